import JapaneseText
import PlanIndex
import PlanModel
import Understanding

/// 指し示し: what a follow-up points to beyond the topic itself: its division's others, another of the same municipality, a
/// programme by its number, a topic from before the last one.
extension RequestBuilder {
  /// 「そこが担当してる他の事業も」: everything of the division that was spoken of.
  func others(of topic: Request, _ conversation: Conversation, _ request: inout Request) -> Bool {
    let question = request.question
    let pointsToDivision =
      question.references.contains(.other) && question.references.contains(.topic) && question.asks == [.division]
    guard pointsToDivision || listening.says("same_division", in: question.key),
      !question.terms.contains(where: \.isRequired)
    else { return false }
    let spoken = conversation.programmes.compactMap { catalogue.programme($0) }
    let divisions = spoken.flatMap(\.divisions)
    guard !divisions.isEmpty else { return false }
    request.scope.divisions = divisions
    if question.organizations.isEmpty {
      request.scope.documents = spoken.map(\.document)
      request.scope.organizations = spoken.compactMap(\.organization)
    }
    (request.operation, request.terms, request.isFollowUp) = (.list, [], true)
    return true
  }

  /// 「同じ市のもう一つのほうは？」: what else the municipality has.
  func another(of topic: Request, _ conversation: Conversation, _ request: inout Request) -> Bool {
    guard request.question.references.contains(.another), !request.question.terms.contains(where: \.isRequired) else {
      return false
    }
    let spoken = conversation.programmes.compactMap { catalogue.programme($0) }
    let rest = catalogue.programmes.filter { programme in
      programme.parent == nil && !conversation.programmes.contains(programme.id)
        && spoken.contains { $0.organization == programme.organization && $0.document == programme.document }
    }
    guard !rest.isEmpty else { return false }
    request.scope.among = Set(rest.map(\.id))
    (request.scope.organizations, request.scope.kinds) = ([], [])
    inherit(topic, &request)
    request.terms = []
    return true
  }

  /// 「それ以外の予算は？」, 「残りは？」: what the list had besides what was spoken of, or else the municipality.
  func rest(of topic: Request, _ conversation: Conversation, _ request: inout Request) -> Bool {
    let points =
      request.question.references.contains(.rest) || listening.says("rest_counted", in: request.question.key)
    guard points, !request.question.terms.contains(where: \.isRequired),
      request.question.organizations.isEmpty, !conversation.programmes.isEmpty
    else { return false }
    let isOfList = conversation.list.count > conversation.programmes.count
    let spoken = conversation.programmes.compactMap { catalogue.programme($0) }
    let pool =
      isOfList
      ? conversation.list
      : catalogue.programmes.filter { programme in
        programme.parent == nil
          && spoken.contains { $0.organization == programme.organization && $0.document == programme.document }
      }.map(\.id)
    let others = pool.filter { !conversation.programmes.contains($0) }
    request.scope.among = Set(others)
    (request.scope.organizations, request.scope.kinds) = ([], [])
    inherit(topic, &request)
    request.terms = []
    request.question.limit = nil
    // A ranking has told its first places; of the others all are asked for.
    if request.question.operations.isEmpty { request.operation = .list }
    return true
  }

  /// 「13番は？」 of the municipality that was spoken of.
  func number(_ topic: Request, _ conversation: Conversation, _ request: inout Request) -> Bool {
    guard !request.scope.numbers.isEmpty, !request.question.hasOwnTopic else { return false }
    let spoken = conversation.programmes.compactMap { catalogue.programme($0) }
    request.scope.organizations = topic.scope.organizations
    request.scope.documents = spoken.map(\.document)
    inherit(topic, &request)
    request.terms = []
    return true
  }

  /// 「さっきの塾」: a word that the topic does not have, and one before it does.
  func recalls(_ topic: Request, _ conversation: Conversation, _ request: inout Request) -> Bool {
    let question = request.question
    let words = question.terms.filter { $0.text.unicodeScalars.contains { Script($0) == .han } }
    func has(_ programmes: [String]) -> Bool {
      programmes.compactMap { catalogue.programme($0) }.contains { programme in
        words.contains { word in programme.names.contains { documents.normalizer.key($0).has(word.text) } }
      }
    }
    guard question.references.contains(.topic), !words.isEmpty, question.organizations.isEmpty,
      !question.terms.contains(where: \.isRequired), !has(conversation.programmes),
      let earlier = conversation.history.last(where: { has($0.programmes) })
    else { return false }
    request.scope.among = Set(earlier.programmes)
    inherit(earlier.request, &request)
    return true
  }

  /// 「さっきの大崎市の事業」: the topic from before the last one that was of this municipality.
  func mentions(_ conversation: Conversation, _ request: inout Request) -> Bool {
    let question = request.question
    let isOfPlace = { (id: String) in
      catalogue.programme(id)?.organization.map(question.organizations.contains) ?? false
    }
    guard question.references.contains(.topic), !question.organizations.isEmpty,
      !question.terms.contains(where: \.isRequired), !conversation.programmes.contains(where: isOfPlace),
      let earlier = conversation.history.last(where: { $0.programmes.contains(where: isOfPlace) })
    else { return false }
    request.scope.among = Set(earlier.programmes.filter(isOfPlace))
    inherit(earlier.request, &request)
    return true
  }
}
