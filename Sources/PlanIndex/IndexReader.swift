import Database
import Glibc
import JapaneseText
import PlanModel

/// An index opened for questions, read-only. Belongs to one place, like the connection it holds.
package final class IndexReader {
  /// Where the index stands.
  package let path: String
  let connection: Connection
  let lineReader: LineReader
  private let normalizer: Normalizer

  /// Opens the index at `path`.
  /// - Throws: ``IndexError/missing(path:)``, ``IndexError/outdated(path:found:expected:)`` or
  ///   ``IndexError/damaged(path:reason:)``.
  package init(path: String, normalizer: Normalizer) throws(IndexError) {
    guard access(path, F_OK) == 0 else { throw .missing(path: path) }
    (self.path, self.normalizer) = (path, normalizer)
    let found: Int
    let size: Int
    do throws(DatabaseError) {
      connection = try Connection(path: path, access: .readOnly, normalizer: normalizer)
      lineReader = LineReader(connection)
      var version = try connection.prepare("PRAGMA user_version")
      found = try version.step() ? version.integer(0) ?? 0 : 0
      var pages = try connection.prepare("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
      size = try pages.step() ? pages.integer(0) ?? 0 : 0
    } catch { throw .reading(path, error) }
    // SQLite takes a last page that is cut short for an empty one.
    var status = stat()
    guard stat(path, &status) == 0, status.st_size >= size else {
      throw .damaged(path: path, reason: "\(status.st_size) of \(size) bytes")
    }
    guard found == Schema.version else {
      throw .outdated(path: path, found: found, expected: Schema.version)
    }
  }

  /// Everything structured that the index holds.
  /// - Parameter withTexts: with the keys of what documents say and with headings, which only questions need: every text
  ///   is read for them.
  package func catalogue(withTexts: Bool = false) throws(IndexError) -> Catalogue {
    do throws(DatabaseError) {
      let programmes = try programmes()
      return Catalogue(
        documents: try documents(), programmes: programmes, bodyKeys: withTexts ? try bodyKeys(programmes) : [:],
        headings: withTexts ? try headings() : [])
    } catch { throw .reading(path, error) }
  }

  /// The file names of the documents, in their order.
  package func documentNames() throws(IndexError) -> [String] {
    try column("SELECT name FROM documents ORDER BY id") { $0.text(0) }
  }

  /// The printed text of lines `span` of `document`, each line by its number; lines beyond the end are left out.
  package func lines(_ span: LineSpan, of document: String) throws(IndexError) -> [(number: Int, text: String)] {
    do throws(DatabaseError) {
      var statement = try connection.prepare("SELECT id FROM documents WHERE name = ?")
      try statement.bind([.text(document)])
      guard try statement.step() else { return [] }
      return try lineReader.lines(span.first, span.last, of: statement.integer(0) ?? 0)
    } catch { throw .reading(path, error) }
  }

  /// What the readers found wrong or could not read, in document order.
  package func findings() throws(IndexError) -> [DocumentFinding] {
    do throws(DatabaseError) {
      var statement = try connection.prepare(
        """
        SELECT documents.name, kind, first_line, last_line, detail FROM findings
        JOIN documents ON documents.id = findings.document ORDER BY findings.rowid
        """)
      var found: [DocumentFinding] = []
      while try statement.step() {
        guard let kind = statement.text(1).flatMap({ Finding.Kind(rawValue: $0) }) else { continue }
        let lines = LineSpan(statement.integer(2) ?? 1, statement.integer(3) ?? 1)
        let finding = Finding(kind, lines: lines, detail: statement.text(4) ?? "")
        found.append(DocumentFinding(document: statement.text(0) ?? "", finding: finding))
      }
      return found
    } catch { throw .reading(path, error) }
  }

  /// SQLite's own check of the whole file.
  package func integrity() throws(IndexError) -> Bool {
    do throws(DatabaseError) {
      var statement = try connection.prepare("PRAGMA integrity_check")
      return try statement.step() && statement.text(0) == "ok"
    } catch { throw .reading(path, error) }
  }
}

extension IndexReader {
  private func documents() throws(DatabaseError) -> [DocumentEntry] {
    var statement = try connection.prepare(
      """
      SELECT name, title, publisher, fiscal_year, western_year, layout,
        coalesce(programme_count, 0), coalesce(passage_count, 0), lines
      FROM documents
      LEFT JOIN (
        SELECT document, count(*) AS programme_count FROM programmes WHERE parent IS NULL GROUP BY document
      ) AS p ON p.document = documents.id
      LEFT JOIN (SELECT document, count(*) AS passage_count FROM passages GROUP BY document) AS t
        ON t.document = documents.id
      ORDER BY documents.id
      """)
    var found: [DocumentEntry] = []
    while try statement.step() {
      found.append(
        DocumentEntry(
          name: statement.text(0) ?? "", title: statement.text(1) ?? "", publisher: statement.text(2),
          fiscalYear: statement.text(3), westernYear: statement.integer(4),
          layout: statement.text(5).flatMap { Layout(rawValue: $0) } ?? .plain,
          programmes: statement.integer(6) ?? 0, passages: statement.integer(7) ?? 0,
          lines: statement.integer(8) ?? 0))
    }
    return found
  }

  private func programmes() throws(DatabaseError) -> [Programme] {
    let aliases = try lists("SELECT programme, name FROM aliases ORDER BY programme, ordinal")
    let divisions = try lists("SELECT programme, name FROM divisions ORDER BY programme, ordinal")
    let phones = try lists("SELECT programme, phone FROM contacts ORDER BY programme, ordinal")
    let figures = try figures()
    var statement = try connection.prepare(
      """
      SELECT programmes.id, parent, documents.name, first_line, last_line, organization,
        coalesce(plan, documents.title), programmes.fiscal_year,
        programmes.western_year, number, section, programmes.name, summary, phone_ext, url, audience, category, start,
        budget_raw, budget_yen, budget_approximate, grade, evaluation, direction, covid, places, policy
      FROM programmes JOIN documents ON documents.id = programmes.document ORDER BY programmes.document, ordinal
      """)
    var found: [Programme] = []
    while try statement.step() {
      var programme = Self.programme(statement)
      programme.aliases = aliases[programme.id] ?? []
      programme.divisions = divisions[programme.id] ?? []
      programme.phones = phones[programme.id] ?? []
      programme.places = PlaceList.places(statement.text(25) ?? "")
      programme.figures = figures[programme.id] ?? []
      found.append(programme)
    }
    return found
  }

  private static func programme(_ row: borrowing Statement) -> Programme {
    let lines = LineSpan(row.integer(3) ?? 1, row.integer(4) ?? 1)
    var programme = Programme(document: row.text(2) ?? "", lines: lines, plan: row.text(6) ?? "")
    programme.id = row.text(0) ?? ""
    programme.parent = row.text(1)
    programme.organization = row.text(5)
    programme.fiscalYear = row.text(7)
    programme.westernYear = row.integer(8)
    programme.number = row.text(9)
    programme.section = row.text(10)
    programme.policy = row.text(26)
    programme.name = row.text(11)
    programme.summary = row.text(12)
    programme.phoneExtension = row.text(13)
    programme.url = row.text(14)
    programme.audience = row.text(15)
    programme.category = row.text(16)
    programme.start = row.text(17)
    if let raw = row.text(18), let yen = row.integer(19) {
      programme.budget = Money(raw: raw, yen: yen, isApproximate: row.integer(20) == 1)
    }
    let ratings = Ratings(
      grade: row.text(21), evaluation: row.text(22), direction: row.text(23), covid: row.text(24))
    if ratings != Ratings() { programme.ratings = ratings }
    return programme
  }

  /// By programme id: all that the document says about it besides its names, as one key.
  private func bodyKeys(_ programmes: [Programme]) throws(DatabaseError) -> [String: String] {
    var texts: [String: [String]] = [:]
    for programme in programmes {
      texts[programme.id] = [programme.summary, programme.audience, programme.category, programme.section].compactMap {
        $0
      }
    }
    for (_, hit) in try passages(where: "programme IS NOT NULL AND remainder = 0", []) {
      texts[hit.programme ?? "", default: []].append(hit.text)
    }
    return texts.mapValues { $0.map { normalizer.key($0) }.joined(separator: "\n") }
  }

  private func headings() throws(DatabaseError) -> [String] {
    var statement = try connection.prepare(
      "SELECT heading FROM passages WHERE programme IS NULL AND heading IS NOT NULL AND remainder = 0 GROUP BY heading ORDER BY min(id)"
    )
    var found: [String] = []
    while try statement.step() { found.append(statement.text(0) ?? "") }
    return found
  }

  private func lists(_ sql: String) throws(DatabaseError) -> [String: [String]] {
    var statement = try connection.prepare(sql)
    var found: [String: [String]] = [:]
    while try statement.step() { found[statement.text(0) ?? "", default: []].append(statement.text(1) ?? "") }
    return found
  }

  private func figures() throws(DatabaseError) -> [String: [Figure]] {
    let values = try figureValues()
    var statement = try connection.prepare(
      """
      SELECT id, programme, measure, label, year, first_year, last_year, raw, first_line, last_line
      FROM figures ORDER BY id
      """)
    var found: [String: [Figure]] = [:]
    while try statement.step() {
      guard let measure = statement.text(2).flatMap({ Measure(rawValue: $0) }) else { continue }
      var years: ClosedRange<Int>?
      if let first = statement.integer(5), let last = statement.integer(6), first <= last { years = first...last }
      let figure = Figure(
        measure: measure, label: statement.text(3), year: statement.text(4) ?? "", westernYears: years,
        raw: statement.text(7) ?? "", values: values[statement.integer(0) ?? 0] ?? [],
        lines: LineSpan(statement.integer(8) ?? 1, statement.integer(9) ?? 1))
      found[statement.text(1) ?? "", default: []].append(figure)
    }
    return found
  }

  private func figureValues() throws(DatabaseError) -> [Int: [Quantity]] {
    var statement = try connection.prepare(
      "SELECT figure, value, unit, label, approximate FROM figure_values ORDER BY figure, ordinal")
    var found: [Int: [Quantity]] = [:]
    while try statement.step() {
      let value = Quantity(
        value: statement.real(1), unit: statement.text(2), label: statement.text(3),
        isApproximate: statement.integer(4) == 1)
      found[statement.integer(0) ?? 0, default: []].append(value)
    }
    return found
  }
}
