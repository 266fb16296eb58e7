import JapaneseText
import PlanIndex
import PlanModel

/// Finds the programme that a person means by an id, a name, or a part of one.
package struct ProgrammeLookup: Sendable {
  private struct Entry: Sendable {
    let programme: Programme
    let names: [String]
  }

  private let entries: [Entry]
  private let normalizer: Normalizer

  package init(_ catalogue: Catalogue, normalizer: Normalizer) {
    self.normalizer = normalizer
    entries = catalogue.programmes.map { programme in
      Entry(
        programme: programme, names: programme.names.map { normalizer.key($0) }
      )
    }
  }

  /// The programmes that `text` fits, in the order of the catalogue.
  ///
  /// The surest way that finds any decides: the id; the whole name (or another name); a part of it. Programmes go
  /// before rows of breakdowns.
  package func programmes(for text: String) -> [Programme] {
    if let exact = entries.first(where: { $0.programme.id == text }) { return [exact.programme] }
    let key = normalizer.key(text)
    guard !key.isEmpty else { return [] }
    for fits in [{ $0 == key }, { $0.contains(key) }] as [(String) -> Bool] {
      let found = entries.filter { $0.names.contains(where: fits) }.map(\.programme)
      let whole = found.filter { $0.parent == nil }
      if !found.isEmpty { return whole.isEmpty ? found : whole }
    }
    return []
  }

  /// The names nearest to `text`, best first, for "did you mean": by the share of common pairs of characters.
  package func suggestions(for text: String, limit: Int = 3) -> [String] {
    let wanted = Self.pairs(normalizer.key(text))
    guard !wanted.isEmpty else { return [] }
    var best: [(name: String, score: Double)] = []
    var seen: Set<String> = []
    for entry in entries {
      guard let name = entry.programme.name, seen.insert(name).inserted else { continue }
      let own = Self.pairs(entry.names[0])
      let score = 2 * Double(wanted.intersection(own).count) / Double(wanted.count + own.count)
      if score >= 0.2 { best.append((name, score)) }
    }
    return best.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .prefix(limit).map(\.element.name)
  }

  private static func pairs(_ text: String) -> Set<String> {
    let scalars = Array(text.unicodeScalars)
    return Set(zip(scalars, scalars.dropFirst()).map { "\($0)\($1)" })
  }
}
