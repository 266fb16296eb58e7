import JapaneseText

/// The number that a section's heading begins with: 「2 女性・高齢者の…」, 「重点Ⅳ 働き方改革の推進」.
package enum SectionNumber {
  private static let roman = [
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
  ]

  /// Reads digits or Roman numerals (normalized, lower case) that are nothing else.
  static func read(_ scalars: some Sequence<Unicode.Scalar>) -> Int? {
    let text = String(scalars: scalars)
    return Int(text) ?? roman[text]
  }

  /// The number of a heading, given as a key (``JapaneseText/Normalizer/key(_:)``).
  /// - Parameter heads: the words that may stand before the number: 重点, 柱, 基本目標.
  package static func leading(_ key: String, heads: [String]) -> Int? {
    let rest = key.dropFirst(heads.first(where: key.hasPrefix)?.count ?? 0)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty { return Int(digits) }
    return roman[String(rest.prefix { "ivx".contains($0) })]
  }
}
