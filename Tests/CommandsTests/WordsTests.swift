import Commands
import PlanModel
import Terminal
import Testing
import Vocabulary

/// Help, messages and errors: complete in both languages.
@Suite struct WordsTests {
  private static let speak = Bench.home + "/Prompts/speak"

  @Test(arguments: Language.allCases)
  func everyCommandAndOptionHasHelp(_ language: Language) throws {
    let help = try HelpText(folder: Self.speak, language: language)
    let overview = try #require(help.section("madoguchi"))
    let options = try #require(help.section("options"))
    for option in OptionSyntax.common { #expect(options.contains("--" + option.name), "\(option.name)") }
    for syntax in CommandTable.all.map({ $0.syntax }) {
      #expect(overview.contains("  \(syntax.name) "), "\(syntax.name)")
      let section = try #require(help.section(syntax.name), "no help on \(syntax.name)")
      for option in syntax.options { #expect(section.contains("--" + option.name), "\(syntax.name) --\(option.name)") }
    }
  }

  @Test func everyMeasureLayoutFindingAndHeadingHasItsWords() throws {
    let keys = Set(try Messages(folder: Self.speak, language: .japanese).keys)
    let needed =
      Measure.allCases.map { "measure.\($0.rawValue)" } + Layout.allCases.map { "layout.\($0.rawValue)" }
      + Finding.Kind.allCases.map { "finding.\($0.rawValue)" }
    for key in needed { #expect(keys.contains(key), "\(key)") }
  }

  /// The keys that the sources name: `say("list.none"`.
  @Test func everyKeyThatTheSourcesNameStandsInTheTable() throws {
    let messages = try Messages(folder: Self.speak, language: .english)
    let keys = Set(messages.keys)
    let sources = DocumentFiles(paths: ["Commands", "Rendering"].map { Bench.home + "/Sources/" + $0 }).files
    #expect(!sources.isEmpty)
    for source in sources {
      let text = TextFile.read(source.path) ?? ""
      for piece in text.split(separator: "say(\"").dropFirst() {
        let key = String(piece.prefix { $0 != "\"" })
        if !key.contains("\\") { #expect(keys.contains(key), "\(key)") }
      }
      for piece in text.split(separator: "column(\"").dropFirst() {
        #expect(keys.contains("heading." + piece.prefix { $0 != "\"" }))
      }
    }
  }

  @Test func placeholdersAgreeInBothLanguages() throws {
    let (japanese, english) = (
      try Messages(folder: Self.speak, language: .japanese), try Messages(folder: Self.speak, language: .english)
    )
    for key in japanese.keys { #expect(braces(japanese(key)) == braces(english(key)), "\(key)") }
  }

  private func braces(_ text: String) -> Set<Substring> {
    Set(text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix { $0 != "}" } })
  }

  @Test func everyErrorSpeaksBothLanguages() {
    let usage: [UsageError] = [
      .unknownCommand("x", nearest: nil), .unknownCommand("x", nearest: "list"),
      .unknownOption("--x", command: nil, nearest: nil), .unknownOption("--x", command: "list", nearest: "--y"),
      .valueMissing(option: "--x"), .valueUnwanted(option: "--x", value: "1"),
      .badChoice(option: "--x", value: "1", allowed: ["a"]), .badNumber(option: "--x", value: "a", allowed: 1...2),
      .operandMissing(command: "show", operands: "NAME"), .operandUnwanted(command: "show", operand: "x"),
      .badValue(option: "--x", value: "1", example: "2"), .optionMissing(command: "serve", option: "--mcp"),
    ]
    let input: [InputError] = [
      .missing(path: "p"), .unreadable(path: "p", reason: "r"), .notAFile(path: "p"), .noDocuments(path: "p"),
      .empty(path: "p"), .binary(path: "p", kind: nil), .binary(path: "p", kind: "PDF"),
      .binary(path: "p", kind: "PNG"),
      .encoding(path: "p", line: 1, guess: nil), .encoding(path: "p", line: 1, guess: "CP932"),
    ]
    for error in usage as [any Explained] + input + [OutputError.failed(reason: "r")] {
      let (japanese, english) = (error.explanation(in: .japanese), error.explanation(in: .english))
      for text in [japanese.what, japanese.why, japanese.hint, english.what, english.why, english.hint] {
        #expect(!text.isEmpty, "\(error)")
      }
      #expect(english.what.utf8.allSatisfy { $0 < 0x80 }, "\(error)")
      #expect(japanese.what != english.what)
    }
  }
}
