import Database

/// The version of `Index/schema.sql`, as `PRAGMA user_version` has it. Raise it with every change of the schema or of
/// the tokenizer: an index of another version is refused, never half read.
package enum Schema {
  package static let version = 4

  /// From how many passages on a token's count is kept in `common_terms`.
  static let commonTerm = 200

  /// The version of the SQLite that reads and writes indexes: `3.40.1`.
  package static var engine: String { Connection.libraryVersion }

  /// `PRAGMA application_id`: 「MADG」. A file without it is somebody else's and is never written over.
  package static let application: UInt32 = 0x4D41_4447
}
