import PlanModel
import Understanding
import Vocabulary

/// Values of fields that a question names: 「新規の事業」, 「現状維持以外」, 「全対象者」.
extension ProgrammeFilter {
  /// Fields whose values a question may name: measure and the value of a programme.
  private static let fields: [(measure: Measure, value: @Sendable (Programme) -> String?)] = [
    (.category, { $0.category }), (.direction, { $0.ratings?.direction }),
    (.evaluation, { $0.ratings?.evaluation }),
  ]
  /// 対象者 is no field of these: its values are words of everyday.
  private static let audience: (measure: Measure, value: @Sendable (Programme) -> String?) = (
    .audience, { $0.audience }
  )

  /// The value of a field that the question names, among those that the programmes have.
  struct NamedValue: Sendable {
    let measure: Measure
    let value: String
    /// 「現状維持以外」: all others that state one.
    var isLeftOut = false
  }

  /// - Parameter key: the question as one key.
  func namedValue(in key: String, among programmes: [Programme]) -> NamedValue? {
    for (measure, value) in Self.fields {
      let said = (desk.catalogue.fieldValues[measure] ?? []).map { ($0, desk.key($0)) }.filter {
        $0.1.count >= 3 && key.has($0.1) || measure == .category && isMarked($0.1, in: key)
          || measure == .direction && isDirection($0.1, in: key)
      }
      guard !said.isEmpty else { continue }
      let present = Set(programmes.compactMap(value))
      let values = said.filter { present.contains($0.0) }
      let whole = values.filter { $0.1.count >= 3 && key.has($0.1) }
      // 「新規の事業」, 「新規の印」 for 新規事業.
      guard let found = (whole.isEmpty ? values : whole).max(by: { $0.1.count < $1.1.count }) else { continue }
      let isLeftOut = [found.1, stem(of: found.1)].contains { desk.listening.leavesOut($0, in: key) }
      return NamedValue(measure: measure, value: found.0, isLeftOut: isLeftOut)
    }
    if let value = everybody(in: key, among: programmes) { return NamedValue(measure: .audience, value: value) }
    guard desk.listening.says("audience_field", in: key) else { return nil }
    // 「対象者 全対象者・事業者」: the whole of what the cell says, behind the name of the field.
    let audiences = Set(programmes.compactMap(\.audience)).filter { audience in
      let value = desk.key(audience)
      return desk.listening.phrases("audience_field").contains { key.has($0 + value) }
    }
    return audiences.max { $0.count < $1.count }.map { NamedValue(measure: .audience, value: $0) }
  }

  /// 「全対象者の事業」: no word of everyday.
  private func everybody(in key: String, among programmes: [Programme]) -> String? {
    let said = (desk.catalogue.fieldValues[.audience] ?? []).filter { audience in
      audience.hasPrefix("全") && audience.count >= 4 && key.has(desk.key(audience))
    }
    guard !said.isEmpty else { return nil }
    return programmes.compactMap(\.audience).filter(said.contains).max { $0.count < $1.count }
  }

  /// Whether the question speaks of a short kind of programme (新規, 拡充), of which nothing else is said.
  private func isMarked(_ value: String, in key: String) -> Bool {
    let stem = stem(of: value)
    return (2...3).contains(stem.count)
      && (desk.listening.phrases("marked_as").contains { key.has(stem + $0) }
        || desk.listening.leavesOut(stem, in: key))
  }

  /// 「方向性が「改善」」: a short word of everyday is a direction only behind the field's name.
  private func isDirection(_ value: String, in key: String) -> Bool {
    value.count == 2 && desk.listening.phrases("direction_field").contains { key.has($0 + value) }
  }

  /// 「新規」 of 新規事業.
  private func stem(of value: String) -> String {
    let endings = desk.listening.phrases("programme_word")
    return endings.first(where: value.hasSuffix).map { String(value.dropLast($0.count)) } ?? value
  }

  func apply(_ named: NamedValue, to programmes: [Programme]) -> [Passed] {
    guard let field = (Self.fields + [Self.audience]).first(where: { $0.measure == named.measure }) else { return [] }
    return programmes.filter { programme in
      field.value(programme).map { ($0 == named.value) != named.isLeftOut } ?? false
    }.map { programme in
      let facts = desk.finder.facts(
        ask(for: named.measure), of: programme, wish: FactFinder.Wish(asks: []))
      return Passed(programme: programme, facts: facts.filter { $0.measure == named.measure })
    }
  }

  private func ask(for measure: Measure) -> Ask {
    switch measure {
    case .category: .category
    case .direction: .direction
    case .audience: .audience
    default: .grade
    }
  }
}
