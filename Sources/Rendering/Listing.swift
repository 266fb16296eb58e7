import JapaneseText
import PlanModel

/// 一覧: rows and columns, ready to be written in any format.
package struct Listing: Sendable {
  /// One column.
  package struct Column: Sendable {
    /// Its name for programs: JSON key, head of CSV and TSV.
    package let key: String
    /// Its name for people.
    package let heading: String
    package let isNumber: Bool
    /// Cut short first where a line is too long.
    package let isFlexible: Bool
    /// Left out of a table on a screen that is too narrow for it, the last one first.
    package let isExpendable: Bool

    package init(
      _ key: String, heading: String, isNumber: Bool = false, isFlexible: Bool = false, isExpendable: Bool = false
    ) {
      (self.key, self.heading, self.isNumber) = (key, heading, isNumber)
      (self.isFlexible, self.isExpendable) = (isFlexible, isExpendable)
    }
  }

  /// One cell: its words and its JSON.
  package struct Cell: Sendable {
    /// As the document or the program says it; may hold any character.
    package let text: String
    package let json: JSONValue

    package init(_ text: String, json: JSONValue) { (self.text, self.json) = (text, json) }

    package static func text(_ text: String?) -> Cell { Cell(text ?? "", json: .optional(text)) }
    package static func integer(_ number: Int?) -> Cell {
      Cell(number.map { String($0) } ?? "", json: .optional(number))
    }
    package static func list(_ texts: [String]) -> Cell { Cell(texts.joined(separator: " / "), json: .strings(texts)) }
    package static func lines(_ span: LineSpan) -> Cell {
      Cell(Wording.lines(span), json: .array([.integer(span.first), .integer(span.last)]))
    }
    package static func money(_ money: Money?) -> Cell {
      Cell(money?.raw ?? "", json: money.map { ProgrammeRecord.budget($0) } ?? .null)
    }
  }

  package let columns: [Column]
  package let rows: [[Cell]]
  /// One JSON value a row where the cells alone do not say all; else the cells under the columns' keys.
  private let records: [JSONValue]?

  package init(columns: [Column], rows: [[Cell]], records: [JSONValue]? = nil) {
    (self.columns, self.rows, self.records) = (columns, rows, records)
  }

  /// One JSON value a row.
  package var objects: [JSONValue] {
    records
      ?? rows.map { row in
        .object(Dictionary(zip(columns.map(\.key), row.map(\.json)), uniquingKeysWith: { first, _ in first }))
      }
  }

  /// The whole listing, with a line end behind it; JSON of no rows is `[]`, text of no rows is empty.
  package func text(as format: OutputFormat, on screen: Screen = Screen()) -> String {
    switch format {
    case .text: aligned(on: screen)
    case .json: JSONValue.array(objects).text(indented: true) + "\n"
    case .jsonl: objects.map { $0.text() + "\n" }.joined()
    case .csv: separated(line: Self.csvLine)
    case .tsv: separated(line: Self.tsvLine)
    case .markdown: markdown()
    }
  }

  // MARK: - Text

  private func aligned(on screen: Screen) -> String {
    guard !rows.isEmpty else { return "" }
    guard let width = screen.width else { return table(on: screen) }
    var listing = self
    while let narrower = listing.narrower(than: width) { listing = narrower }
    let isFitting = Self.total(listing.fitted(listing.widths(of: listing.printable), to: width)) <= width
    return isFitting ? listing.table(on: screen) : stacked(printable, width: width)
  }

  private func table(on screen: Screen) -> String {
    let widths = fitted(widths(of: printable), to: screen.width)
    var text = screen.bold(alignedLine(columns.map(\.heading), widths)) + "\n"
    text += screen.faint(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")) + "\n"
    for row in printable { text += alignedLine(row, widths) + "\n" }
    return text
  }

  private var printable: [[String]] { rows.map { $0.map { DisplayWidth.printable($0.text) } } }

  /// Cells of a flexible column below which another column rather goes.
  private static let roomy = 20

  /// The listing without its last expendable column, where it has one and cells would be cut to less than ``roomy``.
  private func narrower(than width: Int) -> Listing? {
    guard let index = columns.lastIndex(where: \.isExpendable) else { return nil }
    let natural = widths(of: printable)
    let least = zip(columns, natural).map { $0.isFlexible ? min($1, Self.roomy) : $1 }
    guard Self.total(least) > width else { return nil }
    func without<Item>(_ items: [Item]) -> [Item] { Array(items[..<index] + items[(index + 1)...]) }
    return Listing(columns: without(columns), rows: rows.map { without($0) })
  }

  /// Where not even cut cells fit beside each other: every cell on a line of its own under its heading, a blank line
  /// between rows; empty cells are left out.
  private func stacked(_ cells: [[String]], width: Int) -> String {
    cells.map { row in
      zip(columns, row).filter { !$1.isEmpty }.map { column, text in
        let lines = DisplayWidth.wrapped("\(column.heading): \(text)", to: width)
        return lines.joined(separator: "\n") + "\n"
      }.joined()
    }.joined(separator: "\n")
  }

  private static func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * (widths.count - 1) }

  private func widths(of cells: [[String]]) -> [Int] {
    columns.indices.map { column in
      cells.map { DisplayWidth.cells(of: $0[column]) }.reduce(DisplayWidth.cells(of: columns[column].heading), max)
    }
  }

  /// The widest flexible column gives way, cell by cell, until the line fits or nothing can give way.
  private func fitted(_ natural: [Int], to width: Int?) -> [Int] {
    guard let width else { return natural }
    var widths = natural
    var excess = Self.total(widths) - width
    while excess > 0 {
      let candidates = widths.indices.filter { columns[$0].isFlexible && widths[$0] > 12 }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func alignedLine(_ row: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, text) in row.enumerated() {
      let text = DisplayWidth.cut(text, to: widths[index])
      line += DisplayWidth.padded(text, to: widths[index], right: columns[index].isNumber) + "  "
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: - Files

  private func separated(line: ([String]) -> String) -> String {
    line(columns.map(\.key)) + rows.map { line($0.map(\.text)) }.joined()
  }

  /// RFC 4180: a cell with a quote, a comma or a line end is quoted, quotes doubled. Lines end in CR LF.
  private static func csvLine(_ cells: [String]) -> String {
    cells.map { cell in
      let text = DisplayWidth.printableLines(cell)
      let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\r\n"
  }

  /// A tab or a line end inside a cell becomes a space.
  private static func tsvLine(_ cells: [String]) -> String {
    cells.map { DisplayWidth.printable($0) }.joined(separator: "\t") + "\n"
  }

  private func markdown() -> String {
    guard !rows.isEmpty else { return "" }
    let rule = columns.map { $0.isNumber ? "---:" : "---" }
    return ([columns.map(\.heading), rule] + rows.map { $0.map { Self.markdownCell($0.text) } })
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// The characters that would make markup of a document's words get a backslash.
  private static func markdownCell(_ text: String) -> String {
    DisplayWidth.printable(text).reduce(into: "") { result, character in
      if "\\|*_`<>[]".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
