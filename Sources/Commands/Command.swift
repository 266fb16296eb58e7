import PlanModel
import Rendering
import Terminal

/// One command of the program: options → configuration → library call → exit code.
package protocol Command: SendableMetatype {
  /// Its name, operands and options.
  static var syntax: CommandSyntax { get }

  /// Whether an index has to be there: the dispatcher builds the default one where none is.
  static var needsIndex: Bool { get }

  /// Does it. Answers go to `workspace.output`, the rest to `workspace.errors`.
  static func run(_ options: Options, _ workspace: Workspace) async throws -> ExitCode
}

/// The program's commands. A command is added here, in one line, and in both help texts.
package enum CommandTable {
  package static let all: [any Command.Type] = [
    AskCommand.self,
    IndexCommand.self,
    SearchCommand.self,
    ListCommand.self,
    ShowCommand.self,
    ContactsCommand.self,
    DocumentsCommand.self,
    ExportCommand.self,
    CheckCommand.self,
    DiffCommand.self,
    ReplayCommand.self,
    EvaluateCommand.self,
    ServeCommand.self,
    DoctorCommand.self,
    CompletionCommand.self,
  ]

  /// What `madoguchi` without a command does: the conversation.
  package static let conversation: any Command.Type = ConversationCommand.self

  package static func command(_ name: String) -> (any Command.Type)? { all.first { $0.syntax.name == name } }

  package static let parser = OptionParser(
    commands: all.map { $0.syntax }, common: OptionSyntax.common, alone: conversation.syntax.options)
}

extension OptionSyntax {
  package static let index = OptionSyntax("index", .text("FILE"))
  package static let format = OptionSyntax("format", .choice(OutputFormat.allCases.map(\.rawValue)))
  package static let language = OptionSyntax("language", .choice(Language.allCases.map(\.rawValue)))
  package static let color = OptionSyntax("color", .choice(TerminalOutput.ColorChoice.allCases.map(\.rawValue)))
  package static let noHistory = OptionSyntax("no-history")
  package static let explain = OptionSyntax("explain")
  package static let quiet = OptionSyntax("quiet")
  package static let document = OptionSyntax("document", .text("NAME"))
  package static let limit = OptionSyntax("limit", .number(1...1_000_000))

  /// The options that all commands have.
  package static let common: [OptionSyntax] = [.index, .format, .language, .color, .explain, .quiet, .help, .version]
}
