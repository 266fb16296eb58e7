import Glibc
import PlanIndex
import PlanModel
import PlanSearch
import Rendering
import Terminal

/// `madoguchi diff A B`: what changed between two documents of the index, or between two index files.
package enum DiffCommand: Command {
  package static let syntax = CommandSyntax("diff", operands: "A B", counts: 2...2)
  package static let needsIndex = false

  package static func run(_ options: Options, _ workspace: Workspace) async throws -> ExitCode {
    var sides: [[Programme]] = []
    for operand in options.operands {
      switch try await side(operand, workspace) {
      case .programmes(let programmes): sides.append(programmes)
      case .none:
        workspace.note(workspace.say("document.none", ["text": workspace.brief(operand)]))
        return .notFound
      case .several(let names):
        let values = [
          "text": workspace.brief(operand), "count": String(names.count), "documents": names.joined(separator: ", "),
        ]
        workspace.note(workspace.say("document.several", values))
        return .ambiguous
      }
    }
    let found = CatalogueDifference(normalizer: workspace.normalizer).differences(from: sides[0], to: sides[1])
    workspace.show(workspace.listings.differences(found))
    workspace.note(summary(found, workspace))
    return .done
  }

  /// What one operand stands for.
  private enum Side {
    case programmes([Programme])
    case none
    case several([String])
  }

  private static func side(_ operand: String, _ workspace: Workspace) async throws -> Side {
    if isIndex(operand) {
      return .programmes(try IndexReader(path: operand, normalizer: workspace.normalizer).catalogue().programmes)
    }
    try await workspace.buildFirstIndex()
    let catalogue = try workspace.openIndex().catalogue()
    let found = DocumentChoice.documents(named: operand, in: catalogue, normalizer: workspace.normalizer)
    guard let only = found.first else { return .none }
    if found.count > 1 { return .several(found.map(\.name)) }
    return .programmes(catalogue.programmes.filter { $0.document == only.name })
  }

  /// Whether a file stands there that begins like an SQLite database.
  private static func isIndex(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 15)
    return fread(&head, 1, head.count, file) == head.count && head == Array("SQLite format 3".utf8)
  }

  private static func summary(_ found: [Difference], _ workspace: Workspace) -> String {
    if found.isEmpty { return workspace.say("diff.none") }
    func count(_ change: Difference.Change) -> String { String(found.count { $0.change == change }) }
    return workspace.say(
      "diff.count", ["added": count(.added), "removed": count(.removed), "changed": count(.changed)])
  }
}
