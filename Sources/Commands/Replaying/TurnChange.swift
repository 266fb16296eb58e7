/// 変化: one difference between a saved answer and today's.
package struct TurnChange: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable { case status, added, removed, changed }

  package let kind: Kind
  /// What the changed value belongs to; `nil` for the status.
  package let fact: SavedTurn.Fact?
  package let before: String?
  package let after: String?

  package init(_ kind: Kind, fact: SavedTurn.Fact? = nil, before: String?, after: String?) {
    (self.kind, self.fact, self.before, self.after) = (kind, fact, before, after)
  }

  /// What changed, the status first, then the facts in the order of the answers. Order and wording do not count.
  package static func changes(from old: SavedTurn, to new: SavedTurn) -> [TurnChange] {
    var changes: [TurnChange] = []
    if old.status != new.status { changes.append(TurnChange(.status, before: old.status, after: new.status)) }
    var gone = without(new.facts, in: old.facts)
    var come = without(old.facts, in: new.facts)
    // The same place with another value is one change, not two.
    while let pair = pair(gone, come) {
      let (before, after) = (gone.remove(at: pair.gone), come.remove(at: pair.come))
      changes.append(TurnChange(.changed, fact: after, before: before.raw, after: after.raw))
    }
    changes += gone.map { TurnChange(.removed, fact: $0, before: $0.raw, after: nil) }
    changes += come.map { TurnChange(.added, fact: $0, before: nil, after: $0.raw) }
    return changes
  }

  /// The facts of `all` that `others` lacks, each as often as it stands there more.
  private static func without(_ others: [SavedTurn.Fact], in all: [SavedTurn.Fact]) -> [SavedTurn.Fact] {
    var left = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return all.filter { fact in
      guard let count = left[fact], count > 0 else { return true }
      left[fact] = count - 1
      return false
    }
  }

  private static func pair(_ gone: [SavedTurn.Fact], _ come: [SavedTurn.Fact]) -> (gone: Int, come: Int)? {
    for (index, fact) in gone.enumerated() {
      if let other = come.firstIndex(where: { $0.place == fact.place }) { return (index, other) }
    }
    return nil
  }
}
