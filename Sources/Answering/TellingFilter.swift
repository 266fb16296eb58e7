import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// Conditions on what a document says of a programme at all: a word in its name, a measure that it states or leaves
/// out, a figure that goes up or down every year.
struct TellingFilter: Sendable {
  let desk: Desk

  /// A condition that the question sets, and how it is said in the interpretation.
  struct Condition {
    let words: String
    let holds: (Programme) -> Bool
  }

  func conditions(_ request: Request) -> [Condition] {
    [
      named(request), unnamed(request), worded(request), shared(request), written(request), stated(request),
      steady(request), started(request), printed(request), covid(request), referred(request), notHeld(request),
    ]
    .compactMap { $0 }
  }

  func says(_ request: Request, _ phrases: String) -> Bool {
    desk.listening.says(phrases, in: request.question.key)
  }

  /// 「事業名に「女性」が付く」, 「名前に「若者」か「若年」」.
  private func named(_ request: Request) -> Condition? {
    let said = request.question.quoted.isEmpty ? [nameWord(request)].compactMap { $0 } : request.question.quoted
    guard let first = said.first, says(request, "in_name") else { return nil }
    let text = request.question.text
    let areEither =
      said.count > 1 && (desk.listening.phrases("joins_either") + ["か"]).contains { text.contains("」\($0)「") }
    let words = areEither ? said : [first]
    let keys = words.map { desk.tables.normalizer.key($0) }
    let told = words.joined(separator: desk.speaking.say("filter.or"))
    return Condition(words: desk.speaking.say("filter.named", told)) { programme in
      programme.name.map { name in keys.contains { desk.key(name).has($0) } } ?? false
    }
  }

  /// 「名前にオンラインが付く」: the word behind the phrase.
  private func nameWord(_ request: Request) -> String? {
    request.terms.first { term in
      desk.listening.phrases("in_name").contains { request.question.key.has($0 + term.text) }
    }?.text
  }

  /// 「…で「評価できる」と書かれている」: the words stand in what the document says of the programme.
  private func written(_ request: Request) -> Condition? {
    guard let phrase = request.question.quoted.last, says(request, "written") else { return nil }
    let key = desk.tables.normalizer.key(phrase)
    return Condition(words: "「\(phrase)」") { programme in
      desk.catalogue.bodyKeys[programme.id]?.has(key) ?? false
    }
  }

  /// 「VUCAって言葉が出てくる」.
  private func worded(_ request: Request) -> Condition? {
    let key = request.question.key
    let term = request.terms.first { term in
      desk.listening.phrases("word_of").contains { key.has(term.text + $0) }
    }
    guard let term else { return nil }
    return Condition(words: "「\(term.text)」") { programme in
      (desk.catalogue.bodyKeys[programme.id]?.has(term.text) ?? false)
        || programme.names.contains { desk.key($0).has(term.text) }
    }
  }

  /// 「2つの課が一緒に担当している」.
  private func shared(_ request: Request) -> Condition? {
    guard says(request, "several_divisions") else { return nil }
    return Condition(words: desk.speaking.say("filter.several_divisions")) { $0.divisions.count > 1 }
  }

  /// 「事業名が書いてない」.
  private func unnamed(_ request: Request) -> Condition? {
    guard request.question.quoted.isEmpty, says(request, "in_name"), says(request, "left_out") else { return nil }
    return Condition(words: desk.speaking.say("filter.unstated", desk.speaking.say("name"))) { $0.name == nil }
  }

  /// 「URLが記載されている」, 「計画の規模が「－」」.
  private func stated(_ request: Request) -> Condition? {
    // 「載っている事業は何件」 asks how many there are, and for no figure.
    guard let ask = request.asks.first, request.question.conditions.isEmpty, !request.question.impliesMeasure else {
      return nil
    }
    // 「どこかに書いてない？」 asks where it is, not for the programmes without it.
    guard !says(request, "somewhere") else { return nil }
    let isLeftOut =
      says(request, "left_out")
      || request.question.quoted.contains { desk.tables.amounts.isBlank(desk.tables.normalizer.normalize($0)) }
    guard isLeftOut || says(request, "stated") else { return nil }
    let measure = FactFinder.measures(for: ask).first.map { desk.wording.measure($0) } ?? ""
    let wish = FactFinder.Wish(asks: [ask], years: request.scope.years)
    let counters = desk.tables.amounts.units.counters
    let quoted = request.question.quoted.filter { counters.contains(Array($0.unicodeScalars)) }
    let units = quoted.isEmpty ? request.question.units : quoted
    return Condition(words: desk.speaking.say(isLeftOut ? "filter.unstated" : "filter.stated", measure)) { programme in
      let facts = desk.finder.facts(ask, of: programme, wish: wish)
      // A cell that points to the breakdown's rows leaves nothing out.
      if isLeftOut {
        // 「実績が「－」の指標を含む」: one of several will do.
        if says(request, "any_indicator") { return facts.contains { !desk.isStated($0) } }
        return facts.allSatisfy { !desk.isStated($0) } && desk.catalogue.children(of: programme).isEmpty
      }
      // 「規模が人数で示されている」, 「規模が「人」の」: in the unit that is named.
      return facts.contains { fact in
        desk.isStated(fact) && (units.isEmpty || fact.unit == nil || FactFinder.fits(fact.unit, units))
      }
    }
  }

  /// 「実績が「開催なし」となっている」: a cell of what is asked prints just these words.
  private func printed(_ request: Request) -> Condition? {
    guard let phrase = request.question.quoted.last, !says(request, "in_name"),
      !says(request, "written")
    else { return nil }
    let key = desk.tables.normalizer.key(phrase)
    let asked = Set(request.asks.flatMap { FactFinder.measures(for: $0) })
    let measures = asked.isEmpty ? Set(Measure.ofFigures) : asked
    let years = request.scope.years
    let holds = { (programme: Programme) in
      programme.figures.contains { figure in
        measures.contains(figure.measure) && desk.tables.normalizer.key(figure.raw) == key
          && (years.isEmpty || years.contains { figure.westernYears?.contains($0) ?? true })
      }
    }
    return key.isEmpty || !desk.catalogue.programmes.contains(where: holds)
      ? nil : Condition(words: "「\(phrase)」", holds: holds)
  }

  /// 「一度も開催しなかった」: a result of nothing, as a number or in words (開催なし).
  private func notHeld(_ request: Request) -> Condition? {
    guard saysNeverHeld(request) else { return nil }
    let wish = FactFinder.Wish(asks: [.result], years: request.scope.years)
    return Condition(words: desk.speaking.say("filter.never")) { programme in
      desk.finder.facts(.result, of: programme, wish: wish).contains { fact in
        fact.value.map { $0 == 0 } ?? desk.listening.says("none_printed", in: desk.key(fact.raw))
      }
    }
  }

  func saysNeverHeld(_ request: Request) -> Bool {
    let words = desk.listening.phrases("never").filter(request.question.key.has)
    return !words.isEmpty && request.asks.allSatisfy { $0 == .result }
      && request.terms.allSatisfy { term in !term.isRequired || words.contains { $0.has(term.text) } }
  }

  /// 「参考指標がついてる事業」.
  private func referred(_ request: Request) -> Condition? {
    guard says(request, "reference_indicator"), request.asks.isEmpty, request.scope.isNarrow || request.isOverMany,
      request.scope.among == nil || request.isOverMany
    else { return nil }
    let measures: Set<Measure> = [.referenceTarget, .referenceActual, .referenceRate]
    return Condition(words: desk.wording.measure(.referenceActual)) { programme in
      programme.figures.contains { measures.contains($0.measure) }
    }
  }

  /// 「新型コロナの影響が「有」の事業」.
  private func covid(_ request: Request) -> Condition? {
    guard request.asks.contains(.covid), !request.terms.contains(where: \.isRequired) else { return nil }
    let quoted = request.question.quoted.last
    let value: String? =
      says(request, "covid_no") || quoted == "無" ? "無" : says(request, "covid_yes") || quoted == "有" ? "有" : nil
    guard let value else { return nil }
    return Condition(words: "\(desk.speaking.say("ask.covid")) \(value)") { $0.ratings?.covid == value }
  }

  /// 「毎年下がり続けている」: every step between two stated years goes one way.
  private func steady(_ request: Request) -> Condition? {
    if let still = unchanged(request) { return still }
    let (rises, falls) = (says(request, "rising"), says(request, "falling"))
    // 「前の年より下がった事業」 asks for one step only.
    // 「令和4年度より上がった」: than in that year.
    let isSinceOne = request.scope.years.count == 1 && request.question.key.has("年度より")
    let isOfTwo = isSinceOne || request.scope.years.count == 2 && request.question.key.has("より")
    let isOneStep =
      (!request.question.relativeYears.isEmpty || isOfTwo) && rises != falls
      && !request.terms.contains(where: \.isRequired)
      && request.scope.among == nil
    guard isOneStep || says(request, "every_year"), rises || falls else { return nil }
    let ask = request.asks.first ?? .overallRate
    return Condition(words: desk.speaking.say(rises ? "filter.rising" : "filter.falling")) { programme in
      let latest = programme.figures.filter { FactFinder.measures(for: ask).contains($0.measure) }
        .compactMap { $0.westernYears?.upperBound }.max()
      let years = isOfTwo ? request.scope.years + (isSinceOne ? [latest].compactMap { $0 } : []) : []
      // 「指標のうち」: any indicator of the programme will do.
      let labels = says(request, "of_indicators") ? Self.labels(of: programme) : [nil]
      return labels.contains { label in
        let all = series(ask, programme, years, of: label)
        let values = isOneStep ? Array(all.suffix(2)) : all
        guard values.count > (isOneStep ? 1 : 2) else { return false }
        return zip(values, values.dropFirst()).allSatisfy { rises ? $0 < $1 : $0 > $1 }
      }
    }
  }

  /// 「3年間ずっと同じ」: an indicator whose figures do not change.
  private func unchanged(_ request: Request) -> Condition? {
    let ask = request.asks.first ?? .result
    guard says(request, "unchanged"), request.scope.among == nil,
      [.result, .planned, .rate, .overallRate].contains(ask)
    else { return nil }
    return Condition(words: desk.speaking.say("filter.unchanged")) { programme in
      Self.labels(of: programme).contains { label in
        let values = series(ask, programme, [], of: label)
        return values.count > 2 && Set(values).count == 1
      }
    }
  }

  private static func labels(of programme: Programme) -> [String?] {
    programme.figures.map(\.label).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The values of the first indicator, by year.
  private func series(_ ask: Ask, _ programme: Programme, _ years: [Int], of label: String? = nil) -> [Double] {
    let measures = FactFinder.measures(for: ask)
    let figures = programme.figures.filter { figure in
      measures.contains(figure.measure) && (label == nil || figure.label == label)
        && (years.isEmpty || years.contains { figure.westernYears?.contains($0) ?? false })
    }
    let first = figures.filter { $0.label == figures.first?.label && $0.measure == figures.first?.measure }
    if ask == .budget, let own = programme.budget, years.isEmpty || years.contains(programme.westernYear ?? -1) {
      // The budget of the plan's own year stands beside those of other years.
      let others = first.compactMap { figure in
        figure.values.first.map { (figure.westernYears?.lowerBound ?? 0, $0.value) }
      }
      return (others + [(programme.westernYear ?? .max, Double(own.yen))]).sorted { $0.0 < $1.0 }.map(\.1)
    }
    return first.sorted { ($0.westernYears?.lowerBound ?? 0) < ($1.westernYears?.lowerBound ?? 0) }
      .compactMap { $0.values.first?.value }
  }
}
