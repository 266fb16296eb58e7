import JapaneseText

/// What a person typed into a search, taken apart: phrases, exclusions and filters.
///
/// Quotes make a phrase, `-` before a word excludes it, `document:` filters by file name. Every other character is
/// harmless: whatever was typed reaches SQLite inside quotes only.
package struct SearchQuery: Equatable, Sendable {
  /// Words and phrases that shall stand in the passage.
  package var terms: [String] = []
  package var excluded: [String] = []
  /// Parts of file names.
  package var documents: [String] = []

  /// Reads what was typed; `text` is normalized by the caller.
  package init(_ text: String) {
    var rest = Substring(text)
    while let piece = Self.piece(&rest) { take(piece) }
  }

  private struct Piece {
    var isExcluded = false
    var text = ""
  }

  private mutating func take(_ piece: Piece) {
    if piece.text.hasPrefix("document:") {
      let name = String(piece.text.dropFirst("document:".count))
      if !name.isEmpty { documents.append(name) }
    } else if piece.isExcluded {
      excluded.append(piece.text)
    } else {
      terms.append(piece.text)
    }
  }

  /// The next word, or the next phrase in quotes.
  private static func piece(_ rest: inout Substring) -> Piece? {
    rest = rest.drop { $0.isWhitespace }
    guard !rest.isEmpty else { return nil }
    var piece = Piece()
    if rest.first == "-", let next = rest.dropFirst().first, !next.isWhitespace {
      piece.isExcluded = true
      rest = rest.dropFirst()
    }
    if rest.first == "\"" {
      rest = rest.dropFirst()
      piece.text = String(rest.prefix { $0 != "\"" })
      rest = rest.dropFirst(piece.text.count).dropFirst()
    } else {
      piece.text = String(rest.prefix { !$0.isWhitespace && $0 != "\"" })
      rest = rest.dropFirst(piece.text.count)
    }
    return piece
  }

  /// An FTS5 expression of quoted phrases joined by `joint` (`AND` or `OR`), or `nil` where nothing was asked for.
  ///
  /// - Parameter isIndexed: whether a term gives any token at all; one of marks only would match nothing.
  func expression(joint: String, where isIndexed: (String) -> Bool) -> String? {
    let wanted = terms.filter(isIndexed).map(Self.quoted)
    guard !wanted.isEmpty else { return nil }
    let without = excluded.filter(isIndexed).map(Self.quoted)
    let found = wanted.joined(separator: " \(joint) ")
    return without.isEmpty ? found : "(\(found)) NOT (\(without.joined(separator: " OR ")))"
  }

  private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
