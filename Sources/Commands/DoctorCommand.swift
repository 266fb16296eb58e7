import Glibc
import PlanIndex
import Rendering
import Terminal
import Vocabulary

/// `madoguchi doctor`: checks the index, the tables and the surroundings, and says what to do.
package enum DoctorCommand: Command {
  package static let syntax = CommandSyntax("doctor")
  package static let needsIndex = false

  /// How one check came out.
  private enum State: String { case ok, warning, failure }

  /// One line of the report. `code` is how the program ends where the check failed.
  private struct Check {
    let name: String
    let state: State
    let detail: String
    var code = ExitCode.done
  }

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    // That the folder and the tables are good is proved by the workspace, which nobody can make without them.
    let checks =
      [Check(name: "home", state: .ok, detail: workspace.home.path), tables(workspace), schema(workspace)]
      + [documents(workspace)] + index(workspace) + [locale(workspace), terminal(workspace), history(workspace)]
    workspace.show(listing(checks, workspace))
    return checks.first { $0.state == .failure }?.code ?? .done
  }

  private static func tables(_ workspace: Workspace) -> Check {
    // variants, eras, units, forms and municipalities for reading; messages for speaking.
    Check(name: "tables", state: .ok, detail: workspace.say("doctor.tables.ok", ["count": "6"]))
  }

  private static func schema(_ workspace: Workspace) -> Check {
    let path = workspace.home.index + "/schema.sql"
    guard TextFile.read(path) != nil else {
      return Check(
        name: "schema", state: .failure, detail: "\(path): \(String(cString: strerror(errno)))", code: .index)
    }
    let detail = workspace.say("doctor.schema.ok", ["version": String(Schema.version)])
    return Check(name: "schema", state: .ok, detail: detail)
  }

  private static func documents(_ workspace: Workspace) -> Check {
    let count = DocumentFiles(paths: [workspace.defaultDocuments]).files.count
    let values = ["path": workspace.defaultDocuments, "count": String(count)]
    return count > 0
      ? Check(name: "default_documents", state: .ok, detail: workspace.say("doctor.files", values))
      : Check(name: "default_documents", state: .warning, detail: workspace.say("doctor.files.none", values))
  }

  private static func index(_ workspace: Workspace) -> [Check] {
    let values = ["path": workspace.indexPath]
    do throws(IndexError) {
      let reader = try workspace.openIndex()
      guard try reader.integrity() else {
        return [
          Check(name: "index", state: .failure, detail: workspace.say("doctor.index.damaged", values), code: .index)
        ]
      }
      let catalogue = try reader.catalogue()
      let found = Check(name: "index", state: .ok, detail: workspace.say("doctor.index.ok", values))
      return [found, contents(catalogue, findings: try reader.findings().count, workspace)]
    } catch .missing where !workspace.isIndexGiven {
      return [Check(name: "index", state: .warning, detail: workspace.say("doctor.index.missing", values))]
    } catch {
      let explanation = error.explanation(in: workspace.language)
      let detail = "\(explanation.what): \(explanation.why)  \(explanation.hint)"
      return [Check(name: "index", state: .failure, detail: detail, code: .index)]
    }
  }

  private static func contents(_ catalogue: Catalogue, findings: Int, _ workspace: Workspace) -> Check {
    guard !catalogue.documents.isEmpty else {
      return Check(name: "documents", state: .warning, detail: workspace.say("doctor.documents.none"))
    }
    let values = [
      "documents": String(catalogue.documents.count),
      "programmes": String(catalogue.programmes.count { $0.parent == nil }), "findings": String(findings),
    ]
    return Check(name: "documents", state: .ok, detail: workspace.say("doctor.documents.ok", values))
  }

  private static func locale(_ workspace: Workspace) -> Check {
    let name = LineEditor.characterSet()
    return name == "UTF-8"
      ? Check(name: "locale", state: .ok, detail: workspace.say("doctor.locale.ok", ["name": name]))
      : Check(name: "locale", state: .warning, detail: workspace.say("doctor.locale.other", ["name": name]))
  }

  private static func terminal(_ workspace: Workspace) -> Check {
    let detail =
      workspace.output.width.map { workspace.say("doctor.terminal.ok", ["width": String($0)]) }
      ?? workspace.say("doctor.terminal.none")
    return Check(name: "terminal", state: .ok, detail: detail)
  }

  private static func history(_ workspace: Workspace) -> Check {
    guard let path = LineEditor.historyPath(environment: workspace.environment) else {
      return Check(name: "history", state: .warning, detail: workspace.say("doctor.history.none"))
    }
    let isUnwritable = access(path, F_OK) == 0 && access(path, W_OK) != 0
    let key = isUnwritable ? "doctor.history.unwritable" : "doctor.history.ok"
    return Check(name: "history", state: isUnwritable ? .warning : .ok, detail: workspace.say(key, ["path": path]))
  }

  private static func listing(_ checks: [Check], _ workspace: Workspace) -> Listing {
    let say = workspace.say
    return Listing(
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
