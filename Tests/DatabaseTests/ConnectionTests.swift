import Database
import JapaneseText
import TestSupport
import Testing

@Suite struct ConnectionTests {
  private func connection(_ path: String, _ access: Connection.Access = .build) throws -> Connection {
    try Connection(path: path, access: access, normalizer: Project.normalizer)
  }

  /// A file with one table of passages, and a full-text index over it.
  private func build(_ path: String, passages: [String]) throws {
    let connection = try connection(path)
    try connection.execute("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'plan')")
    var insert = try connection.prepare("INSERT INTO passages VALUES (?)")
    for passage in passages { try insert.run([.text(passage)]) }
  }

  private func matches(_ phrase: String, in connection: Connection) throws -> [String] {
    var query = try connection.prepare("SELECT text FROM passages WHERE passages MATCH ? ORDER BY rowid")
    try query.bind([.text("\"\(phrase)\"")])
    var found: [String] = []
    while try query.step() { found.append(query.text(0) ?? "") }
    return found
  }

  // MARK: - opening

  @Test func aMissingFolderCannotBeOpened() throws {
    let error = #expect(throws: DatabaseError.self) { try connection("/nowhere/at/all/x.sqlite") }
    #expect(error?.kind == .cannotOpen)
    #expect(error?.message.isEmpty == false)
  }

  @Test func readingMakesNoFile() throws {
    let folder = TemporaryFolder()
    let error = #expect(throws: DatabaseError.self) { try connection(folder.file("none.sqlite"), .readOnly) }
    #expect(error?.kind == .cannotOpen)
    #expect(folder.names.isEmpty)
  }

  @Test func aFolderIsNoDatabase() throws {
    let folder = TemporaryFolder()
    let error = #expect(throws: DatabaseError.self) { try connection(folder.path, .readOnly) }
    #expect(error?.kind == .inputOutput)
  }

  @Test(arguments: ["これは索引ではありません。\n", String(repeating: "x", count: 8192)])
  func otherFilesAreNoDatabases(_ text: String) throws {
    let folder = TemporaryFolder()
    let path = folder.write(text.utf8, to: "notes.txt")
    let error = #expect(throws: DatabaseError.self) {
      var version = try connection(path, .readOnly).prepare("PRAGMA user_version")
      _ = try version.step()
    }
    #expect(error?.kind == .notADatabase)
  }

  @Test func readOnlyMeansIt() throws {
    let folder = TemporaryFolder()
    let path = folder.file("x.sqlite")
    try build(path, passages: ["窓口"])
    let reader = try connection(path, .readOnly)
    for sql in [
      "INSERT INTO passages VALUES ('x')", "DROP TABLE passages", "CREATE TABLE more (x)", "PRAGMA user_version = 9",
    ] {
      let error = #expect(throws: DatabaseError.self, "\(sql)") { try reader.execute(sql) }
      #expect(error?.kind == .readOnly, "\(sql)")
    }
    #expect(folder.names == ["x.sqlite"])
  }

  // MARK: - SQL

  @Test(arguments: ["SELEKT 1", "SELECT * FROM nowhere", "SELECT '", ""]) func faultyStatementsThrow(_ sql: String)
    throws
  {
    let connection = try connection(":memory:")
    let error = #expect(throws: DatabaseError.self) { _ = try connection.prepare(sql) }
    #expect(error?.kind == .other)
  }

  @Test func aTransactionHappensWhollyOrNotAtAll() throws {
    struct Stopped: Error {}
    let connection = try connection(":memory:")
    try connection.execute("PRAGMA journal_mode = MEMORY; CREATE TABLE numbers (value)")
    try connection.transaction { try connection.execute("INSERT INTO numbers VALUES (1)") }
    #expect(throws: Stopped.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO numbers VALUES (2)")
        throw Stopped()
      }
    }
    var query = try connection.prepare("SELECT count(*) FROM numbers")
    #expect(try query.step())
    #expect(query.integer(0) == 1)
  }

  @Test func aFullFileIsToldApart() throws {
    let connection = try connection(":memory:")
    try connection.execute("CREATE TABLE texts (value); PRAGMA max_page_count = 4")
    var insert = try connection.prepare("INSERT INTO texts VALUES (?)")
    let error = #expect(throws: DatabaseError.self) {
      for _ in 0..<10 { try insert.run([.text(String(repeating: "x", count: 4096))]) }
    }
    #expect(error?.kind == .full)
  }

  // MARK: - the tokenizer

  @Test(arguments: [Connection.Access.build, .readOnly]) func theTokenizerIsThere(_ access: Connection.Access) throws {
    let folder = TemporaryFolder()
    let path = folder.file("x.sqlite")
    try build(path, passages: ["テレワークの推進", "待機児童対策", "電話 03-3546-2097"])
    let connection = try connection(path, access)
    #expect(try matches("ﾃﾚﾜｰｸ", in: connection) == ["テレワークの推進"])
    #expect(try matches("機児", in: connection) == ["待機児童対策"])
    #expect(try matches(String(Tokenizer.partMark) + "0335462097", in: connection) == ["電話 03-3546-2097"])
    #expect(try matches("保育", in: connection).isEmpty)
  }

  /// The offsets that FTS5 is given cut the document's own characters.
  @Test(arguments: [
    ("国の㈱ﾃﾚﾜｰｸ推進", "テレワーク", "国の㈱[ﾃﾚﾜｰｸ]推進"), ("東京都國分寺市", "国分寺", "東京都[國分寺]市"), ("担当（R５）", "r5", "担当（[R５]）"),
  ])
  func highlightsTheOriginal(_ example: (text: String, phrase: String, marked: String)) throws {
    let connection = try connection(":memory:")
    try connection.execute("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'plan')")
    var insert = try connection.prepare("INSERT INTO passages VALUES (?)")
    try insert.run([.text(example.text)])
    var query = try connection.prepare(
      "SELECT highlight(passages, 0, '[', ']') FROM passages WHERE passages MATCH ?")
    try query.bind([.text("\"\(example.phrase)\"")])
    #expect(try query.step())
    #expect(query.text(0) == example.marked)
  }

  @Test(arguments: 0..<20) func anyTextCanBeIndexed(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = [
      "窓", "口", "ー", "ｶ", "ﾞ", "㈱", "①", "03-", "\u{0}", "\u{200B}", "\u{FFFD}", "😀", "\u{E000}", "\"", "'", " ", "\n",
    ]
    let text = generator.text(of: alphabet, upTo: 200)
    let connection = try connection(":memory:")
    try connection.execute("CREATE VIRTUAL TABLE passages USING fts5 (text, tokenize = 'plan')")
    var insert = try connection.prepare("INSERT INTO passages VALUES (?)")
    try insert.run([.text(text)])
    try connection.execute("INSERT INTO passages (passages) VALUES ('integrity-check')")
  }
}
