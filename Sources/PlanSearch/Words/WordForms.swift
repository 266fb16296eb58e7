import JapaneseText
import PlanIndex
import Readings
import Vocabulary

/// 言い方: the forms in which documents may print a word that was typed.
package struct WordForms {
  /// How a form was come by; `--explain` says so.
  package enum Rule: String, Sendable { case typed, okurigana, synonym, reading, romaji }

  package struct Form: Hashable, Sendable {
    package let text: String
    package let rule: Rule
  }

  private let book: WordBook
  private let kana: KanaWords
  private let romaji: KanaWords
  /// For kana beside other characters, where short readings may be anything.
  private let runs: KanaWords
  private let normalizer: Normalizer
  private let listening: Listening
  /// More forms of one word than these narrow nothing.
  private static let most = 12
  private static let readings = 4

  init(book: WordBook, listening: Listening, normalizer: Normalizer) {
    (self.book, self.listening, self.normalizer) = (book, listening, normalizer)
    runs = KanaWords(book, shortest: 3, listening: listening)
    kana = KanaWords(book)
    romaji = KanaWords(FoldedWords(book: book))
  }

  /// The forms of a term, normalized and lower case, what was typed first.
  func forms(of term: SearchQuery.Term) throws(IndexError) -> [Form] {
    var forms = [Form(text: term.text, rule: .typed)]
    guard !term.isQuoted else { return forms }
    func add(_ other: String, _ rule: Rule) throws(IndexError) {
      guard forms.count < Self.most, !forms.contains(where: { $0.text == other }), try book.isPrinted(other) else {
        return
      }
      forms.append(Form(text: other, rule: rule))
    }
    let text = term.text.lowercased()
    for other in try okurigana(of: text) { try add(other, .okurigana) }
    for other in replaced(in: text, listening.synonyms) { try add(other, .synonym) }
    let scalars = Array(text.unicodeScalars)
    if scalars.allSatisfy(Kana.isKana) {
      for other in [Kana.hiragana(text), Kana.katakana(text)] where other != text { try add(other, .reading) }
      for way in try kana.ways(of: scalars, limit: Self.readings) { try add(Self.phrase(way), .reading) }
    } else if let other = try rewritten(term.text) {
      try add(other, .reading)
    } else if let reading = Romaji.hiragana(text) {
      let folded = Array(Kana.folded(reading).unicodeScalars)
      for way in try romaji.ways(of: folded, limit: Self.readings) { try add(Self.phrase(way), .romaji) }
    }
    return forms
  }

  /// A text with its runs of kana said in words: しんじゅくくの電話 → 新宿区の電話; `nil` where there are none.
  func rewritten(_ text: String) throws(IndexError) -> String? { try runs.rewritten(normalizer.normalize(text)) }

  /// The words of a reading as one text. With particles between them it is a sentence, and a word no longer.
  private static func phrase(_ way: [KanaWords.Piece]) -> String { way.map(\.text).joined() }

  /// The text with each word of a table that stands in it, or all of it, said otherwise.
  private func replaced(in text: String, _ table: CueTable<String>) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var found: [String] = []
    for index in scalars.indices {
      guard let match = table.longest(in: scalars, at: index) else { continue }
      for other in match.meanings {
        found.append(
          String(scalars: scalars[..<index]) + other + String(scalars: scalars[match.range.upperBound...]))
      }
    }
    return found
  }

  /// The text with a word of kanji and kana in the spellings of the index: 問合せ先 → 問い合わせ先.
  private func okurigana(of text: String) throws(IndexError) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var found: [String] = []
    for start in scalars.indices where Script(scalars[start]) == .han {
      var end = start + 1
      while end < scalars.count, Script(scalars[end]) == .han || Script(scalars[end]) == .hiragana { end += 1 }
      for stop in stride(from: min(end, start + 8), to: start + 1, by: -1) {
        let word = String(scalars: scalars[start..<stop])
        let kanji = scalars[start..<stop].filter { Script($0) == .han }
        guard kanji.count >= 2 else { break }
        var others = try book.words(skeleton: String(scalars: kanji)).map(\.word)
        if kanji.count < stop - start { others.append(String(scalars: kanji)) }
        for other in others where other != word && Okurigana.areOneWord(word, other) {
          found.append(String(scalars: scalars[..<start]) + other + String(scalars: scalars[stop...]))
        }
      }
    }
    return found
  }
}
