import Commands
import Glibc
import PlanIndex
import Rendering
import Testing
import Vocabulary

/// The built program itself: exit codes, messages, pipes. Skipped where only the modules were built.
@Suite(.enabled(if: Program.path != nil, "no built program beside the tests"))
struct ProgramTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.build([Invented.thisYear, Invented.neighbour])
  }

  private func run(_ arguments: String..., environment: [String] = []) throws -> Program.Run {
    try Program.run(arguments, environment: ["MADOGUCHI_INDEX=\(bench.index)"] + environment, in: bench)
  }

  @Test func answersGoToStandardOutputAlone() throws {
    let list = try run("list", "--format", "json", "--quiet")
    #expect(list.code == 0)
    #expect(JSONValue(list.output) != nil)
    #expect(list.errors.isEmpty)
    let version = try run("--version")
    #expect(version.output.hasPrefix("madoguchi "))
  }

  @Test func eachOutcomeHasItsCode() throws {
    #expect(try run("show", "朝市").code == 0)
    #expect(try run("show", "宇宙旅行").code == 1)
    #expect(try run("list", "--nonsense").code == 2)
    #expect(try run("show", "商店街の灯").code == 3)
    #expect(try run("list", "--index", bench.folder + "/none.sqlite").code == 4)
    #expect(try run("index", bench.folder + "/none", "--index", bench.folder + "/new.sqlite").code == 5)
  }

  /// Sets have another order in every process; what is summed over one must not follow it.
  @Test func everyProcessRanksAlike() throws {
    let index = bench.folder + "/own.sqlite"
    #expect(try run("index", Bench.home + "/Index/Documents", "--index", index, "--quiet").code == 0)
    let outputs = try (0..<6).map { _ in
      try run("search", "障害者就労支援センターの登録人数 平成24年度の実績は何人？", "--format", "json", "--index", index).output
    }
    #expect(outputs[0].contains("score"))
    #expect(Set(outputs).count == 1)
  }

  @Test func unknownOptionsSuggestTheNearest() throws {
    let refused = try run("list", "--organisation", "港町")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("--organization"))
    #expect(refused.errors.hasPrefix("madoguchi: "))
  }

  @Test func theLanguageFollowsOptionThenLocale() throws {
    #expect(try run("lsit").errors.contains("コマンドがありません"))
    #expect(try run("lsit", environment: ["LANG=en_US.UTF-8"]).errors.contains("no such command"))
    #expect(try run("lsit", "--language", "ja", environment: ["LANG=en_US.UTF-8"]).errors.contains("コマンドがありません"))
    #expect(try run("lsit", environment: ["LANG=C"]).errors.contains("コマンドがありません"))
  }

  @Test func helpNeedsNoIndex() throws {
    for command in ["list", "show", "index", "completion"] {
      let help = try run(command, "--help", environment: ["MADOGUCHI_INDEX=/nowhere"])
      #expect(help.code == 0)
      #expect(help.output.contains("madoguchi \(command)"))
    }
  }

  @Test func aFullDiskUnderTheAnswerIsTold() throws {
    let full = try Program.run(
      ["export"], environment: ["MADOGUCHI_INDEX=\(bench.index)"], output: "/dev/full", in: bench)
    #expect(full.code == 5)
    #expect(full.errors.hasPrefix("madoguchi: "))
  }

  @Test func aProjectThatCannotBeFoundIsTold() throws {
    let lost = try run("list", environment: ["MADOGUCHI_HOME=/nowhere"])
    #expect(lost.code == 5)
    #expect(lost.errors.contains("MADOGUCHI_HOME"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsNameEveryCommand(_ shell: String) throws {
    let script = try run("completion", shell)
    #expect(script.code == 0)
    for command in ["index", "contacts", "doctor"] { #expect(script.output.contains(command)) }
  }

  @Test func theFirstQuestionBuildsTheDefaultIndex() throws {
    let home = try bench.copyOfHome()
    let environment = ["MADOGUCHI_HOME=\(home)", "MADOGUCHI_INDEX="]
    let missing = try run("documents", environment: environment)
    #expect(missing.code == 4)
    bench.write("home/Index/Documents/港町.txt", "港町の計画")
    let first = try run("documents", environment: environment)
    #expect(first.code == 0)
    #expect(first.output.contains("港町.txt"))
    #expect(first.errors.contains("付属の文書"))
    #expect(try run("documents", environment: environment).errors.isEmpty)
  }
}

extension Bench {
  /// A project folder of its own, with the real tables and no documents.
  func copyOfHome() throws -> String {
    let files = DocumentFiles(paths: [Bench.home + "/Index", Bench.home + "/Prompts"]).files.map(\.path)
    for file in files where !file.contains("/Index/Documents/") {
      write("home" + file.dropFirst(Bench.home.count), try #require(TextFile.bytes(file)))
    }
    return folder + "/home"
  }
}

/// Starts the program that the build made.
enum Program {
  struct Run: Sendable {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The built program, or `nil` where there is none.
  static let path: String? = ["debug", "release"].map { Bench.home + "/.build/\($0)/madoguchi" }
    .first { access($0, X_OK) == 0 }

  /// - Parameters:
  ///   - input: the file that is standard input.
  ///   - output: where standard output goes; a file of the bench where `nil`.
  ///   - program: another program than ours.
  static func run(
    _ arguments: [String], environment: [String], input: String = "/dev/null", output: String? = nil, in bench: Bench,
    program: String? = path
  ) throws -> Run {
    let program = try #require(program)
    let files = (0..<2).map { _ in bench.folder + "/run.\(UInt64.random(in: 0...UInt64.max))" }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output ?? files[0], O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, files[1], O_WRONLY | O_CREAT, 0o600)
    // Threads of a test run block signals, and what they start would inherit that: a tmux that never hears that its
    // program ended never ends itself.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // Of two values of one name the later counts for us; the C library takes the first.
    let variables =
      environment.reversed() + ["MADOGUCHI_HOME=\(Bench.home)", "HOME=\(bench.folder)", "PATH=/usr/bin:/bin"]
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, program, &actions, &attributes, &words, &settings) == 0)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    // As WEXITSTATUS does; a signal gives 128 and its number, as a shell says it.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    defer { for file in files { unlink(file) } }
    return Run(code: code, output: TextFile.read(files[0]) ?? "", errors: TextFile.read(files[1]) ?? "")
  }
}
