import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Whether the words of a question name an indicator, or a number that no indicator counts.
extension Dispatch {
  /// 「予算と件数は？」 of one programme: its figures that are counted in 件 are asked for besides.
  func takeUpCases(_ aim: inout Aim) {
    guard aim.request.operation == .count, !aim.request.asks.isEmpty, aim.selection.programmes.count == 1,
      desk.listening.says("case_count", in: aim.request.question.key), !aim.request.asks.contains(.result)
    else { return }
    aim.request.asks += [.planned, .result].filter { !aim.request.asks.contains($0) }
    (aim.request.question.units, aim.request.operation) = (["件"], .lookup)
  }

  /// 「…の件数」 of one programme asks for what it counts; 「…数はいくつ」 of each that has the indicator.
  func numberOfCases(_ aim: inout Aim) -> Draft? {
    let isOne = aim.selection.programmes.count == 1
    guard aim.request.operation == .count, aim.request.asks.isEmpty,
      isOne || haveIndicator(aim.selection.programmes, aim.request)
    else { return nil }
    aim.request.asks = isOne ? [.planned, .result] : [.result]
    let draft = LookupAnswer(desk: desk).draft(aim.request, aim.selection)
    return draft.status == .answered ? draft : nil
  }

  /// Whether each programme has the indicator that is named whole.
  private func haveIndicator(_ programmes: [Programme], _ request: Request) -> Bool {
    let counts = request.terms.filter { LabelScores.isCount($0.text) }
    return !counts.isEmpty
      && programmes.allSatisfy { programme in
        programme.figures.compactMap(\.label).contains { label in counts.contains { $0.stands(in: desk.key(label)) } }
      }
  }

  /// 「就職者数を教えて」: the figures of an indicator that is named and not asked for by a measure.
  func indicatorNamed(_ aim: Aim) -> Draft? {
    let isWorded = { (programme: Programme) in
      self.tellsResults(programme) && aim.request.terms.contains { $0.isRequired && LabelScores.isCount($0.text) }
    }
    guard aim.request.asks.isEmpty,
      namesIndicator(aim.selection.programmes, aim.request) || aim.selection.programmes.first.map(isWorded) ?? false
    else { return nil }
    var request = aim.request
    // What is counted only afterwards (支給件数 of a scale) has no plan of its own.
    request.asks = namesResultOnly(aim.selection.programmes, request) ? [.result] : [.planned, .result]
    request.question.impliesMeasure = true
    return LookupAnswer(desk: desk).draft(request, selector.select(request))
  }

  /// What no indicator counts a sentence may: 「調達実績件数 226件」.
  func numberToldOnly(_ aim: Aim) throws(IndexError) -> Draft? {
    guard let unknown = unknownIndicator(aim.selection.programmes, aim.request) else { return nil }
    var counted = aim.request
    counted.question.units = desk.finder.countedUnits(aim.request.terms)
    counted.question.impliesMeasure = true
    guard !counted.question.units.isEmpty else { return unknown }
    return try SentenceAnswer(desk: desk, search: passages.search).draft(counted, aim.selection.programmes) ?? unknown
  }

  /// 「優先調達の金額」, 「ポータルサイトのアクセス」: what was taken for another measure is a word of an indicator.
  func spokenOf(_ programmes: [Programme], _ request: Request) -> Draft? {
    guard request.asks.count == 1, [.budget, .url, .audience].contains(request.asks[0]) else { return nil }
    let said = request.question.spans.filter { $0.rule == "measureCue" }.map { desk.tables.normalizer.key($0.text) }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }
    let words = said.filter { word in labels.contains { $0.has(word) } }
    var implied = request
    implied.asks = []
    // A table's row is an indicator of its own name: that it is named asks for none of its values.
    let names = programmes.flatMap(\.names).map { desk.key($0) }
    implied.terms.removeAll { term in names.contains { $0.has(term.text) } }
    guard !words.isEmpty || namesIndicator(programmes, implied) else { return nil }
    var again = request
    again.asks = [.result]
    again.question.impliesMeasure = true
    again.terms += words.map { Term($0, isRequired: true) }
    var draft = LookupAnswer(desk: desk).draft(
      again, Selector.Selection(programmes: programmes, score: 1))
    draft.meant = again
    return draft.status == .notFound ? nil : draft
  }

  /// 就職 of 「何人就職した」 and of 「就職した人」: what the people that are asked for did.
  private func countedTerm(_ request: Request) -> Term? {
    let key = request.question.key
    return request.terms.first { term in
      guard term.isRequired else { return false }
      return desk.listening.phrases("counted_clause").contains { key.has(term.text + $0) }
        || desk.listening.phrases("counted_before").contains { key.has($0 + term.text) }
    }
  }

  private static let counted = ["者", "人数", "件数", "数"]

  /// 「何人就職した」 where 就職者数 stands beside 受講者数: the words that name the programme choose no other indicator.
  func takeUpCounted(_ aim: inout Aim) {
    // 「本当に創業したのは？」 of what was spoken of asks how many, too.
    guard aim.request.asks == [.result] || aim.request.asks.isEmpty && aim.request.isFollowUp,
      aim.selection.programmes.count <= Self.mostCounted, let term = countedTerm(aim.request)
    else { return }
    let units = aim.request.question.units
    func labels(_ programme: Programme) -> Set<String> {
      let counted = programme.figures.filter { figure in
        units.isEmpty || figure.values.isEmpty || figure.values.contains { FactFinder.fits($0.unit, units) }
      }
      return Set(counted.compactMap(\.label).map { desk.key($0) })
    }
    // 就職者数, and not what only speaks of 就職.
    let isOwn = { (label: String) in
      term.forms.contains { form in Self.counted.contains { label.has(form + $0) } }
    }
    let counting = aim.selection.programmes.filter { labels($0).contains(where: isOwn) }
    let all = counting.reduce(into: Set<String>()) { $0.formUnion(labels($1)) }
    let own = all.filter(isOwn)
    guard !own.isEmpty, own.count < all.count || counting.count < aim.selection.programmes.count else { return }
    // Who takes part is counted in other words too; who found work (就職者数) is not.
    let isLoose = desk.listening.phrases("takes_part").contains(term.text)
    guard aim.selection.programmes.count == 1 || !isLoose else { return }
    (aim.request.asks, aim.selection.programmes) = ([.result], counting)
    // Of one programme the indicators alone are meant; among several its other words tell them apart.
    aim.request.terms = (counting.count == 1 ? [] : aim.request.terms) + own.sorted().map { Term($0, isRequired: true) }
  }

  /// Among more programmes the words name no one indicator.
  private static let mostCounted = 3

  /// 「採用された人は何人」 where only 参加人数 is stated: the number of others is no answer.
  func otherPeople(_ selection: Selector.Selection, _ request: Request) -> Draft? {
    guard request.asks == [.result], !request.question.units.isEmpty, selection.programmes.count == 1,
      let programme = selection.programmes.first
    else { return nil }
    let labels = programme.figures.compactMap(\.label).map { desk.key($0) }
    let counted = countedTerm(request)
    // What stands in its sentences only (…ネットワーク会議は何回) is not what its indicators count.
    let names = programme.names.map { desk.key($0) }
    let isNamed = request.terms.contains { term in term.isRequired && names.contains(where: term.stands) }
    let aside =
      selection.nameScore < Self.aside && !isNamed
      ? request.terms.first { term in term.isRequired && !labels.contains { LabelScores.names(term.text, $0) } } : nil
    // What a report says in words may say just that.
    let isTold = { (term: Term) in
      programme.figures.contains { $0.values.isEmpty && term.stands(in: self.desk.key($0.raw)) }
    }
    guard let counted = counted ?? aside, !labels.isEmpty, !isTold(counted),
      !labels.contains(where: { label in counted.stands(in: label) })
    else { return nil }
    let found = LookupAnswer(desk: desk).draft(request, selection)
    guard found.status == .answered else { return nil }
    let stated = found.facts.map { desk.line($0, of: programme) }.joined(separator: "、")
    var draft = Draft(.notFound, [speaking.say("missing.people", desk.title(programme), counted.text, stated)])
    draft.programmes = [programme]
    return draft
  }

  /// Below this share of a question's words in names and indicators, the programme is not what is counted.
  private static let aside = 0.15

  /// A question that names an indicator whole asks for its figures: 「就職者数を教えて」.
  func namesIndicator(_ programmes: [Programme], _ request: Request) -> Bool {
    guard request.operation == .lookup, request.asks.isEmpty else { return false }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }
    return request.terms.contains { term in
      let isCounted = LabelScores.countedEndings.contains { term.text.hasSuffix($0) }
      let words = term.forms
      if isCounted { return labels.contains { label in words.contains { LabelScores.names($0, label) } } }
      if labels.contains(where: words.contains) { return true }
      // 「令和5年度の定員」 for an indicator that ends in 定員数.
      guard !request.scope.years.isEmpty else { return false }
      return labels.contains { label in
        words.contains { word in LabelScores.countedEndings.contains { label.has(word + $0) } }
      }
    }
  }

  /// Whether a report says in words what came of it.
  private func tellsResults(_ programme: Programme) -> Bool {
    programme.figures.contains { $0.label == nil && $0.values.isEmpty && $0.raw.count > Self.sentence }
  }

  /// So many characters are no dash and no single word.
  private static let sentence = 12

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

  /// 「何の書類がいるの」: a thing that is asked for by name, and that nothing of the programme mentions.
  func unknownThing(_ programmes: [Programme], _ request: Request) -> Draft? {
    guard request.asks.isEmpty, programmes.count == 1, let programme = programmes.first else { return nil }
    let texts =
      (programme.names + programme.figures.compactMap(\.label)).map { desk.key($0) }
      + [desk.catalogue.bodyKeys[programme.id] ?? ""]
    let asked = request.question.terms.first { term in
      term.isRequired && !desk.listening.phrases("plain_things").contains(term.text)
        && desk.listening.phrases("which_thing").contains { request.question.key.has($0 + term.text) }
        && !texts.contains(where: term.stands)
    }
    guard let asked else { return nil }
    var draft = Draft(.notFound, [speaking.say("missing.item_of", desk.title(programme), asked.text)])
    draft.programmes = [programme]
    return draft
  }

  /// A number that no indicator of the programme counts: 「利用者数」 where only 登録人数 is stated.
  func unknownIndicator(_ programmes: [Programme], _ request: Request) -> Draft? {
    guard request.operation == .lookup, request.asks.isEmpty, let first = programmes.first, !tellsResults(first)
    else { return nil }
    let labels = programmes.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }
    guard
      let term = request.terms.first(where: { term in
        LabelScores.countedEndings.contains { term.text.hasSuffix($0) } && term.text.count >= 3 && term.isRequired
          && !labels.contains { label in term.forms.contains { LabelScores.names($0, label) } }
      })
    else { return nil }
    // 「…対応事業 実施数」: another word names the indicator.
    let isNamed = request.terms.contains { other in
      other != term && other.isRequired && other.text.count >= 4 && labels.contains(where: other.stands)
    }
    guard !isNamed || term.text.count > 3 else { return nil }
    // 「学校数」 counts in 校 whatever the indicator is called; 「利用者数」 is an indicator of its own.
    let isBare = term.text.unicodeScalars.count <= 3 || labels.isEmpty
    let units = isBare ? desk.finder.countedUnits([term]) : []
    let isCounted = programmes.flatMap(\.figures).flatMap(\.values).contains { FactFinder.fits($0.unit, units) }
    guard !isCounted else { return nil }
    var draft = Draft(.notFound, [speaking.say("missing.item_of", desk.title(first), term.text)])
    draft.programmes = [first]
    return draft
  }

  /// 「相談した方のうち就職された人数」: a part of the people that no indicator of the programme counts.
  func uncountedPart(_ selection: Selector.Selection, _ request: Request) -> Draft? {
    guard selection.programmes.count == 1, let programme = selection.programmes.first,
      request.asks.allSatisfy({ $0 == .result }), !request.question.units.isEmpty
    else { return nil }
    let (key, labels) = (request.question.key, programme.figures.compactMap(\.label).map { desk.key($0) })
    let whole = desk.listening.phrases("of_which").compactMap { key.ranges(of: $0).first?.upperBound }.min()
    guard let whole else { return nil }
    let rest = String(key[whole...])
    let part = selection.missing.first { term in
      term.isRequired && rest.has(term.text) && !labels.contains(where: term.stands)
    }
    guard let part else { return nil }
    let known = programme.figures.compactMap(\.label).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    var draft = Draft(
      .notFound, [speaking.say("missing.people", desk.title(programme), part.text, known.joined(separator: "、"))])
    draft.programmes = [programme]
    return draft
  }

  /// 「優先調達、令和5年度はいくらになった？」 of a programme without a budget: what its results count in money.
  func amountAmongResults(_ programmes: [Programme], _ request: Request) -> Draft? {
    let money = request.question.spans.filter { $0.rule == "measureCue" && $0.meaning.contains(Ask.budget.rawValue) }
    guard programmes.count == 1, let programme = programmes.first, !money.isEmpty,
      money.allSatisfy({ desk.listening.phrases("how_much").contains($0.text) })
    else { return nil }
    let units = Set(desk.tables.amounts.units.moneyUnits.map { String(scalars: $0.name) })
    let ask: Ask = request.asks.contains(.planned) ? .planned : .result
    let wish = FactFinder.Wish(asks: [ask], years: request.scope.years)
    let label = programme.figures.filter { figure in figure.values.contains { units.contains($0.unit ?? "") } }
    let facts = desk.finder.facts(
      ask, of: programme,
      wish: FactFinder.Wish(
        asks: wish.asks, years: wish.years, terms: label.compactMap(\.label).prefix(1).map { Term(desk.key($0)) })
    )
    .filter { units.contains($0.unit ?? "") }
    guard !facts.isEmpty else { return nil }
    var draft = Draft(.answered, [desk.title(programme)])
    draft.lines += facts.map { "  " + desk.line($0, of: programme, in: request.question.outputUnit) }
    (draft.facts, draft.programmes) = (facts, [programme])
    var meant = request
    (meant.asks, meant.terms) = (
      [ask], label.compactMap(\.label).prefix(1).map { Term(desk.key($0), isRequired: true) }
    )
    draft.meant = meant
    return draft
  }
}
