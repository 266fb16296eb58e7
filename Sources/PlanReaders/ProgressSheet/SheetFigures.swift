import JapaneseText
import PlanModel

/// Turns a sheet's indicators into figures, in the order of the form.
struct SheetFigures: Sendable {
  let table: IndicatorTable
  let words: SheetWords
  let units: Units

  /// The figures of the plan's indicators, the overall rate, then the reference indicators.
  func figures() -> [Figure] {
    table.indicators.flatMap { figures(of: $0, .target, .actual, .achievementRate) }
      + row(table.overall, .overallRate, label: words["overall"].first, unit: "%")
      + table.references.flatMap { figures(of: $0, .referenceTarget, .referenceActual, .referenceRate) }
  }

  private func figures(of one: Indicator, _ target: Measure, _ actual: Measure, _ rate: Measure) -> [Figure] {
    let unit = unit(of: one.actualLabel) ?? unit(of: one.label)
    return row(one.targets, target, label: one.label, unit: unit)
      + row(one.actuals, actual, label: one.label, unit: unit)
      + row(one.rates, rate, label: one.label, unit: "%")
  }

  private func row(_ values: [SheetValue], _ measure: Measure, label: String?, unit: String?) -> [Figure] {
    values.enumerated().map { index, value in
      let year = index < table.years.count ? table.years[index] : nil
      let quantity = value.number.map { Quantity(value: $0, unit: value.unit ?? unit) }
      return Figure(
        measure: measure, label: label, year: year?.label ?? "", westernYears: year?.western.map { $0...$0 },
        raw: value.token.raw, values: quantity.map { [$0] } ?? [], lines: LineSpan(value.token.line))
    }
  }

  /// 「件」 of 「相談件数（延べ・件）」: the last unit in the label's last brackets.
  private func unit(of label: String?) -> String? {
    guard let label else { return nil }
    let text = Array(label.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 == "％" ? "%" : $0 })
    guard let open = text.lastIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else { return nil }
    let parts = text[(open + 1)..<close].split { "・、，,/／ ".contains($0) }.map { String($0) }
    return parts.reversed().lazy.compactMap { known($0) }.first
  }

  /// The unit that `word` is: a counter or a unit of money, with or without 「以上」 behind it.
  private func known(_ word: String) -> String? {
    if units.yen(per: word) != nil { return word }
    let scalars = Array(word.unicodeScalars)
    guard let counter = units.counter(scalars, at: 0) else { return nil }
    let rest = String(word.dropFirst(counter.count))
    return rest.isEmpty || words.isOnly(rest, "at_least") || words.isOnly(rest, "below") ? counter : nil
  }
}

/// 検算: what a sheet's own arithmetic says against it.
struct SheetFindings: Sendable {
  let programme: String
  let table: IndicatorTable
  let ratings: SheetRatings
  let fiscalYear: Int?

  /// Rates that are not actual ÷ target, an overall rate that is not their mean, a grade off the sheet's own scale.
  func findings() -> [Finding] {
    (table.indicators + table.references).flatMap { rates(of: $0) } + overall() + grade()
  }

  private func rates(of one: Indicator) -> [Finding] {
    (0..<min(one.targets.count, one.actuals.count, one.rates.count)).compactMap { index in
      let (target, actual, rate) = (one.targets[index], one.actuals[index], one.rates[index])
      guard RateProof.holds(target: target, actual: actual, rate: rate) == false else { return nil }
      return Finding(
        .rateDiffers, lines: LineSpan(rate.token.line),
        detail: "\(programme)「\(one.label)」の達成率 \(rate.token.raw) は実績 \(actual.token.raw) ÷ "
          + "目標 \(target.token.raw) と合わない")
    }
  }

  private func overall() -> [Finding] {
    table.overall.indices.compactMap { year in
      let rates = table.indicators.compactMap { $0.rate(year) }
      guard !rates.isEmpty, let printed = table.overall[year].number else { return nil }
      let mean = rates.reduce(0, +) / Double(rates.count)
      guard !RateProof.isRounded(mean, printed: printed, decimals: table.overall[year].decimals) else { return nil }
      return Finding(
        .rateDiffers, lines: LineSpan(table.overall[year].token.line),
        detail: "\(programme)の総合達成率 \(table.overall[year].token.raw) は達成率の平均と合わない")
    }
  }

  private func grade() -> [Finding] {
    guard let year = table.years.firstIndex(where: { $0.western == fiscalYear }), year < table.overall.count,
      let rate = table.overall[year].number, let scale = ratings.scale, let grade = ratings.ratings.grade,
      scale.isByRate(grade), let due = scale.grade(of: rate), due != grade, let line = ratings.gradeLine
    else { return [] }
    return [
      Finding(
        .gradeDiffers, lines: LineSpan(line),
        detail: "\(programme)の評価は \(grade) だが、総合達成率 \(table.overall[year].token.raw) は基準では \(due)")
    ]
  }
}
