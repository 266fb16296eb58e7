import JapaneseText
import PlanIndex
import PlanModel

/// 差分: one thing that differs between two documents or two indexes.
package struct Difference: Hashable, Sendable {
  package enum Change: String, Sendable { case added, removed, changed }

  package let change: Change
  package let organization: String?
  /// The programme's name, or its id where it has none.
  package let programme: String
  /// `nil` where the whole programme came or went.
  package let measure: Measure?
  /// The indicator and the year of a figure.
  package let label: String?
  package let year: String?
  package let before: String?
  package let after: String?
  /// Where it stands: before and after.
  package let sources: [Source]

  package init(
    _ change: Change, programme: Programme, measure: Measure? = nil, label: String? = nil, year: String? = nil,
    before: String? = nil, after: String? = nil, sources: [Source]
  ) {
    (self.change, organization, self.measure) = (change, programme.organization, measure)
    self.programme = programme.name ?? programme.id
    (self.label, self.year, self.before, self.after, self.sources) = (label, year, before, after, sources)
  }
}

/// Compares two lists of programmes: those that came, those that went, and what changed in the rest.
///
/// Two programmes are one when their names (and their organizations, where both are told) agree; programmes of one name
/// pair off in order, nameless ones by their number.
package struct CatalogueDifference: Sendable {
  private let normalizer: Normalizer

  package init(normalizer: Normalizer) { self.normalizer = normalizer }

  /// Removed and changed programmes in the order of `old`, then the added ones in the order of `new`.
  package func differences(from old: [Programme], to new: [Programme]) -> [Difference] {
    var partners: [Int?] = Array(repeating: nil, count: old.count)
    var taken: Set<Int> = []
    var byKey: [String: [Int]] = [:]
    for (index, key) in keys(of: new).enumerated() { byKey[key, default: []].append(index) }
    let oldKeys = keys(of: old)
    for (index, programme) in old.enumerated() {
      let candidates = byKey[oldKeys[index]] ?? []
      let free = candidates.first { !taken.contains($0) && areCompatible(programme, new[$0]) }
      if let free {
        partners[index] = free
        taken.insert(free)
      }
    }
    var found: [Difference] = []
    for (index, programme) in old.enumerated() {
      if let partner = partners[index] {
        found += changes(from: programme, to: new[partner])
      } else {
        found.append(Difference(.removed, programme: programme, sources: [source(programme, programme.lines)]))
      }
    }
    for (index, programme) in new.enumerated() where !taken.contains(index) {
      found.append(Difference(.added, programme: programme, sources: [source(programme, programme.lines)]))
    }
    return found
  }

  /// Under which name each programme compares: its own and its parent's.
  private func keys(of programmes: [Programme]) -> [String] {
    let names = Dictionary(programmes.map { ($0.id, $0.name ?? "") }, uniquingKeysWith: { first, _ in first })
    return programmes.map { programme in
      let parent = programme.parent.flatMap { names[$0] } ?? ""
      return normalizer.key(parent) + "/" + normalizer.key(programme.name ?? "#" + (programme.number ?? ""))
    }
  }

  private func areCompatible(_ one: Programme, _ other: Programme) -> Bool {
    guard let one = one.organization, let other = other.organization else { return true }
    return normalizer.key(one) == normalizer.key(other)
  }

  /// The fields that are compared, and how each reads.
  private static let fields: [(measure: Measure, text: @Sendable (Programme) -> String?)] = [
    (.budget, { $0.budget.map { $0.raw } }), (.division, { list($0.divisions) }), (.phone, { list($0.phones) }),
    (.url, { $0.url }), (.audience, { $0.audience }), (.category, { $0.category }), (.start, { $0.start }),
    (.grade, { $0.ratings?.grade }), (.evaluation, { $0.ratings?.evaluation }), (.direction, { $0.ratings?.direction }),
  ]

  private static func list(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.joined(separator: " / ") }

  private func changes(from old: Programme, to new: Programme) -> [Difference] {
    var found: [Difference] = []
    for field in Self.fields {
      let (before, after) = (field.text(old), field.text(new))
      if field.measure == .budget, old.budget?.yen == new.budget?.yen { continue }
      guard before.map({ normalizer.key($0) }) != after.map({ normalizer.key($0) }) else { continue }
      found.append(
        Difference(
          change(before, after), programme: new, measure: field.measure, before: before, after: after,
          sources: [source(old, old.place(of: field.measure)), source(new, new.place(of: field.measure))]))
    }
    return found + figureChanges(from: old, to: new)
  }

  /// Figures pair off by measure, indicator and year; what is left, by measure and indicator alone where each side has
  /// one: the plan of another year has its figure under another year.
  private func figureChanges(from old: Programme, to new: Programme) -> [Difference] {
    var (gone, come) = (old.figures, new.figures)
    var pairs: [(old: Figure, new: Figure)] = []
    for key in [yearKey, labelKey] {
      let (before, after) = (Dictionary(grouping: gone, by: key), Dictionary(grouping: come, by: key))
      for figure in gone {
        guard before[key(figure)]?.count == 1, let others = after[key(figure)], others.count == 1 else { continue }
        pairs.append((figure, others[0]))
      }
      gone.removeAll { figure in pairs.contains { $0.old == figure } }
      come.removeAll { figure in pairs.contains { $0.new == figure } }
    }
    return pairs.filter { !isSame($0.old, $0.new) }.map { difference(from: $0.old, to: $0.new, in: old, new) }
      + gone.map { difference(from: $0, to: nil, in: old, new) }
      + come.map { difference(from: nil, to: $0, in: old, new) }
  }

  private func difference(from old: Figure?, to new: Figure?, in before: Programme, _ after: Programme) -> Difference {
    Difference(
      change(old?.raw, new?.raw), programme: after, measure: (old ?? new)?.measure, label: (new ?? old)?.label,
      year: years(old?.year, new?.year), before: old?.raw, after: new?.raw,
      sources: [old.map { source(before, $0.lines) }, new.map { source(after, $0.lines) }].compactMap { $0 })
  }

  private func yearKey(_ figure: Figure) -> String {
    let years = figure.westernYears.map { "\($0.lowerBound)-\($0.upperBound)" } ?? normalizer.key(figure.year)
    return "\(labelKey(figure))/\(years)"
  }

  private func labelKey(_ figure: Figure) -> String {
    "\(figure.measure.rawValue)/\(normalizer.key(figure.label ?? ""))"
  }

  /// 「R5」, or 「R5 -> R6」 where the figure moved on.
  private func years(_ before: String?, _ after: String?) -> String? {
    guard let before, let after, before != after else { return after ?? before }
    return "\(before) -> \(after)"
  }

  private func isSame(_ one: Figure, _ other: Figure) -> Bool {
    if one.values.isEmpty || other.values.isEmpty { return normalizer.key(one.raw) == normalizer.key(other.raw) }
    return one.values.map { "\($0.value)\($0.unit ?? "")" } == other.values.map { "\($0.value)\($0.unit ?? "")" }
  }

  private func change(_ before: String?, _ after: String?) -> Difference.Change {
    before == nil ? .added : after == nil ? .removed : .changed
  }

  private func source(_ programme: Programme, _ lines: LineSpan) -> Source {
    Source(document: programme.document, lines: lines)
  }
}
