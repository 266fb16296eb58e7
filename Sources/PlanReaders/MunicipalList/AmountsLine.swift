import JapaneseText
import Vocabulary

/// 金額の行: 「労働力確保事業 7,725 15 - - 令和３年４月」: the category, the amount, the targets and the month of the start.
struct AmountsLine: Equatable, Sendable {
  /// What stands before the category on the same line: the row's number, its municipality, its name.
  let lead: [String]
  let category: String?
  /// The amount as printed, without its unit.
  let amount: String
  /// The targets as printed; 「-」 means none.
  let targets: [String]
  /// As printed, where the line has it.
  let start: String?

  /// How many targets the form has.
  static let targetCount = 3

  /// - Parameter text: a normalized line.
  /// - Parameter categoryEnd: what a category ends in.
  init?(_ text: String, eras: Eras, normalizer: Normalizer, categoryEnds: [String]) {
    let tokens = text.split(whereSeparator: \.isWhitespace).map { String($0) }
    let width = Self.targetCount + 1
    guard tokens.count >= width else { return nil }
    for first in (0...(tokens.count - width)).reversed() {
      let cells = tokens[first..<(first + width)]
      guard Self.isNumber(tokens[first]), cells.allSatisfy({ Self.isNumber($0) || Self.isNone($0) }) else { continue }
      let rest = tokens[(first + width)...].joined()
      guard rest.isEmpty || StartMonth.isMonth(rest, eras: eras, normalizer: normalizer) else { continue }
      let before = Array(tokens[..<first])
      let isCategory = before.last.map { last in categoryEnds.contains { last.hasSuffix($0) } } ?? false
      // A bare row of numbers is a row only with its category or its month beside it.
      guard isCategory || !rest.isEmpty else { return nil }
      category = isCategory ? before.last : nil
      lead = isCategory ? Array(before.dropLast()) : before
      amount = tokens[first]
      targets = Array(cells.dropFirst())
      start = rest.isEmpty ? nil : rest
      return
    }
    return nil
  }

  static func isNumber(_ token: String) -> Bool { Numeral(token, writing: .arabic) != nil }

  /// 「-」, 「--」: the cell says that there is none.
  static func isNone(_ token: String) -> Bool { !token.isEmpty && token.allSatisfy { $0 == "-" || $0 == "ー" } }
}

/// 事業開始（予定）月: 「令和３年４月」, 「R7.4」, 「2027年10月」.
enum StartMonth {
  /// Whether the whole of `text` is a month of a year.
  static func isMonth(_ text: String, eras: Eras, normalizer: Normalizer) -> Bool {
    let normalized = normalizer.normalize(text.filter { !$0.isWhitespace })
    if let mention = eras.mentions(in: normalized).first, mention.range.lowerBound == 0 {
      let rest = normalized.string(mention.range.upperBound..<normalized.scalars.count)
      let digits = rest.filter(\.isNumber)
      return rest.hasSuffix("月") && rest.count <= 7 && (1...2).contains(digits.count)
    }
    return isDotted(normalized.text, eras: eras)
  }

  /// The western year in which the fiscal year of the month begins: 2021 for 「令和4年3月」.
  static func fiscalYear(_ text: String, eras: Eras, normalizer: Normalizer) -> Int? {
    let normalized = normalizer.normalize(text.filter { !$0.isWhitespace })
    guard let mention = eras.mentions(in: normalized).first else { return nil }
    let rest = normalized.string(mention.range.upperBound..<normalized.scalars.count)
    guard let month = Int(rest.filter(\.isNumber)) else { return nil }
    return mention.westernYears.lowerBound - (month < 4 ? 1 : 0)
  }

  /// 「年年」: the mark of the year is printed twice. It stays as printed.
  static func isMisprinted(_ text: String) -> Bool { text.contains("年年") || text.contains("月月") }

  private static func isDotted(_ text: String, eras: Eras) -> Bool {
    guard let initial = text.first, eras.rows.contains(where: { $0.initial == String(initial) }) else { return false }
    let parts = text.dropFirst().split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
    return parts.count == 2 && parts.allSatisfy { Int($0) != nil }
  }
}
