import PlanModel

/// How a passage is kept: most are their lines joined, so that an index holds the words once.
enum PassageText {
  /// What readers put between two lines.
  private static let joints = ["", " ", "\n"]

  /// What stands between the lines that make up `passage`; `nil` where its text is not its lines joined, as with the
  /// cells of a table.
  static func joint(of passage: Passage, in lines: [String]) -> String? {
    let span = passage.lines
    guard span.first >= 1, span.last <= lines.count, span.first <= span.last else { return nil }
    let parts = lines[(span.first - 1)...(span.last - 1)]
    return joints.first { text(of: parts, joint: $0) == passage.text }
  }

  /// The lines, trimmed, without the empty ones.
  static func text(of lines: some Sequence<String>, joint: String) -> String {
    lines.map(trimmed).filter { !$0.isEmpty }.joined(separator: joint)
  }

  private static func trimmed(_ line: String) -> Substring {
    let isSpace = { (character: Character) in character.isWhitespace }
    let start = line.drop(while: isSpace)
    return start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)]
  }
}
