/// 括弧: the brackets that plans print, of either width.
package enum Brackets {
  private static let pairs: [Character: Character] = [
    "(": ")", "（": "）", "〈": "〉", "＜": "＞", "【": "】", "［": "］", "[": "]", "〔": "〕", "「": "」", "『": "』",
  ]
  private static let openings = Dictionary(pairs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  /// 「(」 and 「（」: what encloses a note behind a word.
  package static func isRound(_ character: Character) -> Bool { "()（）".contains(character) }

  /// Whether every bracket of the text is closed.
  package static func areWhole(in text: String) -> Bool {
    pairs.allSatisfy { open, close in text.count { $0 == open } == text.count { $0 == close } }
  }

  /// The pieces of text that round brackets part: 「保育課」 and 「0769-55-1121」 of 「保育課（0769-55-1121）」.
  package static func pieces(of text: String) -> [String] { text.split(whereSeparator: isRound).map { String($0) } }

  /// What one pair of brackets encloses, where that is all of the text.
  package static func inside(_ text: String) -> String? {
    guard let (rest, inside) = atEnd(of: text), rest.isEmpty else { return nil }
    return inside
  }

  /// The text before the brackets at its end, without white space, and what stands in them; `nil` where none stand there.
  package static func atEnd(of text: String) -> (rest: String, inside: String)? {
    guard let last = text.last, let opening = openings[last], let open = text.lastIndex(of: opening) else { return nil }
    let rest = text[..<open].reversed().drop(while: \.isWhitespace).reversed()
    return (String(rest), String(text[text.index(after: open)...].dropLast()))
  }

  /// Where the brackets that close right before `end` open; `nil` where none do.
  package static func open(of end: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard end > 0, let open = openings[Character(scalars[end - 1])]?.unicodeScalars.first else { return nil }
    var depth = 0
    for index in (0..<end).reversed() {
      if scalars[index] == scalars[end - 1] { depth += 1 }
      if scalars[index] == open { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
