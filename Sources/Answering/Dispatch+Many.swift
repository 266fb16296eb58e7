import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Lists, counts, sums and rankings: which programmes are in.
extension Dispatch {
  func many(_ asked: Request) -> Draft? {
    var narrowing = Narrowing(asked, desk: desk)
    let isList =
      !narrowing.isEmpty || asked.isOverMany || namesOnlyDivision(narrowing.request)
      || asksWhoReached(narrowing.request) || asksWhichPlaces(narrowing.request)
    guard isList else { return nil }
    narrowing.dropWords()
    let request = narrowing.request
    let selection = added(request) ?? selector.allOrFirst(request)
    let (rows, conditions) = narrowing.rows(of: selection.programmes)
    guard !rows.isEmpty else {
      if request.operation == .sum, request.scope.isNarrow, !request.question.conditions.isEmpty {
        // 「合わせたら1億円超えてる？」 asks of the total, and of none of them alone.
        var whole = request
        whole.question.conditions = []
        return ManyAnswer(desk: desk).draft(
          whole, selection.programmes.map { ManyAnswer.Row(programme: $0, facts: []) }, conditions: [])
      }
      if !request.terms.isEmpty || conditions.isEmpty || request.isByAmount { return nil }
      return Draft(.notFound, [speaking.say("missing.none_fit", conditions.joined(separator: "、"))])
    }
    // 「…の内訳となる取組」, of one programme or of its namesakes of several years.
    if request.operation == .list, Set(rows.map(\.programme.name)).count == 1,
      desk.listening.says("in_breakdown", in: request.question.key)
    {
      let children = rows.flatMap { desk.catalogue.children(of: $0.programme) }
      if !children.isEmpty {
        let parts = children.map { ManyAnswer.Row(programme: $0, facts: []) }
        return ManyAnswer(desk: desk).draft(request, parts, conditions: [])
      }
    }
    // 「いくつ」 of one programme's figure is a look-up.
    if request.operation == .count, rows.count == 1, !request.asks.isEmpty || !request.terms.isEmpty { return nil }
    return ManyAnswer(desk: desk).draft(request, rows, conditions: conditions)
  }

  /// 「女性の面接会とシニアの面接会を合わせて」: what is added or compared is named on the sides of 「と」.
  private func added(_ request: Request) -> Selector.Selection? {
    guard [.sum, .average, .maximum, .minimum].contains(request.operation) else { return nil }
    return Coordination(desk: desk).programmes(request).map { Selector.Selection(programmes: $0, score: 1) }
  }

  /// 「区民部が担当なのはどの区」: places are what is asked for.
  func asksWhichPlaces(_ request: Request) -> Bool {
    // 「産業経済部が窓口の区」 asks whose it is, and for no phone number.
    let allowed: Set<Ask> = request.scope.namesDivisions ? [.division, .audience, .contact] : [.division, .audience]
    return !request.scope.kinds.isEmpty && request.asks.allSatisfy(allowed.contains)
      && request.operation != .describe && request.operation != .reverseLookup
  }

  /// 「計画に届かなかった事業」 of a year or a municipality, and not of one programme.
  func asksWhoReached(_ request: Request) -> Bool {
    request.asks.contains(.achievement) && request.scope.among == nil
      && (request.scope.isNarrow
        || ["all_years", "which_programmes"].contains { desk.listening.says($0, in: request.question.key) })
      && !request.terms.contains(where: \.isRequired)
  }

  /// 「経済課の事業」, 「三鷹市の事業」 without anything asked of them.
  func namesOnlyDivision(_ request: Request) -> Bool {
    // 「経済課の事業と、それぞれの総合達成率」: what is asked is asked of each.
    let isGroup = request.scope.namesDivisions || !request.scope.sections.isEmpty
    if isGroup, !request.terms.contains(where: \.isRequired), request.scope.among == nil,
      [.lookup, .reverseLookup].contains(request.operation),
      desk.listening.says("programme_word", in: request.question.key)
    {
      return true
    }
    let isEmpty =
      request.scope.sections.isEmpty ? request.terms.isEmpty : !request.terms.contains(where: \.isRequired)
    return isEmpty && request.asks.allSatisfy { $0 == .division && request.scope.namesDivisions }
      && request.scope.isNarrow && request.scope.among == nil
      && (request.scope.namesDivisions || !request.scope.organizations.isEmpty || !request.scope.kinds.isEmpty
        || !request.scope.sections.isEmpty)
  }
}
