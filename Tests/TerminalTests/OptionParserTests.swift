import Terminal
import Testing

/// A small syntax of its own: the parser knows no command of the program.
private let parser = OptionParser(
  commands: [
    CommandSyntax("list", options: [OptionSyntax("limit", .number(1...100)), OptionSyntax("division", .text("NAME"))]),
    CommandSyntax("show", operands: "NAME", counts: CommandSyntax.oneOrMore),
    CommandSyntax("documents"),
  ],
  common: [
    .help, .version, OptionSyntax("format", .choice(["text", "json"])), OptionSyntax("quiet"),
    OptionSyntax("index", .text("FILE")),
  ])

struct Refused: Sendable, CustomTestStringConvertible {
  let words: [String]
  let error: UsageError
  init(_ line: String, _ error: UsageError) {
    (words, self.error) = (line.split(separator: " ").map(String.init), error)
  }
  var testDescription: String { words.joined(separator: " ") }
}

@Suite struct OptionParserTests {
  @Test func anOptionOfNoCommandIsNoCommandsOption() throws {
    let own = OptionSyntax("no-history")
    let parser = OptionParser(commands: [CommandSyntax("list")], common: [.help], alone: [own])
    #expect(try parser.parse(["--no-history"]).has(own))
    #expect(throws: UsageError.self) { try parser.parse(["list", "--no-history"]) }
    #expect(throws: UsageError.self) { try parser.parse(["--no-history", "list"]) }
  }

  @Test(arguments: [
    "list --limit 5 --format json", "list --limit=5 --format=json", "--format json list --limit 5",
    "--limit 5 list --format json",
  ])
  func optionsStandAnywhere(_ line: String) throws {
    let options = try parser.parse(line.split(separator: " ").map { String($0) })
    #expect(options.command == "list")
    #expect(options.number(OptionSyntax("limit", .number(1...100))) == 5)
    #expect(options.text(OptionSyntax("format")) == "json")
  }

  @Test func dashesEndTheOptions() throws {
    let options = try parser.parse(["show", "--", "--limit", "list"])
    #expect(options.operands == ["--limit", "list"])
  }

  @Test func aDashBeforeJapaneseIsAnOperand() throws {
    #expect(try parser.parse(["show", "雇用", "-保育", "-"]).operands == ["雇用", "-保育", "-"])
  }

  @Test func noWordsAreTheConversation() throws {
    #expect(try parser.parse([]).command == nil)
    #expect(try parser.parse(["--quiet"]).has(OptionSyntax("quiet")))
  }

  @Test func helpNeedsNoOperands() throws {
    #expect(try parser.parse(["show", "-h"]).has(.help))
    #expect(try parser.parse(["show", "--help"]).has(.help))
  }

  @Test(arguments: [
    Refused("lsit", .unknownCommand("lsit", nearest: "list")),
    Refused("doc", .unknownCommand("doc", nearest: "documents")),
    Refused("テレワークの予算", .unknownCommand("テレワークの予算", nearest: nil)),
    Refused("list --limt 5", .unknownOption("--limt", command: "list", nearest: "--limit")),
    Refused("list -x", .unknownOption("-x", command: "list", nearest: nil)),
    Refused("documents --limit 5", .unknownOption("--limit", command: "documents", nearest: nil)),
    Refused("list --limit", .valueMissing(option: "--limit")),
    Refused("list --index --quiet", .valueMissing(option: "--index")),
    Refused("list --index=", .valueMissing(option: "--index")),
    Refused("list --quiet=1", .valueUnwanted(option: "--quiet", value: "1")),
    Refused("list --limit 0", .badNumber(option: "--limit", value: "0", allowed: 1...100)),
    Refused("list --limit ten", .badNumber(option: "--limit", value: "ten", allowed: 1...100)),
    Refused("list --format xml", .badChoice(option: "--format", value: "xml", allowed: ["text", "json"])),
    Refused("show", .operandMissing(command: "show", operands: "NAME")),
    Refused("documents all", .operandUnwanted(command: "documents", operand: "all")),
  ])
  func refuses(_ refused: Refused) {
    #expect(throws: refused.error) { try parser.parse(refused.words) }
  }

  @Test func oneOptionCanBeGlimpsedInAnyLine() {
    let language = OptionSyntax("language", .text("ja|en"))
    #expect(OptionParser.glimpse(language, in: ["lsit", "--language", "en"]) == "en")
    #expect(OptionParser.glimpse(language, in: ["--language=en", "--bogus"]) == "en")
    #expect(OptionParser.glimpse(language, in: ["ask", "--", "--language", "en"]) == nil)
  }
}

@Suite struct SpellingTests {
  @Test(arguments: [("exprot", "export"), ("shwo", "show"), ("contact", "contacts"), ("DIFF", "diff")])
  func findsTheNearest(_ typed: String, _ known: String) {
    #expect(Spelling.nearest(to: typed, in: ["contacts", "diff", "export", "show"]) == known)
  }

  @Test func saysNothingWhereNothingIsNear() {
    #expect(Spelling.nearest(to: "xyzzy", in: ["contacts", "diff"]) == nil)
    #expect(Spelling.nearest(to: "x", in: ["a", "b"]) == nil)
  }
}
