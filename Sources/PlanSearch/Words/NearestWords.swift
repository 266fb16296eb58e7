import JapaneseText
import PlanIndex
import Readings

/// もしかして: for a word that no document prints, the nearest that are printed.
///
/// 支縁 → 支援: an input method's slip, one character for another that is read alike, comes first; then one wrong, missing
/// or surplus character, of the reading where the word is all kana. Of several near words none is looked for in its place:
/// they are offered.
struct NearestWords {
  private let book: WordBook
  private let postings: Postings

  init(book: WordBook, postings: Postings) { (self.book, self.postings) = (book, postings) }

  private struct Candidate {
    let text: String
    /// Lower is nearer.
    let distance: Double
    let count: Int
  }

  /// A slip of the input method counts as nearer than any other single mistake.
  private static let slip = 0.5

  /// The nearest words for `text` (normalized), at most `limit`; empty where none is near.
  func words(near text: String, limit: Int = 3) throws(IndexError) -> [String] {
    let scalars = Array(text.lowercased().unicodeScalars)
    guard scalars.count >= 2, scalars.count <= 40 else { return [] }
    let all = try book.all()
    var candidates: [Candidate] = []
    if let reading = Self.reading(text) {
      let folded = Array(Kana.folded(reading).unicodeScalars)
      for way in try KanaWords(FoldedWords(book: book)).ways(of: folded, limit: limit) {
        candidates.append(Candidate(text: way.map(\.text).joined(), distance: Self.slip, count: 0))
      }
      candidates += near(reading: folded, all) + near(scalars, all)
    } else {
      candidates += try replaced(scalars) + near(scalars, all)
    }
    var found: [String] = []
    for candidate in candidates.sorted(by: Self.isNearer) where found.count < limit && !found.contains(candidate.text) {
      if candidate.text != text, try postings.mayHold(candidate.text) { found.append(candidate.text) }
    }
    return found
  }

  /// The word that a slip was meant for, where documents print just one such word: one character for another that is
  /// read alike; in longer words also any other character (捉 for 促), and a kana of katakana that is missing or too many.
  func word(meantBy text: String) throws(IndexError) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 3, scalars.count <= 20 else { return nil }
    if scalars.allSatisfy({ Script($0) == .katakana }) {
      guard scalars.count >= 4 else { return nil }
      return try only(near(scalars, book.all()).filter { $0.distance == 1 && $0.text.unicodeScalars.count >= 4 })
    }
    let candidates = try replaced(scalars)
    if let slip = try only(candidates.filter { $0.distance == Self.slip }) { return slip }
    return scalars.count >= 4 ? try only(candidates) : nil
  }

  /// The one word among candidates that documents print, or the commonest of several; `nil` where two are as common.
  private func only(_ candidates: [Candidate]) throws(IndexError) -> String? {
    var printed: [Candidate] = []
    for candidate in candidates.sorted(by: Self.isNearer) where !printed.contains(where: { $0.text == candidate.text })
    {
      if try book.prints(candidate.text) { printed.append(candidate) }
    }
    guard let first = printed.first, !printed.dropFirst().contains(where: { $0.count == first.count }) else {
      return nil
    }
    return first.text
  }

  private static func isNearer(_ one: Candidate, _ other: Candidate) -> Bool {
    (one.distance, -one.count, one.text.unicodeScalars.count, one.text)
      < (other.distance, -other.count, other.text.unicodeScalars.count, other.text)
  }

  /// The reading of what was typed in kana or romaji.
  private static func reading(_ text: String) -> String? {
    text.unicodeScalars.allSatisfy(Kana.isKana) ? Kana.hiragana(text) : Romaji.hiragana(text)
  }

  /// Words whose reading differs in one kana, or in two where it is long.
  private func near(reading: [Unicode.Scalar], _ all: [ReadWord]) -> [Candidate] {
    let most = Self.mistakes(in: reading.count)
    return all.compactMap { word in
      let own = Array(Kana.folded(word.reading).unicodeScalars)
      guard abs(own.count - reading.count) <= most, let distance = EditDistance.between(own, reading, atMost: most)
      else { return nil }
      return Candidate(text: word.word, distance: Double(distance), count: word.count)
    }
  }

  /// The text with one strange character, which stands with neither neighbour in any document, put right by a word that
  /// has the others.
  private func replaced(_ text: [Unicode.Scalar]) throws(IndexError) -> [Candidate] {
    let strange = try strangers(text)
    guard !strange.isEmpty else { return [] }
    var found: [Candidate] = []
    for word in try book.all() where !word.isName {
      let own = Array(word.word.unicodeScalars)
      guard own.count >= 2, own.count <= text.count else { continue }
      for start in 0...(text.count - own.count) {
        let differing = own.indices.filter { own[$0] != text[start + $0] }
        guard differing.count == 1, strange.contains(start + differing[0]) else { continue }
        var right = text
        right.replaceSubrange(start..<start + own.count, with: own)
        let isSlip =
          book.dictionary?.reads(text[start + differing[0]], like: word.reading, at: differing[0], of: own.count)
          ?? false
        found.append(
          Candidate(text: String(scalars: right), distance: isSlip ? Self.slip : 1, count: word.count))
      }
    }
    return found
  }

  /// The places of characters none of whose pairs with a neighbour stands in any document.
  private func strangers(_ text: [Unicode.Scalar]) throws(IndexError) -> [Int] {
    var isPrinted: [Bool] = []
    for start in 0..<text.count - 1 { isPrinted.append(try postings.mayHold(String(scalars: text[start...start + 1]))) }
    return text.indices.filter { index in
      (index == 0 || !isPrinted[index - 1]) && (index == text.count - 1 || !isPrinted[index])
    }
  }

  /// Parts of words and names that differ from the text in few characters.
  private func near(_ text: [Unicode.Scalar], _ all: [ReadWord]) -> [Candidate] {
    let most = Self.mistakes(in: text.count)
    guard text.count >= 3 else { return [] }
    return all.compactMap { word in
      let own = Array(word.word.unicodeScalars)
      guard own.count + most >= text.count,
        let (range, distance) = EditDistance.nearestPart(of: own, to: text, atMost: most),
        range.count >= text.count || range.count == own.count
      else { return nil }
      // A part of a name may begin or end at a mark (起業・創業): the mark is no part of a word.
      guard let first = own[range].first, let last = own[range].last, !Script.isSeparator(first),
        !Script.isSeparator(last)
      else { return nil }
      return Candidate(text: String(scalars: own[range]), distance: Double(distance), count: word.count)
    }
  }

  /// How many mistakes a text of this length may have and still be meant.
  private static func mistakes(in count: Int) -> Int { count < 3 ? 0 : count < 8 ? 1 : 2 }
}
