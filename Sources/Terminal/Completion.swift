/// 補完: what Tab puts into a line, and what it offers.
package struct Completion: Equatable, Sendable {
  /// The bytes of the line (UTF-8) that ``insertion`` takes the place of; they end at the cursor.
  package let replaced: Range<Int>
  /// The only candidate, or as much as is sure of several.
  package let insertion: String
  /// What is listed where there are several.
  package let candidates: [String]

  package init(replaced: Range<Int>, insertion: String, candidates: [String]) {
    (self.replaced, self.insertion, self.candidates) = (replaced, insertion, candidates)
  }
}

/// Where completions come from. Asked first when Tab is first pressed, so that a prompt never waits for it.
package protocol Completing: AnyObject {
  /// - Parameters:
  ///   - line: the line as far as it is typed.
  ///   - cursor: the byte (UTF-8) of the line before which the cursor stands.
  func completion(of line: String, at cursor: Int) -> Completion?

  /// The candidates as lines of a screen, at most `rows` of them, each at most `columns` cells wide.
  func listing(of candidates: [String], columns: Int, rows: Int) -> [String]
}
