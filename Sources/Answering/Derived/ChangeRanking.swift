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

  /// `nil` where the question speaks of no change, or of more or fewer years than two.
  func draft(_ request: Request, _ rows: [ManyAnswer.Row]) -> Draft? {
    let key = request.question.key
    let (rises, falls) = (desk.listening.says("rising", in: key), desk.listening.says("falling", in: key))
    let years = request.scope.years.sorted()
    guard rises != falls, years.count == 2 else { return nil }
    let ask = request.asks.first { [.overallRate, .rate, .result, .planned, .budget].contains($0) } ?? .overallRate
    let changes = rows.compactMap { change(of: $0.programme, ask, years, request) }
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

  private func change(of programme: Programme, _ ask: Ask, _ years: [Int], _ request: Request) -> Change? {
    func fact(_ year: Int) -> Fact? {
      let wish = FactFinder.Wish(asks: [ask], years: [year], terms: request.terms)
      return desk.finder.facts(ask, of: programme, wish: wish).first { $0.value != nil && $0.fiscalYear == year }
    }
    guard let from = fact(years[0]), let to = fact(years[1]), from.unit == to.unit, from.label == to.label else {
      return nil
    }
    return Change(programme: programme, from: from, to: to)
  }
}
