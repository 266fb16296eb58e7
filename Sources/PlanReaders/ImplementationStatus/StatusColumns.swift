import JapaneseText
import Vocabulary

/// 表の列: which cell of a row holds what, found by the words of the table's head.
struct StatusColumns: Sendable {
  var number = 0
  var name: Int?
  var summary: Int?
  var budget: Int?
  var planned: Int?
  var actual: Int?
  var unit: Int?
  var division: Int?
  /// 「（百万円）」 beside 予算: the unit of cells that name none.
  var yenPerUnit: Int?

  /// The scale's cells of a row, in the order planned, actual, explanation.
  var scale: [Int] { [planned, actual, unit].compactMap { $0 } }
}

/// Reads the head: one line, or two with the groups 計画 and 実績 over 予算 and 規模. It repeats at page breaks, and may
/// have more columns there.
struct StatusHead: Sendable {
  private let roles: [(role: String, words: [String])]
  private let amounts: Amounts
  private let normalizer: Normalizer
  private static let form = "implementation_status"

  init(tables: ReadingTables) {
    let names = [
      "number_column", "name_column", "summary_column", "budget_column", "division_column", "planned_group",
      "actual_group", "scale_column", "unit_column",
    ]
    roles = names.map { ($0, tables.labels.words(Self.form, $0)) }
    (amounts, normalizer) = (tables.amounts, tables.normalizer)
  }

  /// Whether the cells are a line of the head: all of them words of the form, and at least two.
  func isHead(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return filled.count >= 2 && filled.allSatisfy { !found(in: $0).isEmpty }
  }

  /// The columns of a head's lines; `nil` where they name no programme and no scale.
  func columns(_ lines: [[String]]) -> StatusColumns? {
    var columns = StatusColumns()
    var groups: [(start: Int, role: String)] = []
    var scales: [(column: Int, role: String?)] = []
    for cells in lines {
      for (index, cell) in cells.enumerated() where !cell.isEmpty {
        let roles = found(in: cell)
        let group = roles.first { $0.hasSuffix("group") }
        if roles.contains("scale_column") {
          scales.append((index, group))
        } else if let group {
          groups.append((index, group))
        } else {
          place(roles.first, at: index, cell: cell, in: &columns)
        }
      }
    }
    groups.sort { $0.start < $1.start }
    for scale in scales {
      let group = scale.role ?? groups.last { $0.start <= scale.column }?.role
      if group == "actual_group" { columns.actual = scale.column } else { columns.planned = scale.column }
    }
    guard columns.name != nil, columns.planned ?? columns.actual != nil else { return nil }
    return columns
  }

  private func place(_ role: String?, at index: Int, cell: String, in columns: inout StatusColumns) {
    switch role {
    case "number_column": columns.number = index
    case "name_column": columns.name = index
    case "summary_column": columns.summary = index
    case "unit_column": columns.unit = index
    case "division_column": columns.division = index
    case "budget_column":
      columns.budget = index
      let inside = normalizer.text(cell).split { "()".contains($0) }.dropFirst().first.map { String($0) }
      columns.yenPerUnit = inside.flatMap { amounts.units.yen(per: $0.replacing("単位:", with: "")) }
    default: break
    }
  }

  /// The roles whose words the cell is, bare or with brackets: 「規模(計画)」 is both a scale and a plan's.
  private func found(in cell: String) -> [String] {
    let text = normalizer.text(cell).filter { !$0.isWhitespace }
    let parts = text.split { "()".contains($0) }.map { String($0) }
    return roles.filter { role in role.words.contains { word in parts.contains(word) || text == word } }.map(\.role)
  }
}
