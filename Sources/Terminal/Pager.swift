import Glibc

/// What shows a long answer page by page: `$PAGER`, `less -R` where unset.
package struct Pager: Sendable {
  /// The shell command.
  package let command: String
  private static let usual = "less -R"

  /// `nil` where nobody could turn a page (standard input or `output` is no terminal, or one without a cursor), and where
  /// `PAGER` is empty or `cat`, as others understand it.
  package init?(for output: TerminalOutput, environment: [String: String]) {
    let command = environment["PAGER"] ?? Self.usual
    let hasCursor = !["", "dumb", "unknown"].contains(environment["TERM"] ?? "")
    guard output.isTerminal, isatty(0) == 1, hasCursor, !command.allSatisfy(\.isWhitespace), command != "cat" else {
      return nil
    }
    self.command = command
  }

  /// Shows `text` and waits until the reader has seen enough.
  /// - Returns: whether the pager could be started; where not, nothing was shown.
  package func show(_ text: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    // Ctrl-C is the pager's while it runs: it stops a search there, and must not end us under it.
    let old = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
    defer { _ = (signal(SIGINT, old.0), signal(SIGQUIT, old.1)) }
    let child = start(reading: ends[0])
    close(ends[0])
    guard let child else {
      close(ends[1])
      return false
    }
    // A reader who leaves early closes the pipe; what follows is dropped in silence.
    TerminalOutput(descriptor: ends[1], color: .never, environment: [:]).write(text)
    close(ends[1])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let code = (status >> 8) & 0xFF
    // The shell's words for "cannot be run" and "not found".
    return !(status & 0x7F == 0 && (code == 126 || code == 127))
  }

  private func start(reading descriptor: Int32) -> pid_t? {
    // less asks the locale, which may be C while we write UTF-8.
    setenv("LESSCHARSET", "utf-8", 0)
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, descriptor, 0)
    posix_spawn_file_actions_addclose(&actions, descriptor)
    // What we ignore a child would ignore too.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGPIPE, SIGINT, SIGQUIT] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // A missing less is no error to be told: the answer is then written as it is.
    let script = command == Self.usual ? "command -v less >/dev/null || exit 127; exec \(command)" : command
    var words: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", script].map { (word: String) in strdup(word) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, environ) == 0 ? child : nil
  }
}
