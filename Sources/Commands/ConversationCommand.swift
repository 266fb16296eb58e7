import Glibc
import Rendering
import Terminal

/// `madoguchi` alone: the conversation. On a terminal with a prompt; else one question a line, answers in the same order.
package enum ConversationCommand: Command {
  package static let syntax = CommandSyntax("", options: [.noHistory])
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let desk = try QuestionDesk(workspace)
    let commands = try TalkCommands(folder: workspace.home.prompts + "/speak", normalizer: workspace.normalizer)
    let isTerminal = isatty(0) == 1 && workspace.output.isTerminal
    let lines: any LineReading =
      isTerminal
      ? LineEditor(
        history: options.has(.noHistory) ? nil : LineEditor.historyPath(environment: workspace.environment),
        completer: Completer(desk: desk, commands: commands, workspace: workspace)) : PlainLineReader()
    var talk = Talk(desk: desk, commands: commands, workspace: workspace)
    if isTerminal { talk.greet() }
    while true {
      switch lines.next(prompt: isTerminal ? talk.prompt : "") {
      case .end:
        if isTerminal { workspace.output.write("\n") }
        return .done
      case .dropped: continue
      case .text(let line):
        guard try talk.take(line) else { return .done }
        if workspace.output.isClosed { return .done }
      }
    }
  }
}
