/// 達成率の検算: which target, actual and rate belong together, proved by rate = actual ÷ target × 100.
struct RateProof: Sendable {
  /// What one pairing of a target, an actual and a rate speaks for.
  struct Weight: Sendable {
    var proved = 0
    var refuted = 0
  }

  /// Compares one year's cells.
  /// - Returns: `true` where the printed rate is actual ÷ target, `false` where it is not, `nil` where the cells
  ///   cannot tell (「－」, words, a target of zero).
  static func holds(target: SheetValue, actual: SheetValue, rate: SheetValue) -> Bool? {
    guard let printed = rate.number else { return nil }
    // A rate needs something that was measured.
    guard !actual.token.isDash else { return false }
    guard let goal = target.number, let reached = actual.number, goal != 0 else { return nil }
    return isRounded(reached / goal * 100, printed: printed, decimals: rate.decimals)
  }

  /// Whether `printed` is `exact`, rounded (or cut off) to the printed digits.
  static func isRounded(_ exact: Double, printed: Double, decimals: Int) -> Bool {
    var half = 0.5
    for _ in 0..<decimals { half /= 10 }
    return abs(exact - printed) <= half * 1.0001
  }

  /// Compares whole rows, year by year.
  static func weigh(target: [SheetValue], actual: [SheetValue], rate: [SheetValue]) -> Weight {
    var weight = Weight()
    for index in 0..<min(target.count, actual.count, rate.count) {
      switch holds(target: target[index], actual: actual[index], rate: rate[index]) {
      case true?: weight.proved += 1
      case false?: weight.refuted += 1
      case nil: break
      }
    }
    return weight
  }

  /// How alike two labels are, from 0 to 1: the share of the shorter one's pairs of characters that the other has.
  static func likeness(_ one: String, _ other: String) -> Double {
    let (first, second) = (pairs(one), pairs(other))
    let least = min(first.count, second.count)
    return least == 0 ? 0 : Double(first.intersection(second).count) / Double(least)
  }

  private static func pairs(_ text: String) -> Set<String> {
    let characters = text.filter { !$0.isWhitespace }
    return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
  }
}
