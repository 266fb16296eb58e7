import PlanIndex
import PlanModel
import Understanding

/// 絞り込み: what every question of a conversation is kept to, unless it says otherwise itself.
package struct Standing: Equatable, Sendable {
  /// File names.
  package var documents: [String]
  /// Western years.
  package var years: [Int]
  /// Municipalities, as the documents print them.
  package var organizations: [String]

  package init(documents: [String] = [], years: [Int] = [], organizations: [String] = []) {
    (self.documents, self.years, self.organizations) = (documents, years, organizations)
  }

  package var isEmpty: Bool { documents.isEmpty && years.isEmpty && organizations.isEmpty }
}

extension Conversation {
  /// Keeps every question to `standing` from now on. What was spoken of and lies outside is spoken of no more: who keeps
  /// to 世田谷区 and asks 「予算の合計は？」 means that of 世田谷区. A year that was asked for gives way to a new one.
  package mutating func keep(to standing: Standing, in catalogue: Catalogue) {
    guard standing != self.standing else { return }
    if standing.years != self.standing.years { request?.scope.years = [] }
    let isInside = { (id: String) in
      guard let programme = catalogue.programme(id) else { return false }
      return (standing.organizations.isEmpty || standing.organizations.contains(programme.organization ?? ""))
        && (standing.documents.isEmpty || standing.documents.contains(programme.document))
    }
    self.standing = standing
    guard !programmes.isEmpty else { return }
    (programmes, list) = (programmes.filter(isInside), list.filter(isInside))
    guard programmes.isEmpty else { return }
    (request, list, position, history) = (nil, [], nil, [])
  }
}

extension Request {
  /// The request kept to what stands. A slot that the question fills itself, or that its topic does, stays: who asks of a
  /// municipality by name means it. What was filled is kept in ``standing``.
  func kept(to standing: Standing) -> Request {
    var request = self
    if operation == .about { return request }
    // A trend goes through the years, and a number's owner is whoever has it.
    if request.scope.years.isEmpty, question.bareYears.isEmpty, operation != .trend, question.phones.isEmpty {
      request.scope.years = standing.years
      request.standing.years = standing.years
    }
    guard scope.among == nil, question.phones.isEmpty else { return request }
    if scope.organizations.isEmpty, scope.kinds.isEmpty, question.strangers.isEmpty {
      request.scope.organizations = standing.organizations
      request.standing.organizations = standing.organizations
    }
    if scope.documents.isEmpty {
      request.scope.documents = standing.documents
      request.standing.documents = standing.documents
    }
    return request
  }

  /// The request as the person said it: the next question inherits a topic, never a filter.
  var withoutStanding: Request {
    var request = self
    if !standing.years.isEmpty { request.scope.years = [] }
    if !standing.organizations.isEmpty { request.scope.organizations = [] }
    if !standing.documents.isEmpty { request.scope.documents = [] }
    request.standing = Standing()
    return request
  }
}

extension Composer {
  /// 「令和5年度・新宿区」: what of the standing filters this request was kept to; `nil` where it was to none.
  func standing(_ request: Request) -> String? {
    let titles = request.standing.documents.map { name in "「\(desk.catalogue.document(name)?.title ?? name)」" }
    let parts = request.standing.years.map { desk.wording.year($0) } + request.standing.organizations + titles
    return parts.isEmpty ? nil : parts.joined(separator: "・")
  }
}
