import JapaneseText
import PlanModel
import Understanding

/// 指標: the indicator that a question over many programmes names, if it names one.
///
/// Where it does, only figures of that indicator are added or ranked; those of other indicators, and budgets, count
/// other things.
struct Indicator {
  private let words: [String]
  private let keys: KeyBook

  init(rows: [Programme], terms: [Term], keys: KeyBook) {
    self.keys = keys
    let labels = Set(rows.flatMap(\.figures).compactMap(\.label)).map { keys.key($0) }
    let names = rows.compactMap(\.name).map { keys.key($0) }
    words = terms.filter(\.isRequired).flatMap(\.forms).filter { word in
      word.count > 1 && labels.contains { LabelScores.names(word, $0) } && !names.contains { $0.contains(word) }
    }
  }

  var isNamed: Bool { !words.isEmpty }

  /// Whether the fact is of the indicator; any fact where none is named.
  func holds(_ fact: Fact) -> Bool {
    guard isNamed else { return true }
    let label = keys.key(fact.label ?? "")
    return words.contains { LabelScores.names($0, label) }
  }
}
