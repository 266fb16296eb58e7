import PlanModel
import Understanding

/// 達成率 computed as actual ÷ planned, for forms that print none: which programmes come first.
struct RateRanking {
  let desk: Desk

  /// One programme's rate, with the two facts that it is computed from.
  struct Rated {
    let programme: Programme
    let pair: Achievement.Pair
    let rate: Double
    /// actual − planned, in their unit.
    var difference: Double { (pair.actual.value ?? 0) - (pair.planned.value ?? 0) }
  }

  /// The first plan of each programme that its result can be compared with; rows of a breakdown stand for their parent.
  func rated(_ programmes: [Programme], years: [Int]) -> [Rated] {
    programmes.flatMap { [$0] + desk.catalogue.children(of: $0) }.compactMap { programme in
      let wish = FactFinder.Wish(asks: [.achievement], years: years)
      let facts = desk.finder.facts(.achievement, of: programme, wish: wish).filter { $0.value != nil }
      return Achievement.pairs(facts).compactMap { pair in pair.rate.map { (pair, $0) } }.first.map { pair, rate in
        Rated(programme: programme, pair: pair, rate: rate)
      }
    }
  }

  /// The highest or lowest rates, with what they are computed from; `nil` where no rate can be computed.
  func draft(_ request: Request, _ programmes: [Programme]) -> Draft? {
    let all = rated(programmes, years: request.scope.years)
    guard !all.isEmpty else { return nil }
    let isMaximum = request.operation == .maximum
    // 「何人オーバー」 asks how many more, and not for how many times the plan.
    let isByDifference = desk.listening.says("by_how_many", in: request.question.key)
    let units = request.question.units
    let counted = isByDifference ? all.filter { FactFinder.fits($0.pair.actual.unit, units) } : all
    let size = { (one: Rated) in isByDifference ? one.difference : one.rate }
    let sorted = counted.enumerated().sorted { one, other in
      let (first, second) = (size(one.element), size(other.element))
      return first == second ? one.offset < other.offset : isMaximum ? first > second : first < second
    }.map(\.element)
    let first = (request.question.ordinal ?? 1) - 1
    let wanted = request.question.ordinal == nil ? request.question.limit ?? 1 : 1
    var draft = Draft(.answered, [])
    for (index, one) in sorted.enumerated().dropFirst(first).prefix(wanted) {
      let plan = desk.line(one.pair.planned, of: one.programme)
      let actual = desk.line(one.pair.actual, of: one.programme)
      draft.lines.append("\(index + 1). \(desk.title(one.programme)) — \(plan)、\(actual)")
      draft.lines.append("  " + desk.speaking.say("rate.computed", desk.wording.rate(one.rate)))
      if isByDifference {
        let unit = one.pair.actual.unit ?? ""
        draft.lines.append("  " + desk.speaking.say("rate.difference", desk.wording.number(one.difference) + unit))
      }
      draft.facts += [one.pair.planned, one.pair.actual]
    }
    guard !draft.facts.isEmpty else { return nil }
    draft.programmes = sorted.map(\.programme)
    draft.isList = true
    draft.position = first + wanted
    draft.operation = request.operation
    return draft
  }
}
