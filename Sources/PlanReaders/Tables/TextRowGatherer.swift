import JapaneseText
import PlanModel
import Vocabulary

/// 文章の表の行: a numbered row whose cells are words: what the programme does, who does it, what came of it, and a grade.
struct TextRow: Sendable {
  let number: String
  var name = ""
  var summary: [TableRow.Cell] = []
  var divisions: [TableRow.Cell] = []
  var result: [TableRow.Cell] = []
  var grades: [TableRow.Cell] = []
  var lines: LineSpan
}

/// Puts such rows together, their cells on one line or on several.
struct TextRowGatherer: RowGathering {
  let words: TableWords
  private var row: TextRow?
  private var last: Int?
  var finished: [TextRow] = []
  /// 「人権・男女共同」: an office's name that goes on below.
  private var openOffice: TableRow.Cell?

  init(words: TableWords) { self.words = words }

  /// Takes a line; `false` where it is none of the table.
  mutating func take(_ line: SourceLine, next: [SourceLine]) -> Bool {
    if words.isPageMark(line.text) { return true }
    var tokens = line.raw.split(whereSeparator: \.isWhitespace).map { String($0) }
    guard let first = tokens.first else { return true }
    if let number = Int(words.key(first)), number == (last ?? number - 1) + 1, number < 1000, tokens.count > 1 {
      close()
      (row, last) = (TextRow(number: first, lines: LineSpan(line.number)), number)
      tokens.removeFirst()
    } else if row == nil || words.isSection(line.text) || PlainHeading(line) != nil {
      close()
      return false
    }
    for token in tokens { take(token, line, next: next) }
    let lines = row?.lines.union(LineSpan(line.number))
    if let lines { row?.lines = lines }
    return true
  }

  mutating func close() {
    // Without a division a numbered line was no row.
    if let row, !row.divisions.isEmpty { finished.append(row) }
    (row, openOffice) = (nil, nil)
  }

  private mutating func take(_ token: String, _ line: SourceLine, next: [SourceLine]) {
    let cell = TableRow.Cell(text: token, line: line.number)
    let key = words.key(token)
    if let open = openOffice {
      openOffice = nil
      row?.divisions.append(TableRow.Cell(text: open.text + token, line: open.line))
    } else if row?.name.isEmpty ?? true {
      row?.name = token
    } else if isGrade(key), !(row?.divisions.isEmpty ?? true) {
      row?.grades.append(cell)
    } else if row?.result.isEmpty ?? true, !token.contains("。"), words.contact.endsOffice(key), token.count <= 20 {
      row?.divisions.append(cell)
    } else if row?.result.isEmpty ?? true, isOpenOffice(token, next) {
      openOffice = cell
    } else if row?.divisions.isEmpty ?? true {
      // A few characters right behind the name are its end: 「女性の再就職応援セミ」「ナー」.
      if row?.summary.isEmpty ?? true, token.count <= 4, !token.contains("。") {
        row?.name += token
      } else {
        row?.summary.append(cell)
      }
    } else {
      row?.result.append(cell)
    }
  }

  private func isGrade(_ key: String) -> Bool {
    key.count == 1 && (Ratings.grades.contains(key.uppercased()) || words.marks.contains(key))
  }

  /// Whether an office's name was cut: what stands alone on the next line ends one and is too short to be it.
  private func isOpenOffice(_ token: String, _ next: [SourceLine]) -> Bool {
    guard token.count <= 12, !token.contains("。"), !(row?.summary.isEmpty ?? true), let below = next.first else {
      return false
    }
    return below.text.count <= 8 && !below.text.contains("。") && words.contact.endsOffice(below.text)
  }
}
