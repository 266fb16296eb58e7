import PlanModel

/// 表の検算: what the figures of one programme say of each other, where no sum proves a table.
///
/// Two different values for one indicator, measure and year, or achievement rates none of which is actual ÷ target, mean
/// that rows were read together which are not one: then nobody can say which is right, and none of them stays.
enum TableProof {
  /// The programme without the figures that contradict each other, and a finding for each indicator that lost some.
  static func proved(_ programme: Programme) -> (Programme, [Finding]) {
    var programme = programme
    var findings: [Finding] = []
    let doubtful = contradicted(programme.figures).union(unrated(programme.figures))
    guard !doubtful.isEmpty else { return (programme, []) }
    for label in doubtful.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let lost = programme.figures.filter { $0.label == label }
      let lines = lost.map(\.lines).reduce(lost[0].lines) { $0.union($1) }
      let detail = "\(programme.name ?? programme.id)「\(label ?? "")」: 値が食い違い、読み取れません"
      findings.append(Finding(.unread, lines: lines, detail: detail))
    }
    programme.figures.removeAll { doubtful.contains($0.label) }
    return (programme, findings)
  }

  /// The indicators with two values for one measure and year.
  private static func contradicted(_ figures: [Figure]) -> Set<String?> {
    let groups = Dictionary(grouping: figures.filter { !$0.values.isEmpty }) { figure in
      "\(figure.measure.rawValue) \(figure.label ?? "") \(figure.westernYears.map { "\($0)" } ?? figure.year)"
    }
    return Set(groups.values.filter { Set($0.map(\.values)).count > 1 }.map { $0[0].label })
  }

  /// The indicators of which no rate is actual ÷ target, nor target ÷ actual where less is better.
  private static func unrated(_ figures: [Figure]) -> Set<String?> {
    func values(_ measure: Measure, _ label: String?) -> [Int: Double] {
      let own = figures.filter { $0.measure == measure && $0.label == label && $0.values.count == 1 }
      return Dictionary(
        own.compactMap { figure in figure.westernYears.map { ($0.lowerBound, figure.values[0].value) } },
        uniquingKeysWith: { first, _ in first })
    }
    let labels = Set(figures.filter { $0.measure == .achievementRate }.map(\.label))
    return labels.filter { label in
      let (targets, actuals) = (values(.target, label), values(.actual, label))
      let checks = values(.achievementRate, label).compactMap { year, rate -> Bool? in
        guard let target = targets[year], let actual = actuals[year], target > 0, actual > 0 else { return nil }
        return [actual / target, target / actual].contains { abs($0 * 100 - rate) < Self.rounding }
      }
      return !checks.isEmpty && !checks.contains(true)
    }
  }

  /// Printed rates have one decimal, or none.
  private static let rounding = 0.6
}
