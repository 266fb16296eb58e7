import Glibc
import JapaneseText
import PlanIndex

/// How rare the tokens of an index are, and so what a hit on them is worth.
final class Postings {
  private let reader: IndexReader
  private let tokenizer: Tokenizer
  private let passages: Double
  private var counts: [String: Int] = [:]

  init(reader: IndexReader, tokenizer: Tokenizer) throws(IndexError) {
    (self.reader, self.tokenizer) = (reader, tokenizer)
    passages = Double(try reader.passageCount())
  }

  /// How many passages have a token.
  func count(of token: String) throws(IndexError) -> Int {
    if let known = counts[token] { return known }
    let count = try reader.passageCounts(of: [token])[0]
    counts[token] = count
    return count
  }

  /// The worth of a phrase by its rarest token: log(1 + (N - n + 0.5) / (n + 0.5)), BM25's inverse document frequency.
  func worth(of tokens: [String]) throws(IndexError) -> Double {
    var rarest = passages
    for token in tokens { rarest = min(rarest, Double(try count(of: token))) }
    return log(1 + (passages - rarest + 0.5) / (rarest + 0.5))
  }

  /// Whether every token of `text` stands somewhere; where not, no passage can hold it.
  func mayHold(_ text: String) throws(IndexError) -> Bool {
    let tokens = tokenizer.tokens(text, for: .query).map(\.text)
    for token in tokens where token.unicodeScalars.count > 1 {
      if try count(of: token) == 0 { return false }
    }
    return !tokens.isEmpty
  }
}
