import Glibc
import PlanIndex
import PlanModel
import TestSupport
import Testing
import Vocabulary

@Suite struct IndexWriterTests {
  // MARK: - same input, same bytes

  @Test func twoBuildsAreEqualBytes() throws {
    let (one, other) = (try BuiltIndex(), try BuiltIndex())
    #expect(one.bytes == other.bytes)
  }

  @Test func whatStoodThereBeforeLeavesNoTrace() throws {
    let index = try BuiltIndex()
    let bytes = index.bytes
    try index.write([InventedPlans.sheets])
    #expect(index.bytes != bytes)
    try index.write(InventedPlans.documents)
    #expect(index.bytes == bytes)
  }

  @Test func theOrderOfTheDocumentsIsKept() throws {
    let index = try BuiltIndex(InventedPlans.documents.reversed())
    #expect(try index.reader().documentNames() == InventedPlans.documents.reversed().map(\.name))
  }

  @Test func anIndexMayBeEmpty() throws {
    let index = try BuiltIndex([])
    #expect(try index.reader().catalogue().documents.isEmpty)
    #expect(try index.reader().passages(match("\"窓口\"", in: []), limit: 1).isEmpty)
  }

  // MARK: - the old index survives

  /// Builds over an old index with `write`, which fails, and gives the error.
  private func failure(_ write: (BuiltIndex) throws(IndexError) -> Void) throws -> IndexError? {
    let index = try BuiltIndex()
    let (bytes, names) = (index.bytes, index.folder.names)
    let error = #expect(throws: IndexError.self) { try write(index) }
    #expect(index.bytes == bytes)
    #expect(index.folder.names == names, "nothing is left beside the old index")
    #expect(try index.reader().catalogue().programmes.count == 3)
    return error
  }

  @Test(arguments: [
    "CREATE TABEL documents (id)", "CREATE TABLE documents (id INTEGER PRIMARY KEY) STRICT", "", "SELECT 'unclosed",
  ])
  func aFaultySchemaIsNamed(_ schema: String) throws {
    let error = try failure { index throws(IndexError) in
      try index.writer(schema: schema).write(InventedPlans.documents)
    }
    guard case .schema(let path, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == "Index/schema.sql")
    #expect(!reason.isEmpty)
  }

  /// SQLite meets a full disk as it meets a full file: here, one of a few pages only.
  @Test func aFullDiskIsNamed() throws {
    var large = InventedPlans.sheets
    large.passages = (1...200).map {
      Passage(heading: nil, text: String(repeating: "就労支援\($0)", count: 100), lines: LineSpan($0))
    }
    let error = try failure { index throws(IndexError) in
      try index.writer(schema: Project.schema + "; PRAGMA max_page_count = 60").write([large])
    }
    guard case .full = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func twoProgrammesOfOneNameStopTheBuild() throws {
    let error = try failure { index throws(IndexError) in try index.write([InventedPlans.sheets, InventedPlans.sheets])
    }
    guard case .unwritable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// The place beside the old index is taken, as where a folder may not be written.
  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    let index = try BuiltIndex()
    let bytes = index.bytes
    let taken = IndexWriter.partialPath(of: index.path)
    mkdir(taken, 0o700)
    defer { rmdir(taken) }
    let error = #expect(throws: IndexError.self) { try index.write([]) }
    guard case .unwritable(index.path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(index.bytes == bytes)
  }

  @Test func aMissingFolderIsNamed() {
    let path = "/nowhere/at/all/madoguchi.sqlite"
    let writer = IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer)
    #expect(throws: IndexError.unwritable(path: path, reason: "unable to open database file")) { try writer.write([]) }
  }

  @Test func aFolderIsNotReplaced() {
    let folder = TemporaryFolder()
    let writer = IndexWriter(path: folder.path, schema: Project.schema, normalizer: Project.normalizer)
    #expect(throws: IndexError.unwritable(path: folder.path, reason: "Is a directory")) { try writer.write([]) }
    #expect(access(IndexWriter.partialPath(of: folder.path), F_OK) != 0)
  }

  // MARK: - what is no index stays

  @Test(arguments: ["# 覚え書き\n明日は10時に窓口へ。\n", "SQLite format 3\0another program's", "x"])
  func aFileThatIsNoIndexIsNotReplaced(_ text: String) throws {
    let folder = TemporaryFolder()
    let path = folder.write(text.utf8, to: "notes.txt")
    let writer = IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer)
    #expect(throws: IndexError.occupied(path: path)) { try writer.write(InventedPlans.documents) }
    #expect(TextFile.read(path) == text)
    #expect(folder.names == ["notes.txt"])
  }

  @Test func anEmptyFileMayBeReplaced() throws {
    let folder = TemporaryFolder()
    let path = folder.write([], to: "madoguchi.sqlite")
    try IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer).write(InventedPlans.documents)
    #expect(try IndexReader(path: path, normalizer: Project.normalizer).catalogue().programmes.count == 3)
  }

  @Test func aLinkStaysALink() throws {
    let index = try BuiltIndex()
    let link = index.folder.file("link.sqlite")
    try #require(symlink(index.path, link) == 0)
    let bytes = index.bytes
    try IndexWriter(path: link, schema: Project.schema, normalizer: Project.normalizer).write([InventedPlans.sheets])
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(index.bytes != bytes, "the file that the link names is the new index")
  }
}
