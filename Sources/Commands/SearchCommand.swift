import JapaneseText
import PlanIndex
import PlanSearch
import Rendering
import Terminal

/// `madoguchi search QUERY...`: ranked passages, with the place of each.
package enum SearchCommand: Command {
  package static let syntax = CommandSyntax(
    "search", operands: "QUERY...", counts: CommandSyntax.oneOrMore, options: [.document, .limit])
  package static let needsIndex = true
  private static let usualLimit = 10

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let query = options.operands.joined(separator: " ")
    let reader = try workspace.openIndex()
    var documents: [String] = []
    if let name = options.text(.document) {
      documents = DocumentChoice.documents(
        named: name, in: try reader.catalogue(), normalizer: workspace.normalizer
      ).map(\.name)
      if documents.isEmpty {
        workspace.note(workspace.say("document.none", ["text": workspace.brief(name)]))
        return .notFound
      }
    }
    let found = try PassageSearch(reader: reader, normalizer: workspace.normalizer)
      .search(query, in: documents, limit: options.number(.limit) ?? usualLimit)
    if workspace.explains { explain(query, documents, workspace) }
    show(found.hits, query: query, workspace)
    if found.hits.isEmpty {
      workspace.note(workspace.say("search.none", ["query": workspace.brief(query)]))
      return .notFound
    }
    if !found.hasAllTerms { workspace.note(workspace.say("search.any")) }
    return .done
  }

  /// `--explain`: the words that were looked for, those that were shut out, and where.
  private static func explain(_ query: String, _ documents: [String], _ workspace: Workspace) {
    let query = SearchQuery(workspace.normalizer.text(query))
    func list(_ words: [String]) -> String { words.isEmpty ? "-" : words.joined(separator: ", ") }
    workspace.errors.line(
      DisplayWidth.printable(
        workspace.say(
          "search.explain",
          ["terms": list(query.terms), "excluded": list(query.excluded), "documents": list(documents)])))
  }

  private static func show(_ hits: [PassageHit], query: String, _ workspace: Workspace) {
    guard workspace.format() == .text else { return workspace.show(workspace.listings.passages(hits)) }
    let terms = SearchQuery(workspace.normalizer.text(query)).terms
    let text = PassageText(screen: workspace.screen, terms: terms, normalizer: workspace.normalizer).text(hits)
    workspace.output.write(text)
  }
}
