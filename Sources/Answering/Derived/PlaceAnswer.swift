import PlanModel
import Understanding
import Vocabulary

/// 順位: which place one programme has among those of its document: 「予算は何番目に多い」, 「総合達成率は何位」.
struct PlaceAnswer {
  let desk: Desk

  /// So many of those before it are shown.
  private static let mostShown = 10

  func draft(_ request: Request) -> Draft? {
    guard desk.listening.says("which_place", in: request.question.key), request.scope.among == nil else { return nil }
    let peers = Peers(desk: desk)
    guard let one = peers.subject(request, without: ["which_place", "superlative"]) else { return nil }
    let numbers = peers.numbers(request, of: one, among: peers.of(one, request))
    guard numbers.count > 1, let own = numbers.first(where: { $0.programme.id == one.id }) else { return nil }
    let isFewest = request.operation == .minimum
    let sorted = numbers.enumerated().sorted { a, b in
      let (first, second) = (a.element.fact.value ?? 0, b.element.fact.value ?? 0)
      return first == second ? a.offset < b.offset : isFewest ? first < second : first > second
    }.map(\.element)
    let before = sorted.filter {
      isFewest ? $0.fact.value ?? 0 < own.fact.value ?? 0 : $0.fact.value ?? 0 > own.fact.value ?? 0
    }
    let equal = sorted.count { $0.fact.value == own.fact.value }
    let say = desk.speaking
    var draft = Draft(
      .answered,
      [
        say.say(
          isFewest ? "place.fewest" : "place.most", String(sorted.count), String(before.count + 1),
          desk.wording.measure(own.fact.measure))
      ])
    if equal > 1 { draft.lines.append(say.say("place.equal", String(equal))) }
    for (index, other) in before.suffix(Self.mostShown).enumerated() {
      let place = before.count - min(before.count, Self.mostShown) + index + 1
      draft.lines.append("\(place). \(desk.title(other.programme)) — \(desk.line(other.fact, of: other.programme))")
      draft.facts.append(other.fact)
    }
    draft.lines.append("\(before.count + 1). \(desk.title(one)) — \(desk.line(own.fact, of: one))")
    draft.facts.append(own.fact)
    draft.programmes = [one]
    draft.operation = isFewest ? .minimum : .maximum
    return draft
  }
}
