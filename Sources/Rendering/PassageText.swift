import JapaneseText
import PlanIndex
import PlanModel

/// 検索結果: found passages as a person reads them.
package struct PassageText: Sendable {
  private let screen: Screen
  private let terms: [[Unicode.Scalar]]
  private let normalizer: Normalizer
  /// Lines of a passage on a terminal; a file gets all of it.
  private static let lineLimit = 4

  /// - Parameter terms: the words looked for; they stand out: in bold, or in 《》 where there is no colour.
  package init(screen: Screen, terms: [String], normalizer: Normalizer) {
    (self.screen, self.normalizer) = (screen, normalizer)
    self.terms = terms.map { normalizer.normalize($0.lowercased()).scalars }.filter { !$0.isEmpty }
  }

  /// Each passage under its heading and place, a blank line between them.
  package func text(_ hits: [PassageHit]) -> String {
    hits.enumerated().map { index, hit in
      let heading = DisplayWidth.printable(hit.heading ?? hit.title)
      let lines = hit.line.map { LineSpan($0) } ?? hit.source.lines
      let place = DisplayWidth.printable(Wording.place(hit.source.document, lines))
      let head = screen.bold("\(index + 1). \(marked(heading))") + "\n   " + screen.faint(place) + "\n"
      return head + body(hit.text)
    }.joined(separator: "\n")
  }

  /// On a terminal the lines around the first word that was looked for; in a file all of them.
  private func body(_ text: String) -> String {
    let text = DisplayWidth.printable(text)
    guard let width = screen.width else { return "   \(marked(text))\n" }
    // The marks take four cells where there is no colour.
    var lines = DisplayWidth.wrapped(text, to: max(20, width - (screen.usesColor ? 3 : 7)))
    if lines.count > Self.lineLimit {
      let first = max(0, (lines.firstIndex { !marks(in: normalizer.normalize($0)).isEmpty } ?? 0) - 1)
      let window = lines[min(first, lines.count - Self.lineLimit)...].prefix(Self.lineLimit)
      let (isCutBefore, isCutBehind) = (window.startIndex > 0, window.endIndex < lines.count)
      lines = Array(window)
      if isCutBefore { lines[0] = ".." + lines[0] }
      if isCutBehind {
        lines[lines.count - 1] = DisplayWidth.cut(lines[lines.count - 1], to: max(18, width - 9)) + ".."
      }
    }
    return lines.map { "   \(marked($0))\n" }.joined()
  }

  /// Where the words stand, in order and without overlaps.
  private func marks(in text: NormalizedText) -> [Range<Int>] {
    // Letters compare without their case; each stays one scalar, so that the ranges are the text's own.
    let lower = NormalizedText(
      original: text.original, scalars: text.scalars.map(Self.lowercased), offsets: text.offsets)
    var isMarked = Array(repeating: false, count: text.scalars.count)
    for range in terms.flatMap({ lower.ranges(of: $0) }) { for index in range { isMarked[index] = true } }
    var found: [Range<Int>] = []
    for index in isMarked.indices where isMarked[index] {
      if let last = found.last, last.upperBound == index {
        found[found.count - 1] = last.lowerBound..<index + 1
      } else {
        found.append(index..<index + 1)
      }
    }
    return found
  }

  /// The line with every word in bold, or in 《》 where there is no colour. The document's own characters stay.
  private func marked(_ line: String) -> String {
    let text = normalizer.normalize(line)
    var (result, start) = ("", 0)
    for range in marks(in: text) {
      let word = text.original(range)
      result += text.original(start..<range.lowerBound) + (screen.usesColor ? screen.bold(word) : "《\(word)》")
      start = range.upperBound
    }
    return result + text.original(start..<text.scalars.count)
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? scalar : scalar
  }
}
