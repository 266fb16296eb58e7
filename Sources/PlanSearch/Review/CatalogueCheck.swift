import JapaneseText
import PlanIndex
import PlanModel

/// 点検: what the documents themselves get wrong, as far as the catalogue alone can tell.
///
/// Leaves to the readers: totals, grades, unread places (they see the whole document); their findings are stored.
package struct CatalogueCheck: Sendable {
  private let catalogue: Catalogue

  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// `stored` and what the catalogue adds to it, by document and line. What a reader has reported already is not
  /// reported again.
  package func findings(besides stored: [DocumentFinding]) -> [DocumentFinding] {
    let computed = catalogue.programmes.flatMap(rates) + withoutDivision()
    let new = computed.filter { one in
      !stored.contains {
        $0.document == one.document && $0.finding.kind == one.finding.kind
          && $0.finding.lines.overlaps(one.finding.lines)
      }
    }
    let order = Dictionary(
      catalogue.documents.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return (stored + new).enumerated().sorted { one, other in
      let one = (order[one.element.document] ?? 0, one.element.finding.lines.first, one.offset)
      return one < (order[other.element.document] ?? 0, other.element.finding.lines.first, other.offset)
    }.map(\.element)
  }

  /// Printed achievement rates that differ from actual ÷ target.
  private func rates(_ programme: Programme) -> [DocumentFinding] {
    let kinds: [(rate: Measure, actual: Measure, target: Measure)] = [
      (.achievementRate, .actual, .target), (.referenceRate, .referenceActual, .referenceTarget),
    ]
    return kinds.flatMap { kind in
      programme.figures.filter { $0.measure == kind.rate }.compactMap { rate in
        guard let printed = rate.values.first?.value, rate.values.count == 1,
          let actual = value(kind.actual, beside: rate, in: programme),
          let target = value(kind.target, beside: rate, in: programme), target.value != 0, actual.unit == target.unit
        else { return nil }
        let computed = actual.value / target.value * 100
        // Documents round to one decimal or cut it off; both are theirs to choose. Where less is better the rate may
        // be the other way round.
        guard abs(computed - printed) > 0.1, abs(target.value / max(actual.value, .ulpOfOne) * 100 - printed) > 0.1
        else {
          return nil
        }
        let detail =
          "\(programme.name ?? programme.id)「\(rate.label ?? "")」\(rate.year): 達成率 \(rate.raw) に対し"
          + "実績÷目標は \(Self.tenths(computed))%"
        return DocumentFinding(
          document: programme.document, finding: Finding(.rateDiffers, lines: rate.lines, detail: detail))
      }
    }
  }

  private func value(_ measure: Measure, beside rate: Figure, in programme: Programme) -> Quantity? {
    let found = programme.figures.filter {
      $0.measure == measure && $0.label == rate.label && $0.year == rate.year
    }
    guard found.count == 1, found[0].values.count == 1 else { return nil }
    return found[0].values[0]
  }

  /// Programmes without a division in documents whose other programmes have one.
  private func withoutDivision() -> [DocumentFinding] {
    let naming = Set(catalogue.programmes.filter { !$0.divisions.isEmpty }.map(\.document))
    return catalogue.programmes.filter { $0.parent == nil && $0.divisions.isEmpty && naming.contains($0.document) }.map
    {
      DocumentFinding(
        document: $0.document,
        finding: Finding(.fieldMissing, lines: $0.lines, detail: "\($0.name ?? $0.id): 所管課の記載がない"))
    }
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
