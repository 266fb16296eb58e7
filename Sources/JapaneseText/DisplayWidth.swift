internal import CICU

/// How text stands on a terminal: its width in cells, and what of it may get there at all.
package enum DisplayWidth {
  /// How many cells the text takes: 2 for a wide character, 0 for a combining one. The text is one printable line.
  package static func cells(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cells(of: $1) }
  }

  package static func cells(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    case 0x3041...0x3096, 0x309B...0x30FF, 0x4E00...0x9FFF: 2
    default: Int(cicu_cells(Int32(bitPattern: scalar.value)))
    }
  }

  /// The text with spaces behind it (or before it) up to `cells`.
  package static func padded(_ text: String, to cells: Int, right: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(0, cells - Self.cells(of: text)))
    return right ? gap + text : text + gap
  }

  /// The longest beginning that fits into `cells`, with `..` behind it where something was cut off.
  package static func cut(_ text: String, to cells: Int) -> String {
    guard Self.cells(of: text) > cells else { return text }
    return prefix(text, cells: max(0, cells - 2)) + String(repeating: ".", count: min(2, max(0, cells)))
  }

  /// The text in lines of at most `cells` each. A word of Latin letters, an amount, a phone
  /// number or a file name stays whole where it fits.
  package static func wrapped(_ text: String, to cells: Int) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = line
      while Self.cells(of: String(rest)) > cells {
        let head = wordPrefix(rest, cells: max(2, cells))
        lines.append(String(head))
        rest = rest[head.endIndex...].drop { $0 == " " }
      }
      lines.append(String(rest))
    }
    return lines
  }

  /// The text without anything that could steer a terminal: control characters (escape sequences begin with one),
  /// marks that turn the writing direction, and line ends. A tab or a line end becomes a space, the rest U+FFFD.
  package static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n", "\u{2028}", "\u{2029}": result.append(" ")
      case "\r": continue
      case _ where isSteering(scalar): result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same for text of many lines: line ends stay.
  package static func printableLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
  }

  /// Control characters (C0, DEL, C1) and the marks of writing direction.
  package static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func prefix(_ text: String, cells: Int) -> String {
    var (taken, used) = ("", 0)
    for character in text {
      used += Self.cells(of: String(character))
      if used > cells { break }
      taken.append(character)
    }
    return taken
  }

  private static func wordPrefix(_ text: Substring, cells: Int) -> Substring {
    let head = text.prefix(max(1, prefix(String(text), cells: cells).count))
    guard let next = text[head.endIndex...].first, isWordPart(next) else { return settled(head, in: text) }
    let whole = head.dropLast(head.reversed().prefix(while: isWordPart).count)
    return whole.isEmpty ? head : settled(whole, in: text)
  }

  /// 禁則: no opening bracket at the end of a line, no closing one or full stop at the beginning of the next.
  private static func settled(_ head: Substring, in text: Substring) -> Substring {
    var head = head
    for _ in 0..<3 where head.count > 2 {
      guard let last = head.last, let next = text[head.endIndex...].first else { break }
      guard "（［「『(【".contains(last) || "）］」』)】、。！？％".contains(next) else { break }
      head = head.dropLast()
    }
    return head
  }

  /// Letters and digits, and the signs inside of amounts, phone numbers and file names.
  private static func isWordPart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || ",.-_/%:@".contains(character))
  }

  /// The line as ``wrapped(_:to:)``, its further lines indented by two cells more than its first.
  package static func hanging(_ line: String, to cells: Int) -> [String] {
    guard Self.cells(of: line) > cells else { return [line] }
    let lead = String(line.prefix { $0 == " " })
    let indent = lead + (cells < 40 ? "" : "  ")
    let pieces = wrapped(String(line.dropFirst(lead.count)), to: max(4, cells - indent.count))
    return pieces.enumerated().map { ($0 == 0 ? lead : indent) + $1 }
  }
}
