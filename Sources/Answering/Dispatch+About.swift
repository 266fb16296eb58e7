import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// What is asked of the documents, of a plan's period or of the form, and of no programme.
extension Dispatch {
  func about(_ request: Request) throws(IndexError) -> Draft? {
    let question = request.question
    let about = AboutAnswer(desk: desk, search: passages.search)
    let form = FormAnswer(desk: desk, search: passages.search)
    let nouns = question.terms.filter { term in
      term.isRequired && !request.scope.organizations.contains { $0.contains(term.text) }
    }
    if request.operation == .about, nouns.count <= 1 { return about.documents(request.scope) }
    func says(_ role: String) -> Bool { desk.listening.says(role, in: question.key) }
    var programmes: [Programme] { selector.all(withoutTerms(request)).programmes }
    let asksGrades = question.asks.contains(.grade) || question.key.has("sabcd")
    if says("which_body"), let word = desk.listening.phrases("opinion").first(where: question.key.has),
      nouns.allSatisfy({ term in term.text == word || desk.listening.phrases("body_end").contains { term.text.has($0) }
      }),
      let bodies = try form.bodies(word, in: request.scope.documents)
    {
      return bodies
    }
    if says("options"), let ask = question.asks.first(where: { $0 == .direction || $0 == .grade }),
      nouns.allSatisfy({ term in desk.listening.phrases("options").contains { $0.has(term.text) } }),
      let options = try form.options(ask, in: request.scope.documents)
    {
      return options
    }
    if says("meaning"), asksGrades, !question.terms.contains(where: { $0.isRequired && $0.text != "sabcd" }),
      let grades = about.grades(programmes)
    {
      return grades
    }
    if says("unit_of"), question.asks.allSatisfy({ $0 == .budget }), !question.terms.contains(where: \.isRequired) {
      return about.units(programmes)
    }
    // 「○○計画 基本方針」: nothing else is asked for.
    let heads = desk.listening.phrases("section_head")
    let isOfHeads = !nouns.isEmpty && nouns.allSatisfy { heads.contains($0.text) } && question.sectionNumbers.isEmpty
    let asksSections = says("sections") || isOfHeads
    if !asksSections, !question.sectionNumbers.isEmpty, !request.scope.sections.isEmpty, question.asks.isEmpty,
      says("name_of"), request.operation != .list
    {
      return try about.names(of: programmes, request.scope.sections)
    }
    // 「計画では、どのような4つの柱を」 asks for no planned figure.
    let besides: Set<Ask> = [.summary, .planned, .direction]
    guard asksSections, question.asks.allSatisfy(besides.contains), question.units.isEmpty else { return nil }
    return try about.sections(programmes)
  }

  /// 「計画期間はいつからいつまで」: the sentence that says it, or the title.
  func planPeriod(_ request: Request) throws(IndexError) -> Draft? {
    let word = Term("期間", isRequired: true)
    let nouns = request.terms.filter { $0.isRequired && $0.text != word.text }
    let isAlone = request.terms.map(\.text) == [word.text]
    let isOfPlan = !request.question.documents.isEmpty || request.question.namesPlan
    guard isAlone || desk.listening.says("plan_period", in: request.question.key),
      request.asks.allSatisfy({ $0 == .start }),
      isOfPlan ? nouns.isEmpty : selector.select(request).programmes.isEmpty
    else { return nil }
    let found = try passages.find([word], in: request.scope.documents).map(\.hit).filter { isInScope($0, request) }
    let told = found.first { hit in
      let text = desk.tables.normalizer.normalize(hit.text)
      let years = desk.tables.eras.mentions(in: text).map(\.range.lowerBound)
      // The years stand behind the word, within its sentence.
      return text.ranges(of: Array(word.text.unicodeScalars)).contains { range in
        let end = text.scalars[range.upperBound...].firstIndex(of: "。") ?? text.scalars.count
        return years.count { (range.upperBound..<end).contains($0) } > 1
      }
    }
    if let told { return quoting([told]) }
    return try titled(request)
  }

  /// Whether a title names two years with 「～」 or 「から」 between them.
  private func spansYears(_ title: String) -> Bool {
    let text = desk.tables.normalizer.normalize(title)
    let years = desk.tables.eras.mentions(in: text)
    if years.contains(where: { $0.westernYears.count > 1 }) { return true }
    return zip(years, years.dropFirst()).contains { one, next in
      desk.listening.phrases("from_to").contains(text.string(one.range.upperBound..<next.range.lowerBound))
    }
  }

  /// 「第3期計画（令和4年度～令和8年度）」: the plans of the place whose titles say from when to when.
  private func titled(_ request: Request) throws(IndexError) -> Draft? {
    let (organizations, named) = (request.scope.organizations, request.scope.documents)
    let plans = desk.catalogue.documents.filter { document in
      (named.isEmpty ? organizations.contains(document.publisher ?? "") : named.contains(document.name))
        && spansYears(document.title)
    }
    guard !plans.isEmpty else { return nil }
    var draft = Draft(.answered, plans.map { "「\($0.title)」" })
    for plan in plans {
      // A title is put together of the lines that print it: the first of them that says from when to when.
      let words = plan.title.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
      let hits = try passages.search.search(terms: words, in: [plan.name], limit: Self.mostLooked).hits
      let lines = hits.filter { spansYears($0.text) }.map(\.source.lines).min { $0.first < $1.first }
      draft.citations.append(
        Citation(
          source: Source(document: plan.name, lines: lines ?? LineSpan(1)), title: plan.title, quote: plan.title))
    }
    draft.operation = .about
    return draft
  }

  /// Every sheet of a document may print its period: so many are looked through for the first.
  private static let mostLooked = 200

  /// 「観光課の電話番号」: an office that no document names; another one's number is no answer.
  func unknownDivision(_ request: Request) -> Draft? {
    let contacts: Set<Ask> = [.phone, .contact, .division, .url]
    guard request.operation == .lookup, !request.asks.isEmpty, request.asks.allSatisfy(contacts.contains) else {
      return nil
    }
    let office = request.terms.first { term in
      term.isRequired && term.text.unicodeScalars.count > 2
        && desk.listening.phrases("office_word").contains(where: term.text.hasSuffix)
        && !desk.book.prints(term.text)
    }
    guard let office else { return nil }
    return Draft(.notFound, [speaking.say("missing.item", office.text)])
  }
}
