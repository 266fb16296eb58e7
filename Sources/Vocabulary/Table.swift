import Glibc
import PlanModel

/// One table of `Index/` or `Prompts/`: UTF-8 TSV, `#` starts a comment line, every row has the same columns.
///
/// The loader refuses empty cells, wrong column counts and rows said twice, naming `file:line`, because staff edit
/// these files without a compiler. A cell that is meant to be empty holds `-`.
package struct Table: Sendable {
  /// One row: its cells and where it stands.
  package struct Row: Sendable {
    package let cells: [String]
    /// 1-based.
    package let line: Int

    package subscript(_ column: Int) -> String { cells[column] }
    /// The cell, or `nil` where it holds `-`.
    package func optional(_ column: Int) -> String? { cells[column] == "-" ? nil : cells[column] }
  }

  /// The file's path, for messages.
  package let path: String
  package let rows: [Row]

  /// Reads the table at `path`.
  /// - Parameter columns: how many cells each row must have.
  package init(path: String, columns: Int) throws(VocabularyError) {
    guard let text = TextFile.read(path) else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    try self.init(text: text, path: path, columns: columns)
  }

  /// Reads a table out of `text`; `path` is for messages only.
  package init(text: String, path: String, columns: Int) throws(VocabularyError) {
    var rows: [Row] = []
    // By bytes: comparing Strings would normalize every one of them.
    var seen: [[UInt8]: Int] = [:]
    for (index, line) in Self.lines(text).enumerated() {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == columns else {
        throw .columns(path: path, line: index + 1, found: cells.count, expected: columns)
      }
      guard !cells.contains(where: { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }) else {
        throw .emptyCell(path: path, line: index + 1)
      }
      let bytes = Array(line)
      if let first = seen[bytes] { throw .duplicate(path: path, line: index + 1, first: first) }
      seen[bytes] = index + 1
      rows.append(Row(cells: cells, line: index + 1))
    }
    (self.path, self.rows) = (path, rows)
  }

  /// The lines of `text` as UTF-8, without a byte order mark and the CR of editors on Windows.
  private static func lines(_ text: String) -> [ArraySlice<UInt8>] {
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
  }

  /// The rows, each with what its first cell comes to by `key`. Refuses a row whose first cell says what another's does,
  /// with the same cells behind it: 「3ヶ所」 beside 「3ケ所」.
  /// - Parameter key: what two equal phrases have in common.
  package func keyed(_ key: (String) -> String) throws(VocabularyError) -> [(key: String, row: Row)] {
    // By bytes: comparing Strings would normalize every one of them.
    var seen: [[UInt8]: Int] = [:]
    var keyed: [(key: String, row: Row)] = []
    keyed.reserveCapacity(rows.count)
    for row in rows {
      let phrase = key(row[0])
      var bytes = Array(phrase.utf8)
      for cell in row.cells.dropFirst() { bytes += [UInt8(ascii: "\t")] + Array(cell.utf8) }
      if let first = seen[bytes] { throw .duplicate(path: path, line: row.line, first: first) }
      seen[bytes] = row.line
      keyed.append((phrase, row))
    }
    return keyed
  }
}

/// Whole files as text.
package enum TextFile {
  /// The bytes of the file, or `nil` (then `errno` says why).
  package static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      bytes.append(contentsOf: block[0..<count])
      if count < block.count { break }
    }
    return ferror(file) == 0 ? bytes : nil
  }

  /// The file's text, or `nil` where it cannot be read or is not UTF-8 (then `errno` is `EILSEQ`).
  package static func read(_ path: String) -> String? {
    guard let bytes = bytes(path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      errno = EILSEQ
      return nil
    }
    return text
  }
}
