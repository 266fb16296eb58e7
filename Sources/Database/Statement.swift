internal import CSQLite

/// A value that a statement is given or gives back.
package enum Value: Equatable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  package static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
  package static func optional(_ number: Int?) -> Value { number.map { .integer($0) } ?? .null }
}

/// A compiled query, given back to its connection when its owner lets go of it.
package struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  private let sql: String
  private let shelf: StatementShelf

  init(_ sql: String, on connection: OpaquePointer, shelf: StatementShelf) throws(DatabaseError) {
    (self.sql, self.connection, self.shelf) = (sql, connection, shelf)
    if let kept = shelf.take(sql) {
      handle = kept
      return
    }
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, sql, -1, 0, &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw DatabaseError(code, on: connection) }
    handle = prepared
  }

  deinit { shelf.keep(handle, of: sql) }

  /// Gives the parameters, in order, and makes the statement ready to run (again).
  package mutating func bind(_ values: [Value]) throws(DatabaseError) {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(code, on: connection) }
    }
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, Int64(number))
    case .blob(let bytes): return csqlite_bind_blob(handle, index, bytes, Int32(bytes.count))
    case .real(let number): return sqlite3_bind_double(handle, index, number)
    case .text(let text):
      var text = text
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // An empty buffer has no address, which SQLite would take for NULL.
          guard let address = characters.baseAddress else { return csqlite_bind_text(handle, index, "", 0) }
          return csqlite_bind_text(handle, index, address, Int32(characters.count))
        }
      }
    }
  }

  /// Advances to the next row; `false` after the last one.
  package mutating func step() throws(DatabaseError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseError(code, on: connection)
    }
  }

  /// Binds and runs to the end, for statements that give no rows.
  package mutating func run(_ values: [Value]) throws(DatabaseError) {
    try bind(values)
    while try step() {}
  }

  /// The text of a column of the current row, counted from 0; `nil` for NULL.
  package func text(_ column: Int) -> String? {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// The bytes of a column of the current row, counted from 0; empty for NULL.
  package func blob(_ column: Int) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// The whole number of a column of the current row, counted from 0; `nil` for NULL.
  package func integer(_ column: Int) -> Int? {
    guard sqlite3_column_type(handle, Int32(column)) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(handle, Int32(column)))
  }

  /// The number of a column of the current row, counted from 0; 0 for NULL.
  package func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }
}

/// Compiled queries that nobody runs at the moment: a conversation asks the same few again and again, and compiling
/// one takes longer than running it.
final class StatementShelf {
  private var handles: [String: OpaquePointer] = [:]
  /// More than there are kinds of queries; those whose text depends on a count (`IN (?, ?, …)`) fill the rest.
  private static let most = 64

  /// The query compiled from `sql`, which is the caller's until it is given back.
  func take(_ sql: String) -> OpaquePointer? { handles.removeValue(forKey: sql) }

  /// Resets a query, so that it holds no row and no lock, and keeps it; or finalizes it where there is one, or no room.
  func keep(_ handle: OpaquePointer, of sql: String) {
    guard handles.count < Self.most, handles[sql] == nil else {
      sqlite3_finalize(handle)
      return
    }
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    handles[sql] = handle
  }

  deinit { for handle in handles.values { sqlite3_finalize(handle) } }
}
