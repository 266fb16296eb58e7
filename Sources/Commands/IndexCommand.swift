import PlanIndex
import PlanModel
import Rendering
import Readings
import Terminal

/// `madoguchi index [PATH...]`: builds the index from files and folders.
package enum IndexCommand: Command {
  package static let syntax = CommandSyntax("index", operands: "[PATH...]", counts: CommandSyntax.anyCount)
  package static let needsIndex = false

  package static func run(_ options: Options, _ workspace: Workspace) async throws -> ExitCode {
    let paths = options.operands.isEmpty ? [workspace.defaultDocuments] : options.operands
    if !ReadingDictionary.isInstalled { workspace.note(workspace.say("index.readings.none")) }
    let result = try await IndexBuild(workspace: workspace).run(paths: paths)
    for error in result.errors { workspace.complain(error) }
    guard !result.documents.isEmpty else { return .input }
    report(result, workspace)
    if workspace.givenFormat != nil {
      workspace.show(workspace.listings.documents(try workspace.openIndex().catalogue().documents))
    }
    return result.errors.isEmpty ? .done : .input
  }

  /// One line a document and one for all, on standard error.
  private static func report(_ result: IndexBuild.Result, _ workspace: Workspace) {
    let say = workspace.say
    for document in result.documents {
      let values = counts(of: [document]).merging([
        "document": document.name, "layout": say("layout.\(document.layout.rawValue)"),
      ]) { first, _ in first }
      workspace.note(say("index.document", values))
    }
    if !result.errors.isEmpty { workspace.note(say("index.skipped", ["count": String(result.errors.count)])) }
    var values = counts(of: result.documents)
    values["documents"] = String(result.documents.count)
    values["path"] = workspace.indexPath
    workspace.note(say("index.written", values))
  }

  private static func counts(of documents: [PlanDocument]) -> [String: String] {
    let programmes = documents.flatMap(\.programmes)
    let counts = [
      "programmes": programmes.count { $0.parent == nil }, "breakdown": programmes.count { $0.parent != nil },
      "figures": programmes.reduce(0) { $0 + $1.figures.count },
      "findings": documents.reduce(0) { $0 + $1.findings.count },
    ]
    return counts.mapValues { String($0) }
  }
}
