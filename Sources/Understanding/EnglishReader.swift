import JapaneseText
import Vocabulary

/// 英語の質問: says the English words that are known in Japanese; names of other languages stay.
///
///     「a budget of at least 200 million yen」   a 予算 of 200000000円以上
///
/// What belongs to an amount stands behind it without a space, as in Japanese; a comparison before it is moved there.
struct EnglishReader {
  let listening: Listening

  private static let or = Array("or ".unicodeScalars)

  /// English numerals: a closed set.
  private static let scales: [(word: [Unicode.Scalar], factor: Int)] = [
    ("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000),
  ].map { (Array($0.0.unicodeScalars), $0.1) }

  /// - Parameter text: the question in lower case.
  func translated(_ text: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    var position = 0
    var waiting: String?
    while position < text.count {
      let startsWord = position == 0 || Script(text[position - 1]) != .latin
      if Script(text[position]) == .digit, position == 0 || ![.latin, .digit].contains(Script(text[position - 1])) {
        let (number, end) = number(in: text, at: position)
        result.append(contentsOf: number.unicodeScalars)
        position = end
        if let comparison = waiting {
          waiting = nil
          // The unit first: 「at least 200,000,000 yen」.
          let unit = word(in: text, at: skippingSpaces(text, from: position))
          if let unit, unit.word.hasPrefix("円") || unit.word == "%" {
            result.append(contentsOf: unit.word.unicodeScalars)
            position = unit.end
          }
          result.append(contentsOf: comparison.unicodeScalars)
        }
      } else if startsWord, let found = word(in: text, at: position) {
        // 「under the programme」 compares nothing: a comparison stands before a number, or is said behind one (or more).
        let isBehind = text[position...].starts(with: Self.or)
        position = found.end
        let isComparison = listening.comparisons.contains(found.word)
        let next = skippingSpaces(text, from: position)
        if isComparison, next < text.count, Script(text[next]) == .digit {
          waiting = found.word
        } else if isComparison, !isBehind {
          continue
        } else if isComparison || found.word.hasPrefix("円") {
          while result.last == " " { result.removeLast() }
          result.append(contentsOf: found.word.unicodeScalars)
        } else {
          result.append(contentsOf: " \(found.word) ".unicodeScalars)
        }
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return String(result)
  }

  /// The Japanese word for the longest phrase that begins and ends here.
  private func word(in text: [Unicode.Scalar], at start: Int) -> (word: String, end: Int)? {
    guard start < text.count, let found = listening.english.longest(in: text, at: start) else { return nil }
    let end = found.range.upperBound
    guard end == text.count || Script(text[end]) != .latin else { return nil }
    return (found.meanings[0], end)
  }

  /// 「200,000,000」 as it is, 「1.5 billion」 as 1500000000, and the index behind.
  private func number(in text: [Unicode.Scalar], at start: Int) -> (String, Int) {
    var end = start
    while end < text.count, Script(text[end]) == .digit || ",.".unicodeScalars.contains(text[end]) { end += 1 }
    while end > start, Script(text[end - 1]) != .digit { end -= 1 }
    let printed = String(scalars: text[start..<end])
    let next = skippingSpaces(text, from: end)
    guard next > end, let numeral = Numeral(printed, writing: .arabic),
      let scale = Self.scales.first(where: { text[next...].starts(with: $0.word) }),
      let whole = numeral.whole(times: scale.factor)
    else { return (printed, end) }
    return (String(whole), next + scale.word.count)
  }

  private func skippingSpaces(_ text: [Unicode.Scalar], from start: Int) -> Int {
    var position = start
    while position < text.count, text[position].properties.isWhitespace { position += 1 }
    return position
  }
}
