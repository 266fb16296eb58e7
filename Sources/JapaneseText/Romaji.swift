/// ローマ字: what is typed in Latin letters, as hiragana. ヘボン式 and 訓令式, with or without long marks.
package enum Romaji {
  /// The hiragana of a text; `nil` where it is no romaji. Case, hyphens and long marks say nothing; an apostrophe
  /// keeps ん from the vowel behind it (kin'yuu).
  ///
  ///     Romaji.hiragana("shūrō-shien")   // しゅろしえん
  ///     Romaji.hiragana("syuurou")       // しゅうろう
  package static func hiragana(_ text: String) -> String? {
    let letters = text.lowercased().unicodeScalars.map { plain[$0] ?? $0 }.filter { $0 != "-" }
    guard !letters.isEmpty, letters.allSatisfy({ ("a"..."z").contains($0) || $0 == "'" }) else { return nil }
    var (kana, index) = ("", 0)
    while index < letters.count {
      if let (length, syllable) = syllable(letters[index...]) {
        kana += syllable
        index += length
      } else if letters[index] == "'" {
        index += 1
      } else if isDoubled(letters, at: index) {
        kana += "っ"
        index += 1
      } else if "nm".unicodeScalars.contains(letters[index]) {
        // ん before a consonant or at the end; m before b, m and p after Hepburn's rule.
        if letters[index] == "m", index + 1 >= letters.count || !"bmp".unicodeScalars.contains(letters[index + 1]) {
          return nil
        }
        kana += "ん"
        index += 1
      } else {
        return nil
      }
    }
    return kana
  }

  private static func isDoubled(_ letters: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 1 < letters.count, letters[index] != "n", letters[index] != "m" else { return false }
    return letters[index] == letters[index + 1] || (letters[index] == "t" && letters[index + 1] == "c")
  }

  private static func syllable(_ letters: ArraySlice<Unicode.Scalar>) -> (length: Int, kana: String)? {
    for length in stride(from: min(4, letters.count), to: 0, by: -1) {
      if let kana = syllables[String(scalars: letters.prefix(length))] { return (length, kana) }
    }
    return nil
  }

  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "ā": "a", "ī": "i", "ū": "u", "ē": "e", "ō": "o", "â": "a", "î": "i", "û": "u", "ê": "e", "ô": "o",
  ]

  /// Each consonant with its row of five: kana for a, i, u, e and o, `-` where there is none.
  private static let syllables: [String: String] = {
    let rows = [
      ": あ い う え お", "k: か き く け こ", "s: さ し す せ そ", "t: た ち つ て と", "n: な に ぬ ね の", "h: は ひ ふ へ ほ",
      "m: ま み む め も", "y: や - ゆ - よ", "r: ら り る れ ろ", "w: わ - - - を", "g: が ぎ ぐ げ ご", "z: ざ じ ず ぜ ぞ",
      "d: だ ぢ づ で ど", "b: ば び ぶ べ ぼ", "p: ぱ ぴ ぷ ぺ ぽ", "f: ふぁ ふぃ ふ ふぇ ふぉ", "j: じゃ じ じゅ じぇ じょ",
      "sh: しゃ し しゅ しぇ しょ", "ch: ちゃ ち ちゅ ちぇ ちょ", "ts: - - つ - -", "v: ヴぁ ヴぃ ヴ ヴぇ ヴぉ", "ky: きゃ - きゅ - きょ",
      "sy: しゃ - しゅ - しょ", "ty: ちゃ - ちゅ - ちょ", "ny: にゃ - にゅ - にょ", "hy: ひゃ - ひゅ - ひょ", "my: みゃ - みゅ - みょ",
      "ry: りゃ - りゅ - りょ", "gy: ぎゃ - ぎゅ - ぎょ", "zy: じゃ - じゅ - じょ", "jy: じゃ - じゅ - じょ", "by: びゃ - びゅ - びょ",
      "py: ぴゃ - ぴゅ - ぴょ", "th: - てぃ - - -", "dh: - でぃ - - -",
    ]
    var table: [String: String] = [:]
    for row in rows {
      let parts = row.split(separator: ":", omittingEmptySubsequences: false)
      for (vowel, kana) in zip("aiueo", parts[1].split(separator: " ")) where kana != "-" {
        table[parts[0] + String(vowel)] = String(kana)
      }
    }
    return table
  }()
}
