import PlanModel
import Understanding
import Vocabulary

/// Whether figures that the person named (「待機児童は38人ですよね」) are the documents' own.
///
/// What was reached is compared with what was reached: a claim that is the plan's figure is told to be that, and is no
/// 「はい」, unless the question speaks of the plan.
struct ClaimCheck {
  let desk: Desk

  /// One line for each claim that the facts can confirm, deny or place.
  func lines(_ facts: [Fact], _ request: Request) -> [String] {
    request.question.claims.compactMap { claim in
      if claim.unit == Claim.grade {
        guard let grade = facts.first(where: { $0.measure == .grade }) else { return nil }
        return desk.speaking.say(grade.raw == claim.text ? "claim.right" : "claim.wrong", claim.text)
      }
      let same = facts.filter { $0.unit == claim.unit && $0.value != nil }
      guard !same.isEmpty else { return nil }
      let equal = same.filter { $0.value == claim.value }
      guard let fact = equal.first(where: { !Self.plans.contains($0.measure) }) ?? equal.first else {
        return desk.speaking.say("claim.wrong", claim.text)
      }
      let isOfPlan = request.asks.contains(.planned) && !request.asks.contains(.result)
      if isOfPlan || !Self.plans.contains(fact.measure) { return desk.speaking.say("claim.right", claim.text) }
      return placed(claim, as: fact, among: same)
    }
  }

  /// 「0人は令和5年度の目標で、実績は38人です。」
  private func placed(_ claim: Claim, as plan: Fact, among facts: [Fact]) -> String {
    let year = plan.fiscalYear.map { desk.wording.year($0) } ?? ""
    let results = facts.filter {
      Self.results.contains($0.measure) && $0.fiscalYear == plan.fiscalYear
        && ($0.label == plan.label || facts.count == 2)
    }
    let measure = desk.wording.measure(plan.measure)
    guard let result = results.first else { return desk.speaking.say("claim.plan", claim.text, year, measure) }
    return desk.speaking.say(
      "claim.plan_and_result", claim.text, year, measure, desk.wording.measure(result.measure),
      desk.wording.value(result))
  }

  private static let plans = FactFinder.measures(for: .planned)
  private static let results: Set<Measure> = [.scaleActual, .actual]
}
