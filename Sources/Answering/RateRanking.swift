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
    let sorted = all.enumerated().sorted { one, other in
      one.element.rate == other.element.rate
        ? one.offset < other.offset
        : isMaximum ? one.element.rate > other.element.rate : one.element.rate < other.element.rate
    }.map(\.element)
    let first = (request.question.ordinal ?? 1) - 1
    let wanted = request.question.ordinal == nil ? request.question.limit ?? 1 : 1
    var draft = Draft(.answered, [])
    for (index, one) in sorted.enumerated().dropFirst(first).prefix(wanted) {
      let plan = desk.line(one.pair.planned, of: one.programme)
      let actual = desk.line(one.pair.actual, of: one.programme)
      draft.lines.append("\(index + 1). \(desk.title(one.programme)) — \(plan)、\(actual)")
      draft.lines.append("  " + desk.speaking.say("rate.computed", desk.wording.rate(one.rate)))
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
