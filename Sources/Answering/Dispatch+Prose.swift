import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// What stands in prose: passages, definitions, rules and reasons.
extension Dispatch {
  /// What the document writes under the heading of a measure that it also ticks: the words of 今後の取組方針.
  func addProse(to draft: inout Draft, _ request: Request) throws(IndexError) {
    guard draft.programmes.count == 1, let programme = draft.programmes.first, request.asks.contains(.direction) else {
      return
    }
    let heading = desk.tables.normalizer.key(
      desk.tables.labels.words("progress_sheet", "direction_heading").first ?? "")
    for hit in try passages.search.passages(of: programme.id) {
      guard desk.tables.normalizer.key(hit.heading ?? "").contains(heading) else { continue }
      desk.quote(Citation(source: hit.source, title: hit.title, quote: hit.text), in: &draft)
    }
  }

  /// 「…で「評価できる」と書かれている」: where it is written is a source too.
  func citeWritten(in draft: inout Draft, _ request: Request) throws(IndexError) {
    guard draft.status == .answered, let phrase = request.question.quoted.last,
      desk.listening.says("written", in: request.question.key)
    else { return }
    let key = desk.tables.normalizer.key(phrase)
    for programme in draft.programmes.prefix(Self.mostCited) {
      let hits = try passages.search.passages(of: programme.id)
      guard let hit = hits.first(where: { desk.tables.normalizer.key($0.text).has(key) }) else { continue }
      draft.citations.append(Citation(source: hit.source, title: hit.title, quote: hit.text))
    }
  }

  /// Of so many programmes the place of a phrase is looked up.
  private static let mostCited = 20

  /// A passage of a programme or a document that the question leaves out does not answer it.
  func isInScope(_ hit: PassageHit, _ request: Request) -> Bool {
    if let programme = hit.programme.flatMap({ desk.catalogue.programme($0) }) {
      return request.scope.holds(programme, kinds: desk.tables.kindsOfMunicipalities)
        && request.scope.covers(programme)
    }
    guard let document = desk.catalogue.document(hit.source.document) else { return true }
    if !request.scope.documents.isEmpty, !request.scope.documents.contains(document.name) { return false }
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
    // What every sheet repeats (プランの期間) is no programme's: its sentence is quoted, and not sheet after sheet.
    let isRepeated =
      selection.programmes.count > 3 && selection.nameScore < 0.3 && best.missing.isEmpty && request.scope.kinds.isEmpty
      && ![.reverseLookup, .list].contains(request.operation)
    guard !wantsFigure(request), isRepeated || best.score > rival + 0.12 && best.score >= 0.6 else { return nil }
    if !isRepeated, let id = best.hit.programme, selection.programmes.contains(where: { $0.id == id }) { return nil }
    // One sentence that stands in several places is quoted from the first.
    let good = isRepeated ? found.filter { $0.hit.text == best.hit.text } : Array(found.prefix(3))
    let earliest = good.min { $0.hit.source.lines.first < $1.hit.source.lines.first }
    let quoted = isRepeated ? earliest.map { [$0] } ?? good : good
    var hits = quoted.filter { $0.score >= best.score - 0.05 }.map(\.hit)
    // A short passage under a heading that was asked for goes on behind it: 「役割は次のとおり」 ①②③.
    if let heading = best.hit.heading, best.hit.programme == nil {
      let all = try passages.search.passages(under: heading, of: best.hit.source.document)
      for hit in all.prefix(6) where !hits.contains(where: { $0.source == hit.source }) { hits.append(hit) }
    }
    var draft = quoting(hits)
    draft.programmes = found.prefix(1).compactMap { $0.hit.programme.flatMap { desk.catalogue.programme($0) } }
    return draft
  }

  /// 「検証結果を何に反映するか」 where no programme fits: the passages of the place that have every noun of it.
  func openQuestion(_ request: Request) throws(IndexError) -> Draft? {
    let nouns = request.question.terms.filter { $0.isRequired && $0.text.unicodeScalars.count >= 2 }
    guard nouns.count > 1, request.question.units.isEmpty, request.scope.among == nil,
      desk.listening.says("open", in: request.question.key)
    else { return nil }
    let found = try passages.find(nouns, in: request.scope.documents).filter { isInScope($0.hit, request) }
    let whole = found.filter { found in
      let key = desk.tables.normalizer.key((found.hit.heading ?? "") + found.hit.text)
      return nouns.allSatisfy { TextShare.of($0, in: key) >= Self.whole }
    }
    return whole.isEmpty ? nil : quoting(whole.prefix(2).map(\.hit))
  }

  /// How much of a noun a passage must have.
  private static let whole = 0.8

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
    if !request.question.grades.isEmpty || request.asks.contains(.grade), let scale = try gradeScale(request) {
      return scale
    }
    let found = try passages.search.search(request.question.text, limit: 10).hits
    guard let best = found.first(where: { !$0.isRemainder && isInScope($0, request) }) else { return nil }
    let key = desk.tables.normalizer.key((best.heading ?? "") + best.text)
    let grades = request.question.grades.map { desk.tables.normalizer.key($0) }
    guard !grades.isEmpty ? grades.allSatisfy(key.has) : request.terms.contains(where: { key.has($0.text) }) else {
      return nil
    }
    return quoting([best])
  }

  /// The printed scale of grades, of the first programme in scope that was given one.
  private func gradeScale(_ request: Request) throws(IndexError) -> Draft? {
    let reason = GradeReason(desk: desk, search: passages.search)
    guard let programme = selector.all(withoutTerms(request)).programmes.first(where: { $0.ratings?.grade != nil }),
      let scale = try reason.scale(of: programme)
    else { return nil }
    var draft = Draft(.answered, [])
    desk.quote(Citation(source: scale.source, title: programme.plan, quote: scale.quote), in: &draft)
    draft.operation = .about
    return draft
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
}
