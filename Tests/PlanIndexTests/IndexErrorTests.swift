import Database
import Glibc
import PlanIndex
import PlanModel
import TestSupport
import Testing
import Vocabulary

@Suite struct IndexErrorTests {
  /// Every case, and the facts that a person must be told.
  static let cases: [(error: IndexError, facts: [String])] = [
    (.missing(path: "a/b.sqlite"), ["a/b.sqlite"]),
    (.outdated(path: "a/b.sqlite", found: 7, expected: 12), ["a/b.sqlite", "7", "12"]),
    (.damaged(path: "a/b.sqlite", reason: "file is not a database"), ["a/b.sqlite", "file is not a database"]),
    (.unwritable(path: "a/b.sqlite", reason: "Is a directory"), ["a/b.sqlite", "Is a directory"]),
    (.full(path: "a/b.sqlite"), ["a/b.sqlite"]),
    (.schema(path: "Index/schema.sql", reason: "near \"TABEL\""), ["Index/schema.sql", "TABEL"]),
  ]

  @Test(arguments: cases, Language.allCases)
  func explainsItself(example: (error: IndexError, facts: [String]), language: Language) {
    let explanation = example.error.explanation(in: language)
    for fact in example.facts { #expect(explanation.why.contains(fact), "\(explanation.why)") }
    #expect(!explanation.what.isEmpty && !explanation.hint.isEmpty)
    let isJapanese = explanation.what.unicodeScalars.contains { $0.value > 0x3000 }
    #expect(isJapanese == (language == .japanese))
    #expect(!(explanation.what + explanation.why + explanation.hint).contains("\n"))
  }

  private func open(_ path: String) throws(IndexError) -> Catalogue {
    try IndexReader(path: path, normalizer: Project.normalizer).catalogue(withTexts: true)
  }

  @Test func aMissingIndexIsMissing() {
    let folder = TemporaryFolder()
    let path = folder.file("none.sqlite")
    #expect(throws: IndexError.missing(path: path)) { try open(path) }
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    "これは索引ではありません。\n", String(repeating: "\u{0}", count: 4096),
    "SQLite format 3\u{0}" + String(repeating: "x", count: 8000),
  ])
  func anotherFileIsDamaged(_ text: String) {
    let folder = TemporaryFolder()
    let path = folder.write(text.utf8, to: "notes.txt")
    let error = #expect(throws: IndexError.self) { try open(path) }
    guard case .damaged(path, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func aFolderIsDamaged() {
    let folder = TemporaryFolder()
    let error = #expect(throws: IndexError.self) { try open(folder.path) }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [0, Schema.version - 1, Schema.version + 1]) func anotherVersionIsOutdated(_ version: Int) throws {
    let index = try BuiltIndex()
    try Connection(path: index.path, access: .build, normalizer: Project.normalizer)
      .execute("PRAGMA user_version = \(version)")
    #expect(throws: IndexError.outdated(path: index.path, found: version, expected: Schema.version)) {
      try open(index.path)
    }
  }

  /// What a download or a copy leaves that was stopped at once.
  @Test func anEmptyFileIsOutdated() {
    let folder = TemporaryFolder()
    let path = folder.write([], to: "empty.sqlite")
    #expect(throws: IndexError.outdated(path: path, found: 0, expected: Schema.version)) { try open(path) }
  }

  /// A database of another program may happen to carry our version.
  @Test func anotherDatabaseIsDamaged() throws {
    let folder = TemporaryFolder()
    let path = folder.file("other.sqlite")
    try Connection(path: path, access: .build, normalizer: Project.normalizer)
      .execute("CREATE TABLE people (name); PRAGMA user_version = \(Schema.version)")
    let error = #expect(throws: IndexError.self) { try open(path) }
    guard case .damaged(path, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("no such table"))
  }

  @Test(arguments: [0.03, 0.25, 0.5, 0.9, 0.99]) func aTruncatedIndexIsDamaged(_ part: Double) throws {
    let index = try BuiltIndex()
    let bytes = try #require(index.bytes)
    index.folder.write(bytes.prefix(Int(Double(bytes.count) * part)), to: "madoguchi.sqlite")
    let error = #expect(throws: IndexError.self) { try open(index.path) }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// Bytes that a bad disk turned: an error or an answer, but never a crash.
  @Test(arguments: 0..<40) func aDamagedIndexNeverCrashes(seed: Int) throws {
    let index = try BuiltIndex()
    var bytes = try #require(index.bytes)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      bytes[Int.random(in: 100..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    index.folder.write(bytes, to: "madoguchi.sqlite")
    do throws(IndexError) {
      let reader = try index.reader()
      _ = try reader.catalogue(withTexts: true)
      _ = try reader.findings()
      _ = try reader.passages(match("\"商店街\" OR \"窓口\"", in: []), limit: 9)
    } catch {
      guard case .damaged = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
