import JapaneseText
import PlanModel

/// 計画と実績: planned and actual values that may be compared, since they count in one unit.
enum Achievement {
  struct Pair {
    let planned: Fact
    let actual: Fact
    /// actual ÷ planned in per cent; `nil` where the units differ.
    let rate: Double?
  }

  static func pairs(_ facts: [Fact]) -> [Pair] {
    let planned = facts.filter { $0.measure == .scalePlanned || $0.measure == .target }
    let actual = facts.filter { $0.measure == .scaleActual || $0.measure == .actual }
    return planned.compactMap { plan in
      guard let value = plan.value, value > 0 else { return nil }
      let fitting = actual.filter {
        FactFinder.fits($0.unit, [plan.unit ?? ""]) && ($0.label == plan.label || plan.measure == .scalePlanned)
      }
      guard let best = alike(plan, among: fitting), let reached = best.value
      else { return actual.isEmpty ? nil : Pair(planned: plan, actual: actual[0], rate: nil) }
      return Pair(planned: plan, actual: best, rate: reached / value * 100)
    }
  }

  /// The result that a plan speaks of: of several in its unit the one whose label is most like its own.
  private static func alike(_ plan: Fact, among results: [Fact]) -> Fact? {
    if let same = results.first(where: { $0.label == plan.label }) { return same }
    guard results.count > 1, let label = plan.label else { return results.first }
    let shares = results.map { result in result.label.map { $0.shareOfBigrams(of: label) } ?? 0 }
    let best = shares.max() ?? 0
    return best > 0 ? zip(results, shares).first { $0.1 == best }?.0 : results.first
  }
}

extension FactFinder {
  /// 「令和5年度の時点で目標を達成していますか」 where targets are stated for a later year only: the target that is aimed at.
  func laterTarget(_ facts: [Fact], of programme: Programme, _ wish: Wish) -> [Fact] {
    let planned = Self.measures(for: .planned)
    guard let last = wish.years.max() ?? facts.compactMap(\.fiscalYear).max(),
      !facts.contains(where: { planned.contains($0.measure) })
    else { return [] }
    for year in programme.years where year > last {
      var wish = wish
      wish.years = [year]
      let targets = self.facts(.planned, of: programme, wish: wish).filter { $0.value != nil }
      // Of a target that is yet to come the document's own mark says more than the two numbers.
      if !targets.isEmpty { return targets + self.facts(.grade, of: programme, wish: wish) }
    }
    return []
  }
}
