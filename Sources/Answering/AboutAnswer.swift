import PlanModel
import Understanding
import Vocabulary

/// Questions about the documents themselves: which there are, which sections a plan has, what can be asked.
struct AboutAnswer {
  let desk: Desk

  /// The documents, with what is in them and what may be asked of them.
  func documents() -> Draft {
    var draft = Draft(.answered, [desk.speaking.say("about.head", String(desk.catalogue.documents.count))])
    for document in desk.catalogue.documents {
      draft.lines.append("・\(document.title)（\(document.name)、\(document.programmes)事業）")
      draft.citations.append(
        Citation(
          source: Source(document: document.name, lines: LineSpan(1)), title: document.title, quote: document.title))
    }
    draft.lines.append(desk.speaking.say("about.ask"))
    draft.operation = .about
    return draft
  }

  /// 「重点Ⅲの正式な名前」: the headings that were asked for by their number, each with a place.
  func names(of programmes: [Programme], _ sections: [String]) -> Draft? {
    var draft = Draft(.answered, [])
    for section in sections {
      guard let programme = programmes.first(where: { $0.section == section }) else { continue }
      draft.lines.append("「\(section)」（\(programme.plan)）")
      draft.citations.append(
        Citation(
          source: Source(document: programme.document, lines: programme.lines), title: programme.plan, quote: section))
    }
    draft.operation = .about
    return draft.lines.isEmpty ? nil : draft
  }

  /// 柱, 重点: the sections of the programmes in scope, in their order.
  func sections(_ programmes: [Programme]) -> Draft? {
    var draft = Draft(.answered, [])
    var documents: [String] = []
    for programme in programmes where programme.section != nil && !documents.contains(programme.document) {
      documents.append(programme.document)
    }
    for document in documents {
      let own = programmes.filter { $0.document == document }
      var seen: [String] = []
      for programme in own {
        guard let section = programme.section, !seen.contains(section) else { continue }
        seen.append(section)
        draft.citations.append(
          Citation(
            source: Source(document: document, lines: programme.lines), title: programme.plan, quote: section))
      }
      guard seen.count > 1 else { continue }
      draft.lines.append(desk.speaking.say("about.sections_of", own[0].plan, String(seen.count)))
      draft.lines += seen.map { "・" + $0 }
    }
    guard !draft.lines.isEmpty else { return nil }
    draft.operation = .about
    return draft
  }
}
