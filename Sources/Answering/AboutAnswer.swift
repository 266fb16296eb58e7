import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// Questions about the documents themselves: which there are, which sections a plan has, what can be asked.
struct AboutAnswer {
  let desk: Desk
  let search: PassageSearch

  /// The documents, with what is in them and what may be asked of them.
  func documents(_ scope: Scope = Scope()) -> Draft {
    let programmes = Dictionary(grouping: desk.catalogue.programmes, by: \.document)
    let documents = desk.catalogue.documents.filter { document in
      let own = programmes[document.name] ?? []
      return (scope.documents.isEmpty || scope.documents.contains(document.name))
        && (scope.organizations.isEmpty || own.contains { scope.organizations.contains($0.organization ?? "") })
    }
    var draft = Draft(.answered, [desk.speaking.say("about.head", String(documents.count))])
    for document in documents {
      let years = Set((programmes[document.name] ?? []).flatMap { $0.years + [$0.westernYear].compactMap { $0 } })
      let said = years.sorted().map { desk.wording.year($0) }.joined(separator: "・")
      draft.lines.append("・\(document.title)（\(document.name)、\(document.programmes)事業、\(said)）")
      draft.citations.append(
        Citation(
          source: Source(document: document.name, lines: LineSpan(1)), title: document.title, quote: document.title))
    }
    draft.lines.append(desk.speaking.say("about.ask"))
    draft.operation = .about
    return draft
  }

  /// 「重点Ⅲの正式な名前」: the headings that were asked for by their number, each with a place.
  func names(of programmes: [Programme], _ sections: [String]) throws(IndexError) -> Draft? {
    var draft = Draft(.answered, [])
    for section in sections {
      guard let programme = programmes.first(where: { $0.headings.contains(section) }) else { continue }
      draft.lines.append("「\(section)」（\(programme.plan)）")
      draft.citations.append(try citation(of: section, from: programme))
    }
    draft.operation = .about
    return draft.lines.isEmpty ? nil : draft
  }

  /// 「SABCDの意味」: what the form says for each grade, of the first programme that was given it.
  func grades(_ programmes: [Programme]) -> Draft? {
    var draft = Draft(.answered, [])
    for grade in Ratings.grades {
      guard let programme = programmes.first(where: { $0.ratings?.grade == grade && $0.ratings?.evaluation != nil })
      else { continue }
      let wish = FactFinder.Wish(asks: [.grade])
      let facts = desk.finder.facts(.grade, of: programme, wish: wish).filter { $0.measure == .evaluation }
      draft.lines += facts.map { "\(grade): \($0.raw) ［\(desk.wording.lines($0.source.lines))］" }
      draft.facts += facts
    }
    draft.operation = .about
    return draft.facts.isEmpty ? nil : draft
  }

  /// 「金額の単位は？」: the units that amounts are printed in, each with the first line that has it.
  func units(_ programmes: [Programme]) -> Draft? {
    var draft = Draft(.answered, [])
    for programme in programmes {
      for fact in desk.finder.facts(.budget, of: programme, wish: FactFinder.Wish(asks: [.budget])) {
        let unit = Self.unit(of: fact.raw)
        let isKnown = draft.facts.contains { known in
          known.source.document == fact.source.document && Self.unit(of: known.raw) == unit
        }
        guard !unit.isEmpty, !isKnown else { continue }
        draft.facts.append(fact)
        draft.lines.append(
          "「\(unit)」（\(programme.plan)、\(fact.raw) ［\(desk.wording.lines(fact.source.lines))］）")
      }
    }
    draft.operation = .about
    return draft.facts.isEmpty ? nil : draft
  }

  /// 「百万円」 of 「約92百万円」 and of 「2千6百万円」: what stands behind the last digit.
  private static func unit(of raw: String) -> String {
    let digits = "0123456789０１２３４５６７８９,，.． 　"
    return String(raw.reversed().prefix { !digits.contains($0) }.reversed())
  }

  /// 柱, 重点, 基本方針: the highest headings of the programmes in scope, in their order, each with those below it.
  func sections(_ programmes: [Programme]) throws(IndexError) -> Draft? {
    var draft = Draft(.answered, [])
    var documents: [String] = []
    for programme in programmes where !programme.headings.isEmpty && !documents.contains(programme.document) {
      documents.append(programme.document)
    }
    for document in documents {
      let own = programmes.filter { $0.document == document }
      // Where a plan names its policies, what stands outside of them is under none.
      let highest = own.contains { $0.policy != nil } ? own.filter { $0.policy != nil } : own
      var seen: [(heading: String, below: [String])] = []
      for programme in highest {
        guard let heading = programme.headings.last else { continue }
        if seen.last?.heading != heading, !seen.contains(where: { $0.heading == heading }) {
          seen.append((heading, []))
          draft.citations.append(try citation(of: heading, from: programme))
        }
        guard programme.headings.count > 1, let place = seen.firstIndex(where: { $0.heading == heading }),
          !seen[place].below.contains(programme.headings[0])
        else { continue }
        seen[place].below.append(programme.headings[0])
      }
      guard seen.count > 1 else { continue }
      draft.lines.append(desk.speaking.say("about.sections_of", own[0].plan, String(seen.count)))
      draft.lines += seen.map { heading, below in
        "・" + heading + (below.isEmpty ? "" : "（\(below.joined(separator: "、"))）")
      }
    }
    guard !draft.lines.isEmpty else { return nil }
    draft.operation = .about
    return draft
  }

  /// Where a heading stands; where it is torn so that no passage has it, the first programme below it.
  private func citation(of section: String, from programme: Programme) throws(IndexError) -> Citation {
    let words = section.split(separator: "/").first.map { desk.key(String($0)) } ?? ""
    let isIt = { (hit: PassageHit) in desk.tables.normalizer.key(hit.text).has(words) }
    let own = try search.prose(of: programme.document).first {
      $0.heading.map { desk.key($0) == words } ?? false && isIt($0)
    }
    let hits = own == nil ? try search.search(terms: [words], in: [programme.document], limit: 10).hits : []
    let source = (own ?? hits.first(where: isIt)).map { hit in
      Source(document: programme.document, lines: hit.line.map { LineSpan($0) } ?? hit.source.lines)
    }
    return Citation(
      source: source ?? Source(document: programme.document, lines: programme.lines), title: programme.plan,
      quote: section)
  }
}
