import Glibc
import PlanModel
import PlanReaders
import Testing
import Vocabulary

/// What the readers' tests share: the project's own tables, fixtures by name, and the official plans where they are.
enum Reading {
  /// The project's folder, found from this file.
  static let home: String = {
    var parts = #filePath.split(separator: "/").map { String($0) }
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  static func tables() throws -> ReadingTables { try ReadingTables(folder: home + "/Index") }

  static func fixture(_ name: String) throws -> SourceText {
    let tables = try tables()
    let text = try #require(TextFile.read(home + "/Tests/PlanReadersTests/Fixtures/" + name), "no fixture \(name)")
    return SourceText(name: name, text: text, normalizer: tables.normalizer)
  }

  static func source(_ text: String, name: String = "test.txt") throws -> SourceText {
    SourceText(name: name, text: text, normalizer: try tables().normalizer)
  }

  /// The folder of the official plans, or `nil` where `../shared` is absent.
  static let plans: String? = {
    let folder = home + "/../shared/plans"
    return access(folder, R_OK) == 0 ? folder : nil
  }()
}
