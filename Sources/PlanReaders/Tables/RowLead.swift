import JapaneseText
import PlanModel
import Vocabulary

/// 行の頭: what the cells before a row's values say: whose values they are, and which.
struct RowLead: Sendable {
  /// 目標, 決算額: what the last cell says that the values are.
  private(set) var role: TableWords.Role?
  /// That cell without its unit.
  private(set) var roleLabel: String?
  /// 「実績（人）」, 「人 目標」: the unit of these values.
  private(set) var unit: String?
  /// 「人」 in a column of its own: the unit of the rows below too.
  private(set) var columnUnit: String?
  /// 「（人）」 and no name: the unit of all values of the indicator.
  private(set) var indicatorUnit: String?
  /// What the values are of, each of the cells without its unit: 「０歳」, 「量の見込み」.
  private(set) var names: [String] = []
  /// The unit in the brackets of the name.
  private(set) var nameUnit: String?

  /// The names as one.
  var name: String? { names.isEmpty ? nil : names.joined(separator: " ") }

  init(_ cells: [TableRow.Cell], words: TableWords) {
    var cells = Self.joined(cells.filter { !Self.isAside(words.key($0.text), words) }, words)
    if let last = cells.last {
      let (label, noted) = words.labelled(last.text)
      if let found = words.role(words.key(label)) {
        (role, roleLabel, unit) = (found, label, noted)
        cells.removeLast()
      }
    }
    // 「人 目標」: the unit in a column of its own.
    if let last = cells.last, cells.count > 1 || Brackets.inside(last.text) == nil, last.text.count <= 3,
      let alone = words.unit(noted: words.key(last.text))
    {
      cells.removeLast()
      (columnUnit, unit) = (alone, alone)
    }
    let texts = cells.map(\.text)
    if let inside = Brackets.inside(texts.joined(separator: " ")) {
      indicatorUnit = words.unit(noted: words.key(inside))
    } else if let last = texts.last {
      let (name, noted) = words.labelled(last)
      (names, nameUnit) = ((texts.dropLast() + [name]).filter { !$0.isEmpty }, noted)
    }
  }

  /// 成果指標①, 「↓」: what says nothing of the values.
  private static func isAside(_ key: String, _ words: TableWords) -> Bool {
    let bare = key.unicodeScalars.filter { !ListMarks.isMark($0) && Script($0) != .digit }
    return key == "↓" || words.kinds.contains(String(String.UnicodeScalarView(bare)))
  }

  /// A name that the column's width cut stands on several lines, one cell on each.
  private static func joined(_ cells: [TableRow.Cell], _ words: TableWords) -> [TableRow.Cell] {
    cells.reduce(into: []) { joined, cell in
      let key = words.key(cell.text)
      guard let last = joined.last, last.line < cell.line, words.role(key) == nil,
        words.unit(noted: key) == nil || cell.text.count > 3, !key.hasPrefix("(")
      else { return joined.append(cell) }
      joined[joined.count - 1] = TableRow.Cell(text: last.text + cell.text, line: cell.line)
    }
  }
}

extension RowLead {
  /// What the rows of one table have said so far of the indicator that they go on with.
  struct Running: Sendable {
    private(set) var indicator: String?
    private var unit: String?
    /// The label that 「うち…」 goes on with, and its unit of money.
    private var last: String?
    private var lastUnit: String?

    /// What a row's values are.
    typealias Said = (role: TableWords.Role?, label: String?, unit: String?)

    /// Goes on to the next row, and says what its values are.
    /// - Parameter tableUnit: the unit of all values that say no other.
    mutating func take(_ lead: RowLead, tableUnit: String?, words: TableWords) -> Said {
      if let shared = lead.indicatorUnit ?? lead.columnUnit { unit = shared }
      // What was spent is told by the row's own word.
      if lead.role == .spent || lead.role == .budget { (last, lastUnit) = (lead.roleLabel, lead.unit) }
      var said: Said = (lead.role, indicator, lead.unit ?? unit ?? tableUnit)
      if let name = lead.name {
        if lead.role != nil {
          (indicator, unit) = (name, lead.unit ?? lead.nameUnit ?? tableUnit)
          (said.label, said.unit) = (name, unit)
        } else {
          said = take(name, of: lead, words: words)
          let ofWhole = words.isPart(words.key(name)) ? lastUnit : nil
          said.unit = lead.nameUnit ?? lead.columnUnit ?? ofWhole ?? tableUnit ?? unit
        }
      }
      if lead.role == .spent { said.label = last }
      return said
    }

    /// A row whose name alone says what its values are.
    private mutating func take(_ name: String, of lead: RowLead, words: TableWords) -> Said {
      let isPart = words.isPart(words.key(name))
      let label = isPart ? [last, name].compactMap { $0 }.joined(separator: " ") : name
      if !isPart { last = name }
      guard words.isPlanned(label) else { return (.actual, label, nil) }
      // 「０歳 量の見込み」: whose plan it is goes for the results below.
      guard lead.names.count > 1 else { return (.target, indicator.map { $0 + " " + name } ?? label, nil) }
      indicator = lead.names.dropLast().joined()
      return (.target, label, nil)
    }
  }
}
