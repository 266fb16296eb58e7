import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// 群: programmes by division, municipality or section: which has most of them, which has one only, the total of each.
struct GroupAnswer {
  let desk: Desk

  /// What programmes are put together by. The raw values are the roles of the phrases that say so.
  private enum Key: String, CaseIterable {
    case division = "by_division"
    case municipality = "by_municipality"
    case section = "by_section"
  }

  private struct Group {
    let name: String
    var programmes: [Programme]
    /// The budgets that are added, or the largest of them; empty where programmes are counted.
    var facts: [Fact] = []
    var value = 0.0
  }

  /// So many groups are shown where all are asked for.
  private static let mostShown = 40

  func draft(_ request: Request) -> Draft? {
    let key = request.question.key
    guard let by = groupKey(of: request),
      request.scope.among == nil, !request.terms.contains(where: isName)
    else { return nil }
    let isRanked = isRanked(request)
    guard isRanked || condition(request) != nil || desk.listening.says("each_group", in: key) else { return nil }
    guard request.question.conditions.allSatisfy({ ["件", "事業", "個", "つ", ""].contains($0.unit) }) else { return nil }
    let pool = desk.whole(desk.programmes(in: scope(of: request, by))).filter { request.scope.covers($0) }
    // 「A評価がいちばん多い課」 counts those only.
    let grades = request.question.grades
    let graded = grades.isEmpty ? pool : pool.filter { $0.ratings?.grade.map(grades.contains) ?? false }
    guard !request.question.operations.contains(.average) else { return nil }
    var groups = groups(graded, by)
    guard groups.count > 1 else { return nil }
    let isLargest =
      isRanked && desk.listening.says("each_group", in: key) && !request.question.operations.contains(.sum)
    // 「目標が一番高い区の予算」: what is said first is what is ranked.
    let ranked = ranked(request)
    if ranked == .budget {
      for index in groups.indices { weigh(&groups[index], request, isLargest: isLargest) }
      groups.removeAll { $0.facts.isEmpty }
      // Budgets of several years are never one total.
      if !isLargest, groups.contains(where: { Set($0.programmes.compactMap(\.westernYear)).count > 1 }) { return nil }
    } else if ranked != nil {
      guard weighPeople(&groups, request) else { return nil }
    } else {
      for index in groups.indices { groups[index].value = Double(groups[index].programmes.count) }
    }
    let chosen = isLargest ? groups : choose(groups, request)
    guard !groups.isEmpty else { return nil }
    return told(chosen, of: groups.count, request, by)
  }

  /// What the question groups by: as it says, or the municipalities of the kind that it asks for.
  private func groupKey(of request: Request) -> Key? {
    let said = Key.allCases.first { desk.listening.says($0.rawValue, in: request.question.key) }
    return said ?? (request.question.asksKind && isRanked(request) ? .municipality : nil)
  }

  /// 「市ごと」, 「事業が2つある市」: municipalities of that kind.
  private func scope(of request: Request, _ key: Key) -> Scope {
    var scope = request.scope
    guard key == .municipality, scope.kinds.isEmpty, scope.organizations.isEmpty else { return scope }
    let said = desk.listening.phrases(Key.municipality.rawValue).filter(request.question.key.has)
    let ends = ["区", "市", "町", "村"].filter { kind in
      said.contains { phrase in phrase.hasSuffix(kind) || phrase.hasPrefix(kind + "ごと") }
    }
    let isAny = said.contains { $0.contains("自治体") || $0.contains("市町村") }
    scope.kinds = isAny || ends.isEmpty ? ["区市町村"] : ends
    return scope
  }

  /// A word that says which programmes are meant: then no groups of all are.
  private func isName(_ term: Term) -> Bool {
    let roles = Key.allCases.map(\.rawValue) + ["programmes_counted", "programme_word", "group_word"]
    return term.isRequired && !roles.flatMap(desk.listening.phrases).contains { $0.has(term.text) }
  }

  // MARK: Groups

  private func groups(_ programmes: [Programme], _ key: Key) -> [Group] {
    let isOfOnePlace = Set(programmes.map(\.organization)).count == 1
    var groups: [Group] = []
    for programme in programmes {
      for name in names(of: programme, key, isOfOnePlace) {
        if let place = groups.firstIndex(where: { $0.name == name }) {
          groups[place].programmes.append(programme)
        } else {
          groups.append(Group(name: name, programmes: [programme]))
        }
      }
    }
    return groups
  }

  private func names(of programme: Programme, _ key: Key, _ isOfOnePlace: Bool) -> [String] {
    switch key {
    case .division:
      // 経済課 of another municipality is another division.
      programme.divisions.map { isOfOnePlace ? $0 : "\($0)（\(programme.organization ?? "")）" }
    case .municipality: [programme.organization].compactMap { $0 }
    case .section: [programme.headings.last].compactMap { $0 }
    }
  }

  /// The budgets of a group, added up or the largest.
  private func weigh(_ group: inout Group, _ request: Request, isLargest: Bool) {
    let wish = FactFinder.Wish(asks: [.budget], years: request.scope.years)
    let facts = group.programmes.compactMap { desk.finder.facts(.budget, of: $0, wish: wish).first { $0.value != nil } }
    let largest = facts.max { ($0.value ?? 0) < ($1.value ?? 0) }
    group.facts = isLargest ? [largest].compactMap { $0 } : facts
    group.value = group.facts.reduce(0) { $0 + ($1.value ?? 0) }
    // 「1事業あたりの予算が一番高い区」.
    if isPerProgramme(request), !facts.isEmpty { group.value /= Double(facts.count) }
  }

  private func isPerProgramme(_ request: Request) -> Bool {
    desk.listening.says("per_programme", in: request.question.key)
  }

  /// 「目標人数の合計が最大の区」: the people of the target or result, added up; `false` where no group counts any.
  private func weighPeople(_ groups: inout [Group], _ request: Request) -> Bool {
    let ask: Ask = request.asks.contains(.planned) ? .planned : .result
    for index in groups.indices {
      let facts = groups[index].programmes.flatMap { programme in
        desk.finder.facts(ask, of: programme, wish: FactFinder.Wish(asks: [ask], years: request.scope.years))
          .filter { $0.value != nil && FactFinder.fits($0.unit, ["人"]) }.prefix(1)
      }
      groups[index].facts = facts
      groups[index].value = facts.reduce(0) { $0 + ($1.value ?? 0) }
    }
    groups.removeAll { $0.facts.isEmpty }
    return groups.count > 1
  }

  /// The measure that is ranked or added, the first that was said; `nil` where programmes are counted: 「何件」.
  private func ranked(_ request: Request) -> Ask? {
    let isCounted = request.question.impliesMeasure && request.question.units == ["件"]
    return request.asks.first { ask in ask == .budget || (ask == .planned || ask == .result) && !isCounted }
  }

  // MARK: Which

  /// 「区市町村ごとに合計したとき最も多い」 adds up and ranks.
  private func isRanked(_ request: Request) -> Bool {
    request.question.operations.contains { $0 == .maximum || $0 == .minimum }
  }

  /// 「三つ以上の事業」, 「事業が一つしかない」: how many programmes a group shall have.
  private func condition(_ request: Request) -> Condition? {
    let key = request.question.key
    guard desk.listening.says("programmes_counted", in: key) else { return nil }
    guard let number = number(in: key) else { return nil }
    let comparison: Comparison =
      desk.listening.says("at_least_word", in: key)
      ? .atLeast : desk.listening.says("at_most_word", in: key) ? .atMost : .equal
    return Condition(comparison: comparison, value: number, unit: "件")
  }

  /// The number before the word that counts programmes.
  private func number(in key: String) -> Double? {
    let scalars = Array(key.unicodeScalars)
    return scalars.indices.lazy.compactMap { index -> Double? in
      guard let numeral = Numeral(scalars, at: index, writing: .arabicOrKanji),
        numeral.range.upperBound < scalars.count,
        "つ個件事".unicodeScalars.contains(scalars[numeral.range.upperBound])
      else { return nil }
      return numeral.value
    }.first
  }

  private func choose(_ groups: [Group], _ request: Request) -> [Group] {
    if let condition = condition(request) { return groups.filter { condition.holds(for: $0.value) } }
    guard isRanked(request) else { return Array(groups.prefix(Self.mostShown)) }
    let isFewest = request.question.operations.contains(.minimum)
    let sorted = groups.enumerated().sorted { one, other in
      one.element.value == other.element.value
        ? one.offset < other.offset
        : isFewest ? one.element.value < other.element.value : one.element.value > other.element.value
    }.map(\.element)
    // 「その次に多い課も」 asks for two places.
    let asksNext = desk.listening.says("and_the_next", in: request.question.key)
    let wanted = max(request.question.limit ?? 1, asksNext ? 2 : 1)
    let last = sorted.prefix(wanted).last?.value
    return sorted.enumerated().filter { $0.offset < wanted || $0.element.value == last }.map(\.element)
  }

  // MARK: Told

  private func told(_ chosen: [Group], of count: Int, _ request: Request, _ key: Key) -> Draft {
    guard !chosen.isEmpty else { return Draft(.notFound, [desk.speaking.say("group.none")]) }
    var draft = Draft(.answered, [desk.speaking.say("group.head", String(count), String(chosen.count))])
    for group in chosen {
      let value =
        group.facts.isEmpty
        ? desk.speaking.say("group.programmes", String(group.programmes.count))
        : ManyAnswer(desk: desk).amount(group.value, unit: group.facts[0].unit, raws: group.facts.map(\.raw), request)
      let per =
        isPerProgramme(request) && !group.facts.isEmpty
        ? desk.speaking.say("group.per_programme", String(group.facts.count)) : ""
      draft.lines.append("\(group.name): \(value)\(per)")
      for programme in group.programmes {
        let facts = told(programme, of: group, key)
        if !group.facts.isEmpty, facts.isEmpty { continue }
        let words = facts.map { desk.line($0, of: programme, in: request.question.outputUnit) }.joined(separator: "、")
        draft.lines.append(
          "  ・\(desk.title(programme))" + (words.isEmpty ? " ［\(desk.wording.lines(programme.lines))］" : " \(words)"))
        draft.facts += facts.filter { !draft.facts.contains($0) }
        // 「一番多い市の電話番号」.
        for contact in contacts(of: programme, request) where !draft.facts.contains(contact) {
          draft.lines.append("    " + desk.line(contact, of: programme))
          draft.facts.append(contact)
        }
        if facts.isEmpty { draft.citations.append(desk.citation(of: programme)) }
        if !draft.programmes.contains(where: { $0.id == programme.id }) { draft.programmes.append(programme) }
      }
    }
    draft.isList = true
    draft.operation = request.operation == .lookup ? .list : request.operation
    return draft
  }

  private func contacts(of programme: Programme, _ request: Request) -> [Fact] {
    let first = ranked(request)
    let asks = request.asks.filter { [.phone, .contact, .division, .budget].contains($0) && $0 != first }
    return asks.flatMap { desk.finder.facts($0, of: programme, wish: FactFinder.Wish(asks: [$0])) }
  }

  /// The facts that put a programme into its group: its budget, or the division.
  private func told(_ programme: Programme, of group: Group, _ key: Key) -> [Fact] {
    if !group.facts.isEmpty { return group.facts.filter { $0.programmeID == programme.id } }
    guard key == .division else { return [] }
    return desk.finder.facts(.division, of: programme, wish: FactFinder.Wish(asks: [.division]))
      .filter { group.name.hasPrefix($0.raw) }
  }
}
