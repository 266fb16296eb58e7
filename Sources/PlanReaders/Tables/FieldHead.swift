import JapaneseText
import PlanModel
import Vocabulary

/// 欄: a column whose cells are what a labelled field states elsewhere: 担当課, 事業内容, 令和5年度実績, 予算額（千円）.
struct FieldColumn: Sendable {
  /// A role of `labelled_fields`, or `number`, `unit`, `rate`, `budget_before`, `other`.
  let role: String
  /// As the head prints it.
  let label: String
  /// What stands in brackets behind the word: a unit of money.
  let note: String?
  /// The year that the head names, as printed after NFKC.
  let year: String?
  let westernYears: ClosedRange<Int>?

  /// Whether the cells hold figures.
  var holdsValues: Bool { Self.valued.contains(role) }

  /// Whatever stands behind the columns that can be told.
  static let rest = FieldColumn(role: "rest", label: "", note: nil, year: nil, westernYears: nil)

  private static let valued: Set<String> = [
    "budget", "budget_before", "spent", "scale_planned", "target", "actual", "rate", "figure",
  ]
}

extension FieldColumn {
  /// The column with the year that a line below the head, or an earlier head, gives it.
  func dated(_ year: String, _ westernYears: ClosedRange<Int>) -> FieldColumn {
    FieldColumn(role: role, label: label, note: note, year: year, westernYears: westernYears)
  }
}

/// 欄の表頭: the columns of a table whose rows are programmes, some of them made of words.
struct FieldHead: Sendable {
  /// How the table's lines are cut into cells.
  enum Layout: Sendable {
    /// Tabs part the cells, and a line may break inside one.
    case tabs
    /// White space parts them.
    case spaces
    /// Each cell has a line, or several.
    case lines
  }

  var columns: [FieldColumn]
  let layout: Layout

  var name: Int? { columns.firstIndex { $0.role == "name" } }
  var isNumbered: Bool { columns.first?.role == "number" }
}

/// Finds the heads of tables of fields.
struct FieldHeads: Sendable {
  private let words: TableWords
  private let roles: [String: String]

  /// The roles of `general_table` that are called otherwise among the fields.
  private static let general = [
    "number": "number", "name": "name", "summary": "summary", "office": "division", "base": "actual",
    "actual": "actual", "target": "target", "budget": "budget", "spent": "spent", "rate": "rate", "unit_note": "unit",
    "before": "budget_before", "extension": "extension", "other": "other",
  ]
  /// A table is one of fields only where a column like these is made of words.
  private static let worded: Set<String> = ["summary", "audience", "division", "category", "grade", "phone"]
  private static let mostValues = 5

  init(words: TableWords) {
    self.words = words
    let labels = words.tables.labels
    let fields = PlainFields.roles.flatMap { role in labels.words("labelled_fields", role).map { ($0, role) } }
    let others = Self.general.flatMap { role, field in labels.words("general_table", role).map { ($0, field) } }
    // A word that says what stands in the column counts before one that says nothing.
    roles = Dictionary(fields + others.sorted { $0 < $1 }, uniquingKeysWith: { $0 == "other" ? $1 : $0 })
  }

  /// The head that begins at `index`, and the index behind it.
  func head(at index: Int, in text: SourceText) -> (head: FieldHead, end: Int)? {
    let line = text.lines[index]
    if line.raw.contains("\t") {
      let cells = TornCells.cells(of: line)
      return head(cells, .tabs, isStrict: false).map { ($0, index + 1) }
    }
    let tokens = line.raw.split(whereSeparator: \.isWhitespace).map { String($0) }
    if tokens.count > 1 {
      guard var head = head(tokens, .spaces, isStrict: true) else { return nil }
      let below = date(&head, below: index, in: text)
      return (head, index + 1 + below)
    }
    let block = text.lines[index...].prefix { !$0.isBlank && column($0.text) != nil && $0.text.count <= Self.longest }
    return head(block.map(\.text), .lines, isStrict: true).map { ($0, block.endIndex) }
  }

  /// 「（H30年度）（R５年度）（R10年度）」 below 「策定時 中間値 目標値」; how many lines that is.
  private func date(_ head: inout FieldHead, below index: Int, in text: SourceText) -> Int {
    guard index + 1 < text.lines.count else { return 0 }
    let line = text.lines[index + 1].normalized
    let years = words.tables.eras.mentions(in: line)
    let rest = line.scalars.indices.filter { at in !years.contains { $0.range.contains(at) } }
    let open = head.columns.indices.filter { head.columns[$0].holdsValues && head.columns[$0].year == nil }
    let isOnlyYears = rest.allSatisfy { at in
      line.scalars[at].properties.isWhitespace || Brackets.isRound(Character(line.scalars[at]))
    }
    guard !years.isEmpty, isOnlyYears, let spread = spread(open, of: head, over: years.count) else { return 0 }
    var dated: [FieldColumn] = []
    var left = years[...]
    for (index, column) in head.columns.enumerated() {
      let own = left.prefix(spread[index] ?? 0)
      dated += own.isEmpty ? [column] : own.map { column.dated(line.string($0.range), $0.westernYears) }
      left = left.dropFirst(own.count)
    }
    head.columns = dated
    return 1
  }

  /// How many years each column stands over: one, or all that are left over 「実績値」 between 「基準値」 and 「目標値」.
  private func spread(_ open: [Int], of head: FieldHead, over years: Int) -> [Int: Int]? {
    var spread = Dictionary(uniqueKeysWithValues: open.map { ($0, 1) })
    guard years != open.count else { return spread }
    let results = open.filter { words.tables.labels.words("general_table", "actual").contains(head.columns[$0].label) }
    guard years > open.count, results.count == 1 else { return nil }
    spread[results[0]] = years - open.count + 1
    return spread
  }

  private static let longest = 20

  private func head(_ cells: [String], _ layout: FieldHead.Layout, isStrict: Bool) -> FieldHead? {
    let read = cells.map { column($0) }
    let known = read.count { $0 != nil }
    guard known >= (isStrict ? 4 : 3), isStrict ? known == cells.count : known * 3 >= cells.count * 2 else {
      return nil
    }
    // A year alone heads values by year, which ``TableHead`` reads.
    guard !cells.contains(where: isYear) else { return nil }
    var columns: [FieldColumn] = []
    for (cell, column) in zip(cells, read) {
      let column = column ?? Self.other(cell)
      // 「予算額 （前年度）」: what the year before had of the same.
      let isBefore = column.role == "budget_before" && columns.last?.role != "budget"
      let named = columns.first { $0.role == "name" }
      if column.role == "name", words.isMeasure(cell), let named, !words.isMeasure(named.label) {
        // 「成果指標（単位）」 beside 「事業名」: what its figures count.
        columns.append(FieldColumn(role: "unit", label: cell, note: nil, year: nil, westernYears: nil))
        continue
      }
      if column.role == "name", let first = columns.firstIndex(where: { $0.role == "name" }) {
        // 「施策」 beside 「KPI」: the first names what the second belongs to.
        columns[first] = FieldColumn(
          role: "group", label: columns[first].label, note: nil, year: nil, westernYears: nil)
      }
      columns.append(isBefore ? Self.other(cell) : column)
    }
    let head = FieldHead(columns: columns, layout: layout)
    let values = columns.count(where: \.holdsValues)
    let numbers = columns.count { $0.role == "number" }
    let isWorded = columns.contains { Self.worded.contains($0.role) }
    // 「番号 事業名 予算額 決算額」: numbered programmes need no column of words.
    let isList = head.isNumbered && values > 1 && head.name.map { !words.isMeasure(columns[$0].label) } ?? false
    guard head.name != nil, isWorded || isList, values <= Self.mostValues, numbers == (head.isNumbered ? 1 : 0) else {
      return nil
    }
    return head
  }

  private func isYear(_ cell: String) -> Bool {
    let text = words.tables.normalizer.normalize(cell.filter { !$0.isWhitespace && !Brackets.isRound($0) })
    return words.tables.eras.mentions(in: text).first.map { $0.range.count == text.scalars.count } ?? false
  }

  private static func other(_ label: String) -> FieldColumn {
    FieldColumn(role: "other", label: label, note: nil, year: nil, westernYears: nil)
  }

  /// The column that a head's cell names; `nil` where it is no word of a head.
  private func column(_ cell: String) -> FieldColumn? {
    let text = words.tables.normalizer.normalize(cell.filter { !$0.isWhitespace })
    let mentions = words.tables.eras.mentions(in: text)
    guard mentions.count < 2 else { return nil }
    var word = text.text
    if let mention = mentions.first {
      word = text.string(0..<mention.range.lowerBound) + text.string(mention.range.upperBound..<text.scalars.count)
    }
    // 「令和5年度の実績」.
    let parts = Brackets.pieces(of: word.hasPrefix("の") ? String(word.dropFirst()) : word)
    // 「担当課・内線」: the first of two words.
    guard let first = parts.first, let bare = first.split(separator: "・").first.map({ String($0) }),
      let role = roles[first] ?? roles[bare] ?? role(endingOf: first) ?? (words.isName(first) ? "name" : nil)
    else { return nil }
    let note = parts.dropFirst().first.map { $0.replacing("単位:", with: "") }
    return FieldColumn(
      role: role, label: cell, note: note, year: mentions.first.map { text.string($0.range) },
      westernYears: mentions.first?.westernYears)
  }

  /// 「件数目標」, 「年度末実績」: a longer word that says at its end what the values are.
  private func role(endingOf word: String) -> String? {
    guard word.count <= 8, let found = words.tables.labels.words("general_table", "ending").first(where: word.hasSuffix)
    else { return nil }
    return roles[found]
  }
}

/// 裂けた行: the cells between tabs of a row that breaks inside them.
enum TornCells {
  static func cells(of line: SourceLine) -> [String] {
    line.raw.split(separator: "\t", omittingEmptySubsequences: false).map { PassageCutter.plain(String($0)) }
  }
}
