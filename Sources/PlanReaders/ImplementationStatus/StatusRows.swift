import JapaneseText
import PlanModel
import Vocabulary

/// One line of the table, as its cells tell what it is.
enum StatusRow: Sendable {
  /// 柱: a title alone on its line.
  case section(String)
  /// 事業: a row with a number or a name.
  case programme(StatusCells)
  /// 内訳: a row with text and values only.
  case breakdown(StatusCells)
}

/// The cells of a row, each under its column.
struct StatusCells: Sendable {
  var number = ""
  var name = ""
  var summary = ""
  var budget = ""
  var planned = ""
  var actual = ""
  var unit = ""
  var division = ""
  var yenPerUnit: Int?
}

extension StatusColumns {
  /// What the cells of one line are; `nil` where they hold nothing.
  func row(_ cells: [String]) -> StatusRow? {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    guard let first = filled.first else { return nil }
    if filled.count == 1, first <= (name ?? 0), Int(cells[first]) == nil { return .section(cells[first]) }
    var row = StatusCells()
    func cell(_ column: Int?) -> String { column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
    row.number = name == number ? "" : cell(number)
    (row.name, row.summary, row.budget) = (cell(name), cell(summary), cell(budget))
    (row.planned, row.actual, row.unit) = (cell(planned), cell(actual), cell(unit))
    (row.division, row.yenPerUnit) = (cell(division), yenPerUnit)
    if row.planned.isEmpty, row.actual.isEmpty, row.unit.isEmpty { takeShifted(cells, into: &row) }
    return row.name.isEmpty && row.number.isEmpty ? .breakdown(row) : .programme(row)
  }

  /// On a page with more columns than the head names, the values of a breakdown stand at the row's end.
  private func takeShifted(_ cells: [String], into row: inout StatusCells) {
    let beyond = (scale.max() ?? 0) + 1
    let count = scale.count
    guard cells.count >= beyond + count, cells[beyond...].contains(where: { !$0.isEmpty }) else { return }
    let end = beyond + (cells.count - beyond) / count * count
    let block = Array(cells[(end - count)..<end])
    let order = [(planned, \StatusCells.planned), (actual, \.actual), (unit, \.unit)].filter { $0.0 != nil }
      .sorted { ($0.0 ?? 0) < ($1.0 ?? 0) }
    for (value, field) in zip(block, order) { row[keyPath: field.1] = value }
  }
}
