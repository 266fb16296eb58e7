/// 丸数字: the marks ①②… that split a cell or a paragraph into items.
///
/// The normalizer keeps them apart from the digits behind them; NFKC alone would read 「①10,401社」 as 110,401.
package enum ListMarks {
  /// One item: its mark, `nil` for what stands before the first mark, and the text behind the mark.
  package struct Item: Equatable, Sendable {
    package let mark: Unicode.Scalar?
    package let range: Range<Int>
  }

  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x2460...0x24FF).contains(scalar.value) || (0x2776...0x2793).contains(scalar.value)
  }

  /// 「○」, 「◆」: what a point of a list or a heading begins with and says no number.
  package static func isOrnament(_ character: Character) -> Bool { "■□◆◇●○◎◯".contains(character) }

  /// An ornament, a dot, an asterisk or a dash: what leads a point of a list in.
  package static func isBullet(_ character: Character) -> Bool { isOrnament(character) || "・*-".contains(character) }

  /// The items of normalized text, in order; one item without a mark where there is none.
  package static func items(_ scalars: [Unicode.Scalar]) -> [Item] {
    var found: [Item] = []
    var mark: Unicode.Scalar?
    var start = 0
    for (index, scalar) in scalars.enumerated() where isMark(scalar) {
      if index > start || mark != nil { found.append(Item(mark: mark, range: start..<index)) }
      (mark, start) = (scalar, index + 1)
    }
    found.append(Item(mark: mark, range: start..<scalars.count))
    return found
  }
}
