import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// 「2番目」, 「上から3つ」: what is asked of the list that was shown.
extension Dispatch {
  /// 「2番目」, 「その次」 and 「上から3つ」 count in the list that was shown last.
  func item(_ request: Request, _ conversation: Conversation) -> Draft? {
    let list = conversation.list.compactMap { desk.catalogue.programme($0) }
    guard !list.isEmpty else { return nil }
    var request = request
    let question = request.question
    if question.units == ["件"], !question.terms.contains(where: \.isRequired), !question.references.isEmpty {
      // 「それって何件？」 counts the list.
      request.operation = .count
      request.asks = []
      return ManyAnswer(desk: desk).draft(
        request, list.map { ManyAnswer.Row(programme: $0, facts: []) }, conditions: [])
    }
    var position: Int?
    if let ordinal = question.ordinal {
      position = ordinal == Question.lastOrdinal ? list.count : ordinal
    } else if question.references.contains(.next) {
      position = (conversation.position ?? 1) + 1
    }
    if let position {
      guard position <= list.count else {
        return Draft(.notFound, [speaking.say("missing.ordinal", String(list.count))])
      }
      if request.asks.isEmpty { request.asks = conversation.request?.asks ?? [] }
      request.terms = conversation.request?.terms ?? []
      if question.years.isEmpty, question.bareYears.isEmpty, question.relativeYears.isEmpty {
        request.scope.years = conversation.request?.scope.years ?? []
      }
      let selection = Selector.Selection(programmes: [list[position - 1]], score: 1)
      var draft =
        request.asks.isEmpty
        ? DescribeAnswer(desk: desk).draft(request, selection, passages: [])
        : LookupAnswer(desk: desk).draft(request, selection)
      draft.position = position
      return draft
    }
    if let limit = question.limit, limit <= list.count || question.references.contains(.list),
      question.references.contains(.list) || !question.hasOwnTopic,
      request.operation == .sum || request.operation == .average
    {
      let rows = list.prefix(limit).map { ManyAnswer.Row(programme: $0, facts: []) }
      return ManyAnswer(desk: desk).draft(request, rows, conditions: [])
    }
    return nil
  }

  /// 「…の評価はBですよね」 of a programme that is named whole: its grade is asked for, B is what the person believes.
  func gradeClaimed(_ request: Request) -> Request {
    guard request.question.grades.count == 1, let grade = request.question.grades.first,
      wholeName(request) > 0
    else { return request }
    var request = request
    request.question.grades = []
    if !request.asks.contains(.grade) { request.asks.append(.grade) }
    request.question.claims.append(Claim(value: 0, unit: Claim.grade, text: grade))
    return request
  }
}
