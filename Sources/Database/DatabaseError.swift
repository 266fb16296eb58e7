internal import CSQLite

/// What SQLite answered, as facts; the module that knows the purpose explains it.
package struct DatabaseError: Error, Equatable {
  /// What to do about it depends on this.
  package enum Kind: Sendable {
    case cannotOpen, readOnly, full, busy, notADatabase, corrupt, inputOutput, other
  }

  package let kind: Kind
  /// SQLite's extended result code.
  package let code: Int
  /// SQLite's own words.
  package let message: String

  /// What the file holds is not what was written.
  package static func corrupt(_ place: String) -> DatabaseError { DatabaseError(SQLITE_CORRUPT, message: place) }

  private init(_ code: Int32, message: String) { (kind, self.code, self.message) = (.corrupt, Int(code), message) }

  init(_ code: Int32, on connection: OpaquePointer?) {
    self.code = Int(code)
    message = String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    kind =
      switch code & 0xFF {
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
      case SQLITE_READONLY: .readOnly
      case SQLITE_FULL: .full
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_NOTADB: .notADatabase
      case SQLITE_CORRUPT, SQLITE_FORMAT: .corrupt
      case SQLITE_IOERR: .inputOutput
      default: .other
      }
  }
}
