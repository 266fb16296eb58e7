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

  func request(for question: Question, after conversation: Conversation) -> Request {
    var request = Request(question: question, operation: operation(of: question), asks: question.asks)
    request.scope.organizations = question.organizations
    request.scope.kinds = question.organizationKinds
    request.scope.divisions = question.divisions
    request.scope.numbers = question.numbers
    request.scope.sections = sections.sections(in: question)
    request.scope.years = years(of: question, topic: conversation.request?.scope.years, &request)
    request.terms = question.terms
    nameDocuments(question, &request)
    if let topic = conversation.request { follow(topic, conversation, &request) }
    return request.kept(to: conversation.standing)
  }

  private func operation(of question: Question) -> Operation {
    // The more telling cue wins: 「一覧で…いくつ」 counts.
    let order: [Operation] = [
      .compare, .trend, .average, .sum, .maximum, .minimum, .count, .list, .reverseLookup, .about, .describe,
    ]
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
      guard let base = relative.isFromLatest ? latest : topic?.max() ?? latest else { continue }
      let year = base + relative.years
      request.assumptions.append(speaking.say("assume.relative_year", eras.fiscalYear(year)))
      years.append(year)
    }
    return years
  }

  private func distance(_ year: Int, _ years: [Int]) -> Int { years.map { abs($0 - year) }.min() ?? .max }

  /// 「前年比は？」 compares the topic's year with the one before; 「令和5年度とどっちが多い？」 a new year with it, also in
  /// another document.
  private func spread(_ topic: Request, _ request: inout Request) {
    guard request.operation == .compare || request.operation == .trend else { return }
    if !request.question.relativeYears.isEmpty, let base = topic.scope.years.max() {
      request.scope.years = [base - 1, base]
    } else if !request.question.years.isEmpty, request.question.terms.isEmpty {
      request.scope.years = topic.scope.years + request.question.years
      request.scope.among = nil
      request.scope.organizations = topic.scope.organizations
    }
  }

  /// 「令和6年度は？」 of a programme that stands in another year's document under the same name.
  private func addNamesakes(_ request: inout Request) {
    guard let among = request.scope.among, !request.scope.years.isEmpty else { return }
    let topic = catalogue.programmes.filter { among.contains($0.id) }
    guard !topic.contains(where: { request.scope.covers($0) }) else { return }
    let namesakes = catalogue.programmes.filter { programme in
      request.scope.covers(programme)
        && topic.contains { $0.name != nil && $0.name == programme.name && $0.organization == programme.organization }
    }
    if !namesakes.isEmpty { request.scope.among = Set(namesakes.map(\.id)) }
  }

  // MARK: Follow-ups

  private func follow(_ topic: Request, _ conversation: Conversation, _ request: inout Request) {
    let question = request.question
    let pointsToList = question.references.contains(.list) || question.ordinal != nil
    let isOpen = !question.hasOwnTopic && request.scope.sections.isEmpty
    if pointsToList || isOpen, !conversation.programmes.isEmpty {
      let pool = pointsToList && !conversation.list.isEmpty ? conversation.list : conversation.programmes
      request.scope.among = Set(pool)
      request.isAboutList = conversation.last?.status == .answered && pool.count > 1
      inherit(topic, &request)
      addNamesakes(&request)
      spread(topic, &request)
      return
    }
    // 「さっきの登録者数」: a topic from before the last one that has the words.
    if question.references.contains(.topic), !question.terms.isEmpty, question.organizations.isEmpty,
      let earlier = earlierTopic(with: question.terms, in: conversation)
    {
      request.scope.among = Set(earlier.programmes)
      inherit(earlier.request, &request)
      return
    }
    narrow(topic, conversation, &request)
  }

  /// Takes from the topic every slot that the question leaves open.
  private func inherit(_ topic: Request, _ request: inout Request) {
    request.isFollowUp = true
    let question = request.question
    if request.scope.years.isEmpty, !topic.scope.years.isEmpty {
      request.scope.years = topic.scope.years
      request.hasInheritedYears = true
    }
    if request.asks.isEmpty, request.question.operations.isEmpty, question.ordinal == nil || !topic.asks.isEmpty,
      !question.references.contains(.more)
    {
      request.asks = topic.asks
      if topic.question.units.isEmpty == false { request.question.units = topic.question.units }
    }
    // 「実績との差は？」 compares with what was spoken of.
    if request.operation == .compare { request.asks += topic.asks.filter { !request.asks.contains($0) } }
    if request.asks.isEmpty, request.operation != .lookup, request.operation != .describe { request.asks = topic.asks }
    if request.terms.isEmpty { request.terms = topic.terms }
    if request.question.outputUnit == nil { request.question.outputUnit = topic.question.outputUnit }
  }

  /// The question has words of its own: they may pick among what was spoken of (「女性のほう」), or change one slot of
  /// the topic (「文京区は？」), or be a new topic.
  private func narrow(_ topic: Request, _ conversation: Conversation, _ request: inout Request) {
    let question = request.question
    let isShort = question.terms.count <= 2 && question.operations.isEmpty
    let saysWhat = !question.asks.isEmpty
    if question.terms.isEmpty, !question.organizations.isEmpty || !question.divisions.isEmpty, !saysWhat,
      question.operations.isEmpty || question.operations == [.list]
    {
      request.isFollowUp = true
      request.asks = topic.asks
      if request.operation == .lookup { request.operation = topic.operation }
      if request.scope.years.isEmpty { request.scope.years = topic.scope.years }
      if !question.divisions.isEmpty {
        if request.scope.organizations.isEmpty { request.scope.organizations = topic.scope.organizations }
      } else if topic.scope.organizations.isEmpty && topic.question.strangers.isEmpty {
        request.terms = topic.terms
      }
      return
    }
    guard isShort, question.years.isEmpty || question.references.contains(.other) else { return }
    if !saysWhat {
      request.isFollowUp = true
      request.asks = topic.asks
      if topic.operation == .trend { request.operation = .trend }
      if request.scope.years.isEmpty { request.scope.years = topic.scope.years }
      request.question.units = topic.question.units
    }
    let pool = conversation.list.isEmpty ? conversation.programmes : conversation.list
    if question.references.contains(.other) || !saysWhat || question.organizations.isEmpty {
      request.preferred = Set(pool)
    }
    if request.scope.organizations.isEmpty, question.strangers.isEmpty {
      request.preferredOrganizations = topic.scope.organizations
    }
  }

  private func earlierTopic(
    with terms: [Term], in conversation: Conversation
  ) -> (request: Request, programmes: [String])? {
    conversation.history.last { topic in
      let key = topic.request.question.key
      return terms.contains { key.contains($0.text) }
    }
  }
}
