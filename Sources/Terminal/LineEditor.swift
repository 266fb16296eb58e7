internal import CReadline
import Glibc

/// A prompt on a terminal, by readline: editing, history, Ctrl-C, Ctrl-D.
///
/// readline keeps one line, one history and one set of signal handlers for the whole process, so make one editor only.
package final class LineEditor: LineReading {
  private let history: String?
  /// Milliseconds after which a wait for a key looks for signals again.
  private static let patience: Int32 = 50
  /// Lines kept in the history file.
  private static let historyLimit = 1000

  /// Ctrl-C writes a byte into this pipe, and the read that waits for a key waits for it too. A signal may reach any
  /// thread of the process, so a flag alone would not wake the one that reads. Opened once, before the handler is set.
  private nonisolated(unsafe) static var wakeUp: (read: Int32, write: Int32) = (-1, -1)
  /// Ctrl-C came while this line was edited. Touched by the thread that edits, between the prompt and the line end.
  private nonisolated(unsafe) static var isDropped = false
  /// readline keeps the pointer, so the name lives as long as the process.
  private nonisolated(unsafe) static let name: UnsafeMutablePointer<CChar>? = strdup("madoguchi")

  /// - Parameters:
  ///   - history: the history file; `nil` for none. Its folder is made if need be, for this user alone.
  ///   - completer: what Tab asks; `nil` where Tab is a tab.
  ///   - whenFirstIdle: done once, when the first prompt is drawn and no key read; `false` drops the line.
  package init(
    history: String?, completer: (any Completing)? = nil, whenFirstIdle: (() -> Bool)? = nil,
    drawsOnStandardError: Bool = false
  ) {
    self.history = history
    Self.whenFirstIdle = whenFirstIdle
    Self.useUnicode()
    creadline_begin(Self.name, Self.readByte)
    if let completer {
      Self.completer = completer
      creadline_complete(Self.attempt, Self.display)
    }
    creadline_draw_on(drawsOnStandardError ? creadline_stderr() : creadline_stdout())
    var action = sigaction()
    Self.openPipe()
    action.__sigaction_handler.sa_handler = { _ in
      var byte: UInt8 = 3
      _ = write(LineEditor.wakeUp.write, &byte, 1)
    }
    sigaction(SIGINT, &action, nil)
    using_history()
    stifle_history(Int32(Self.historyLimit))
    if let history { read_history(history) }
  }

  /// Touched by the thread that edits only, as are the two below.
  private nonisolated(unsafe) static var whenFirstIdle: (() -> Bool)?
  private nonisolated(unsafe) static var completer: (any Completing)?
  private nonisolated(unsafe) static var candidates: [String] = []

  /// What readline's Tab asks: the line with each candidate in its place, the sure part first. The strings and the list
  /// are readline's to free.
  private static let attempt:
    @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> UnsafeMutablePointer<
      UnsafeMutablePointer<CChar>?
    >? = { _, start, end in
      creadline_settle_completion()
      LineEditor.candidates = []
      guard start == 0, let line = creadline_line().map({ String(cString: $0) }),
        let found = LineEditor.completer?.completion(of: line, at: Int(end))
      else { return nil }
      let head = String(decoding: Array(line.utf8)[..<found.replaced.lowerBound], as: UTF8.self)
      LineEditor.candidates = found.candidates
      // Readline's own "show-all-if-unmodified" would refuse 就労 for しゅうろう, which is longer in bytes.
      let isSame = line.utf8.dropFirst(found.replaced.lowerBound).prefix(found.replaced.count)
        .elementsEqual(found.insertion.utf8)
      if isSame, found.candidates.count > 1, creadline_is_plain_tab() != 0 {
        LineEditor.display(nil, 0, 0)
        return nil
      }
      let texts = [found.insertion] + (found.candidates.count > 1 ? found.candidates : [])
      let size = MemoryLayout<UnsafeMutablePointer<CChar>?>.stride * (texts.count + 1)
      guard let matches = malloc(size)?.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self) else { return nil }
      for (index, text) in texts.enumerated() { matches[index] = strdup(head + text) }
      matches[texts.count] = nil
      return matches
    }

  /// What readline's Tab shows of several candidates. The line that is edited then stands below them.
  private static let display:
    @convention(c) (
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, Int32, Int32
    ) -> Void = { _, _, _ in
      var (rows, columns): (Int32, Int32) = (24, 80)
      rl_get_screen_size(&rows, &columns)
      let lines = LineEditor.completer?.listing(
        of: LineEditor.candidates, columns: Int(columns), rows: max(1, Int(rows) - 3))
      for line in lines ?? [] { creadline_write_below(line) }
      creadline_redraw()
    }

  /// The history file of this user: `$XDG_STATE_HOME/madoguchi/history`.
  package static func historyPath(environment: [String: String]) -> String? {
    UserFolder.state(environment: environment).map { $0 + "/history" }
  }

  package func next(prompt: String) -> TypedLine {
    Self.emptyPipe()
    Self.isDropped = false
    guard let typed = readline(prompt) else { return .end }
    defer { free(typed) }
    if Self.isDropped { return .dropped }
    let line = String(cString: typed)
    remember(line)
    return .text(line)
  }

  /// Neither end blocks: the handler must not wait, and emptying stops at the last byte.
  private static func openPipe() {
    guard wakeUp.read < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    wakeUp = (ends[0], ends[1])
  }

  private static func emptyPipe() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wakeUp.read, &bytes, bytes.count) > 0 {}
  }

  /// Keeps a line for the arrow keys, and in the file. A line that begins with a blank is kept nowhere; one that is there
  /// already moves to the end.
  private func remember(_ line: String) {
    guard let first = line.first, !first.isWhitespace else { return }
    // Another window may have written since: its lines stay.
    if let history, access(history, R_OK | W_OK) == 0 {
      clear_history()
      read_history(history)
    }
    creadline_forget(line)
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
    if let work = LineEditor.whenFirstIdle {
      LineEditor.whenFirstIdle = nil
      if !work() {
        LineEditor.isDropped = true
        creadline_drop_line()
        return 0x0D
      }
    }
    while true {
      // Readline's handlers only took note; this restores the terminal and calls ours.
      rl_check_signals()
      var waiting = [
        pollfd(fd: fileno(stream), events: Int16(POLLIN), revents: 0),
        pollfd(fd: LineEditor.wakeUp.read, events: Int16(POLLIN), revents: 0),
      ]
      // Readline's own handler may have run on another thread, where it wakes nobody: look again in a moment.
      guard poll(&waiting, 2, LineEditor.patience) > 0 else { continue }
      if waiting[1].revents != 0 {
        LineEditor.emptyPipe()
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
