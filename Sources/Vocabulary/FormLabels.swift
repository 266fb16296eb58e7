import JapaneseText

/// The words that the forms print: `forms.tsv`. A reader asks for the words of a role and never spells one itself.
package struct FormLabels: Sendable {
  private let words: [String: [String]]

  /// - Parameter words: role → its words, normalized, the longest first.
  package init(_ words: [String: [String]]) { self.words = words }

  /// The words of `role` in `form`, the longest first; empty where the table has none.
  package func words(_ form: String, _ role: String) -> [String] { words["\(form)/\(role)"] ?? [] }

  /// Reads `forms.tsv`: form, role, word.
  package init(_ table: Table, normalizer: Normalizer) {
    var words: [String: [String]] = [:]
    for row in table.rows { words["\(row[0])/\(row[1])", default: []].append(normalizer.text(row[2])) }
    self.words = words.mapValues { $0.sorted { ($1.count, $0) < ($0.count, $1) } }
  }
}
