/// 文字種: what a scalar is, as far as cutting text into tokens needs it.
package enum Script: Sendable {
  case han, hiragana, katakana, latin, digit, other

  package init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: self = scalar.properties.isAlphabetic ? .latin : .other
    case 0x3041...0x309F: self = .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: self = .katakana
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .han
    default: self = .other
    }
  }

  /// 漢字, ひらがな or カタカナ.
  package var isJapanese: Bool { self == .han || self == .hiragana || self == .katakana }

  /// 漢字 or カタカナ: what nouns and names are written in, where ひらがな writes what stands between them.
  package var writesNouns: Bool { self == .han || self == .katakana }

  /// White space, control characters and punctuation: nothing that a name is made of.
  package static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .dashPunctuation,
      .connectorPunctuation:
      scalar != "%" && scalar != "&"
    default: false
    }
  }

  /// The runs of one script in normalized text, in order.
  ///
  /// The script of a scalar depends on nothing beside it; ー is katakana, also in らーめん. So a piece of a text has the
  /// runs that it has in the whole, and what is looked for is cut like what was indexed.
  package static func runs(_ scalars: [Unicode.Scalar]) -> [(script: Script, range: Range<Int>)] {
    var found: [(script: Script, range: Range<Int>)] = []
    for (index, scalar) in scalars.enumerated() {
      let script = Script(scalar)
      if let last = found.last, last.script == script {
        found[found.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        found.append((script, index..<index + 1))
      }
    }
    return found
  }
}
