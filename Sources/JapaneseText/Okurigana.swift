/// 送り仮名: kana between and behind the kanji of one word, which people write or leave out: 問い合わせ, 問合せ, 問合わせ.
package enum Okurigana {
  /// The kanji alone, where there are two and more with kana between or behind them; else `nil`.
  package static func skeleton(of word: String) -> String? {
    let scalars = Array(word.unicodeScalars)
    let han = scalars.filter { Script($0) == .han }
    guard han.count >= 2, han.count < scalars.count, Script(scalars[0]) == .han,
      scalars.allSatisfy({ Script($0) == .han || Script($0) == .hiragana })
    else { return nil }
    return String(scalars: han)
  }

  /// Whether two words of one skeleton differ in their okurigana only: between each two kanji, the kana of one are a
  /// part, in order, of the other's (問合せ, 問い合わせ), so that 聞き手 is no 聞かせ手.
  package static func areOneWord(_ one: String, _ other: String) -> Bool {
    let (first, second) = (gaps(one), gaps(other))
    guard first.count == second.count, first.map(\.kanji) == second.map(\.kanji) else { return false }
    return zip(first, second).allSatisfy { isPart($0.kana, of: $1.kana) || isPart($1.kana, of: $0.kana) }
  }

  private static func gaps(_ word: String) -> [(kanji: Unicode.Scalar, kana: [Unicode.Scalar])] {
    var found: [(kanji: Unicode.Scalar, kana: [Unicode.Scalar])] = []
    for scalar in word.unicodeScalars {
      if Script(scalar) == .han {
        found.append((scalar, []))
      } else if !found.isEmpty {
        found[found.count - 1].kana.append(scalar)
      }
    }
    return found
  }

  private static func isPart(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
    var rest = part[...]
    for scalar in whole where rest.first == scalar { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
