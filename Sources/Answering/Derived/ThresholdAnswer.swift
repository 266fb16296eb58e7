import PlanModel
import Understanding
import Vocabulary

/// 基準との比較: the programmes with more or less than the average, or than the one that is named.
struct ThresholdAnswer {
  let desk: Desk

  func draft(_ request: Request) -> Draft? {
    guard request.scope.among == nil else { return nil }
    return aroundAverage(request) ?? aroundOne(request)
  }

  /// 「平均額を上回る事業」.
  private func aroundAverage(_ request: Request) -> Draft? {
    let key = request.question.key
    let isAbove = desk.listening.says("above_average", in: key)
    guard isAbove || desk.listening.says("below_average", in: key), request.question.conditions.isEmpty else {
      return nil
    }
    var asked = Peers(desk: desk).bare(request, without: ["above_average", "below_average"])
    asked.operation = .list
    let rows = Selector(desk: desk).all(asked).programmes.map { ManyAnswer.Row(programme: $0, facts: []) }
    let numbers = ManyAnswer(desk: desk).numbers(asked, rows)
    let years = Set(numbers.compactMap(\.row.programme.westernYear))
    guard numbers.count > 1, years.count == 1, Set(numbers.map(\.fact.unit)).count == 1 else { return nil }
    let average = numbers.reduce(0) { $0 + ($1.fact.value ?? 0) } / Double(numbers.count)
    let amount = ManyAnswer(desk: desk).amount(
      average, unit: numbers[0].fact.unit, raws: numbers.map(\.fact.raw), request)
    let found = numbers.filter { isAbove ? $0.fact.value ?? 0 > average : $0.fact.value ?? 0 < average }
    let head = desk.speaking.say("average.head", amount, String(numbers.count))
    return told(found.map { ($0.row.programme, $0.fact) }, below: [head], request)
  }

  /// 「ソーシャルファームより予算が多い事業」: the others of its document.
  private func aroundOne(_ request: Request) -> Draft? {
    let key = request.question.key
    let isMore = desk.listening.says("more_than_one", in: key)
    guard isMore || desk.listening.says("less_than_one", in: key), desk.listening.says("programme_word", in: key),
      request.question.conditions.isEmpty, request.question.parts.count < 2
    else { return nil }
    let peers = Peers(desk: desk)
    guard let one = peers.subject(request, without: ["more_than_one", "less_than_one"]) else { return nil }
    let numbers = peers.numbers(request, of: one, among: peers.of(one, request))
    guard let own = numbers.first(where: { $0.programme.id == one.id }), let value = own.fact.value else { return nil }
    let found = numbers.filter { isMore ? $0.fact.value ?? 0 > value : $0.fact.value ?? 0 < value }
    return told(
      found.map { ($0.programme, $0.fact) }, below: ["\(desk.title(one)) — \(desk.line(own.fact, of: one))"], request,
      besides: [own.fact])
  }

  private func told(
    _ found: [(Programme, Fact)], below head: [String], _ request: Request, besides: [Fact] = []
  ) -> Draft {
    var draft = Draft(.answered, head)
    draft.lines.append(desk.speaking.say(found.isEmpty ? "group.none" : "list.head", String(found.count)))
    for (index, (programme, fact)) in found.enumerated() {
      draft.lines.append(
        "\(index + 1). \(desk.title(programme)) — \(desk.line(fact, of: programme, in: request.question.outputUnit))")
    }
    draft.facts = besides + found.map(\.1)
    draft.programmes = found.map(\.0)
    draft.isList = !found.isEmpty
    draft.operation = .list
    return draft
  }
}
