import JapaneseText
import PlanIndex

/// Builds an FTS5 expression of quoted phrases, and says what each phrase is worth.
struct MatchExpression {
  private let tokenizer: Tokenizer
  private let postings: Postings
  private(set) var worth: [Double] = []

  init(tokenizer: Tokenizer, postings: Postings) { (self.tokenizer, self.postings) = (tokenizer, postings) }

  /// What a hit that stands on ICU's word boundaries counts beside one that does not.
  private static let boundaryWorth = 0.6

  /// A word or phrase as it stands; `nil` where it has no token, and so would match nothing.
  ///
  /// Where it is one of ICU's words, that word counts besides: 京都 the city comes before the inside of 東京都.
  ///
  /// - Parameter factor: what a hit counts beside one on what was typed.
  mutating func phrase(_ text: String, factor: Double = 1) throws(IndexError) -> String? {
    let found = tokenizer.tokens(text, for: .query).map(\.text)
    guard let first = found.first else { return nil }
    let worth = factor * (try postings.worth(of: found))
    var ways = [add(Self.quoted(text) + (tokenizer.endsOpen(text) ? " *" : ""), worth)]
    let mark = String(Tokenizer.wordMark)
    let part = String(Tokenizer.partMark)
    let digits = phoneDigits(text)
    if let digits { ways.append(add(Self.quoted(part + digits) + " *", worth)) }
    if found.count == 1, digits == nil, first.unicodeScalars.contains(where: { Script($0) == .latin }), first.count > 1
    {
      ways.append(add(Self.quoted(part + first) + " *", 0))
    }
    let words = tokenizer.words(text)
    if words.count == 1, words[0].unicodeScalars.count > 1,
      words[0].unicodeScalars.allSatisfy({ Script($0).isJapanese }),
      try postings.count(of: mark + words[0]) > 0
    {
      ways.append(add(Self.quoted(mark + words[0]), worth * Self.boundaryWorth))
    }
    return ways.count == 1 ? ways[0] : "(\(ways.joined(separator: " OR ")))"
  }

  /// One token as the index has it.
  mutating func token(_ token: String, worth: Double) -> String { add(Self.quoted(token), worth) }

  private mutating func add(_ phrase: String, _ worth: Double) -> String {
    self.worth.append(worth)
    return phrase
  }

  /// The digits of what may be a phone number or a part of one: four digits or more, and nothing but digits and the
  /// marks that part them.
  private func phoneDigits(_ text: String) -> String? {
    var digits = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if Script(scalar) == .digit {
        digits.append(scalar)
      } else if !"-() ".unicodeScalars.contains(scalar) {
        return nil
      }
    }
    return digits.count >= Tokenizer.shortestPhonePart ? String(digits) : nil
  }

  /// By scalars: a quote under a combining mark must be doubled too.
  private static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\0" {
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    return "\"\(String(quoted))\""
  }
}
