import Glibc

/// 地名表: a long table of municipalities that is asked for one name now and then.
///
/// It is kept as the bytes of its file; taking all of its rows apart would cost every start more than most questions
/// do. The rows are those of `municipalities.tsv`: name, reading, romaji, kind.
package struct Gazetteer: Sendable {
  private let bytes: [UInt8]
  /// Where its rows begin.
  private let starts: [Int]

  /// Reads the table at `path`. Its rows are checked where they are tested: a line that is none is never found.
  package init(path: String) throws(VocabularyError) {
    guard let bytes = TextFile.bytes(path) else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    self.bytes = bytes
    let ends = bytes.indices.filter { bytes[$0] == Self.newline }
    starts = ([0] + ends.map { $0 + 1 }).filter { $0 < bytes.count && bytes[$0] != UInt8(ascii: "#") }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")

  /// The municipality of a name, as a document prints it (with 「ヶ」 or 「ケ」).
  package func municipality(named name: String) -> Municipality? {
    for spelling in [name, name.replacing("ケ", with: "ヶ"), name.replacing("ヶ", with: "ケ")] {
      let cell = Array(spelling.utf8) + [Self.tab]
      if let start = starts.first(where: { bytes[$0...].starts(with: cell) }) { return municipality(at: start) }
    }
    return nil
  }

  /// Every row, in the order of the table.
  package var all: [Municipality] { starts.compactMap(municipality) }

  private func municipality(at start: Int) -> Municipality? {
    let line = bytes[start...].prefix { $0 != Self.newline }
    let cells = line.split(separator: Self.tab).map { String(decoding: $0, as: UTF8.self) }
    guard cells.count == 4 else { return nil }
    return Municipality(name: cells[0], reading: cells[1], romaji: cells[2], kind: cells[3])
  }
}
