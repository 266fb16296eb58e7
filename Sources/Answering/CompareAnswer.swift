import PlanModel
import Understanding
import Vocabulary

/// 比較 and 推移: facts side by side, with differences where the units allow it.
struct CompareAnswer {
  let desk: Desk

  /// Facts of several programmes or several years, and the differences between neighbours.
  func compare(_ request: Request, _ named: [Programme]) -> Draft {
    var request = request
    // 「目標まであと何人」: of several that the words fit the one that has the figures is compared with its own plan.
    let stating = named.filter { !facts($0, request).isEmpty }
    let isToPlan = stating.count == 1 && desk.listening.says("to_plan", in: request.question.key)
    let programmes = isToPlan ? stating : named
    if request.asks.isEmpty { request.asks = [.budget, .planned, .result, .overallRate] }
    if programmes.count == 1, request.scope.years.count < 2, request.asks == [.planned] || request.asks == [.result] {
      // One programme in one year: its plan is compared with what came of it.
      request.asks = [.planned, .result]
    }
    if programmes.count == 1, request.asks == [.planned], facts(programmes[0], request).count == 1 {
      request.asks = [.planned, .result]
    }
    if let gap = gapToPlan(request, programmes) { return gap }
    keepOneYear(&request, programmes)
    let entries = programmes.map { programme in
      var one = request
      if let year = programme.westernYear, !request.scope.covers(programme) { one.scope.years = [year] }
      return (programme, facts(programme, one))
    }.filter { !$0.1.isEmpty }
      .sorted { one, other in
        // One programme over the years is told in their order.
        one.0.name == other.0.name && (one.0.westernYear ?? 0) < (other.0.westernYear ?? 0)
      }
    guard !entries.isEmpty else {
      return LookupAnswer(desk: desk).draft(
        request, Selector.Selection(programmes: programmes, score: 1))
    }
    if let half = halfStated(entries, request) { return half }
    var draft = Draft(.answered, [])
    // Of a place that states nothing the other's figure alone would look like the whole comparison.
    let silent = request.scope.organizations.filter { name in !entries.contains { $0.0.organization == name } }
    if request.scope.organizations.count > 1 {
      draft.lines += silent.map { desk.speaking.say("missing.item_of", $0, desk.names(of: request.asks)) }
    }
    for (programme, facts) in entries {
      draft.lines.append(desk.title(programme))
      draft.lines += facts.map { "  " + desk.line($0, of: programme, in: request.question.outputUnit) }
      draft.lines += LookupAnswer(desk: desk).remarks(facts, request).map { "  " + $0 }
      draft.facts += facts
    }
    draft.lines += differences(entries, request)
    draft.programmes = entries.map(\.0)
    draft.isList = entries.count > 1
    draft.operation = .compare
    return draft
  }

  /// 「実績は目標より何人少ない」 without a year: of the latest year that has a result, and not next year's target.
  private func keepOneYear(_ request: inout Request, _ programmes: [Programme]) {
    guard programmes.count == 1, request.scope.years.isEmpty, request.asks.contains(.planned),
      request.asks.contains(.result), !desk.listening.says("to_plan", in: request.question.key)
    else { return }
    let results = facts(programmes[0], request).filter { $0.measure == .actual && $0.value != nil }
    let years = programmes[0].figures.filter { $0.measure == .target }.compactMap(\.westernYears)
    guard let year = results.compactMap(\.fiscalYear).max(), years.contains(where: { $0.contains(year) }) else {
      return
    }
    request.scope.years = [year]
  }

  /// Two years were named, and one only is stated: half a comparison would look like the whole.
  private func halfStated(_ entries: [(Programme, [Fact])], _ request: Request) -> Draft? {
    let asked = request.scope.years
    let stated = Set(entries.flatMap(\.1).compactMap(\.fiscalYear))
    let lacking = asked.filter { !stated.contains($0) }
    guard asked.count == 2, request.question.years.count == 2, stated.count == 1, !lacking.isEmpty,
      Set(entries.flatMap(\.1).map(\.measure)).count == 1, let measure = entries.first?.1.first?.measure
    else { return nil }
    let names = entries.prefix(3).map { desk.finder.name(of: $0.0) }.joined(separator: "、")
    let years = { (years: [Int]) in years.map { desk.wording.year($0) }.joined(separator: "、") }
    var draft = Draft(
      .notFound,
      [desk.speaking.say("missing.year", names, years(lacking), desk.wording.measure(measure), years(stated.sorted()))])
    draft.programmes = entries.map(\.0)
    draft.operation = .compare
    return draft
  }

  /// 「令和5年度の会員数は令和6年度の目標まであと何人」: the earlier year's result beside the later year's target.
  private func gapToPlan(_ request: Request, _ programmes: [Programme]) -> Draft? {
    // In the order in which they were said: the result of the first, the target of the second.
    let years = request.scope.years
    guard programmes.count == 1, years.count == 2, years[0] < years[1], request.asks.contains(.planned),
      desk.listening.says("to_plan", in: request.question.key)
    else { return nil }
    func facts(_ ask: Ask, _ year: Int) -> [Fact] {
      let wish = FactFinder.Wish(
        asks: [ask], years: [year], units: request.question.units, terms: request.terms)
      return desk.finder.facts(ask, of: programmes[0], wish: wish).filter { $0.value != nil }
    }
    let results = facts(.result, years[0])
    guard let target = facts(.planned, years[1]).first(where: { plan in results.contains { $0.label == plan.label } }),
      let result = results.first(where: { $0.label == target.label }), sameUnit(result, target)
    else { return nil }
    var draft = Draft(.answered, [desk.title(programmes[0])])
    draft.facts = [result, target]
    draft.lines += draft.facts.map { "  " + desk.line($0, of: programmes[0], in: request.question.outputUnit) }
    draft.lines += difference(target, result, request)
    draft.programmes = programmes
    draft.operation = .compare
    return draft
  }

  func facts(_ programme: Programme, _ request: Request) -> [Fact] {
    let wish = FactFinder.Wish(
      asks: request.asks, years: request.scope.years, units: request.question.units, terms: request.terms)
    var anyYear = wish
    anyYear.years = []
    let found = request.asks.flatMap { ask in
      var facts = desk.finder.facts(ask, of: programme, wish: wish).filter { desk.isStated($0) }
      if facts.isEmpty, ask == .rate { facts = desk.finder.facts(.achievement, of: programme, wish: wish) }
      // 「目標は平成24年度実績を何人上回る」: the year belongs to one side only.
      return facts.isEmpty && request.asks.count > 1
        ? desk.finder.facts(ask, of: programme, wish: anyYear).filter { desk.isStated($0) } : facts
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Differences between the programmes for each measure, or within one programme between its years.
  func differences(_ entries: [(Programme, [Fact])], _ request: Request) -> [String] {
    var lines: [String] = []
    for measure in Set(entries.flatMap(\.1).map(\.measure)).sorted(by: { $0.rawValue < $1.rawValue }) {
      let worded = entries.map { $0.1.filter { $0.measure == measure && $0.value == nil }.map(\.raw) }
      guard worded.count > 1, worded.allSatisfy({ !$0.isEmpty }) else { continue }
      let isSame = worded.allSatisfy { $0 == worded[0] }
      let isOfContact = measure == .division || measure == .phone
      if isSame || isOfContact {
        lines.append(desk.speaking.say(isSame ? "compare.same" : "compare.different", desk.wording.measure(measure)))
      }
    }
    if entries.count == 1 {
      let facts = entries[0].1
      for (first, second) in neighbours(facts) { lines += difference(first, second, request) }
      for group in grouped(facts) where group.count > 2 {
        // 「令和2年度から令和5年度までに何ポイント」: over all of the years.
        lines += difference(group[0], group[group.count - 1], request)
      }
      return lines
    }
    for index in 1..<entries.count {
      for fact in entries[index].1 {
        let others = entries[index - 1].1.filter { Self.kind(of: $0) == Self.kind(of: fact) && sameUnit($0, fact) }
        // What was not asked for by name is set off only against its like.
        let isAsked = !request.question.asks.isEmpty
        guard let other = others.first(where: { isAsked ? isAlike($0, fact) : isLike($0, fact) }),
          fact.unit == other.unit || FactFinder.fits(fact.unit, ["人"]) && FactFinder.fits(other.unit, ["人"])
        else { continue }
        lines += difference(other, fact, request)
      }
    }
    return lines
  }

  /// Whether two figures of different programmes count the same: 就職件数 is not compared with 相談件数 of one and the same
  /// thing. Two programmes' results may go by any name.
  private func isAlike(_ one: Fact, _ other: Fact) -> Bool {
    one.programme != other.programme || isLike(one, other)
  }

  /// Whether the indicators of two figures go by names that are alike; one without a name may be any.
  func isLike(_ one: Fact, _ other: Fact) -> Bool {
    guard let label = one.label, let second = other.label else { return true }
    let keys = [label, second].map { LabelScores.bare(desk.key($0)) }
    return LabelScores.names(keys[0], keys[1]) || LabelScores.names(keys[1], keys[0])
      || keys[0].shareOfBigrams(of: keys[1]) >= 0.5 || keys[1].shareOfBigrams(of: keys[0]) >= 0.5
  }

  /// 実績規模 of one form is 実績 of another, 計画の規模 is 目標.
  private static func kind(of fact: Fact) -> Measure {
    switch fact.measure {
    case .scaleActual: .actual
    case .scalePlanned: .target
    default: fact.measure
    }
  }

  private func neighbours(_ facts: [Fact]) -> [(Fact, Fact)] {
    var pairs: [(Fact, Fact)] = []
    for (index, fact) in facts.enumerated() {
      let before = facts[..<index].last { $0.measure == fact.measure && $0.label == fact.label && sameUnit($0, fact) }
      if let before { pairs.append((before, fact)) }
    }
    if pairs.isEmpty {
      pairs = Achievement.pairs(facts).filter { sameUnit($0.planned, $0.actual) }.map { ($0.planned, $0.actual) }
    }
    if pairs.isEmpty, facts.count == 2, sameUnit(facts[0], facts[1]) { pairs.append((facts[0], facts[1])) }
    return pairs
  }

  func sameUnit(_ one: Fact, _ other: Fact) -> Bool {
    one.value != nil && other.value != nil && (one.unit == other.unit || FactFinder.fits(one.unit, [other.unit ?? ""]))
  }

  /// - Parameter isOneThing: the two are one indicator, though their plans name it differently.
  func difference(
    _ first: Fact, _ second: Fact, _ request: Request, isOneThing: Bool = false
  ) -> [String] {
    guard let a = first.value, let b = second.value else { return [] }
    let what = desk.wording.measure(second.measure)
    guard a != b else { return [desk.speaking.say("compare.same", what)] }
    let size = (b - a).magnitude
    let amount =
      second.unit == "円"
      ? desk.wording.money(Int(size.rounded()), like: [first.raw, second.raw], in: request.question.outputUnit)
      : desk.wording.number(size, decimals: 2) + (second.unit == "%" ? "ポイント" : second.unit ?? "")
    let rate = a != 0 ? desk.wording.rate(b / a * 100) : "－"
    let times = times(first, second, request)
    let (name, other) = isOneThing ? (year(second), year(first)) : sides(first, second)
    if first.measure != second.measure, first.programme == second.programme, first.fiscalYear == second.fiscalYear {
      return [desk.speaking.say(b > a ? "compare.above" : "compare.below", name, other, amount, rate)] + times
    }
    // One thing over the years rises and falls; two things are more and less.
    let isOverYears = first.measure == second.measure && first.fiscalYear != second.fiscalYear
    let kind = isOverYears && (isOneThing || first.programme == second.programme) ? "trend" : "compare"
    return [desk.speaking.say(kind + (b > a ? ".more" : ".less"), name, other, what, amount, rate)] + times
  }

  /// 「AはBの何倍」: the one that was said first, by the other.
  private func times(_ first: Fact, _ second: Fact, _ request: Request) -> [String] {
    guard desk.listening.says("times_of", in: request.question.key) else { return [] }
    // 「作成数は目標の何倍」: the result by its target.
    let isOfTarget = first.measure != second.measure && desk.listening.says("of_target", in: request.question.key)
    let key = request.question.key
    // 「令和3年度から何倍」: the later by the earlier; 「足立区は中央区の何倍」: by the one that stands before the word.
    let isLater = first.programme == second.programme && first.measure == second.measure
    let isBase = first.organization.map { key.has(desk.key($0) + "の何倍") } ?? false
    let isTurned = isOfTarget && first.measure == .target || isLater || isBase
    let (one, other) = isTurned ? (second, first) : (first, second)
    guard let a = one.value, let b = other.value, b != 0 else { return [] }
    let (name, base) = sides(other, one)
    return [desk.speaking.say("compare.times", name, base, desk.wording.number(a / b, decimals: 2))]
  }

  /// What tells the two sides apart: the programmes, else the years, else plan and result.
  private func sides(_ first: Fact, _ second: Fact) -> (String, String) {
    if second.programme != first.programme { return (second.programme, first.programme) }
    if second.measure != first.measure, second.fiscalYear != first.fiscalYear {
      return (
        year(second) + desk.wording.measure(second.measure), year(first) + desk.wording.measure(first.measure)
      )
    }
    if second.fiscalYear != first.fiscalYear { return (year(second), year(first)) }
    return (desk.wording.measure(second.measure), desk.wording.measure(first.measure))
  }

  func year(_ fact: Fact) -> String { fact.fiscalYear.map { desk.wording.year($0) } ?? fact.period ?? "" }
}
