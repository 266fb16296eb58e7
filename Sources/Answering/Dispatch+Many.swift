import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Lists, counts, sums and rankings: which programmes are in.
extension Dispatch {
  func many(_ request: Request) -> Draft? {
    var request = request
    let filter = ProgrammeFilter(desk: desk)
    let parts = AchievementClauses(request, listening: desk.listening, finder: desk.finder)
    if parts.clauses.count > 1 {
      // What is counted names no programme here.
      let isCount = { (term: Term) in !desk.finder.countedUnits([term]).isEmpty }
      request.terms.removeAll(where: isCount)
      request.question.terms.removeAll(where: isCount)
      request.question.units = []
    }
    if let year = TellingFilter(desk: desk).startYear(request) {
      request.scope.years.removeAll { $0 == year }
      request.asks = [.start]
    }
    let pool = desk.whole(desk.programmes(in: request.scope))
    let named = filter.namedValue(in: request.question.key, among: pool)
    let telling = TellingFilter(desk: desk).conditions(request)
    let audience = AudienceFilter(desk: desk).words(request)
    let isList =
      !telling.isEmpty || request.isOverMany || named != nil || audience != nil || namesOnlyDivision(request)
      || asksWhoReached(request)
      || asksWhichPlaces(request)
    guard isList else { return nil }
    if !request.scope.sections.isEmpty {
      let headings = request.scope.sections.map { desk.key($0) }
      let heads = desk.listening.phrases("section_head")
      let isOfHeading = { (term: Term) in heads.contains(term.text) || headings.contains { $0.has(term.text) } }
      request.terms.removeAll(where: isOfHeading)
      request.question.terms.removeAll(where: isOfHeading)
    }
    if let audience { request.terms.removeAll { audience.contains($0) } }
    // Where something else narrows the list, words that no document has (来週の庁議で) are only talk.
    if named != nil || audience != nil || !telling.isEmpty || !request.question.conditions.isEmpty {
      request.terms = desk.matcher.heard(request.terms)
    }
    if let named {
      let value = desk.key(named.value)
      request.terms.removeAll { value.contains($0.text) || $0.text.contains(value) }
      request.question.terms.removeAll { value.contains($0.text) || $0.text.contains(value) }
    }
    if !telling.isEmpty {
      request.terms.removeAll { term in
        request.question.quoted.contains { desk.tables.normalizer.key($0).contains(term.text) }
      }
      request.question.terms = request.terms
    }
    let selection = added(request) ?? selector.allOrFirst(request)
    var programmes = selection.programmes.filter { programme in telling.allSatisfy { $0.holds(programme) } }
    var facts: [String: [Fact]] = [:]
    if let named {
      let passed = filter.apply(named, to: programmes)
      programmes = passed.map(\.programme)
      for one in passed { facts[one.programme.id] = one.facts }
    }
    if let audience { programmes = AudienceFilter(desk: desk).filter(programmes, by: audience) }
    var result = filter.filter(programmes, by: request, besides: named)
    result.conditions += telling.map(\.words)
    result.conditions += audience.map { [speaking.say("filter.audience", $0.map(\.text).joined(separator: "・"))] } ?? []
    guard !result.passed.isEmpty else {
      if !request.terms.isEmpty || result.conditions.isEmpty { return nil }
      return Draft(.notFound, [speaking.say("missing.none_fit", result.conditions.joined(separator: "、"))])
    }
    let rows = result.passed.map { passed in
      ManyAnswer.Row(programme: passed.programme, facts: (facts[passed.programme.id] ?? []) + passed.facts)
    }
    // 「いくつ」 of one programme's figure is a look-up.
    if request.operation == .count, rows.count == 1, !request.asks.isEmpty || !request.terms.isEmpty { return nil }
    return ManyAnswer(desk: desk).draft(request, rows, conditions: result.conditions)
  }

  /// 「女性の面接会とシニアの面接会を合わせて」: what is added or compared is named on the sides of 「と」.
  private func added(_ request: Request) -> Selector.Selection? {
    guard [.sum, .average, .maximum, .minimum].contains(request.operation) else { return nil }
    return Coordination(desk: desk).programmes(request).map { Selector.Selection(programmes: $0, score: 1) }
  }

  /// 「区民部が担当なのはどの区」: places are what is asked for.
  func asksWhichPlaces(_ request: Request) -> Bool {
    !request.scope.kinds.isEmpty && request.asks.allSatisfy { $0 == .division || $0 == .audience }
      && request.operation != .describe && request.operation != .reverseLookup
  }

  /// 「計画に届かなかった事業」 of a year or a municipality, and not of one programme.
  func asksWhoReached(_ request: Request) -> Bool {
    request.asks.contains(.achievement) && request.scope.among == nil && request.scope.isNarrow
      && !request.terms.contains(where: \.isRequired)
  }

  /// 「経済課の事業」, 「三鷹市の事業」 without anything asked of them.
  func namesOnlyDivision(_ request: Request) -> Bool {
    request.terms.isEmpty && request.asks.allSatisfy { $0 == .division && !request.scope.divisions.isEmpty }
      && request.scope.isNarrow && request.scope.among == nil
      && (!request.scope.divisions.isEmpty || !request.scope.organizations.isEmpty || !request.scope.kinds.isEmpty
        || !request.scope.sections.isEmpty)
  }
}
