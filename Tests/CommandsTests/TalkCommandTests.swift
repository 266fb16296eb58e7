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
