import Rendering
import Terminal

/// `madoguchi serve --mcp`: a Model Context Protocol server over standard input and output, one message a line.
///
/// Nothing but messages goes to standard output. It ends with the input, or when nobody reads the output any more.
package enum ServeCommand: Command {
  package static let syntax = CommandSyntax("serve", options: [.mcp])
  /// Wrong usage is told before an index is built.
  package static let needsIndex = false

  package static func run(_ options: Options, _ workspace: Workspace) async throws -> ExitCode {
    guard options.has(.mcp) else { throw UsageError.optionMissing(command: syntax.name, option: "--mcp") }
    try await workspace.buildFirstIndex()
    let input = PlainLineReader()
    var server = ContextServer(tools: try PlanTools(workspace), instructions: workspace.say("serve.instructions"))
    while case .text(let line) = input.next(prompt: "") {
      guard let reply = server.reply(to: line) else { continue }
      workspace.output.line(reply.text())
      if workspace.output.isClosed { break }
    }
    return .done
  }
}

extension OptionSyntax {
  package static let mcp = OptionSyntax("mcp")
}
