import PlanModel
import Understanding
import Vocabulary

/// 同じもの: the other programmes with the same division, budget or grade as the one that is named.
struct SameAnswer {
  let desk: Desk

  /// What is to be the same: the phrases that say so, and the measure.
  private static let kinds: [(role: String, ask: Ask)] = [
    ("same_division_as", .division), ("same_budget_as", .budget), ("same_grade_as", .grade),
  ]

  func draft(_ request: Request) -> Draft? {
    guard let kind = Self.kinds.first(where: { desk.listening.says($0.role, in: request.question.key) }),
      request.scope.among == nil
    else { return nil }
    let peers = Peers(desk: desk)
    guard let one = peers.subject(request, without: [kind.role]) else { return nil }
    let own = facts(kind.ask, of: one)
    guard !own.isEmpty else { return nil }
    let others = peers.of(one, request).filter { $0.id != one.id }
      .compactMap { programme -> (Programme, [Fact])? in
        let same = facts(kind.ask, of: programme).filter { fact in own.contains { isSame($0, fact) } }
        return same.isEmpty ? nil : (programme, same)
      }
    var draft = Draft(.answered, [])
    draft.lines.append("\(desk.title(one)) — " + own.map { desk.line($0, of: one) }.joined(separator: "、"))
    draft.lines.append(
      others.isEmpty ? desk.speaking.say("same.none") : desk.speaking.say("list.head", String(others.count)))
    for (index, (programme, facts)) in others.enumerated() {
      let told = facts.map { desk.line($0, of: programme) }.joined(separator: "、")
      draft.lines.append("\(index + 1). \(desk.title(programme)) — \(told)")
      draft.facts += facts
    }
    draft.facts = own + draft.facts
    draft.programmes = others.map(\.0)
    draft.isList = !others.isEmpty
    draft.operation = .list
    return draft
  }

  private func facts(_ ask: Ask, of programme: Programme) -> [Fact] {
    desk.finder.facts(ask, of: programme, wish: FactFinder.Wish(asks: [ask])).filter { $0.measure != .evaluation }
  }

  private func isSame(_ one: Fact, _ other: Fact) -> Bool {
    one.value == nil ? one.raw == other.raw : one.value == other.value && one.unit == other.unit
  }
}
