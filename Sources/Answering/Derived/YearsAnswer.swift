import PlanModel
import Understanding
import Vocabulary

/// 何年度か: in which years an indicator fell short of its target, reached it, or met a condition.
struct YearsAnswer {
  let desk: Desk

  /// One year of an indicator: the figures that decide, and whether it is one that was asked for.
  private struct Year {
    let year: Int
    let facts: [Fact]
    let isMeant: Bool
  }

  func draft(_ request: Request) -> Draft? {
    let key = request.question.key
    guard desk.listening.says("which_years", in: key), request.scope.among == nil,
      !request.question.conditions.isEmpty || asksAchievement(key) || isRanked(request),
      let one = subject(request)
    else { return nil }
    let years = years(of: one, request)
    guard years.count > 1 else { return nil }
    var meant = isRanked(request) ? extremes(of: years, request) : years.filter(\.isMeant)
    if desk.listening.says("first_time", in: key) { meant = Array(meant.prefix(1)) }
    var draft = Draft(.answered, [desk.title(one)])
    let named = meant.map { desk.wording.year($0.year) }.joined(separator: "、")
    draft.lines.append(meant.isEmpty ? desk.speaking.say("years.none") : desk.speaking.say("years.head", named))
    for year in years {
      draft.lines += year.facts.map { "  " + desk.line($0, of: one, in: request.question.outputUnit) }
      draft.facts += year.facts
    }
    draft.programmes = [one]
    draft.operation = .trend
    return draft
  }

  /// 「最も多かったのは何年度」.
  private func isRanked(_ request: Request) -> Bool {
    request.question.conditions.isEmpty && request.question.operations.contains { $0 == .maximum || $0 == .minimum }
  }

  private func extremes(of years: [Year], _ request: Request) -> [Year] {
    let values = years.map { $0.facts.last?.value ?? 0 }
    let isFewest = request.question.operations.contains(.minimum)
    let best = isFewest ? values.min() : values.max()
    return zip(years, values).filter { $0.1 == best }.map(\.0)
  }

  private func asksAchievement(_ key: String) -> Bool {
    ["unreached", "reached", "exceeded"].contains { desk.listening.says($0, in: key) }
  }

  /// The programme with the indicator that the words name, by its name or by the indicator.
  private func subject(_ request: Request) -> Programme? {
    let roles = ["which_years", "unreached", "reached", "exceeded", "first_time", "superlative"]
    let bare = Peers(desk: desk).bare(request, without: roles)
    let matches = Selector(desk: desk).select(bare)
    // The years of one programme stand in the latest of its documents.
    let stating = matches.programmes.filter { years(of: $0, request).count > 1 }
    return stating.count == 1 ? stating[0] : nil
  }

  private func years(of programme: Programme, _ request: Request) -> [Year] {
    let conditions = request.question.conditions
    let (asked, since) = (request.scope.years, request.question.sinceYear)
    return programme.years.filter { asked.isEmpty || asked.contains($0) || $0 > since ?? .max }.compactMap { year in
      let wish = FactFinder.Wish(asks: [.achievement], years: [year], terms: request.terms)
      let facts = desk.finder.facts(.achievement, of: programme, wish: wish).filter { $0.fiscalYear == year }
      let pairs = Achievement.pairs(facts.filter { $0.value != nil })
      guard conditions.isEmpty else { return meeting(conditions, facts, year) }
      if isRanked(request) {
        let asked = request.asks.contains(.planned) && !request.asks.contains(.result) ? Measure.target : .actual
        return facts.first { $0.measure == asked && $0.value != nil }.map {
          Year(year: year, facts: [$0], isMeant: false)
        }
      }
      guard let pair = pairs.first, let rate = pair.rate else { return nil }
      return Year(year: year, facts: [pair.planned, pair.actual], isMeant: isMeant(rate, request.question.key))
    }
  }

  private func meeting(_ conditions: [Condition], _ facts: [Fact], _ year: Int) -> Year? {
    // 「34歳以上の応募者の割合が10％を超えた」: the age is no condition on the rate.
    let isOf = { (condition: Condition, fact: Fact) in
      condition.unit.isEmpty || fact.unit == condition.unit || FactFinder.fits(fact.unit, [condition.unit])
    }
    let results = facts.filter { $0.measure == .actual || $0.measure == .scaleActual }
    guard let result = results.first(where: { fact in conditions.contains { isOf($0, fact) } }),
      let value = result.value
    else { return nil }
    let own = conditions.filter { isOf($0, result) }
    return Year(year: year, facts: [result], isMeant: own.allSatisfy { $0.holds(for: value) })
  }

  private func isMeant(_ rate: Double, _ key: String) -> Bool {
    if desk.listening.says("unreached", in: key) { return rate < 100 }
    return desk.listening.says("exceeded", in: key) ? rate > 100 : rate >= 100
  }
}
