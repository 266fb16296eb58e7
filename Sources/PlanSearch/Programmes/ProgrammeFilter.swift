import JapaneseText
import PlanIndex
import PlanModel

/// 絞り込み: the conditions of `madoguchi list`; a condition that is `nil` lets everything through.
///
/// Words compare by their key (``JapaneseText/Normalizer/key(_:)``), so width, case and spaces do not matter, and a
/// part is enough; a grade has to be the whole.
package struct ProgrammeFilter: Sendable {
  package var organization: String?
  /// The western year in which the plan's fiscal year begins.
  package var westernYear: Int?
  package var division: String?
  package var section: String?
  package var audience: String?
  package var grade: String?
  /// Whole yen.
  package var minimumBudget: Int?
  package var maximumBudget: Int?
  /// Part of the file's name.
  package var document: String?
  /// Whether rows of a breakdown (内訳) count as programmes of their own.
  package var includesBreakdown = false

  package init() {}

  /// The programmes that meet every condition, in the order of the catalogue.
  package func programmes(of catalogue: Catalogue, normalizer: Normalizer) -> [Programme] {
    let conditions = conditions(normalizer)
    return catalogue.programmes.filter { programme in conditions.allSatisfy { $0(programme) } }
  }

  private func conditions(_ normalizer: Normalizer) -> [(Programme) -> Bool] {
    var conditions: [(Programme) -> Bool] = []
    func part(_ wanted: String?, of texts: @escaping (Programme) -> [String?]) {
      guard let wanted = wanted.map({ normalizer.key($0) }) else { return }
      conditions.append { programme in
        texts(programme).contains { $0.map { normalizer.key($0).contains(wanted) } ?? false }
      }
    }
    if !includesBreakdown { conditions.append { $0.parent == nil } }
    part(organization) { [$0.organization] }
    part(division) { $0.divisions }
    part(section) { $0.headings }
    part(audience) { [$0.audience] }
    part(document) { [$0.document] }
    if let westernYear { conditions.append { $0.westernYear == westernYear } }
    if let minimumBudget { conditions.append { ($0.budget?.yen).map { $0 >= minimumBudget } ?? false } }
    if let maximumBudget { conditions.append { ($0.budget?.yen).map { $0 <= maximumBudget } ?? false } }
    if let grade = grade.map({ normalizer.key($0) }) {
      conditions.append { ($0.ratings?.grade).map { normalizer.key($0) == grade } ?? false }
    }
    return conditions
  }
}

/// 並べ替え: what `madoguchi list --sort` orders by.
package enum ProgrammeOrder: String, CaseIterable, Sendable {
  case document, name, number, organization, section, division, year, budget, grade

  private enum Key {
    case number(Int)
    case text(String)
  }

  /// The programmes in this order; those that lack the field come last either way, equals stay as they were.
  package func sorted(_ programmes: [Programme], descending: Bool) -> [Programme] {
    let keyed = programmes.enumerated().map { (place: $0, programme: $1, key: key(of: $1)) }
    let known = keyed.filter { $0.key != nil }.sorted { one, other in
      switch compare(one.key, other.key) {
      case 0: one.place < other.place
      case let order: descending ? order > 0 : order < 0
      }
    }
    return (known + keyed.filter { $0.key == nil }).map(\.programme)
  }

  private func key(of programme: Programme) -> Key? {
    switch self {
    case .document: .text(programme.document)
    case .name: programme.name.map { .text($0) }
    case .number: programme.number.map { .text($0) }
    case .organization: programme.organization.map { .text($0) }
    case .section: programme.section.map { .text($0) }
    case .division: programme.divisions.first.map { .text($0) }
    case .year: programme.westernYear.map { .number($0) }
    case .budget: programme.budget.map { .number($0.yen) }
    case .grade: (programme.ratings?.grade).map { .text($0) }
    }
  }

  private func compare(_ one: Key?, _ other: Key?) -> Int {
    switch (one, other) {
    case (.number(let one), .number(let other)): return one == other ? 0 : one < other ? -1 : 1
    case (.text(let one), .text(let other)):
      if self == .grade { return Self.rank(one) - Self.rank(other) }
      return Self.compare(parts(one), parts(other))
    default: return 0
    }
  }

  /// S is the best grade, then A to D.
  private static func rank(_ grade: String) -> Int {
    Array("SABCD").firstIndex(of: grade.first ?? " ") ?? 5
  }

  /// 「3-10」 → 3, 10: numbers inside text compare as numbers, so that 2 comes before 10.
  private func parts(_ text: String) -> [(number: Int, text: String)] {
    var parts: [(number: Int, text: String)] = []
    for character in text {
      if let digit = character.wholeNumberValue, parts.last?.text.isEmpty == true,
        parts[parts.count - 1].number < 1 << 40
      {
        parts[parts.count - 1].number = parts[parts.count - 1].number * 10 + digit
      } else if let digit = character.wholeNumberValue {
        parts.append((digit, ""))
      } else {
        parts.append((0, String(character)))
      }
    }
    return parts
  }

  private static func compare(_ one: [(number: Int, text: String)], _ other: [(number: Int, text: String)]) -> Int {
    for (one, other) in zip(one, other) {
      if one.text != other.text { return one.text < other.text ? -1 : 1 }
      if one.number != other.number { return one.number < other.number ? -1 : 1 }
    }
    return one.count - other.count
  }
}
