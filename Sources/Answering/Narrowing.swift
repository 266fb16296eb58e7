import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// 絞り込み: what narrows a list besides names (the value of a field, the people, conditions), and the request without the
/// words that say so.
struct Narrowing {
  private let desk: Desk
  /// The request as the programmes are chosen by it.
  private(set) var request: Request
  private let named: ProgrammeFilter.NamedValue?
  private let telling: [TellingFilter.Condition]
  private let audience: [Term]?

  init(_ asked: Request, desk: Desk) {
    self.desk = desk
    request = asked
    let parts = AchievementClauses(asked, listening: desk.listening, finder: desk.finder)
    if parts.clauses.count > 1 {
      // What is counted names no programme here.
      Self.drop(from: &request) { !desk.finder.countedUnits([$0]).isEmpty }
      request.question.units = []
    }
    if let year = TellingFilter(desk: desk).startYear(asked) {
      request.scope.years.removeAll { $0 == year }
      // 「4月に始まる事業の予算の合計」 asks for money.
      if request.asks.allSatisfy({ $0 == .start }) { request.asks = [.start] }
    }
    if !request.scope.sections.isEmpty {
      let headings = request.scope.sections.map { desk.key($0) }
      let heads = desk.listening.phrases("section_head")
      Self.drop(from: &request) { term in heads.contains(term.text) || headings.contains { $0.has(term.text) } }
    }
    let pool = desk.whole(desk.programmes(in: request.scope))
    named = ProgrammeFilter(desk: desk).namedValue(in: request.question.key, among: pool)
    telling = TellingFilter(desk: desk).conditions(request)
    // 「一度も開催しなかった」 is shown with what the document says of it.
    if TellingFilter(desk: desk).saysNeverHeld(request), request.asks.isEmpty { request.asks = [.result] }
    audience = AudienceFilter(desk: desk).words(request)
  }

  /// Nothing but names and slots says which programmes are in.
  var isEmpty: Bool { named == nil && telling.isEmpty && audience == nil }

  /// Takes out of the request the words that narrow the list: they name no programme.
  mutating func dropWords() {
    if let audience { request.terms.removeAll { audience.contains($0) } }
    // Where something else narrows the list, words that no document has (来週の庁議で) are only talk.
    if !isEmpty || !request.question.conditions.isEmpty { request.terms = desk.matcher.heard(request.terms) }
    if let named {
      let value = desk.key(named.value)
      Self.drop(from: &request) { value.contains($0.text) || $0.text.contains(value) }
    }
    if !telling.isEmpty {
      let quoted = request.question.quoted.map { desk.tables.normalizer.key($0) }
      let words = desk.listening.phrases("word_of")
      request.terms.removeAll { term in
        quoted.contains { $0.contains(term.text) } || telling.contains { $0.words.contains(term.text) }
          || words.contains { request.question.key.has(term.text + $0) }
      }
      request.question.terms = request.terms
    }
  }

  private static func drop(from request: inout Request, where isUsed: (Term) -> Bool) {
    request.terms.removeAll(where: isUsed)
    request.question.terms.removeAll(where: isUsed)
  }

  /// The programmes that pass, each with the facts that made it pass, and the conditions in words.
  func rows(of programmes: [Programme]) -> (rows: [ManyAnswer.Row], conditions: [String]) {
    let filter = ProgrammeFilter(desk: desk)
    var programmes = programmes.filter { programme in telling.allSatisfy { $0.holds(programme) } }
    var facts: [String: [Fact]] = [:]
    if let named {
      let passed = filter.apply(named, to: programmes)
      programmes = passed.map(\.programme)
      for one in passed { facts[one.programme.id] = one.facts }
    }
    if let audience { programmes = AudienceFilter(desk: desk).filter(programmes, by: audience) }
    let result = filter.filter(programmes, by: request, besides: named)
    let people = audience.map { [desk.speaking.say("filter.audience", $0.map(\.text).joined(separator: "・"))] } ?? []
    let rows = result.passed.map { passed in
      ManyAnswer.Row(programme: passed.programme, facts: (facts[passed.programme.id] ?? []) + passed.facts)
    }
    return (rows, result.conditions + telling.map(\.words) + people)
  }
}
