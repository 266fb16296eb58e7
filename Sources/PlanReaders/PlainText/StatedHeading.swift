import JapaneseText
import PlanModel
import Vocabulary

/// 事業を表す見出し: a heading that states more of a programme than its name.
///
///     「◆産後ケア事業（拡充）　1,280万円」       産後ケア事業 · 拡充 · 1,280万円
///     「（１）配食による見守り　〈担当：福祉課〉」   配食による見守り · 福祉課
struct StatedHeading: Sendable {
  private(set) var name: String
  /// 「新規」, 「拡充」.
  private(set) var category: String?
  /// As printed: 「1,280万円」.
  private(set) var money: String?
  /// 「（121,900）」 behind it: what the year before had.
  private(set) var moneyBefore: String?
  private(set) var divisions: [String] = []
  /// 「（皆増）」: what stands before the bracket is an amount, which the year before had none of.
  private var isBesideAmount = false

  /// Whether it states anything besides the name.
  var isStated: Bool { category != nil || money != nil || !divisions.isEmpty }

  /// - Parameter unit: the unit of amounts that print none.
  init(_ title: String, words: TableWords, unit: String?) {
    name = title.trimmed
    takeMark(words)
    while takeBracket(words) || takeMoney(words, unit) {}
  }

  /// Amounts alone on a line: 「1,875,000（1,420,000）」, 「1,280万円」.
  init?(amounts text: String, words: TableWords, unit: String?) {
    if words.isMoney(words.key(text)) {
      (name, money) = ("", text)
      return
    }
    name = text.trimmed
    while takeBracket(words) || takeMoney(words, unit) {}
    guard name.isEmpty, money != nil else { return nil }
  }

  /// 「【新規】」 before the name.
  private mutating func takeMark(_ words: TableWords) {
    guard name.first == "【", let close = name.firstIndex(of: "】") else { return }
    let inside = String(name[name.index(after: name.startIndex)..<close])
    guard words.markWords.contains(words.key(inside)) else { return }
    (category, name) = (inside, String(name[name.index(after: close)...]).trimmed)
  }

  /// 「（新規）」 or 「〈担当：…〉」 at the end.
  private mutating func takeBracket(_ words: TableWords) -> Bool {
    guard let (rest, inside) = Brackets.atEnd(of: name) else { return false }
    let key = words.key(inside)
    if category == nil, words.markWords.contains(key) {
      (name, category) = (rest, inside)
      return true
    }
    if moneyBefore == nil, money == nil, rest.trimmed.last?.isNumber ?? false {
      // 「（142,800　43,500）」: the year before, and the difference; 「（皆増）」: no year before.
      let amounts = inside.split(whereSeparator: \.isWhitespace).map { String($0) }
      let isDifference = amounts.count == 2 && amounts.allSatisfy { words.isValue(Self.unsigned(words.key($0))) }
      if isDifference || words.isValue(key) {
        (name, moneyBefore) = (rest.trimmed, isDifference ? amounts[0] : inside)
        return true
      }
      if words.tables.labels.words("general_table", "no_year_before").contains(key) {
        (name, isBesideAmount) = (rest.trimmed, true)
        return true
      }
    }
    // 「就労準備支援事業　［生活福祉課］」: square brackets at the line's end hold nothing else.
    let isOffice = "]］".contains(name.last ?? " ") && words.contact.endsOffice(key)
    let found = isOffice ? [inside] : Self.divisions(in: inside, words: words)
    guard divisions.isEmpty, !found.isEmpty else { return false }
    (name, divisions) = (rest, found)
    return true
  }

  /// 「△1,650」 without its sign.
  private static func unsigned(_ amount: String) -> String { String(amount.drop { "△▲-+".contains($0) }) }

  private mutating func takeMoney(_ words: TableWords, _ unit: String?) -> Bool {
    guard money == nil, let last = name.split(whereSeparator: \.isWhitespace).last.map({ String($0) }) else {
      return false
    }
    let isPrinted = words.isMoney(words.key(last))
    // 「保育士確保対策事業 186,400（121,900）」 under 「（単位：千円）」: a bare number is an amount beside another one.
    guard
      isPrinted && last.count < name.count
        || (moneyBefore != nil || isBesideAmount) && Numeral(words.key(last), writing: .arabic) != nil,
      isPrinted || unit != nil
    else { return false }
    money = isPrinted ? last : last + (unit ?? "")
    if let before = moneyBefore, Numeral(words.key(before), writing: .arabic) != nil, !isPrinted {
      moneyBefore = before + (unit ?? "")
    }
    name = String(name.dropLast(last.count)).trimmed
    return true
  }

  /// The divisions that 「担当：…」 names; empty where the text names none.
  static func divisions(in text: String, words: TableWords) -> [String] {
    guard let colon = text.firstIndex(where: { ":：".contains($0) }),
      words.offices.contains(words.key(String(text[..<colon])).trimmed)
    else { return [] }
    let parts = text[text.index(after: colon)...].split { "、，,／/".contains($0) }.map { String($0).trimmed }
    return parts.filter { words.contact.endsOffice(words.key($0)) }
  }
}
