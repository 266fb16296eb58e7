import Answering
import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Rendering
import Terminal
import Vocabulary

/// The tools of `serve --mcp`: the program's own commands over one open index.
package struct PlanTools: ToolSource {
  private let workspace: Workspace
  private var desk: QuestionDesk
  private var stamp: FileStamp?

  package init(_ workspace: Workspace) throws {
    self.workspace = workspace
    stamp = FileStamp(of: workspace.indexPath)
    desk = try QuestionDesk(workspace)
  }

  package var list: [JSONValue] { ToolDescription.all.map { $0.json(workspace.say) } }

  package mutating func call(_ name: String, _ arguments: JSONValue) throws(ToolFault) -> ToolResult {
    guard let tool = ToolDescription.all.first(where: { $0.name == name }) else {
      throw ToolFault("no tool \"\(name)\"")
    }
    try tool.check(arguments)
    do {
      try followIndex()
      return try result(of: tool.name, arguments)
    } catch {
      return failure(error)
    }
  }

  private func result(of tool: String, _ arguments: JSONValue) throws(IndexError) -> ToolResult {
    func text(_ name: String) -> String { arguments[name]?.text ?? "" }
    return switch tool {
    case "ask": try ask(text("question"), after: arguments["turns"]?.texts ?? [])
    case "search": try search(text("query"), limit: arguments["limit"]?.number ?? 10)
    case "show_programme": show(text("name"))
    case "contacts": contacts(text("text"))
    default: documents()
    }
  }

  /// A server lives for days: where `madoguchi index` has put a new index in the place, that one answers.
  private mutating func followIndex() throws {
    let now = FileStamp(of: workspace.indexPath)
    // Where the file is gone for the moment, what is open still answers.
    guard let now, now != stamp else { return }
    desk = try QuestionDesk(workspace)
    stamp = now
  }

  private func failure(_ error: any Error) -> ToolResult {
    guard let explanation = (error as? any Explained)?.explanation(in: workspace.language) else {
      return ToolResult(text: "\(error)", structured: nil)
    }
    return ToolResult(text: "\(explanation.what): \(explanation.why)\n\(explanation.hint)", structured: nil)
  }

  // MARK: Tools

  private func ask(_ question: String, after turns: [String]) throws(IndexError) -> ToolResult {
    let answer = try desk.answer(question, after: turns)
    return ToolResult(text: answer.text, structured: answer.status == .error ? nil : AnswerJSON.json(answer))
  }

  private func search(_ query: String, limit: Int) throws(IndexError) -> ToolResult {
    let found = try desk.answerer.search.search(query, limit: limit)
    let text = PassageText(screen: Screen(), terms: found.words, normalizer: workspace.normalizer).text(found.hits)
    let near = found.nearest.map { term, words in
      workspace.say("search.nearest", ["term": workspace.brief(term), "words": words.joined(separator: "、")])
    }
    let nothing = workspace.say("search.none", ["query": workspace.brief(query)])
    return ToolResult(
      text: ([found.hits.isEmpty ? nothing : text] + near).joined(separator: "\n"),
      structured: .object([
        "hits": .array(workspace.listings.passages(found.hits).objects), "has_all_terms": .bool(found.hasAllTerms),
        "nearest": .array(found.nearest.flatMap(\.words).map { .string($0) }),
      ]))
  }

  /// Status and names as in answers: `answered`, `ambiguous` with all that fit, `not_found` with what is near.
  private func show(_ name: String) -> ToolResult {
    let catalogue = desk.answerer.catalogue
    let lookup = ProgrammeLookup(catalogue, normalizer: workspace.normalizer)
    let found = lookup.programmes(for: name)
    let status: Status = found.isEmpty ? .notFound : found.count == 1 ? .answered : .ambiguous
    let near = found.isEmpty ? lookup.suggestions(for: name) : []
    let breakdown = found.count == 1 ? catalogue.children(of: found[0]) : []
    let values = ["text": workspace.brief(name), "count": String(found.count), "names": near.joined(separator: ", ")]
    var text: String
    switch status {
    case .answered:
      let card = ProgrammeCard(screen: Screen(), messages: workspace.say)
      text = card.text(found[0], breakdown: breakdown)
    case .ambiguous:
      text = workspace.say("show.several", values) + "\n" + workspace.listings.programmes(found).text(as: .tsv)
    default:
      text = workspace.say("show.none", values)
      if !near.isEmpty { text += "\n" + workspace.say("show.near", values) }
    }
    return ToolResult(
      text: text,
      structured: .object([
        "status": .string(status.rawValue), "programmes": .array(found.map(ProgrammeRecord.json)),
        "breakdown": .array(breakdown.map(ProgrammeRecord.json)), "suggestions": .strings(near),
      ]))
  }

  private func contacts(_ text: String) -> ToolResult {
    let found = ContactBook(desk.answerer.catalogue, normalizer: workspace.normalizer).contacts(for: text)
    let listing = workspace.listings.contacts(found)
    return ToolResult(
      text: found.isEmpty
        ? workspace.say("contacts.none", ["text": workspace.brief(text)]) : listing.text(as: .tsv),
      structured: .object(["contacts": .array(listing.objects)]))
  }

  private func documents() -> ToolResult {
    let listing = workspace.listings.documents(desk.answerer.catalogue.documents)
    return ToolResult(
      text: listing.text(as: .tsv), structured: .object(["documents": .array(listing.objects)]))
  }
}

/// What tells one file in a place from the next one there.
struct FileStamp: Equatable {
  private let device: UInt
  private let file: UInt
  /// When it was last written, in seconds and nanoseconds.
  let seconds: Int
  let nanoseconds: Int

  /// `nil` where nothing stands at `path`.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, file) = (UInt(status.st_dev), UInt(status.st_ino))
    (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
  }

  /// Whether this file was written after the other.
  func isNewer(than other: FileStamp) -> Bool {
    (seconds, nanoseconds) > (other.seconds, other.nanoseconds)
  }
}
