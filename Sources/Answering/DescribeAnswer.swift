import PlanModel
import Understanding
import Vocabulary

/// What a programme is, in the document's own words, with its main figures: one card a programme.
struct DescribeAnswer {
  let desk: Desk

  func draft(_ request: Request, _ selection: Selector.Selection, passages: [Citation]) -> Draft {
    var draft = Draft(.answered, [])
    for programme in selection.programmes.prefix(request.scope.among == nil ? 4 : 8) {
      draft.lines.append(desk.title(programme))
      if let summary = programme.summary {
        let source = Source(document: programme.document, lines: programme.place(of: .summary))
        desk.quote(Citation(source: source, title: programme.plan, quote: summary), in: &draft)
      }
      breakdown(programme, &draft)
      let facts = facts(programme, request)
      draft.lines += facts.map { "  " + desk.line($0, of: programme, in: request.question.outputUnit) }
      draft.facts += facts
      if draft.citations.isEmpty, facts.isEmpty {
        draft.citations.append(desk.citation(of: programme))
      }
    }
    for passage in passages { desk.quote(passage, in: &draft) }
    draft.programmes = selection.programmes
    draft.isList = selection.programmes.count > 1
    draft.operation = .describe
    return draft
  }

  /// 内訳: the rows that a programme is made of.
  private func breakdown(_ programme: Programme, _ draft: inout Draft) {
    let rows = desk.catalogue.children(of: programme)
    guard !rows.isEmpty else { return }
    draft.lines.append("  " + desk.speaking.say("breakdown", String(rows.count)))
    for row in rows {
      draft.lines.append("  ・\(row.name ?? desk.finder.name(of: row)) ［\(desk.wording.lines(row.lines))］")
      draft.citations.append(desk.citation(of: row))
    }
  }

  private static let measures: [Ask] = [
    .budget, .audience, .division, .phone, .url, .planned, .result, .overallRate, .grade, .direction,
  ]

  private func facts(_ programme: Programme, _ request: Request) -> [Fact] {
    let wish = FactFinder.Wish(asks: [], years: request.scope.years, terms: request.terms)
    var facts: [Fact] = []
    for ask in Self.measures {
      for fact in desk.finder.facts(ask, of: programme, wish: wish)
      where desk.isStated(fact) && !facts.contains(fact) && facts.count < 14 {
        facts.append(fact)
      }
    }
    return facts
  }
}
