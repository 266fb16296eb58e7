import JapaneseText
import Vocabulary

/// 内訳の見出し: the text of a sub-row taken apart: 「(1) 研修の実施 有識者による講演を行う」 is a number, a name and words on it.
struct BreakdownText: Equatable, Sendable {
  /// 「1」, 「(1)」, 「①」; `nil` for 「・」 and where nothing stands.
  let number: String?
  /// `nil` where the text is one sentence.
  let name: String?
  let description: String?

  /// - Parameters:
  ///   - text: the cell, as printed.
  ///   - order: the sub-row's place among its parent's, from 1: a bare number counts only when it is that place, so that
  ///     「65 歳以上…」 keeps its number.
  init(_ text: String, order: Int, marks: [String], particles: [String]) {
    let text = PassageCutter.plain(text)
    let (number, body) = Self.number(text, order: order)
    self.number = number
    if let mark = body.firstIndex(where: { marks.contains(String($0)) }), mark > body.startIndex {
      name = Self.squeeze(String(body[..<mark]))
      description = String(body[mark...]).trimmed
      return
    }
    let bare = String(body.drop { "・○◎●◯ 　".contains($0) })
    if let gap = bare.firstIndex(where: \.isWhitespace) {
      let rest = String(bare[gap...]).trimmed
      let head = String(bare[..<gap])
      if Self.isSentence(rest, particles: particles), !Self.isSentence(head, particles: []) {
        (name, description) = (Self.squeeze(head), rest)
        return
      }
    }
    let isSentence = Self.isSentence(bare, particles: [])
    name = isSentence || bare.isEmpty ? nil : Self.squeeze(bare)
    description = isSentence ? bare : nil
  }

  /// A number and what follows: 「1 …」, 「(1) …」, 「① …」, 「1. …」.
  private static func number(_ text: String, order: Int) -> (String?, String) {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return (nil, "") }
    if ListMarks.isMark(first) { return (String(first), String(text.dropFirst()).trimmed) }
    let open = "(（".unicodeScalars.contains(first) ? 1 : 0
    var end = open
    var value = 0
    while end < scalars.count,
      let digit = scalars[end].properties.numericType == .decimal
        ? Int(scalars[end].properties.numericValue ?? -1) : nil, digit >= 0, end - open < 2
    {
      (value, end) = (value * 10 + digit, end + 1)
    }
    guard end > open, end < scalars.count else { return (nil, text) }
    let closes = open == 1 ? ")）" : ".．)） 　、"
    guard closes.unicodeScalars.contains(scalars[end]), open == 1 || value == order else { return (nil, text) }
    let printed = string(scalars[0...(open == 1 ? end : end - 1)])
    return (printed, string(scalars[(end + 1)...]).trimmed)
  }

  /// A text that ends like a sentence (a verb in its plain form, 。), or that says of something what is done with it (を).
  private static func isSentence(_ text: String, particles: [String]) -> Bool {
    guard let last = text.last else { return false }
    if "。るうくすつぬむぐぶ".contains(last) { return true }
    var depth = 0
    let outside = text.filter { character in
      if "(（".contains(character) { depth += 1 }
      if ")）".contains(character) { depth -= 1 }
      return depth == 0
    }
    return particles.contains { outside.contains($0) }
  }

  private static func squeeze(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(scalars: scalars)
  }
}
