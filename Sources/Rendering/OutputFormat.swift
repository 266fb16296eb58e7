/// How an answer is written: `--format`.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, jsonl, csv, tsv, markdown
}

/// How text looks on the screen it goes to.
package struct Screen: Sendable {
  /// Cells of a line; `nil` where lines are never cut (a file, a pipe).
  package let width: Int?
  package let usesColor: Bool

  package init(width: Int? = nil, usesColor: Bool = false) { (self.width, self.usesColor) = (width, usesColor) }

  package func bold(_ text: String) -> String { paint(text, "1") }
  package func faint(_ text: String) -> String { paint(text, "2") }
  package func warning(_ text: String) -> String { paint(text, "33") }
  package func failure(_ text: String) -> String { paint(text, "31") }
  package func success(_ text: String) -> String { paint(text, "32") }

  private func paint(_ text: String, _ code: String) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
