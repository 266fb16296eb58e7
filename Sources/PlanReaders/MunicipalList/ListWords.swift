import JapaneseText
import PlanModel
import Vocabulary

/// The words and small patterns of the list, over the tables.
struct ListWords: Sendable {
  let contact: ContactWords
  let nameEnds: [String]
  let headWords: [String]
  let tables: ReadingTables
  private let totalWords: [String]
  private let categoryEnds: [String]
  private static let form = "municipal_list"

  init(tables: ReadingTables) {
    self.tables = tables
    func words(_ role: String) -> [String] { tables.labels.words(Self.form, role) }
    contact = ContactWords(tables: tables)
    (nameEnds, headWords) = (words("name_end"), words("head_word"))
    (totalWords, categoryEnds) = (words("total"), words("category_end"))
  }

  func amounts(_ text: String) -> AmountsLine? {
    AmountsLine(text, eras: tables.eras, normalizer: tables.normalizer, categoryEnds: categoryEnds)
  }

  /// Every line that begins a row.
  func heads(_ text: SourceText) -> [(index: Int, head: RowHead)] {
    text.lines.indices.compactMap { index in
      let next = text.lines[(index + 1)...].first { !$0.isBlank }
      let head = RowHead(
        text.lines[index].text, next: next?.text, gap: next.map { $0.number - index - 1 } ?? 0,
        municipalities: tables.municipalities)
      return head.map { (index, $0) }
    }
  }

  /// 「603,931 1324 252 69合　計」: as many numbers as a row has, and a word for a total, however stretched.
  func totals(_ line: SourceLine) -> ListTotals? {
    let bare = line.text.filter { !$0.isWhitespace }
    guard let word = totalWords.first(where: { bare.contains($0) }), let mark = word.first else { return nil }
    let spaced = line.text.replacing(String(mark), with: " " + String(mark))
    let tokens = spaced.split(whereSeparator: \.isWhitespace).map { String($0) }
    let cells = tokens.filter { AmountsLine.isNumber($0) || AmountsLine.isNone($0) }
    guard cells.count == AmountsLine.targetCount + 1, AmountsLine.isNumber(cells[0]) else { return nil }
    return ListTotals(values: cells.map { Numeral($0)?.whole() ?? 0 }, line: line.number)
  }

  /// The characters of the document that `words` (normalized, from the end of the line or free of spaces) came from.
  func printed(_ words: String, in line: SourceLine) -> String {
    guard !words.isEmpty else { return "" }
    let range = line.normalized.ranges(of: Array(words.unicodeScalars)).last
    return range.map { line.normalized.original($0).trimmed } ?? words
  }

  /// 「（単位：千円、人）」: the unit of money and the unit of the people counted.
  func units(_ text: SourceText) -> (money: String, yen: Int, people: String?)? {
    let mark = tables.labels.words(Self.form, "unit_note").first ?? ""
    for line in text.lines {
      let bare = line.text.filter { !$0.isWhitespace }
      guard let start = bare.range(of: mark) else { continue }
      let words = bare[start.upperBound...].split { "、,()・".contains($0) }.map { String($0) }
      for word in words {
        guard let yen = tables.amounts.units.yen(per: word) else { continue }
        return (word, yen, words.first { $0 != word })
      }
    }
    return nil
  }

  /// A line that begins a page: the page break left one space before it. More white space is a paragraph's indent.
  static func isPageStart(_ line: SourceLine) -> Bool {
    let scalars = line.raw.unicodeScalars
    return scalars.first == " " && scalars.dropFirst().first.map { !$0.properties.isWhitespace } ?? false
  }
}
