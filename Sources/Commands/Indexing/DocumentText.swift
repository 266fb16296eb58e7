import Glibc
import Vocabulary

/// A document's bytes as text, or what is wrong with them.
package enum DocumentText {
  /// Reads the file at `path`, which has to be UTF-8 text.
  package static func read(_ path: String) throws(InputError) -> String {
    guard let bytes = TextFile.bytes(path) else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    return try text(bytes, path: path)
  }

  /// The text of `bytes`; `path` is for messages.
  package static func text(_ bytes: [UInt8], path: String) throws(InputError) -> String {
    guard bytes.contains(where: { $0 > 0x20 && $0 != 0x7F }) else {
      throw bytes.contains(0) ? .binary(path: path, kind: nil) : .empty(path: path)
    }
    if let kind = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      throw kind.isText ? .encoding(path: path, line: 1, guess: kind.name) : .binary(path: path, kind: kind.name)
    }
    guard !bytes.contains(0) else { throw .binary(path: path, kind: nil) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .encoding(path: path, line: firstBadLine(bytes), guess: guess(bytes))
    }
    // ISO-2022-JP is plain ASCII with escapes, and so is valid UTF-8.
    if text.utf8.contains(0x1B), isISO2022(bytes) { throw .encoding(path: path, line: 1, guess: "ISO-2022-JP") }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else {
      throw .empty(path: path)
    }
    return text
  }

  /// How files that are no UTF-8 text begin.
  private static let signatures: [(name: String, bytes: [UInt8], isText: Bool)] = [
    ("PDF", Array("%PDF".utf8), false),
    ("UTF-16LE", [0xFF, 0xFE], true),
    ("UTF-16BE", [0xFE, 0xFF], true),
    ("ZIP, docx, xlsx", [0x50, 0x4B, 0x03, 0x04], false),
    ("doc, xls", [0xD0, 0xCF, 0x11, 0xE0], false),
    ("gzip", [0x1F, 0x8B], false),
    ("PNG", [0x89, 0x50, 0x4E, 0x47], false),
    ("JPEG", [0xFF, 0xD8, 0xFF], false),
  ]

  /// ESC $ B or ESC $ @, which switch to kanji.
  private static func isISO2022(_ bytes: [UInt8]) -> Bool {
    zip(bytes.indices, bytes).contains { index, byte in
      byte == 0x1B && index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "$")
        && (bytes[index + 2] == UInt8(ascii: "B") || bytes[index + 2] == UInt8(ascii: "@"))
    }
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  /// The old Japanese encoding whose rules the bytes keep; EUC-JP first, since its rules are the narrower.
  private static func guess(_ bytes: [UInt8]) -> String? {
    if follows(
      bytes, single: { $0 < 0x80 }, lead: { (0xA1...0xFE).contains($0) || $0 == 0x8E },
      trail: { $0 >= 0xA1 && $0 < 0xFF })
    {
      return "EUC-JP"
    }
    // Half-width katakana are single bytes there.
    let isShiftJIS = follows(
      bytes, single: { $0 < 0x80 || (0xA1...0xDF).contains($0) },
      lead: { (0x81...0x9F).contains($0) || (0xE0...0xFC).contains($0) },
      trail: { (0x40...0xFC).contains($0) && $0 != 0x7F })
    return isShiftJIS ? "CP932" : nil
  }

  private static func follows(
    _ bytes: [UInt8], single: (UInt8) -> Bool, lead: (UInt8) -> Bool, trail: (UInt8) -> Bool
  ) -> Bool {
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if single(byte) { continue }
      guard lead(byte), let next = rest.popFirst(), trail(next) else { return false }
    }
    return true
  }
}
