import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// 前の話題: what a question takes from those before it.
extension RequestBuilder {
  /// 「前年比は？」 compares the topic's year with the one before; 「令和5年度とどっちが多い？」 a new year with it, also in
  /// another document.
  private func spread(_ topic: Request, _ request: inout Request) {
    guard request.operation == .compare || request.operation == .trend else { return }
    if let relative = request.question.relativeYears.first, let base = topic.scope.years.max() {
      request.scope.years = relative.years > 0 ? [base, base + 1] : [base - 1, base]
      addEarlierPlans(&request)
    } else if namesYears(request), request.question.terms.isEmpty {
      request.scope.years = topic.scope.years + request.scope.years.filter { !topic.scope.years.contains($0) }
      // What was found by no name of its own (the first of a ranking) is known by its namesakes alone.
      guard topic.terms.contains(where: \.isRequired) else { return addEarlierPlans(&request) }
      request.scope.among = nil
      request.scope.organizations = topic.scope.organizations
    }
  }

  /// The plan of the year before is another document: the programme of the same name in it is compared.
  private func addEarlierPlans(_ request: inout Request) {
    guard let among = request.scope.among else { return }
    let topic = catalogue.programmes.filter { among.contains($0.id) }
    let plans = Set(topic.compactMap(\.westernYear))
    let others = catalogue.programmes.filter { programme in
      request.scope.years.contains(programme.westernYear ?? -1) && !plans.contains(programme.westernYear ?? -1)
        && topic.contains(where: programme.isNamesake)
    }
    request.scope.among = among.union(others.map(\.id))
  }

  private func namesYears(_ request: Request) -> Bool {
    !request.question.years.isEmpty || !request.question.bareYears.isEmpty
  }

  /// 「令和6年度は？」 of a programme that stands in another year's document under the same name.
  private func addNamesakes(_ request: inout Request) {
    guard let among = request.scope.among, !request.scope.years.isEmpty else { return }
    let topic = catalogue.programmes.filter { among.contains($0.id) }
    guard !topic.contains(where: { request.scope.covers($0) }) else { return }
    let namesakes = catalogue.programmes.filter { programme in
      request.scope.covers(programme)
        && topic.contains(where: programme.isNamesake)
    }
    if !namesakes.isEmpty {
      request.scope.among = Set(namesakes.map(\.id))
    } else if topic.count == 1, let other = likeName(topic[0], request) {
      request.scope.among = [other.id]
      request.assumptions.append(speaking.say("assume.other_name", other.name ?? ""))
    }
  }

  /// How much of a name another one must have to be taken for the same programme in another year's plan.
  private static let likeName = 0.6

  /// The programme of the year whose name is most like the one spoken of; `nil` where two are as like.
  private func likeName(_ topic: Programme, _ request: Request) -> Programme? {
    guard let name = topic.name.map({ documents.normalizer.key($0) }) else { return nil }
    let found = catalogue.programmes.compactMap { programme -> (programme: Programme, share: Double)? in
      guard programme.parent == nil, programme.organization == topic.organization, request.scope.covers(programme),
        let other = programme.name.map({ documents.normalizer.key($0) })
      else { return nil }
      let share = max(name.shareOfBigrams(of: other), other.shareOfBigrams(of: name))
      return share >= Self.likeName ? (programme, share) : nil
    }.sorted { $0.share > $1.share }
    guard let best = found.first, found.dropFirst().first.map({ $0.share < best.share }) ?? true else { return nil }
    return best.programme
  }

  // MARK: Follow-ups

  func follow(_ topic: Request, _ conversation: Conversation, _ request: inout Request) {
    let question = request.question
    let pointsToList = question.references.contains(.list) || question.ordinal != nil
    let isOpen = !question.hasOwnTopic && request.scope.sections.isEmpty
    if isOpen, question.units == ["%"], question.impliesMeasure {
      // 「目標は？」 「何％？」: how much of it was reached.
      (request.asks, request.question.units, request.question.impliesMeasure) = ([.rate], [], false)
      request.question.asks = [.rate]
    }
    if others(of: topic, conversation, &request) || number(topic, conversation, &request)
      || another(of: topic, conversation, &request) || rest(of: topic, conversation, &request)
      || isOpen && turnsRound(topic, &request)
    {
      return
    }
    if question.references.contains(.first), let first = conversation.history.first {
      request.scope.among = Set(first.programmes)
      inherit(first.request, &request)
      return
    }
    if isOpen, beside(topic, conversation, &request) { return }
    if isOpen, !pointsToList, replaces(topic, &request) { return }
    if mentions(conversation, &request) || recalls(topic, conversation, &request) { return }
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
    // 「それってどんな影響？」: words that what was spoken of has.
    let nouns = question.terms.filter(\.isRequired)
    let spoken = conversation.programmes.filter { id in
      nouns.allSatisfy { noun in catalogue.bodyKeys[id].map(noun.stands) ?? false }
    }
    if question.references.contains(.topic), question.organizations.isEmpty, !nouns.isEmpty, !spoken.isEmpty {
      request.scope.among = Set(spoken)
      inherit(topic, &request)
      return
    }
    narrow(topic, conversation, &request)
  }

  /// Takes from the topic every slot that the question leaves open.
  func inherit(_ topic: Request, _ request: inout Request) {
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
    // 「目標も」: besides what was asked before.
    if addsMeasure(question) { request.asks = topic.asks + request.asks.filter { !topic.asks.contains($0) } }
    // 「いちばん人数が多いのは」 of plans that were shown: the number is theirs, whichever it is.
    if question.impliesMeasure, [.maximum, .minimum, .sum, .average].contains(request.operation),
      topic.asks.contains(.planned) || topic.asks.contains(.result)
    {
      request.asks = topic.asks
    }
    // A verb of its own (来た) names no indicator: the topic's words still do.
    // Another unit counts something else of it: 「何人が参加した？」 「何日間？」.
    let isOtherUnit =
      !question.units.isEmpty && !topic.question.units.isEmpty && question.units != topic.question.units
    if !request.terms.contains(where: \.isRequired), !isOtherUnit || request.scope.among == nil {
      request.terms = topic.terms
    }
    if request.question.outputUnit == nil { request.question.outputUnit = topic.question.outputUnit }
  }

  /// The question has words of its own: they may pick among what was spoken of (「女性のほう」), or change one slot of
  /// the topic (「文京区は？」), or be a new topic.
  private func narrow(_ topic: Request, _ conversation: Conversation, _ request: inout Request) {
    let question = request.question
    let isShort = question.terms.count <= 2 && question.operations.isEmpty
    let saysWhat = !question.asks.isEmpty
    let namesPlace =
      !question.organizations.isEmpty || !question.divisions.isEmpty || !question.organizationKinds.isEmpty
      || !request.scope.sections.isEmpty
    if question.terms.isEmpty, namesPlace, !saysWhat, question.operations.isEmpty || question.operations == [.list] {
      request.isFollowUp = true
      request.asks = topic.asks
      if !request.scope.sections.isEmpty {
        // 「柱2だと？」: another section of the same plan, and the same is asked of it.
        if request.scope.organizations.isEmpty { request.scope.organizations = topic.scope.organizations }
        request.scope.documents = topic.scope.documents
        if request.scope.years.isEmpty { request.scope.years = topic.scope.years }
        if request.operation == .lookup { request.operation = topic.operation }
        return
      }
      // 「区だけだと？」 of a list narrows the list.
      let shown = conversation.list.isEmpty ? conversation.programmes : conversation.list
      if question.organizations.isEmpty, question.divisions.isEmpty, !shown.isEmpty {
        request.scope.among = Set(shown)
        request.operation = topic.operation == .lookup ? .list : topic.operation
        return
      }
      if request.operation == .lookup { request.operation = topic.operation }
      if request.scope.years.isEmpty { request.scope.years = topic.scope.years }
      if !question.divisions.isEmpty {
        if request.scope.organizations.isEmpty { request.scope.organizations = topic.scope.organizations }
      } else if topic.scope.organizations.isEmpty && topic.question.strangers.isEmpty {
        request.terms = topic.terms
      } else {
        request.hopedTerms = topic.terms
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
      // 「教室のほうは？」 of a programme whose breakdown was shown.
      let rows = pool.compactMap { catalogue.programme($0) }.flatMap { catalogue.children(of: $0) }
      request.preferred = Set(pool + rows.map(\.id))
    }
    if addsMeasure(question) { request.asks = topic.asks + request.asks.filter { !topic.asks.contains($0) } }
    if request.scope.years.isEmpty, namesIndicators(question.terms, of: conversation) {
      // 「参加者の目標は？」 of what was spoken of, and of its year.
      request.scope.years = topic.scope.years
      request.hasInheritedYears = true
    }
    if request.scope.organizations.isEmpty, question.strangers.isEmpty {
      request.preferredOrganizations = topic.scope.organizations
    }
  }

  /// Whether all words are of the indicators of what was spoken of.
  private func namesIndicators(_ terms: [Term], of conversation: Conversation) -> Bool {
    let labels = conversation.programmes.compactMap { catalogue.programme($0) }.flatMap(\.figures).compactMap(\.label)
      .map { documents.normalizer.key($0) }
    return !terms.isEmpty && terms.allSatisfy { term in labels.contains { $0.contains(term.text) } }
  }

  private func earlierTopic(
    with terms: [Term], in conversation: Conversation
  ) -> (request: Request, programmes: [String])? {
    conversation.history.last { topic in
      let key = topic.request.question.key
      return terms.contains { key.contains($0.text) }
    }
  }

  /// Whether what is asked for stands before 「も」: 「利用定員数のほうは？目標も」.
  private func addsMeasure(_ question: Question) -> Bool {
    let figures: Set<Ask> = [.planned, .result, .rate]
    guard !question.asks.isEmpty, question.asks.allSatisfy(figures.contains) else { return false }
    let cues = question.spans.filter { $0.rule == "measureCue" }.map { documents.normalizer.key($0.text) }
    return !cues.isEmpty
      && cues.allSatisfy { cue in
        listening.phrases("adds_measure").contains { question.key.hasSuffix(cue + $0) }
      }
  }
}
