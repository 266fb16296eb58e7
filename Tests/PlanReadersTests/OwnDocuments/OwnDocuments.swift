import Glibc
import PlanModel
import PlanReaders
import Testing
import Vocabulary

/// The documents that come with us beside the official ones that they retell: the same forms, in the same order.
enum OwnDocuments {
  /// A document of `Index/Documents` and the official one that it retells, both as files.
  struct Pair: Sendable, CustomTestStringConvertible {
    let own: String
    let official: String
    var testDescription: String { own.split(separator: "/").last.map { String($0) } ?? own }
  }

  static let own = files(of: Reading.home + "/Index/Documents")
  static let official = Reading.plans.map { files(of: $0) } ?? []
  static let pairs = zip(own, official).map { Pair(own: $0, official: $1) }

  /// Why a test that needs the official documents is left out.
  static let absence: Comment = "no ../shared/plans beside this project: nothing to compare our documents with"

  /// What the document at `path` says; each is read once for all the tests.
  static func document(_ path: String) throws -> PlanDocument { try #require(documents.get()[path]) }

  private static let documents = Result {
    let tables = try Reading.tables()
    let paths = own + official
    return Dictionary(uniqueKeysWithValues: zip(paths, try paths.map { try read($0, tables: tables) }))
  }

  private static func read(_ path: String, tables: ReadingTables) throws -> PlanDocument {
    let text = try #require(TextFile.read(path), "cannot read \(path)")
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    return DocumentReader(tables: tables).read(SourceText(name: name, text: text, normalizer: tables.normalizer))
  }

  /// The text files of a folder, by name.
  private static func files(of folder: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(folder + "/*.txt", 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
