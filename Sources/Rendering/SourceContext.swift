import Answering
import JapaneseText
import PlanModel

/// 原文: the lines that an answer rests on, with those around them, and the words that it took from them marked.
package struct SourceContext: Sendable {
  /// Lines before and after those that are cited.
  package static let around = 3

  private let screen: Screen
  private let normalizer: Normalizer
  /// Stand for the beginning and the end of a mark while lines are wrapped; no printable text has them.
  private static let (open, close): (Unicode.Scalar, Unicode.Scalar) = ("\u{E000}", "\u{E001}")

  package init(screen: Screen, normalizer: Normalizer) { (self.screen, self.normalizer) = (screen, normalizer) }

  /// The span of lines to show.
  package static func span(of citation: Citation) -> LineSpan {
    let lines = citation.source.lines
    return LineSpan(max(1, lines.first - around), lines.last + around)
  }

  /// Each line under its number; those that are cited have `>` before it. The words are bold, or in 《》 without colour.
  package func text(_ lines: [(number: Int, text: String)], of citation: Citation) -> String {
    let digits = lines.map { String($0.number).count }.max() ?? 1
    let quote = normalizer.normalize(citation.quote.lowercased())
    return lines.map { line in
      let isCited = (citation.source.lines.first...citation.source.lines.last).contains(line.number)
      let number = DisplayWidth.padded(String(line.number), to: digits, right: true)
      let text = DisplayWidth.printable(line.text).unicodeScalars.filter { $0 != Self.open && $0 != Self.close }
      let plain = String(String.UnicodeScalarView(text))
      let pieces = wrapped(isCited ? marked(plain, quote) : plain, room: digits + 4)
      let head = (isCited ? "> " : "  ") + screen.faint(number) + "  "
      return head + pieces.joined(separator: "\n" + String(repeating: " ", count: digits + 4)) + "\n"
    }.joined()
  }

  private func wrapped(_ text: String, room: Int) -> [String] {
    // Brackets take cells: they are in the text before it is wrapped. Bold takes none.
    let text =
      screen.usesColor
      ? text : text.replacing(String(Self.open), with: "《").replacing(String(Self.close), with: "》")
    let lines = screen.width.map { DisplayWidth.wrapped(text, to: max(8, $0 - room)) } ?? [text]
    guard screen.usesColor else { return lines }
    // Bold that goes on in the next line is ended and begun again.
    var isOpen = false
    return lines.map { line in
      var result = isOpen ? Self.begin : ""
      for scalar in line.unicodeScalars {
        switch scalar {
        case Self.open: (result, isOpen) = (result + Self.begin, true)
        case Self.close: (result, isOpen) = (result + Self.end, false)
        default: result.unicodeScalars.append(scalar)
        }
      }
      return isOpen ? result + Self.end : result
    }
  }

  private static let (begin, end) = ("\u{1B}[1m", "\u{1B}[0m")

  /// The line with marks around the quote. A number is not marked within a longer one.
  private func marked(_ line: String, _ quote: NormalizedText) -> String {
    let text = normalizer.normalize(line)
    let lower = normalizer.normalize(line.lowercased())
    // A letter whose case changes its length would move the places; the line is then left as it is.
    guard !quote.scalars.isEmpty, lower.scalars.count == text.scalars.count else { return line }
    var (result, start) = ("", 0)
    for range in lower.ranges(of: quote.scalars) where range.lowerBound >= start && isWhole(range, in: lower.scalars) {
      result += text.original(start..<range.lowerBound)
      result.unicodeScalars.append(Self.open)
      result += text.original(range)
      result.unicodeScalars.append(Self.close)
      start = range.upperBound
    }
    return result + text.original(start..<text.scalars.count)
  }

  private func isWhole(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    func isNumber(_ index: Int) -> Bool { scalars.indices.contains(index) && Script(scalars[index]) == .digit }
    let joinsBefore = isNumber(range.lowerBound) && isNumber(range.lowerBound - 1)
    let joinsBehind = isNumber(range.upperBound - 1) && isNumber(range.upperBound)
    return !joinsBefore && !joinsBehind
  }
}

/// Links in a terminal (OSC 8): https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
package enum FileLink {
  /// `text` as a link to the file at `path`, which is absolute.
  package static func link(_ text: String, to path: String) -> String {
    "\u{1B}]8;;file://\(encoded(path))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// The path as in a URL (RFC 3986): everything but unreserved characters and strokes as `%XX`.
  package static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isPlain || "-._~/".unicodeScalars.contains(scalar) { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
