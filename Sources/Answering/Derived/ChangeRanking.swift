import PlanModel
import Understanding
import Vocabulary

/// 増減の順位: which programme's figure rose or fell most between two years.
struct ChangeRanking {
  let desk: Desk

  private struct Change {
    let programme: Programme
    let from: Fact
    let to: Fact
    var size: Double { (to.value ?? 0) - (from.value ?? 0) }
  }

  /// Between the first and the last year that were named; `nil` where the question speaks of no change, or of one year.
  func draft(_ request: Request, _ rows: [ManyAnswer.Row]) -> Draft? {
    let key = request.question.key
    let (rises, falls) = (desk.listening.says("rising", in: key), desk.listening.says("falling", in: key))
    let ask = request.asks.first { [.overallRate, .rate, .result, .planned, .budget].contains($0) } ?? .overallRate
    let years = desk.listening.says("change_width", in: key) ? latest(ask, rows, request) : request.scope.years.sorted()
    guard rises != falls, let first = years.first, let last = years.last, first < last else { return nil }
    let changes = rows.compactMap { change(of: $0.programme, ask, from: first, to: last, request) }
    let best = rises ? changes.map(\.size).max() : changes.map(\.size).min()
    guard let best, rises ? best > 0 : best < 0 else { return nil }
    var draft = Draft(.answered, [])
    for change in changes where change.size == best {
      let facts = [change.from, change.to]
      let told = facts.map { desk.line($0, of: change.programme) }.joined(separator: "、")
      let unit = change.to.unit == "%" ? "ポイント" : change.to.unit ?? ""
      let size = desk.wording.number(best.magnitude, decimals: 1) + unit
      draft.lines.append("1. \(desk.title(change.programme)) — \(told)")
      draft.lines.append("  " + desk.speaking.say(rises ? "change.rose" : "change.fell", size))
      draft.facts += facts
      draft.programmes.append(change.programme)
    }
    draft.isList = true
    draft.position = draft.programmes.count
    draft.operation = request.operation
    return draft
  }

  /// 「下げ幅が一番大きい」 without years: the last year that is stated beside the one before.
  private func latest(_ ask: Ask, _ rows: [ManyAnswer.Row], _ request: Request) -> [Int] {
    guard request.scope.years.count < 2 else { return request.scope.years.sorted() }
    let measures = FactFinder.measures(for: ask)
    let stated = rows.flatMap(\.programme.figures).filter { measures.contains($0.measure) && !$0.values.isEmpty }
    let last = request.scope.years.first ?? stated.compactMap { $0.westernYears?.upperBound }.max()
    return last.map { [$0 - 1, $0] } ?? []
  }

  private func change(
    of programme: Programme, _ ask: Ask, from first: Int, to last: Int, _ request: Request
  ) -> Change? {
    func fact(_ year: Int) -> Fact? {
      let wish = FactFinder.Wish(asks: [ask], years: [year], terms: request.terms)
      return desk.finder.facts(ask, of: programme, wish: wish).first { $0.value != nil && $0.fiscalYear == year }
    }
    guard let from = fact(first), let to = fact(last), from.unit == to.unit, from.label == to.label else {
      return nil
    }
    return Change(programme: programme, from: from, to: to)
  }
}
