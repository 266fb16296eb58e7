import PlanModel
import Understanding
import Vocabulary

/// 名前の比較: which programmes or divisions stand in the plans of two years, or in one of them only.
struct SharedNames {
  let desk: Desk

  /// What is wanted of two sets of names.
  enum Wish: String, CaseIterable {
    /// In both: 「名前がまったく同じもの」.
    case shared = "names_shared"
    /// In the earlier only: 「今は残っていない」.
    case gone = "names_gone"
    /// In the later only: 「新しく加わった」.
    case new = "names_new"
  }

  /// `nil` where the question compares no names, or not those of two years.
  func draft(_ request: Request) -> Draft? {
    if let changed = budgets(request) { return changed }
    let key = request.question.key
    guard let wish = absent(request) ?? Wish.allCases.first(where: { desk.listening.says($0.rawValue, in: key) }),
      let (before, after) = sides(request, wish)
    else { return nil }
    let asksDivisions = request.asks == [.division] || desk.listening.says("names_of_divisions", in: key)
    return asksDivisions ? divisions(before, after, wish, request) : names(before, after, wish)
  }

  /// The programmes of the earlier and of the later year, of those municipalities that have a plan of both. Where one year
  /// is named, the plan before it is the other: 「令和6年度に無くなった事業」.
  func sides(_ request: Request, _ wish: Wish) -> (before: [Programme], after: [Programme])? {
    var anyYear = request.scope
    anyYear.years = []
    let programmes = desk.whole(desk.programmes(in: anyYear))
    func plan(_ year: Int) -> [Programme] { programmes.filter { $0.westernYear == year } }
    var years = Set(request.scope.years).sorted()
    let words = desk.listening.phrases(wish.rawValue)
    let isOfAll = request.terms.allSatisfy { term in !term.isRequired || words.contains { $0.has(term.text) } }
    if let last = years.first, years.count == 1, wish != .shared, isOfAll {
      let places = Set(plan(last).map(\.organization))
      let plans = programmes.filter { places.contains($0.organization) }.compactMap(\.westernYear)
      years = [plans.filter { $0 < last }.max(), last].compactMap { $0 }
    }
    guard years.count == 2 else { return nil }
    let (old, new) = (plan(years[0]), plan(years[1]))
    let places = Set(old.map(\.organization)).intersection(new.map(\.organization))
    let (before, after) = (
      old.filter { places.contains($0.organization) }, new.filter { places.contains($0.organization) }
    )
    return before.isEmpty || after.isEmpty ? nil : (before, after)
  }

  /// 「平成26年度にあって令和5年度にない」: the year that is named last lacks them.
  private func absent(_ request: Request) -> Wish? {
    guard desk.listening.says("names_absent", in: request.question.key), Set(request.scope.years).count == 2,
      let lacking = request.scope.years.last, let other = request.scope.years.first
    else { return nil }
    return lacking > other ? .gone : .new
  }

  private func names(_ before: [Programme], _ after: [Programme], _ wish: Wish) -> Draft {
    let (old, new) = (Set(before.compactMap(key)), Set(after.compactMap(key)))
    let found: [Programme]
    switch wish {
    case .shared: found = after.filter { key($0).map(old.contains) ?? false }
    case .gone: found = before.filter { key($0).map { !new.contains($0) } ?? false }
    case .new: found = after.filter { key($0).map { !old.contains($0) } ?? false }
    }
    guard !found.isEmpty else { return Draft(.notFound, [desk.speaking.say("names.none")]) }
    var draft = Draft(.answered, [desk.speaking.say("list.head", String(found.count))])
    let years = [before, after].compactMap { $0.first?.westernYear.map { desk.wording.year($0) } }
    draft.lines.append(desk.speaking.say("names.compared", years.joined(separator: "・")))
    for (index, programme) in found.enumerated() {
      let others = wish == .shared ? before.filter { key($0) == key(programme) } : []
      let places = ([programme] + others).map { "\(desk.title($0)) ［\(desk.wording.lines($0.lines))］" }
      draft.lines.append("\(index + 1). " + places.joined(separator: "、"))
      draft.citations += ([programme] + others).map { desk.citation(of: $0) }
    }
    draft.programmes = found
    draft.isList = true
    draft.operation = .list
    return draft
  }

  private func divisions(_ before: [Programme], _ after: [Programme], _ wish: Wish, _ request: Request) -> Draft {
    let (old, new) = (Set(before.flatMap(\.divisions)), Set(after.flatMap(\.divisions)))
    let names =
      switch wish {
      case .shared: old.intersection(new)
      case .gone: old.subtracting(new)
      case .new: new.subtracting(old)
      }
    guard !names.isEmpty else { return Draft(.notFound, [desk.speaking.say("names.none")]) }
    var draft = Draft(.answered, [desk.speaking.say("count.divisions", String(names.count))])
    let wish = FactFinder.Wish(asks: [.division])
    for programme in before + after {
      for fact in desk.finder.facts(.division, of: programme, wish: wish)
      where names.contains(fact.raw) && !draft.facts.contains(where: { $0.raw == fact.raw }) {
        draft.facts.append(fact)
        draft.lines.append("  " + desk.line(fact, of: programme) + " \(desk.title(programme))")
      }
    }
    draft.operation = .list
    return draft
  }

  private func key(_ programme: Programme) -> String? { programme.name.map { desk.key($0) } }
}
