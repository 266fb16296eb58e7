import JapaneseText
import PlanModel
import Vocabulary

/// Puts rows together out of lines, whether a row stands on one line, on several or each of its cells on its own.
struct RowGatherer: RowGathering {
  let head: TableHead
  let words: TableWords
  /// The words before the values are one name; or else each says something of its own (成果, 就職者数, 目標値).
  let joinsNames: Bool
  private var row: TableRow?
  private var lastNumber: Int?
  /// The words of the row's name as they came.
  private var pieces: [String] = []
  private var group: String?
  var finished: [TableRow] = []

  init(head: TableHead, words: TableWords, joinsNames: Bool) {
    (self.head, self.words, self.joinsNames) = (head, words, joinsNames)
  }

  /// Takes a line of the table; `false` where it is none of it. Then the row that was open is over.
  /// - Parameter next: the lines that follow and are not blank.
  mutating func take(_ line: SourceLine, next: [SourceLine]) -> Bool {
    if words.isPageMark(line.text) { return true }
    let cells = cells(of: line)
    guard belongs(line, cells, next: next) else {
      close()
      return false
    }
    let keys = cells.map(words.key)
    let filled = cells.filter { !$0.isEmpty }
    if line.raw.contains("\t"), filled.count == 1, !words.isValue(words.key(filled[0])),
      row.map({ !$0.values.isEmpty }) ?? true
    {
      close()
      group = filled[0]
      return true
    }
    if beginsUnannounced(keys, next: next) {
      open(line)
      row?.number = cells[0]
      return true
    }
    if words.isTotal(keys.prefix { !words.isValue($0) }.joined()) {
      close()
      return true
    }
    // 「0歳 量の見込み …」 behind a whole row: what looks like a value begins the next one.
    if keys.first.map(words.isValue) ?? false, keys.contains(where: isText), !(row?.values.isEmpty ?? true) { close() }
    let isCut = line.raw.contains("\t")
    let isNew = row.map { !$0.values.isEmpty } ?? true
    for (column, cell) in cells.enumerated() {
      // In a row of its own, an empty cell under a year is one of the values.
      let isValue = isCut && isNew && head.cellsBeforeValues.map { $0 <= column } ?? false
      take(cell, of: line, beginsCell: column > 0 && isCut, isValueColumn: isValue)
    }
    return true
  }

  /// A number alone before a name, though the head has no column for it.
  private func beginsUnannounced(_ keys: [String], next: [SourceLine]) -> Bool {
    guard !head.hasNumber, joinsNames, keys.count == 1, Int(keys[0]) != nil, let below = next.first,
      row.map({ $0.values.count == head.columns.count }) ?? true
    else { return false }
    return !words.isValue(below.text) && PlainHeading(below) == nil && leadsToValues(Array(next.dropFirst()))
  }

  mutating func close() {
    if let row, !row.values.isEmpty { finished.append(row) }
    row = nil
  }

  // MARK: Lines

  /// The cells of a line: those between tabs, or else the words.
  private func cells(of line: SourceLine) -> [String] {
    guard line.raw.contains("\t") else {
      return line.raw.split(whereSeparator: \.isWhitespace).map { String($0) }
    }
    var cells = line.raw.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).trimmed }
    while cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  private func isText(_ key: String) -> Bool {
    !key.isEmpty && !words.isValue(key) && !words.marks.contains(key) && !words.isContact(key)
  }

  private func belongs(_ line: SourceLine, _ cells: [String], next: [SourceLine]) -> Bool {
    let keys = cells.map(words.key)
    if !line.raw.contains("\t"), line.text.contains("。") {
      // A sentence is what a row's programme does, or none of the table.
      return head.hasSummary && !(row?.values.isEmpty ?? true)
    }
    if keys.count == 1, let number = Int(keys[0]), head.hasNumber { return begins(number) || !(row?.isEmpty ?? true) }
    // 「３ 総合評価 Ａ」: the number of a heading is no value.
    let body = PlainHeading(line) != nil && !head.hasNumber ? Array(keys.dropFirst()) : keys
    let hasValues = body.contains(where: words.isValue)
    if hasValues {
      // Numbers alone go on with a row, or are none of it.
      return keys.contains { !words.isValue($0) && !words.marks.contains($0) } || row != nil
    }
    if keys.allSatisfy({ words.isContact($0) || words.marks.contains($0) || $0.isEmpty }) { return row != nil }
    if line.raw.contains("\t") { return true }
    guard line.text.count <= 40, PlainHeading(line) == nil else { return false }
    return leadsToValues(next)
  }

  /// Whether the values of a name come on one of the next lines.
  private func leadsToValues(_ next: [SourceLine]) -> Bool {
    for line in next.prefix(3) {
      let keys = cells(of: line).map(words.key)
      if words.isPageMark(line.text) || line.text.contains("。") { return false }
      if keys.contains(where: words.isValue) { return true }
      if line.text.count > 40 || PlainHeading(line) != nil { return false }
    }
    return false
  }

  // MARK: Cells

  /// Whether a number can be the number of the next row.
  private func begins(_ number: Int) -> Bool {
    guard let row, !row.isEmpty else { return lastNumber.map { number > $0 && number <= $0 + 5 } ?? (number < 1000) }
    guard let lastNumber, number == lastNumber + 1 else { return false }
    return row.values.count >= head.columns.count || !row.contacts.isEmpty || !row.summary.isEmpty
  }

  private mutating func take(_ cell: String, of line: SourceLine, beginsCell: Bool, isValueColumn: Bool) {
    let key = words.key(cell)
    let piece = TableRow.Cell(text: cell, line: line.number)
    if key.isEmpty {
      // An empty cell between values is one of them.
      let isBetween = row.map { !$0.lead.isEmpty && $0.lines.last == line.number } ?? false
      if isBetween, isValueColumn || !(row?.values.isEmpty ?? true) { addValue(piece) }
      return
    }
    if head.hasNumber, let number = Int(key), begins(number) {
      open(line)
      row?.number = cell
      lastNumber = number
      return
    }
    let isOpen = row.map { !$0.values.isEmpty } ?? true
    if !head.hasNumber, joinsNames, isOpen, let number = Int(key), number == (lastNumber ?? 0) + 1,
      line.text.hasPrefix(key), isNamed(behind: key, on: line)
    {
      // 「2 市の管理職に占める女性の割合 14.2％ …」 though the head has no column for numbers.
      open(line)
      row?.number = cell
      lastNumber = number
      return
    }
    if words.marks.contains(key) {
      if row?.values.isEmpty ?? true {
        if row == nil { open(line) }
        row?.mark = piece
      } else {
        row?.result = piece
      }
    } else if words.isValue(key), !(row?.lead.isEmpty ?? true) || row?.role != nil, row?.contacts.isEmpty ?? true {
      addValue(piece)
    } else if row?.values.isEmpty ?? true {
      lead(piece, on: line, beginsCell: beginsCell)
    } else if words.isContact(key) {
      row?.contacts.append(piece)
    } else if head.hasSummary, head.hasNumber || row?.contacts.isEmpty ?? true {
      row?.summary.append(piece)
    } else {
      open(line)
      lead(piece, on: line, beginsCell: beginsCell)
    }
    let lines = row?.lines.union(LineSpan(line.number))
    if let lines { row?.lines = lines }
  }

  /// Whether words stand behind a number at a line's beginning, and no unit of it.
  private func isNamed(behind number: String, on line: SourceLine) -> Bool {
    let next = line.text.split(whereSeparator: \.isWhitespace).dropFirst().first.map { String($0) }
    return next.map { !words.isValue($0) && words.unit(noted: $0) == nil && words.role($0) == nil } ?? false
  }

  private mutating func addValue(_ piece: TableRow.Cell) {
    if head.hasUnit, joinsNames, row?.values.isEmpty ?? false, row?.unit == nil { takeUnit() }
    if (row?.values.count ?? 0) < head.columns.count {
      row?.values.append(piece)
    } else if !piece.text.isEmpty {
      row?.isOverfull = true
    }
  }

  /// Where units have a column, what stands right before the values is one.
  private mutating func takeUnit() {
    guard pieces.count > 1, let unit = pieces.last, let name = row?.lead.popLast(), name.text.hasSuffix(unit) else {
      return
    }
    let rest = String(name.text.dropLast(unit.count))
    if !rest.isEmpty { row?.lead.append(TableRow.Cell(text: rest, line: name.line)) }
    let read = words.key(unit)
    row?.unit = read
  }

  /// A word before the values: of a cell of its own, or going on with the last one.
  private mutating func lead(_ piece: TableRow.Cell, on line: SourceLine, beginsCell: Bool) {
    if row == nil { open(line) }
    if joinsNames, words.saysKind(words.key(piece.text)) {
      // 「計画値」 below a name: what the values of this row are.
      row?.role = piece.text
      return
    }
    pieces.append(piece.text)
    if joinsNames, !beginsCell, let last = row?.lead.popLast() {
      row?.lead.append(TableRow.Cell(text: last.text + piece.text, line: last.line))
    } else {
      row?.lead.append(piece)
    }
  }

  private mutating func open(_ line: SourceLine) {
    close()
    pieces = []
    row = TableRow(group: group, lines: LineSpan(line.number))
  }
}
