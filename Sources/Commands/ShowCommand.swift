import PlanIndex
import PlanModel
import PlanSearch
import Rendering
import Terminal

/// `madoguchi show NAME-OR-ID`: all that is known of one programme.
package enum ShowCommand: Command {
  package static let syntax = CommandSyntax("show", operands: "NAME-OR-ID", counts: CommandSyntax.oneOrMore)
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let text = options.operands.joined(separator: " ")
    let catalogue = try workspace.openIndex().catalogue()
    let lookup = ProgrammeLookup(catalogue, normalizer: workspace.normalizer)
    let found = lookup.programmes(for: text)
    switch found.count {
    case 0:
      workspace.note(workspace.say("show.none", ["text": workspace.brief(text)]))
      let near = lookup.suggestions(for: text)
      if !near.isEmpty { workspace.note(workspace.say("show.near", ["names": near.joined(separator: ", ")])) }
      return .notFound
    case 1:
      show(found[0], catalogue, workspace)
      return .done
    default:
      workspace.show(workspace.listings.programmes(found))
      workspace.note(workspace.say("show.several", ["text": workspace.brief(text), "count": String(found.count)]))
      return .ambiguous
    }
  }

  private static func show(_ programme: Programme, _ catalogue: Catalogue, _ workspace: Workspace) {
    let breakdown = catalogue.children(of: programme)
    switch workspace.format() {
    case .text:
      let card = ProgrammeCard(screen: workspace.screen, messages: workspace.say)
      let chart = Chart(programme, workspace.chartWords)
      workspace.present(card.text(programme, breakdown: breakdown) + workspace.drawn(chart))
    case .json, .jsonl:
      var record = ProgrammeRecord.json(programme)
      if case .object(var members) = record {
        members["breakdown"] = .array(breakdown.map(ProgrammeRecord.json))
        record = .object(members)
      }
      workspace.output.line(record.text(indented: workspace.format() == .json))
    case .csv, .tsv, .markdown:
      workspace.show(ProgrammeRecord.listing([programme] + breakdown))
    }
  }
}
