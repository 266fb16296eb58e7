import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Decides which kind of answer a request gets. The gates are asked in a fixed order, the surest first.
struct Dispatch {
  let desk: Desk
  let passages: PassageFinder

  private var selector: Selector { Selector(desk: desk) }
  private var speaking: Speaking { desk.speaking }

  func draft(_ request: Request, _ conversation: Conversation) throws(IndexError) -> Draft {
    let question = request.question
    if question.isEmpty { return nothingAsked() }
    if question.references.contains(.source), let last = conversation.last { return whereItStands(last) }
    if !question.phones.isEmpty, let draft = phones(request, conversation) { return draft }
    if let stranger = question.strangers.first, question.organizations.isEmpty {
      return Draft(.notFound, [speaking.say("missing.organization", stranger, organizations())])
    }
    if let about = about(request) { return about }
    if !question.unstated.isEmpty { return try unstated(request) }
    var request = gradeClaimed(request)
    if let item = item(request, conversation) { return item }
    if !question.claims.isEmpty, request.asks.isEmpty {
      request.asks = question.claims[0].unit == "円" ? [.budget] : [.planned, .result]
    }
    if let several = several(request) { return several }
    if let many = many(request) { return many }
    return try single(request)
  }

  // MARK: Gates

  private func nothingAsked() -> Draft {
    var draft = Draft(.notFound, [speaking.say("missing.nothing_asked")])
    draft.suggestions = examples()
    return draft
  }

  /// A question that is known to be answerable on this index.
  private func examples() -> [String] { Array(Examples(desk: desk).questions.prefix(1)) }

  private func organizations() -> String {
    let names = desk.book.organizations
    return names.prefix(8).joined(separator: "、")
      + (names.count > 8 ? speaking.say("and_more", String(names.count)) : "")
  }

  private func whereItStands(_ last: Answer) -> Draft {
    var draft = Draft(last.citations.isEmpty ? .notFound : .answered, [])
    draft.lines = last.facts.map { fact in
      "\(fact.programme) \(desk.wording.measure(fact.measure)): \(desk.wording.value(fact))"
    }
    for citation in last.citations {
      draft.lines.append(
        "「\(citation.quote)」 — \(citation.title)（\(citation.source.document)）\(speaking.say("line_number", desk.wording.lines(citation.source.lines)))"
      )
    }
    if last.citations.isEmpty { draft.lines = [speaking.say("missing.no_source")] }
    draft.facts = last.facts
    draft.citations = last.citations
    return draft
  }

  /// A number that a person names is looked up; one that is nowhere leaves the topic's own number standing.
  private func phones(_ request: Request, _ conversation: Conversation) -> Draft? {
    let contact = ContactAnswer(desk: desk).draft(request)
    guard contact.status == .notFound, !conversation.programmes.isEmpty else { return contact }
    var again = request
    again.question.phones = []
    again.asks = [.phone]
    let programmes = conversation.programmes.compactMap { desk.catalogue.programme($0) }
    var draft = LookupAnswer(desk: desk).draft(again, Selector.Selection(programmes: programmes, score: 1))
    draft.lines = contact.lines + draft.lines
    return draft
  }

  private func about(_ request: Request) -> Draft? {
    let question = request.question
    if request.operation == .about, question.terms.count <= 1 { return AboutAnswer(desk: desk).documents() }
    let asksSections = Self.sectionWords.contains { question.key.contains($0) }
    guard asksSections, question.asks.isEmpty || question.asks == [.summary] else {
      return nil
    }
    return AboutAnswer(desk: desk).sections(selector.all(withoutTerms(request)).programmes)
  }

  private static let sectionWords = ["つの柱", "柱を", "柱は", "柱の名", "どんな柱"]

  private func withoutTerms(_ request: Request) -> Request {
    var request = request
    request.terms = []
    request.scope.sections = []
    return request
  }

  /// メールアドレス, 決算額: no form has a place for them; unless the documents print the very word, they do not say.
  private func unstated(_ request: Request) throws(IndexError) -> Draft {
    let selection = selector.select(request)
    let names = selection.programmes.prefix(3).map { desk.title($0) }.joined(separator: "、")
    let item = request.question.unstated.joined(separator: "・")
    var draft = Draft(
      .notFound,
      [names.isEmpty ? speaking.say("missing.item", item) : speaking.say("missing.item_of", names, item)])
    draft.programmes = selection.programmes
    return draft
  }

  // MARK: Items of a list

  /// 「2番目」, 「その次」 and 「上から3つ」 count in the list that was shown last.
  private func item(_ request: Request, _ conversation: Conversation) -> Draft? {
    let list = conversation.list.compactMap { desk.catalogue.programme($0) }
    guard !list.isEmpty else { return nil }
    var request = request
    let question = request.question
    var position: Int?
    if let ordinal = question.ordinal {
      position = ordinal
    } else if question.references.contains(.next) {
      position = (conversation.position ?? 1) + 1
    }
    if let position {
      guard position <= list.count else {
        return Draft(.notFound, [speaking.say("missing.ordinal", String(list.count))])
      }
      if request.asks.isEmpty { request.asks = conversation.request?.asks ?? [] }
      request.terms = conversation.request?.terms ?? []
      request.scope.years = conversation.request?.scope.years ?? []
      let selection = Selector.Selection(programmes: [list[position - 1]], score: 1)
      var draft =
        request.asks.isEmpty
        ? DescribeAnswer(desk: desk).draft(request, selection, passages: [])
        : LookupAnswer(desk: desk).draft(request, selection)
      draft.position = position
      return draft
    }
    if let limit = question.limit, question.references.contains(.list),
      request.operation == .sum || request.operation == .average
    {
      let rows = list.prefix(limit).map { ManyAnswer.Row(programme: $0, facts: []) }
      return ManyAnswer(desk: desk).draft(request, rows, conditions: [])
    }
    return nil
  }

  /// 「…の評価はBですよね」 of a programme that is named whole: its grade is asked for, B is what the person believes.
  private func gradeClaimed(_ request: Request) -> Request {
    guard request.question.grades.count == 1, let grade = request.question.grades.first,
      desk.matcher.matches(request.terms, key: request.question.key, in: { _ in true }).contains(where: {
        $0.exactName > 0
      })
    else { return request }
    var request = request
    request.question.grades = []
    if !request.asks.contains(.grade) { request.asks.append(.grade) }
    request.question.claims.append(Claim(value: 0, unit: Claim.grade, text: grade))
    return request
  }

  // MARK: Several programmes

  /// Comparisons and trends.
  private func several(_ request: Request) -> Draft? {
    guard request.operation == .compare || request.operation == .trend else { return nil }
    guard TellingFilter(desk: desk).conditions(request).isEmpty else { return nil }
    if request.operation == .trend {
      let programmes = yearByYear(request)
      guard !programmes.isEmpty else { return nil }
      return CompareAnswer(desk: desk).trend(request, programmes)
    }
    let programmes = compared(request)
    guard !programmes.isEmpty else { return nil }
    return CompareAnswer(desk: desk).compare(request, programmes)
  }

  /// Every programme that a comparison names: by its whole name, or the best one for each municipality or word.
  private func compared(_ request: Request) -> [Programme] {
    if request.scope.among != nil, request.question.terms.isEmpty {
      return (request.scope.among ?? []).compactMap { desk.catalogue.programme($0) }
        .sorted { $0.lines.first < $1.lines.first }
    }
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
      request.scope.holds(programme, municipalities: desk.tables.municipalities) && request.scope.covers(programme)
    }
    let named = desk.matcher.matches(request.terms, key: request.question.key, in: scope).filter { $0.exactName > 0 }
    add(named.map(\.programme))
    guard chosen.count < 2 else { return chosen }
    for term in request.terms where term.text.count >= 3 {
      var one = request
      one.terms = [term]
      one.question.terms = [term]
      one.question.key = term.text
      add(selector.select(one).programmes.filter { $0.parent == nil })
    }
    return chosen.count >= 2 && chosen.count <= 6 ? chosen : yearByYear(request)
  }

  /// What is meant for each year that is named: one programme may stand in several documents under changing names.
  private func yearByYear(_ request: Request) -> [Programme] {
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

  // MARK: Many programmes

  private func many(_ request: Request) -> Draft? {
    var request = request
    let filter = ProgrammeFilter(desk: desk)
    let pool = desk.whole(desk.programmes(in: request.scope))
    let named = filter.namedValue(in: request.question.key, among: pool)
    let telling = TellingFilter(desk: desk).conditions(request)
    let audience = AudienceFilter(desk: desk).words(request)
    let isList =
      !telling.isEmpty || request.isOverMany || named != nil || audience != nil || namesOnlyDivision(request)
      || asksWhichPlaces(request)
    guard isList else { return nil }
    if let audience { request.terms.removeAll { audience.contains($0) } }
    // Where something else narrows the list, words that no document has (来週の庁議で) are only talk.
    if named != nil || audience != nil || !telling.isEmpty || !request.question.conditions.isEmpty {
      request.terms = desk.matcher.heard(request.terms)
    }
    if let named {
      let value = desk.tables.normalizer.key(named.value)
      request.terms.removeAll { value.contains($0.text) || $0.text.contains(value) }
      request.question.terms.removeAll { value.contains($0.text) || $0.text.contains(value) }
    }
    if !telling.isEmpty {
      request.terms.removeAll { term in
        request.question.quoted.contains { desk.tables.normalizer.key($0).contains(term.text) }
      }
      request.question.terms = request.terms
    }
    let selection = selector.allOrRarest(request)
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
    guard !result.passed.isEmpty else {
      if !request.terms.isEmpty { return nil }
      return Draft(.notFound, [speaking.say("missing.none_fit", result.conditions.joined(separator: "、"))])
    }
    let rows = result.passed.map { passed in
      ManyAnswer.Row(programme: passed.programme, facts: (facts[passed.programme.id] ?? []) + passed.facts)
    }
    // 「いくつ」 of one programme's figure is a look-up.
    if request.operation == .count, rows.count == 1, !request.asks.isEmpty { return nil }
    return ManyAnswer(desk: desk).draft(request, rows, conditions: result.conditions)
  }

  /// 「区民部が担当なのはどの区」: places are what is asked for.
  private func asksWhichPlaces(_ request: Request) -> Bool {
    !request.scope.kinds.isEmpty && request.asks.allSatisfy { $0 == .division || $0 == .audience }
      && request.operation != .describe && request.operation != .reverseLookup
  }

  /// 「経済課の事業」, 「三鷹市の事業」 without anything asked of them.
  private func namesOnlyDivision(_ request: Request) -> Bool {
    request.terms.isEmpty && request.asks.isEmpty && request.scope.isNarrow && request.scope.among == nil
      && (!request.scope.divisions.isEmpty || !request.scope.organizations.isEmpty || !request.scope.kinds.isEmpty
        || !request.scope.sections.isEmpty)
  }

  // MARK: One programme

  private func single(_ request: Request) throws(IndexError) -> Draft {
    var request = request
    var selection = selector.select(request)
    if selection.programmes.isEmpty, !request.scope.years.isEmpty, let other = otherYears(request) { return other }
    if request.asks.isEmpty, namesIndicator(selection.programmes, request) {
      request.asks = [.planned, .result]
      selection = selector.select(request)
      return LookupAnswer(desk: desk).draft(request, selection)
    }
    if let unknown = unknownIndicator(selection.programmes, request) { return unknown }
    let found =
      request.terms.isEmpty ? [] : try passages.find(request.terms, in: []).filter { isInScope($0.hit, request) }
    if let draft = try wording(request) { return draft }
    if let draft = try passageAnswer(found, against: selection, request) { return draft }
    guard !selection.programmes.isEmpty else { return notKnown(request, found) }
    var draft: Draft
    if request.asks.isEmpty || request.asks == [.summary] {
      draft = DescribeAnswer(desk: desk).draft(request, selection, passages: extra(found, selection, request))
    } else {
      draft = LookupAnswer(desk: desk).draft(request, selection)
      try addProse(to: &draft, request)
    }
    draft.reasons = selection.reasons + draft.reasons
    return draft
  }

  /// What the document writes under the heading of a measure that it also ticks: the words of 今後の取組方針.
  private func addProse(to draft: inout Draft, _ request: Request) throws(IndexError) {
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
  private func otherYears(_ request: Request) -> Draft? {
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
  private func namesIndicator(_ programmes: [Programme], _ request: Request) -> Bool {
    guard request.operation == .lookup, request.asks.isEmpty else { return false }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.tables.normalizer.key($0) }
    return request.terms.contains { term in
      let isCounted = Self.countedEndings.contains { term.text.hasSuffix($0) }
      let words = [term.text] + term.alternatives
      if isCounted { return labels.contains { label in words.contains { label.contains($0) } } }
      // 「定員」 for an indicator that ends in 定員数.
      return labels.contains { label in
        words.contains { word in Self.countedEndings.contains { label.contains(word + $0) } }
      }
    }
  }

  /// A number that no indicator of the programme counts: 「利用者数」 where only 登録人数 is stated.
  private func unknownIndicator(_ programmes: [Programme], _ request: Request) -> Draft? {
    guard request.operation == .lookup, request.asks.isEmpty, let first = programmes.first else { return nil }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.tables.normalizer.key($0) }
    guard
      let term = request.terms.first(where: { term in
        Self.countedEndings.contains { term.text.hasSuffix($0) } && term.text.count >= 3
          && !labels.contains { label in ([term.text] + term.alternatives).contains { label.contains($0) } }
      })
    else { return nil }
    var draft = Draft(.notFound, [speaking.say("missing.item_of", desk.title(first), term.text)])
    draft.programmes = [first]
    return draft
  }

  private static let countedEndings = ["数", "率", "件数", "金額", "割合", "度"]

  /// A passage of a programme or a document that the question leaves out does not answer it.
  private func isInScope(_ hit: PassageHit, _ request: Request) -> Bool {
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

  /// Prose answers where no programme accounts for the words as well as a passage does.
  private func passageAnswer(
    _ found: [PassageFinder.Found], against selection: Selector.Selection, _ request: Request
  ) throws(IndexError) -> Draft? {
    guard let best = found.first, request.scope.among == nil else { return nil }
    let wantsFigure = request.asks.contains { $0 != .summary && $0 != .audience }
    // A programme that only its prose brought up is no better than the passage that has the words.
    let rival = selection.nameScore < 0.55 ? min(selection.score, 0.6) : selection.score
    guard !wantsFigure, best.score > rival + 0.12, best.score >= 0.6 else { return nil }
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

  private func quoting(_ hits: [PassageHit]) -> Draft {
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
  private func wording(_ request: Request) throws(IndexError) -> Draft? {
    guard request.operation == .describe || request.asks == [.summary], request.scope.among == nil else { return nil }
    if let phrase = request.question.quoted.first {
      let hits = try passages.find(phrase: phrase).filter { isInScope($0, request) }
      return hits.isEmpty ? nil : quoting(Array(hits.prefix(2)))
    }
    let asksMeaning = desk.tables.labels.words("questions", "meaning").contains { request.question.key.contains($0) }
    guard asksMeaning, let term = request.terms.first else { return nil }
    let markers = desk.tables.labels.words("questions", "definition")
    let hits = try passages.find(phrase: term.text, limit: 40).filter { hit in
      let key = desk.tables.normalizer.key(hit.text)
      return markers.contains { key.contains(term.text + $0) } && isInScope(hit, request)
    }
    return hits.isEmpty ? nil : quoting(Array(hits.prefix(2)))
  }

  /// Passages of the chosen programmes that have the question's words, besides the summary.
  private func extra(
    _ found: [PassageFinder.Found], _ selection: Selector.Selection, _ request: Request
  ) -> [Citation] {
    let ids = Set(selection.programmes.map(\.id))
    return found.filter { $0.hit.programme.map { ids.contains($0) } ?? false && $0.score > 0.3 }.prefix(2).map {
      Citation(source: $0.hit.source, title: $0.hit.title, quote: $0.hit.text)
    }
  }

  private func notKnown(_ request: Request, _ found: [PassageFinder.Found]) -> Draft {
    let words = request.terms.map(\.text).joined(separator: " ")
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
    draft.suggestions = examples()
    return draft
  }
}
