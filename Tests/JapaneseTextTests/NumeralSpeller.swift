/// Writes numbers as plans and people write them, the other way round from `Numeral`.
enum NumeralSpelling: String, CaseIterable, Sendable {
  /// 10401
  case plain
  /// 10,401
  case grouped
  /// １０，４０１
  case fullWidth
  /// 1万401
  case largeUnits
  /// 1万4百1: every unit spelled, digits arabic
  case allUnits
  /// 一万四百一
  case kanji
  /// 一〇四〇一
  case kanjiDigits
  /// 1万四百一: arabic before 万, kanji behind it
  case mixed

  func spell(_ number: Int) -> String {
    switch self {
    case .plain: String(number)
    case .grouped: Self.grouped(number)
    case .fullWidth: Self.widened(Self.grouped(number))
    case .largeUnits: Self.sections(number) { String($0) }
    case .allUnits: Self.sections(number) { Self.small($0, one: "1") { String($0) } }
    case .kanji: Self.sections(number) { Self.small($0, one: "") { Self.digits[$0] } }
    case .kanjiDigits: String(number).map { Self.digits[$0.wholeNumberValue ?? 0] }.joined()
    case .mixed: Self.mixed(number)
    }
  }

  private static let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static func grouped(_ number: Int) -> String {
    var rest = String(number)
    var groups: [String] = []
    while rest.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }

  private static func widened(_ text: String) -> String {
    var wide = ""
    for scalar in text.unicodeScalars { wide.unicodeScalars.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar) }
    return wide
  }

  /// 兆, 億, 万 and the rest, each section written by `section`.
  private static func sections(_ number: Int, _ section: (Int) -> String) -> String {
    guard number > 0 else { return section(0).isEmpty ? "〇" : section(0) }
    var text = ""
    for (unit, name) in [(1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "万"), (1, "")] {
      let part = number / unit % 10_000
      if part > 0 { text += section(part) + name }
    }
    return text
  }

  /// 千, 百, 十 and the rest of a number below 10,000; `one` stands before a unit that is there once.
  private static func small(_ number: Int, one: String, _ digit: (Int) -> String) -> String {
    guard number > 0 else { return digit(0) }
    var text = ""
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十")] {
      let part = number / unit % 10
      if part > 0 { text += (part == 1 ? one : digit(part)) + name }
    }
    return number % 10 > 0 ? text + digit(number % 10) : text
  }

  private static func mixed(_ number: Int) -> String {
    let behind = number % 10_000
    guard number >= 10_000, behind >= 10 else { return String(number) }
    return sections(number - behind) { String($0) } + small(behind, one: "") { digits[$0] }
  }
}
