import JapaneseText
import Vocabulary

/// The project's own folder and tables, for tests that read what ships.
package enum Project {
  /// Found from this file, so that no test depends on the working folder.
  package static let home: String = {
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(3).joined(separator: "/")
  }()

  /// The tables of `Index/`. They ship with the project: a test cannot go on without them.
  package static let tables: ReadingTables = {
    do { return try ReadingTables(folder: home + "/Index") } catch { fatalError("the tables of Index: \(error)") }
  }()

  package static var normalizer: Normalizer { tables.normalizer }

  /// How people talk to us: the tables of `Prompts/listen`.
  package static let listening: Listening = {
    do { return try Listening(folder: home + "/Prompts/listen", normalizer: normalizer) } catch {
      fatalError("the tables of Prompts/listen: \(error)")
    }
  }()

  /// The text of `Index/schema.sql`.
  package static let schema: String = {
    guard let text = TextFile.read(home + "/Index/schema.sql") else { fatalError("no Index/schema.sql") }
    return text
  }()
}
