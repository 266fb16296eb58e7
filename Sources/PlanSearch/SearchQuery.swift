import JapaneseText

/// What a person typed into a search, taken apart: phrases, exclusions and filters.
///
///     就労 "男性の育児休業" -助成金 document:kokubunji
///
/// Quotes make a phrase, `-` before a word excludes it, `document:` filters by part of the file name. Every other
/// character is harmless: whatever was typed reaches SQLite inside quotes only.
package struct SearchQuery: Equatable, Sendable {
  /// Words and phrases that shall stand in the passage.
  package var terms: [String] = []
  package var excluded: [String] = []
  /// Parts of file names; one of them must be in the name.
  package var documents: [String] = []
  /// Parts of file names that must not be in the name.
  package var excludedDocuments: [String] = []

  /// More words than this narrow nothing, and FTS5 has a limit of its own.
  package static let mostTerms = 64

  /// Reads what was typed; `text` is normalized by the caller. Words said twice count once.
  package init(_ text: String) {
    // Scalars, not characters: a quote under a combining mark is a quote still. Control characters part words.
    var rest = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }[...]
    while let piece = Piece(&rest) { take(piece) }
  }

  private mutating func take(_ piece: Piece) {
    let list: WritableKeyPath<SearchQuery, [String]> =
      switch (piece.isDocument, piece.isExcluded) {
      case (true, true): \.excludedDocuments
      case (true, false): \.documents
      case (false, true): \.excluded
      case (false, false): \.terms
      }
    guard !piece.text.isEmpty, self[keyPath: list].count < Self.mostTerms, !self[keyPath: list].contains(piece.text)
    else { return }
    self[keyPath: list].append(piece.text)
  }

  /// Whether a document may hold what is looked for, by its name (normalized, lower case).
  func allows(document name: String) -> Bool {
    (documents.isEmpty || documents.contains { name.contains($0.lowercased()) })
      && !excludedDocuments.contains { name.contains($0.lowercased()) }
  }

  /// An FTS5 expression of phrases joined by `joint` (`AND` or `OR`), or `nil` where nothing was asked for.
  ///
  /// - Parameter phrase: the FTS5 phrase of a term; `nil` for one without any token, which would match nothing.
  func expression(joint: String, phrase: (String) -> String?) -> String? {
    let wanted = terms.compactMap(phrase)
    guard !wanted.isEmpty else { return nil }
    let without = excluded.compactMap(phrase)
    let found = wanted.joined(separator: " \(joint) ")
    return without.isEmpty ? found : "(\(found)) NOT (\(without.joined(separator: " OR ")))"
  }
}

/// The next word, or the next phrase in quotes, with the marks before it.
private struct Piece {
  var isExcluded = false
  var isDocument = false
  var text = ""

  private static let documentMark = Array("document:".unicodeScalars)

  /// Takes the piece off the head of `rest`; `nil` at the end.
  init?(_ rest: inout ArraySlice<Unicode.Scalar>) {
    rest = rest.drop { $0.properties.isWhitespace }
    guard !rest.isEmpty else { return nil }
    if rest.first == "-", let next = rest.dropFirst().first, !next.properties.isWhitespace {
      isExcluded = true
      rest = rest.dropFirst()
    }
    if rest.starts(with: Self.documentMark) {
      isDocument = true
      rest = rest.dropFirst(Self.documentMark.count)
    }
    let isQuoted = rest.first == "\""
    if isQuoted { rest = rest.dropFirst() }
    let scalars = rest.prefix { $0 != "\"" && (isQuoted || !$0.properties.isWhitespace) }
    rest = rest.dropFirst(scalars.count)
    if isQuoted { rest = rest.dropFirst() }
    text = String(scalars: scalars)
  }
}
