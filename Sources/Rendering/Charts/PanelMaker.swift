import PlanModel

/// Puts points that may be compared on one axis each.
struct PanelMaker {
  let points: [ChartPoint]
  let words: Chart.Words

  /// One indicator of one programme in one unit: what a table by years is of.
  private struct Series: Hashable {
    let programmeID: String
    let label: String?
    let unit: String
  }

  /// Few programmes are shown year by year, many beside each other.
  var isOfFew: Bool { Set(points.map(\.programmeID)).count <= 2 }

  private var series: [(key: Series, points: [ChartPoint])] {
    grouped(points.filter { [.planned, .actual].contains($0.role) || $0.measure == .budget }) {
      Series(programmeID: $0.programmeID, label: $0.label, unit: $0.unit)
    }
  }

  // MARK: By year

  /// Target against actual, year by year, with the rate that the document prints beside it.
  var years: [Chart.Panel] {
    series.compactMap { key, points in
      let years = Set(points.compactMap(\.year)).sorted()
      let rows = years.flatMap { self.rows(of: $0, points, rates: self.points.filter { isRate($0, of: key) }) }
      guard rows.count >= 2 else { return nil }
      return Chart.Panel(title: title(of: points[0], label: key.label), rows: rows)
    }
  }

  private func rows(of year: Int, _ points: [ChartPoint], rates: [ChartPoint]) -> [Chart.Row] {
    let own = points.filter { $0.year == year }
    let ordered = own.filter { $0.role == .planned } + own.filter { $0.role != .planned }
    return ordered.enumerated().compactMap { index, point in
      guard let value = point.value else { return nil }
      let rate = point.role == .actual ? rates.first { $0.year == year }?.digits : nil
      let hasKinds = point.role != .other
      return Chart.Row(
        label: index == 0 ? words.year(year) : "", series: hasKinds ? words.measure(point.measure) : "",
        digits: point.digits, note: rate ?? "", mark: point.role == .planned ? .planned(value) : .actual(value))
    }
  }

  private func isRate(_ point: ChartPoint, of key: Series) -> Bool {
    point.role == .rate && point.programmeID == key.programmeID && point.label == key.label
  }

  // MARK: Side by side

  /// One row a programme and indicator that has three years or more: its small trend, and the first and last value.
  var trends: [Chart.Panel] {
    var (rows, last): ([Chart.Row], String?) = ([], nil)
    for (key, points) in series {
      let kind = points.contains { $0.role == .actual } ? points.filter { $0.role != .planned } : points
      let ordered = kind.filter { $0.year != nil }.sorted { ($0.year ?? 0) < ($1.year ?? 0) }
      guard Set(ordered.compactMap(\.year)).count >= 3 else { continue }
      let programme = programme(of: points[0])
      rows.append(
        Chart.Row(
          heading: key.label == nil || last == key.programmeID ? "" : programme, label: key.label ?? programme,
          digits: span(of: ordered) + (["円", "%"].contains(key.unit) ? "" : key.unit),
          mark: .trend(ordered.compactMap(\.value))))
      last = key.programmeID
    }
    return rows.isEmpty ? [] : [Chart.Panel(title: words.say("chart.trends"), rows: rows)]
  }

  /// 「令和3年度 480 -> 令和5年度 520」.
  private func span(of ordered: [ChartPoint]) -> String {
    [ordered.first, ordered.last].compactMap { $0 }.map { "\(words.year($0.year ?? 0)) \($0.digits)" }
      .joined(separator: " -> ")
  }

  /// One value of each programme, or of each of its indicators, in the answer's own order; a panel for each measure and
  /// unit.
  var rankings: [Chart.Panel] {
    let groups = grouped(points.filter { $0.value != nil }) { [$0.measure.rawValue, $0.unit] }
    return groups.compactMap { _, points in
      // Several years of one indicator are no ranking.
      let keys = Set(points.map { Series(programmeID: $0.programmeID, label: $0.label, unit: $0.unit) })
      let programmes = Set(points.map(\.programmeID)).count
      guard programmes >= 2, keys.count == points.count else { return nil }
      let hasLabels = programmes < points.count
      let rows = points.indices.map { index in
        let point = points[index]
        let isFirst = index == 0 || points[index - 1].programmeID != point.programmeID
        return Chart.Row(
          heading: hasLabels && isFirst ? name(of: point) : "",
          label: hasLabels ? point.label ?? words.measure(point.measure) : name(of: point), digits: point.digits,
          mark: point.role == .planned ? .planned(point.value ?? 0) : .actual(point.value ?? 0))
      }
      return Chart.Panel(title: words.measure(points[0].measure) + unit(points[0].unit), rows: rows)
    }
  }

  /// How many programmes have each grade, the best first: S before A.
  var grades: [Chart.Panel] {
    let graded = points.filter { $0.measure == .grade }
    let counts = Dictionary(grouping: graded, by: \.digits).mapValues(\.count)
    guard graded.count >= 3, counts.count >= 2 else { return [] }
    let rows = Ratings.grades.filter { counts[$0] != nil }.map { grade in
      Chart.Row(
        label: grade, digits: String(counts[grade] ?? 0),
        mark: .actual(Double(counts[grade] ?? 0)))
    }
    return [Chart.Panel(title: words.measure(.grade) + unit(words.say("chart.programmes")), rows: rows)]
  }

  // MARK: Names

  private func title(of point: ChartPoint, label: String?) -> String {
    let name = label == nil && point.role == .other ? words.measure(point.measure) : label
    return [programme(of: point), name].compactMap { $0 }.joined(separator: " ") + unit(point.unit)
  }

  /// The programme's name where the years stand in the rows.
  private func programme(of point: ChartPoint) -> String {
    let others = points.filter { $0.programme == point.programme && $0.organization != point.organization }
    return point.programme + (others.isEmpty ? "" : point.organization.map { "（\($0)）" } ?? "")
  }

  /// Money names its unit in every value.
  private func unit(_ unit: String) -> String { unit.isEmpty || unit == "円" || unit == "%" ? "" : "（\(unit)）" }

  /// The programme's name; with its municipality and year where another has the same.
  private func name(of point: ChartPoint) -> String {
    let namesakes = points.filter { $0.programme == point.programme && $0.programmeID != point.programmeID }
    guard !namesakes.isEmpty else { return point.programme }
    let isOfOne = namesakes.allSatisfy { $0.organization == point.organization }
    let rest = isOfOne ? point.year.map { words.year($0) } : point.organization
    return point.programme + (rest.map { "（\($0)）" } ?? "")
  }

  private func grouped<Key: Hashable>(
    _ points: [ChartPoint], by key: (ChartPoint) -> Key
  ) -> [(key: Key, points: [ChartPoint])] {
    var (keys, groups): ([Key], [Key: [ChartPoint]]) = ([], [:])
    for point in points {
      if groups[key(point)] == nil { keys.append(key(point)) }
      groups[key(point), default: []].append(point)
    }
    return keys.map { ($0, groups[$0] ?? []) }
  }
}
