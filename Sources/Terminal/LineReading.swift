import Glibc

/// What came from the person.
package enum TypedLine: Equatable, Sendable {
  case text(String)
  /// Ctrl-C: the line was dropped.
  case dropped
  /// Ctrl-D on an empty line, or the end of the input.
  case end
}

/// Where lines come from: a terminal (``LineEditor``) or a pipe (``PlainLineReader``).
package protocol LineReading: AnyObject {
  func next(prompt: String) -> TypedLine
}

/// Standard input that is not a terminal: one line after the other, no prompt.
package final class PlainLineReader: LineReading {
  private let stream: UnsafeMutablePointer<FILE>?
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  /// - Parameter descriptor: 0 for standard input. A copy of it is closed in the end, not itself.
  package init(descriptor: Int32 = 0) { stream = fdopen(dup(descriptor), "r") }

  deinit {
    free(buffer)
    if let stream { fclose(stream) }
  }

  /// The next line without its end; bytes that are not UTF-8 become U+FFFD.
  package func next(prompt: String) -> TypedLine {
    guard let stream else { return .end }
    let count = getline(&buffer, &capacity, stream)
    guard count > 0, let buffer else { return .end }
    var bytes = UnsafeRawBufferPointer(start: buffer, count: count)[...]
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes = bytes.dropLast() }
    return .text(String(decoding: bytes, as: UTF8.self))
  }
}
