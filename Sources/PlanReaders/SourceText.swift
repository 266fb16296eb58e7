import JapaneseText
import PlanModel
import Vocabulary

/// One line of a document, as printed and normalized.
package struct SourceLine: Sendable {
  /// 1-based.
  package let number: Int
  /// Without the line end and without control characters; tabs are kept.
  package let raw: String
  package let normalized: NormalizedText
  /// The normalized text without white space at its ends.
  package let text: String

  package init(number: Int, raw: String, normalizer: Normalizer) {
    (self.number, self.raw) = (number, raw)
    normalized = normalizer.normalize(raw)
    text = normalized.text.trimmed
  }

  package var isBlank: Bool { text.isEmpty }
}

/// A document before anyone has understood it: its name and its lines.
package struct SourceText: Sendable {
  /// The file's name, without folders.
  package let name: String
  package let lines: [SourceLine]

  init(name: String, lines: [SourceLine]) { (self.name, self.lines) = (name, lines) }

  /// Cuts `text` into lines. A byte order mark, CR LF and form feeds are taken away; escape sequences and other
  /// control characters never get further than this.
  package init(name: String, text: String, normalizer: Normalizer) {
    self.name = name
    var body = text.unicodeScalars[...]
    if body.first == "\u{FEFF}" { body = body.dropFirst() }
    // Carriage returns alone end lines only where nothing else does.
    let hasLineFeeds = body.contains("\n")
    let pieces = body.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\u{0B}" || !hasLineFeeds && $0 == "\r"
    }
    lines = pieces.enumerated().map { index, piece in
      SourceLine(number: index + 1, raw: Self.printable(piece), normalizer: normalizer)
    }
  }

  /// The printable part of a line.
  private static func printable(_ scalars: Substring.UnicodeScalarView) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in scalars where scalar == "\t" || scalar.properties.generalCategory != .control {
      kept.append(scalar)
    }
    return String(kept)
  }

  /// The lines of a span.
  package subscript(_ span: LineSpan) -> ArraySlice<SourceLine> { lines[(span.first - 1)...(span.last - 1)] }
}

extension String {
  /// The first range of `needle`; `nil` where it does not stand here. (Foundation's would bring all of Foundation in.)
  func range(of needle: String) -> Range<String.Index>? { needle.isEmpty ? nil : ranges(of: needle).first }

  /// Without white space at both ends.
  package var trimmed: String {
    var view = unicodeScalars[...]
    while let first = view.first, first.properties.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.properties.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}

/// A form that a reader knows.
package protocol FormReader: Sendable {
  init(tables: ReadingTables)

  /// Whether the text has the marks of the form. Decided by what it looks like: never by its name, its title or where
  /// a line happens to stand.
  func recognizes(_ text: SourceText) -> Bool

  /// Everything that the document says, as far as it can be proved, and findings for the rest. Never fails: a document
  /// cut off in the middle gives what stands before the cut.
  func read(_ text: SourceText) -> PlanDocument
}
