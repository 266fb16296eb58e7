import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// Chooses the programmes that a request means. A tie stays a tie.
struct Selector: Sendable {
  let desk: Desk

  /// How near to the best another programme must be to be shown beside it.
  private enum Nearness {
    static let tie = 0.93
    /// Below this share of the question's words nothing is taken for meant.
    static let least = 0.34
    static let preferred = 0.62
    /// What has a noun more may fit the others so much less.
    static let fuller = 0.85
    /// Where so much of what was said stands nowhere, something else was meant.
    static let lost = 0.45
  }

  struct Selection {
    var programmes: [Programme] = []
    /// The best score, 0...1; 1 where the slots alone decide.
    var score = 0.0
    /// The share that names and indicators alone account for.
    var nameScore = 1.0
    /// Words that the chosen programmes do not account for.
    var missing: [Term] = []
    var reasons: [String] = []
  }

  /// The programmes meant, best first, and why.
  func select(_ request: Request) -> Selection {
    let excluded = excluded(request)
    let inScope = { (programme: Programme) in
      request.scope.holds(programme, kinds: desk.tables.kindsOfMunicipalities) && request.scope.covers(programme)
        && !excluded.contains(programme.id)
    }
    // A follow-up's own words choose among what was spoken of; the topic's words only choose indicators.
    let terms = desk.matcher.telling(
      request.isFollowUp && request.scope.among != nil ? request.question.terms : request.terms)
    guard !terms.isEmpty else { return hoped(request, inScope) ?? everything(request, inScope) }
    // A single character (使 of 「使った」) says of no place's programmes which is meant.
    let isHardlyAnything = terms.allSatisfy { !$0.isRequired && $0.text.unicodeScalars.count == 1 }
    if isHardlyAnything, request.scope.organizations.isEmpty, request.scope.among == nil { return Selection() }
    let matches = desk.matcher.matches(terms, key: request.question.key, in: inScope)
    // Of what was spoken of, a verb that it does not have leaves nothing out: 「実際に来た人数は？」.
    if matches.isEmpty, request.scope.among != nil, !terms.contains(where: \.isRequired) {
      return everything(request, inScope)
    }
    if isOfOtherYears(matches, request) { return Selection() }
    let selection = namedBut(best(preferring(matches, request), request), request, inScope)
    let saysNothing = request.scope.isNarrow && !terms.contains(where: \.isRequired)
    guard selection.programmes.isEmpty else { return selection }
    return saysNothing ? everything(request, inScope) : pointed(request, terms) ?? selection
  }

  /// 「場所の提供のほう」 of what was spoken of: where nothing fits all of the words, an indicator of it has one of them.
  private func pointed(_ request: Request, _ terms: [Term]) -> Selection? {
    guard request.question.references.contains(.other) else { return nil }
    let programmes = desk.catalogue.programmes.filter { programme in
      request.preferred.contains(programme.id)
        && programme.figures.compactMap(\.label).contains { label in
          terms.contains { $0.isRequired && $0.stands(in: desk.key(label)) }
        }
    }
    return programmes.isEmpty ? nil : Selection(programmes: programmes, score: 1)
  }

  /// What the topic's words fit as well in the place that was named instead of the topic's.
  private func hoped(_ request: Request, _ inScope: (Programme) -> Bool) -> Selection? {
    guard !request.hopedTerms.isEmpty else { return nil }
    let selection = best(desk.matcher.matches(request.hopedTerms, key: request.question.key, in: inScope), request)
    return selection.score >= Nearness.preferred && selection.missing.isEmpty ? selection : nil
  }

  /// The programmes that are left out: 「観光じゃないほう」 by a word of the name, 「氷河期以外」 by whatever the word would list.
  private func excluded(_ request: Request) -> Set<String> {
    guard !request.question.excluded.isEmpty else { return [] }
    var found: Set<String> = []
    for term in request.question.excluded {
      let named = desk.catalogue.programmes.filter { programme in
        programme.names.contains { desk.key($0).has(term.text) }
      }
      found.formUnion(named.map(\.id))
      guard term.isRequired, term.text.unicodeScalars.count > 1 else { continue }
      // A word of no name here is one of whom, or of what, the programmes are for.
      let scope = desk.programmes(in: request.scope)
      guard !scope.contains(where: { found.contains($0.id) }) else { continue }
      let meant = scope.filter { programme in
        let words = [programme.section, programme.audience, programme.summary].compactMap { $0.map(desk.key) }
        return words.contains(where: term.stands)
      }
      found.formUnion(meant.map(\.id))
    }
    return found
  }

  /// What the slots alone leave.
  private func everything(_ request: Request, _ inScope: (Programme) -> Bool) -> Selection {
    guard request.scope.isNarrow else { return Selection() }
    let all = desk.catalogue.programmes.filter(inScope)
    let programmes = request.scope.among == nil ? desk.whole(all) : all
    return Selection(programmes: programmes, score: 1, reasons: ["scope: \(programmes.count) programmes"])
  }

  private func preferring(_ matches: [Match], _ request: Request) -> [Match] {
    guard let top = matches.first else { return matches }
    for isPreferred in [
      { (programme: Programme) in request.preferred.contains(programme.id) },
      { (programme: Programme) in request.preferredOrganizations.contains(programme.organization ?? "") },
    ] {
      let preferred = matches.filter { isPreferred($0.profile.programme) }
      let needed = request.question.references.contains(.other) ? 0.3 : top.rank * Nearness.preferred
      if let first = preferred.first, first.rank >= needed { return preferred }
    }
    return matches
  }

  private func best(_ matches: [Match], _ request: Request) -> Selection {
    guard let best = matches.first else { return Selection() }
    let better = accounting(for: matches, insteadOf: best)
    let top = better ?? best
    // Beside one that has every noun, those that lack one are not meant.
    let matches = better == nil ? matches : matches.filter { !$0.missing.contains(where: \.isRequired) }
    var chosen: [Match]
    // A name that stands whole inside another one that has more of the words (女性のための就労支援セミナー) is not meant.
    let fuller = matches.filter {
      $0.exactName < top.exactName && $0.outnames(top) && $0.score >= top.score * Nearness.preferred
    }
    if top.exactName > 0, !fuller.isEmpty {
      chosen = fuller
    } else if top.exactName > 0 {
      chosen = matches.filter { $0.exactName == top.exactName && $0.score >= top.score * Nearness.tie }
    } else {
      guard top.score >= Nearness.least, top.missingShare < Nearness.lost else { return Selection() }
      chosen = matches.filter { $0.exactName == 0 && $0.score >= top.score * Nearness.tie }
    }
    // A common word (女性) weighs little and yet tells two names apart.
    chosen = chosen.filter { match in
      !chosen.contains { $0.outnames(match) && $0.profile.programme.parent != match.profile.programme.id }
    }
    let subject = Subject(desk: desk)
    let bestName = chosen.map(\.nameScore).max() ?? 0
    if top.exactName == 0, subject.isDescribed(request) {
      chosen = subject.equals(of: top, among: matches, request.terms)
    } else if bestName > 0.45 {
      // Where the names alone fit some of them better, the others were found by their prose.
      chosen = chosen.filter { $0.nameScore >= bestName * 0.9 }
    }
    if top.exactName == 0, chosen.count == 1 { chosen += sameIndicator(as: top, among: matches, request) }
    chosen += namesakes(of: chosen, among: matches, request)
    let ids = Set(chosen.map(\.profile.programme.id))
    let reasons =
      chosen.prefix(8).map { reason("match", $0) }
      + matches.filter { !ids.contains($0.profile.programme.id) }.prefix(3).map { reason("less", $0) }
    return Selection(
      programmes: chosen.map(\.profile.programme), score: top.exactName > 0 ? max(top.score, 0.9) : top.score,
      nameScore: top.nameScore, missing: top.missing, reasons: reasons)
  }

  /// One that fits nearly as well and has every noun, where the best lacks one: 「環境分野の…面接会」 is not the 面接会 of
  /// another name, as far as its own text says all that was asked.
  private func accounting(for matches: [Match], insteadOf top: Match) -> Match? {
    let lacked = top.missing.filter(\.isRequired)
    guard top.exactName == 0, !lacked.isEmpty else { return nil }
    return matches.first { match in
      match.score >= top.score * Nearness.fuller && !match.missing.contains(where: \.isRequired)
    }
  }

  /// One programme in the plans of several times, where no year tells which is meant.
  private func namesakes(of chosen: [Match], among matches: [Match], _ request: Request) -> [Match] {
    guard chosen.count == 1, let one = chosen.first, request.scope.years.isEmpty, !request.isFollowUp,
      request.scope.documents.isEmpty, let name = one.profile.programme.name.map({ desk.key($0) })
    else { return [] }
    return matches.filter { match in
      let (other, own) = (match.profile.programme, one.profile.programme)
      return other.id != own.id && other.organization == own.organization && other.document != own.document
        && other.name.map { desk.key($0) } == name
    }
  }

  /// Others that state the indicator which the question names whole, and have its other words too: one number of two
  /// that go by the same words would be as good as the other.
  private func sameIndicator(as top: Match, among matches: [Match], _ request: Request) -> [Match] {
    func labels(_ match: Match) -> Set<String> {
      Set(match.profile.programme.figures.compactMap(\.label).map { desk.key($0) })
    }
    let named = labels(top).filter { label in request.terms.contains { $0.text == label } }
    guard !named.isEmpty else { return [] }
    let nouns = request.terms.filter(\.isRequired)
    return matches.filter { match in
      let body = desk.catalogue.bodyKeys[match.profile.programme.id] ?? ""
      return match.profile.programme.id != top.profile.programme.id
        && match.profile.programme.document == top.profile.programme.document
        && !labels(match).isDisjoint(with: named)
        && nouns.allSatisfy { noun in named.contains(noun.text) || body.has(noun.text) }
    }
  }

  private func reason(_ rule: String, _ match: Match) -> String {
    let name = desk.finder.name(of: match.profile.programme)
    return
      "\(rule): \(match.profile.programme.id) \(name) score \(Self.rounded(match.score)) name \(Self.rounded(match.nameScore)) lacks \(match.missing.map(\.text))"
  }

  private static func rounded(_ value: Double) -> String { String(Double(Int(value * 1000)) / 1000) }

  /// The programmes of a list; where none has all of its words, those with the first, which the others explain:
  /// 「外国人の採用や就労」.
  func allOrFirst(_ request: Request) -> Selection {
    let selection = all(request)
    let terms = (request.scope.among != nil ? request.question.terms : request.terms).filter(\.isRequired)
    guard selection.programmes.isEmpty, terms.count > 1 else { return selection }
    let one = terms.map { term -> Selection in
      var narrow = request
      narrow.terms = [term]
      narrow.question.terms = [term]
      return all(narrow)
    }
    // A word that nothing has is what the documents do not say.
    guard one.allSatisfy({ !$0.programmes.isEmpty }) else { return selection }
    return one[0]
  }

  /// 「採用や就労」 as one word that may be printed either way.
  private static func merged(_ terms: [Term], _ eithers: [[Term]]) -> [Term] {
    eithers.reduce(terms) { terms, either in
      guard let first = either.first, either.allSatisfy(terms.contains) else { return terms }
      let others = either.dropFirst().flatMap(\.forms)
      return terms.compactMap { term in
        if term == first { return Term(term.text, alternatives: term.alternatives + others, isRequired: true) }
        return either.contains(term) ? nil : term
      }
    }
  }

  /// Whether any of them states what is asked for; a question that asks for nothing is content with all.
  private func states(_ programmes: [Programme], _ request: Request) -> Bool {
    let measures = Set(request.asks.flatMap { FactFinder.measures(for: $0) }).intersection(Measure.ofFigures)
    return measures.isEmpty || programmes.contains { $0.figures.contains { measures.contains($0.measure) } }
  }

  /// The programmes of a list: all that the words fit, not only the best.
  func all(_ request: Request) -> Selection {
    var selection = Selection(score: 1)
    let excluded = excluded(request)
    let inScope = desk.programmes(in: request.scope)
      .filter { request.scope.covers($0) && !excluded.contains($0.id) }
    var pool = request.scope.among == nil ? desk.whole(inScope) : inScope
    // 「令和5年度の事業」 are those of the documents of that year, where there are any.
    if !request.scope.years.isEmpty {
      let own = pool.filter { request.scope.years.contains($0.westernYear ?? -1) }
      if !own.isEmpty, states(own, request) || !states(pool, request) { pool = own }
    }
    if let whole = quotedWhole(request, among: pool) {
      selection.programmes = whole
      return selection
    }
    // A list is narrowed by nouns only: verbs and small talk leave nothing out.
    let said = desk.matcher.telling(request.scope.among != nil ? request.question.terms : request.terms)
      .filter(\.isRequired)
    let terms = Self.merged(said, request.question.eithers)
    if !terms.isEmpty {
      let ids = Set(pool.map(\.id))
      let matches = desk.matcher.matches(terms, key: request.question.key) { ids.contains($0.id) }
      var fitting = matches.filter { $0.missing.isEmpty && $0.score >= 0.3 }
      // What is added or ranked is what has the name, where names have the words at all; a mention in prose is no part.
      let isTotal = [.sum, .average, .maximum, .minimum].contains(request.operation)
      if isTotal, fitting.contains(where: { $0.nameScore > 0.6 }) { fitting.removeAll { $0.nameScore <= 0.6 } }
      // 「障害者の事業でS評価」: a mention in prose makes no programme theirs, where names or people are found.
      if !request.question.grades.isEmpty || !request.question.conditions.isEmpty {
        let own = fitting.filter { match in
          match.nameScore > 0.6
            || terms.allSatisfy { term in
              match.profile.programme.audience.map { term.stands(in: desk.key($0)) } ?? false
            }
        }
        if !own.isEmpty { fitting = own }
      }
      let named = Set(fitting.map(\.profile.programme.id))
      selection.missing = matches.first?.missing ?? terms
      pool = pool.filter { named.contains($0.id) }
    }
    selection.programmes = pool
    return selection
  }

  /// 「…」 around a whole name means those of that name, and none that is like it.
  private func quotedWhole(_ request: Request, among pool: [Programme]) -> [Programme]? {
    let quoted = Set(request.question.quoted.map { desk.tables.normalizer.key($0) })
    guard !quoted.isEmpty, desk.listening.says("in_breakdown", in: request.question.key) else { return nil }
    let named = pool.filter { programme in programme.names.contains { quoted.contains(desk.key($0)) } }
    return named.isEmpty ? nil : named
  }
}
