import JapaneseText
import Vocabulary

/// 行の頭: 「12 世田谷区 …」: a number, a municipality, and the rest of the line.
struct RowHead: Equatable, Sendable {
  let number: String
  let municipality: String
  /// What stands behind the municipality, normalized.
  let rest: String
  /// How many lines the head takes: two where the number stands alone.
  let lineCount: Int

  /// - Parameters:
  ///   - text: a normalized line without white space at its ends.
  ///   - next: the next line that is not blank, for a number that stands alone.
  ///   - gap: how many lines further `next` stands.
  init?(_ text: String, next: String?, gap: Int, municipalities: [Municipality]) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    var body = String(text.dropFirst(digits.count)).trimmed
    var count = 1
    if body.isEmpty, let next {
      (body, count) = (next, 1 + gap)
    }
    let fitting = municipalities.filter { body.hasPrefix($0.name) }.max { $0.name.count < $1.name.count }
    let isApart = digits.count < text.count && text.dropFirst(digits.count).first?.isWhitespace == true
    guard let name = fitting?.name ?? (isApart ? Self.unlisted(body) : nil) else { return nil }
    let rest = body.dropFirst(name.count)
    // 「3 中央区民…」 goes on: no head. A name may follow at once only behind white space.
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    (number, municipality, self.rest) = (String(digits), name, String(rest).trimmed)
    lineCount = count
  }

  /// A municipality that the table does not list, of another prefecture: a word in kanji or kana that ends like one.
  private static func unlisted(_ body: String) -> String? {
    let word = body.prefix { !$0.isWhitespace }
    let ends: Set<Character> = ["区", "市", "町", "村"]
    guard (2...7).contains(word.count), let last = word.last, ends.contains(last),
      word.unicodeScalars.allSatisfy({ Script($0).isJapanese }), word.dropLast().contains(where: { !ends.contains($0) })
    else { return nil }
    return String(word)
  }
}
