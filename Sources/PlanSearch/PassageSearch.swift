import JapaneseText
import PlanIndex

/// Ranked passages for what a person typed.
///
/// All terms are asked for first; where no passage has them all, those with any of them come, best first.
package final class PassageSearch {
  private let reader: IndexReader
  private let normalizer: Normalizer
  private let tokenizer: Tokenizer
  /// In scalars.
  private static let longestPhrase = 400

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
  ///   - documents: the file names to look in; empty for all. A `document:` in the query narrows them further.
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
    query.terms = terms.prefix(SearchQuery.mostTerms).map { normalizer.text($0) }
    return try search(query, in: documents, limit: limit)
  }

  /// The passages that speak of a programme, in the document's order.
  package func passages(of programme: String) throws(IndexError) -> [PassageHit] {
    try reader.passages(of: programme)
  }

  /// The passages of a document under one heading, in their order.
  package func passages(under heading: String, of document: String) throws(IndexError) -> [PassageHit] {
    try reader.passages(under: heading, of: document)
  }

  private func search(_ query: SearchQuery, in documents: [String], limit: Int) throws(IndexError) -> Result {
    let nothing = Result(hits: [], hasAllTerms: false)
    guard let documents = try names(query, in: documents) else { return nothing }
    for joint in query.terms.count > 1 ? ["AND", "OR"] : ["AND"] {
      guard let expression = query.expression(joint: joint, phrase: phrase) else { break }
      let hits = try reader.passages(matching: expression, in: documents, limit: limit)
      if !hits.isEmpty { return Result(hits: hits, hasAllTerms: joint == "AND") }
    }
    return nothing
  }

  /// The file names to look in, empty for all; `nil` where the filters leave none.
  private func names(_ query: SearchQuery, in documents: [String]) throws(IndexError) -> [String]? {
    guard !(query.documents.isEmpty && query.excludedDocuments.isEmpty) else { return documents }
    let allowed = try reader.documentNames().filter {
      (documents.isEmpty || documents.contains($0)) && query.allows(document: normalizer.text($0).lowercased())
    }
    return allowed.isEmpty ? nil : allowed
  }

  /// The FTS5 phrase of a term, with a prefix search for a last character that may begin a longer run.
  private func phrase(_ term: String) -> String? {
    // Whoever pastes a page means its beginning; a phrase of a hundred kilobytes would only cost time.
    let term = String(term.unicodeScalars.prefix(Self.longestPhrase))
    guard !tokenizer.tokens(term, for: .query).isEmpty else { return nil }
    // By scalars: a quote under a combining mark must be doubled too.
    var quoted = String.UnicodeScalarView()
    for scalar in term.unicodeScalars where scalar != "\0" {
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    return "\"\(String(quoted))\"" + (tokenizer.endsOpen(term) ? " *" : "")
  }
}
