import PlanModel
import Understanding
import Vocabulary

/// 推移: one programme or one indicator over the years, in their order.
extension CompareAnswer {
  /// All years of each indicator, with the change from the first to the last.
  func trend(_ request: Request, _ found: [Programme]) -> Draft {
    var request = request
    // One programme in the plans of several years is told in their order.
    let isOne = Set(found.map(\.name)).count == 1
    let programmes = isOne ? found.sorted { ($0.westernYear ?? 0) < ($1.westernYear ?? 0) } : found
    request.asks.removeAll {
      FactFinder.measures(for: $0).allSatisfy { !Measure.ofFigures.contains($0) } && $0 != .budget
    }
    if request.asks.isEmpty {
      // What has no results may state what it costs in each of the years.
      request.asks = [.result]
      let hasResults = programmes.contains { !series($0, request).isEmpty }
      if !hasResults { request.asks = [.budget] }
    }
    var draft = Draft(.answered, [])
    for programme in programmes {
      let facts = series(programme, request)
      guard !facts.isEmpty else { continue }
      draft.lines.append(desk.title(programme))
      for group in grouped(facts) {
        draft.lines += group.map { "  " + desk.line($0, of: programme, in: request.question.outputUnit) }
        if let first = group.first, let last = group.last, group.count > 1, first.value != nil {
          draft.lines += difference(first, last, request).map { "  " + $0 }
        }
      }
      draft.facts += facts
      draft.programmes.append(programme)
    }
    let entries = draft.programmes.map { programme in
      (programme, draft.facts.filter { $0.programmeID == programme.id })
    }
    if entries.count > 1, entries.allSatisfy({ $0.1.count == 1 }), Set(entries.map { $0.0.name }).count == 1 {
      // One programme in the documents of several years.
      draft.lines += differences(entries, request)
    } else if entries.count > 1, Set(entries.map(\.0.organization)).count == 1,
      let first = entries.flatMap(\.1).min(by: comesBefore),
      let last = entries.flatMap(\.1).max(by: comesBefore), first.programmeID != last.programmeID,
      first.measure == last.measure, sameUnit(first, last), isNamedAlike(first, last)
    {
      // One indicator that stands in the plans of two times.
      draft.lines += difference(first, last, request, isOneThing: true)
    }
    // One year is no trend: what the person wants to know the documents do not say.
    let years = Set(draft.facts.compactMap(\.fiscalYear))
    if years.count < 2 { return noTrend(request, programmes, years) }
    draft.isList = draft.programmes.count > 1
    draft.operation = .trend
    return draft
  }

  private func comesBefore(_ one: Fact, _ other: Fact) -> Bool { (one.fiscalYear ?? 0) < (other.fiscalYear ?? 0) }

  private func isNamedAlike(_ one: Fact, _ other: Fact) -> Bool {
    one.label != nil && other.label != nil && isLike(one, other)
  }

  private func noTrend(_ request: Request, _ programmes: [Programme], _ years: Set<Int>) -> Draft {
    let names = programmes.prefix(3).map { desk.finder.name(of: $0) }.joined(separator: "、")
    let known = years.sorted().map { desk.wording.year($0) }.joined(separator: "、")
    var draft = Draft(.notFound, [desk.speaking.say("missing.trend", names, known.isEmpty ? "－" : known)])
    draft.programmes = programmes
    draft.operation = .trend
    return draft
  }

  private func series(_ programme: Programme, _ request: Request) -> [Fact] {
    let years = request.scope.years.count > 1 ? request.scope.years : programme.years
    let wish = FactFinder.Wish(asks: request.asks, years: years, units: request.question.units, terms: request.terms)
    return request.asks.flatMap { desk.finder.facts($0, of: programme, wish: wish) }.filter { desk.isStated($0) }
  }

  func grouped(_ facts: [Fact]) -> [[Fact]] {
    var groups: [[Fact]] = []
    for fact in facts {
      if let index = groups.firstIndex(where: { $0[0].measure == fact.measure && $0[0].label == fact.label }) {
        groups[index].append(fact)
      } else {
        groups.append([fact])
      }
    }
    return groups
  }
}
