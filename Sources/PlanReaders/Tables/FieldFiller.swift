import JapaneseText
import PlanModel
import Vocabulary

/// Makes a record of a row of fields.
struct FieldFiller: Sendable {
  private let words: TableWords
  private let filler: PlainProgramme
  private let cells: CellValues

  init(words: TableWords) {
    self.words = words
    (filler, cells) = (PlainProgramme(tables: words.tables), CellValues(tables: words.tables))
  }

  /// The row as a record; `nil` for a total and for a row without a name.
  /// - Parameter money: the unit of amounts that print none.
  func programme(_ row: FieldRow, _ head: FieldHead, money: String?, document: DocumentHead, of new: Programme)
    -> Programme?
  {
    guard let index = head.name, let name = row.cells[index], !words.isTotal(words.key(name.text)),
      words.canName(name.text)
    else { return nil }
    var programme = new
    take(name: name.text, into: &programme)
    programme.number = programme.number ?? row.number
    if let first = row.remarks.first, let last = row.remarks.last {
      programme.summary = row.remarks.map(\.text).joined()
      programme.places[.summary] = LineSpan(first.line, last.line)
    }
    fill(&programme, with: row, head, money: money, document: document)
    return programme
  }

  /// Takes every cell but the name into a programme; a row may also go on with the one before.
  func fill(
    _ programme: inout Programme, with row: FieldRow, _ head: FieldHead, money: String?, document: DocumentHead
  ) {
    // A row that goes on with the one above counts the same.
    let last = programme.figures.last { $0.measure != .achievementRate && $0.measure != .budget }
    let unit = counted(in: row, head) ?? last.map { ($0.label ?? "", $0.values.last?.unit) }
    let year = zip(head.columns, row.cells).first { $0.0.role == "year" }?.1?.text
    for (column, cell) in zip(head.columns, row.cells) {
      guard let cell else { continue }
      switch column.role {
      case "name", "unit", "year", "group": continue
      case "number": programme.number = cell.text
      case "other": take(unnamed: cell, into: &programme)
      case "extension": take(extensionIn: cell, into: &programme)
      case "budget", "spent", "budget_before", "figure": take(money: cell, column, money, document, into: &programme)
      case _ where column.holdsValues:
        programme.figures.append(figure(column, cell, unit, of: programme.name, year: year, document))
      // Two divisions may have graded it differently: then it has no one grade.
      case "grade" where cell.text.count > 1 && cell.text.allSatisfy { words.isGrade(words.key(String($0))) }: continue
      default: take(cell, column, document, into: &programme)
      }
    }
  }

  /// What the values of the row count: the cell of the unit's column says it (「延べ参加者（人）」), or one value for all.
  private func counted(in row: FieldRow, _ head: FieldHead) -> (label: String, unit: String?)? {
    let pairs = zip(head.columns, row.cells)
    if let name = head.name.flatMap({ row.cells[$0] }), let unit = words.unit(in: words.key(name.text)) {
      return ("", unit)
    }
    if let cell = pairs.first(where: { $0.0.role == "unit" })?.1 {
      let key = words.key(cell.text)
      return words.unit(noted: key) == key && key.count < 3 ? ("", key) : words.labelled(cell.text)
    }
    let told = pairs.lazy.filter { $0.0.holdsValues }.compactMap { column, cell -> String? in
      guard let cell, !cell.text.contains("。") else { return nil }
      let values = self.cells.values(of: cell.text)
      guard values.count == 1 else { return nil }
      return values[0].label
    }.first
    return told.map { ($0, nil) }
  }

  /// 「４　新製品・新技術開発補助金」, 「【新規】…」.
  private func take(name: String, into programme: inout Programme) {
    var name = name
    if let close = name.firstIndex(of: "】"), name.first == "【" {
      programme.category = String(name[name.index(after: name.startIndex)..<close])
      name = String(name[name.index(after: close)...]).trimmed
    }
    let digits = name.prefix { $0.isNumber }
    if !digits.isEmpty, name.dropFirst(digits.count).first?.isWhitespace ?? false {
      programme.number = String(digits)
      name = String(name.dropFirst(digits.count)).trimmed
    }
    programme.name = words.labelled(name).label.filter { !$0.isWhitespace }
  }

  /// 「拡充」, 「○」 in a column that no word names.
  private func take(unnamed cell: TableRow.Cell, into programme: inout Programme) {
    let key = words.key(cell.text)
    if words.markWords.contains(key), programme.category == nil {
      programme.category = cell.text
      programme.places[.category] = cell.lines
    } else if words.isGrade(key) {
      _ = filler.addGrade(cell.text, lines: cell.lines, to: &programme)
    }
  }

  private func take(
    _ cell: TableRow.Cell, _ column: FieldColumn, _ document: DocumentHead, into programme: inout Programme
  ) {
    let isContact = column.role == Measure.division.rawValue || column.role == Measure.phone.rawValue
    if isContact { return take(contact: cell, into: &programme) }
    let field = PlainFields.Field(
      role: column.role, label: column.label, note: column.note, value: cell.text, line: cell.line)
    _ = filler.add(field, value: cell.text, lines: cell.lines, head: document, to: &programme)
  }

  /// 「商工課 内線2621」, 「商工観光課 商業振興グループ 電話 0778-53-2641」.
  private func take(contact cell: TableRow.Cell, into programme: inout Programme) {
    _ = filler.addContact(cell.text, lines: cell.lines, to: &programme)
  }

  /// 「2470」 below 「内線」.
  private func take(extensionIn cell: TableRow.Cell, into programme: inout Programme) {
    guard (2...5).contains(cell.text.count), cell.text.allSatisfy(\.isNumber) else {
      return take(contact: cell, into: &programme)
    }
    programme.phoneExtension = cell.text
    programme.extend(.phone, to: cell.lines)
  }

  private func take(
    money cell: TableRow.Cell, _ column: FieldColumn, _ unit: String?, _ document: DocumentHead,
    into programme: inout Programme
  ) {
    let bare = column.role == "budget_before" ? Brackets.inside(cell.text) ?? cell.text : cell.text
    let money = column.note ?? unit
    let printed = words.isMoney(words.key(bare)) || money == nil ? bare : bare + (money ?? "")
    let year = column.role == "figure" ? nil : column.year
    let field = PlainFields.Field(role: column.role, label: column.label, note: year, value: printed, line: cell.line)
    _ = filler.add(field, value: printed, lines: cell.lines, head: document, to: &programme)
  }

  private func figure(
    _ column: FieldColumn, _ cell: TableRow.Cell, _ unit: (label: String, unit: String?)?, of name: String?,
    year: String?, _ document: DocumentHead
  ) -> Figure {
    // 「運動実施率」: a row that is an indicator itself.
    let indicator = name.flatMap { words.isIndicator($0) ? $0 : nil }
    let text = words.tables.normalizer.normalize(year ?? "")
    let mention = words.tables.eras.mentions(in: text).first
    let own = column.westernYears ?? mention?.westernYears ?? document.years
    var values = cells.values(of: cell.text)
    if let unit, column.role != "rate" {
      values = values.map {
        Quantity(value: $0.value, unit: $0.unit ?? unit.unit, label: $0.label, isApproximate: $0.isApproximate)
      }
    }
    // What a report says in sentences is quoted, and not counted.
    if cell.text.contains("。") { values = [] }
    let told = values.count == 1 ? values[0].label : nil
    return Figure(
      measure: measure(of: column), label: told ?? unit.flatMap { $0.label.isEmpty ? nil : $0.label } ?? indicator,
      year: column.year ?? mention.map { text.string($0.range) } ?? document.fiscalYear ?? "",
      westernYears: own, raw: cell.text, values: values,
      lines: cell.lines)
  }

  private func measure(of column: FieldColumn) -> Measure {
    switch column.role {
    case "rate": .achievementRate
    default: Measure(rawValue: column.role) ?? .actual
    }
  }
}
