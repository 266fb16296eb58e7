import JapaneseText

/// What a person typed into a search, taken apart: words, phrases, exclusions and filters.
///
///     就労 "男性の育児休業" -助成金 document:kokubunji municipality:新宿区 year:R5
///
/// Quotes make a phrase, `-` before a word excludes it, and a filter's name with a colon narrows (or with `-` shuts out).
/// Every other character is harmless: whatever was typed reaches SQLite inside quotes only.
package struct SearchQuery: Equatable, Sendable {
  /// A word, or a phrase in quotes.
  package struct Term: Hashable, Sendable {
    package let text: String
    /// Looked for as it stands: no other spelling, no reading, no synonym.
    package let isQuoted: Bool

    package init(_ text: String, isQuoted: Bool = false) { (self.text, self.isQuoted) = (text, isQuoted) }
  }

  /// What a filter narrows. The raw values are what is typed before the colon.
  package enum Field: String, CaseIterable, Sendable { case document, municipality, year }

  package struct Filter: Hashable, Sendable {
    package let field: Field
    package let text: String
    package let isExcluded: Bool

    package init(_ field: Field, _ text: String, isExcluded: Bool = false) {
      (self.field, self.text, self.isExcluded) = (field, text, isExcluded)
    }
  }

  /// Words and phrases that shall stand in the passage.
  package var terms: [Term] = []
  package var excluded: [Term] = []
  package var filters: [Filter] = []

  /// More words than this narrow nothing, and FTS5 has a limit of its own.
  package static let mostTerms = 64

  /// Reads what was typed; `text` is normalized by the caller. Words said twice count once.
  package init(_ text: String) {
    // Scalars, not characters: a quote under a combining mark is a quote still. Control characters part words, and so
    // do the private ones, which mark tokens.
    var rest = text.unicodeScalars.map { Self.parts($0) ? " " : $0 }[...]
    while let piece = Piece(&rest) { take(piece) }
  }

  /// Whether a character can be no part of a word.
  static func parts(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .control || category == .privateUse
  }

  private mutating func take(_ piece: Piece) {
    guard !piece.text.isEmpty else { return }
    if let field = piece.field {
      let filter = Filter(field, piece.text, isExcluded: piece.isExcluded)
      if filters.count < Self.mostTerms, !filters.contains(filter) { filters.append(filter) }
      return
    }
    let list: WritableKeyPath<SearchQuery, [Term]> = piece.isExcluded ? \.excluded : \.terms
    let term = Term(piece.text, isQuoted: piece.isQuoted)
    guard self[keyPath: list].count < Self.mostTerms, !self[keyPath: list].contains(where: { $0.text == term.text })
    else { return }
    self[keyPath: list].append(term)
  }

  /// Whether any filter narrows a field.
  func narrows(_ field: Field) -> Bool { filters.contains { $0.field == field } }

  /// Those of `names` that the filters of a field leave.
  /// - Parameter fits: whether a name is what was typed.
  func narrowed(_ names: [String], by field: Field, _ fits: (String, String) -> Bool) -> [String] {
    let own = filters.filter { $0.field == field }
    let (wanted, excluded) = (own.filter { !$0.isExcluded }, own.filter(\.isExcluded))
    return names.filter { name in
      (wanted.isEmpty || wanted.contains { fits(name, $0.text) }) && !excluded.contains { fits(name, $0.text) }
    }
  }
}

/// The next word, or the next phrase in quotes, with the marks before it.
private struct Piece {
  var isExcluded = false
  var isQuoted = false
  var field: SearchQuery.Field?
  var text = ""

  private static let marks = SearchQuery.Field.allCases.map {
    (field: $0, mark: Array("\($0.rawValue):".unicodeScalars))
  }

  /// Takes the piece off the head of `rest`; `nil` at the end.
  init?(_ rest: inout ArraySlice<Unicode.Scalar>) {
    rest = rest.drop { $0.properties.isWhitespace }
    guard !rest.isEmpty else { return nil }
    if rest.first == "-", let next = rest.dropFirst().first, !next.properties.isWhitespace {
      isExcluded = true
      rest = rest.dropFirst()
    }
    if let (field, mark) = Self.marks.first(where: { rest.starts(with: $0.mark) }) {
      self.field = field
      rest = rest.dropFirst(mark.count)
    }
    isQuoted = rest.first == "\""
    if isQuoted { rest = rest.dropFirst() }
    let scalars = rest.prefix { $0 != "\"" && (isQuoted || !$0.properties.isWhitespace) }
    rest = rest.dropFirst(scalars.count)
    if isQuoted { rest = rest.dropFirst() }
    text = String(scalars: scalars)
  }
}
