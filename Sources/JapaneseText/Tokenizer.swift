/// One posting of a text: what stands where.
package struct Token: Hashable, Sendable {
  /// Lower case, normalized. A word of ICU's begins with ``Tokenizer/wordMark``, an inner part
  /// with ``Tokenizer/partMark``.
  package let text: String
  /// UTF-8 offsets in the original text.
  package let bytes: Range<Int>
  /// It stands at the position of the token before it.
  package let isColocated: Bool

  package init(text: String, bytes: Range<Int>, isColocated: Bool) {
    (self.text, self.bytes, self.isColocated) = (text, bytes, isColocated)
  }
}

/// Cuts text into two streams of tokens: character bigrams, which miss nothing, and ICU's words, which rank.
///
/// A run of one script gives its overlapping bigrams and its last character alone, one position a character:
/// 「待機児童」 → 待機, 機児, 児童, 童. So a phrase of bigrams is a substring, also across scripts; only a phrase that ends in
/// the first character of a run needs a prefix search for it (``endsOpen(_:)``). Numbers and Latin
/// words are whole tokens. A Latin word is besides one token for each of its ends, from two letters on, and a phone
/// number for each end of its digits, from four on: a prefix search for them finds any part. ICU's words of two characters and more stand beside the bigram that begins them.
///
/// Not `Sendable`, since ``WordSegmenter`` is not.
package final class Tokenizer {
  /// Before a word of ICU's, to tell it from a bigram. A private-use character: no document prints it.
  package static let wordMark: Unicode.Scalar = "\u{E000}"
  /// Before the end of a Latin word or of a phone number's digits, to tell it from a whole one.
  package static let partMark: Unicode.Scalar = "\u{E001}"
  /// What somebody remembers of a phone number has at least as many digits.
  package static let shortestPhonePart = 4

  /// What the tokens are for.
  package enum Purpose: Sendable {
    /// For the index: everything.
    case document
    /// For a phrase that is looked for: bigrams without the single character at the very end, behind which the
    /// document may go on.
    case query
  }

  private let normalizer: Normalizer
  private let segmenter: WordSegmenter?

  package init(normalizer: Normalizer) {
    self.normalizer = normalizer
    segmenter = WordSegmenter()
  }

  /// The tokens in their order. A query that begins with one of the marks is one such token, as it stands.
  package func tokens(_ text: String, for purpose: Purpose) -> [Token] {
    if purpose == .query, let first = text.unicodeScalars.first, first == Self.wordMark || first == Self.partMark {
      return [Token(text: text, bytes: 0..<text.utf8.count, isColocated: false)]
    }
    let text = normalizer.normalize(text)
    let runs = Script.runs(text.scalars)
    let words = purpose == .document ? wordStarts(text, runs) : [:]
    let last = runs.lastIndex { $0.script != .other }
    var tokens: [Token] = []
    var index = 0
    while index < runs.count {
      let (script, range) = runs[index]
      if script.isJapanese {
        let isOpen = purpose == .query && index == last && range.count > 1
        appendBigrams(
          of: isOpen ? range.dropLast() : range, upTo: range.upperBound, in: text, words: words, to: &tokens)
        index += 1
      } else if script == .latin || script == .digit {
        let end = wholeEnd(runs, from: index)
        appendWhole(text, runs[index..<end].map(\.range), purpose: purpose, to: &tokens)
        index = end
      } else {
        index += 1
      }
    }
    return tokens
  }

  /// Whether the phrase `text` ends in a single kana or kanji, which a document may print at the head of a longer run:
  /// 「テレワーク推」 in 「テレワーク推進」. The last token is then a prefix.
  package func endsOpen(_ text: String) -> Bool {
    let runs = Script.runs(normalizer.normalize(text).scalars)
    guard let last = runs.last(where: { $0.script != .other }) else { return false }
    return last.script.isJapanese && last.range.count == 1
  }

  /// The index behind the Latin and digit runs that touch each other: 「R5」 is one token.
  private func wholeEnd(_ runs: [(script: Script, range: Range<Int>)], from start: Int) -> Int {
    var end = start + 1
    while end < runs.count, runs[end].script == .latin || runs[end].script == .digit,
      runs[end].range.lowerBound == runs[end - 1].range.upperBound
    {
      end += 1
    }
    return end
  }

  private func appendBigrams(
    of starts: Range<Int>, upTo runEnd: Int, in text: NormalizedText, words: [Int: Range<Int>],
    to tokens: inout [Token]
  ) {
    for position in starts {
      let end = min(position + 2, runEnd)
      tokens.append(token(text.string(position..<end), text, position..<end))
      if let word = words[position] {
        let marked = String(Self.wordMark) + text.string(word)
        tokens.append(token(marked, text, word, colocated: true))
      }
    }
  }

  private func appendWhole(
    _ text: NormalizedText, _ ranges: [Range<Int>], purpose: Purpose, to tokens: inout [Token]
  ) {
    let range = ranges[0].lowerBound..<ranges[ranges.count - 1].upperBound
    let word = text.string(range).lowercased()
    tokens.append(token(word, text, range))
    guard purpose == .document else { return }
    if word.unicodeScalars.contains(where: { Script($0) == .latin }) {
      appendEnds(of: word, from: 2, at: range, in: text, to: &tokens)
    }
    if let digits = ranges.last, let phone = phone(in: text, at: digits.lowerBound) {
      appendEnds(of: phone.digits, from: Self.shortestPhonePart, at: phone.range, in: text, to: &tokens)
    }
  }

  private func appendEnds(
    of word: String, from shortest: Int, at range: Range<Int>, in text: NormalizedText, to tokens: inout [Token]
  ) {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= shortest else { return }
    for start in 0...(scalars.count - shortest) {
      let part = String(scalars: [Self.partMark] + scalars[start...])
      tokens.append(token(part, text, range, colocated: true))
    }
  }

  private func token(
    _ word: String, _ text: NormalizedText, _ range: Range<Int>, colocated: Bool = false
  ) -> Token {
    Token(text: word, bytes: text.bytes(range), isColocated: colocated)
  }

  /// A phone number that begins at `start`: digits in groups joined by hyphens or brackets, nine to eleven in all. What
  /// follows in brackets is its extension.
  private func phone(in text: NormalizedText, at start: Int) -> (digits: String, range: Range<Int>)? {
    guard beginsPhone(text.scalars, at: start) else { return nil }
    var digits = ""
    var (position, end) = (start, start)
    while position < text.scalars.count, isPhonePart(text.scalars[position]) {
      if Script(text.scalars[position]) == .digit {
        digits.unicodeScalars.append(text.scalars[position])
        end = position + 1
      } else if text.scalars[position] == "(", (9...11).contains(digits.count), digits.count < end - start {
        break
      }
      position += 1
    }
    guard (9...11).contains(digits.count), digits.count < end - start else { return nil }
    return (digits, start..<end)
  }

  /// Whether no earlier group of a phone number stands before `start`. 「(03)3546-2097」 begins behind its bracket.
  private func beginsPhone(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    guard start > 0, isPhonePart(scalars[start - 1]) else { return true }
    return scalars[start - 1] == "(" && (start == 1 || !isPhonePart(scalars[start - 2]))
  }

  private func isPhonePart(_ scalar: Unicode.Scalar) -> Bool {
    Script(scalar) == .digit || scalar == "-" || scalar == "(" || scalar == ")"
  }

  /// ICU's words of two characters and more, by the scalar that begins them.
  private func wordStarts(
    _ text: NormalizedText, _ runs: [(script: Script, range: Range<Int>)]
  ) -> [Int: Range<Int>] {
    guard let segmenter else { return [:] }
    var starts: [Int: Range<Int>] = [:]
    var index = 0
    while index < runs.count {
      guard runs[index].script.isJapanese else {
        index += 1
        continue
      }
      var end = index + 1
      while end < runs.count, runs[end].script.isJapanese,
        runs[end].range.lowerBound == runs[end - 1].range.upperBound
      {
        end += 1
      }
      let whole = runs[index].range.lowerBound..<runs[end - 1].range.upperBound
      for word in segmenter.words(Array(text.scalars[whole])) where word.count > 1 {
        let start = whole.lowerBound + word.lowerBound
        starts[start] = start..<whole.lowerBound + word.upperBound
      }
      index = end
    }
    return starts
  }

  /// ICU's words of `text` in order, for reading a question; separators are left out.
  package func words(_ text: String) -> [String] {
    let text = normalizer.normalize(text)
    let runs = Script.runs(text.scalars)
    var found: [String] = []
    var japanese: [Unicode.Scalar] = []
    func flush() {
      guard !japanese.isEmpty else { return }
      for word in segmenter?.words(japanese) ?? [0..<japanese.count] {
        found.append(String(scalars: japanese[word]))
      }
      japanese = []
    }
    for (script, range) in runs {
      if script.isJapanese {
        japanese += text.scalars[range]
      } else {
        flush()
        if script == .latin || script == .digit { found.append(text.string(range).lowercased()) }
      }
    }
    flush()
    return found
  }
}
