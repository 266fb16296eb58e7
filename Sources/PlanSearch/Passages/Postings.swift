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

  /// Of the pieces that stand somewhere, all where the index is small; else the rarest, as many as can be ranked.
  func affordable(_ pieces: [FreeText.Piece]) throws(IndexError) -> [FreeText.Piece] {
    var counted: [(piece: FreeText.Piece, count: Int)] = []
    for piece in pieces {
      let count = try count(of: piece.token)
      if count > 0 { counted.append((piece, count)) }
    }
    guard Int(passages) > IndexReader.mostRanked else { return counted.map(\.piece) }
    var rest = IndexReader.mostRanked
    var found: [FreeText.Piece] = []
    for (piece, count) in counted.sorted(by: { $0.count < $1.count }) where found.isEmpty || count <= rest {
      found.append(piece)
      rest -= count
    }
    return found
  }

  /// Whether every token of `text` stands somewhere; where not, no passage can hold it.
  func mayHold(_ text: String) throws(IndexError) -> Bool {
    let tokens = tokenizer.tokens(text, for: .query).map(\.text)
    for token in tokens where token.unicodeScalars.count > 1 {
      if try count(of: token) == 0 { return false }
    }
    return !tokens.isEmpty
  }

  /// The search for `text` word for word; `nil` where it has no token.
  func phrase(_ text: String) throws(IndexError) -> PassageMatch? {
    var expression = MatchExpression(tokenizer: tokenizer, postings: self)
    return try expression.phrase(text).map { PassageMatch(expression: $0, worth: expression.worth) }
  }
}
