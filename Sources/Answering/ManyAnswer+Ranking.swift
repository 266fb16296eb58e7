import PlanModel
import Understanding
import Vocabulary

/// 順位: the largest and the smallest, and what stands at a place of the order.
extension ManyAnswer {
  func ranking(_ request: Request, _ rows: [Row]) -> Draft {
    // 「安い方の目標」: the cheaper one is meant, and its target asked for.
    let isByPrice = desk.listening.says("by_price", in: request.question.key) && !request.asks.contains(.budget)
    var ranked = request
    if isByPrice { (ranked.asks, ranked.terms, ranked.question.units) = ([.budget], [], []) }
    let all = numbers(ranked, rows)
    // 社 are not ranked among 人: one unit is ranked, and what has another is told.
    let unit = Self.commonUnit(all.map(\.fact), request)
    let numbers = all.filter { $0.fact.unit == unit || FactFinder.fits($0.fact.unit, [unit ?? ""]) }
    let asksRate = request.asks.contains(.rate) || request.asks.contains(.achievement)
    if request.asks.contains(.rate), request.asks.contains(.achievement), let ranked = rankedByOwnRates(request, rows) {
      return ranked
    }
    // 「計画をいちばん上回った」 asks for no amount.
    let isOfPlan = request.asks.allSatisfy { $0 == .achievement }
    if isOfPlan || numbers.isEmpty || request.asks == [.rate] && numbers.count * 2 < rows.count, asksRate,
      let draft = RateRanking(desk: desk).draft(request, rows.map(\.programme))
    {
      return draft
    }
    guard !numbers.isEmpty else { return Draft(.notFound, [desk.speaking.say("missing.no_numbers")]) }
    if let changed = ChangeRanking(desk: desk).draft(request, rows) { return changed }
    let isMaximum = request.operation == .maximum
    // 「1億円に一番近い」: by how far each is from it.
    let aim = desk.listening.says("nearest", in: request.question.key) ? request.question.amounts.first?.value : nil
    let size = { (fact: Fact) in aim.map { -((fact.value ?? 0) - $0).magnitude } ?? fact.value ?? 0 }
    let isLargestFirst = isMaximum || aim != nil
    let sorted = numbers.enumerated().sorted { one, other in
      let (a, b) = (size(one.element.fact), size(other.element.fact))
      return a == b ? one.offset < other.offset : isLargestFirst ? a > b : a < b
    }.map(\.element)
    if let ordinal = request.question.ordinal { return place(ordinal, in: sorted, request) }
    let wanted = request.question.limit ?? (isRow(request) ? sorted.count : 1)
    var shown = Array(sorted.prefix(wanted))
    // What is equal to the last one shown is as large as it.
    shown += sorted.dropFirst(wanted).prefix { $0.fact.value == shown.last?.fact.value }
    var draft = Draft(.answered, [])
    for (index, (row, fact)) in shown.enumerated() {
      let others = asked(row.programme, request, besides: [fact]) + told(row.programme, request, of: shown.count)
      let values = ([fact] + others).map { inline($0, of: row.programme, request) }.joined(separator: "、")
      draft.lines.append("\(index + 1). \(desk.title(row.programme)) — \(values)")
      draft.facts += [fact] + others
      let unstated = unstated(row.programme, request)
      if !unstated.isEmpty { draft.lines.append("   " + desk.speaking.say("missing.item", desk.names(of: unstated))) }
    }
    if all.count > numbers.count {
      draft.lines.append(desk.speaking.say("ranking.units", String(all.count - numbers.count), unit ?? ""))
    }
    let without = rows.count - all.count
    if without > 0 { draft.lines.append(desk.speaking.say("ranking.without", String(rows.count), String(without))) }
    draft.operation = request.operation
    // The whole order is kept: 「その次は？」 goes on behind what was shown.
    finish(&draft, sorted.map { Row(programme: $0.row.programme, facts: [$0.fact]) })
    draft.position = shown.count
    return draft
  }

  /// 「計画に届かなかった事業の中で一番達成率が高いのは」: by the rates for which the programmes passed, and no other indicator's.
  private func rankedByOwnRates(_ request: Request, _ rows: [Row]) -> Draft? {
    let rated = rows.flatMap { row in
      // Each row of a breakdown has a plan and a result of its own.
      Dictionary(grouping: row.facts, by: \.programmeID).sorted { $0.key < $1.key }.flatMap { _, facts in
        Achievement.pairs(facts).compactMap { pair in pair.rate.map { (row: row, pair: pair, rate: $0) } }
      }
    }
    guard !rated.isEmpty else { return nil }
    let isMaximum = request.operation == .maximum
    let sorted = rated.enumerated().sorted { one, other in
      one.element.rate == other.element.rate
        ? one.offset < other.offset
        : isMaximum ? one.element.rate > other.element.rate : one.element.rate < other.element.rate
    }.map(\.element)
    let wanted = request.question.limit ?? 1
    let last = sorted.prefix(wanted).last?.rate
    var draft = Draft(.answered, [])
    for (index, one) in sorted.enumerated() where index < wanted || one.rate == last {
      let facts = [one.pair.planned, one.pair.actual]
      let values = facts.map { inline($0, of: one.row.programme, request) }.joined(separator: "、")
      draft.lines.append("\(index + 1). \(desk.title(one.row.programme)) — \(values)")
      draft.lines.append("  " + desk.speaking.say("rate.computed", desk.wording.rate(one.rate)))
      draft.facts += facts
      draft.programmes.append(one.row.programme)
    }
    (draft.isList, draft.position, draft.operation) = (true, draft.programmes.count, request.operation)
    return draft
  }

  /// 「予算の少ないほうは何をする事業」: what the first ones do, where there are few.
  private func told(_ programme: Programme, _ request: Request, of count: Int) -> [Fact] {
    guard request.asks.contains(.summary), count <= Self.mostTold else { return [] }
    return desk.finder.facts(.summary, of: programme, wish: FactFinder.Wish(asks: [.summary]))
  }

  private static let mostTold = 3

  /// What else was asked of the programme, and is not stated: a ranking silent about it would look like the whole answer.
  private func unstated(_ programme: Programme, _ request: Request) -> [Ask] {
    request.asks.filter { ask in
      Self.named.contains(ask)
        && !desk.finder.facts(ask, of: programme, wish: FactFinder.Wish(asks: [ask])).contains(where: desk.isStated)
    }
  }

  /// What is asked of the programme that is found, and is nothing to rank by.
  private static let named: Set<Ask> = [.division, .contact, .phone, .url, .audience, .category, .start, .summary]

  /// 「2番目に大きいのは」: one place of the ranking.
  private func place(_ ordinal: Int, in sorted: [(row: Row, fact: Fact)], _ request: Request) -> Draft {
    guard (1...sorted.count).contains(ordinal) else {
      return Draft(.notFound, [desk.speaking.say("missing.ordinal", String(sorted.count))])
    }
    // What is equal to it stands at the same place.
    let equal = sorted.filter { $0.fact.value == sorted[ordinal - 1].fact.value }
    var draft = Draft(
      .answered,
      equal.map { row, fact in "\(ordinal). \(desk.title(row.programme)) — \(inline(fact, of: row.programme, request))"
      })
    draft.facts = equal.map(\.fact)
    draft.operation = request.operation
    finish(&draft, sorted.map { Row(programme: $0.row.programme, facts: [$0.fact]) })
    draft.position = ordinal
    return draft
  }

  /// 「多い順に並べて」 asks for all of them.
  private func isRow(_ request: Request) -> Bool {
    desk.listening.says("in_order", in: request.question.key) || request.question.operations.contains(.list)
  }

  /// The unit that is asked for (「人数」), or else that of the number that comes first.
  private static func commonUnit(_ facts: [Fact], _ request: Request) -> String? {
    if request.question.key.has("人数"), facts.contains(where: { FactFinder.fits($0.unit, ["人"]) }) { return "人" }
    let isMaximum = request.operation != .minimum
    let values = facts.filter { $0.value != nil }
    let first = values.max { one, other in
      isMaximum ? one.value ?? 0 < other.value ?? 0 : one.value ?? 0 > other.value ?? 0
    }
    return first?.unit
  }
}
