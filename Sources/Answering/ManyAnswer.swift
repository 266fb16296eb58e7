import PlanModel
import Understanding
import Vocabulary

/// Answers over many programmes: lists, counts, sums, averages, the largest and the smallest.
struct ManyAnswer {
  let desk: Desk

  /// One row of the answer: a programme and the facts that it is shown with.
  struct Row {
    let programme: Programme
    var facts: [Fact]
  }

  func draft(_ request: Request, _ rows: [Row], conditions: [String]) -> Draft {
    guard !rows.isEmpty else {
      return Draft(.notFound, [desk.speaking.say("missing.none_fit", conditions.joined(separator: "、"))])
    }
    switch request.operation {
    case .count: return count(request, rows)
    case .sum, .average: return total(request, rows)
    case .maximum, .minimum: return ranking(request, rows)
    default: return list(request, rows)
    }
  }

  // MARK: Lists

  func list(_ request: Request, _ rows: [Row]) -> Draft {
    var draft = Draft(.answered, [desk.speaking.say("list.head", String(rows.count))])
    let shown = rows.map {
      Row(programme: $0.programme, facts: $0.facts + asked($0.programme, request, besides: $0.facts))
    }
    for (index, row) in shown.enumerated() {
      let told = row.facts.isEmpty ? identifying(row.programme) : row.facts
      let values = told.map { inline($0, of: row.programme, request) }.joined(separator: "、")
      let place = desk.wording.lines(row.programme.lines)
      draft.lines.append(
        "\(index + 1). \(desk.title(row.programme))" + (values.isEmpty ? " ［\(place)］" : " — \(values)"))
      draft.facts += row.facts
    }
    if let unstated = unstated(request, shown) {
      // A list that is silent about what was asked would look as if it were the answer.
      draft.lines.insert(unstated, at: 0)
      draft.status = .notFound
    }
    finish(&draft, shown)
    return draft
  }

  /// That none of the programmes states the phone or address that was asked for; `nil` where one does. A figure's word
  /// may be part of the condition that made the list (「実績を上げた事業」), so figures are left alone.
  private func unstated(_ request: Request, _ rows: [Row]) -> String? {
    // 「URLの記載がない事業」 asks for just these programmes.
    guard !request.asks.isEmpty, Set(request.asks).isSubset(of: [.phone, .contact, .url]),
      rows.allSatisfy(\.facts.isEmpty), !desk.listening.says("left_out", in: request.question.key)
    else { return nil }
    return desk.speaking.say("missing.item", desk.names(of: request.asks))
  }

  func inline(_ fact: Fact, of programme: Programme, _ request: Request) -> String {
    desk.line(fact, of: programme, in: request.question.outputUnit)
  }

  /// What tells a programme without a name from others: its kind and what it does.
  private func identifying(_ programme: Programme) -> [Fact] {
    guard programme.name == nil, programme.parent == nil else { return [] }
    let wish = FactFinder.Wish(asks: [])
    return [Ask.category, .summary].flatMap { desk.finder.facts($0, of: programme, wish: wish) }
  }

  /// The facts of the measures that were asked for; for a list without any, what identifies a programme.
  func asked(_ programme: Programme, _ request: Request, besides known: [Fact]) -> [Fact] {
    // 「前の年より増えた」: beside the year before the plan's own.
    let own = request.question.relativeYears.isEmpty ? [] : [programme.westernYear].compactMap { $0 }
    let years = request.scope.years + own.filter { !request.scope.years.contains($0) }
    let wish = FactFinder.Wish(
      asks: request.asks, years: years, units: request.question.units, terms: request.terms)
    // What a condition was tested on is shown already; other indicators of the programme are not meant.
    let isTested = !known.isEmpty && !request.question.conditions.isEmpty
    let figures: Set<Ask> = [.planned, .result, .rate]
    let asks = request.asks.filter { $0 != .achievement && $0 != .summary && !(isTested && figures.contains($0)) }
    return asks.flatMap { desk.finder.facts($0, of: programme, wish: wish) }
      .filter { desk.isStated($0) && !known.contains($0) }
  }

  func finish(_ draft: inout Draft, _ rows: [Row]) {
    draft.programmes = rows.map(\.programme)
    draft.isList = true
    draft.operation = draft.operation ?? .list
    for row in rows where row.facts.isEmpty { draft.citations.append(desk.citation(of: row.programme)) }
  }

  // MARK: Counts

  private func count(_ request: Request, _ rows: [Row]) -> Draft {
    let programmes = rows.map(\.programme)
    let key = request.question.key
    if request.asks.contains(.grade), request.question.grades.count != 1 { return gradeCounts(rows, of: request) }
    // 「経済課の担当は何事業」 counts programmes.
    if request.asks.contains(.division), !request.scope.namesDivisions {
      return counted(unique(programmes.flatMap(\.divisions)), key: "count.divisions", rows)
    }
    // 「1億円未満の事業 区市町村 何件」: places are not counted in 件.
    let isOfCases = request.question.spans.contains { span in
      span.rule == "askedUnit" && span.meaning == "件" || span.rule == "operationCue" && span.text == "件数"
    }
    let countsProgrammes = desk.listening.says("counts_programmes", in: key) || isOfCases
    if !request.scope.kinds.isEmpty && !countsProgrammes || desk.listening.says("municipalities_asked", in: key) {
      return counted(unique(programmes.compactMap(\.organization)), key: "count.organizations", rows)
    }
    var draft = list(request, rows)
    draft.lines.insert(desk.speaking.say("count.programmes", String(rows.count)), at: 0)
    draft.operation = .count
    return draft
  }

  private func counted(_ names: [String], key: String, _ rows: [Row]) -> Draft {
    var draft = Draft(.answered, [desk.speaking.say(key, String(names.count))])
    draft.lines.append(names.joined(separator: "、"))
    draft.operation = .count
    finish(&draft, rows.map { Row(programme: $0.programme, facts: []) })
    return draft
  }

  /// How many have each grade, or each that the question speaks of.
  private func gradeCounts(_ rows: [Row], of request: Request) -> Draft {
    let rated = rows.filter { $0.programme.ratings?.grade != nil }
    let asked = request.question.grades
    var draft = Draft(.answered, [desk.speaking.say("count.programmes", String(rated.count))])
    for grade in Ratings.grades where asked.isEmpty || asked.contains(grade) {
      let having = rated.filter { $0.programme.ratings?.grade == grade }
      let names = having.map { desk.finder.name(of: $0.programme) }.joined(separator: "、")
      draft.lines.append("\(grade): \(having.count)" + (names.isEmpty ? "" : "（\(names)）"))
    }
    draft.operation = .count
    draft.facts = rated.flatMap { desk.finder.facts(.grade, of: $0.programme, wish: FactFinder.Wish(asks: [])) }
      .filter { $0.measure == .grade }
    finish(&draft, rated)
    return draft
  }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: Sums and averages

  /// The one number of each programme that is added, compared or ranked.
  func numbers(_ request: Request, _ rows: [Row]) -> [(row: Row, fact: Fact)] {
    let indicator = Indicator(rows: rows.map(\.programme), terms: request.terms, keys: desk.finder.keys)
    let figures: Set<Ask> = [.division, .phone, .contact, .summary, .achievement]
    let said = request.asks.filter { !figures.contains($0) }
    // Without a measure an indicator's name asks for its figures; nothing but 予算 or silence asks for money.
    let asks = said.isEmpty ? (indicator.isNamed ? [.result, .planned] : [.budget]) : said
    return rows.flatMap { row in
      let wish = FactFinder.Wish(
        asks: asks, years: request.scope.years, units: request.question.units, terms: request.terms)
      for ask in asks {
        let facts = desk.finder.facts(ask, of: row.programme, wish: wish)
          .filter { $0.value != nil && indicator.holds($0) }
        // One indicator over several years is added up; else a programme counts once.
        if !facts.isEmpty { return (addsYears(request) ? facts : Array(facts.prefix(1))).map { (row, $0) } }
      }
      return []
    }
  }

  /// 「R3からR5までの合計」 of an indicator: each year counts. Budgets are summed year by year.
  private func addsYears(_ request: Request) -> Bool {
    request.scope.years.count > 1 && (request.operation == .sum || request.operation == .average)
      && !request.asks.contains(.budget)
  }

  func total(_ asked: Request, _ rows: [Row]) -> Draft {
    var request = asked
    if rows.count == 1, request.scope.years.isEmpty, !request.asks.contains(.budget),
      desk.listening.says("over_years", in: request.question.key)
    {
      // 「3年間で合計何件」: every year that has a result.
      let results = rows[0].programme.figures.filter { $0.measure == .actual && !$0.values.isEmpty }
      request.scope.years = Set(results.compactMap { $0.westernYears?.lowerBound }).sorted()
      if request.asks.isEmpty { request.asks = [.result] }
    }
    let counted = rows.filter { !isRepeated($0.programme) }
    let numbers = numbers(request, counted)
    guard !numbers.isEmpty else { return Draft(.notFound, [desk.speaking.say("missing.no_numbers")]) }
    if request.scope.years.count > 1, request.operation == .sum, numbers[0].fact.measure == .budget {
      return totals(request, rows)
    }
    let years = Set(numbers.compactMap(\.row.programme.westernYear))
    if request.scope.years.isEmpty, request.operation == .sum, numbers[0].fact.measure == .budget, years.count > 1,
      request.scope.among == nil, request.question.parts.isEmpty
    {
      // Budgets of several years are never one total.
      var yearly = request
      yearly.scope.years = years.sorted()
      return totals(yearly, rows)
    }
    let isOfPeople = request.question.key.has("人数") && numbers.contains { FactFinder.fits($0.fact.unit, ["人"]) }
    let unit = isOfPeople ? "人" : numbers[0].fact.unit
    let same = numbers.filter { FactFinder.fits($0.fact.unit, [unit ?? ""]) || $0.fact.unit == unit }
    let sum = same.reduce(0) { $0 + ($1.fact.value ?? 0) }
    var draft = Draft(.answered, [])
    let isAverage = request.operation == .average
    let result = isAverage ? sum / Double(same.count) : sum
    let text = amount(result, unit: unit, raws: same.map(\.fact.raw), request)
    draft.lines.append(desk.speaking.say(isAverage ? "average.head" : "sum.head", text, String(same.count)))
    let others = numbers.count - same.count
    draft.lines += remarks(same.map(\.fact), of: rows.count - others, repeated: rows.count - counted.count)
    if others > 0 { draft.lines.append(desk.speaking.say("ranking.units", String(others), unit ?? "")) }
    if let said = request.question.amounts.first(where: { $0.unit == "事業" })?.value, Int(said) != rows.count {
      // 「47事業の合計」 where the document names twelve of them.
      draft.lines.append(desk.speaking.say("sum.population", String(Int(said)), String(rows.count)))
    }
    for (row, fact) in same {
      draft.lines.append("  \(desk.title(row.programme)) \(inline(fact, of: row.programme, request))")
    }
    draft.facts = same.map(\.fact)
    draft.operation = request.operation
    finish(&draft, same.map { Row(programme: $0.row.programme, facts: [$0.fact]) })
    return draft
  }

  func amount(_ value: Double, unit: String?, raws: [String], _ request: Request) -> String {
    if unit == "円" { return desk.wording.money(Int(value.rounded()), like: raws, in: request.question.outputUnit) }
    return desk.wording.number(value, decimals: 2) + (unit ?? "")
  }

  /// How many have no amount, are rounded, or stand in the list a second time.
  func remarks(_ facts: [Fact], of count: Int, repeated: Int) -> [String] {
    var lines: [String] = []
    let without = count - repeated - facts.count
    if without > 0 { lines.append(desk.speaking.say("sum.without", String(count), String(without))) }
    let rounded = facts.filter(\.isApproximate).count
    if rounded > 0 { lines.append(desk.speaking.say("sum.approximate", String(rounded))) }
    if repeated > 0 { lines.append(desk.speaking.say("sum.repeated", String(repeated))) }
    return lines
  }

  /// 再掲: the programme stands in the document a second time.
  private func isRepeated(_ programme: Programme) -> Bool {
    desk.tables.labels.words("any", "repeated").contains { programme.name?.contains($0) == true }
  }
}
