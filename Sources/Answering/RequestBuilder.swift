import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Makes a ``Request`` of a question and of what was spoken of before.
///
/// A question that says its own topic drops the old one. One that does not takes the slots that it leaves open from
/// the topic: 「じゃあ令和4年度は？」 changes the year, 「文京区は？」 the municipality, 「担当課は？」 the measure.
struct RequestBuilder: Sendable {
  let catalogue: Catalogue
  let eras: Eras
  let sections: SectionFinder
  let documents: DocumentFinder
  let speaking: Speaking
  let listening: Listening
  /// Whether a programme's name has a key.
  let isInName: @Sendable (String) -> Bool
  /// The western year of the plan of the programme that a question's words fit best; `nil` where none fits well.
  let yearOfPlan: @Sendable (Question) -> Int?

  func request(for question: Question, after conversation: Conversation) -> Request {
    var request = Request(
      question: question, operation: OperationChoice.operation(of: question, listening: listening), asks: question.asks)
    request.scope.organizations = question.organizations
    request.scope.kinds = question.organizationKinds.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    // 「自治体のうち市は」: the narrower kind.
    if request.scope.kinds.count > 1 { request.scope.kinds.removeAll { $0 == "区市町村" } }
    request.scope.excludedKinds = question.excludedKinds
    request.scope.excludedOrganizations = question.excludedOrganizations
    request.scope.divisions = question.divisions
    request.scope.excludedDivisions = question.excludedDivisions
    request.scope.numbers = question.numbers
    request.scope.sections = sections.sections(in: question)
    keepHeaded(question, &request)
    request.scope.years = years(of: question, after: conversation, &request)
    if request.operation == .compare, question.sinceYear != nil, request.scope.years.count == 1,
      question.asks.allSatisfy({ $0 == .result || $0 == .budget || $0 == .rate })
    {
      // 「令和3年度からいくら増えた」: up to the last year that is stated.
      request.operation = .trend
    }
    if request.operation == .trend, let since = question.sinceYear, request.scope.years.count == 1 {
      // 「R3からの推移」: up to the last year of any figure.
      let last = catalogue.programmes.flatMap(\.years).max() ?? since
      request.scope.years = Array(since...max(since, last))
    }
    let ofSection = self.sections.words(in: question)
    request.terms = question.terms.filter { term in !ofSection.contains { $0.has(term.text) } }
    // 「決まった件数は何件で、目標は」: the number was asked for beside its target.
    if request.operation == .lookup, question.operations == [.count], request.asks == [.planned] {
      request.asks.append(.result)
    }
    // What is counted are programmes: no result was asked for.
    if request.operation == .count, question.impliesMeasure { request.asks.removeAll { $0 == .result } }
    pickByAmount(question, &request)
    nameDocuments(question, &request)
    nameTitle(&request)
    namePopulation(question, &request)
    namePublisher(question, &request)
    if let topic = conversation.request { follow(topic, conversation, &request) }
    return request.kept(to: conversation.standing)
  }

  /// 「重点Ⅰ」 is no 「1 …」 of another plan, where a plan in scope heads its sections so.
  private func keepHeaded(_ question: Question, _ request: inout Request) {
    keepOfPlace(question, &request)
    let years = question.years
    guard let head = question.sectionHead else { return }
    let headed = request.scope.sections.filter { $0.contains(head) }
    if years.isEmpty, !headed.isEmpty {
      // 「重点Ⅰ」 is a word of the plans that use it; a policy goes by the same words in the sheets of the same place.
      let own = catalogue.programmes.filter { $0.headings.contains(where: headed.contains) }
      let (places, documents) = (Set(own.map(\.organization)), Set(own.map(\.document)))
      let isThere = { [catalogue] (section: String) in
        catalogue.programmes.contains {
          $0.headings.contains(section) && places.contains($0.organization) && !documents.contains($0.document)
        } && !self.isNumbered(section)
      }
      request.scope.sections = headed + sections.namesakes(of: headed).filter { !headed.contains($0) && isThere($0) }
      return
    }
    let isThere = catalogue.programmes.contains { programme in
      programme.headings.contains(where: headed.contains) && years.contains(programme.westernYear ?? -1)
        && (question.organizations.isEmpty || question.organizations.contains(programme.organization ?? ""))
    }
    if isThere { request.scope.sections = headed }
  }

  /// 「1 障害者など…」 is a section of its own plan's numbering.
  private func isNumbered(_ section: String) -> Bool { section.first?.isNumber ?? false }

  /// 「基本目標2」 of another municipality is not meant where one is named that has its own.
  private func keepOfPlace(_ question: Question, _ request: inout Request) {
    guard !question.organizations.isEmpty, request.scope.sections.count > 1 else { return }
    let own = Set(
      catalogue.programmes.filter { question.organizations.contains($0.organization ?? "") }.flatMap(\.headings))
    let kept = request.scope.sections.filter(own.contains)
    // 「施策2」 where it has a 基本目標2 too.
    let headed = kept.filter { section in question.sectionHead.map(section.contains) ?? false }
    if !kept.isEmpty { request.scope.sections = headed.isEmpty ? kept : headed }
  }

  /// 「予算 1.2億円」, 「実績が13.6％」, 「90,963回は何の数字」 without a name: which programmes have it.
  private func pickByAmount(_ question: Question, _ request: inout Request) {
    // A list that left an amount out would look as if it were of that amount.
    let isList = question.operations.contains(.list)
    let asksWhose = question.operations.contains(.reverseLookup)
    let amounts = question.amounts.filter {
      switch $0.unit {
      case "円": question.asks.contains(.budget) || isList || asksWhose
      case "%": true
      default: asksWhose
      }
    }
    let figures: Set<Ask> = [.budget, .planned, .result, .rate, .overallRate]
    guard question.conditions.isEmpty, question.claims.isEmpty, !amounts.isEmpty,
      question.operations.allSatisfy({ $0 == .reverseLookup || $0 == .list }),
      isList || asksWhose || question.asks.contains(where: figures.contains),
      !question.terms.contains(where: \.isRequired), !question.references.contains(.topic)
    else { return }
    (request.question.conditions, request.isByAmount) = (amounts, true)
  }

  /// A document that is named by its kind; the words of its title then name no programme.
  private func nameDocuments(_ question: Question, _ request: inout Request) {
    request.scope.documents = question.documents
    let named = documents.documents(in: question)
    guard !named.isEmpty else { return }
    let both = question.documents.filter { name in named.contains { $0.name == name } }
    request.scope.documents = both.isEmpty ? named.map(\.name) : both
    let titles = named.map { documents.normalizer.key($0.title) }
    let isOfTitle = { (term: Term) in
      titles.contains { $0.contains(term.text) } || self.documents.words.contains(term.text)
    }
    request.terms.removeAll(where: isOfTitle)
    request.question.terms.removeAll(where: isOfTitle)
  }

  /// 「主要事業」 of 「主要事業一覧」: a word of the titles in scope, and of no programme's name, names the documents.
  private func nameTitle(_ request: inout Request) {
    let organizations = request.scope.organizations
    let inScope = documents.documents.filter { document in
      organizations.isEmpty || organizations.contains(document.publisher ?? "")
    }
    guard !organizations.isEmpty, !inScope.isEmpty else { return }
    let titles = inScope.map { documents.normalizer.key($0.title) }
    let key = request.question.key
    let isOfTitle = { (term: Term) in
      guard term.text.unicodeScalars.count > 1, titles.allSatisfy({ $0.has(term.text) }) else { return false }
      return !self.isInName(term.text) || titles.contains { Self.goesOn(term.text, in: $0, and: key) }
    }
    request.terms.removeAll(where: isOfTitle)
    request.question.terms.removeAll(where: isOfTitle)
  }

  /// Whether a word goes on in a title as it does in the question: 実施 of 「実施計画」.
  private static func goesOn(_ word: String, in title: String, and key: String) -> Bool {
    title.ranges(of: word).contains { range in
      let end = title.index(range.upperBound, offsetBy: 2, limitedBy: title.endIndex)
      let start = title.index(range.lowerBound, offsetBy: -2, limitedBy: title.startIndex)
      let longer = [end.map { title[range.lowerBound..<$0] }, start.map { title[$0..<range.upperBound] }]
      return longer.contains { $0.map { key.has(String($0)) } ?? false }
    }
  }

  /// 「計画の21事業のうち」: where so many stand under the plan's policies, those beside them are not meant.
  private func namePopulation(_ question: Question, _ request: inout Request) {
    let counts = question.amounts.filter { $0.unit == "事業" || $0.unit == "件" }.map { Int($0.value) }
    guard let count = counts.first else { return }
    var scope = request.scope
    (scope.divisions, scope.excludedDivisions, scope.sections) = ([], [], [])
    let all = catalogue.programmes.filter { programme in
      programme.parent == nil && scope.holds(programme, kinds: [:]) && scope.covers(programme)
    }
    let inPolicies = all.filter { $0.policy != nil }
    request.scope.isOfPolicies = all.count != count && inPolicies.count == count
  }

  /// 「宮城県の計画書」: who published a list of others' programmes has none in it, and yet is no stranger.
  private func namePublisher(_ question: Question, _ request: inout Request) {
    for stranger in question.strangers {
      let published = documents.documents.filter { $0.title.contains(stranger) }.map(\.name)
      guard !published.isEmpty else { continue }
      request.question.strangers.removeAll { $0 == stranger }
      let both = request.scope.documents.filter(published.contains)
      request.scope.documents = both.isEmpty ? published : both
    }
  }

  // MARK: Years

  private func years(of question: Question, after conversation: Conversation, _ request: inout Request) -> [Int] {
    let topic = topicYears(question, conversation)
    var years = question.years
    for bare in question.bareYears {
      // 「2024」 is a western year already.
      guard bare < 1000 else {
        years.append(bare)
        continue
      }
      // 「23年度」 is of the era in which the documents have years near it.
      let near = catalogue.programmes.compactMap(\.westernYear) + (topic ?? [])
      let candidates = eras.rows.map { $0.firstYear + bare - 1 }
      if let best = candidates.min(by: { distance($0, near) < distance($1, near) }) { years.append(best) }
    }
    // 「会員数は？」 「去年は？」: counted from the year that was shown; 「前年より」 of one programme from its plan's own year.
    let latest = topic?.max() ?? catalogue.documents.compactMap(\.westernYear).max()
    for relative in question.relativeYears {
      // 「R5は前の年より」 counts from the year that the question names itself.
      guard let base = relative.isFromLatest ? latest : years.max() ?? topic?.max() ?? latestOf(question) ?? latest
      else { continue }
      let year = base + relative.years
      request.assumptions.append(speaking.say("assume.relative_year", eras.fiscalYear(year)))
      years.append(year)
      // 「去年からいくら増えた」: the year that it is counted from is compared with it.
      let isCompared = request.operation == .compare || request.operation == .trend
      if isCompared, topic != nil || question.terms.contains(where: \.isRequired), !years.contains(base),
        relative.years != 0
      {
        years.append(base)
      }
    }
    return years
  }

  /// The years that the topic speaks of: those that were said, or else the latest whose results were shown.
  private func topicYears(_ question: Question, _ conversation: Conversation) -> [Int]? {
    guard let topic = conversation.request else { return nil }
    if !topic.scope.years.isEmpty { return topic.scope.years }
    let facts = conversation.last?.facts ?? []
    let results: Set<Measure> = [.actual, .scaleActual, .referenceActual, .achievementRate, .overallRate]
    let shown = facts.filter { results.contains($0.measure) }.compactMap(\.fiscalYear).max()
    guard !question.hasOwnTopic, let year = shown ?? facts.compactMap(\.fiscalYear).max() else { return nil }
    return [year]
  }

  /// The year of the plan that the words of a question are found in best, where they name one programme or indicator.
  private func latestOf(_ question: Question) -> Int? {
    guard question.terms.contains(where: \.isRequired) else { return nil }
    return yearOfPlan(question)
  }

  private func distance(_ year: Int, _ years: [Int]) -> Int { years.map { abs($0 - year) }.min() ?? .max }
}
