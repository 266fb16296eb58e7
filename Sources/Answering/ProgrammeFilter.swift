import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// Conditions over programmes: amounts, grades, and fields that hold one of a few values (方針, 事業分類, 対象者).
struct ProgrammeFilter: Sendable {
  let desk: Desk

  /// A programme that passed, with the facts that made it pass.
  struct Passed {
    let programme: Programme
    var facts: [Fact]
  }

  struct Result {
    var passed: [Passed]
    /// What was filtered by, as words for the interpretation.
    var conditions: [String] = []
    /// Words of the question that named a value of a field, and so name no programme.
    var usedWords: [String] = []
  }

  /// - Parameter named: the value that the question names; its words (達成できなかった) are no condition of their own.
  func filter(_ programmes: [Programme], by request: Request, besides named: NamedValue?) -> Result {
    var result = Result(passed: programmes.map { Passed(programme: $0, facts: []) })
    if request.question.conditions.count > 1, says("or", request) {
      applyEither(request, &result)
    } else {
      let years = yearsOfConditions(request)
      for (index, condition) in request.question.conditions.enumerated() {
        var one = request
        if let years { one.scope.years = [years[index]] }
        apply(condition, one, &result)
      }
    }
    if !request.question.grades.isEmpty { applyGrades(request.question.grades, request, &result) }
    if named == nil, request.asks.contains(.achievement) || saysUnreached(request) {
      applyAchievement(request, &result)
    }
    return result
  }

  /// 「R3は100％以上でR5は100％未満」: the year of each condition, where every one has its own before it.
  private func yearsOfConditions(_ request: Request) -> [Int]? {
    let (question, normalizer) = (request.question, desk.tables.normalizer)
    func places(_ rules: Set<String>) -> [String.Index] {
      question.spans.filter { rules.contains($0.rule) }.compactMap { span in
        question.key.ranges(of: normalizer.key(span.text)).first?.lowerBound
      }
    }
    let (years, amounts) = (places(["fiscalYear", "yearWithoutEra"]), places(["amountWithComparison"]))
    guard question.conditions.count > 1, years.count == question.conditions.count, amounts.count == years.count,
      question.years.count == years.count, zip(years, amounts).allSatisfy({ $0 < $1 }),
      zip(amounts, years.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    return question.years
  }

  // MARK: Amounts

  private func apply(_ condition: Condition, _ request: Request, _ result: inout Result) {
    if condition.unit == "歳" { return applyAge(condition, &result) }
    let asks = condition.unit == "倍" ? [.achievement] : asks(for: condition, request)
    let pool = result.passed
    result.passed = pool.compactMap { passing($0, condition, asks, request, years: request.scope.years) }
    if result.passed.isEmpty, request.scope.years.isEmpty, condition.comparison == .equal {
      // 「達成率279.8%ってどの指標」: no figure of the latest year, but one of another.
      result.passed = pool.compactMap {
        passing($0, condition, asks, request, years: $0.programme.years)
      }
    }
    if result.passed.isEmpty {
      // What a row of a breakdown states is no whole programme's.
      let rows = pool.flatMap { desk.catalogue.children(of: $0.programme) }.map { Passed(programme: $0, facts: []) }
      result.passed = rows.compactMap { passing($0, condition, asks, request, years: request.scope.years) }
    }
    result.conditions.append(words(of: condition))
  }

  /// 「500万円以下または4,000万円以上」: what meets one of the conditions passes.
  private func applyEither(_ request: Request, _ result: inout Result) {
    var passed: [String: [Fact]] = [:]
    var words: [String] = []
    for condition in request.question.conditions {
      var one = Result(passed: result.passed)
      apply(condition, request, &one)
      for programme in one.passed { passed[programme.programme.id, default: []] += programme.facts }
      words += one.conditions
    }
    result.passed = result.passed.compactMap { old in
      passed[old.programme.id].map { Passed(programme: old.programme, facts: old.facts + $0) }
    }
    result.conditions.append(words.joined(separator: desk.speaking.say("filter.or")))
  }

  /// The programme with the facts that meet the condition; `nil` where none does.
  private func passing(
    _ passed: Passed, _ condition: Condition, _ asks: [Ask], _ request: Request, years: [Int]
  ) -> Passed? {
    if condition.isOfSurplus { return surplus(passed, condition, years) }
    let isEveryYear = isOfEveryYear(request)
    let years = isEveryYear && years.count < 2 ? passed.programme.years : years
    let wish = FactFinder.Wish(asks: asks, years: years, terms: request.terms)
    let facts = asks.flatMap { desk.finder.facts($0, of: passed.programme, wish: wish) }
    let fitting =
      condition.unit == "倍"
      ? multiples(facts, condition)
      : facts.filter { fact in
        guard let value = fact.value else { return false }
        return (fact.unit == condition.unit || FactFinder.fits(fact.unit, [condition.unit]) || condition.unit.isEmpty)
          && condition.holds(for: value)
      }
    // 「3年とも100％以上」: one year that is not leaves it out.
    if isEveryYear, fitting.count < 2 || fitting.count < facts.filter({ $0.value != nil }).count { return nil }
    guard fitting.isEmpty else {
      let new = fitting.filter { !passed.facts.contains($0) }
      return Passed(programme: passed.programme, facts: passed.facts + new)
    }
    guard condition.unit == "%", asks == [.rate], facts.isEmpty else { return nil }
    // No rate is printed: it is computed from plan and result.
    let rated = RateRanking(desk: desk).rated([passed.programme], years: years).filter { condition.holds(for: $0.rate) }
    guard !rated.isEmpty else { return nil }
    return Passed(
      programme: passed.programme, facts: passed.facts + rated.flatMap { [$0.pair.planned, $0.pair.actual] })
  }

  /// 「計画を50人以上上回った」, 「2割以上上回った」: the pairs of plan and result that are so far apart.
  private func surplus(_ passed: Passed, _ condition: Condition, _ years: [Int]) -> Passed? {
    let wish = FactFinder.Wish(asks: [.achievement], years: years)
    let rows = [passed.programme] + desk.catalogue.children(of: passed.programme)
    let pairs = rows.flatMap { row in
      Achievement.pairs(desk.finder.facts(.achievement, of: row, wish: wish).filter { $0.value != nil })
    }
    let fitting = pairs.filter { pair in
      guard let rate = pair.rate, let planned = pair.planned.value, let actual = pair.actual.value else { return false }
      if condition.unit == "%" { return rate > 100 && condition.holds(for: rate - 100) }
      return actual > planned && FactFinder.fits(pair.actual.unit, [condition.unit])
        && condition.holds(for: actual - planned)
    }
    guard !fitting.isEmpty else { return nil }
    let facts = fitting.flatMap { [$0.planned, $0.actual] }.filter { !passed.facts.contains($0) }
    return Passed(programme: passed.programme, facts: passed.facts + facts)
  }

  /// 「60歳以上が対象」: the same age, compared the same way, among the people or in the sentence of a programme.
  private func applyAge(_ condition: Condition, _ result: inout Result) {
    result.passed = result.passed.filter { passed in
      let texts = [passed.programme.audience, passed.programme.summary].compactMap { $0 }
      return texts.contains { text in
        let normalized = desk.tables.normalizer.normalize(text)
        return desk.tables.amounts.quantities(in: normalized).contains { found in
          let end = found.range.upperBound
          guard found.unit == condition.unit, found.value == condition.value, end < normalized.scalars.count else {
            return found.unit == condition.unit && found.value == condition.value && condition.comparison == .equal
          }
          let comparison = desk.listening.comparisons.longest(in: normalized.scalars, at: end)?.meanings.first
          return comparison ?? .equal == condition.comparison
        }
      }
    }
    result.conditions.append(words(of: condition))
  }

  /// 「60歳 以上」.
  private func words(of condition: Condition) -> String {
    let amount =
      condition.unit == "円"
      ? desk.wording.money(Int(condition.value)) : desk.wording.number(condition.value) + condition.unit
    return amount + " " + desk.speaking.say("comparison.\(condition.comparison.rawValue)")
  }

  /// Which measures an amount may be of, when the question does not say: money of the budget, per cent of a rate.
  private func asks(for condition: Condition, _ request: Request) -> [Ask] {
    let said = request.asks.filter { ask in
      switch condition.unit {
      case "円", "千円", "百万円", "億円": ask == .budget
      case "%" where isOfPlan(request): false
      case "%": ask == .rate || ask == .overallRate || ask == .result || ask == .planned
      default: ask == .planned || ask == .result
      }
    }
    if !said.isEmpty { return said }
    switch condition.unit {
    case "円": return [.budget]
    case "%": return desk.listening.says("overall", in: request.question.key) ? [.overallRate] : [.rate]
    case "倍": return [.achievement]
    default: return [.planned, .result]
    }
  }

  /// 「実績が計画の8割もいかなかった」: a share of the plan is a rate, whatever else is named.
  private func isOfPlan(_ request: Request) -> Bool {
    says("of_plan", request) && !request.asks.contains(.overallRate)
      && !request.asks.contains(.rate)
  }

  private func multiples(_ facts: [Fact], _ condition: Condition) -> [Fact] {
    Achievement.pairs(facts).filter { pair in pair.rate.map { condition.holds(for: $0 / 100) } ?? false }
      .flatMap { pair in
        [pair.planned, pair.actual] + facts.filter { $0.measure == .achievementRate && $0.label == pair.actual.label }
      }
  }

  // MARK: Grades and plans reached

  private func applyGrades(_ grades: [String], _ request: Request, _ result: inout Result) {
    result.passed = result.passed.compactMap { passed in
      guard isGraded(passed.programme, in: request.scope.years), let ratings = passed.programme.ratings,
        let grade = ratings.grade ?? ratings.evaluation,
        grades.contains(grade)
      else { return nil }
      let facts = desk.finder.facts(.grade, of: passed.programme, wish: FactFinder.Wish(asks: []))
      return Passed(programme: passed.programme, facts: passed.facts + facts)
    }
    result.conditions.append(grades.joined(separator: "・"))
  }

  /// A grade is given for the plan's own year; a report without a form may be of the year before its own.
  private func isGraded(_ programme: Programme, in years: [Int]) -> Bool {
    guard !years.isEmpty, let own = programme.westernYear else { return true }
    let isReport = desk.catalogue.document(programme.document)?.layout == .plain
    return years.contains(own) || isReport && years.contains(own - 1)
  }

  private func saysUnreached(_ request: Request) -> Bool {
    saysOfPlan("unreached", request) || says("equals_plan", request)
  }

  /// 「3年とも」, 「R4とR5の両方で」, 「R4もR5も」.
  private func isOfEveryYear(_ request: Request) -> Bool {
    if says("all_years", request) { return true }
    guard request.question.years.count > 1 else { return false }
    let years = request.question.spans.filter { $0.rule == "fiscalYear" || $0.rule == "yearWithoutEra" }
    return says("both_years", request)
      || years.count > 1
        && years.allSatisfy { request.question.key.has(desk.tables.normalizer.key($0.text) + "も") }
  }

  private func says(_ role: String, _ request: Request) -> Bool {
    desk.listening.says(role, in: request.question.key)
  }

  /// The same beside the amounts: 届かない of 「2,000万円に届かない」 speaks of no plan.
  private func saysOfPlan(_ role: String, _ request: Request) -> Bool {
    let amounts = request.question.spans.filter { $0.rule == "amountWithComparison" }
    let key = amounts.reduce(request.question.key) { $0.replacing(desk.tables.normalizer.key($1.text), with: "") }
    return desk.listening.says(role, in: key)
  }

  /// 「計画に届かなかった」: programmes of which a value falls short of its plan.
  private func applyAchievement(_ request: Request, _ result: inout Result) {
    guard !request.question.conditions.contains(where: { $0.unit == "%" || $0.unit == "倍" || $0.isOfSurplus }) else {
      return
    }
    let isShort = saysUnreached(request)
    let exceeds = saysOfPlan("exceeded", request)
    let isEqual = says("equals_plan", request)
    guard isShort || isEqual || exceeds || saysOfPlan("reached", request) else { return }
    let parts = AchievementClauses(request, listening: desk.listening, finder: desk.finder)
    if isOfEveryYear(request) { return applyEveryYear(request, isShort: isShort, &result) }
    result.passed = result.passed.compactMap { passed in
      let wish = FactFinder.Wish(asks: [.achievement], years: request.scope.years)
      let rows = [passed.programme] + desk.catalogue.children(of: passed.programme)
      // The plan of one row of a breakdown is not set against the result of another.
      let all = rows.flatMap { Achievement.pairs(desk.finder.facts(.achievement, of: $0, wish: wish)) }
      if parts.clauses.count > 1, !parts.hold(for: all) { return nil }
      let pairs =
        parts.clauses.count > 1
        ? all
        : all.filter { pair in
          // 「目標人数を達成できなかった」 speaks of people only.
          (!says("of_people", request) || FactFinder.fits(pair.actual.unit, ["人"]))
            && pair.rate.map { isEqual ? $0 == 100 : isShort ? $0 < 100 : exceeds ? $0 > 100 : $0 >= 100 } ?? false
        }
      guard !pairs.isEmpty else { return nil }
      return Passed(programme: passed.programme, facts: passed.facts + pairs.flatMap { [$0.planned, $0.actual] })
    }
    let key = isEqual ? "filter.equal_plan" : isShort ? "filter.below_plan" : "filter.at_plan"
    result.conditions.append(desk.speaking.say(key))
  }

  /// 「3年連続で目標を達成した」: the first indicator of the programme, in every year that states plan and result.
  private func applyEveryYear(_ request: Request, isShort: Bool, _ result: inout Result) {
    result.passed = result.passed.compactMap { passed in
      let pairs = passed.programme.years.flatMap { year in
        let wish = FactFinder.Wish(asks: [.achievement], years: [year])
        let facts = desk.finder.facts(.achievement, of: passed.programme, wish: wish).filter { $0.fiscalYear == year }
        return Achievement.pairs(facts.filter { $0.value != nil })
      }.filter { $0.rate != nil }
      let holds = pairs.allSatisfy { isShort ? $0.rate ?? 0 < 100 : $0.rate ?? 0 >= 100 }
      guard holds, Set(pairs.map(\.actual.fiscalYear)).count > 1 else { return nil }
      return Passed(programme: passed.programme, facts: passed.facts + pairs.flatMap { [$0.planned, $0.actual] })
    }
    result.conditions.append(desk.speaking.say(isShort ? "filter.below_plan" : "filter.at_plan"))
  }
}
