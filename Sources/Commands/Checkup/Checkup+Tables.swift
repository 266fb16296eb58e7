import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import Vocabulary

extension Checkup {
  /// The word tables, each folder through the loaders that read it; what is wrong is named with its line.
  var tables: [Check] {
    let speak = home.prompts + "/speak"
    return [
      check("tables", of: home.index) { () throws(VocabularyError) in _ = try ReadingTables(folder: home.index) },
      check("listen", of: home.prompts + "/listen") { () throws(VocabularyError) in
        // Where the variants are broken, the check above says so; the words are compared without them.
        let normalizer = (try? ReadingTables(folder: home.index))?.normalizer ?? Normalizer(variants: [:])
        _ = try Listening(folder: home.prompts + "/listen", normalizer: normalizer)
      },
      check("speak", of: speak) { () throws(VocabularyError) in
        _ = try TalkCommands(folder: speak, normalizer: Normalizer(variants: [:]))
        for language in Language.allCases {
          _ = try Messages(folder: speak, language: language)
          _ = try Speaking(folder: speak, language: language)
          _ = try HelpText(folder: speak, language: language)
        }
      },
    ]
  }

  private func check(_ name: String, of folder: String, _ load: () throws(VocabularyError) -> Void) -> Check {
    do throws(VocabularyError) {
      try load()
    } catch {
      return Check(name, failed: error, in: language, code: .input)
    }
    let files = Self.tableFiles(in: folder)
    return Check(name, .ok, say("doctor.tables.ok", ["count": String(files.count), "path": folder]))
  }

  /// The paths of the tables that stand in a folder itself, sorted.
  static func tableFiles(in folder: String) -> [String] {
    let endings = [".tsv", ".txt"]
    return DocumentFiles(paths: [folder]).files.map(\.path).filter { path in
      endings.contains { path.hasSuffix($0) } && !path.dropFirst(folder.count + 1).contains("/")
    }
  }

  /// The definition that indexes are built by.
  var schema: Check {
    let path = home.index + "/schema.sql"
    guard TextFile.read(path) != nil else {
      let error = IndexError.schema(path: path, reason: String(cString: strerror(errno)))
      return Check("schema", failed: error, in: language, code: .index)
    }
    return Check("schema", .ok, say("doctor.schema.ok", ["version": String(Schema.version)]))
  }

  /// The documents that come with the project.
  var documents: Check {
    let folder = home.index + "/Documents"
    let count = DocumentFiles(paths: [folder]).files.count
    let values = ["path": folder, "count": String(count)]
    return count > 0
      ? Check("default_documents", .ok, say("doctor.files", values))
      : Check("default_documents", .warning, say("doctor.files.none", values))
  }
}
