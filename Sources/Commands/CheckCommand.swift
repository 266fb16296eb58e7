import PlanSearch
import Rendering
import Terminal

/// `madoguchi check`: what the documents themselves get wrong.
package enum CheckCommand: Command {
  package static let syntax = CommandSyntax("check", options: [.document])
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let reader = try workspace.openIndex()
    let catalogue = try reader.catalogue()
    var findings = CatalogueCheck(catalogue).findings(besides: try reader.findings())
    if let name = options.text(.document) {
      let chosen = DocumentChoice.documents(named: name, in: catalogue, normalizer: workspace.normalizer).map(\.name)
      if chosen.isEmpty {
        workspace.note(workspace.say("document.none", ["text": workspace.brief(name)]))
        return .notFound
      }
      findings = findings.filter { chosen.contains($0.document) }
    }
    workspace.show(workspace.listings.findings(findings))
    workspace.note(
      findings.isEmpty
        ? workspace.say("check.none") : workspace.say("check.count", ["count": String(findings.count)]))
    return .done
  }
}
