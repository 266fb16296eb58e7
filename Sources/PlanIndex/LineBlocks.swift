import Compression
import Database

/// 行の束: the lines of documents, kept in compressed blocks, since a text is mostly quoted and seldom read whole.
package enum LineBlocks {
  /// How many lines a block holds: large enough to shrink well, small enough to be read for one line.
  static let size = 48

  /// The key of a block in the table.
  static func id(_ block: Int, of document: Int) -> Int { document * 1_000_000 + block }

  /// The blocks of a document: the number of each, from 0, how many bytes its lines are, and those bytes made smaller.
  package static func blocks(of lines: [String]) -> [(index: Int, count: Int, bytes: [UInt8])] {
    stride(from: 0, to: lines.count, by: size).compactMap { start in
      let text = Array(lines[start..<min(start + size, lines.count)].joined(separator: "\n").utf8)
      return Deflate.compressed(text).map { (start / size, text.count, $0) }
    }
  }

  /// The lines of a block; `nil` where its bytes are damaged.
  package static func lines(_ bytes: [UInt8], count: Int) -> [String]? {
    Deflate.expanded(bytes, count: count).map { text in
      text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}

/// Reads lines out of their blocks, the last few of which it remembers. Belongs to one place.
final class LineReader {
  private struct Key: Hashable {
    let document: Int
    let block: Int
  }

  private let connection: Connection
  private var known: [Key: [String]] = [:]
  /// Blocks that are remembered; then all are forgotten.
  private static let most = 256

  init(_ connection: Connection) { self.connection = connection }

  /// The printed lines `first...last` of a document, by its number in the index; lines beyond the end are left out.
  func lines(_ first: Int, _ last: Int, of document: Int) throws(DatabaseError) -> [(number: Int, text: String)] {
    guard first >= 1, first <= last else { return [] }
    var found: [(number: Int, text: String)] = []
    for block in (first - 1) / LineBlocks.size...(last - 1) / LineBlocks.size {
      let lines = try lines(inBlock: block, of: document)
      let start = block * LineBlocks.size + 1
      for (index, line) in lines.enumerated() where (first...last).contains(start + index) {
        found.append((start + index, line))
      }
      // The last block is not full.
      if lines.count < LineBlocks.size { break }
    }
    return found
  }

  private func lines(inBlock block: Int, of document: Int) throws(DatabaseError) -> [String] {
    let key = Key(document: document, block: block)
    if let lines = known[key] { return lines }
    var statement = try connection.prepare("SELECT bytes, size FROM line_blocks WHERE id = ?")
    try statement.bind([.integer(LineBlocks.id(block, of: document))])
    guard try statement.step() else { return [] }
    guard let lines = LineBlocks.lines(statement.blob(0), count: statement.integer(1) ?? -1) else {
      throw .corrupt("line_blocks \(document):\(block)")
    }
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    known[key] = lines
    return lines
  }
}
