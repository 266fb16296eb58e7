/// 行: a run of lines of a source file, 1-based, both ends included.
package struct LineSpan: Hashable, Codable, Sendable {
  package let first: Int
  package let last: Int

  package init(_ first: Int, _ last: Int) { (self.first, self.last) = (first, last) }
  package init(_ line: Int) { self.init(line, line) }

  /// The smallest span that holds both.
  package func union(_ other: LineSpan) -> LineSpan {
    LineSpan(min(first, other.first), max(last, other.last))
  }

  package func overlaps(_ other: LineSpan) -> Bool { first <= other.last && other.first <= last }

  /// The smallest span that holds all the lines, or `nil` where there is none.
  package static func covering(_ lines: some Sequence<Int>) -> LineSpan? {
    guard let low = lines.min(by: <), let high = lines.max(by: <) else { return nil }
    return LineSpan(low, high)
  }
}

/// 根拠: where a value stands.
package struct Source: Hashable, Sendable {
  /// The file's name, without folders.
  package let document: String
  /// 1-based, `nil` where the text out of the PDF does not tell.
  package let page: Int?
  package let lines: LineSpan

  package init(document: String, page: Int? = nil, lines: LineSpan) {
    (self.document, self.page, self.lines) = (document, page, lines)
  }
}
