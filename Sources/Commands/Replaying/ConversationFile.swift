import Glibc
import Rendering

/// Writes a conversation to a file that `madoguchi replay` reads.
package enum ConversationFile {
  package typealias Refusal = OwnFile.Refusal

  /// Writes ``SavedTurn/header`` and `turns`; an older conversation is replaced, and nothing else.
  /// - Returns: whether an older conversation was replaced.
  @discardableResult
  package static func write(_ turns: [JSONValue], to path: String) throws(Refusal) -> Bool {
    let text = ([SavedTurn.header] + turns).map { $0.text() + "\n" }.joined()
    return try OwnFile.write(text, to: path) { head in
      SavedTurn.isHeader(JSONLines(Array(head.prefix { $0 != 0x0A })).lines.first?.value)
    }
  }
}

/// Files that we wrote before may be replaced; whatever else stands at a path stays.
package enum OwnFile {
  /// Why nothing was written.
  package enum Refusal: Error, Equatable {
    /// Something else stands there: a file that does not begin as ours do, a folder, a device.
    case foreign
    case failed(reason: String)
  }

  /// Writes `text` beside the old file first, and puts it in its place when it is whole.
  /// - Parameter isOurs: whether the first 512 bytes of a file are those of one that we wrote.
  /// - Returns: whether an older file was replaced.
  package static func write(
    _ text: String, to path: String, where isOurs: ([UInt8]) -> Bool
  ) throws(Refusal) -> Bool {
    // A link stays a link: what it leads to is replaced.
    let path = resolved(path)
    let stands = access(path, F_OK) == 0
    if stands, !(head(of: path).map(isOurs) ?? false) { throw .foreign }
    let bytes = Array(text.utf8)
    // A name that nothing else has; for this user alone, as the history is.
    var name = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0, let file = fdopen(descriptor, "wb") else { throw failure() }
    let partial = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, rename(partial, path) == 0 else {
      let failure = failure()
      unlink(partial)
      throw failure
    }
    return stands
  }

  private static func failure() -> Refusal { .failed(reason: String(cString: strerror(errno))) }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The first bytes of a plain file; `nil` where something else stands there.
  private static func head(of path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG) else { return nil }
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 512)
    let count = fread(&head, 1, head.count, file)
    return Array(head[..<count])
  }
}
