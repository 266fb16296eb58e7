import JapaneseText
import PlanIndex
import PlanModel

/// 証明: reads every figure again from its source lines just before it is shown.
///
/// Two questions to each fact, both sides normalized: do the lines print the cell that it was read from, and does that
/// cell say the value? A unit from a table's head (千円) need not stand on the lines. No one cell of the index can then
/// be wrong and be shown: the wording is held against the lines, the value against the wording.
struct Proof {
  let reader: IndexReader
  let normalizer: Normalizer
  let amounts: Amounts

  /// The facts that their lines do not bear out.
  func failures(_ facts: [Fact]) throws(IndexError) -> [Fact] {
    var failed: [Fact] = []
    for fact in facts where try !isBorneOut(fact) { failed.append(fact) }
    return failed
  }

  private static let ticked: Set<Measure> = [.grade, .evaluation, .direction]

  private func isBorneOut(_ fact: Fact) throws(IndexError) -> Bool {
    let lines = try reader.lines(fact.source.lines, of: fact.source.document).map { normalizer.normalize($0.text) }
    // A grade is a ticked box: its words stand over the row of boxes, the tick on it.
    if Self.ticked.contains(fact.measure), lines.contains(where: { $0.scalars.contains("■") }) { return true }
    let printed = PrintedText(lines.map(\.scalars))
    let cell = normalizer.normalize(fact.cell)
    guard let value = fact.value else { return printed.holds(cell.scalars) }
    return printed.holdsNumbers(of: cell.scalars) && says(cell, value, unit: fact.unit)
  }

  // MARK: The cell and its value

  /// Whether the cell's own wording gives `value`. Where it names no unit (the head or the indicator does), the bare
  /// number decides.
  private func says(_ cell: NormalizedText, _ value: Double, unit: String?) -> Bool {
    if unit == "円" {
      let named = amounts.money(in: cell)
      if !named.isEmpty { return named.contains { Double($0.yen) == value } }
      return amounts.units.moneyUnits.contains {
        amounts.money(cell: cell, yenPerUnit: $0.yen).map { Double($0.yen) == value } ?? false
      }
    }
    // 「1,254千円」 of an indicator is kept as it is printed: 1,254 with the unit 千円.
    if let unit, let money = amounts.units.moneyUnits.first(where: { String(scalars: $0.name) == unit }) {
      let named = amounts.money(in: cell)
      if !named.isEmpty { return named.contains { Double($0.yen) == (value * Double(money.yen)).rounded() } }
    }
    let counted = amounts.quantities(in: cell).filter { $0.unit == unit }
    return counted.isEmpty ? bareNumbers(cell.scalars).contains(value) : counted.contains { $0.value == value }
  }

  private func bareNumbers(_ scalars: [Unicode.Scalar]) -> [Double] {
    var found: [Double] = []
    var position = 0
    while position < scalars.count {
      guard let numeral = Numeral(scalars, at: position) else {
        position = Numeral.skip(scalars, from: position)
        continue
      }
      found.append(numeral.value)
      position = numeral.range.upperBound
    }
    return found
  }
}
