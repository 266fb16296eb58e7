import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// One programme's figures or words, and prose where no programme answers.
extension Dispatch {
  /// The answer of one programme, with its sentences that have what no figure accounts for.
  func single(_ request: Request) throws(IndexError) -> Draft {
    var draft = try alone(request)
    try AsideSentences(desk: desk, search: passages.search).add(to: &draft, request)
    return draft
  }

  private func alone(_ request: Request) throws(IndexError) -> Draft {
    var aim = aim(of: request)
    for step in Step.all {
      guard var draft = try step.answer(self, &aim) else { continue }
      draft.reasons.append("step: \(step.name)")
      return draft
    }
    return try notKnown(aim.request)
  }

  /// The programmes that are meant; where none is, words that were taken for a section or a kind of municipality may be
  /// the programme's.
  private func aim(of request: Request) -> Aim {
    var aim = Aim(request: request, selection: selector.select(request))
    if aim.isOpen, !request.scope.sections.isEmpty, !request.terms.isEmpty {
      // What sounds like a section may be a part of the programme's name.
      aim.request.scope.sections = []
      aim.selection = selector.select(aim.request)
    }
    if aim.isOpen, !request.scope.kinds.isEmpty, !request.terms.isEmpty {
      // 「どこの市で開かれ」 of a programme of the prefecture: where is asked, and not whose.
      aim.request.scope.kinds = []
      aim.selection = selector.select(aim.request)
    }
    // 「ならのりは令和5年度に何人」: a word of another programme's name, which this one lacks; that one is not of the year.
    let lacked = aim.selection.missing.filter { $0.isRequired && $0.text.unicodeScalars.count > 2 }
    guard !lacked.isEmpty else { return aim }
    let isOfAnother = !aim.request.scope.years.isEmpty && lacked.contains { desk.book.isInName($0.text) }
    let names = aim.selection.programmes.flatMap(\.names).map { desk.key($0) }
    if isOfAnother || lacked.contains(where: { term in names.contains { Self.numbers($0, apartFrom: term.text) } }) {
      aim.selection = Selector.Selection()
    }
    return aim
  }

  /// Whether a name has a word with another number: 「2号基」 where 1号基 was asked for.
  private static func numbers(_ name: String, apartFrom word: String) -> Bool {
    let rest = String(word.drop { $0.isASCII && $0.isNumber })
    guard rest.count > 1, rest.count < word.count else { return false }
    return name.ranges(of: rest).contains { range in
      range.lowerBound > name.startIndex && name[name.index(before: range.lowerBound)].isNumber
    }
  }

  /// 「H24とR5の参加人数」: what each of the years' plans says of its own programme.
  func overYears(_ request: Request) -> Draft? {
    guard request.operation == .lookup, request.scope.years.count > 1, request.terms.contains(where: \.isRequired)
    else { return nil }
    let programmes = yearByYear(request)
    guard programmes.count > 1, programmes.count <= request.scope.years.count,
      Set(programmes.map(\.organization)).count == 1
    else { return nil }
    var asked = request
    if asked.asks.isEmpty, namesIndicator(programmes, request) { asked.asks = [.result] }
    guard !asked.asks.isEmpty else { return nil }
    let isCompared = desk.listening.says("same_division", in: asked.question.key)
    var draft =
      isCompared
      ? CompareAnswer(desk: desk).compare(asked, programmes)
      : LookupAnswer(desk: desk).draft(asked, Selector.Selection(programmes: programmes, score: 1))
    let years = Set(draft.facts.compactMap(\.fiscalYear))
    guard draft.programmes.count > 1, request.scope.years.filter(years.contains).count > 1 else { return nil }
    if draft.status == .ambiguous {
      draft.status = .answered
      draft.lines.removeFirst()
    }
    return draft
  }

  /// 「…を対象に」: whether the sentences of the programmes say whom they are for.
  func tellsPeople(_ programmes: [Programme]) -> Bool {
    !programmes.isEmpty
      && programmes.allSatisfy { $0.summary.map { desk.listening.says("audience_of", in: desk.key($0)) } ?? false }
  }

  /// 新型コロナの影響: 有 or 無, as the sheet ticks it.
  func covid(_ programmes: [Programme]) -> Draft? {
    let told = programmes.filter { $0.ratings?.covid != nil }
    guard !told.isEmpty else { return nil }
    var draft = Draft(told.count > 1 ? .ambiguous : .answered, [])
    for programme in told {
      draft.lines.append(desk.title(programme))
      draft.lines.append("  \(speaking.say("ask.covid")): \(programme.ratings?.covid ?? "")")
      draft.citations.append(desk.citation(of: programme))
    }
    draft.programmes = told
    draft.isList = told.count > 1
    return draft
  }

  /// The passages with the words. Those of a title (多文化共生 of 「多文化共生 重点対象者」) say which plan is meant; where its
  /// passages have all of the others, they are the ones.
  func told(_ terms: [Term]) throws(IndexError) -> [PassageFinder.Found] {
    let found = try passages.find(terms, in: [])
    if found.first?.missing.isEmpty ?? false { return found }
    let titled = desk.catalogue.documents.filter { document in
      let title = desk.key(document.title)
      return terms.contains { $0.stands(in: title) }
    }
    let rest = terms.filter { term in !titled.contains { term.stands(in: desk.key($0.title)) } }
    guard !titled.isEmpty, titled.count < desk.catalogue.documents.count, rest.contains(where: \.isRequired) else {
      return found
    }
    let own = try passages.find(rest, in: titled.map(\.name)).filter(\.missing.isEmpty)
    return own.isEmpty ? found : own
  }

  /// Whom to call about something in a municipality that has one programme only: a caller describes it in words of their
  /// own, and one noun of them has to stand in what the document says.
  func onlyOne(_ request: Request) -> Programme? {
    let contacts: Set<Ask> = [.contact, .phone, .division]
    guard request.scope.organizations.count == 1, !request.asks.isEmpty, request.asks.allSatisfy(contacts.contains)
    else { return nil }
    let local = desk.whole(desk.programmes(in: request.scope)).filter { request.scope.covers($0) }
    // All programmes of the place may have one and the same contact.
    let contactsOfAll = Set(local.map { $0.divisions + $0.phones + [$0.phoneExtension ?? ""] })
    guard contactsOfAll.count == 1 else { return nil }
    return local.first { programme in
      let body = desk.catalogue.bodyKeys[programme.id] ?? ""
      return request.terms.contains { term in term.forms.contains { $0.unicodeScalars.count > 1 && body.has($0) } }
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
    var asked = request
    // 「実績件数」 of a year that it does not cover.
    if asked.asks.isEmpty, asked.operation == .count { asked.asks = [.result] }
    guard !asked.asks.isEmpty else { return nil }
    return LookupAnswer(desk: desk).draft(asked, selection)
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
