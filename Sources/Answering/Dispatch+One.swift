import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// One programme's figures or words, and prose where no programme answers.
extension Dispatch {
  func single(_ request: Request) throws(IndexError) -> Draft {
    var request = request
    var selection = selector.select(request)
    if selection.programmes.isEmpty, !request.scope.sections.isEmpty, !request.terms.isEmpty {
      // What sounds like a section may be a part of the programme's name.
      request.scope.sections = []
      selection = selector.select(request)
    }
    if selection.programmes.isEmpty, !request.scope.years.isEmpty, let other = otherYears(request) { return other }
    if request.asks.isEmpty, namesIndicator(selection.programmes, request) {
      // What is counted only afterwards (支給件数 of a scale) has no plan of its own.
      request.asks = namesResultOnly(selection.programmes, request) ? [.result] : [.planned, .result]
      request.question.impliesMeasure = true
      selection = selector.select(request)
      return LookupAnswer(desk: desk).draft(request, selection)
    }
    // 「…の件数」 of one programme asks for what it counts.
    if request.operation == .count, request.asks.isEmpty, selection.programmes.count == 1 {
      request.asks = [.planned, .result]
      let draft = LookupAnswer(desk: desk).draft(request, selection)
      if draft.status == .answered { return draft }
    }
    if let unknown = unknownIndicator(selection.programmes, request) { return unknown }
    if let others = otherPeople(selection, request) { return others }
    // Prose answers no question for a figure, a division or a number.
    let found =
      request.terms.isEmpty || wantsFigure(request)
      ? [] : try passages.find(request.terms, in: []).filter { isInScope($0.hit, request) }
    if let draft = try wording(request) { return draft }
    if let draft = try passageAnswer(found, against: selection, request) { return draft }
    if selection.programmes.isEmpty, let only = onlyOne(request) {
      selection.programmes = [only]
      var draft = LookupAnswer(desk: desk).draft(request, selection)
      draft.lines.append(speaking.say("only.one", only.organization ?? ""))
      return draft
    }
    guard !selection.programmes.isEmpty else { return try notKnown(request) }
    var draft: Draft
    if request.asks.isEmpty || request.asks == [.summary] {
      draft = DescribeAnswer(desk: desk).draft(request, selection, passages: extra(found, selection, request))
    } else {
      draft = LookupAnswer(desk: desk).draft(request, selection)
      if draft.status == .notFound, request.hasInheritedYears {
        // The topic's year was of another measure: this one is stated for other years only.
        var anyYear = request
        anyYear.scope.years = []
        let other = LookupAnswer(desk: desk).draft(anyYear, selection)
        if other.status != .notFound { draft = other }
      }
      if draft.status == .notFound, let indicator = spokenOf(selection.programmes, request) { draft = indicator }
      if draft.status == .notFound,
        let told = try SentenceAnswer(desk: desk, search: passages.search).draft(request, selection.programmes)
      {
        draft = told
      }
      try addProse(to: &draft, request)
    }
    draft.reasons = selection.reasons + draft.reasons
    return draft
  }

  /// Whom to call about something in a municipality that has one programme only: a caller describes it in words of their
  /// own, and one noun of them has to stand in what the document says.
  func onlyOne(_ request: Request) -> Programme? {
    let contacts: Set<Ask> = [.contact, .phone, .division]
    guard request.scope.organizations.count == 1, !request.asks.isEmpty, request.asks.allSatisfy(contacts.contains)
    else { return nil }
    let local = desk.whole(desk.programmes(in: request.scope)).filter { request.scope.covers($0) }
    guard local.count == 1, let body = desk.catalogue.bodyKeys[local[0].id] else { return nil }
    let isHeard = request.terms.contains { term in
      ([term.text] + term.alternatives).contains { $0.unicodeScalars.count > 1 && body.has($0) }
    }
    return isHeard ? local[0] : nil
  }

  /// 「優先調達の金額」, 「ポータルサイトのアクセス」: what was taken for another measure is a word of an indicator.
  private func spokenOf(_ programmes: [Programme], _ request: Request) -> Draft? {
    guard request.asks.count == 1, [.budget, .url, .audience].contains(request.asks[0]) else { return nil }
    let said = request.question.spans.filter { $0.rule == "measureCue" }.map { desk.tables.normalizer.key($0.text) }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }
    let words = said.filter { word in labels.contains { $0.has(word) } }
    guard !words.isEmpty else { return nil }
    var again = request
    again.asks = [.result]
    again.question.impliesMeasure = true
    again.terms += words.map { Term($0, isRequired: true) }
    let draft = LookupAnswer(desk: desk).draft(
      again, Selector.Selection(programmes: programmes, score: 1))
    return draft.status == .notFound ? nil : draft
  }

  /// 「採用された人は何人」 where only 参加人数 is stated: the number of others is no answer.
  func otherPeople(_ selection: Selector.Selection, _ request: Request) -> Draft? {
    guard request.asks == [.result], !request.question.units.isEmpty, selection.programmes.count == 1,
      let programme = selection.programmes.first
    else { return nil }
    let key = request.question.key
    let labels = programme.figures.compactMap(\.label).map { desk.key($0) }
    let counted = request.terms.first { term in
      term.isRequired && desk.listening.phrases("counted_clause").contains { key.has(term.text + $0) }
    }
    guard let counted, !labels.isEmpty,
      !labels.contains(where: { label in ([counted.text] + counted.alternatives).contains(where: label.has) })
    else { return nil }
    let found = LookupAnswer(desk: desk).draft(request, selection)
    guard found.status == .answered else { return nil }
    let stated = found.facts.map { desk.line($0, of: programme) }.joined(separator: "、")
    var draft = Draft(.notFound, [speaking.say("missing.people", desk.title(programme), counted.text, stated)])
    draft.programmes = [programme]
    return draft
  }

  /// What the document writes under the heading of a measure that it also ticks: the words of 今後の取組方針.
  func addProse(to draft: inout Draft, _ request: Request) throws(IndexError) {
    guard draft.programmes.count == 1, let programme = draft.programmes.first, request.asks.contains(.direction) else {
      return
    }
    let heading = desk.tables.normalizer.key(
      desk.tables.labels.words("progress_sheet", "direction_heading").first ?? "")
    for hit in try passages.search.passages(of: programme.id) {
      guard desk.tables.normalizer.key(hit.heading ?? "").contains(heading) else { continue }
      draft.lines.append("  「\(hit.text)」 ［\(desk.wording.lines(hit.source.lines))］")
      draft.citations.append(Citation(source: hit.source, title: hit.title, quote: hit.text))
    }
  }

  /// The programme is known and says nothing about the year: what it does cover.
  func otherYears(_ request: Request) -> Draft? {
    var anyYear = request
    anyYear.scope.years = []
    let selection = selector.select(anyYear)
    guard !selection.programmes.isEmpty, selection.score >= 0.5 else { return nil }
    if request.asks.isEmpty, namesIndicator(selection.programmes, request) {
      var implied = request
      implied.asks = [.result]
      return LookupAnswer(desk: desk).draft(implied, selection)
    }
    guard !request.asks.isEmpty else { return nil }
    return LookupAnswer(desk: desk).draft(request, selection)
  }

  /// A question that names an indicator whole asks for its figures: 「就職者数を教えて」.
  func namesIndicator(_ programmes: [Programme], _ request: Request) -> Bool {
    guard request.operation == .lookup, request.asks.isEmpty else { return false }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }
    return request.terms.contains { term in
      let isCounted = LabelScores.countedEndings.contains { term.text.hasSuffix($0) }
      let words = [term.text] + term.alternatives
      if isCounted { return labels.contains { label in words.contains { LabelScores.names($0, label) } } }
      if labels.contains(where: words.contains) { return true }
      // 「令和5年度の定員」 for an indicator that ends in 定員数.
      guard !request.scope.years.isEmpty else { return false }
      return labels.contains { label in
        words.contains { word in LabelScores.countedEndings.contains { label.has(word + $0) } }
      }
    }
  }

  /// Whether the indicators that a question names are stated as results and never as plans.
  func namesResultOnly(_ programmes: [Programme], _ request: Request) -> Bool {
    let named = programmes.flatMap(\.figures).filter { figure in
      let label = figure.label.map { desk.key($0) } ?? ""
      return request.terms.contains { term in
        LabelScores.countedEndings.contains { term.text.hasSuffix($0) } && label.has(term.text)
      }
    }
    let plans = FactFinder.measures(for: .planned)
    return !named.isEmpty && !named.contains { plans.contains($0.measure) }
  }

  /// A number that no indicator of the programme counts: 「利用者数」 where only 登録人数 is stated.
  func unknownIndicator(_ programmes: [Programme], _ request: Request) -> Draft? {
    guard request.operation == .lookup, request.asks.isEmpty, let first = programmes.first else { return nil }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }
    guard
      let term = request.terms.first(where: { term in
        LabelScores.countedEndings.contains { term.text.hasSuffix($0) } && term.text.count >= 3 && term.isRequired
          && !labels.contains { label in ([term.text] + term.alternatives).contains { LabelScores.names($0, label) } }
      })
    else { return nil }
    // 「学校数」 counts in 校 whatever the indicator is called; 「利用者数」 is an indicator of its own.
    let units = term.text.unicodeScalars.count <= 3 ? desk.finder.countedUnits([term]) : []
    let isCounted = programmes.flatMap(\.figures).flatMap(\.values).contains { FactFinder.fits($0.unit, units) }
    guard !isCounted else { return nil }
    var draft = Draft(.notFound, [speaking.say("missing.item_of", desk.title(first), term.text)])
    draft.programmes = [first]
    return draft
  }

  /// A passage of a programme or a document that the question leaves out does not answer it.
  func isInScope(_ hit: PassageHit, _ request: Request) -> Bool {
    if let programme = hit.programme.flatMap({ desk.catalogue.programme($0) }) {
      return request.scope.holds(programme, municipalities: desk.tables.municipalities)
        && request.scope.covers(programme)
    }
    guard let document = desk.catalogue.document(hit.source.document) else { return true }
    if !request.scope.organizations.isEmpty, let publisher = document.publisher,
      !request.scope.organizations.contains(publisher)
    {
      return false
    }
    let years = desk.catalogue.programmes.filter { $0.document == document.name }
    return request.scope.years.isEmpty || years.isEmpty || years.contains { request.scope.covers($0) }
  }

  /// Whether something is asked for that stands in a programme's own fields.
  func wantsFigure(_ request: Request) -> Bool { request.asks.contains { $0 != .summary && $0 != .audience } }

  /// Prose answers where no programme accounts for the words as well as a passage does.
  func passageAnswer(
    _ found: [PassageFinder.Found], against selection: Selector.Selection, _ request: Request
  ) throws(IndexError) -> Draft? {
    guard let best = found.first, request.scope.among == nil else { return nil }
    // A programme that only its prose brought up is no better than the passage that has the words.
    let rival = selection.nameScore < 0.55 ? min(selection.score, 0.6) : selection.score
    guard !wantsFigure(request), best.score > rival + 0.12, best.score >= 0.6 else { return nil }
    if let id = best.hit.programme, selection.programmes.contains(where: { $0.id == id }) { return nil }
    var hits = found.prefix(3).filter { $0.score >= best.score - 0.05 }.map(\.hit)
    // A short passage under a heading that was asked for goes on behind it: 「役割は次のとおり」 ①②③.
    if let heading = best.hit.heading, best.hit.programme == nil {
      let all = try passages.search.passages(under: heading, of: best.hit.source.document)
      for hit in all.prefix(6) where !hits.contains(where: { $0.source == hit.source }) { hits.append(hit) }
    }
    var draft = quoting(hits)
    draft.programmes = found.prefix(1).compactMap { $0.hit.programme.flatMap { desk.catalogue.programme($0) } }
    return draft
  }

  func quoting(_ hits: [PassageHit]) -> Draft {
    var draft = Draft(.answered, [])
    for hit in hits {
      draft.lines.append(
        "\(hit.heading.map { "【\($0)】" } ?? "")「\(hit.text)」 ［\(desk.wording.lines(hit.source.lines))］")
      draft.citations.append(Citation(source: hit.source, title: hit.title, quote: hit.text))
    }
    draft.operation = .search
    return draft
  }

  /// A phrase in quotes, or a word whose meaning is asked for: the passage that has the phrase, or that defines the word.
  func wording(_ request: Request) throws(IndexError) -> Draft? {
    guard request.operation == .describe || request.asks == [.summary], request.scope.among == nil else { return nil }
    if let phrase = request.question.quoted.first {
      let hits = try passages.find(phrase: phrase).filter { isInScope($0, request) }
      return hits.isEmpty ? nil : quoting(Array(hits.prefix(2)))
    }
    let asksMeaning = desk.listening.says("meaning", in: request.question.key)
    guard asksMeaning, let term = request.terms.first else { return nil }
    let markers = desk.listening.phrases("definition")
    let hits = try passages.find(phrase: term.text, limit: 40).filter { hit in
      let key = desk.tables.normalizer.key(hit.text)
      return markers.contains { key.has(term.text + $0) } && isInScope(hit, request)
    }
    return hits.isEmpty ? nil : quoting(Array(hits.prefix(2)))
  }

  /// 「いくつならSになりますか」, 「基準は？」: the rule itself stands in prose, not in a programme's figures.
  func criterion(_ request: Request) throws(IndexError) -> Draft? {
    guard desk.listening.says("criterion", in: request.question.key) else { return nil }
    let found = try passages.search.search(request.question.text, limit: 10).hits
    guard let best = found.first(where: { !$0.isRemainder && isInScope($0, request) }) else { return nil }
    let key = desk.tables.normalizer.key((best.heading ?? "") + best.text)
    let grades = request.question.grades.map { desk.tables.normalizer.key($0) }
    guard !grades.isEmpty ? grades.allSatisfy(key.has) : request.terms.contains(where: { key.has($0.text) }) else {
      return nil
    }
    return quoting([best])
  }

  /// 「なんでBじゃないの？」, 「なんで減ったの？」 of one programme.
  func reason(_ request: Request) throws(IndexError) -> Draft? {
    let reason = GradeReason(desk: desk, search: passages.search)
    guard reason.asksWhy(request) else { return nil }
    let selection = selector.select(request)
    if reason.isOfGrade(request), let draft = try reason.draft(request, selection.programmes) { return draft }
    return try ReasonAnswer(desk: desk, search: passages.search).draft(request, selection.programmes)
  }

  /// Passages of the chosen programmes that have the question's words, besides the summary.
  func extra(
    _ found: [PassageFinder.Found], _ selection: Selector.Selection, _ request: Request
  ) -> [Citation] {
    let ids = Set(selection.programmes.map(\.id))
    return found.filter { $0.hit.programme.map { ids.contains($0) } ?? false && $0.score > 0.3 }.prefix(2).map {
      Citation(source: $0.hit.source, title: $0.hit.title, quote: $0.hit.text)
    }
  }

  func notKnown(_ request: Request) throws(IndexError) -> Draft {
    let words = request.terms.map(\.text).joined(separator: " ")
    if words.isEmpty { return Draft(.notFound, [speaking.say("missing.which")]) }
    guard request.scope.years.isEmpty || request.terms.isEmpty else {
      var anyYear = request
      anyYear.scope.years = []
      let selection = selector.select(anyYear)
      if !selection.programmes.isEmpty, !request.asks.isEmpty {
        return LookupAnswer(desk: desk).draft(request, selection)
      }
      return Draft(.notFound, [speaking.say("missing.programme", words)])
    }
    var draft = Draft(.notFound, [speaking.say("missing.programme", words)])
    let local = desk.whole(desk.programmes(in: request.scope))
    if !request.scope.organizations.isEmpty, !local.isEmpty {
      // The municipality is known, and has other programmes.
      let names = local.prefix(5).map { desk.finder.name(of: $0) }.joined(separator: "、")
      draft.lines.append(speaking.say("missing.local", request.scope.organizations.joined(separator: "・"), names))
      draft.programmes = Array(local.prefix(5))
      return draft
    }
    // What is near is offered, and not looked for in its place.
    for term in request.terms.prefix(3) where term.isRequired {
      let near = try passages.search.words(near: term.text)
      if !near.isEmpty { draft.lines.append(speaking.say("missing.near", term.text, near.joined(separator: "、"))) }
    }
    draft.suggestions = examples()
    return draft
  }
}
