import Database
import PlanModel

/// What a search asks of the passages: an expression, what its phrases are worth, and where to look.
package struct PassageMatch: Sendable {
  /// An FTS5 expression made of quoted phrases only.
  package var expression: String
  /// What each phrase of the expression is worth, in order.
  package var worth: [Double]
  package var filter = PassageFilter()

  package init(expression: String, worth: [Double]) { (self.expression, self.worth) = (expression, worth) }
}

/// Where to look; an empty list lets everything through.
package struct PassageFilter: Hashable, Sendable {
  /// The file names of documents.
  package var documents: [String] = []
  /// Municipalities as printed: of the passage's programme, or else the document's publisher.
  package var organizations: [String] = []
  /// Western years in which the fiscal year begins: the programme's, or else the document's.
  package var westernYears: [Int] = []

  package init(documents: [String] = [], organizations: [String] = [], westernYears: [Int] = []) {
    (self.documents, self.organizations, self.westernYears) = (documents, organizations, westernYears)
  }
}

extension IndexReader {
  /// What a hit counts by where it is: in the text, in the programme's name, in heading, section or division.
  private static let fieldWeights = "1 6 2.5"

  /// How many passages are ranked, in the order of the documents, where fewer are asked for. Beyond it stand words that
  /// thousands of passages have; then the names of programmes, where a hit counts most, are looked through as well.
  package static let mostRanked = 1500

  /// The best passages for `match`, by ``Database``'s `plan_rank`; ties in document order.
  package func passages(_ match: PassageMatch, limit: Int) throws(IndexError) -> [PassageHit] {
    do throws(DatabaseError) {
      let most = max(Self.mostRanked, limit)
      var scores = try scores(match.expression, match, most)
      if scores.count == most {
        for (id, score) in try self.scores("name : (\(match.expression))", match, most) { scores[id] = score }
      }
      let best = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      return try hits(best.map { (id: $0.key, score: $0.value) })
    } catch { throw .reading(path, error) }
  }

  /// Whether any passage is found; nothing is ranked for that.
  package func hasPassage(_ match: PassageMatch) throws(IndexError) -> Bool {
    do throws(DatabaseError) {
      var statement = try connection.prepare("SELECT 1 FROM passage_index WHERE passage_index MATCH ? LIMIT 1")
      try statement.bind([.text(match.expression)])
      return try statement.step()
    } catch { throw .reading(path, error) }
  }

  /// The scores of the first `most` passages that an expression finds, by passage id.
  private func scores(_ expression: String, _ match: PassageMatch, _ most: Int) throws(DatabaseError) -> [Int: Double] {
    let worth = match.worth.map { String($0) }.joined(separator: " ")
    let (joins, conditions, values) = Self.conditions(match.filter)
    var statement = try connection.prepare(
      """
      SELECT passage_index.rowid, plan_rank(passage_index, ?, ?) FROM passage_index \(joins)
      WHERE passage_index MATCH ? \(conditions) LIMIT ?
      """)
    try statement.bind(
      [.text(Self.fieldWeights), .text(worth), .text(expression)] + values + [.integer(most)])
    var scores: [Int: Double] = [:]
    while try statement.step() { scores[statement.integer(0) ?? 0] = statement.real(1) }
    return scores
  }

  /// The passages with these ids, in this order.
  private func hits(_ scores: [(id: Int, score: Double)]) throws(DatabaseError) -> [PassageHit] {
    guard !scores.isEmpty else { return [] }
    let marks = scores.map { _ in "?" }.joined(separator: ", ")
    let found = try passages(where: "passages.id IN (\(marks))", scores.map { .integer($0.id) })
    let hits = Dictionary(found, uniquingKeysWith: { first, _ in first })
    return scores.compactMap { id, score in hits[id]?.scored(score) }
  }

  private static func conditions(_ filter: PassageFilter) -> (joins: String, conditions: String, values: [Value]) {
    guard filter != PassageFilter() else { return ("", "", []) }
    func list(_ column: String, _ values: [Value]) -> String {
      values.isEmpty ? "" : " AND \(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
    }
    let documents = filter.documents.map { Value.text($0) }
    let organizations = filter.organizations.map { Value.text($0) }
    let years = filter.westernYears.map { Value.integer($0) }
    return (
      """
      JOIN passages ON passages.id = passage_index.rowid JOIN documents ON documents.id = passages.document
      LEFT JOIN programmes ON programmes.id = passages.programme
      """,
      list("documents.name", documents)
        + list("coalesce(programmes.organization, documents.publisher)", organizations)
        + list("coalesce(programmes.western_year, documents.western_year)", years),
      documents + organizations + years
    )
  }

  /// How many passages there are.
  package func passageCount() throws(IndexError) -> Int {
    do throws(DatabaseError) {
      var statement = try connection.prepare("SELECT count(*) FROM passages")
      return try statement.step() ? statement.integer(0) ?? 0 : 0
    } catch { throw .reading(path, error) }
  }

  /// How many passages have each of `tokens`, in order.
  package func passageCounts(of tokens: [String]) throws(IndexError) -> [Int] {
    do throws(DatabaseError) {
      var common = try connection.prepare("SELECT passages FROM common_terms WHERE term = ?")
      var rare = try connection.prepare("SELECT doc FROM passage_terms WHERE term = ?")
      var counts: [Int] = []
      for token in tokens {
        try common.bind([.text(token)])
        if try common.step() {
          counts.append(common.integer(0) ?? 0)
        } else {
          try rare.bind([.text(token)])
          counts.append(try rare.step() ? rare.integer(0) ?? 0 : 0)
        }
      }
      return counts
    } catch { throw .reading(path, error) }
  }

  /// The passages that speak of a programme, in their order.
  package func passages(of programme: String) throws(IndexError) -> [PassageHit] {
    do throws(DatabaseError) {
      return try passages(where: "passages.programme = ? AND remainder = 0", [.text(programme)]).map(\.hit)
    } catch { throw .reading(path, error) }
  }

  /// The passages of a document under one heading, in their order.
  package func passages(under heading: String, of document: String) throws(IndexError) -> [PassageHit] {
    do throws(DatabaseError) {
      return try passages(
        where: "passages.heading = ? AND documents.name = ? AND remainder = 0", [.text(heading), .text(document)]
      ).map(\.hit)
    } catch { throw .reading(path, error) }
  }

  /// The passages of a document that speak of no programme, in their order.
  package func prose(of document: String) throws(IndexError) -> [PassageHit] {
    do throws(DatabaseError) {
      return try passages(
        where: "documents.name = ? AND passages.programme IS NULL AND remainder = 0", [.text(document)]
      ).map(\.hit)
    } catch { throw .reading(path, error) }
  }

  func passages(
    where condition: String, _ values: [Value]
  ) throws(DatabaseError) -> [(id: Int, hit: PassageHit)] {
    var statement = try connection.prepare(
      """
      SELECT documents.name, passages.first_line, passages.last_line, documents.title, passages.heading,
        passages.text, passages.joint, passages.programme, passages.document, passages.id, programmes.name, remainder,
        coalesce(programmes.western_year, documents.western_year)
      FROM passages JOIN documents ON documents.id = passages.document
        LEFT JOIN programmes ON programmes.id = passages.programme
      WHERE \(condition) ORDER BY passages.id
      """)
    try statement.bind(values)
    var found: [(id: Int, hit: PassageHit)] = []
    while try statement.step() {
      let span = LineSpan(statement.integer(1) ?? 1, statement.integer(2) ?? 1)
      var text = statement.text(5)
      if text == nil {
        let parts = try lineReader.lines(span.first, span.last, of: statement.integer(8) ?? 0).map(\.text)
        text = PassageText.text(of: parts, joint: statement.text(6) ?? "")
      }
      var hit = PassageHit(
        source: Source(document: statement.text(0) ?? "", lines: span), title: statement.text(3) ?? "",
        heading: statement.text(4), text: text ?? "", programme: statement.text(7), name: statement.text(10), score: 0)
      hit.westernYear = statement.integer(12)
      hit.isRemainder = statement.integer(11) == 1
      found.append((statement.integer(9) ?? 0, hit))
    }
    return found
  }
}

extension IndexReader {
  /// The municipalities that filters may name: of programmes and publishers, each once, sorted.
  package func organizations() throws(IndexError) -> [String] {
    try column(
      """
      SELECT organization AS name FROM programmes WHERE organization IS NOT NULL
      UNION SELECT publisher FROM documents WHERE publisher IS NOT NULL ORDER BY name
      """
    ) { $0.text(0) }
  }

  /// The western years of programmes and documents, each once, sorted.
  package func westernYears() throws(IndexError) -> [Int] {
    try column(
      """
      SELECT western_year AS year FROM programmes WHERE western_year IS NOT NULL
      UNION SELECT western_year FROM documents WHERE western_year IS NOT NULL ORDER BY year
      """
    ) { $0.integer(0) }
  }

  /// What `cell` gives for each row, in order; rows without it are left out.
  func column<Cell>(
    _ sql: String, _ cell: (borrowing Statement) -> Cell?
  ) throws(IndexError) -> [Cell] {
    do throws(DatabaseError) {
      var statement = try connection.prepare(sql)
      var found: [Cell] = []
      while try statement.step() { if let value = cell(statement) { found.append(value) } }
      return found
    } catch { throw .reading(path, error) }
  }
}
