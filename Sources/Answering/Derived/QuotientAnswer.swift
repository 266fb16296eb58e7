import PlanModel
import Understanding
import Vocabulary

/// 割り算: one stated number divided by another: a programme's share of a total, or its budget for each person.
///
/// Both numbers are shown with their lines, and the result is said to be computed.
struct QuotientAnswer {
  let desk: Desk

  func draft(_ request: Request) -> Draft? { gradeShare(request) ?? share(request) ?? perHead(request) }

  /// 「A評価の割合」: how many of the graded programmes in scope have the grade.
  private func gradeShare(_ request: Request) -> Draft? {
    let grades = request.question.grades
    guard !grades.isEmpty, desk.listening.says("share_of", in: request.question.key), request.scope.among == nil,
      request.question.unstated.isEmpty, request.question.conditions.isEmpty
    else { return nil }
    let wish = FactFinder.Wish(asks: [.grade])
    let graded = desk.programmes(in: request.scope).compactMap { programme -> (Programme, Fact)? in
      guard request.scope.covers(programme), programme.ratings?.grade != nil,
        let fact = desk.finder.facts(.grade, of: programme, wish: wish).first(where: { $0.measure == .grade })
      else { return nil }
      return (programme, fact)
    }
    let having = graded.filter { grades.contains($0.1.raw) }
    guard graded.count > 1 else { return nil }
    let (part, all) = (String(having.count), String(graded.count))
    let rate = desk.wording.rate(Double(having.count) / Double(graded.count) * 100)
    var draft = Draft(.answered, [desk.speaking.say("share.grades", grades.joined(separator: "・"), part, all, rate)])
    draft.lines += having.map { "  \(desk.title($0.0)) \(desk.line($0.1, of: $0.0))" }
    (draft.facts, draft.programmes) = (having.map(\.1), having.map(\.0))
    (draft.operation, draft.isList) = (.count, true)
    return draft
  }

  /// 「予算合計のうち、テレワークの推進が占める割合」: of the total of the document's programmes in scope.
  private func share(_ request: Request) -> Draft? {
    let key = request.question.key
    // 「応募者の割合」 is an indicator; 「合計に占める割合」 is computed.
    guard desk.listening.says("share_of", in: key), desk.listening.says("total_of", in: key),
      request.scope.among == nil,
      request.question.unstated.isEmpty
    else { return nil }
    let peers = Peers(desk: desk)
    guard let one = peers.subject(request, without: ["share_of", "total_of"]) else { return nil }
    let numbers = peers.numbers(request, of: one, among: peers.of(one, request))
    let total = numbers.reduce(0) { $0 + ($1.fact.value ?? 0) }
    guard numbers.count > 1, total > 0, let own = numbers.first(where: { $0.programme.id == one.id }),
      let value = own.fact.value
    else { return nil }
    let many = ManyAnswer(desk: desk)
    let facts = numbers.map(\.fact)
    let sum = many.amount(total, unit: own.fact.unit, raws: facts.map(\.raw), request)
    var draft = Draft(.answered, [desk.speaking.say("share.head", desk.wording.rate(value / total * 100))])
    draft.lines.append("\(desk.title(one)) \(desk.line(own.fact, of: one, in: request.question.outputUnit))")
    draft.lines.append(desk.speaking.say("sum.head", sum, String(facts.count)))
    draft.lines += many.remarks(facts, of: peers.of(one, request).count, repeated: 0)
    for (programme, fact) in numbers where programme.id != one.id {
      draft.lines.append(
        "  \(desk.title(programme)) \(desk.line(fact, of: programme, in: request.question.outputUnit))")
    }
    draft.facts = [own.fact] + facts.filter { $0 != own.fact }
    draft.programmes = [one]
    draft.operation = .compare
    return draft
  }

  /// 「1人あたりいくら」: the budget by the people of the plan, or of the result where it is asked for. 「区民1人あたり」 is not
  /// stated: no document says how many they are.
  private func perHead(_ request: Request) -> Draft? {
    let key = request.question.key
    guard desk.listening.says("per_head", in: key), !desk.listening.says("per_inhabitant", in: key),
      !desk.listening.says("paid_out", in: key),
      request.scope.among == nil,
      let one = Peers(desk: desk).subject(request, without: ["per_head", "per_head_of"])
    else { return nil }
    let asks: [Ask] =
      request.asks.contains(.result) && !request.asks.contains(.planned) ? [.result] : [.planned, .result]
    let years = request.scope.years
    let budget = desk.finder.facts(.budget, of: one, wish: FactFinder.Wish(asks: [.budget], years: years)).first
    let units = ["人", "名", "社", "事業所", "件", "回"].filter { key.has("1" + $0) || key.has("一" + $0) }
    let heads = asks.lazy.compactMap { ask in
      let wish = FactFinder.Wish(asks: [ask], years: years, terms: request.terms)
      return desk.finder.facts(ask, of: one, wish: wish)
        .first { $0.value ?? 0 > 0 && (units.isEmpty || FactFinder.fits($0.unit, units)) }
    }.first
    guard let budget, let yen = budget.value, let heads, let count = heads.value, yen > 0 else { return nil }
    let amount = desk.wording.money(Int((yen / count).rounded()), in: request.question.outputUnit)
    var draft = Draft(.answered, [desk.title(one)])
    draft.facts = [budget, heads]
    draft.lines += draft.facts.map { "  " + desk.line($0, of: one, in: request.question.outputUnit) }
    let isRounded = budget.isApproximate || heads.isApproximate
    draft.lines.append(
      desk.speaking.say(
        isRounded ? "per_head.about" : "per_head.head", "1" + (heads.unit ?? ""), amount,
        desk.wording.measure(heads.measure)))
    draft.programmes = [one]
    draft.operation = .compare
    return draft
  }
}
