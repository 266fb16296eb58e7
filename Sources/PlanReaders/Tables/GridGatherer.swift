import JapaneseText
import PlanModel
import Vocabulary

/// Puts the rows of a grid together: a row begins with its number, or else with its values; other lines go on with its
/// cells.
struct GridGatherer: RowGathering {
  let grid: Grid
  let head: TableHead
  let words: TableWords
  private var cells: [Int: [TableRow.Cell]] = [:]
  private var lines: LineSpan?
  private var lastColumn: Int?
  /// Where the cells of the last row begin that filled every column: a page's rows may stand beside its head's cells.
  private var starts: [Int] = []
  private var areValuesOver = false
  var finished: [TableRow] = []
  /// 「２ 相談支援体制の充実」 alone on a line: what the rows below it are of.
  private var group: String?

  init(grid: Grid, head: TableHead, words: TableWords) {
    (self.grid, self.head, self.words) = (grid, head, words)
  }

  /// Takes a line; `false` where it is no row and goes on with none.
  mutating func take(_ line: SourceLine, next: [SourceLine]) -> Bool {
    let found = Grid.cells(of: line, byTabs: grid.isCutByTabs)
    guard let first = found.first, !isSentence(found) else { return false }
    if found.contains(where: { words.isTotal(words.key($0.text)) }) {
      close()
      return true
    }
    let tabs = line.raw.count { $0 == "\t" }
    if found.count == 1, first.start == 0, tabs > 0, Self.isGroup(words.key(first.text)) {
      close()
      group = first.text
      return true
    }
    // With all its tabs a line says itself where its cells stand.
    let isWrapped = grid.isCutByTabs && first.start == 0 && !begins(found) && tabs < grid.columns.count - 1
    if begins(found) {
      close()
      lines = LineSpan(line.number)
      if !grid.isCutByTabs, found.count == grid.columns.count { starts = found.map(\.start) }
    } else if lines == nil || (!line.raw.contains("\t") && isWrapped && first.text.count > Self.wrapped) {
      return false
    }
    let before = lastColumn
    // 「取組内容」 below 「事業費」: what stands under the years from here on is of another kind.
    if !isWrapped, lines?.first != line.number, found.contains(where: { isSecondKind($0) }) { areValuesOver = true }
    for cell in found {
      let piece = TableRow.Cell(text: cell.text, line: line.number)
      // A cell that the page's width cut goes on at the beginning of the next line.
      let column = isWrapped ? before.map { $0 + cell.start } : position(of: cell)
      guard let column, grid.columns.indices.contains(column) else { continue }
      if areValuesOver, case .value = grid.columns[column].kind { continue }
      cells[column, default: []].append(piece)
      lastColumn = column
    }
    lines = lines?.union(LineSpan(line.number))
    return true
  }

  mutating func close() {
    if let lines, let row = row(on: lines) { finished.append(row) }
    (cells, lines, lastColumn, areValuesOver) = ([:], nil, nil, false)
  }

  // MARK: Rows

  private static let wrapped = 30

  private func position(of cell: Grid.Cell) -> Int? {
    guard starts.isEmpty else { return starts.lastIndex { $0 <= cell.start + 1 } }
    return grid.column(at: cell.start).flatMap { column in grid.columns.firstIndex { $0.start == column.start } }
  }

  /// Whether a cell stands in a column of kinds that has its cell already.
  private func isSecondKind(_ cell: Grid.Cell) -> Bool {
    guard let index = position(of: cell), grid.columns.indices.contains(index), grid.columns[index].kind == .other
    else {
      return false
    }
    return cells[index] != nil
  }

  /// One long cell that ends as sentences do is prose.
  private func isSentence(_ cells: [Grid.Cell]) -> Bool {
    cells.count == 1 && !grid.isCutByTabs && cells[0].text.count > 40
  }

  private func begins(_ found: [Grid.Cell]) -> Bool {
    if let number = grid.columns.first(where: { $0.kind == .number }) {
      return found.count > 1
        && found.contains { grid.column(at: $0.start)?.start == number.start && Self.isNumber(words.key($0.text)) }
    }
    guard found.count > 2 else { return false }
    let values = found.filter { words.isValue(words.key($0.text)) }
    return !values.isEmpty && values.count <= head.columns.count
  }

  /// 「12」, 「2-1」.
  private static func isNumber(_ key: String) -> Bool {
    !key.isEmpty && key.allSatisfy { $0.isASCII && $0.isNumber || "-.".contains($0) } && key.first?.isNumber == true
  }

  /// 「２ …」, 「（１）…」, 「■…」: a heading between rows.
  private static func isGroup(_ key: String) -> Bool {
    guard let first = key.first else { return false }
    return first.isNumber && key.contains(" ") || "(■◆●【<".contains(first)
  }

  private func row(on lines: LineSpan) -> TableRow? {
    var row = TableRow(group: group, lines: lines)
    row.values = head.columns.map { _ in TableRow.Cell(text: "", line: lines.first) }
    var values: [(column: Int, cell: TableRow.Cell)] = []
    for (index, column) in grid.columns.enumerated() {
      guard let pieces = cells[index], let first = pieces.first else { continue }
      let cell = TableRow.Cell(text: pieces.map(\.text).joined(), line: first.line, last: pieces.last?.line)
      switch column.kind {
      case .number: row.number = cell.text
      case .name: row.lead.append(cell)
      case .summary: row.summary += pieces
      case .office: row.contacts += offices(pieces)
      case .unit: row.unit = words.unit(noted: words.key(cell.text)) ?? cell.text
      case .other: take(cell, into: &row)
      case .value(let index): values.append((index, cell))
      }
    }
    guard !row.lead.isEmpty || row.role != nil, place(values, in: &row) else { return nil }
    return row
  }

  /// By their columns between tabs; elsewhere only where every column has its value.
  private func place(_ values: [(column: Int, cell: TableRow.Cell)], in row: inout TableRow) -> Bool {
    guard grid.isCutByTabs || values.count == head.columns.count, !values.contains(where: { isTorn($0.cell.text) })
    else {
      return false
    }
    for (column, cell) in values where row.values.indices.contains(column) { row.values[column] = cell }
    return true
  }

  /// 「Ｂ90.0％」: a grade and the value beside it fell into one column, so nobody can say what stands where.
  private func isTorn(_ cell: String) -> Bool {
    let key = words.key(cell)
    guard let first = key.first.map({ String($0) }), key.count > 1 else { return false }
    return (words.marks.contains(first) || Ratings.grades.contains(first)) && words.isValue(String(key.dropFirst()))
  }

  /// Offices one below the other, or one cut by the column's width.
  private func offices(_ pieces: [TableRow.Cell]) -> [TableRow.Cell] {
    let joined = pieces.reduce(into: [TableRow.Cell]()) { offices, piece in
      if let last = offices.last, !words.isContact(words.key(last.text)) {
        offices[offices.count - 1] = TableRow.Cell(text: last.text + piece.text, line: last.line)
      } else {
        offices.append(piece)
      }
    }
    return joined.filter { words.isContact(words.key($0.text)) }
  }

  private func take(_ cell: TableRow.Cell, into row: inout TableRow) {
    let key = words.key(cell.text)
    if Ratings.grades.contains(key.uppercased()) {
      row.result = cell
    } else if words.marks.contains(key) {
      if row.lead.isEmpty { row.mark = cell } else { row.result = cell }
    } else if words.contact.phone(key) != nil {
      row.contacts.append(cell)
    } else if words.role(key) != nil || words.isPlanned(key) {
      row.role = cell.text
    }
  }
}
