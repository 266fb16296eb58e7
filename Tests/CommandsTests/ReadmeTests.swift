import Commands
import PlanModel
import Terminal
import Testing

/// The README against the program: what it documents is there, and what is there is documented.
@Suite struct ReadmeTests {
  let readme: Readme
  let bench: Bench

  init() throws { (readme, bench) = (try Readme(), try Bench()) }

  /// The lines of `madoguchi --help` that begin with a command: 「  list   programmes as a table」.
  private func synopses() async -> [String] {
    let help = await bench.run("--help").output
    return help.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("  "), let name = line.split(separator: " ").first,
        CommandTable.command(String(name)) != nil
      else { return nil }
      return String(line.dropFirst(2).split(separator: "  ")[0])
    }
  }

  @Test func everyCommandOfTheHelpIsDocumented() async throws {
    let documented = try readme.table(below: "## Commands").flatMap { Readme.code($0[0]) }
    let inHelp = await synopses()
    #expect(inHelp.count == CommandTable.all.count)
    for synopsis in inHelp { #expect(documented.contains("madoguchi " + synopsis), "\(synopsis)") }
    for command in documented {
      let words = command.split(separator: " ")
      #expect(words[0] == "madoguchi")
      if words.count > 1 { #expect(CommandTable.command(String(words[1])) != nil, "\(command) is not there") }
    }
  }

  @Test func everyOptionIsDocumented() throws {
    let text = readme.lines.joined(separator: "\n")
    for option in OptionSyntax.common + CommandTable.conversation.syntax.options
      + CommandTable.all.flatMap({ $0.syntax.options })
    {
      #expect(text.contains("--" + option.name), "--\(option.name)")
    }
  }

  @Test func everyExitCodeIsDocumented() throws {
    let documented = try readme.table(below: "### Exit codes").compactMap { Int32($0[0]) }
    #expect(documented == ExitCode.allCases.map(\.rawValue))
  }

  @Test func theModuleMapIsThatOfThePackage() throws {
    let rows = try readme.table(below: "## The modules")
    #expect(rows.flatMap { Readme.code($0[0]) }.sorted() == ProjectFiles.names(in: "Sources"))
    let map = try ProjectFiles.packageMap()
    for row in rows {
      for module in Readme.code(row[0]) { #expect(Set(Readme.code(row[2])) == map[module], "\(module)") }
    }
  }

  @Test func everyTableOfWordsIsDocumented() throws {
    let text = try readme.lines.joined(separator: "\n") + ProjectFiles.text("Prompts/README.md")
    for folder in ["Index", "Prompts/listen", "Prompts/speak"] {
      for name in ProjectFiles.names(in: folder) where name.hasSuffix(".tsv") || name.hasSuffix(".txt") {
        #expect(text.contains("`\(name)`"), "\(folder)/\(name)")
      }
    }
  }

  @Test func everyVariableIsDocumented() throws {
    let documented = Set(try readme.table(below: "## Environment variables").flatMap { Readme.code($0[0]) })
    let source = try ProjectFiles.text("Sources/Terminal/UserFolder.swift")
    let list = try #require(source.split(separator: "private static let names = [").last).prefix { $0 != "]" }
    let names = list.split { !$0.isUppercase && $0 != "_" }.map { String($0) }
    #expect(names.contains("MADOGUCHI_INDEX"))
    #expect(documented == Set(names))
  }

  @Test func theTwoCommandsAreThoseThatAreTested() throws {
    let commands = try readme.commands(below: "## Two commands")
    #expect(commands.count == 2)
    let tested = try ProjectFiles.lines(".ci/run")
    // The second is the last thing that runs, so that the test runner has the last word.
    #expect(tested.last { !$0.isEmpty } == commands.last)
    #expect(tested.contains { $0 == commands[0] + " || exit" })
  }

  @Test func everyPathThatIsNamedIsThere() throws {
    for line in readme.lines {
      for word in Readme.code(line) where word.hasPrefix("Sources/") || word.hasPrefix(".ci/") {
        let parts = word.split(separator: " ")[0].split(separator: "/")
        let folder = parts.dropLast().joined(separator: "/")
        if folder == ".ci" {
          _ = try ProjectFiles.text(parts.joined(separator: "/"))
        } else {
          #expect(ProjectFiles.names(in: folder).contains(String(parts[parts.count - 1])), "\(word)")
        }
      }
    }
  }
}
