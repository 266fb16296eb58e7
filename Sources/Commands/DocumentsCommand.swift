import Rendering
import Terminal

/// `madoguchi documents`: the indexed documents.
package enum DocumentsCommand: Command {
  package static let syntax = CommandSyntax("documents")
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    workspace.show(workspace.listings.documents(try workspace.openIndex().catalogue().documents))
    return .done
  }
}
