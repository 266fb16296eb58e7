import PlanIndex
import PlanModel
import Vocabulary

extension Checkup {
  /// The index: is it there, whole and of our version, what is in it, and is it as new as what it was built from.
  var index: [Check] {
    guard let workspace else { return [Check("index", .warning, say("doctor.index.unchecked"))] }
    let values = ["path": workspace.indexPath]
    do throws(IndexError) {
      let reader = try workspace.openIndex()
      guard try reader.integrity() else {
        return [Check("index", .failure, say("doctor.index.damaged", values), code: .index)]
      }
      let catalogue = try reader.catalogue()
      let found = Check("index", .ok, say("doctor.index.ok", values))
      let contents = contents(catalogue, findings: try reader.findings().count)
      return [found, contents, synonyms(against: catalogue, workspace)] + freshness(of: catalogue, workspace)
    } catch .missing where !workspace.isIndexGiven {
      return [Check("index", .warning, say("doctor.index.missing", values))]
    } catch {
      return [Check("index", failed: error, in: language, code: .index)]
    }
  }

  /// Whether a row of the synonyms takes a programme's own name for another word.
  private func synonyms(against catalogue: Catalogue, _ workspace: Workspace) -> Check {
    let path = home.prompts + "/listen/synonyms.tsv"
    let key = workspace.normalizer.key
    let names = Set(catalogue.programmes.flatMap(\.names).map { key($0) })
    // A table that cannot be read is told above.
    let rows = (try? Table(path: path, columns: 3))?.rows ?? []
    let clashes = rows.filter { names.contains(key($0[0])) || ($0[1] == "=" && names.contains(key($0[2]))) }
    guard !clashes.isEmpty else { return Check("synonyms", .ok, say("doctor.synonyms.ok")) }
    let places = clashes.map { "\(path):\($0.line) \($0[0])" }.joined(separator: ", ")
    return Check("synonyms", .warning, say("doctor.synonyms.clash", ["places": places]))
  }

  private func contents(_ catalogue: Catalogue, findings: Int) -> Check {
    guard !catalogue.documents.isEmpty else { return Check("documents", .warning, say("doctor.documents.none")) }
    let values = [
      "documents": String(catalogue.documents.count),
      "programmes": String(catalogue.programmes.count { $0.parent == nil }), "findings": String(findings),
    ]
    return Check("documents", .ok, say("doctor.documents.ok", values))
  }

  /// Whether the default index is as new as the documents at hand and the tables that read them. Nothing for an index
  /// that was named, or was built from other documents.
  private func freshness(of catalogue: Catalogue, _ workspace: Workspace) -> [Check] {
    let files = DocumentFiles(paths: [workspace.defaultDocuments]).files
    let indexed = Set(catalogue.documents.map(\.name))
    guard !workspace.isIndexGiven, let built = FileStamp(of: workspace.indexPath),
      files.contains(where: { indexed.contains($0.name) })
    else { return [] }
    let sources =
      files.filter { indexed.contains($0.name) }.map(\.path) + Self.tableFiles(in: home.index)
      + [home.index + "/schema.sql"]
    let newer = sources.filter { FileStamp(of: $0)?.isNewer(than: built) == true }
    let missing = files.filter { !indexed.contains($0.name) }.map(\.name)
    if newer.isEmpty, missing.isEmpty { return [Check("freshness", .ok, say("doctor.freshness.ok"))] }
    let names = newer.map { $0.split(separator: "/").last.map { String($0) } ?? $0 } + missing
    return [Check("freshness", .warning, say("doctor.freshness.stale", ["names": names.joined(separator: ", ")]))]
  }
}
