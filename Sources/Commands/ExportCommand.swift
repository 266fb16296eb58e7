import Rendering
import Terminal

/// `madoguchi export`: every record, as JSON Lines unless `--format` says otherwise.
package enum ExportCommand: Command {
  package static let syntax = CommandSyntax("export")
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let programmes = try workspace.openIndex().catalogue().programmes
    let format = workspace.format(else: .jsonl)
    guard format == .jsonl || format == .text else {
      workspace.output.write(ProgrammeRecord.listing(programmes).text(as: format))
      return .done
    }
    for programme in programmes where !workspace.output.isClosed {
      workspace.output.line(ProgrammeRecord.json(programme).text())
    }
    return .done
  }
}
