import JapaneseText
import Vocabulary

/// What is left of a question when every reader took its part: the words that say what it is about.
///
/// ICU cuts the rest into words; words of `noise.tsv` and particles go; kanji, katakana and Latin words that touch
/// each other are one term (若年|無業|者 → 若年無業者), since the documents print them as one.
struct TermReader {
  let tokenizer: Tokenizer
  let listening: Listening
  /// Whether a document prints a key.
  let prints: (String) -> Bool

  func terms(_ sheet: QuestionSheet) -> [Term] {
    var terms: [Term] = []
    func add(_ text: String, isName: Bool = false) {
      // A single letter is what is left of 「city's」, of a tag, or of a particle in half-width kana.
      if text.unicodeScalars.count == 1, text.unicodeScalars.allSatisfy({ [.latin, .katakana].contains(Script($0)) }) {
        return
      }
      guard !terms.contains(where: { $0.text == text }), !isCount(text) else { return }
      terms.append(Term(text, alternatives: alternatives(of: text), isRequired: isName ? true : nil))
    }
    for stretch in stretches(sheet) {
      switch stretch {
      case .name(let text): add(text, isName: true)
      case .free(let scalars): compounds(scalars).forEach { add(extended($0, in: scalars)) }
      }
    }
    return terms
  }

  /// 「12個」: a number of things names nothing, unless a document prints it so (トライアル65).
  private func isCount(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop { Script($0) == .digit }
    let counter = String(String.UnicodeScalarView(rest))
    return rest.count < text.unicodeScalars.count && !prints(text)
      && (rest.isEmpty || listening.phrases("counted").contains(counter))
  }

  /// What was left: whole names as they are, and runs of characters that nobody took.
  private enum Stretch {
    case name(String)
    case free([Unicode.Scalar])
  }

  /// Long noise phrases are cut out; words of kana that mean something stand alone.
  private func stretches(_ sheet: QuestionSheet) -> [Stretch] {
    var found: [Stretch] = []
    var run: [Unicode.Scalar] = []
    func flush() {
      if !run.isEmpty { found.append(.free(run)) }
      run = []
    }
    var index = 0
    while index < sheet.scalars.count {
      switch sheet.uses[index] {
      case .taken:
        flush()
        index += 1
      case .name:
        flush()
        var end = index
        while end < sheet.scalars.count, sheet.uses[end] == .name { end += 1 }
        let name = sheet.scalars[index..<end].filter { !Script.isSeparator($0) }
        found.append(.name(String(scalars: name)))
        index = end
      case .free:
        if let word = listening.kanaWords.longest(in: sheet.scalars, at: index), sheet.isFree(word.range) {
          flush()
          found.append(.name(String(scalars: sheet.scalars[word.range])))
          index = word.range.upperBound
        } else if let noise = listening.noise.longest(in: sheet.scalars, at: index), noise.range.count > 2,
          sheet.isFree(noise.range)
        {
          flush()
          index = noise.range.upperBound
        } else {
          run.append(sheet.scalars[index])
          index += 1
        }
      }
    }
    flush()
    return found
  }

  private func compounds(_ stretch: [Unicode.Scalar]) -> [String] {
    let text = String(scalars: parted(stretch))
    var found: [String] = []
    for piece in text.split(whereSeparator: { $0.unicodeScalars.allSatisfy(Script.isSeparator) && $0 != "・" }) {
      var compound = ""
      for word in verbsJoined(tokenizer.words(String(piece))) {
        if isContent(word) && !isInflected(word) || !compound.isEmpty && isSuffix(word) {
          compound += word
        } else if compound.unicodeScalars.count == 1, isInflected(word), prints(compound + word) {
          // 玉掛け is no 玉 and a verb.
          found.append(compound + word)
          compound = ""
        } else {
          found.append(compound)
          compound = ""
          if isKanaContent(word) || isInflected(word) && isContent(word) { found.append(word) }
        }
      }
      found.append(compound)
    }
    return found.filter { !$0.isEmpty && !isNoise($0) }
  }

  /// 「言え」 is a verb and no noun 言: one kanji takes the kana behind it, unless they are particles.
  private func verbsJoined(_ words: [String]) -> [String] {
    words.reduce(into: []) { joined, word in
      if let last = joined.last, isSuffix(word), isHan(last), listening.noise.contains(last), prints(last + word) {
        // 事業者 is no 事業 and a 者.
        joined[joined.count - 1] = last + word
        return
      }
      let isKana = word.unicodeScalars.allSatisfy { Script($0) == .hiragana }
      // 作って is a verb, and 者って a noun that is spoken of.
      guard isKana, let last = joined.last, isSuffix(last), let first = word.first,
        !"はがをにでとものへやかよねなだ".contains(first), first != "っ" || !listening.noise.contains(last),
        !listening.noise.contains(last + word), !listening.noise.contains(word)
      else { return joined.append(word) }
      joined[joined.count - 1] = last + word
    }
  }

  private func isHan(_ word: String) -> Bool { word.unicodeScalars.allSatisfy { Script($0) == .han } }

  /// A name that begins in kana, where a document prints it so: たちかわ before 若者サポートステーション.
  private func extended(_ word: String, in stretch: [Unicode.Scalar]) -> String {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 4, let start = ScalarSearch.firstIndex(of: scalars, in: stretch), start > 0 else {
      return word
    }
    let kana = String(scalars: Array(stretch[..<start].reversed().prefix { Script($0) == .hiragana }.reversed()))
    // What begins with a particle is no name.
    guard kana.unicodeScalars.count >= 3, !"とにをはがでのもへやか".contains(kana.first ?? "の") else { return word }
    return prints(kana + word) ? kana + word : word
  }

  /// The stretch with a space for every 「・」 between words that no document joins so: 「高齢者・シニア」 are two,
  /// 「相談・面接会」 is one.
  private func parted(_ stretch: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var stretch = stretch
    for index in stretch.indices where stretch[index] == "・" {
      let isWord = { (scalar: Unicode.Scalar) in [.han, .katakana, .latin].contains(Script(scalar)) && scalar != "・" }
      let before = stretch[..<index].reversed().prefix(while: isWord).reversed()
      let after = stretch[(index + 1)...].prefix(while: isWord)
      if !before.isEmpty, !after.isEmpty, !prints(String(scalars: before + after)) { stretch[index] = " " }
    }
    return stretch
  }

  /// A word that joins its neighbours to one term.
  private func isContent(_ word: String) -> Bool {
    let scripts = word.unicodeScalars.map { Script($0) }
    return scripts.contains { $0 == .han || $0 == .katakana || $0 == .latin || $0 == .digit } && !isNoise(word)
  }

  /// 人, 者, 課: noise alone, a part of the word before it: 外国|人.
  private func isSuffix(_ word: String) -> Bool {
    word.unicodeScalars.count == 1 && isHan(word)
  }

  /// A word of kanji with kana behind it (使う, 働き方): it does not join its neighbours.
  private func isInflected(_ word: String) -> Bool {
    let scripts = word.unicodeScalars.map { Script($0) }
    return scripts.contains(.hiragana) && scripts.contains(.han)
  }

  /// A word of hiragana that means something: ひきこもり, ものづくり.
  private func isKanaContent(_ word: String) -> Bool { word.unicodeScalars.count >= 3 && !isNoise(word) }

  private func isNoise(_ word: String) -> Bool {
    listening.noise.contains(word)
      || (word.unicodeScalars.count == 1 && Script(word.unicodeScalars.first!) == .hiragana)
  }

  /// What the documents may print for the word, or for a part of it: 育休 → 育業, 男性育休 → 男性育業.
  private func alternatives(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var found: [String] = []
    for index in scalars.indices {
      guard let cue = listening.synonyms.longest(in: scalars, at: index) else { continue }
      let before = String(scalars: scalars[..<index])
      let after = String(scalars: scalars[cue.range.upperBound...])
      for word in cue.meanings {
        let alternative = before + word.filter { $0 != "・" } + after
        if alternative != text, !found.contains(alternative) { found.append(alternative) }
      }
    }
    // 参加者 are those that 参加人数 counts.
    let people = scalars.count >= 3 && scalars.last == "者" ? [String(scalars: scalars.dropLast()) + "人数"] : []
    return found + Self.counts(like: scalars).filter { !found.contains($0) } + people.filter(prints)
  }

  /// 開催数 for 開催回数, 参加人数 for 参加者数: one count by the names that forms give it.
  private static func counts(like word: [Unicode.Scalar]) -> [String] {
    guard word.count >= 4, word.last == "数", counters.contains(word[word.count - 2]) else { return [] }
    let stem = String(scalars: Array(word.dropLast(2)))
    let isOfPeople = people.contains(word[word.count - 2])
    let others = isOfPeople ? people.filter { $0 != word[word.count - 2] } : []
    return [stem + "数"] + others.map { stem + String($0) + "数" }
  }

  private static let counters = Array("人者名件回社校".unicodeScalars)
  private static let people = Array("人者".unicodeScalars)
}
