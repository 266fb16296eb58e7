import Vocabulary
import PlanModel
import Understanding

/// 言い換え: a follow-up that asks the same again, of two answers side by side, under another condition, or of all that was
/// left out.
extension RequestBuilder {
  /// 「何ポイント上がった？」 after two answers of one programme each: the one is compared with the other.
  func beside(_ topic: Request, _ conversation: Conversation, _ request: inout Request) -> Bool {
    let question = request.question
    guard request.operation == .compare || request.operation == .sum, question.asks.allSatisfy(topic.asks.contains),
      question.years.isEmpty,
      question.relativeYears.isEmpty, !question.terms.contains(where: \.isRequired),
      let before = conversation.history.last
    else { return false }
    if besidePlace(topic, before.request, &request) { return true }
    guard before.programmes.count == 1, conversation.programmes.count == 1,
      before.programmes != conversation.programmes || before.request.scope.years != topic.scope.years
    else { return false }
    request.scope.among = Set(before.programmes + conversation.programmes)
    request.asks = topic.asks.isEmpty ? before.request.asks : topic.asks
    // Money needs no indicator's words.
    let words = before.request.terms.isEmpty ? topic.terms : before.request.terms
    request.terms = request.asks == [.budget] ? [] : words
    request.question.units = topic.question.units
    let years = before.request.scope.years + topic.scope.years
    if before.programmes == conversation.programmes { request.scope.years = years }
    request.isFollowUp = true
    return true
  }

  /// 「じゃあ両方の合計は？」 after 「新宿区の予算は？」 and 「文京区は？」: the same is asked of both places.
  private func besidePlace(_ topic: Request, _ before: Request, _ request: inout Request) -> Bool {
    let (first, second) = (before.scope.organizations, topic.scope.organizations)
    guard first.count == 1, second.count == 1, first != second, before.asks == topic.asks,
      request.question.organizations.isEmpty, before.terms == topic.terms
    else { return false }
    (request.scope, request.asks, request.terms) = (topic.scope, topic.asks, topic.terms)
    request.scope.organizations = first + second
    request.question.units = topic.question.units
    request.isFollowUp = true
    return true
  }

  /// 「Bは？」 after 「A評価の事業は？」, 「逆に一番小さいのは？」: the same is asked of the same programmes, with another condition.
  func replaces(_ topic: Request, _ request: inout Request) -> Bool {
    let question = request.question
    let orders: [Operation] = [.maximum, .minimum]
    let changesGrade = !question.grades.isEmpty && !topic.question.grades.isEmpty
    let changesCondition = !question.conditions.isEmpty && !topic.question.conditions.isEmpty
    let changesOrder =
      orders.contains(request.operation) && orders.contains(topic.operation) && request.operation != topic.operation
    guard changesGrade || changesCondition || changesOrder, question.asks.allSatisfy(topic.asks.contains) else {
      return false
    }
    let own = request.scope
    request.scope = topic.scope
    // What the question says itself stays: 「新宿区以外で2000万円以上は？」.
    if !own.years.isEmpty { request.scope.years = own.years }
    if !own.documents.isEmpty { request.scope.documents = own.documents }
    if !own.numbers.isEmpty { request.scope.numbers = own.numbers }
    request.scope.excludedOrganizations += own.excludedOrganizations
    request.scope.excludedDivisions += own.excludedDivisions
    request.scope.excludedKinds += own.excludedKinds
    (request.terms, request.asks, request.isFollowUp) = (topic.terms, topic.asks, true)
    if request.operation == .lookup { request.operation = topic.operation }
    return true
  }

  /// 「経済課以外は？」 behind 「経済課の事業は何件」: the same is asked of all that were left out before.
  func turnsRound(_ topic: Request, _ request: inout Request) -> Bool {
    let own = request.scope
    guard
      topic.scope.organizations.contains(where: own.excludedOrganizations.contains)
        || topic.scope.divisions.contains(where: own.excludedDivisions.contains)
    else { return false }
    request.scope = topic.scope
    request.scope.organizations.removeAll(where: own.excludedOrganizations.contains)
    request.scope.divisions.removeAll(where: own.excludedDivisions.contains)
    request.scope.excludedOrganizations += own.excludedOrganizations
    request.scope.excludedDivisions += own.excludedDivisions
    if !own.years.isEmpty { request.scope.years = own.years }
    request.terms = topic.terms
    request.isFollowUp = true
    if request.asks.isEmpty { request.asks = topic.asks }
    if request.operation == .lookup { request.operation = topic.operation == .lookup ? .list : topic.operation }
    return true
  }
}
