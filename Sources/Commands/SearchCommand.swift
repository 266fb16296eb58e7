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
    let found = try PassageSearch(reader: reader, tables: workspace.tables, listening: workspace.listening())
      .search(query, in: documents, limit: options.number(.limit) ?? usualLimit)
    if workspace.explains { explain(query, found, workspace) }
    show(found, workspace)
    for (term, words) in found.nearest {
      workspace.note(
        workspace.say("search.nearest", ["term": workspace.brief(term), "words": words.joined(separator: "、")]))
    }
    if found.hits.isEmpty {
      if found.nearest.isEmpty { workspace.note(workspace.say("search.none", ["query": workspace.brief(query)])) }
      return .notFound
    }
    if !found.hasAllTerms { workspace.note(workspace.say("search.any")) }
    return .done
  }

  /// `--explain`: the words that were looked for, those that were shut out, where, and in what other forms.
  private static func explain(_ text: String, _ found: PassageSearch.Result, _ workspace: Workspace) {
    let query = SearchQuery(workspace.normalizer.text(text))
    func list(_ words: [String]) -> String { words.isEmpty ? "-" : words.joined(separator: ", ") }
    let filters = query.filters.map { ($0.isExcluded ? "-" : "") + $0.field.rawValue + ":" + $0.text }
    var lines = [
      workspace.say(
        "search.explain",
        [
          "terms": list(query.terms.map(\.text)), "excluded": list(query.excluded.map(\.text)),
          "filters": list(filters),
        ])
    ]
    for term in query.terms {
      for form in found.forms[term.text] ?? [] where form.rule != .typed {
        let values = [
          "term": term.text, "form": form.text,
          "rule": workspace.say("search.rule.\(form.rule.rawValue)"),
        ]
        lines.append(workspace.say("search.form", values))
      }
    }
    for line in lines { workspace.errors.line(DisplayWidth.printable(line)) }
  }

  private static func show(_ found: PassageSearch.Result, _ workspace: Workspace) {
    guard workspace.format() == .text else { return workspace.show(workspace.listings.passages(found.hits)) }
    let text = PassageText(screen: workspace.screen, terms: found.words, normalizer: workspace.normalizer)
    workspace.present(text.text(found.hits))
  }
}
