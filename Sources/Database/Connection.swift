internal import CSQLite
import JapaneseText

/// An open SQLite file with the project's tokenizer. Belongs to one place; closed when its owner lets go of it.
///
///     let connection = try Connection(path: path, access: .readOnly, normalizer: normalizer)
///     var statement = try connection.prepare("SELECT title FROM documents WHERE id = ?")
///
/// Leaves to others: every SQL string (`PlanIndex`), and what an error means to a person.
package final class Connection {
  package enum Access: Sendable {
    /// For questions: the file is never written, nor a journal beside it.
    case readOnly
    /// For building beside the old file: no journal, since an unfinished file is thrown away.
    case build
  }

  private let handle: OpaquePointer
  private let shelf = StatementShelf()

  /// The version of the SQLite that is linked: `3.40.1`.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  package init(path: String, access: Access, normalizer: Normalizer) throws(DatabaseError) {
    let flags =
      access == .readOnly
      ? SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = DatabaseError(code, on: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    _ = csqlite_defend(handle)
    try FullTextTokenizer.register(on: handle, normalizer: normalizer)
    try RankFunction.register(on: handle)
    // What a question reads once it will read again: the index's upper pages, and the commonest words. The lock for
    // reading is kept: no one writes into an index, a new one takes its place.
    if access == .readOnly { try execute("PRAGMA cache_size = -65536; PRAGMA locking_mode = EXCLUSIVE") }
    if access == .build {
      try execute(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
    }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs one or more statements that give no rows.
  package func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code, on: handle) }
  }

  package func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    try Statement(sql, on: handle, shelf: shelf)
  }

  /// Runs `body` in one transaction. When it throws, a connection opened with ``Access/build`` has no journal to go
  /// back with: its file is to be thrown away.
  package func transaction(_ body: () throws -> Void) throws {
    try execute("BEGIN")
    do {
      try body()
      try execute("COMMIT")
    } catch {
      try? execute("ROLLBACK")
      throw error
    }
  }
}
