import PlanModel
import Rendering
import Terminal
import Testing

/// The commands that read an index, over invented documents.
@Suite struct ReadingCommandsTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.build([Invented.thisYear, Invented.neighbour])
  }

  private func names(_ outcome: Outcome) -> [String] {
    outcome.output.split(separator: "\n").compactMap { line in
      if case .string(let name)? = JSONValue(String(line))?["name"] { name } else { nil }
    }
  }

  @Test(arguments: [
    (["list", "--organization", "山里"], ["商店街の灯"]),
    (["list", "--division", "水産"], ["朝市の担い手"]),
    (["list", "--grade", "ｓ"], ["港のしごと相談"]),
    (["list", "--min-budget", "1億円"], ["港のしごと相談"]),
    (["list", "--max-budget", "8,000,000"], ["商店街の灯"]),
    (["list", "--year", "Ｒ５", "--sort", "number", "--document", "r5"], ["朝市の担い手", "商店街の灯", "港のしごと相談"]),
    (["list", "--sort", "budget", "--limit", "2"], ["商店街の灯", "港のしごと相談"]),
    (["list", "--sort", "budget", "--reverse", "--limit", "2"], ["港のしごと相談", "商店街の灯"]),
    (["list", "--sort", "grade", "--limit", "2"], ["港のしごと相談", "商店街の灯"]),
    (["list", "--breakdown", "--document", "r5", "--min-budget", "1"], ["商店街の灯", "港のしごと相談"]),
  ])
  func listFilters(_ arguments: [String], _ expected: [String]) async {
    let outcome = await bench.run(all: arguments + ["--format", "jsonl"])
    #expect(outcome.code == .done)
    #expect(names(outcome) == expected)
  }

  @Test func aBreakdownIsListedOnDemandOnly() async {
    let plain = await bench.run("list", "--document", "r5")
    #expect(!plain.output.contains("夜間"))
    #expect(await bench.run("list", "--document", "r5", "--breakdown").output.contains("夜間"))
  }

  @Test func nothingFittingIsNotFound() async {
    let outcome = await bench.run("list", "--grade", "D")
    #expect(outcome.code == .notFound)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--grade D"))
  }

  @Test(arguments: [["--year", "あした"], ["--min-budget", "たくさん"], ["--max-budget", "5社"]])
  func unreadableValuesAreWrongUsage(_ words: [String]) async {
    let outcome = await bench.run("list", words[0], words[1])
    #expect(outcome.code == .usage)
    #expect(outcome.errors.contains(words[1]))
  }

  @Test func showTellsAllOfOneProgramme() async {
    let outcome = await bench.run("show", "しごと相談")
    #expect(outcome.code == .done)
    for words in ["約1.5億円（150,000,000円）", "200人", "75.0%", "港のしごと相談（夜間）", "港町-r5.txt:5-6"] {
      #expect(outcome.output.contains(words), "\(words)")
    }
  }

  @Test func showListsAllThatFit() async {
    let outcome = await bench.run("show", "商店街の灯", "--format", "jsonl")
    #expect(outcome.code == .ambiguous)
    #expect(names(outcome) == ["商店街の灯", "商店街の灯"])
  }

  @Test func showKnowsIds() async {
    let outcome = await bench.run("show", "山里#1", "--format", "json")
    #expect(outcome.code == .done)
    #expect(JSONValue(outcome.output)?["organization"] == .string("山里村"))
  }

  @Test func showSuggestsWhatIsNear() async {
    let outcome = await bench.run("show", "商店街のあかり")
    #expect(outcome.code == .notFound)
    #expect(outcome.errors.contains("商店街の灯"))
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    ("山里", "総務課"), ("商店街の灯", "産業部 商工課"), ("水産課", "朝市の担い手"), ("03-0000-5678", "産業部 水産課"), ("５６７８", "産業部 水産課"),
    ("0428-00-9012", "総務課"), ("(0428)009012", "総務課"), ("+81 428 00 9012", "総務課"), ("港町 福祉課", "朝市の担い手"),
  ])
  func contactsInBothDirections(_ text: String, _ expected: String) async {
    let outcome = await bench.run("contacts", text)
    #expect(outcome.code == .done, "\(text)")
    #expect(outcome.output.contains(expected))
  }

  @Test func aPhoneNumberFindsItsOwnOnly() async {
    #expect(!(await bench.run("contacts", "0000-5678")).output.contains("商工課"))
    #expect(await bench.run("contacts", "9999-9999").code == .notFound)
  }

  /// 「空き店舗で障害者雇用の体験を行う。」: every part of it is found, wherever it is cut.
  @Test(arguments: [
    "空き", "き店舗で", "店舗で障害者", "雇用の体験", "用の体", "体験を行う", "体験を行", "を", "障害者雇用の体験を行う。", "の",
  ])
  func searchFindsEveryPart(_ part: String) async {
    let outcome = await bench.run("search", part)
    #expect(outcome.code == .done)
  }

  @Test func searchFindsPassagesAndCleansThem() async {
    let found = await bench.run("search", "雇用の体験")
    #expect(found.code == .done)
    #expect(found.output.contains("港町-r5.txt:1-2"))
    let night = await bench.run("search", "夜間に")
    #expect(night.code == .done)
    #expect(!night.output.contains("\u{1B}"))
    #expect(await bench.run("search", "宇宙旅行").code == .notFound)
    #expect(await bench.run("search", "\"):* AND -").code == .notFound)
    #expect(await bench.run("search", "雇用", "--document", "山里").code == .notFound)
  }

  @Test func exportHasEveryRecordInOrder() async {
    let outcome = await bench.run("export")
    let ids = outcome.output.split(separator: "\n").map { JSONValue(String($0))?["id"] }
    #expect(ids == (1...5).map { .string("港町-r5#\($0)") } + [.string("山里#1")])
    #expect(outcome.output.contains("\"parent\":\"港町-r5#2\""))
    let csv = await bench.run("export", "--format", "csv")
    #expect(csv.output.hasPrefix("id,parent,document,"))
  }

  @Test func checkAddsWhatTheCatalogueShows() async {
    let outcome = await bench.run("check", "--format", "jsonl")
    let lines = outcome.output.split(separator: "\n").compactMap { JSONValue(String($0)) }
    #expect(lines.map { $0["kind"] } == [.string("field_missing"), .string("rate_differs"), .string("unread")])
    #expect(outcome.output.contains("50.0%"))
    #expect(outcome.code == .done)
  }

  @Test func documentsAreCounted() async {
    let outcome = await bench.run("documents", "--format", "jsonl")
    let first = outcome.output.split(separator: "\n").first.flatMap { JSONValue(String($0)) }
    #expect(first?["programmes"] == .integer(4))
    #expect(first?["passages"] == .integer(2))
    #expect(first?["layout"] == .string("plain"))
  }

  @Test func doctorFindsAllWell() async {
    let outcome = await bench.run("doctor", "--format", "jsonl")
    #expect(outcome.code == .done)
    #expect(!outcome.output.contains("failure"))
  }

  @Test(arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown"])
  func everyListingComesInEveryFormat(_ format: String) async {
    for command in ["list", "contacts", "documents", "check", "export", "doctor"] {
      let outcome = await bench.run(command, "--format", format)
      #expect(outcome.code == .done, "\(command)")
      #expect(!outcome.output.isEmpty, "\(command)")
    }
  }
}

@Suite struct DiffCommandTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.build([Invented.lastYear, Invented.thisYear])
  }

  private func check(_ outcome: Outcome) {
    #expect(outcome.code == .done)
    let lines = outcome.output.split(separator: "\n").compactMap { JSONValue(String($0)) }
    func has(_ change: String, _ programme: String, _ measure: JSONValue) -> Bool {
      lines.contains {
        $0["change"] == .string(change) && $0["programme"] == .string(programme) && $0["measure"] == measure
      }
    }
    #expect(has("removed", "渡し船の見習い", .null))
    #expect(has("added", "朝市の担い手", .null))
    #expect(has("changed", "商店街の灯", .string("budget")))
    #expect(has("changed", "商店街の灯", .string("division")))
    #expect(has("added", "商店街の灯", .string("target")))
    #expect(has("changed", "港のしごと相談", .string("target")))
    #expect(outcome.output.contains("R4 -> R5"))
    #expect(!has("changed", "港のしごと相談", .string("budget")))
    #expect(!has("changed", "商店街の灯", .string("phone")))
  }

  @Test func twoDocuments() async { check(await bench.run("diff", "r4", "港町-r5.txt", "--format", "jsonl")) }

  @Test func twoIndexes() async throws {
    let old = try bench.build([Invented.lastYear], at: "old.sqlite")
    let new = try bench.build([Invented.thisYear], at: "new.sqlite")
    check(await bench.run("diff", old, new, "--format", "jsonl"))
  }

  @Test func nothingDiffersFromItself() async {
    let outcome = await bench.run("diff", "r5", "r5")
    #expect(outcome.code == .done)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Nothing differs"))
  }

  @Test func unknownAndManyDocuments() async {
    #expect(await bench.run("diff", "r4", "r9").code == .notFound)
    #expect(await bench.run("diff", "港町", "r5").code == .ambiguous)
  }
}
