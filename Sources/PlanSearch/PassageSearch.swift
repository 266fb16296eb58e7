import JapaneseText
import PlanIndex

/// Ranked passages for what a person typed.
///
/// All terms are asked for first; where no passage has them all, those with any of them come, best first.
package final class PassageSearch {
  private let reader: IndexReader
  private let normalizer: Normalizer
  private let tokenizer: Tokenizer

  package init(reader: IndexReader, normalizer: Normalizer) {
    (self.reader, self.normalizer) = (reader, normalizer)
    tokenizer = Tokenizer(normalizer: normalizer)
  }

  /// What a search found, and whether every term had to be there.
  package struct Result: Sendable {
    package let hits: [PassageHit]
    package let hasAllTerms: Bool
  }

  /// - Parameters:
  ///   - query: as typed.
  ///   - documents: the file names to look in; empty for all.
  ///   - limit: how many passages at most.
  package func search(_ query: String, in documents: [String] = [], limit: Int) throws(IndexError) -> Result {
    let query = SearchQuery(normalizer.text(query))
    return try search(query, in: documents, limit: limit)
  }

  /// Searches for `terms`, each a phrase.
  package func search(
    terms: [String], in documents: [String] = [], limit: Int
  ) throws(IndexError) -> Result {
    var query = SearchQuery("")
    query.terms = terms
    return try search(query, in: documents, limit: limit)
  }

  /// The passages that speak of a programme, in the document's order.
  package func passages(of programme: String) throws(IndexError) -> [PassageHit] {
    try reader.passages(of: programme)
  }

  private func search(_ query: SearchQuery, in documents: [String], limit: Int) throws(IndexError) -> Result {
    for joint in ["AND", "OR"] {
      guard let expression = query.expression(joint: joint, where: isIndexed) else { break }
      let hits = try reader.passages(matching: expression, in: documents, limit: limit)
      if !hits.isEmpty { return Result(hits: hits, hasAllTerms: joint == "AND" || query.terms.count == 1) }
    }
    return Result(hits: [], hasAllTerms: false)
  }

  private func isIndexed(_ term: String) -> Bool { !tokenizer.tokens(term, for: .query).isEmpty }
}
