import Commands
import PlanModel
import Rendering
import Testing
import Vocabulary

/// The commands of the conversation: the table, and what is typed.
@Suite struct TalkCommandTests {
  private static let speak = Bench.home + "/Prompts/speak"

  private static func commands() throws -> TalkCommands {
    try TalkCommands(folder: speak, normalizer: Bench.tables().normalizer)
  }

  @Test func everyActionHasOneRow() throws {
    let actions = try Self.commands().all.map(\.action.rawValue)
    #expect(actions.sorted() == TalkCommand.Action.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: Language.allCases)
  func everyCommandHasItsSentence(_ language: Language) throws {
    let keys = Set(try Messages(folder: Self.speak, language: language).keys)
    for action in TalkCommand.Action.allCases { #expect(keys.contains("talk.help.\(action.rawValue)")) }
    for argument in TalkCommand.Argument.allCases { #expect(keys.contains("talk.argument.\(argument.rawValue)")) }
  }

  @Test(arguments: [
    (":save a.jsonl", TalkCommand.Action.save, "a.jsonl"), ("：保存　会話.jsonl ", .save, "会話.jsonl"), (":Q", .quit, ""),
    (":ｈｅｌｐ", .help, ""), (":書き出し /a b.csv", .export, "/a b.csv"),
  ])
  func formsAreOneCommand(_ typed: String, _ action: TalkCommand.Action, _ argument: String) throws {
    let line = try #require(try Self.commands().line(typed))
    #expect(line.command?.action == action)
    #expect(line.argument == argument)
  }

  @Test func questionsAreNoCommands() throws {
    let commands = try Self.commands()
    #expect(commands.line("予算は: いくら") == nil)
    #expect(commands.line(":なにこれ 1")?.command == nil)
    #expect(commands.line(":なにこれ 1")?.word == "なにこれ")
  }

  @Test(arguments: ["quit\tヘルプ\tq\t-\nhelp\tヘルプ\th\t-", "dance\t踊る\td\t-", "quit\t終了\tq\tNONE"])
  func tablesWithMistakesAreRefused(_ rows: String) throws {
    let normalizer = try Bench.tables().normalizer
    #expect(throws: VocabularyError.self) {
      try TalkCommands(Table(text: rows, path: "commands.tsv", columns: 4), normalizer: normalizer)
    }
  }
}

/// What the commands do, through a pipe: what they say goes where answers go.
@Suite(.enabled(if: Program.path != nil, "no built program beside the tests"))
struct TalkTests {
  let bench: Bench

  init() async throws {
    bench = try Bench()
    #expect(await bench.build() == .done)
  }

  private func talk(_ lines: String..., arguments: [String] = []) throws -> Program.Run {
    try Program.run(
      arguments, environment: ["MADOGUCHI_INDEX=\(bench.index)"],
      input: bench.write("lines.txt", lines.joined(separator: "\n")), in: bench)
  }

  @Test(arguments: ["ja", "en"])
  func helpListsEveryForm(_ language: String) throws {
    let help = try talk(":help", arguments: ["--language", language]).output
    let commands = try TalkCommands(
      folder: Bench.home + "/Prompts/speak", normalizer: Bench.tables().normalizer)
    for form in commands.forms { #expect(help.contains(":" + form), "\(form)") }
  }

  @Test func aSlipIsOfferedItsCommand() throws {
    #expect(try talk(":sorces").output.contains(":sources"))
    #expect(try talk(":宇宙旅行").output.contains(":help"))
  }

  @Test func theLastAnswerIsExported() throws {
    let paths = ["csv", "tsv", "md", "json", "jsonl"].map { bench.folder + "/values." + $0 }
    let lines = ["商店街の灯の予算は？"] + paths.flatMap { [":export \($0)", ":export \($0)"] }
    let run = try talk(lines.joined(separator: "\n"))
    for path in paths {
      #expect(TextFile.read(path)?.contains("7,725千円") == true, "\(path)")
      #expect(run.output.contains("\(path) の前の書き出しを"))
    }
  }

  @Test func whatIsNoExportStays() throws {
    let mine = bench.write("mine.csv", "大切な表\r\n")
    let run = try talk("商店街の灯の予算は？", ":export \(mine)", ":export \(bench.folder)/values.xls", ":export")
    #expect(TextFile.read(mine) == "大切な表\r\n")
    #expect(run.output.contains("書き出していません") && run.output.contains(".csv .tsv"))
    #expect(try talk(":export a.csv").output.contains("まだ回答がありません"))
  }

  @Test func aConversationIsAskedAgainInsideAnother() throws {
    let saved = bench.folder + "/saved.jsonl"
    let run = try talk("商店街の灯の予算は？", ":save \(saved)", ":replay \(saved)", "その担当課は？")
    #expect(run.errors.contains("1 件の質問、前と同じ回答です"))
    #expect(run.output.contains("商工課"))
  }
}

/// Standing filters, through a pipe, on two municipalities.
@Suite(.enabled(if: Program.path != nil, "no built program beside the tests"))
struct FilterTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.build(Coast.documents, words: Coast.words)
  }

  private func talk(_ lines: String..., arguments: [String] = []) throws -> Program.Run {
    try Program.run(
      arguments, environment: ["MADOGUCHI_INDEX=\(bench.index)"],
      input: bench.write("lines.txt", lines.joined(separator: "\n")), in: bench)
  }

  /// The last answer of a talk, as JSON.
  private func answer(_ lines: String...) throws -> JSONValue {
    let run = try talk(lines.joined(separator: "\n"), arguments: ["--format", "jsonl"])
    return try #require(JSONLines(Array(run.output.utf8)).lines.last?.value)
  }

  private func values(_ answer: JSONValue, _ key: String) -> [String] {
    (answer["facts"]?.items ?? []).compactMap { $0[key]?.text }
  }

  @Test(arguments: [":自治体 港町", ":municipality 港", ":m 1", "：自治体　港町"])
  func aMunicipalityIsKeptTo(_ command: String) throws {
    #expect(try answer("就労相談の担当課は？")["status"] == .string("ambiguous"))
    let kept = try answer(command, "就労相談の担当課は？")
    #expect(kept["status"] == .string("answered"), "\(kept)")
    #expect(values(kept, "organization") == ["港町"])
    #expect(kept["understood"]?["organizations"] == .strings(["港町"]))
    #expect(kept["text"]?.text?.contains("絞り込み: 港町") == true)
  }

  @Test func theQuestionsOwnWordsWin() throws {
    let named = try answer(":自治体 港町", ":年度 R4", "山里村の就労相談の担当課は？")
    #expect(values(named, "organization") == ["山里村"])
    let year = try answer(":年度 R4", "令和3年度の就労支援センターの運営の相談件数の実績は？")
    #expect(values(year, "raw") == ["900件"])
  }

  @Test(arguments: [":年度 令和4年度", ":year R4", ":y 2022", ":年度 ４"])
  func aYearIsKeptTo(_ command: String) throws {
    let kept = try answer(command, "就労支援センターの運営の相談件数の実績は？")
    #expect(values(kept, "raw") == ["1350件"], "\(kept)")
    #expect(kept["understood"]?["years"] == .array([.integer(2022)]))
    // A filter is no topic: without it, the next question has the latest year again.
    let dropped = try answer(command, "就労支援センターの運営の相談件数の実績は？", ":年度 -", "その目標は？")
    #expect(values(dropped, "raw") == ["1300件"])
  }

  @Test func aDocumentIsKeptTo() throws {
    let kept = try answer(":文書 山里村", "就労相談の予算は？")
    #expect(values(kept, "raw") == ["200千円"])
    #expect(kept["understood"]?["documents"] == .strings(["山里村.txt"]))
  }

  /// What lies outside of a new filter is spoken of no more; what lies inside goes on.
  @Test func aNewFilterNarrowsTheTopic() throws {
    let other = try answer("山里村の朝市の担い手の担当課は？", ":自治体 港町", "予算の合計は？")
    #expect(!values(other, "organization").isEmpty && !values(other, "organization").contains("山里村"), "\(other)")
    let narrowed = try answer("就労相談の担当課は？", ":自治体 山里村", "その予算は？")
    #expect(values(narrowed, "raw") == ["200千円"])
    let year = try answer("令和3年度の就労支援センターの運営の相談件数の実績は？", ":年度 R4", "その目標は？")
    #expect(year["understood"]?["years"] == .array([.integer(2022)]))
    let named = try answer(":自治体 港町", "山里村の朝市の担い手の予算は？", "その担当課は？")
    #expect(values(named, "raw") == ["総務課"])
  }

  @Test func greetingsStayGreetings() throws {
    #expect(try answer(":自治体 港町", ":年度 R5", "こんにちは")["status"] == .string("not_found"))
  }

  @Test func whatIsNotThereIsToldWithWhatIs() throws {
    let run = try talk(":自治体 火星", ":年度 R1", ":文書", ":自治体 山里村", ":絞り込み解除", ":年度 R3 R4")
    for text in ["火星", "1 港町", "R1", "令和3年度", "1 港町就労プラン", "絞り込み: 山里村", "絞り込みはありません", "令和3年度・令和4年度"] {
      #expect(run.output.contains(text), "\(text) is not in \(run.output)")
    }
  }

  @Test func replayKeepsTo() throws {
    let saved = bench.folder + "/kept.jsonl"
    let lines = [
      ":自治体 港町", "就労相談の担当課は？", ":reset", "就労相談の予算は？", ":自治体 解除", "就労相談の予算は？", ":save \(saved)",
    ]
    let run = try talk(lines.joined(separator: "\n"), arguments: ["--format", "jsonl"])
    let environment = ["MADOGUCHI_INDEX=\(bench.index)"]
    for path in [saved, bench.write("piped.jsonl", run.output)] {
      let again = try Program.run(["replay", path], environment: environment, in: bench)
      #expect(again.code == 0, "\(again)")
    }
    let text = (TextFile.read(saved) ?? "").replacing("\"standing\"", with: "\"other\"")
    #expect(
      try Program.run(["replay", bench.write("other.jsonl", text)], environment: environment, in: bench).code == 1)
  }
}
