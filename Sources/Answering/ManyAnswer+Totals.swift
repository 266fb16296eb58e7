import PlanModel
import Understanding
import Vocabulary

/// Totals of several sides, or of several years.
///
/// 「葛飾区と荒川区、合計額はどっちが多い」, 「重点Ⅰと重点Ⅱの予算の合計」: a total for each side, and the difference.
extension ManyAnswer {
  func comparedTotals(_ request: Request) -> Draft? {
    let isOfTotals = request.question.operations.contains(.sum)
    guard request.operation == .compare, isOfTotals || comparesWholes(request) else { return nil }
    let sides = sides(request)
    guard sides.count > 1 else { return nil }
    var draft = Draft(.answered, [])
    var totals: [(name: String, value: Double, facts: [Fact])] = []
    for (name, scope) in sides {
      var one = request
      (one.scope, one.operation) = (scope, .sum)
      let rows = Selector(desk: desk).all(one).programmes.map { Row(programme: $0, facts: []) }
      let facts = numbers(one, rows).map(\.fact)
      guard let unit = facts.first?.unit, facts.allSatisfy({ $0.unit == unit }) else { return nil }
      let sum = facts.reduce(0) { $0 + ($1.value ?? 0) }
      draft.lines.append(
        desk.speaking.say(
          "sum.of", name, amount(sum, unit: unit, raws: facts.map(\.raw), request), String(facts.count)))
      for fact in facts {
        guard let programme = desk.catalogue.programme(fact.programmeID) else { continue }
        draft.lines.append(
          "  \(desk.title(programme)) \(desk.line(fact, of: programme, in: request.question.outputUnit))")
      }
      draft.facts += facts
      draft.programmes += facts.compactMap { desk.catalogue.programme($0.programmeID) }
      totals.append((name, sum, facts))
    }
    // One programme on each side is compared by name.
    guard isOfTotals || totals.contains(where: { $0.facts.count > 1 }) else { return nil }
    var differences: [String] = []
    for (one, other) in zip(totals, totals.dropFirst()) where one.value != other.value {
      let (more, less) = one.value > other.value ? (one, other) : (other, one)
      let raws = (one.facts + other.facts).map(\.raw)
      let difference = amount(more.value - less.value, unit: one.facts.first?.unit, raws: raws, request)
      if desk.listening.says("times_of", in: request.question.key) {
        // 「江東区は世田谷区の何倍」: by the one before the word.
        let isTurned = request.question.key.has(desk.key(one.name) + "の何倍")
        let (part, base) = isTurned ? (other, one) : (one, other)
        guard base.value > 0 else { continue }
        let times = desk.wording.number(part.value / base.value, decimals: 2)
        differences.append(desk.speaking.say("compare.times", part.name, base.name, times))
        continue
      }
      let rate = less.value > 0 ? desk.wording.rate(more.value / less.value * 100) : "－"
      differences.append(
        desk.speaking.say("compare.more", more.name, less.name, desk.speaking.say("total"), difference, rate))
    }
    // Behind dozens of programmes nobody would see it.
    draft.lines.insert(contentsOf: differences, at: 0)
    draft.isList = true
    draft.operation = .compare
    return draft
  }

  /// 「江東区の予算は世田谷区の何倍」, 「重点Ⅰと重点Ⅳの予算の差」, 「都の令和5年度と令和6年度の予算の差」: all that they have,
  /// and no programme of theirs.
  private func comparesWholes(_ request: Request) -> Bool {
    // 「差は？」 behind two places that were asked for one after the other names none of them.
    request.asks == [.budget] && request.scope.among == nil && !request.terms.contains(where: \.isRequired)
      && (!request.isFollowUp || request.question.organizations.isEmpty) && request.question.conditions.isEmpty
      && request.scope.divisions.isEmpty && request.scope.numbers.isEmpty && sides(request).count == 2
  }

  /// A sum for each year that was named.
  func totals(_ request: Request, _ rows: [Row]) -> Draft {
    var draft = Draft(.answered, [])
    for year in request.scope.years.sorted() {
      var one = request
      one.scope.years = [year]
      let own = rows.filter { $0.programme.westernYear == year }
      // One programme may state the money of several years: 「令和6年度から令和8年度までの合計」.
      let part = total(one, own.isEmpty && rows.count == 1 ? rows : own)
      guard part.status == .answered else { continue }
      draft.lines.append(desk.wording.year(year))
      draft.lines += part.lines.map { "  " + $0 }
      draft.facts += part.facts
      draft.programmes += part.programmes
    }
    let sums = draft.facts.compactMap(\.value)
    let named = request.question.years.count + request.question.bareYears.count
    let isOneThing =
      Set(draft.facts.map { [desk.key($0.programme), $0.organization ?? "", $0.measure.rawValue, $0.unit ?? ""] }).count
      == 1
    // 「令和5年度のAと令和6年度のB」: each addend was named by itself, and each has one amount of the same unit.
    let areNamed =
      request.question.parts.count == draft.facts.count
      && Set(draft.facts.map { [$0.measure.rawValue, $0.unit ?? ""] }).count == 1
    if named > 1, draft.facts.count == request.scope.years.count, isOneThing || areNamed,
      sums.count == draft.facts.count
    {
      // One programme in each of the years that were named: its years are one total, if that is what is asked.
      let text = amount(sums.reduce(0, +), unit: draft.facts[0].unit, raws: draft.facts.map(\.raw), request)
      draft.lines.insert(desk.speaking.say("sum.head", text, String(sums.count)), at: 0)
    }
    draft.operation = .sum
    draft.isList = true
    return draft
  }

  /// The municipalities that are named, or else the sections, or else the years, each with a scope of its own.
  private func sides(_ request: Request) -> [(name: String, scope: Scope)] {
    let scope = request.scope
    var sides: [(name: String, scope: Scope)] = []
    func add(_ name: String, _ narrow: (inout Scope) -> Void) {
      var one = request
      narrow(&one.scope)
      // A section of a plan of another year is none of this one.
      let all = Selector(desk: desk).all(one).programmes
      let years = one.scope.years
      guard all.contains(where: { years.isEmpty || years.contains($0.westernYear ?? -1) }) else { return }
      sides.append((name, one.scope))
    }
    if scope.organizations.count > 1 {
      for name in scope.organizations { add(name) { $0.organizations = [name] } }
    } else if scope.sections.count > 1 {
      for name in scope.sections { add(name) { $0.sections = [name] } }
    } else if scope.years.count == 2, scope.sections.isEmpty, !request.isFollowUp {
      for year in scope.years.sorted() { add(desk.wording.year(year)) { $0.years = [year] } }
    }
    return sides
  }
}
