/// かな: katakana as hiragana, and readings in the form in which they compare.
package enum Kana {
  package static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x30A1...0x30F6).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0x60) ?? scalar
  }

  package static func hiragana(_ text: String) -> String { String(scalars: text.unicodeScalars.map(hiragana)) }

  /// Hiragana as katakana; everything else stays.
  package static func katakana(_ text: String) -> String {
    String(
      scalars: text.unicodeScalars.map { scalar in
        (0x3041...0x3096).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
      })
  }

  /// Hiragana, katakana or the long mark.
  package static func isKana(_ scalar: Unicode.Scalar) -> Bool {
    let script = Script(scalar)
    return script == .hiragana || script == .katakana
  }

  /// A reading without its long vowels, for romaji (shuro for しゅうろう) and for slips: しゅうろう → しゅろ, サポート → さぽと.
  ///
  /// ぢ and づ are written like じ and ず, を like お.
  package static func folded(_ reading: String) -> String {
    var folded: [Unicode.Scalar] = []
    for scalar in reading.unicodeScalars.map(hiragana) {
      if scalar == "ー" { continue }
      if let last = folded.last, (scalar == "う" && "ou".contains(vowel(last))) || (scalar == "お" && vowel(last) == "o")
      {
        continue
      }
      folded.append(alike[scalar] ?? scalar)
    }
    return String(scalars: folded)
  }

  private static let alike: [Unicode.Scalar: Unicode.Scalar] = ["ぢ": "じ", "づ": "ず", "を": "お"]

  private static let rows: [(vowel: Character, kana: Set<Unicode.Scalar>)] = [
    ("u", Set("うくすつぬふむゆるぐずづぶぷぅゅ".unicodeScalars)),
    ("o", Set("おこそとのほもよろをごぞどぼぽぉょ".unicodeScalars)),
  ]

  private static func vowel(_ scalar: Unicode.Scalar) -> Character {
    rows.first { $0.kana.contains(scalar) }?.vowel ?? "-"
  }
}
