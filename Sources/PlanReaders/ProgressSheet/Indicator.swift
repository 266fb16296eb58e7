import PlanModel

/// 指標: one indicator of a sheet, its rows put together.
struct Indicator: Sendable {
  /// The label of the target row.
  let label: String
  /// The label of the actual row: it prints the unit in brackets.
  let actualLabel: String?
  let targets: [SheetValue]
  let actuals: [SheetValue]
  let rates: [SheetValue]

  /// The rate of a year as exactly as the sheet allows: actual ÷ target where the printed rate is that, else as
  /// printed; `nil` where none is printed.
  func rate(_ year: Int) -> Double? {
    guard year < rates.count, let printed = rates[year].number else { return nil }
    guard year < targets.count, year < actuals.count,
      RateProof.holds(target: targets[year], actual: actuals[year], rate: rates[year]) == true,
      let goal = targets[year].number, let reached = actuals[year].number
    else { return printed }
    return reached / goal * 100
  }
}

/// 指標の組み立て: puts the rows of one part of the table together into indicators.
///
/// The rows are few (up to three indicators in the form), so every way to put them together is weighed: a proved
/// rate speaks for a way, a refuted one against it, and likeness of labels and places settles what no rate can.
struct IndicatorAssembly: Sendable {
  private var rows: IndicatorRows
  /// How many years have actuals; `nil` where the sheet does not tell.
  private let years: (targets: Int, actuals: Int)

  /// - Parameters:
  ///   - targets: how many years the table has.
  ///   - actuals: how many of them have passed, from the first on.
  init(_ rows: IndicatorRows, targets: Int, actuals: Int) {
    self.rows = rows
    years = (targets, actuals)
    settleLooseRows()
    completeRows()
  }

  /// The indicators in the order of the form: the one printed last is the first.
  func indicators() -> [Indicator] {
    let count = rows.targets.count
    guard count > 0 else { return [] }
    var best: (score: Double, ways: [Way])?
    for order in Self.arrangements(of: rows.actuals.count, choosing: count) {
      let ways = waysWithRates(order)
      let score = ways.reduce(0) { $0 + $1.score }
      if score > best?.score ?? -.infinity { best = (score, ways) }
    }
    let built = (best?.ways ?? []).enumerated().map { build(target: $0.offset, $0.element) }
    return built.suffix(1) + built.dropLast()
  }

  /// The rows that one target goes with.
  private struct Way {
    var actual: Int?
    var rate: Int?
    var score: Double
  }

  private func build(target: Int, _ way: Way) -> Indicator {
    let actual = way.actual.map { rows.actuals[$0] }
    return Indicator(
      label: rows.targets[target].label, actualLabel: actual?.label, targets: rows.targets[target].values,
      actuals: actual?.values ?? [], rates: way.rate.map { rows.rates[$0] } ?? [])
  }

  /// For actuals already chosen (one for each target, in order), the best choice of rates.
  private func waysWithRates(_ actuals: [Int?]) -> [Way] {
    var best: [Way] = []
    var bestScore = -Double.infinity
    for rates in Self.arrangements(of: rows.rates.count, choosing: actuals.count) {
      let ways = actuals.indices.map { target in
        Way(actual: actuals[target], rate: rates[target], score: score(target, actuals[target], rates[target]))
      }
      let total = ways.reduce(0) { $0 + $1.score }
      if total > bestScore { (best, bestScore) = (ways, total) }
    }
    return best
  }

  private func score(_ target: Int, _ actual: Int?, _ rate: Int?) -> Double {
    var score = 0.0
    if let actual {
      score += 1 + RateProof.likeness(rows.targets[target].label, rows.actuals[actual].label ?? "")
      // The first indicator is printed last, all its rows together.
      if target == rows.targets.count - 1, actual == rows.actuals.count - 1 { score += 0.5 }
    }
    if let rate {
      score += 1
      if target == rows.targets.count - 1, rate == rows.rates.count - 1 { score += 0.5 }
      if let actual {
        let weight = RateProof.weigh(
          target: rows.targets[target].values, actual: rows.actuals[actual].values, rate: rows.rates[rate])
        score += 10 * Double(weight.proved) - 12 * Double(weight.refuted)
      }
    }
    return score
  }

  /// Gives the rows that stand alone to labels without values, or to the rates where those are too few.
  private mutating func settleLooseRows() {
    for values in rows.loose {
      let isDashes = values.allSatisfy { $0.token.isDash }
      if isDashes, rows.rates.count < rows.targets.count {
        rows.rates.insert(values, at: 0)
      } else if let empty = emptyActual(fitting: values) {
        rows.actuals[empty].values = values
      } else {
        rows.actuals.insert(IndicatorRows.Actual(label: nil, values: values), at: 0)
      }
    }
  }

  private func emptyActual(fitting values: [SheetValue]) -> Int? {
    let empty = rows.actuals.indices.filter { rows.actuals[$0].values.isEmpty }
    guard empty.count > 1 else { return empty.first }
    // Several labels wait: any target and rate that prove the values name the label that is most like the target's.
    for target in rows.targets {
      let isProved = rows.rates.contains {
        RateProof.weigh(target: target.values, actual: values, rate: $0).proved > 0
      }
      guard isProved else { continue }
      return empty.max {
        RateProof.likeness(target.label, rows.actuals[$0].label ?? "")
          < RateProof.likeness(target.label, rows.actuals[$1].label ?? "")
      }
    }
    return empty.first
  }

  /// Gives values that stand alone back to the rows that are short of their last one.
  private mutating func completeRows() {
    completePair()
    for single in rows.singles {
      if let rate = rows.rates.indices.first(where: { rows.rates[$0].count == years.actuals - 1 }),
        fits(single, rate: rate)
      {
        rows.rates[rate].append(single)
      } else if let target = rows.targets.indices.first(where: { rows.targets[$0].values.count == years.targets - 1 }) {
        rows.targets[target].values.append(single)
      } else if let actual = rows.actuals.indices.first(where: {
        rows.actuals[$0].values.count == years.actuals - 1
      }) {
        rows.actuals[actual].values.append(single)
      }
    }
  }

  /// Two values that a target and a rate lost: the one that goes on with the target's own is the target's, since
  /// 79.4 of 100 and 100 per cent of 79.4 prove each other.
  private mutating func completePair() {
    let shortRates = rows.rates.indices.filter { rows.rates[$0].count == years.actuals - 1 }
    let shortTargets = rows.targets.indices.filter { rows.targets[$0].values.count == years.targets - 1 }
    guard rows.singles.count == 2, shortRates.count == 1, shortTargets.count == 1, years.actuals == years.targets
    else { return }
    let (rate, target) = (shortRates[0], shortTargets[0])
    let orders = [(rows.singles[0], rows.singles[1]), (rows.singles[1], rows.singles[0])]
    let proved = orders.filter { first, second in
      rows.actuals.contains { actual in
        actual.values.last.map { RateProof.holds(target: first, actual: $0, rate: second) == true } ?? false
      }
    }
    let goesOn = { (order: (SheetValue, SheetValue)) in
      order.0.number != nil && order.0.number == rows.targets[target].values.last?.number
    }
    // Where both are proved and neither goes on, nothing is guessed.
    guard let best = proved.count == 1 ? proved.first : proved.first(where: goesOn) else { return }
    rows.targets[target].values.append(best.0)
    rows.rates[rate].append(best.1)
    rows.singles = []
  }

  /// Whether `single` is the last value of a rate row, by the actuals and targets that stand complete.
  private func fits(_ single: SheetValue, rate: Int) -> Bool {
    let whole = rows.rates[rate] + [single]
    var refuted = false
    for target in rows.targets {
      for actual in rows.actuals where actual.values.count == whole.count {
        let weight = RateProof.weigh(target: target.values, actual: actual.values, rate: whole)
        if weight.refuted == 0, weight.proved == whole.count || weight.proved > 0 { return true }
        refuted = refuted || weight.refuted > 0
      }
    }
    return !refuted && single.unit == "%"
  }

  /// Every way to give each of `count` places one of `size` things or, where things are too few, none.
  static func arrangements(of size: Int, choosing count: Int) -> [[Int?]] {
    // More than five rows of one kind are no sheet of this form; the order of the text stands then.
    guard size <= 5, count <= 5 else { return [(0..<count).map { $0 < size ? $0 : nil }] }
    let things: [Int?] = (0..<size).map { $0 } + Array(repeating: nil, count: max(0, count - size))
    var found: [[Int?]] = [[]]
    for _ in 0..<count {
      found = found.flatMap { chosen in
        var seen = Set<Int?>()
        return things.filter { thing in
          let isFree = thing == nil ? chosen.filter { $0 == nil }.count < count - size : !chosen.contains(thing)
          return isFree && seen.insert(thing).inserted
        }.map { chosen + [$0] }
      }
    }
    return found
  }
}
