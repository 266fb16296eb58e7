import JapaneseText
import PlanSearch
import PlanIndex

/// 検索結果: found passages as a person reads them.
package struct PassageText: Sendable {
  private let screen: Screen
  private let terms: [[Unicode.Scalar]]
  private let normalizer: Normalizer
  /// Lines of a passage on a terminal; a file gets all of it.
  private static let lineLimit = 4

  /// - Parameter terms: the words looked for; they stand out where there is colour.
  package init(screen: Screen, terms: [String], normalizer: Normalizer) {
    (self.screen, self.normalizer) = (screen, normalizer)
    self.terms = terms.map { normalizer.normalize($0).scalars }.filter { !$0.isEmpty }
  }

  /// Each passage under its heading and place, a blank line between them.
  package func text(_ hits: [PassageHit]) -> String {
    hits.enumerated().map { index, hit in
      let heading = DisplayWidth.printable(hit.heading ?? hit.title)
      let place = DisplayWidth.printable(Wording.place(hit.source.document, hit.source.lines))
      let head = screen.bold("\(index + 1). \(heading)") + "\n   " + screen.faint(place) + "\n"
      return head + body(hit.text)
    }.joined(separator: "\n")
  }

  private func body(_ text: String) -> String {
    let text = DisplayWidth.printable(text)
    guard let width = screen.width else { return "   \(marked(text))\n" }
    var lines = DisplayWidth.wrapped(text, to: max(20, width - 3))
    if lines.count > Self.lineLimit {
      lines = Array(lines.prefix(Self.lineLimit))
      lines[Self.lineLimit - 1] = DisplayWidth.cut(lines[Self.lineLimit - 1], to: max(18, width - 5)) + ".."
    }
    return lines.map { "   \(marked($0))\n" }.joined()
  }

  /// The line with every term in bold. The document's own characters stay as they are.
  private func marked(_ line: String) -> String {
    guard screen.usesColor else { return line }
    let text = normalizer.normalize(line)
    var marks = Array(repeating: false, count: text.scalars.count)
    for range in terms.flatMap({ text.ranges(of: $0) }) { for index in range { marks[index] = true } }
    var (result, start) = ("", 0)
    while start < marks.count {
      let end = marks[start...].firstIndex { $0 != marks[start] } ?? marks.count
      let piece = text.original(start..<end)
      result += marks[start] ? screen.bold(piece) : piece
      start = end
    }
    return result
  }
}
