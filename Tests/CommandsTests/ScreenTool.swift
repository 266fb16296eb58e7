import Glibc
import Testing
import Vocabulary

/// The program in a terminal of its own: tmux (a package of Debian's) draws, and gives the screen as text.
///
/// Screens are compared with the files in `Golden/`. To record them anew, run the tests with `RECORD_GOLDEN=1` in the
/// environment: files that differ are rewritten, and the tests that wrote one fail, so that nobody records by accident.
final class ScreenTool {
  /// Where tmux stands; `nil` where it is not installed (`bash .ci/install tmux`).
  static let drawer: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux"].first { access($0, X_OK) == 0 }
  /// Whether screens can be tested here.
  static let isThere = drawer != nil && Program.path != nil

  private let bench: Bench
  private let size: (width: Int, height: Int)
  /// A machine may be slow: nothing is waited for longer, and nothing is given up earlier.
  private static let patience = 15.0

  /// Starts the program. Its environment has nothing but `environment` and what finding its files needs.
  init(
    _ bench: Bench, width: Int, height: Int = 24, arguments: [String] = [], environment: [String] = ["LANG=C.UTF-8"]
  ) throws {
    (self.bench, size) = (bench, (width, height))
    let settings =
      ["PATH=/usr/bin:/bin", "HOME=\(bench.folder)", "TERM=screen", "MADOGUCHI_HOME=\(Bench.home)"]
      + ["MADOGUCHI_INDEX=\(bench.index)"] + environment
    // What ended says so, and the screen stays.
    let command =
      (["env", "-i"] + settings + [try #require(Program.path)] + arguments).map { "'\($0)'" }.joined(separator: " ")
      + "; echo \"[ended $?]\"; exec sleep 1000"
    try tmux(
      "new-session", "-d", "-x", String(size.width), "-y", String(size.height), command, ";", "set", "-g", "status",
      "off")
  }

  deinit { _ = try? tmux("kill-server") }

  /// Presses keys by tmux's names: `Enter`, `Left`, `C-c`, `BSpace`.
  func press(_ keys: String...) throws { try tmux(all: ["send-keys"] + keys) }

  /// The same key so many times.
  func press(_ key: String, times: Int) throws { try tmux("send-keys", "-N", String(times), key) }

  /// Types text as it is.
  func type(_ text: String) throws { try tmux("send-keys", "-l", "--", text) }

  /// Pastes text, with the marks of a bracketed paste where the program asked for them.
  func paste(_ text: String) throws {
    try tmux("set-buffer", "--", text)
    try tmux("paste-buffer", "-p")
  }

  /// The screen without the blanks at its end.
  func capture() throws -> String {
    var lines = try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Waits until the screen has `text`, at least `times` of it.
  func wait(for text: String, times: Int = 1) throws {
    var screen = ""
    let isThere = try poll {
      screen = try capture()
      return screen.components(of: text) >= times
    }
    if !isThere { Issue.record("no 「\(text)」 on this screen:\n\(screen)") }
  }

  /// Waits until the screen is that of `Golden/NAME.txt`.
  /// - Parameter text: what the screen has when it is drawn, for recording.
  func expect(_ name: String, showing text: String) throws {
    try wait(for: text)
    let path = Bench.home + "/Tests/CommandsTests/Golden/\(name).txt"
    if getenv("RECORD_GOLDEN") != nil { return try record(path) }
    let golden = try #require(TextFile.read(path), "no \(path): RECORD_GOLDEN=1 swift test")
    var screen = ""
    let isSame = try poll {
      screen = try capture()
      return screen == golden
    }
    if !isSame { Issue.record("\(name):\n\(screen)--- instead of:\n\(golden)") }
  }

  /// A screen that has not changed for a while is what is meant.
  private func record(_ path: String) throws {
    var (screen, same) = (try capture(), 0)
    while same < 8 {
      usleep(50_000)
      let next = try capture()
      same = next == screen ? same + 1 : 0
      screen = next
    }
    guard TextFile.read(path) != screen, let file = fopen(path, "wb") else { return }
    fputs(screen, file)
    fclose(file)
    Issue.record("recorded \(path)")
  }

  private func poll(_ isDone: () throws -> Bool) throws -> Bool {
    let start = time(nil)
    while try !isDone() {
      if difftime(time(nil), start) > Self.patience { return false }
      usleep(15_000)
    }
    return true
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(all: arguments) }

  @discardableResult
  private func tmux(all arguments: [String]) throws -> String {
    let path = try #require(Self.drawer)
    // Its own server, with nobody's settings; -u: UTF-8 whatever the surroundings say.
    let all = ["-u", "-S", bench.folder + "/tmux", "-f", "/dev/null"] + arguments
    return try Program.run(all, environment: ["TERM=screen"], in: bench, program: path).output
  }
}

extension String {
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
