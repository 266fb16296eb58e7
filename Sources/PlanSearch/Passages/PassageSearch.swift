import JapaneseText
import PlanIndex
import Vocabulary

/// Ranked passages for what a person typed.
///
/// 1. *All of it*: every word and phrase, in one of its forms, stands in the passage or in its headings.
/// 2. *The most of it*, where no passage has all: by ICU's words and bigrams, the rare ones counting more.
package final class PassageSearch {
  private let reader: IndexReader
  /// The words of the index by reading and spelling.
  package let book: WordBook
  private let tables: ReadingTables
  private let normalizer: Normalizer
  private let tokenizer: Tokenizer
  private let postings: Postings
  private let forms: WordForms
  private let listening: Listening
  /// In scalars. Whoever pastes a page means its beginning; a phrase of a hundred kilobytes would only cost time.
  private static let longestPhrase = 400
  /// How many passages are looked at more closely.
  private static let candidates = 60
  /// The same where every passage has all that was asked for.
  private static let exactCandidates = 24

  package init(reader: IndexReader, tables: ReadingTables, listening: Listening) throws(IndexError) {
    (self.reader, self.tables, self.listening) = (reader, tables, listening)
    normalizer = tables.normalizer
    tokenizer = Tokenizer(normalizer: tables.normalizer)
    postings = try Postings(reader: reader, tokenizer: tokenizer)
    book = WordBook(reader: reader, postings: postings)
    forms = WordForms(book: book, listening: listening, normalizer: normalizer)
  }

  /// What a search found, and whether every term had to be there.
  package struct Result: Sendable {
    package fileprivate(set) var hits: [PassageHit]
    package let hasAllTerms: Bool
    /// The words that were looked for, normalized, for marking them.
    package let words: [String]
    /// Forms beside the typed ones, for `--explain`.
    package var forms: [String: [WordForms.Form]] = [:]
    /// For terms that stand nowhere, the nearest that do.
    package var nearest: [(term: String, words: [String])] = []
  }

  /// - Parameters:
  ///   - query: as typed.
  ///   - documents: the file names to look in; empty for all. A filter in the query narrows them further.
  ///   - limit: how many passages at most.
  package func search(_ query: String, in documents: [String] = [], limit: Int) throws(IndexError) -> Result {
    try search(SearchQuery(normalizer.text(query)), in: documents, limit: limit)
  }

  /// Searches for `terms`, each a phrase: passages with all of them, else those with any.
  package func search(
    terms: [String], in documents: [String] = [], limit: Int
  ) throws(IndexError) -> Result {
    let phrases = terms.prefix(SearchQuery.mostTerms).map { cut(normalizer.text($0)) }
    for joint in phrases.count > 1 ? [" AND ", " OR "] : [" AND "] {
      var expression = MatchExpression(tokenizer: tokenizer, postings: postings)
      var wanted: [String] = []
      for phrase in phrases { if let found = try expression.phrase(phrase) { wanted.append(found) } }
      guard !wanted.isEmpty else { break }
      var match = PassageMatch(expression: wanted.joined(separator: joint), worth: expression.worth)
      match.filter.documents = documents
      let hits = try reader.passages(match, limit: limit)
      if !hits.isEmpty { return Result(hits: hits, hasAllTerms: joint == " AND ", words: phrases) }
    }
    return Result(hits: [], hasAllTerms: false, words: phrases)
  }

  /// The passages that speak of a programme, in the document's order.
  package func passages(of programme: String) throws(IndexError) -> [PassageHit] {
    try reader.passages(of: programme)
  }

  /// The passages of a document that speak of no programme, in their order.
  package func prose(of document: String) throws(IndexError) -> [PassageHit] { try reader.prose(of: document) }

  /// The passages of a document under one heading, in their order.
  package func passages(under heading: String, of document: String) throws(IndexError) -> [PassageHit] {
    try reader.passages(under: heading, of: document)
  }

  private func search(_ query: SearchQuery, in documents: [String], limit: Int) throws(IndexError) -> Result {
    var forms: [SearchQuery.Term: [WordForms.Form]] = [:]
    for term in query.terms {
      forms[term] = try self.forms.forms(of: SearchQuery.Term(cut(term.text), isQuoted: term.isQuoted))
    }
    let words = query.terms.flatMap { (forms[$0] ?? []).map(\.text) }
    let named = Dictionary(uniqueKeysWithValues: forms.map { ($0.text, $1) })
    let nothing = Result(hits: [], hasAllTerms: false, words: words, forms: named)
    guard !query.terms.isEmpty, let filter = try filter(query, in: documents) else { return nothing }
    let all = try ranked(allTerms(query, forms), filter, words: words, said: words, isExact: true, limit: limit)
    if !all.isEmpty { return try located(Result(hits: all, hasAllTerms: true, words: words, forms: named)) }
    // What was typed in kana or romaji goes on in the words that it is read as.
    var texts: [String] = []
    for term in query.terms where !term.isQuoted {
      let text = cut(term.text)
      let romaji = forms[term]?.first { $0.rule == .romaji }?.text
      let rewritten = try self.forms.rewritten(text)
      texts.append(romaji ?? rewritten ?? text)
    }
    let free = FreeText(texts, tokenizer: tokenizer, normalizer: normalizer, listening: listening, eras: tables.eras)
    let most = try ranked(
      mostTerms(free, query), filter, words: free.words, said: free.said, years: free.years, limit: limit)
    var result = Result(hits: most, hasAllTerms: false, words: free.words, forms: named)
    result.nearest = try nearest(query.terms, named)
    return try located(result)
  }

  /// A long term that stands nowhere is a sentence, and no slip of the keyboard.
  private static let longestSlip = 20

  private func nearest(
    _ terms: [SearchQuery.Term], _ forms: [String: [WordForms.Form]]
  ) throws(IndexError) -> [(term: String, words: [String])] {
    var found: [(term: String, words: [String])] = []
    for term in terms where term.text.unicodeScalars.count <= Self.longestSlip && forms[term.text]?.count == 1 {
      guard try !book.prints(term.text) else { continue }
      let words = try NearestWords(book: book, postings: postings).words(near: term.text)
      if !words.isEmpty { found.append((term.text, words)) }
    }
    return found
  }

  /// The nearest words that stand in a document, for one that stands nowhere; empty where none is near.
  package func words(near text: String) throws(IndexError) -> [String] {
    guard text.unicodeScalars.count <= Self.longestSlip, try !book.prints(text) else { return [] }
    return try NearestWords(book: book, postings: postings).words(near: text)
  }

  /// The hits with the line of each that has the most of a word that was looked for.
  private func located(_ result: Result) throws(IndexError) -> Result {
    let words = result.words.map { normalizer.key($0) }.filter { !$0.isEmpty }
      .sorted { $1.unicodeScalars.count < $0.unicodeScalars.count }
    var result = result
    for index in result.hits.indices {
      let lines = try reader.lines(result.hits[index].source.lines, of: result.hits[index].source.document)
      let keys = lines.map { normalizer.key($0.text) }
      for word in words {
        guard let place = keys.firstIndex(where: { $0.has(word) }) else { continue }
        result.hits[index].line = lines[place].number
        break
      }
    }
    return result
  }

  private func ranked(
    _ match: PassageMatch?, _ filter: PassageFilter, words: [String], said: [String], years: [Int] = [],
    isExact: Bool = false,
    limit: Int
  ) throws(IndexError) -> [PassageHit] {
    guard var match else { return [] }
    match.filter = filter
    let found = try reader.passages(match, limit: max(limit, isExact ? Self.exactCandidates : Self.candidates))
    var question = RankedQuestion(said: said.map { normalizer.key($0) }, years: Set(years))
    for word in words {
      let cut = tokenizer.tokens(word, for: .query).map(\.text)
      if !cut.isEmpty { question.words.append((normalizer.key(word), try postings.worth(of: cut))) }
    }
    question.values = ExpectedValue.kinds(in: said.joined(separator: " "), listening, tables.amounts.units)
    if said.contains(where: { listening.says("meaning", in: $0) }) {
      question.definitions = listening.phrases("definition")
    }
    return Array(PassageRanking(question, normalizer: normalizer).ranked(found).prefix(limit))
  }

  // MARK: - expressions

  private func allTerms(
    _ query: SearchQuery, _ forms: [SearchQuery.Term: [WordForms.Form]]
  ) throws(IndexError) -> PassageMatch? {
    var expression = MatchExpression(tokenizer: tokenizer, postings: postings)
    var wanted: [String] = []
    // A meaning is asked for (定義): the word for it need not be there.
    let meanings = Set(listening.phrases("meaning"))
    for term in query.terms where query.terms.count == 1 || !meanings.contains(term.text) {
      var ways: [String] = []
      for form in forms[term] ?? [] {
        if let phrase = try expression.phrase(form.text, factor: Self.factor(form.rule)) { ways.append(phrase) }
      }
      if !ways.isEmpty { wanted.append("(\(ways.joined(separator: " OR ")))") }
    }
    guard !wanted.isEmpty else { return nil }
    return try match(wanted.joined(separator: " AND "), without: query.excluded, &expression)
  }

  /// What a hit in another form counts beside one as typed.
  private static func factor(_ rule: WordForms.Rule) -> Double { rule == .synonym ? 0.7 : 1 }

  private func mostTerms(_ free: FreeText, _ query: SearchQuery) throws(IndexError) -> PassageMatch? {
    var expression = MatchExpression(tokenizer: tokenizer, postings: postings)
    var wanted: [String] = []
    for piece in try postings.affordable(free.pieces) {
      wanted.append(expression.token(piece.token, worth: piece.factor * (try postings.worth(of: [piece.token]))))
    }
    guard !wanted.isEmpty else { return nil }
    // What stands in quotes has to be there all the same.
    var all = ["(\(wanted.joined(separator: " OR ")))"]
    for term in query.terms where term.isQuoted {
      if let phrase = try expression.phrase(cut(term.text)) { all.append(phrase) }
    }
    return try match(all.joined(separator: " AND "), without: query.excluded, &expression)
  }

  private func match(
    _ wanted: String, without excluded: [SearchQuery.Term], _ expression: inout MatchExpression
  ) throws(IndexError) -> PassageMatch {
    var without: [String] = []
    for term in excluded { if let phrase = try expression.phrase(cut(term.text)) { without.append(phrase) } }
    let all = without.isEmpty ? wanted : "(\(wanted)) NOT (\(without.joined(separator: " OR ")))"
    return PassageMatch(expression: all, worth: expression.worth)
  }

  private func cut(_ text: String) -> String { String(scalars: text.unicodeScalars.prefix(Self.longestPhrase)) }

  // MARK: - filters

  /// Where to look; `nil` where the filters leave nothing.
  private func filter(_ query: SearchQuery, in documents: [String]) throws(IndexError) -> PassageFilter? {
    var filter = PassageFilter(documents: documents)
    func contains(_ name: String, _ part: String) -> Bool {
      normalizer.text(name).lowercased().has(part.lowercased())
    }
    if query.narrows(.document) {
      let names = try reader.documentNames().filter { documents.isEmpty || documents.contains($0) }
      filter.documents = query.narrowed(names, by: .document, contains)
      guard !filter.documents.isEmpty else { return nil }
    }
    if query.narrows(.municipality) {
      filter.organizations = query.narrowed(try reader.organizations(), by: .municipality, contains)
      guard !filter.organizations.isEmpty else { return nil }
    }
    if query.narrows(.year) {
      let years = try reader.westernYears().map { String($0) }
      filter.westernYears = query.narrowed(years, by: .year, isYear).compactMap { Int($0) }
      guard !filter.westernYears.isEmpty else { return nil }
    }
    return filter
  }

  /// Whether a western year is what was typed: 2023, 令和5年度, R5.
  private func isYear(_ year: String, _ text: String) -> Bool {
    year == text || tables.eras.startYear(of: normalizer.normalize(text)).map { String($0) } == year
  }
}
