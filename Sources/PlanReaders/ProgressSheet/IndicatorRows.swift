import PlanModel

/// 指標欄の行: the rows of one part of a sheet's table of indicators, as printed and not yet put together.
///
/// The table's text runs backwards, and cells fell out of their rows: a row of values may stand alone, a label
/// without its values, and a last value on a line of its own.
struct IndicatorRows: Sendable {
  /// A target row: its label and its values.
  struct Target: Sendable {
    let label: String
    var values: [SheetValue]
  }
  /// The label of an actual row (「登録者数（人）」), with the row's values where they still stand beside it.
  struct Actual: Sendable {
    let label: String?
    var values: [SheetValue]
  }

  var targets: [Target] = []
  var actuals: [Actual] = []
  var rates: [[SheetValue]] = []
  /// Rows of values that stand alone and are no rates for certain, in order.
  var loose: [[SheetValue]] = []
  /// Values that stand alone: the last ones of rows that lost them.
  var singles: [SheetValue] = []
  /// The lines that the rows stand on.
  var lines: Set<Int> = []

  /// Sorts the lines of one part of the table.
  init(_ lines: ArraySlice<SourceLine>, words: SheetWords) {
    var pending: [SourceLine] = []
    for line in lines where !line.isBlank {
      if let row = Row(line, words: words) {
        take(row, label: pending, line: line.number)
        pending = []
      } else if Self.isFurniture(line, words: words) {
        pending = []
      } else {
        pending.append(line)
      }
    }
  }

  /// What stands in the table and says nothing: marks, headings, leftovers.
  static func isFurniture(_ line: SourceLine, words: SheetWords) -> Bool {
    words.isOnly(line.text, "reference_mark") || words.isOnly(line.text, "plan_mark")
      || words.stands("indicator_heading", in: line.text) || words.stands("reference_heading", in: line.text)
  }

  /// One line of the table that is a row: the word that says which, the label before it, the values behind it.
  private struct Row {
    let role: String?
    let label: [SheetToken]
    let values: [SheetValue]

    init?(_ line: SourceLine, words: SheetWords) {
      let tokens = SheetToken.words(of: line)
      for role in ["target", "actual", "rate"] {
        guard let index = tokens.lastIndex(where: { words.isOnly($0.text, role) }) else { continue }
        label = Array(tokens[..<index])
        values = Self.values(tokens[(index + 1)...], words: words)
        self.role = role
        return
      }
      let plain = Self.values(tokens[...], words: words)
      guard !plain.isEmpty, plain.allSatisfy(\.isPlain) else { return nil }
      (role, label, values) = (nil, [], plain)
    }

    /// The values of a row; a mark of a remark (※) belongs to the value before it.
    static func values(_ tokens: ArraySlice<SheetToken>, words: SheetWords) -> [SheetValue] {
      var values: [SheetValue] = []
      for token in tokens {
        if token.isRemark(words["remark"]), let last = values.popLast() {
          let joined = SheetToken(
            text: last.token.text, raw: last.token.raw + " " + token.raw, line: token.line)
          values.append(SheetValue(joined))
        } else {
          values.append(SheetValue(token))
        }
      }
      return values
    }
  }

  private mutating func take(_ row: Row, label pending: [SourceLine], line: Int) {
    switch row.role {
    case "target":
      // 「目標」 alone is what is left of an empty row.
      let label = (pending.map(\.printed) + row.label.map(\.raw)).joined()
      guard !row.values.isEmpty, !label.isEmpty else { return }
      targets.append(Target(label: label, values: row.values))
      lines.formUnion(pending.map(\.number))
    case "actual":
      let label = (pending.map(\.printed) + row.label.map(\.raw)).joined()
      guard !row.values.isEmpty || !label.isEmpty else { return }
      actuals.append(Actual(label: label.isEmpty ? nil : label, values: row.values))
      lines.formUnion(pending.map(\.number))
    case "rate":
      if !row.values.isEmpty { rates.append(row.values) }
    default:
      takeBare(row.values)
    }
    lines.insert(line)
  }

  private mutating func takeBare(_ values: [SheetValue]) {
    if values.count == 1 {
      singles += values
    } else if values.contains(where: { $0.unit == "%" }) {
      rates.append(values)
    } else {
      loose.append(values)
    }
  }
}
