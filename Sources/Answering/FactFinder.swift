import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Finds the facts of a programme that answer what was asked.
struct FactFinder: Sendable {
  let catalogue: Catalogue
  let keys: KeyBook
  let units: Units

  /// What is looked for in a programme.
  struct Wish {
    var asks: [Ask]
    /// Western years; empty for the latest that is stated.
    var years: [Int] = []
    var units: [String] = []
    /// Words that may name an indicator.
    var terms: [Term] = []
  }

  /// The measures that may answer what was asked, in the order in which they are tried.
  static func measures(for ask: Ask) -> [Measure] {
    switch ask {
    case .budget: [.budget]
    case .planned: [.scalePlanned, .target, .referenceTarget]
    case .result: [.scaleActual, .actual, .referenceActual]
    case .rate: [.achievementRate, .referenceRate]
    case .achievement: [.scalePlanned, .target, .scaleActual, .actual, .achievementRate]
    case .overallRate: [.overallRate]
    case .grade: [.grade, .evaluation]
    case .direction: [.direction]
    case .covid: []
    case .division: [.division]
    case .contact: [.division, .phone, .url]
    case .phone: [.phone]
    case .url: [.url]
    case .audience: [.audience]
    case .category: [.category]
    case .start: [.start]
    case .summary: [.summary]
    }
  }

  /// A programme's name as it is shown: its own, or its parent's with its number.
  func name(of programme: Programme) -> String {
    if let name = programme.name {
      guard let parent = catalogue.parent(of: programme)?.name else { return name }
      return "\(parent)「\(name)」"
    }
    if let parent = catalogue.parent(of: programme) {
      return "\(name(of: parent))\(programme.number ?? "")"
    }
    let number = programme.number.map { "\($0)番" } ?? ""
    return "（\(programme.organization ?? "")\(number)・事業名の記載なし）"
  }

  /// The stated facts for one of the things asked, of one programme. Empty where the document does not say.
  func facts(_ ask: Ask, of programme: Programme, wish: Wish) -> [Fact] {
    let measures = Self.measures(for: ask)
    let fields = measures.flatMap { field($0, of: programme, years: wish.years) }
    // A table of years states the budgets of the years besides the plan's own.
    if !fields.isEmpty, ask != .budget || wish.years.count < 2 { return fields }
    return (fields + figureFacts(measures, of: programme, wish: wish)).sorted { one, other in
      ask == .budget && (one.fiscalYear ?? 0) < (other.fiscalYear ?? 0)
    }
  }

  // MARK: Fields

  private func field(_ measure: Measure, of programme: Programme, years: [Int]) -> [Fact] {
    guard !Measure.ofFigures.contains(measure) else { return [] }
    // A budget belongs to the plan's own year; who is responsible does not change with a figure's year.
    if measure == .budget || measure == .grade || measure == .evaluation || measure == .direction {
      guard years.isEmpty || years.contains(programme.westernYear ?? -1) else { return [] }
    }
    func fact(_ raw: String, value: Double? = nil, unit: String? = nil, isApproximate: Bool = false) -> Fact {
      Fact(
        programme: programme, name: name(of: programme), fiscalYear: programme.westernYear, measure: measure, raw: raw,
        value: value, unit: unit, isApproximate: isApproximate, lines: programme.place(of: measure))
    }
    switch measure {
    case .budget:
      return programme.budget.map {
        [fact($0.raw, value: Double($0.yen), unit: "円", isApproximate: $0.isApproximate)]
      } ?? []
    case .division: return programme.divisions.map { fact($0) }
    case .phone:
      // An extension alone is called through the town hall's own number.
      guard !programme.phones.isEmpty else { return programme.phoneExtension.map { [fact($0)] } ?? [] }
      let ext = programme.phoneExtension.map { "（\($0)）" } ?? ""
      return programme.phones.map { fact($0 + ext) }
    case .url: return programme.url.map { [fact($0)] } ?? []
    case .audience: return programme.audience.map { [fact($0)] } ?? []
    case .category: return programme.category.map { [fact($0)] } ?? []
    case .start: return programme.start.map { [fact($0)] } ?? []
    case .summary: return programme.summary.map { [fact($0)] } ?? []
    case .grade: return programme.ratings?.grade.map { [fact($0)] } ?? []
    case .evaluation: return programme.ratings?.evaluation.map { [fact($0)] } ?? []
    case .direction: return programme.ratings?.direction.map { [fact($0)] } ?? []
    default: return []
    }
  }

  // MARK: Figures

  private func figureFacts(_ measures: [Measure], of programme: Programme, wish: Wish) -> [Fact] {
    let pools = measures.map { measure in programme.figures.filter { $0.measure == measure } }
    // 参加者数 is an indicator: 参加者率, a reference indicator that has a part of the word, is left out.
    let terms = telling(wish.terms, of: programme)
    let scores = pools.map {
      LabelScores(labels: Set($0.compactMap(\.label)), terms: terms, keys: keys)
    }
    let best = scores.map(\.top).max() ?? 0
    let tops = Dictionary(zip(measures, scores.map(\.top)), uniquingKeysWith: max)
    var figures = zip(measures, zip(pools, scores)).flatMap { measure, pool -> [Figure] in
      let (figures, scores) = pool
      let isReference = Self.references.values.contains(measure)
      // A reference indicator that is named whole leaves out those beside it without the word.
      let rival = isReference ? best : Self.references[measure].flatMap { tops[$0] }.flatMap { $0 >= 1 ? $0 : nil } ?? 0
      return scores.top < rival - Self.nearLabel ? [] : Self.chosenLabels(figures, scores)
    }
    // 「実習回数と実習生の人数」: the unit of a count that is named is asked for beside the one that was said.
    let asked = wish.units.isEmpty ? [] : Self.each(wish.units + countedUnits(terms))
    if asked.count > 1 {
      // 「何回、延べ何人」: the best indicator in each of the units.
      let each = asked.flatMap { unit in
        zip(measures, pools).flatMap { _, pool -> [Figure] in
          let own = pool.filter { figure in figure.values.contains { Self.fits($0.unit, [unit]) } }
          return Self.chosenLabels(own, LabelScores(labels: Set(own.compactMap(\.label)), terms: terms, keys: keys))
        }
      }
      if !each.isEmpty { figures = each.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    }
    let units = asked + counted(in: pools.flatMap { $0 }, wish.terms)
    if !units.isEmpty {
      let fitting = figures.filter { figure in figure.values.contains { Self.fits($0.unit, units) } }
      // Another unit counts something else: 「何人」 is not answered with 回. A cell without a value still says so.
      figures = fitting.isEmpty ? figures.filter { $0.values.isEmpty && Self.mayCount($0.raw, units) } : fitting
    }
    if wish.years.isEmpty {
      figures = latest(figures)
    } else {
      figures = figures.filter { figure in
        wish.years.contains { figure.westernYears?.contains($0) ?? ($0 == programme.westernYear) }
      }
    }
    return figures.flatMap { facts(of: $0, in: programme) }
  }

  /// 「－」, 「開催なし」 and 「全校」 say something of a count; a sentence without the unit does not.
  private static func mayCount(_ raw: String, _ units: [String]) -> Bool {
    raw.unicodeScalars.count <= 8 || units.contains { raw.contains($0) }
  }

  /// The words that choose among a programme's indicators: those of its name do not, where others are left.
  private func telling(_ terms: [Term], of programme: Programme) -> [Term] {
    let names = programme.names.map { keys.key($0) }
    let labels = programme.figures.compactMap(\.label).map { keys.key($0) }
    let others = terms.filter { term in !names.contains { $0.has(term.text) } }
    let isNamed = others.contains { term in labels.contains { $0.has(term.text) } }
    return isNamed ? others : terms
  }

  /// 参考指標: the measure of a reference indicator for that of one that counts.
  private static let references: [Measure: Measure] = [
    .target: .referenceTarget, .actual: .referenceActual, .achievementRate: .referenceRate,
  ]

  /// The units of words for counts that no indicator has, as far as any of the figures is in one of them.
  private func counted(in figures: [Figure], _ terms: [Term]) -> [String] {
    let labels = Set(figures.compactMap(\.label)).map { keys.key($0) }
    let unnamed = terms.filter { term in
      !labels.contains { label in term.stands(in: label) }
    }
    return countedUnits(unnamed).filter { unit in
      figures.contains { figure in figure.values.contains { Self.fits($0.unit, [unit]) } }
    }
  }

  /// The units of what is counted without an indicator's name: 「学校数」 is in 校, 「参加人数」 in 人.
  func countedUnits(_ terms: [Term]) -> [String] {
    terms.compactMap { term in
      guard term.text.hasSuffix("数") else { return nil }
      let counted = Array(term.text.unicodeScalars.dropLast())
      return units.counters.first { counted.count >= $0.count && counted.suffix($0.count).elementsEqual($0) }
        .map { String(scalars: $0) }
    }
  }

  /// How much worse the label of a reference indicator may fit.
  private static let nearLabel = 0.3

  /// The figures of the latest year in which each indicator and measure has a value.
  private func latest(_ figures: [Figure]) -> [Figure] {
    let stated = figures.filter { !$0.values.isEmpty }
    let pool = stated.isEmpty ? figures : stated
    // Targets reach beyond the last results: side by side, the latest year that both have is meant.
    let byMeasure = Dictionary(grouping: pool, by: \.measure)
    let lasts = byMeasure.values.compactMap { $0.compactMap { $0.westernYears?.lowerBound }.max() }
    guard let year = lasts.min() else { return pool }
    let chosen = pool.filter { $0.westernYears?.contains(year) ?? true }
    return chosen.isEmpty ? pool : chosen
  }

  /// The figures whose indicator the question names, where it names any of several.
  private static func chosenLabels(_ figures: [Figure], _ scores: LabelScores) -> [Figure] {
    guard let best = scores.best, Set(figures.compactMap(\.label)).count > 1 else { return figures }
    let chosen = figures.filter { best.contains($0.label ?? "") }
    // A word that a label only has beside others (支援) does not choose an empty cell before a stated one.
    let isEmpty = chosen.allSatisfy(\.values.isEmpty) && !figures.allSatisfy(\.values.isEmpty)
    return isEmpty && !scores.namesLabel ? figures : chosen
  }

  /// One fact a value; one without a value where the cell says 「－」 or only words.
  func facts(of figure: Figure, in programme: Programme) -> [Fact] {
    let year = figure.westernYears?.lowerBound ?? programme.westernYear
    func fact(_ quantity: Quantity?) -> Fact {
      let isOne = figure.values.count <= 1
      return Fact(
        programme: programme, name: name(of: programme), fiscalYear: year, measure: figure.measure,
        label: isOne ? figure.label : quantity?.label ?? figure.label, period: figure.year,
        raw: isOne ? figure.raw : Self.words(quantity), cell: figure.raw, value: quantity?.value, unit: quantity?.unit,
        isApproximate: quantity?.isApproximate ?? false, lines: figure.lines)
    }
    return figure.values.isEmpty ? [fact(nil)] : figure.values.map { fact($0) }
  }

  /// One value of a cell with several: 「10,401社」.
  private static func words(_ quantity: Quantity?) -> String {
    guard let quantity else { return "" }
    let isWhole = quantity.value == quantity.value.rounded() && quantity.value.magnitude < 1e15
    var digits = isWhole ? String(Int(quantity.value)) : String(quantity.value)
    if isWhole {
      var groups: [String] = []
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits = String(digits.dropLast(3))
      }
      digits = ([digits] + groups).joined(separator: ",")
    }
    return digits + (quantity.unit ?? "")
  }

  /// The units, of those that count the same things the first.
  private static func each(_ units: [String]) -> [String] {
    units.reduce(into: []) { kept, unit in
      if !fits(unit, kept) { kept.append(unit) }
    }
  }

  /// 人 and 名 count the same things, as do 社 and 企業.
  private static let sameUnits: [Set<String>] = [
    ["人", "名", "者", "人日", "人回", "延べ人日", "延べ人回", "延べ人数"], ["社", "企業", "事業所"], ["件", "回"], ["日", "日間"],
    ["箇所", "か所", "カ所", "ケ所"],
  ]

  static func fits(_ unit: String?, _ asked: [String]) -> Bool {
    guard let unit else { return false }
    return asked.contains { one in one == unit || sameUnits.contains { $0.contains(one) && $0.contains(unit) } }
  }
}
