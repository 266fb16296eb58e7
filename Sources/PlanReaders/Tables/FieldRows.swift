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
  /// 「①」 before the first cell, where the head has no column for numbers.
  var number: String?
  /// Labelled lines below the row: 「目標値：改修 1,500棟」.
  var fields: [SourceLine] = []
  var lines: LineSpan
}

/// Cuts the lines below a head into rows, whether tabs, white space or line ends part their cells.
struct FieldRows: Sendable {
  let head: FieldHead
  let words: TableWords
  let labels: PlainFields

  /// So many lines may one row break into.
  private static let most = 8

  /// Rows in their order, the index behind them, and the number of the last.
  typealias Found = (rows: [FieldRow], end: Int, last: RowNumber?)

  /// The rows that begin at `start`.
  /// - Parameter last: the number of the row before, where the table goes on behind a heading.
  func rows(from start: Int, after last: RowNumber? = nil, in text: SourceText) -> Found {
    head.layout == .tabs ? tabbed(from: start, in: text) : aligned(from: start, after: last, in: text)
  }

  /// Whether a row with the next number stands at `index`.
  func goesOn(at index: Int, after last: RowNumber, in text: SourceText) -> Bool {
    guard head.isNumbered || head.layout != .tabs else { return false }
    let line = text.lines[index]
    let number = head.layout == .tabs ? RowNumber(TornCells.cells(of: line)[0]) : number(of: line)
    return number.map(last.isFollowed) ?? false
  }

  // MARK: Tabs

  private func tabbed(from start: Int, in text: SourceText) -> Found {
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
    let last = head.isNumbered ? rows.compactMap { $0.cells[0].flatMap { RowNumber($0.text) } }.last : nil
    return (rows, end, last)
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

  private func aligned(from start: Int, after before: RowNumber?, in text: SourceText) -> Found {
    let alignment = FieldAlignment(columns: head.columns, words: words, text: text)
    // Rows without numbers are told apart where each is a paragraph.
    let areParagraphs =
      head.layout == .spaces && !head.isNumbered && before == nil && start < text.lines.count
      && text.lines[start].isBlank
    let takesRemarks = !head.columns.contains { $0.role == "summary" } && head.layout == .spaces
    var rows: [FieldRow] = []
    var (index, end) = (start, start)
    var last = before
    var group: String?
    while index < text.lines.count {
      let line = text.lines[index]
      if isAside(line) || line.isBlank {
        index += 1
        continue
      }
      if let number = number(of: line), last.map({ $0.isFollowed(by: number) }) ?? true {
        last = number
      } else if isGroup(line, before: index + 1, last, in: text) {
        group = line.text
        index += 1
        continue
      } else if head.isNumbered || last != nil || head.layout == .spaces && !areParagraphs {
        break
      } else if areParagraphs, words.isSection(line.text) || PlainHeading(line) != nil {
        break
      }
      let stop = self.end(of: index, number: last, in: text)
      let own = text.lines[index..<stop].filter { !isAside($0) && !$0.isBlank }
      let stated = own.dropFirst().filter { !labels.fields($0).isEmpty && head.layout == .spaces }
      let remarks = takesRemarks ? own.filter(isRemark) : []
      let others = (stated + remarks).map(\.number)
      let told = own.filter { !others.contains($0.number) }
      // Cells that are set one under the other go by their columns, which ``Grid`` reads.
      if head.layout == .spaces, isStacked(told) { return ([], start, nil) }
      var pieces = self.pieces(of: told)
      let number = last != nil && !head.isNumbered ? pieces.removeFirst().text : nil
      if let cells = alignment.cells(pieces) {
        let sentences = remarks.map { TableRow.Cell(text: PassageCutter.plain($0.raw), line: $0.number) }
        let lines = LineSpan(own[0].number, own[own.count - 1].number)
        rows.append(
          FieldRow(cells: cells, remarks: sentences, group: group, number: number, fields: Array(stated), lines: lines))
      } else if areParagraphs {
        break
      }
      (index, end) = (stop, stop)
    }
    return (rows, end, last)
  }

  /// Whether a line goes on with a cell to the left of what stands on the line above it.
  private func isStacked(_ lines: [SourceLine]) -> Bool {
    let cells = lines.map { Grid.cells(of: $0, byTabs: false) }
    return zip(cells, cells.dropFirst()).contains { above, below in
      guard above.count > 3, let last = above.last, let first = below.first else { return false }
      return first.start > 2 && first.start < last.start
    }
  }

  /// 「第１　命を守る対策」 between rows: the next number stands right below it.
  private func isGroup(_ line: SourceLine, before next: Int, _ last: RowNumber?, in text: SourceText) -> Bool {
    guard line.text.count <= 30, !line.text.contains("。"), !words.isSection(line.text), labels.fields(line).isEmpty,
      head.layout == .spaces || last != nil, let below = text.lines[next...].first(where: { !$0.isBlank }),
      let number = number(of: below)
    else { return false }
    return last.map { $0.isFollowed(by: number) } ?? head.isNumbered
  }

  /// The index behind the row that begins at `start`: where the next number, a heading or an empty line stands.
  private func end(of start: Int, number: RowNumber?, in text: SourceText) -> Int {
    var index = start + 1
    while index < text.lines.count, index - start < Self.most * head.columns.count {
      let line = text.lines[index]
      if line.isBlank || words.isSection(line.text) { break }
      if let number, let next = self.number(of: line), number.isFollowed(by: next) { break }
      if head.layout == .spaces, PlainHeading(line) != nil, self.number(of: line) == nil { break }
      index += 1
    }
    return index
  }

  private func number(of line: SourceLine) -> RowNumber? {
    let first = line.raw.split(whereSeparator: \.isWhitespace).first.map { String($0) }
    let isWhole = !line.raw.trimmed.contains(where: \.isWhitespace)
    guard let first, head.layout == .spaces || isWhole else { return nil }
    return RowNumber(first)
  }

  /// 「　中核機関を委託して運営している。」 below a row.
  private func isRemark(_ line: SourceLine) -> Bool {
    line.text.hasSuffix("。") && !line.text.contains(where: \.isWhitespace)
  }

  private func pieces(of lines: [SourceLine]) -> [TableRow.Cell] {
    lines.flatMap { line -> [TableRow.Cell] in
      guard head.layout == .spaces else {
        // 「Ａ 拡充」: a grade is a cell of its own.
        let text = PassageCutter.plain(line.raw)
        let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map { String($0).trimmed }
        let isParted = parts.count == 2 && words.isGrade(words.key(parts[0]))
        return (isParted ? parts : [text]).map { TableRow.Cell(text: $0, line: line.number) }
      }
      return line.raw.split(whereSeparator: \.isWhitespace).map { TableRow.Cell(text: String($0), line: line.number) }
    }
  }

  private func isAside(_ line: SourceLine) -> Bool { words.isPageMark(line.text) }
}
