import Database
import Glibc
import JapaneseText
import PlanModel
import Readings

/// Builds an index beside the old one and puts it in its place when it is complete.
///
/// Equal documents give equal bytes: rows in document order, no clock, no random ids, a fixed page size, `optimize`
/// and `VACUUM`. Whatever fails, the old index stays as it was.
package struct IndexWriter {
  private let path: String
  private let schema: String
  private let normalizer: Normalizer

  /// - Parameters:
  ///   - path: where the index shall stand.
  ///   - schema: the text of `schema.sql`.
  package init(path: String, schema: String, normalizer: Normalizer) {
    (self.path, self.schema, self.normalizer) = (path, schema, normalizer)
  }

  /// The unfinished file that this process builds beside the index at `path`.
  package static func partialPath(of path: String) -> String { path + ".\(getpid()).partial" }

  /// Writes `documents`, in the order given, and replaces the old index.
  /// - Parameter words: the words of the documents with their readings.
  package func write(_ documents: [PlanDocument], words: [ReadWord] = []) throws(IndexError) {
    let place = try IndexPlace(path)
    let partial = Self.partialPath(of: path)
    unlink(partial)
    defer { unlink(partial) }
    do {
      try build(documents, words, at: partial)
    } catch let error as IndexError {
      throw error
    } catch let error as DatabaseError {
      throw .building(path, error)
    } catch {
      throw .unwritable(path: path, reason: "\(error)")
    }
    guard rename(partial, place.path) == 0 else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private func build(_ documents: [PlanDocument], _ words: [ReadWord], at partial: String) throws {
    let connection = try Connection(path: partial, access: .build, normalizer: normalizer)
    var rows = try rows(of: connection)
    try connection.transaction {
      for (index, document) in documents.enumerated() { try rows.write(document, id: index + 1) }
      for word in words { try rows.write(word) }
    }
    try connection.execute("INSERT INTO passage_index (passage_index) VALUES ('optimize')")
    try connection.execute(
      """
      INSERT INTO common_terms SELECT term, doc FROM passage_terms WHERE doc >= \(Schema.commonTerm) ORDER BY term
      """)
    try connection.execute("PRAGMA application_id = \(Schema.application)")
    try connection.execute("PRAGMA user_version = \(Schema.version)")
    try connection.execute("VACUUM")
  }
}

extension IndexWriter {
  /// The empty tables of the schema. What SQLite does not understand here, or does not find, is the schema's fault.
  private func rows(of connection: Connection) throws -> RowWriter {
    do throws(DatabaseError) {
      try connection.execute(schema)
      return try RowWriter(connection)
    } catch {
      guard error.kind == .other else { throw error }
      throw IndexError.schema(path: "Index/schema.sql", reason: error.message)
    }
  }
}

/// Adds rows to one table.
private final class Inserter {
  private var statement: Statement

  init(_ connection: Connection, into table: String, columns: Int) throws(DatabaseError) {
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    statement = try connection.prepare("INSERT INTO \(table) VALUES (\(marks))")
  }

  func run(_ values: [Value]) throws(DatabaseError) { try statement.run(values) }
}

/// The rows of one document, in the schema's order.
private struct RowWriter {
  private let documents: Inserter
  private let lines: Inserter
  private let programmes: Inserter
  private let aliases: Inserter
  private let divisions: Inserter
  private let contacts: Inserter
  private let figures: Inserter
  private let values: Inserter
  private let passages: Inserter
  private let postings: Inserter
  private let findings: Inserter
  private let words: Inserter
  private var figureCount = 0
  private var passageCount = 0

  init(_ connection: Connection) throws(DatabaseError) {
    documents = try Inserter(connection, into: "documents", columns: 8)
    lines = try Inserter(connection, into: "line_blocks", columns: 3)
    programmes = try Inserter(connection, into: "programmes", columns: 28)
    aliases = try Inserter(connection, into: "aliases", columns: 3)
    divisions = try Inserter(connection, into: "divisions", columns: 3)
    contacts = try Inserter(connection, into: "contacts", columns: 3)
    figures = try Inserter(connection, into: "figures", columns: 10)
    values = try Inserter(connection, into: "figure_values", columns: 6)
    passages = try Inserter(connection, into: "passages", columns: 9)
    postings = try Inserter(connection, into: "passage_index (rowid, text, name, context)", columns: 4)
    findings = try Inserter(connection, into: "findings", columns: 5)
    words = try Inserter(connection, into: "words", columns: 6)
  }

  func write(_ word: ReadWord) throws(DatabaseError) {
    try words.run([
      .text(word.reading), .text(word.word), .text(Kana.folded(word.reading)),
      .optional(word.isName ? nil : Okurigana.skeleton(of: word.word)),
      .integer(word.isName ? 1 : 0), .integer(word.count),
    ])
  }

  mutating func write(_ document: PlanDocument, id: Int) throws(DatabaseError) {
    try documents.run([
      .integer(id), .text(document.name), .text(document.title), .optional(document.publisher),
      .optional(document.fiscalYear), .optional(document.westernYear), .text(document.layout.rawValue),
      .integer(document.lines.count),
    ])
    for block in LineBlocks.blocks(of: document.lines) {
      try lines.run([.integer(LineBlocks.id(block.index, of: id)), .integer(block.count), .blob(block.bytes)])
    }
    for (index, programme) in document.programmes.enumerated() {
      try write(programme, of: document, id: id, ordinal: index + 1)
    }
    let programmes = Dictionary(document.programmes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for passage in document.passages {
      try write(passage, of: document, id: id, programme: passage.programme.flatMap { programmes[$0] }) {
        $0.parent.flatMap { programmes[$0] }
      }
    }
    for finding in document.findings {
      try findings.run([
        .integer(id), .text(finding.kind.rawValue), .integer(finding.lines.first), .integer(finding.lines.last),
        .text(finding.detail),
      ])
    }
  }

  private mutating func write(
    _ passage: Passage, of document: PlanDocument, id: Int, programme: Programme?, parent: (Programme) -> Programme?
  ) throws(DatabaseError) {
    passageCount += 1
    let joint = PassageText.joint(of: passage, in: document.lines)
    try passages.run([
      .integer(passageCount), .integer(id), .optional(passage.heading), joint == nil ? .text(passage.text) : .null,
      .optional(joint), .integer(passage.lines.first), .integer(passage.lines.last), .optional(passage.programme),
      .integer(passage.isRemainder ? 1 : 0),
    ])
    let names = programme?.names ?? []
    var context = [passage.heading, programme?.section, programme?.organization ?? document.publisher]
    context += (programme?.divisions ?? []) + [programme.flatMap(parent)?.name]
    let others = context.compactMap { $0 }.filter { !names.contains($0) }
    try postings.run([
      .integer(passageCount), .text(passage.text), .text(names.joined(separator: "\n")),
      .text(others.joined(separator: "\n")),
    ])
  }

  private mutating func write(
    _ programme: Programme, of document: PlanDocument, id: Int, ordinal: Int
  ) throws(DatabaseError) {
    let key = Value.text(programme.id)
    try programmes.run([
      key, .optional(programme.parent), .integer(id), .integer(ordinal), .integer(programme.lines.first),
      .integer(programme.lines.last), .optional(programme.organization),
      programme.plan == document.title ? .null : .text(programme.plan),
      .optional(programme.fiscalYear), .optional(programme.westernYear), .optional(programme.number),
      .optional(programme.section), .optional(programme.policy), .optional(programme.name),
      .optional(programme.summary),
      .optional(programme.phoneExtension), .optional(programme.url), .optional(programme.audience),
      .optional(programme.category), .optional(programme.start), .optional(programme.budget?.raw),
      .optional(programme.budget?.yen), .optional(programme.budget.map { $0.isApproximate ? 1 : 0 }),
      .optional(programme.ratings?.grade), .optional(programme.ratings?.evaluation),
      .optional(programme.ratings?.direction), .optional(programme.ratings?.covid),
      .text(PlaceList.text(programme.places)),
    ])
    for (index, name) in programme.aliases.enumerated() { try aliases.run([key, .integer(index), .text(name)]) }
    for (index, name) in programme.divisions.enumerated() { try divisions.run([key, .integer(index), .text(name)]) }
    for (index, phone) in programme.phones.enumerated() { try contacts.run([key, .integer(index), .text(phone)]) }
    for figure in programme.figures { try write(figure, programme: key) }
  }

  private mutating func write(_ figure: Figure, programme: Value) throws(DatabaseError) {
    figureCount += 1
    try figures.run([
      .integer(figureCount), programme, .text(figure.measure.rawValue), .optional(figure.label), .text(figure.year),
      .optional(figure.westernYears?.lowerBound), .optional(figure.westernYears?.upperBound), .text(figure.raw),
      .integer(figure.lines.first), .integer(figure.lines.last),
    ])
    for (index, value) in figure.values.enumerated() {
      try values.run([
        .integer(figureCount), .integer(index), .real(value.value), .optional(value.unit), .optional(value.label),
        .integer(value.isApproximate ? 1 : 0),
      ])
    }
  }
}
