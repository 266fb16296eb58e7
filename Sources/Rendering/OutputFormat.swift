import JapaneseText

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

  /// How many lines of the window a text takes: a line that is wider than the window goes on in the next.
  package func rows(of text: String) -> Int {
    guard let width, width > 0 else { return text.count { $0 == "\n" } }
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) { rows, line in
      rows + max(1, (Self.cells(of: line) + width - 1) / width)
    }
  }

  /// Escape sequences, of which only ours can be in a text, take no cells: colours (`ESC [ … m`), links (`ESC ] … ESC \`).
  private static func cells(of line: Substring) -> Int {
    guard line.utf8.contains(0x1B) else { return DisplayWidth.cells(of: String(line)) }
    var cells = 0
    for (index, piece) in line.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated() {
      var rest = piece
      if index > 0, piece.hasPrefix("[") { rest = piece.drop { $0 != "m" }.dropFirst() }
      if index > 0, piece.hasPrefix("]") { rest = "" }
      if index > 0, piece.hasPrefix("\\") { rest = piece.dropFirst() }
      cells += DisplayWidth.cells(of: String(rest))
    }
    return cells
  }

  package func bold(_ text: String) -> String { paint(text, "1") }
  package func faint(_ text: String) -> String { paint(text, "2") }
  package func warning(_ text: String) -> String { paint(text, "33") }
  package func failure(_ text: String) -> String { paint(text, "31") }
  package func success(_ text: String) -> String { paint(text, "32") }

  private func paint(_ text: String, _ code: String) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
