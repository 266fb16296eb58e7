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

  /// 柱, 重点: the sections of the programmes in scope, in their order.
  func sections(_ programmes: [Programme]) -> Draft? {
    var draft = Draft(.answered, [])
    var seen: [String] = []
    for programme in programmes {
      guard let section = programme.section, !seen.contains(section) else { continue }
      seen.append(section)
      draft.citations.append(
        Citation(
          source: Source(document: programme.document, lines: programme.lines), title: programme.plan, quote: section))
    }
    guard seen.count > 1 else { return nil }
    draft.lines = [desk.speaking.say("about.sections", String(seen.count))] + seen.map { "・" + $0 }
    draft.operation = .about
    return draft
  }
}
