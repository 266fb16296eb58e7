import Glibc
import Testing

/// Links to sources, on terminals that `script` (a part of Debian's base) makes.
@Suite(.enabled(if: Program.path != nil && access("/usr/bin/script", X_OK) == 0, "no built program, or no script"))
struct LinkTests {
  let bench: Bench

  init() throws { bench = try Bench() }

  /// What a terminal of this kind gets.
  private func output(_ arguments: String, term: String) throws -> String {
    let command = "'\(try #require(Program.path))' \(arguments)"
    return try Program.run(
      ["-qec", command, "/dev/null"],
      environment: ["TERM=\(term)", "MADOGUCHI_INDEX=\(bench.index)", "LANG=C.UTF-8"], in: bench,
      program: "/usr/bin/script"
    ).output
  }

  private static let question = "ask '新宿区の就業促進支援事業の予算は？'"

  @Test func ourOwnDocumentsAreLinkedWhereTheTerminalCan() async throws {
    let other = bench.write("よその文書.txt", Town.document)
    #expect(await bench.run("index", Bench.home + "/Index/Documents", other).code == .done)
    let linked = try output(Self.question, term: "xterm-256color")
    #expect(linked.contains("]8;;file:///") && linked.contains("/Index/Documents/"), "\(linked)")
    for (term, option) in [
      ("dumb", ""), ("vt100", ""), ("linux", ""), ("xterm", "--color never"), ("xterm", "--format json"),
    ] {
      let output = try output("\(Self.question) \(option)", term: term)
      #expect(output.contains("38,872千円") && !output.contains("]8;;"), "\(term) \(output)")
    }
    // An index keeps no paths: nobody knows where another's file stands.
    let stranger = try output("ask '商店街の灯の予算は？'", term: "xterm")
    #expect(stranger.contains("7,725千円") && !stranger.contains("]8;;"), "\(stranger)")
  }
}
