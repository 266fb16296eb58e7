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
  /// 「その課」: how the division that was spoken of is pointed to.
  let sameDivision: [String]

  func request(for question: Question, after conversation: Conversation) -> Request {
    var request = Request(question: question, operation: operation(of: question), asks: question.asks)
    request.scope.organizations = question.organizations
    request.scope.kinds = question.organizationKinds
    request.scope.excludedKinds = question.excludedKinds
    request.scope.excludedOrganizations = question.excludedOrganizations
    request.scope.divisions = question.divisions
    request.scope.numbers = question.numbers
    request.scope.sections = sections.sections(in: question)
    request.scope.years = years(of: question, topic: conversation.request?.scope.years, &request)
    request.terms = question.terms
    // What is counted are programmes: no result was asked for.
    if request.operation == .count, question.impliesMeasure { request.asks.removeAll { $0 == .result } }
    nameDocuments(question, &request)
    if let topic = conversation.request { follow(topic, conversation, &request) }
    return request.kept(to: conversation.standing)
  }

  private func operation(of question: Question) -> Operation {
    // The more telling cue wins: 「一覧で…いくつ」 counts, and 「一番金額が小さい」 asks for the smallest.
    let order: [Operation] = [
      .compare, .trend, .average, .sum, .minimum, .maximum, .count, .list, .reverseLookup, .about, .describe,
    ]
    let operations = question.operations
    // 「3年でどう変わった」 is a trend; two years that are named are compared.
    let saysYears = question.spans.contains {
      $0.rule == "amount" && ($0.text.hasSuffix("年") || $0.text.hasSuffix("年間"))
    }
    if operations.contains(.compare), saysYears, question.years.count < 2 { return .trend }
    // 「…課が所管するものは何件」 counts programmes.
    if operations.isEmpty, question.units == ["件"], !question.divisions.isEmpty,
      !question.terms.contains(where: \.isRequired)
    {
      return .count
    }
    // 「2つの表合わせて何件」 counts: nothing is added up but programmes.
    if operations.contains(.count), operations.contains(.sum), !question.asks.contains(.budget) { return .count }
    // 「何件上回った？」 asks for a difference.
    let asksHowMany = question.spans.contains { $0.rule == "askedUnit" && $0.text.hasPrefix("何") }
    if operations.isEmpty, asksHowMany, question.asks.contains(.achievement) { return .compare }
    return order.first { question.operations.contains($0) } ?? (question.phones.isEmpty ? .lookup : .reverseLookup)
  }

  /// A document that is named by its kind; the words of its title then name no programme.
  private func nameDocuments(_ question: Question, _ request: inout Request) {
    let named = documents.documents(in: question)
    guard !named.isEmpty else { return }
    request.scope.documents = named.map(\.name)
    let titles = named.map { documents.normalizer.key($0.title) }
    let isOfTitle = { (term: Term) in
      titles.contains { $0.contains(term.text) } || self.documents.words.contains(term.text)
    }
    request.terms.removeAll(where: isOfTitle)
    request.question.terms.removeAll(where: isOfTitle)
  }

  // MARK: Years

  private func years(of question: Question, topic: [Int]?, _ request: inout Request) -> [Int] {
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
    let latest = catalogue.documents.compactMap(\.westernYear).max()
    for relative in question.relativeYears {
      // 「R5は前の年より」 counts from the year that the question names itself.
      guard let base = relative.isFromLatest ? latest : years.max() ?? topic?.max() ?? latest else { continue }
      let year = base + relative.years
      request.assumptions.append(speaking.say("assume.relative_year", eras.fiscalYear(year)))
      years.append(year)
    }
    return years
  }

  private func distance(_ year: Int, _ years: [Int]) -> Int { years.map { abs($0 - year) }.min() ?? .max }
}
