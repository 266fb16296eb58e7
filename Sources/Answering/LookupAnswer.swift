import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// One or more measures of one programme, or of each of several that fit.
struct LookupAnswer {
  let desk: Desk

  /// A programme with the facts found for it.
  struct Entry {
    let programme: Programme
    var facts: [Fact]
    /// What the document says in words or with 「－」 instead.
    var blanks: [Fact]
  }

  func draft(_ request: Request, _ selection: Selector.Selection) -> Draft {
    // A row may be meant for its own sake, and for its parent's.
    let entries = selection.programmes.map { entry($0, request) }.flatMap { withRows($0, request) }
      .reduce(into: [Entry]()) { found, entry in
        if !found.contains(where: { $0.programme.id == entry.programme.id }) { found.append(entry) }
      }
    let stated = entries.filter { !$0.facts.isEmpty }
    guard !stated.isEmpty else { return notStated(entries, request) }
    if let blank = blankResult(entries, request) { return blank }
    // The rows that one programme gave way to are all its own.
    let isOneProgramme = selection.programmes.count == 1
    var draft = Draft(isOneProgramme ? .answered : status(stated, request), [])
    for entry in stated {
      draft.lines.append(desk.title(entry.programme))
      draft.lines += entry.facts.map { "  " + desk.line($0, of: entry.programme, in: request.question.outputUnit) }
      draft.lines += remarks(entry.facts, request).map { "  " + $0 }
      draft.facts += entry.facts
    }
    draft.lines += missingAsks(stated, request)
    draft.lines += missingYears(stated, request)
    // A number to call was asked for: a division alone is no answer to it.
    let isWithoutPhone = !stated.contains { $0.facts.contains { $0.measure == .phone } }
    let contacts: Set<Ask> = [.phone, .contact, .division]
    if request.asks.contains(.phone), isWithoutPhone, request.asks.allSatisfy(contacts.contains) {
      draft.status = .notFound
    }
    let phones = stated.flatMap(\.facts).filter { $0.measure == .phone }
    let extensions = desk.listening.phrases("extension")
    if request.asks.contains(.phone), extensions.contains(where: request.question.key.has),
      !phones.contains(where: { phone in extensions.contains { desk.wording.value(phone).contains($0) } })
    {
      // An extension was asked for: the number is told, and that none is stated.
      draft.lines.append(desk.speaking.say("missing.also", extensions.last ?? ""))
      draft.status = .notFound
    }
    draft.lines = ClaimCheck(desk: desk).lines(stated.flatMap(\.facts), request) + draft.lines
    for entry in entries where entry.facts.isEmpty && !entry.blanks.isEmpty && stated.count < selection.programmes.count
    {
      draft.lines.append(speaksBlank(entry, request))
      // The other row of one programme (処遇改善 beside 労働力確保) counts nothing of the kind, and is no rival.
      let isSame =
        entry.programme.isNamesake(of: stated[0].programme)
        && entry.programme.document == stated[0].programme.document
      if stated.count == 1, request.scope.among == nil, !isSame, !isNamedBetter(stated[0], than: entry, request) {
        draft.status = .ambiguous
      }
    }
    draft.programmes = stated.map(\.programme)
    draft.isList = stated.count > 1
    if draft.status == .ambiguous {
      draft.lines.insert(desk.speaking.say("ambiguous.head", String(stated.count)), at: 0)
    }
    return draft
  }

  /// Of several years that were named those that none of the programmes states: half an answer is not the whole.
  private func missingYears(_ stated: [Entry], _ request: Request) -> [String] {
    let measures = Set(stated.flatMap(\.facts).map(\.measure))
    let yearly = measures.filter { Measure.ofFigures.contains($0) || $0 == .budget }
    guard request.question.years.count > 1, request.asks.count == 1, let measure = yearly.first, yearly == measures
    else {
      return []
    }
    let lacking = request.question.years.filter { year in
      !stated.contains { entry in
        (entry.facts + entry.blanks).contains { $0.fiscalYear == year }
          || entry.programme.figures.contains {
            measures.contains($0.measure) && $0.westernYears?.contains(year) == true
          }
      }
    }
    guard !lacking.isEmpty else { return [] }
    let names = stated.prefix(3).map { desk.finder.name(of: $0.programme) }.joined(separator: "、")
    let known = Set(stated.flatMap(\.facts).compactMap(\.fiscalYear)).sorted()
    let years = { (years: [Int]) in years.map { desk.wording.year($0) }.joined(separator: "、") }
    return [desk.speaking.say("missing.year", names, years(lacking), desk.wording.measure(measure), years(known))]
  }

  /// 「面接会の来場者数」: the indicator of the one has a word that the other's empty cell is not about.
  private func isNamedBetter(_ stated: Entry, than blank: Entry, _ request: Request) -> Bool {
    func has(_ facts: [Fact], _ term: Term) -> Bool {
      facts.contains { fact in fact.label.map { term.stands(in: desk.key($0)) } ?? false }
    }
    return request.terms.contains { $0.isRequired && has(stated.facts, $0) && !has(blank.blanks, $0) }
  }

  /// 「相談者数は？」 where the cell of the result says 「－」: its target is no answer, and is told besides.
  private func blankResult(_ entries: [Entry], _ request: Request) -> Draft? {
    let results: Set<Measure> = [.scaleActual, .actual]
    guard request.question.impliesMeasure, entries.count == 1, let entry = entries.first,
      let blank = entry.blanks.first(where: { results.contains($0.measure) }),
      !entry.facts.contains(where: { results.contains($0.measure) })
    else { return nil }
    let title = desk.title(entry.programme)
    var draft = Draft(
      .notFound, [desk.speaking.say("missing.blank", title, desk.wording.measure(blank.measure), blank.raw)])
    draft.lines += entry.facts.map { "  " + desk.line($0, of: entry.programme, in: request.question.outputUnit) }
    (draft.facts, draft.programmes) = (entry.facts, [entry.programme])
    return draft
  }

  private func entry(_ programme: Programme, _ request: Request) -> Entry {
    let wish = FactFinder.Wish(
      asks: request.asks, years: request.scope.years, units: request.question.units, terms: request.terms)
    var all: [Fact] = []
    for ask in request.asks {
      var facts = desk.finder.facts(ask, of: programme, wish: wish)
      // A form without a printed rate still has what it is computed from.
      if facts.isEmpty, ask == .rate {
        let base = desk.finder.facts(.achievement, of: programme, wish: wish).filter { $0.value != nil }
        if Achievement.pairs(base).contains(where: { $0.rate != nil }) { facts = base }
      }
      if ask == .achievement { facts += desk.finder.laterTarget(facts, of: programme, wish) }
      for fact in facts where !all.contains(fact) { all.append(fact) }
    }
    let (facts, blanks) = (all.filter { desk.isStated($0) }, all.filter { !desk.isStated($0) })
    return Entry(programme: programme, facts: isOfOther(facts, in: programme, request) ? [] : facts, blanks: blanks)
  }

  /// 「待機児童の達成率」: the rate of 利用定員数 is no answer where 待機児童数 is an indicator that states none.
  private func isOfOther(_ facts: [Fact], in programme: Programme, _ request: Request) -> Bool {
    guard request.asks == [.rate] else { return false }
    func counts(_ label: String?, _ term: Term) -> Bool {
      let key = label.map { desk.key($0) } ?? ""
      return key.hasPrefix(term.text) || key.has(term.text + "数")
    }
    return request.terms.contains { term in
      programme.figures.contains { counts($0.label, term) } && !facts.contains { counts($0.label, term) }
    }
  }

  /// A programme whose figures stand in the rows of its breakdown gives way to the rows.
  private func withRows(_ entry: Entry, _ request: Request) -> [Entry] {
    guard entry.facts.isEmpty, !entry.blanks.isEmpty else { return [entry] }
    let rows = desk.catalogue.children(of: entry.programme).map { self.entry($0, request) }
    let stated = rows.filter { !$0.facts.isEmpty }
    return stated.isEmpty ? [entry] : stated
  }

  /// Several that fit are ambiguous, unless they all say the same or are the rows of one programme.
  private func status(_ entries: [Entry], _ request: Request) -> Status {
    guard entries.count > 1 else { return .answered }
    let answers = Set(entries.map { entry in entry.facts.map { "\($0.measure) \($0.raw)" }.sorted() })
    if answers.count == 1 { return .answered }
    if let parent = entries[0].programme.parent, entries.allSatisfy({ $0.programme.parent == parent }),
      request.question.key.contains(desk.key(desk.catalogue.programme(parent)?.name ?? "\u{0}"))
    {
      return .answered
    }
    if isOfYears(entries, request) { return .answered }
    // 「登米市と栗原市では、それぞれどの課」: one of each that was named.
    let places = request.scope.organizations
    if places.count > 1, places.count == entries.count, Set(entries.map(\.programme.organization)).count == places.count
    {
      return .answered
    }
    // 「2つの事業って、それぞれ何月から」 asks of each of the place.
    let isOfEach = desk.listening.says("each", in: request.question.key) && places.count == 1
    if isOfEach, !request.terms.contains(where: \.isRequired) { return .answered }
    // What is asked of everything that was just listed is answered for each of them.
    return request.isAboutList ? .answered : .ambiguous
  }

  /// One programme that stands under one name in the documents of the years that were named.
  private func isOfYears(_ entries: [Entry], _ request: Request) -> Bool {
    let years = entries.map { Set($0.facts.compactMap(\.fiscalYear)) }
    let isDisjoint = years.indices.allSatisfy { index in
      years.indices.allSatisfy { $0 == index || years[$0].isDisjoint(with: years[index]) }
    }
    return request.scope.years.count == entries.count && isDisjoint
      && Set(entries.map { $0.programme.name }).count == 1 && Set(entries.map { $0.programme.organization }).count == 1
  }

  private func speaksBlank(_ entry: Entry, _ request: Request) -> String {
    let asked = desk.names(of: request.asks)
    return desk.speaking.say("missing.blank", desk.title(entry.programme), asked, entry.blanks[0].raw)
  }

  // MARK: Remarks

  /// Whether the plan was reached, where that was asked and the units allow to say.
  func remarks(_ facts: [Fact], _ request: Request) -> [String] {
    guard request.asks.contains(.achievement) || request.asks.contains(.rate) else { return [] }
    return Achievement.pairs(facts).map { pair in
      guard let rate = pair.rate else { return desk.speaking.say("achievement.no_rate") }
      let percent = desk.wording.rate(rate)
      let key = rate >= 100 ? (rate == 100 ? "achievement.met" : "achievement.above") : "achievement.below"
      return desk.speaking.say(key, percent)
    }
  }

  /// Things asked for that the programmes do not state, when others are.
  private func missingAsks(_ entries: [Entry], _ request: Request) -> [String] {
    // Of what was not asked for by name nothing is missed.
    guard !request.question.impliesMeasure else { return [] }
    return request.asks.compactMap { ask in
      let measures = FactFinder.measures(for: ask)
      guard ask != .achievement else { return nil }
      // A contact is a number; a division alone is not one.
      if ask == .contact, entries.contains(where: { $0.facts.contains { $0.measure == .phone } }) { return nil }
      if ask == .contact { return desk.speaking.say("missing.also", desk.wording.measure(.phone)) }
      let isThere = entries.contains { $0.facts.contains { measures.contains($0.measure) } }
      guard !isThere, let measure = measures.first else { return nil }
      return desk.speaking.say("missing.also", desk.wording.measure(measure))
    }
  }

  // MARK: Not stated

  private func notStated(_ entries: [Entry], _ request: Request) -> Draft {
    var draft = Draft(.notFound, [])
    let asked = desk.names(of: request.asks)
    for entry in entries.prefix(6) {
      let title = desk.title(entry.programme)
      if let blank = entry.blanks.first {
        draft.lines.append(desk.speaking.say("missing.blank", title, asked, blank.raw))
      } else if let years = statedYears(entry.programme, request), !request.scope.years.isEmpty {
        let wanted = request.scope.years.map { desk.wording.year($0) }.joined(separator: "・")
        if let other = otherUnits(entry.programme, request) {
          let units = request.question.units.joined(separator: "・")
          draft.lines.append(desk.speaking.say("missing.unit", title, units, asked, other))
          continue
        }
        draft.lines.append(desk.speaking.say("missing.year", title, wanted, asked, years))
      } else {
        draft.lines.append(desk.speaking.say("missing.measure", title, asked))
        draft.lines.append(desk.speaking.say("missing.stated", stated(entry.programme)))
      }
    }
    draft.programmes = entries.map(\.programme)
    return draft
  }

  /// What is stated of the year in other units than the one asked for; `nil` where nothing is.
  private func otherUnits(_ programme: Programme, _ request: Request) -> String? {
    guard !request.question.units.isEmpty else { return nil }
    let wish = FactFinder.Wish(asks: request.asks, years: request.scope.years, terms: request.terms)
    let facts = request.asks.flatMap { desk.finder.facts($0, of: programme, wish: wish) }.filter { desk.isStated($0) }
    return facts.isEmpty ? nil : facts.map { desk.line($0, of: programme) }.joined(separator: "、")
  }

  /// The years for which the measure is stated, as words; `nil` where it is stated for none.
  private func statedYears(_ programme: Programme, _ request: Request) -> String? {
    let wish = FactFinder.Wish(asks: request.asks, units: request.question.units, terms: request.terms)
    let measures = Set(request.asks.flatMap { FactFinder.measures(for: $0) })
    var years = Set(
      programme.figures.filter { measures.contains($0.measure) && !$0.values.isEmpty }
        .compactMap { $0.westernYears?.lowerBound })
    if years.isEmpty {
      let facts = request.asks.flatMap { desk.finder.facts($0, of: programme, wish: wish) }
      years = Set(facts.filter { desk.isStated($0) }.compactMap(\.fiscalYear))
    }
    return years.isEmpty ? nil : years.sorted().map { desk.wording.year($0) }.joined(separator: "、")
  }

  /// What the document does state of a programme, as a list of words.
  private func stated(_ programme: Programme) -> String {
    var measures: [Measure] = []
    if programme.budget != nil { measures.append(.budget) }
    if !programme.divisions.isEmpty { measures.append(.division) }
    if !programme.phones.isEmpty { measures.append(.phone) }
    if programme.url != nil { measures.append(.url) }
    if programme.audience != nil { measures.append(.audience) }
    if programme.ratings?.grade != nil { measures.append(.grade) }
    measures += Measure.ofFigures.filter { measure in programme.figures.contains { $0.measure == measure } }
    if programme.summary != nil { measures.append(.summary) }
    return measures.map { desk.wording.measure($0) }.joined(separator: "、")
  }
}
