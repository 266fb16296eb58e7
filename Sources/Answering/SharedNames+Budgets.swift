import PlanModel
import Understanding
import Vocabulary

/// 二つの計画の同じ事業: of which of them the budget rose, fell or stayed: 「R5からR6に予算が減った事業は」.
extension SharedNames {
  private enum Change: String {
    case rose, fell, differs
    case stayed = "same"

    func holds(from before: Double, to after: Double) -> Bool {
      switch self {
      case .rose: after > before
      case .fell: after < before
      case .differs: after != before
      case .stayed: after == before
      }
    }
  }

  /// `nil` where the question asks for no change of budgets, or names programmes itself.
  func budgets(_ request: Request) -> Draft? {
    guard request.asks == [.budget], request.scope.among == nil, request.question.conditions.isEmpty,
      !request.terms.contains(where: \.isRequired), request.question.limit == nil,
      desk.listening.says("which_programmes", in: request.question.key),
      let change = change(request), let (before, after) = sides(request, .shared)
    else { return nil }
    let pairs = after.compactMap { programme in
      before.first { $0.isNamesake(of: programme) }.map { (old: $0, new: programme) }
    }
    var draft = Draft(.answered, [])
    for (old, new) in pairs {
      guard let one = budget(of: old), let other = budget(of: new), let a = one.value, let b = other.value,
        change.holds(from: a, to: b)
      else { continue }
      let place = draft.programmes.count + 1
      draft.lines.append(
        "\(place). \(desk.title(old)) \(desk.line(one, of: old))、\(desk.title(new)) \(desk.line(other, of: new))")
      draft.lines += CompareAnswer(desk: desk).difference(one, other, request, isOneThing: true).map { "  " + $0 }
      draft.facts += [one, other]
      draft.programmes.append(new)
    }
    let years = [before, after].compactMap { $0.first?.westernYear.map { desk.wording.year($0) } }.joined(
      separator: "・")
    let head = desk.speaking.say("budgets.compared", years, String(pairs.count), String(draft.programmes.count))
    draft.lines.insert(head, at: 0)
    if draft.programmes.isEmpty { draft.status = .notFound }
    (draft.isList, draft.operation) = (true, .list)
    return draft
  }

  private func budget(of programme: Programme) -> Fact? {
    desk.finder.facts(.budget, of: programme, wish: FactFinder.Wish(asks: [.budget])).first { $0.value != nil }
  }

  private func change(_ request: Request) -> Change? {
    let (key, listening) = (request.question.key, desk.listening)
    let years = request.question.years
    if key.has("より"), years.count == 2, years[0] != years[1] {
      // 「令和5年度より令和6年度のほうが多い」: the year behind the word has more.
      if request.question.operations.contains(.maximum) { return years[1] > years[0] ? .rose : .fell }
      if request.question.operations.contains(.minimum) { return years[1] > years[0] ? .fell : .rose }
    }
    let (rises, falls) = (listening.says("rising", in: key), listening.says("falling", in: key))
    if rises != falls, !listening.says("most", in: key) { return rises ? .rose : .fell }
    if listening.says("amount_differs", in: key) { return .differs }
    return listening.says("amount_stays", in: key) ? .stayed : nil
  }
}
