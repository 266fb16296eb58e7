import Answering
import JapaneseText
import PlanIndex
import Rendering

/// `:sources` and `:source N`: where the last answer stands.
extension Talk {
  /// The list, each under the number that `:source` takes.
  func listSources() {
    guard let answer = conversation.lastAnswer else { return tell(workspace.say("talk.nothing")) }
    guard !answer.citations.isEmpty else { return tell(workspace.say("talk.source.none")) }
    let links = DocumentLinks(workspace, desk.reader)
    for (index, citation) in answer.citations.enumerated() {
      let name = links.name(DisplayWidth.printable(citation.source.document), at: citation.source.lines)
      let place = "\(name):\(Wording.lines(citation.source.lines))"
      tellPlainly("\(index + 1) \(place) 「\(DisplayWidth.printable(citation.quote))」")
    }
  }

  /// The lines of one source in their context.
  func showSource(_ typed: String) throws(IndexError) {
    guard let answer = conversation.lastAnswer else { return tell(workspace.say("talk.nothing")) }
    let citations = answer.citations
    guard !citations.isEmpty else { return tell(workspace.say("talk.source.none")) }
    let number = typed.isEmpty ? 1 : Int(workspace.normalizer.key(typed)) ?? 0
    guard citations.indices.contains(number - 1) else {
      return tell(workspace.say("talk.source.range", ["count": String(citations.count)]))
    }
    let citation = citations[number - 1]
    let lines = try desk.reader.lines(SourceContext.span(of: citation), of: citation.source.document)
    let name = DocumentLinks(workspace, desk.reader).name(
      DisplayWidth.printable(citation.source.document), at: citation.source.lines)
    let values = [
      "number": "\(number)/\(citations.count)", "title": DisplayWidth.printable(citation.title), "document": name,
      "lines": Wording.lines(citation.source.lines),
    ]
    tellPlainly(workspace.say("talk.source.head", values))
    let context = SourceContext(screen: workspace.screen, normalizer: workspace.normalizer)
    let stream = workspace.format() == .text ? workspace.output : workspace.errors
    stream.write(context.text(lines, of: citation))
  }
}
