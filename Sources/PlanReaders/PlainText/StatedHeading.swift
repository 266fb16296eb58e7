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
  private(set) var divisions: [String] = []

  /// Whether it states anything besides the name.
  var isStated: Bool { category != nil || money != nil || !divisions.isEmpty }

  init(_ title: String, words: TableWords) {
    name = title.trimmed
    while takeBracket(words) || takeMoney(words) {}
  }

  /// 「（新規）」 or 「〈担当：…〉」 at the end.
  private mutating func takeBracket(_ words: TableWords) -> Bool {
    guard let (rest, inside) = Brackets.atEnd(of: name) else { return false }
    let key = words.key(inside)
    if category == nil, words.markWords.contains(key) {
      (name, category) = (rest, inside)
      return true
    }
    let found = Self.divisions(in: inside, words: words)
    guard divisions.isEmpty, !found.isEmpty else { return false }
    (name, divisions) = (rest, found)
    return true
  }

  private mutating func takeMoney(_ words: TableWords) -> Bool {
    guard money == nil, let last = name.split(whereSeparator: \.isWhitespace).last, last.count < name.count,
      words.isMoney(words.key(String(last)))
    else { return false }
    money = String(last)
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
