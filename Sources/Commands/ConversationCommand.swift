import Glibc
import Rendering
import Terminal

/// `madoguchi` alone: the conversation. On a terminal with a prompt; else one question a line, answers in the same order.
package enum ConversationCommand: Command {
  package static let syntax = CommandSyntax("", options: [.noHistory])
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let opening = try Opening(workspace)
    let commands = try TalkCommands(folder: workspace.home.prompts + "/speak", normalizer: workspace.normalizer)
    let isTerminal = isatty(0) == 1 && workspace.output.isTerminal
    let lines: any LineReading
    if isTerminal {
      try opening.greet()
      lines = LineEditor(
        history: options.has(.noHistory) ? nil : LineEditor.historyPath(environment: workspace.environment),
        completer: Completer(opening, commands: commands, workspace: workspace), whenFirstIdle: opening.prepare)
    } else {
      lines = PlainLineReader()
    }
    // The first line is read before there is anybody to answer it.
    var talk: Talk?
    while true {
      switch lines.next(prompt: isTerminal ? talk?.prompt ?? workspace.say("talk.prompt") : "") {
      case .end:
        if isTerminal { workspace.output.write("\n") }
        return .done
      case .dropped:
        // The editor gives the line up where the desk cannot be opened.
        if !opening.prepare() { _ = try opening.desk() }
      case .text(let line):
        var current = try talk ?? Talk(desk: opening.desk(), commands: commands, workspace: workspace)
        guard try current.take(line) else { return .done }
        talk = current
        if workspace.output.isClosed { return .done }
      }
    }
  }
}
