import JapaneseText
import PlanModel
import Vocabulary

/// 欄の表の行: what stands in each column of one row; nothing for an empty cell.
struct FieldRow: Sendable {
  var cells: [TableRow.Cell?]
  /// Sentences below the row, where the head has no column for them.
  var remarks: [TableRow.Cell] = []
  /// 「基本目標１」 alone on a line above: what the rows below it are of.
  var group: String?
  var lines: LineSpan
}

/// Cuts the lines below a head into rows, whether tabs, white space or line ends part their cells.
struct FieldRows: Sendable {
  let head: FieldHead
  let words: TableWords

  /// So many lines may one row break into.
  private static let most = 8

  /// The rows that begin at `start`, in order, and the index behind the last of them.
  func rows(from start: Int, in text: SourceText) -> (rows: [FieldRow], end: Int) {
    head.layout == .tabs ? tabbed(from: start, in: text) : aligned(from: start, in: text)
  }

  // MARK: Tabs

  private func tabbed(from start: Int, in text: SourceText) -> (rows: [FieldRow], end: Int) {
    var rows: [FieldRow] = []
    var group: String?
    var (index, end) = (start, start)
    while index < text.lines.count {
      if isAside(text.lines[index]) || text.lines[index].isBlank {
        index += 1
        continue
      }
      if words.isSection(text.lines[index].text) { break }
      // The head again, on the next page.
      if TornCells.cells(of: text.lines[index]) == head.columns.map(\.label) {
        index += 1
        continue
      }
      guard let (row, next) = tabbedRow(from: index, in: text) else {
        // 「基本目標１」 alone between rows.
        guard isBeginning(text.lines[index]), index + 1 < text.lines.count,
          TornCells.cells(of: text.lines[index + 1]).count == head.columns.count
        else { break }
        group = text.lines[index].text
        index += 1
        continue
      }
      if var row {
        row.group = group
        add(row, to: &rows)
      }
      (index, end) = (next, next)
    }
    return (rows, end)
  }

  /// Where rows are numbered, one without a number goes on with the cells of the row above it.
  private func add(_ row: FieldRow, to rows: inout [FieldRow]) {
    guard head.isNumbered, row.cells[0] == nil, let last = rows.indices.last,
      !row.cells.contains(where: { $0.map { words.isTotal(words.key($0.text)) } ?? false })
    else { return rows.append(row) }
    for (index, cell) in row.cells.enumerated() {
      guard let cell else { continue }
      rows[last].cells[index] =
        rows[last].cells[index].map { above in
          let lines = above.lines.union(cell.lines)
          let joint = head.columns[index].role == "division" ? words.joint(behind: above.text) : ""
          return TableRow.Cell(text: above.text + joint + cell.text, line: lines.first, last: lines.last)
        } ?? cell
    }
    rows[last].lines = rows[last].lines.union(row.lines)
  }

  /// The row that begins at `index`, its lines joined until each column has its cell; a row without a cell for each is
  /// none. `nil` where no row begins.
  private func tabbedRow(from index: Int, in text: SourceText) -> (row: FieldRow?, end: Int)? {
    let count = head.columns.count
    var cells: [TableRow.Cell] = []
    for (offset, line) in text.lines[index...].prefix(Self.most).enumerated() {
      let own = TornCells.cells(of: line)
      // A line with all its tabs begins a row, unless only the beginning of its first cell stands above it.
      let isTail = offset == 1 && (own.first?.count ?? 0) <= Self.tail && isBeginning(text.lines[index])
      let goesOn = offset == 0 || own.count < count || isTail
      guard !line.isBlank, !words.isSection(line.text), goesOn else { break }
      for (position, cell) in own.enumerated() {
        if position == 0, let last = cells.popLast() {
          let lines = last.lines.union(LineSpan(line.number))
          cells.append(TableRow.Cell(text: last.text + cell, line: lines.first, last: lines.last))
        } else {
          cells.append(TableRow.Cell(text: cell, line: line.number))
        }
      }
      while cells.count > count, cells.last?.text.isEmpty ?? false { cells.removeLast() }
      if cells.count == count {
        let lines = LineSpan(text.lines[index].number, line.number)
        return (FieldRow(cells: cells.map { $0.text.isEmpty ? nil : $0 }, lines: lines), index + offset + 1)
      }
      if cells.count > count { return line.raw.contains("\t") ? (nil, index + offset + 1) : nil }
    }
    // 「合計」 with fewer tabs is passed over; a line without any is none of the table.
    return text.lines[index].raw.contains("\t") ? (nil, index + 1) : nil
  }

  /// So many characters of a cell fall onto the next line.
  private static let tail = 6

  /// A few words without a tab.
  private func isBeginning(_ line: SourceLine) -> Bool {
    line.text.count <= 25 && !line.raw.contains("\t") && !line.text.contains("。") && !line.text.hasPrefix("※")
  }

  // MARK: White space and lines

  private func aligned(from start: Int, in text: SourceText) -> (rows: [FieldRow], end: Int) {
    let alignment = FieldAlignment(columns: head.columns, words: words, text: text)
    let takesRemarks = !head.columns.contains { $0.role == "summary" } && head.layout == .spaces
    var rows: [FieldRow] = []
    var (index, end) = (start, start)
    var last: Int?
    while index < text.lines.count {
      let line = text.lines[index]
      if isAside(line) || line.isBlank {
        index += 1
        continue
      }
      if head.isNumbered {
        guard let number = number(of: line), last.map({ number == $0 + 1 }) ?? (number < 1000) else { break }
        last = number
      } else if head.layout == .spaces {
        break
      }
      let stop = self.end(of: index, number: last, in: text)
      let own = text.lines[index..<stop].filter { !isAside($0) && !$0.isBlank }
      let remarks = takesRemarks ? own.filter(isRemark) : []
      let row = own.filter { line in !remarks.contains { $0.number == line.number } }
      if let cells = alignment.cells(pieces(of: row)) {
        let told = remarks.map { TableRow.Cell(text: PassageCutter.plain($0.raw), line: $0.number) }
        let lines = LineSpan(own[0].number, own[own.count - 1].number)
        rows.append(FieldRow(cells: cells, remarks: told, lines: lines))
      }
      (index, end) = (stop, stop)
    }
    return (rows, end)
  }

  /// The index behind the row that begins at `start`: where the next number, a heading or an empty line stands.
  private func end(of start: Int, number: Int?, in text: SourceText) -> Int {
    var index = start + 1
    while index < text.lines.count, index - start < Self.most * head.columns.count {
      let line = text.lines[index]
      if line.isBlank || words.isSection(line.text) { break }
      if let number, self.number(of: line) == number + 1 { break }
      if head.layout == .spaces, PlainHeading(line) != nil, self.number(of: line) == nil { break }
      index += 1
    }
    return index
  }

  private func number(of line: SourceLine) -> Int? {
    let first = line.text.split(whereSeparator: \.isWhitespace).first
    guard let first, head.layout == .spaces || first.count == line.text.count else { return nil }
    return Int(first)
  }

  /// 「　中核機関を委託して運営している。」 below a row.
  private func isRemark(_ line: SourceLine) -> Bool {
    line.text.hasSuffix("。") && !line.text.contains(where: \.isWhitespace)
  }

  private func pieces(of lines: [SourceLine]) -> [TableRow.Cell] {
    lines.flatMap { line -> [TableRow.Cell] in
      guard head.layout == .spaces else {
        return [TableRow.Cell(text: PassageCutter.plain(line.raw), line: line.number)]
      }
      return line.raw.split(whereSeparator: \.isWhitespace).map { TableRow.Cell(text: String($0), line: line.number) }
    }
  }

  private func isAside(_ line: SourceLine) -> Bool { words.isPageMark(line.text) }
}
