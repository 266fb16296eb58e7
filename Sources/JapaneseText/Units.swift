/// 単位: the words of `units.tsv`.
package struct Units: Sendable {
  /// Counting units (人, 社, 件, 回 ...), the longest first.
  package let counters: [[Unicode.Scalar]]
  /// Money units and how many yen one is: 千円 → 1,000. The longest first.
  package let moneyUnits: [(name: [Unicode.Scalar], yen: Int)]
  /// 約, 概ね ...: words before an amount that say it is rounded.
  package let approximations: [[Unicode.Scalar]]
  /// 「－」, 「なし」: cells that say there is none. Not zero.
  package let blanks: Set<String>

  package init(counters: [String], moneyUnits: [String: Int], approximations: [String], blanks: [String]) {
    func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
    self.counters = counters.map(scalars).sorted(by: Self.isLonger)
    self.moneyUnits = moneyUnits.map { (scalars($0.key), $0.value) }
      .sorted { Self.isLonger($0.name, $1.name) }
    self.approximations = approximations.map(scalars).sorted { $1.count < $0.count }
    self.blanks = Set(blanks)
  }

  /// The longest first, equal lengths in a fixed order.
  private static func isLonger(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count > other.count
  }

  /// The counting unit that begins at `start`.
  package func counter(_ scalars: [Unicode.Scalar], at start: Int) -> String? {
    guard start < scalars.count,
      let unit = counters.first(where: {
        scalars[start...].starts(with: $0) && !goesOn(scalars, behind: start + $0.count)
      })
    else { return nil }
    return String(scalars: unit)
  }

  /// Whether a Latin unit is only the beginning of a word: the m of 「5members」.
  private func goesOn(_ scalars: [Unicode.Scalar], behind end: Int) -> Bool {
    guard end < scalars.count, [.latin, .digit].contains(Script(scalars[end - 1])) else { return false }
    return [.latin, .digit].contains(Script(scalars[end]))
  }

  /// How many yen one `unit` is (「千円」 → 1,000), or `nil` where it is no unit of money.
  package func yen(per unit: String) -> Int? {
    let scalars = Array(unit.unicodeScalars)
    return moneyUnits.first { $0.name == scalars }?.yen
  }

  /// Whether a word that says "rounded" ends right before `end`.
  package func isApproximate(_ scalars: [Unicode.Scalar], before end: Int) -> Bool {
    var end = end
    while end > 0, scalars[end - 1] == " " { end -= 1 }
    return approximations.contains { end >= $0.count && scalars[(end - $0.count)..<end].elementsEqual($0) }
  }
}
