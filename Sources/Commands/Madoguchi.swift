import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import Rendering
import Terminal
import Vocabulary

/// The program: one command line in, one exit code out. Catches everything, since an error that leaves `main` traps.
package enum Madoguchi {
  package static let version = "0.1.0"

  /// - Parameter arguments: without the program's name.
  package static func run(arguments: [String]) async -> Int32 {
    Interrupt.endsProgram()
    let configuration = Configuration(arguments: arguments, environment: Surroundings.environment())
    return await run(arguments: arguments, configuration: configuration).rawValue
  }

  /// The same where the caller says where answers and errors go.
  package static func run(arguments: [String], configuration: Configuration) async -> ExitCode {
    let code: ExitCode
    do {
      code = try await run(arguments, configuration)
    } catch {
      configuration.complain(error)
      code = exitCode(for: error)
    }
    guard let failure = configuration.output.failure else { return code }
    configuration.complain(OutputError.failed(reason: failure))
    return .input
  }

  private static func run(_ arguments: [String], _ configuration: Configuration) async throws -> ExitCode {
    let options = try CommandTable.parser.parse(arguments)
    if options.has(.version) {
      configuration.output.line("madoguchi \(version) (index format \(Schema.version))")
      return .done
    }
    let home = try Home.find(environment: configuration.environment)
    if options.has(.help) {
      configuration.output.write(try help(on: options.command, home: home, language: configuration.language))
      return .done
    }
    let command = options.command.flatMap(CommandTable.command) ?? CommandTable.conversation
    let workspace: Workspace
    do throws(VocabularyError) {
      workspace = try Workspace(home: home, options: options, configuration: configuration)
    } catch {
      // A broken table is what the doctor is asked about.
      guard command == DoctorCommand.self else { throw error }
      return DoctorCommand.run(options, home: home, configuration: configuration)
    }
    if command.needsIndex { try await workspace.buildFirstIndex() }
    return try await command.run(options, workspace)
  }

  private static func help(on command: String?, home: Home, language: Language) throws(VocabularyError) -> String {
    let help = try HelpText(folder: home.prompts + "/speak", language: language)
    let sections = [help.section(command ?? "madoguchi"), help.section("options")].compactMap { $0 }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// The contract's code for an error.
  package static func exitCode(for error: any Error) -> ExitCode {
    switch error {
    case is UsageError: .usage
    case is IndexError: .index
    default: .input
    }
  }
}

/// What the command line and the surroundings decide before anything is opened.
package struct Configuration {
  package let environment: [String: String]
  package let language: Language
  package let output: TerminalOutput
  package let errors: TerminalOutput

  package init(environment: [String: String], language: Language, output: TerminalOutput, errors: TerminalOutput) {
    (self.environment, self.language, self.output, self.errors) = (environment, language, output, errors)
  }

  /// Reads `--language` and `--color` even out of a command line with mistakes, so that errors come out right.
  package init(arguments: [String], environment: [String: String]) {
    self.environment = environment
    let typed = OptionParser.glimpse(.language, in: arguments).flatMap { Language(rawValue: $0) }
    let locale = Surroundings.localeLanguage(environment).flatMap { Language(rawValue: $0) }
    language = typed ?? locale ?? .japanese
    let color =
      OptionParser.glimpse(.color, in: arguments).flatMap { TerminalOutput.ColorChoice(rawValue: $0) } ?? .auto
    output = TerminalOutput(descriptor: 1, color: color, environment: environment)
    errors = TerminalOutput(descriptor: 2, color: color, environment: environment)
  }

  /// Says on standard error what went wrong and what to do.
  package func complain(_ error: any Error) {
    let explanation = (error as? any Explained)?.explanation(in: language) ?? Self.unexpected(error, language)
    errors.write(ErrorText.text(explanation, on: Screen(usesColor: errors.usesColor)))
  }

  private static func unexpected(_ error: any Error, _ language: Language) -> Explanation {
    switch language {
    case .japanese: Explanation("処理を続けられません", why: "\(error)", hint: "「madoguchi doctor」で環境を確かめてください。")
    case .english:
      Explanation("cannot go on", why: "\(error)", hint: "Run \"madoguchi doctor\" to check the surroundings.")
    }
  }
}
