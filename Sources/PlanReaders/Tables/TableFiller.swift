import JapaneseText
import PlanModel
import Vocabulary

/// Makes records and figures of the rows of a table.
struct TableFiller: Sendable {
  let words: TableWords
  private let filler: PlainProgramme
  private let cells: CellValues

  init(words: TableWords) {
    self.words = words
    (filler, cells) = (PlainProgramme(tables: words.tables), CellValues(tables: words.tables))
  }

  /// What rows are read under.
  struct Context {
    let head: TableHead
    /// 「（単位：千円）」 of the document or of the heading.
    var moneyUnit: String?
    /// The document said that its tables are of money.
    var isOfMoney = false
    /// The unit in the brackets of the heading.
    var unit: String?
    /// 「サービス見込量」: the heading says that the values are planned.
    var isPlanned = false
    /// The head stands above another heading of the same programme: only a row that fills it is one of it.
    var isInherited = false
    let document: DocumentHead
  }

  // MARK: Rows that are programmes

  /// The row as a record; `nil` for a total.
  func programme(_ row: TableRow, _ context: Context, of new: Programme) -> Programme? {
    guard let name = row.lead.last, words.canName(name.text), !words.isTotal(words.key(name.text)),
      words.role(words.key(name.text)) == nil,
      !row.isOverfull,
      row.values.count == context.head.columns.count
    else { return nil }
    var programme = new
    let (label, noted) = words.labelled(name.text)
    let unit = row.unit ?? noted ?? context.unit
    programme.name = label
    programme.number = row.number
    addFigures(of: row, label: label, unit: unit, context, to: &programme)
    takeBudget(into: &programme)
    for cell in row.contacts {
      _ = filler.addContact(cell.text, lines: LineSpan(cell.line), to: &programme)
    }
    describe(row.summary, &programme)
    if let result = row.result { _ = filler.addGrade(result.text, lines: LineSpan(result.line), to: &programme) }
    return programme
  }

  /// The cells of a description, in their order, are one.
  private func describe(_ cells: [TableRow.Cell], _ programme: inout Programme) {
    guard let first = cells.first, let last = cells.last else { return }
    programme.summary = Self.joined(cells)
    programme.places[.summary] = LineSpan(first.line, last.line)
  }

  private static func joined(_ cells: [TableRow.Cell]) -> String {
    cells.reduce("") { PassageCutter.append($1.text, to: $0) }
  }

  /// Adds the values of a row; where the row has a word of its own (見込, 実績), they are what it says.
  func addFigures(of row: TableRow, label: String?, unit: String?, _ context: Context, to programme: inout Programme) {
    let role = row.role.map(words.key)
    // 「実施校数 24校」: one cell says for all of the row what is counted.
    let told = row.values.lazy.compactMap { self.cells.values(of: $0.text).first?.label }.first
    for (column, value) in zip(context.head.columns, row.values) {
      var column = column
      if let role {
        column = TableHead.Column(
          role: words.role(role) ?? (words.isPlanned(role) ? .target : .actual), year: column.year,
          westernYears: column.westernYears)
      }
      guard let figure = figure(column, label: told ?? label, unit: unit, value, context) else { continue }
      programme.figures.append(figure)
    }
  }

  /// The budget of the programme's own year is its budget; those of other years stay figures.
  private func takeBudget(into programme: inout Programme) {
    guard programme.budget == nil,
      let own = programme.figures.first(where: { figure in
        figure.measure == .budget && (figure.westernYears.map { $0.contains(programme.westernYear ?? -1) } ?? true)
      }), let value = own.values.first
    else { return }
    programme.budget = Money(raw: own.raw, yen: Int(value.value), isApproximate: value.isApproximate)
    programme.places[.budget] = own.lines
    programme.figures.removeAll { $0 == own }
  }

  // MARK: Rows of one programme

  /// Adds a row of years to a programme.
  func add(_ row: TableRow, _ context: Context, _ running: inout RowLead.Running, to programme: inout Programme) {
    let lead = RowLead(row.lead, words: words)
    if let unit = lead.indicatorUnit { give(unit, to: running.indicator, of: &programme) }
    let said = running.take(lead, tableUnit: context.unit, words: words)
    // Results may stop at the year in which the document was printed; every other row says something for each year.
    let isWhole = row.values.count == context.head.columns.count
    guard !row.isOverfull, isWhole || (said.role ?? .actual) == .actual && !context.isInherited else { return }
    for (column, value) in zip(context.head.columns, row.values) {
      let asked = TableHead.Column(role: said.role ?? column.role, year: column.year, westernYears: column.westernYears)
      guard let figure = figure(asked, label: said.label, unit: said.unit, value, context) else {
        continue
      }
      programme.figures.append(figure)
    }
    takeBudget(into: &programme)
    // A table far from the programme's own lines has lines of its own.
    if row.lines.first - programme.lines.last < Self.near { programme.lines = programme.lines.union(row.lines) }
  }

  /// 「（人）」 on the line of the results: the unit of the targets above them too.
  private func give(_ unit: String, to indicator: String?, of programme: inout Programme) {
    programme.figures = programme.figures.map { figure in
      guard figure.label == indicator, figure.measure == .target, figure.values.contains(where: { $0.unit == nil })
      else { return figure }
      return Figure(
        measure: figure.measure, label: figure.label, year: figure.year, westernYears: figure.westernYears,
        raw: figure.raw,
        values: figure.values.map {
          Quantity(value: $0.value, unit: $0.unit ?? unit, label: $0.label, isApproximate: $0.isApproximate)
        }, lines: figure.lines)
    }
  }

  /// So many lines may stand between a programme and its table.
  private static let near = 15

  // MARK: Values

  private func figure(
    _ column: TableHead.Column, label: String?, unit: String?, _ cell: TableRow.Cell, _ context: Context
  ) -> Figure? {
    guard !cell.text.isEmpty, !column.isIgnored else { return nil }
    let isMoney =
      column.role == .budget || column.role == .spent
      || column.role == nil && context.unit == nil && context.isOfMoney
    let money = isMoney ? context.moneyUnit ?? unit : unit
    var (raw, values) = (cell.text, cells.values(of: cell.text))
    if let money, let yen = words.tables.amounts.units.yen(per: money),
      let amount = words.tables.amounts.money(cell: words.tables.normalizer.normalize(cell.text), yenPerUnit: yen)
    {
      raw = cell.text + money
      values = [Quantity(value: Double(amount.yen), unit: "円", isApproximate: amount.isApproximate)]
    } else if let unit, !isMoney {
      values = values.map {
        Quantity(value: $0.value, unit: $0.unit ?? unit, label: $0.label, isApproximate: $0.isApproximate)
      }
    }
    // An amount without a unit is none; 「－」 says that there is none.
    if column.role == .budget || column.role == .spent, values.contains(where: { $0.unit != "円" }) { return nil }
    let measure: Measure =
      switch column.role {
      case .budget: .budget
      case .target: .target
      case .rate: .achievementRate
      case .spent, .base, .actual: .actual
      case nil: isMoney && !context.isPlanned ? .budget : context.isPlanned ? .target : .actual
      }
    // 「延べ参加者数 1,200人」: the cell says itself what is counted.
    let told = values.count == 1 ? values[0].label : nil
    return Figure(
      measure: measure, label: measure == .budget ? nil : told ?? label,
      year: column.year ?? context.document.fiscalYear ?? "",
      westernYears: column.westernYears ?? context.document.years, raw: raw, values: values, lines: cell.lines)
  }
}
