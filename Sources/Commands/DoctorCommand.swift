import PlanModel
import Rendering
import Terminal
import Vocabulary

/// `madoguchi doctor`: checks the index, the tables and the surroundings, and says what to do.
package enum DoctorCommand: Command {
  package static let syntax = CommandSyntax("doctor")
  package static let needsIndex = false

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    report(Checkup(workspace), as: workspace.format(), on: workspace.output)
  }

  /// The same where a table is broken and there can be no workspace: all that needs none is checked.
  package static func run(_ options: Options, home: Home, configuration: Configuration) -> ExitCode {
    let format = options.text(.format).flatMap { OutputFormat(rawValue: $0) } ?? .text
    return report(Checkup(home: home, configuration: configuration), as: format, on: configuration.output)
  }

  private static func report(_ checkup: Checkup, as format: OutputFormat, on output: TerminalOutput) -> ExitCode {
    let checks = checkup.checks
    let screen = Screen(width: output.width, usesColor: output.usesColor)
    output.write(listing(checks, checkup.say).text(as: format, on: screen))
    return checks.first { $0.state == .failure }?.code ?? .done
  }

  private static func listing(_ checks: [Check], _ say: Messages) -> Listing {
    Listing(
      columns: [
        Listing.Column("check", heading: say("heading.check")), Listing.Column("state", heading: say("heading.state")),
        // What to do is never cut off.
        Listing.Column("detail", heading: say("heading.detail")),
      ],
      rows: checks.map {
        [
          Listing.Cell(say("doctor.\($0.name)"), json: .string($0.name)),
          Listing.Cell(say("doctor.\($0.state.rawValue)"), json: .string($0.state.rawValue)), .text($0.detail),
        ]
      })
  }
}
