import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Comparisons and trends: which programmes stand side by side.
extension Dispatch {
  /// Comparisons and trends.
  func several(_ request: Request, _ conversation: Conversation) -> Draft? {
    guard request.operation == .compare || request.operation == .trend else { return nil }
    if let totals = ManyAnswer(desk: desk).comparedTotals(request) { return totals }
    guard TellingFilter(desk: desk).conditions(request).isEmpty else { return nil }
    if request.asks == [.direction] { return nil }
    if request.operation == .trend {
      let programmes = yearByYear(request)
      guard !programmes.isEmpty else { return nil }
      let trend = CompareAnswer(desk: desk).trend(request, programmes)
      guard trend.status == .notFound, request.scope.years.count == 1 else { return trend }
      // 「令和7年度に増えましたか」: the year before stands in another document.
      var both = request
      both.scope.years.insert(request.scope.years[0] - 1, at: 0)
      let neighbours = yearByYear(both)
      return neighbours.count > 1 ? CompareAnswer(desk: desk).trend(both, neighbours) : trend
    }
    var (request, programmes) = (request, extremes(request) ?? compared(request))
    guard !programmes.isEmpty else { return nil }
    if desk.listening.says("compared_with", in: request.question.key), programmes.count == 1 {
      // 「世田谷区の12番とどっちが多い？」: what was spoken of is the other side.
      let spoken = conversation.programmes.compactMap { desk.catalogue.programme($0) }
      if spoken.count == 1, spoken[0].id != programmes[0].id {
        programmes = spoken + programmes
        if request.asks.isEmpty { request.asks = conversation.request?.asks ?? [] }
        request.scope.organizations = []
      }
    }
    return CompareAnswer(desk: desk).compare(request, programmes)
  }

  /// 「いちばん高い事業といちばん安い事業の差」: the two ends of the ranking.
  private func extremes(_ request: Request) -> [Programme]? {
    let operations = request.question.operations
    guard operations.contains(.maximum), operations.contains(.minimum), request.question.parts.isEmpty else {
      return nil
    }
    let rows = selector.all(request).programmes.map { ManyAnswer.Row(programme: $0, facts: []) }
    let numbers = ManyAnswer(desk: desk).numbers(request, rows)
    guard numbers.count > 1, let first = numbers.max(by: { $0.fact.value ?? 0 < $1.fact.value ?? 0 }),
      let last = numbers.min(by: { $0.fact.value ?? 0 < $1.fact.value ?? 0 })
    else { return nil }
    return [last.row.programme, first.row.programme]
  }

  /// 「AとBの予算をそれぞれ」: what is asked is shown of each, and none of them is in doubt.
  func severalNamed(_ request: Request) -> Draft? {
    guard request.operation == .lookup, !request.asks.isEmpty, request.question.parts.count > 1,
      let programmes = Coordination(desk: desk).programmes(request),
      programmes.count == request.question.parts.count
    else { return nil }
    var draft = LookupAnswer(desk: desk).draft(request, Selector.Selection(programmes: programmes, score: 1))
    guard draft.status == .ambiguous else { return draft.status == .answered ? draft : nil }
    draft.status = .answered
    draft.lines.removeFirst()
    return draft
  }

  /// Every programme that a comparison names: by its whole name, or the best one for each municipality or word.
  func compared(_ request: Request) -> [Programme] {
    if request.scope.among != nil, request.question.terms.isEmpty {
      return (request.scope.among ?? []).compactMap { desk.catalogue.programme($0) }
        .sorted { $0.lines.first < $1.lines.first }
    }
    if let sides = Coordination(desk: desk).programmes(request) { return sides }
    var chosen: [Programme] = []
    func add(_ programmes: [Programme]) {
      for programme in programmes where !chosen.contains(where: { $0.id == programme.id }) { chosen.append(programme) }
    }
    if request.scope.organizations.count > 1 {
      for organization in request.scope.organizations {
        var one = request
        one.scope.organizations = [organization]
        var programmes = selector.select(one).programmes
        if programmes.isEmpty {
          // The year that was named belongs to another's plan.
          one.scope.years = []
          programmes = selector.select(one).programmes
        }
        add(programmes)
      }
      return chosen
    }
    let scope = { (programme: Programme) in
      request.scope.holds(programme, kinds: desk.tables.kindsOfMunicipalities) && request.scope.covers(programme)
    }
    let exact = desk.matcher.matches(request.terms, key: request.question.key, in: scope).filter { $0.exactName > 0 }
    // 「…事業の専門家派遣」: of the rows of that name those of the programme that is named.
    let named = exact.filter { match in
      match.profile.programme.parent.map { parent in
        !exact.contains {
          $0.profile.programme.parent == nil && $0.exactName > match.exactName && $0.profile.programme.id != parent
        }
      } ?? true
    }
    add(named.map(\.profile.programme))
    guard chosen.count < 2 else { return chosen }
    if let rows = rowsNamed(request, of: chosen) { return rows }
    // One programme that has all of the words is compared with itself: its plan with its result.
    let whole = selector.select(request)
    if desk.listening.says("to_plan", in: request.question.key), request.question.parts.isEmpty,
      !whole.programmes.isEmpty
    {
      // 「計画まであと何人」: a programme is compared with its own plan.
      return whole.programmes
    }
    if whole.programmes.count == 1, desk.listening.says("in_breakdown", in: request.question.key) {
      // 「…の2つの内訳を比べると」.
      let rows = desk.catalogue.children(of: whole.programmes[0])
      if rows.count > 1 { return rows }
    }
    if request.question.parts.isEmpty, whole.programmes.count == 1, whole.missing.isEmpty, whole.nameScore > 0.8 {
      return request.scope.years.count > 1 ? yearByYear(request) : whole.programmes
    }
    for term in request.terms where term.isRequired {
      var one = request
      one.terms = [term]
      one.question.terms = [term]
      one.question.key = term.text
      add(selector.select(one).programmes.filter { $0.parent == nil })
    }
    return chosen.count >= 2 && chosen.count <= 6 ? chosen : yearByYear(request)
  }

  /// 「…事業の専門家派遣」: the rows of the one programme named whole that have the other words; `nil` where none tell.
  private func rowsNamed(_ request: Request, of chosen: [Programme]) -> [Programme]? {
    guard chosen.count == 1, request.question.parts.isEmpty else { return nil }
    let names = chosen[0].names.map { desk.key($0) }
    let others = request.terms.filter { term in term.isRequired && !names.contains { $0.has(term.text) } }
    let rows = desk.catalogue.children(of: chosen[0])
    let fitting = rows.filter { row in
      others.contains { term in
        desk.catalogue.bodyKeys[row.id].map(term.stands) ?? false
          || (row.names + row.figures.compactMap(\.label)).contains { term.stands(in: desk.key($0)) }
      }
    }
    return fitting.isEmpty || fitting.count == rows.count ? nil : fitting
  }

  /// What is meant for each year that is named: one programme may stand in several documents under changing names.
  func yearByYear(_ request: Request) -> [Programme] {
    guard request.scope.years.count > 1, request.scope.among == nil else { return selector.select(request).programmes }
    var chosen: [Programme] = []
    for year in request.scope.years {
      var one = request
      one.scope.years = [year]
      for programme in selector.select(one).programmes where !chosen.contains(where: { $0.id == programme.id }) {
        chosen.append(programme)
      }
    }
    return chosen
  }
}
