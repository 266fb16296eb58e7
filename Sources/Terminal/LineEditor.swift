internal import CReadline
import Glibc

/// A prompt on a terminal, by readline: editing, history, Ctrl-C, Ctrl-D.
///
/// readline keeps one line, one history and one set of signal handlers for the whole process, so make one editor only.
package final class LineEditor: LineReading {
  private let history: String?
  private var lastLine: String?
  /// Lines kept in the history file.
  private static let historyLimit = 1000

  /// Set by the handler of Ctrl-C, read where readline asks for a byte; a flag is all that a handler may touch.
  private nonisolated(unsafe) static var wasInterrupted: sig_atomic_t = 0
  /// Ctrl-C came while this line was edited. Touched by the thread that edits, between the prompt and the line end.
  private nonisolated(unsafe) static var isDropped = false
  /// readline keeps the pointer, so the name lives as long as the process.
  private nonisolated(unsafe) static let name: UnsafeMutablePointer<CChar>? = strdup("madoguchi")

  /// - Parameter history: the history file; `nil` for none. Its folder is made if need be, for this user alone.
  package init(history: String?, drawsOnStandardError: Bool = false) {
    self.history = history
    Self.useUnicode()
    creadline_begin(Self.name, Self.readByte)
    creadline_draw_on(drawsOnStandardError ? creadline_stderr() : creadline_stdout())
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in LineEditor.wasInterrupted = 1 }
    // No SA_RESTART: the read that waits for a key has to return, or the flag would wait for the next key.
    sigaction(SIGINT, &action, nil)
    using_history()
    stifle_history(Int32(Self.historyLimit))
    if let history { read_history(history) }
  }

  /// The history file of this user: `$XDG_STATE_HOME/madoguchi/history`.
  package static func historyPath(environment: [String: String]) -> String? {
    UserFolder.state(environment: environment).map { $0 + "/history" }
  }

  package func next(prompt: String) -> TypedLine {
    Self.wasInterrupted = 0
    Self.isDropped = false
    guard let typed = readline(prompt) else { return .end }
    defer { free(typed) }
    if Self.isDropped { return .dropped }
    let line = String(cString: typed)
    remember(line)
    return .text(line)
  }

  private func remember(_ line: String) {
    guard !line.allSatisfy(\.isWhitespace), line != lastLine else { return }
    lastLine = line
    add_history(line)
    guard let history, let slash = history.lastIndex(of: "/") else { return }
    UserFolder.make(String(history[..<slash]))
    let mask = umask(0o077)
    defer { umask(mask) }
    // Written whole after each line: a conversation that ends in a crash has lost nothing, and the limit holds.
    guard write_history(history) == 0 else { return }
    chmod(history, 0o600)
  }

  /// The character set of the locale that the environment names: `UTF-8`, `ANSI_X3.4-1968` ...
  package static func characterSet() -> String {
    setlocale(LC_ALL, "")
    return nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
  }

  /// The version of the readline that is linked: `8.2`.
  package static var libraryVersion: String { creadline_version().map { String(cString: $0) } ?? "" }

  /// Without a UTF-8 locale readline would cut characters into bytes. It reads the environment itself, so the
  /// environment is what has to change.
  private static func useUnicode() {
    guard characterSet() != "UTF-8" else { return }
    setenv("LC_ALL", "C.UTF-8", 1)
    setlocale(LC_ALL, "C.UTF-8")
  }

  /// The next byte for readline. Ctrl-C empties the line and ends it, as if Return had been pressed: nothing of
  /// readline's own state is touched inside a signal handler, and none is left half-way by a jump.
  private static let readByte: @convention(c) (UnsafeMutablePointer<FILE>?) -> Int32 = { stream in
    while true {
      // Readline's handlers only took note; this restores the terminal and calls ours.
      rl_check_signals()
      if LineEditor.wasInterrupted != 0 {
        LineEditor.wasInterrupted = 0
        LineEditor.isDropped = true
        creadline_drop_line()
        return 0x0D
      }
      var byte: UInt8 = 0
      switch read(fileno(stream), &byte, 1) {
      case 1: return Int32(byte)
      case 0: return EOF
      default: if errno != EINTR { return EOF }
      }
    }
  }
}
