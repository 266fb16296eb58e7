import PlanModel
import Understanding
import Vocabulary

/// 同じ文書の事業: the one programme that a question sets beside others, and those that stand beside it.
struct Peers {
  let desk: Desk

  /// How well the words must fit the name of what is taken for meant.
  private static let leastName = 0.45

  /// The one programme that the words of a request name; those of several years count by the latest. `nil` where they
  /// name none, or several.
  /// - Parameter roles: the phrases that say what is to be done with it, whose words name nothing.
  func subject(_ request: Request, without roles: [String]) -> Programme? {
    let one = bare(request, without: roles)
    guard one.terms.contains(where: \.isRequired) else { return nil }
    let selection = Selector(desk: desk).select(one)
    guard selection.nameScore >= Self.leastName, !selection.programmes.isEmpty else { return nil }
    let latest = selection.programmes.compactMap(\.westernYear).max()
    let meant = selection.programmes.filter { latest == nil || $0.westernYear == latest }
    return meant.count == 1 ? meant[0] : nil
  }

  /// The request as a look-up, without the words of some phrases and of the documents themselves.
  func bare(_ request: Request, without roles: [String]) -> Request {
    var one = request
    one.operation = .lookup
    one.question.conditions = []
    let key = request.question.key
    let said = (roles + ["programme_word", "among"]).flatMap(desk.listening.phrases).filter(key.has)
    one.terms.removeAll { term in said.contains { $0.has(term.text) } }
    one.question.terms = one.terms
    return one
  }

  /// The whole programmes of its document that the slots of the request leave in.
  func of(_ programme: Programme, _ request: Request) -> [Programme] {
    var scope = request.scope
    scope.documents = [programme.document]
    scope.numbers = []
    return desk.whole(desk.programmes(in: scope)).filter { request.scope.covers($0) }
  }

  /// The numbers that programmes are compared by: of the measure asked for, or their budgets, in the unit of the one.
  func numbers(_ request: Request, of one: Programme, among peers: [Programme]) -> [(programme: Programme, fact: Fact)]
  {
    var asked = request
    asked.terms = []
    asked.question.units = []
    let figures: Set<Ask> = [.budget, .planned, .result, .rate, .overallRate]
    asked.asks = Array((request.asks.filter(figures.contains) + [.budget]).prefix(1))
    let rows = peers.map { ManyAnswer.Row(programme: $0, facts: []) }
    let all = ManyAnswer(desk: desk).numbers(asked, rows)
    guard let unit = all.first(where: { $0.row.programme.id == one.id })?.fact.unit else { return [] }
    return all.filter { $0.fact.unit == unit }.map { ($0.row.programme, $0.fact) }
  }
}
