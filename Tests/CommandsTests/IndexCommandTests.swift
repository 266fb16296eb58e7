import Commands
import Glibc
import PlanModel
import Rendering
import Terminal
import Testing

/// `madoguchi index`: what may be wrong with its input, and that the old index stays.
@Suite struct IndexCommandTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  private func documents() async -> [String] {
    await bench.run("documents", "--format", "jsonl").output.split(separator: "\n").compactMap { line in
      if case .string(let name)? = JSONValue(String(line))?["document"] { name } else { nil }
    }
  }

  @Test func foldersAreReadRecursivelyAndInOrder() async {
    bench.write("plans/b.txt", "港町の計画")
    bench.write("plans/a/c.txt", "山里の計画")
    bench.write("plans/README.md", "読まない")
    bench.write("plans/.hidden", "読まない")
    let outcome = await bench.run("index", bench.folder + "/plans")
    #expect(outcome.code == .done)
    #expect(outcome.output.isEmpty)
    #expect(await documents() == ["c.txt", "b.txt"])
  }

  @Test func sameNamesAreToldApartByTheirFolders() async {
    bench.write("plans/r4/plan.txt", "令和4年度")
    bench.write("plans/r5/plan.txt", "令和5年度")
    let outcome = await bench.run("index", bench.folder + "/plans", bench.folder + "/plans/r4")
    #expect(outcome.code == .done)
    #expect(await documents() == ["plan (r4).txt", "plan (r5).txt"])
  }

  @Test func equalFoldersGiveEqualBytes() async {
    for name in ["one", "two", "three", "four"] { bench.write("plans/\(name).txt", "港町の\(name)計画") }
    await _ = bench.run("index", bench.folder + "/plans")
    let first = bench.read("index.sqlite")
    await _ = bench.run("index", bench.folder + "/plans")
    #expect(!first.isEmpty)
    #expect(first == bench.read("index.sqlite"))
  }

  @Test(
    arguments: [
      ("empty.txt", [], "is empty"), ("blank.txt", Array(" \n\u{3000}\n".utf8), "is empty"),
      ("nul.txt", [0x61, 0, 0x62], "not text"), ("plan.pdf", Array("%PDF-1.7 x".utf8), "PDF"),
      ("sjis.txt", [0x0A, 0x8E, 0x96, 0x8B, 0xC6], ":2: not UTF-8 (it seems to be CP932)"),
      ("euc.txt", [0xBB, 0xF6, 0xB6, 0xC8], "EUC-JP"), ("utf16.txt", [0xFF, 0xFE, 0x8B, 0x4E], "UTF-16LE"),
      ("cut.txt", Array("事業".utf8.dropLast()) + [0xFF], "not UTF-8"),
    ] as [(String, [UInt8], String)])
  func whatCannotBeReadIsToldAndTheRestIsIndexed(_ name: String, _ bytes: [UInt8], _ message: String) async {
    bench.write("plans/good.txt", "港町の計画")
    bench.write("plans/" + name, bytes)
    let outcome = await bench.run("index", bench.folder + "/plans")
    #expect(outcome.code == .input)
    #expect(outcome.errors.contains(message))
    #expect(outcome.errors.hasPrefix("madoguchi: cannot read the document: "))
    #expect(await documents() == ["good.txt"])
  }

  @Test func theOldIndexStaysWhereNothingCouldBeRead() async {
    bench.write("good.txt", "港町の計画")
    await _ = bench.run("index", bench.folder + "/good.txt")
    let before = bench.read("index.sqlite")
    UserFolder.make(bench.folder + "/nothing")
    for path in ["/missing.txt", "/nothing"] {
      let outcome = await bench.run("index", bench.folder + path)
      #expect(outcome.code == .input)
      #expect(outcome.errors.contains(path))
    }
    #expect(bench.read("index.sqlite") == before)
  }

  @Test func anUnwritablePlaceIsTold() async {
    bench.write("good.txt", "港町の計画")
    let outcome = await bench.run("index", bench.folder + "/good.txt", index: bench.folder + "/no/such/index.sqlite")
    #expect(outcome.code == .index)
    #expect(outcome.errors.contains("cannot write the index"))
  }

  @Test func aDeviceIsNoDocument() async {
    let outcome = await bench.run("index", "/dev/zero")
    #expect(outcome.code == .input)
    #expect(outcome.errors.contains("neither a file nor a folder"))
  }

  @Test func idsAndParentsAreMadeUnique() {
    let document = IndexBuild.named(Invented.thisYear, stem: "港町")
    #expect(document.programmes.map(\.id) == (1...5).map { "港町#\($0)" })
    #expect(document.programmes[2].parent == "港町#2")
    #expect(document.passages[0].programme == "港町#1")
    #expect(document.passages[1].programme == nil)
  }

  @Test func sharedStemsGetTheirExtension() throws {
    let paths = [bench.write("a/plan.txt", "x"), bench.write("a/plan.tsv", "y")]
    #expect(DocumentFiles(paths: paths).files.map(\.stem) == ["plan.txt", "plan.tsv"])
  }
}

/// Indexes that cannot be used, and lines that do not parse.
@Suite struct RefusalTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  @Test(arguments: ["list", "documents", "export", "check", "contacts"])
  func aMissingIndexThatWasNamedIsNotBuilt(_ command: String) async {
    let outcome = await bench.run(command)
    #expect(outcome.code == .index)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("madoguchi index"))
  }

  @Test func anotherVersionIsRefused() async throws {
    try bench.build([Invented.neighbour])
    var bytes = bench.read("index.sqlite")
    // The user version stands at byte 60, big-endian: https://www.sqlite.org/fileformat.html#user_version
    bytes[63] = 99
    bench.write("index.sqlite", bytes)
    let outcome = await bench.run("list")
    #expect(outcome.code == .index)
    #expect(outcome.errors.contains("format 99"))
    #expect(await bench.run("doctor").code == .index)
  }

  @Test func whatIsNoIndexIsRefused() async {
    bench.write("index.sqlite", String(repeating: "これは索引ではない。\n", count: 400))
    let outcome = await bench.run("list", language: .japanese)
    #expect(outcome.code == .index)
    #expect(outcome.errors.contains("索引を読めません"))
  }

  @Test func aCutIndexIsRefused() async throws {
    try bench.build([Invented.thisYear])
    bench.write("index.sqlite", Array(bench.read("index.sqlite").prefix(9000)))
    #expect(await bench.run("export").code == .index)
  }

  @Test func whatWasTypedIsSaidBackInBrief() async throws {
    try bench.build([Invented.neighbour])
    let page = String(repeating: "港町の計画\u{1B}[2J", count: 1000)
    for command in [["search", page], ["show", page], ["contacts", page], ["list", "--division", page], [page]] {
      let outcome = await bench.run(all: command)
      #expect([.notFound, .usage].contains(outcome.code))
      #expect(outcome.errors.utf8.count < 3000)
      #expect(!outcome.errors.contains("\u{1B}"))
    }
  }

  @Test(arguments: [
    ["exprot"], ["list", "--limt", "5"], ["show"], ["list", "--format", "xml"], ["completion", "csh"],
  ])
  func wrongUsage(_ words: [String]) async {
    for language in Language.allCases {
      let outcome = await bench.run(all: words, language: language)
      #expect(outcome.code == .usage)
      #expect(outcome.errors.hasPrefix("madoguchi: "))
      #expect(outcome.output.isEmpty)
    }
  }
}
