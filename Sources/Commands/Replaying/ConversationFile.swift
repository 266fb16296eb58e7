import Glibc
import Rendering

/// Writes a conversation to a file that `madoguchi replay` reads.
package enum ConversationFile {
  /// Why nothing was written.
  package enum Refusal: Error, Equatable {
    /// Something else stands there: a file that does not begin with our header, a folder, a device.
    case foreign
    case failed(reason: String)
  }

  /// Writes ``SavedTurn/header`` and `turns`, beside the old file first, and puts them in its place when they are whole.
  /// - Returns: whether an older conversation was replaced.
  @discardableResult
  package static func write(_ turns: [JSONValue], to path: String) throws(Refusal) -> Bool {
    // A link stays a link: what it leads to is replaced.
    let path = resolved(path)
    let stands = access(path, F_OK) == 0
    if stands, !isOurs(path) { throw .foreign }
    let bytes = Array((([SavedTurn.header] + turns).map { $0.text() + "\n" }).joined().utf8)
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

  /// Whether a plain file stands there whose first line is our header.
  private static func isOurs(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG) else { return false }
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 512)
    let count = fread(&head, 1, head.count, file)
    return SavedTurn.isHeader(JSONLines(Array(head[..<count].prefix { $0 != 0x0A })).lines.first?.value)
  }
}
