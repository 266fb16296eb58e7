import Commands
import Glibc
import Rendering
import Terminal
import Testing

/// `madoguchi doctor` in a project folder of its own, where things can be broken.
@Suite struct DoctorCommandTests {
  let bench: Bench
  let home: String

  init() throws {
    bench = try Bench()
    home = try bench.copyOfHome()
    bench.write("home/Index/Documents/001_港町.txt", Town.document)
  }

  /// The state and the detail of each check, by name.
  private func doctor(code: ExitCode) async -> [String: (state: String, detail: String)] {
    let outcome = await bench.run("doctor", "--format", "jsonl", home: home)
    #expect(outcome.code == code)
    var found: [String: (state: String, detail: String)] = [:]
    for line in JSONLines(Array(outcome.output.utf8)).lines {
      guard let name = line.value?["check"]?.text, let state = line.value?["state"]?.text else { continue }
      found[name] = (state, line.value?["detail"]?.text ?? "")
    }
    return found
  }

  private func buildDefault() async { #expect(await bench.run("index", home: home).code == .done) }

  @Test func allIsWellAfterABuild() async {
    await buildDefault()
    let checks = await doctor(code: .done)
    #expect(!checks.values.contains { $0.state == "failure" })
    for name in ["tables", "listen", "speak", "index", "documents", "freshness", "sqlite", "icu", "readline"] {
      #expect(checks[name]?.state == "ok", "\(name)")
      #expect(checks[name]?.detail.isEmpty == false, "\(name)")
    }
  }

  @Test func noIndexYetIsAWarning() async {
    let checks = await doctor(code: .done)
    #expect(checks["index"]?.state == "warning")
    #expect(checks["freshness"] == nil)
  }

  @Test func anIndexOlderThanItsDocumentsIsToldWithTheirNames() async {
    await buildDefault()
    setTime(of: bench.write("home/Index/Documents/001_港町.txt", Town.revised), secondsFromNow: 60)
    bench.write("home/Index/Documents/002_山里.txt", "山里の計画")
    let check = await doctor(code: .done)["freshness"]
    #expect(check?.state == "warning")
    for words in ["001_港町.txt", "002_山里.txt", "madoguchi index"] {
      #expect(check?.detail.contains(words) == true, "\(words)")
    }
    await buildDefault()
    setTime(of: home + "/Index/madoguchi.sqlite", secondsFromNow: 120)
    #expect(await doctor(code: .done)["freshness"]?.state == "ok")
  }

  @Test func anIndexOfOtherDocumentsIsNotCompared() async {
    let other = bench.write("elsewhere/plan.txt", Town.document)
    #expect(await bench.run("index", other, home: home).code == .done)
    #expect(await doctor(code: .done)["freshness"] == nil)
  }

  /// A row that takes a programme's own name for another word is named with its line.
  @Test func aSynonymOfAProgrammesNameIsAWarning() async {
    await buildDefault()
    #expect(await doctor(code: .done)["synonyms"]?.state == "ok")
    bench.write("home/Prompts/listen/synonyms.tsv", "# words\n灯\t>\t明かり\n商店街の灯\t>\t灯\n")
    let check = await doctor(code: .done)["synonyms"]
    #expect(check?.state == "warning")
    #expect(check?.detail.contains("synonyms.tsv:3 商店街の灯") == true)
  }

  @Test func theDictionaryOfReadingsIsChecked() async {
    #expect(await doctor(code: .done)["readings"]?.state == "ok")
  }

  @Test func aDamagedIndexIsAFailure() async {
    bench.write("home/Index/madoguchi.sqlite", "no index")
    let check = await doctor(code: .index)["index"]
    #expect(check?.state == "failure")
    #expect(check?.detail.contains("madoguchi index") == true)
  }

  @Test(arguments: [
    ("Index/eras.tsv", "tables"), ("Index/audience.tsv", "tables"), ("Prompts/listen/measures.tsv", "listen"),
    ("Prompts/listen/relative_years.tsv", "listen"), ("Prompts/speak/answers.tsv", "speak"),
    ("Prompts/speak/messages.tsv", "speak"),
  ])
  func aBrokenTableIsNamedWithItsLineAndTheRestIsChecked(_ path: String, _ name: String) async {
    bench.write("home/" + path, "# a comment\nno columns\n")
    let checks = await doctor(code: .input)
    #expect(checks[name]?.state == "failure")
    #expect(checks[name]?.detail.contains("\(path):2") == true)
    #expect(checks.values.count { $0.state == "failure" } == 1)
    #expect(checks["readline"]?.state == "ok")
  }

  @Test func aMissingTableIsNamed() async {
    remove(home + "/Prompts/listen/noise.tsv")
    remove(home + "/Prompts/speak/help.ja.txt")
    let checks = await doctor(code: .input)
    #expect(checks["listen"]?.detail.contains("noise.tsv") == true)
    #expect(checks["speak"]?.detail.contains("help.ja.txt") == true)
  }

  private func setTime(of path: String, secondsFromNow seconds: Int) {
    let when = timeval(tv_sec: time(nil) + seconds, tv_usec: 0)
    #expect(utimes(path, [when, when]) == 0)
  }
}
