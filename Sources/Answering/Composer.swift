import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// The frame of an answer: the interpretation above it, the sources below.
struct Composer {
  let desk: Desk

  func text(_ draft: Draft, _ request: Request) -> String {
    var lines: [String] = []
    if let interpretation = interpretation(draft, request) { lines.append(interpretation) }
    lines += draft.lines
    // One municipality of several is not in the documents: silence would look like an answer for it.
    if !request.scope.organizations.isEmpty {
      lines += request.question.strangers.map { desk.speaking.say("missing.stranger", $0) }
    }
    // A figure that stands beside "not stated" has its source too.
    if draft.status != .error, draft.status != .notFound || !draft.facts.isEmpty { lines += sources(draft) }
    if draft.status == .notFound, let standing = standing(request) {
      lines.append(desk.speaking.say("standing.hint", standing))
    }
    for suggestion in draft.suggestions { lines.append(desk.speaking.say("suggest", suggestion)) }
    return lines.joined(separator: "\n")
  }

  // MARK: Interpretation

  /// 「解釈: 令和6年度・東京都・予算（最新年度）」.
  private func interpretation(_ draft: Draft, _ request: Request) -> String? {
    guard draft.status != .error else { return nil }
    var parts = request.scope.years.map { desk.wording.year($0) }
    parts += request.scope.organizations + request.scope.kinds + request.scope.divisions + request.scope.sections
    parts +=
      (request.scope.excludedOrganizations + request.scope.excludedDivisions + request.question.excluded.map(\.text))
      .map { $0 + desk.speaking.say("comparison.unequal") }
    parts += request.asks.map { desk.speaking.say("ask.\($0.rawValue)") }
    var notes = request.question.slips.map { desk.speaking.say("assume.slip", $0.typed, $0.meant) }
    notes += synonyms(draft, request) + request.assumptions
    if request.scope.years.isEmpty, draft.facts.contains(where: { $0.period != nil || $0.measure == .budget }),
      request.operation == .lookup, draft.status == .answered
    {
      notes.append(desk.speaking.say("assume.latest"))
    }
    if request.isFollowUp, let programme = draft.programmes.first, draft.programmes.count == 1 {
      notes.append(desk.speaking.say("assume.topic", desk.finder.name(of: programme)))
    }
    if let standing = standing(request) { notes.append(desk.speaking.say("assume.standing", standing)) }
    guard !parts.isEmpty || !notes.isEmpty else { return nil }
    let note = notes.isEmpty ? "" : "（\(notes.joined(separator: "、"))）"
    return desk.speaking.say("interpretation", parts.joined(separator: "・") + note)
  }

  /// Words that the documents print otherwise: 「育休」 for a programme that speaks of 育業 only.
  private func synonyms(_ draft: Draft, _ request: Request) -> [String] {
    let terms = request.terms.filter { !$0.alternatives.isEmpty }
    guard !terms.isEmpty, !draft.programmes.isEmpty, draft.programmes.count <= 3 else { return [] }
    let ids = draft.programmes.map(\.id)
    let texts = desk.book.profiles.filter { ids.contains($0.programme.id) }.map { profile in
      (profile.names + profile.labels + [profile.body]).joined(separator: "\n")
    }
    return terms.compactMap { term in
      guard !texts.contains(where: { $0.has(term.text) }),
        let other = term.alternatives.first(where: { other in texts.contains { $0.has(other) } })
      else { return nil }
      return desk.speaking.say("assume.synonym", term.text, other)
    }
  }

  func understood(_ draft: Draft, _ request: Request) -> Understood {
    var understood = Understood()
    understood.operation = draft.operation ?? request.operation
    understood.measures = request.asks.flatMap { FactFinder.measures(for: $0) }
    understood.programmes = draft.programmes.map { desk.finder.name(of: $0) }
    understood.organizations = request.scope.organizations + request.question.strangers
    understood.divisions = request.scope.divisions
    understood.documents = request.scope.documents
    let stated = Set(draft.facts.compactMap(\.fiscalYear)).sorted()
    understood.years = request.scope.years.isEmpty ? stated : request.scope.years
    understood.conditions = request.question.conditions.map { condition in
      "\(condition.comparison.rawValue) \(desk.wording.number(condition.value))\(condition.unit)"
    }
    return understood
  }

  // MARK: Sources

  /// The places of the facts and passages, in their order, each once.
  func citations(_ draft: Draft) -> [Citation] {
    var found: [Citation] = []
    for fact in draft.facts {
      let citation = Citation(source: fact.source, title: fact.plan, quote: fact.raw)
      if !found.contains(where: { $0.source == citation.source }) { found.append(citation) }
    }
    for citation in draft.citations where !found.contains(where: { $0.source == citation.source }) {
      found.append(citation)
    }
    return found
  }

  /// One line a document: its title, its file and the lines.
  private func sources(_ draft: Draft) -> [String] {
    var documents: [String] = []
    var places: [String: (title: String, lines: [LineSpan])] = [:]
    for citation in citations(draft) {
      let name = citation.source.document
      if places[name] == nil { documents.append(name) }
      places[name, default: (citation.title, [])].lines.append(citation.source.lines)
    }
    return documents.map { name in
      let (title, lines) = places[name] ?? (name, [])
      let numbers = lines.prefix(12).map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }
      let rest = lines.count > 12 ? "…" : ""
      return desk.speaking.say("source", title, name, numbers.joined(separator: ", ") + rest)
    }
  }
}
