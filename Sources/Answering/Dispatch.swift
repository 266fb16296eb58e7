import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// Decides which kind of answer a request gets: ``gates`` are asked in their order.
struct Dispatch {
  let desk: Desk
  let passages: PassageFinder

  var selector: Selector { Selector(desk: desk) }
  var speaking: Speaking { desk.speaking }

  func draft(_ request: Request, _ conversation: Conversation) throws(IndexError) -> Draft {
    var request = request
    for gate in Self.gates {
      guard var draft = try gate.answer(self, &request, conversation) else { continue }
      draft.reasons.append("gate: \(gate.name)")
      return draft
    }
    var draft = try single(request)
    draft.reasons.append("gate: one programme")
    return draft
  }

  // MARK: Gates

  /// How many characters of a programme's whole name stand in the question; 0 where none is named whole.
  func wholeName(_ request: Request) -> Int {
    desk.matcher.matches(request.terms, key: request.question.key, in: { _ in true }).map(\.exactName).max() ?? 0
  }

  /// A name of so many characters is meant, whatever place the question speaks of besides.
  private static let longName = 8

  /// 「根拠は？」「どこに書いてある？」
  func source(_ request: Request, _ conversation: Conversation) -> Draft? {
    let question = request.question
    let asksOfLast = conversation.last != nil || !question.terms.contains(where: \.isRequired)
    guard question.references.contains(.source), question.asks.isEmpty, asksOfLast else { return nil }
    return conversation.last.map(whereItStands) ?? Draft(.notFound, [speaking.say("missing.no_source")])
  }

  /// A municipality that no document is about.
  func stranger(_ request: Request) -> Draft? {
    let question = request.question
    guard let stranger = question.strangers.first, question.organizations.isEmpty, wholeName(request) < Self.longName
    else { return nil }
    return Draft(.notFound, [speaking.say("missing.organization", stranger, organizations())])
  }

  /// 「実績は100人ですよね」: a figure that is believed asks for its measure.
  func figureClaimed(_ request: Request) -> Request {
    // 「610万円で10月開始ですよね」: two things are believed.
    if request.question.claims.contains(where: { $0.unit == "円" }), !request.asks.isEmpty,
      !request.asks.contains(where: Self.amounts.contains)
    {
      var request = request
      request.asks.append(.budget)
      return request
    }
    guard let claim = request.question.claims.first, request.asks.isEmpty else { return request }
    var request = request
    request.asks = claim.unit == "円" ? [.budget] : [.planned, .result]
    return request
  }

  /// What an amount of money may be of.
  private static let amounts: Set<Ask> = [.budget, .planned, .result]

  func nothingAsked() -> Draft {
    var draft = Draft(.notFound, [speaking.say("missing.nothing_asked")])
    draft.suggestions = examples()
    return draft
  }

  /// Small talk and arithmetic: no slot, and no word that a document could be about.
  func asksNothing(_ request: Request) -> Bool {
    let question = request.question
    // A verb or a single character (お昼に食べる) is what a question is about only where a name has it.
    let isTelling = { (term: Term) in
      term.isRequired || desk.book.prints(term.text) && term.text.unicodeScalars.count > 2
    }
    return !question.terms.contains(where: isTelling) && question.asks.isEmpty && !request.scope.isNarrow
      && question.strangers.isEmpty && question.phones.isEmpty && question.unstated.isEmpty
      && question.conditions.isEmpty && question.claims.isEmpty
      && question.references.isEmpty && question.ordinal == nil && question.grades.isEmpty
      && question.operations.isEmpty && question.months.isEmpty && question.dates.isEmpty
      && question.units.isEmpty && question.outputUnit == nil && request.scope.years.isEmpty
  }

  /// A question that is known to be answerable on this index.
  func examples() -> [String] { Array(Examples(desk: desk).questions.prefix(1)) }

  func organizations() -> String {
    let names = desk.book.organizations
    return names.prefix(8).joined(separator: "、")
      + (names.count > 8 ? speaking.say("and_more", String(names.count)) : "")
  }

  func whereItStands(_ last: Answer) -> Draft {
    var draft = Draft(last.citations.isEmpty ? .notFound : .answered, [])
    draft.lines = last.facts.map { fact in
      "\(fact.programme) \(desk.wording.measure(fact.measure)): \(desk.wording.value(fact))"
    }
    for citation in last.citations {
      draft.lines.append(
        "「\(citation.quote)」 — \(citation.title)（\(citation.source.document)）\(speaking.say("line_number", desk.wording.lines(citation.source.lines)))"
      )
    }
    if last.citations.isEmpty { draft.lines = [speaking.say("missing.no_source")] }
    draft.facts = last.facts
    draft.citations = last.citations
    return draft
  }

  /// A number that a person names is looked up; one that is nowhere leaves the topic's own number standing.
  func phones(_ request: Request, _ conversation: Conversation) -> Draft? {
    let contact = ContactAnswer(desk: desk).draft(request)
    if let other = numberOfAnother(contact, request) { return other }
    guard contact.status == .notFound, !conversation.programmes.isEmpty else { return contact }
    var again = request
    again.question.phones = []
    again.asks = [.phone]
    let programmes = conversation.programmes.compactMap { desk.catalogue.programme($0) }
    var draft = LookupAnswer(desk: desk).draft(again, Selector.Selection(programmes: programmes, score: 1))
    draft.lines = contact.lines + draft.lines
    return draft
  }

  func withoutTerms(_ request: Request) -> Request {
    var request = request
    request.terms = []
    request.scope.sections = []
    return request
  }

  /// 決算額 where a table has a row of it: then it is an indicator like any other.
  func stated(_ request: Request) -> Request {
    let said = request.question.spans.filter { $0.rule == "unstatedItem" }.map { desk.tables.normalizer.key($0.text) }
    guard !said.isEmpty else { return request }
    // 「決算額」 is the row 「決算」: of the labels with the word, or in it, the shortest.
    var wanted = request
    wanted.asks = []
    let meant = selector.select(wanted).programmes
    let pool = meant.isEmpty ? desk.programmes(in: request.scope) : meant
    let labels = Set(pool.flatMap(\.figures).compactMap(\.label).map { desk.key($0) }).filter { $0.count > 1 }
    let named = said.map { word in
      labels.filter { word.has($0) || $0.has(word) }.min { ($0.count, $0) < ($1.count, $1) }
    }
    guard !named.contains(nil) else { return request }
    var request = request
    request.question.unstated = []
    // Of one programme it chooses the indicator; of many it chooses the programmes that have it.
    request.terms += named.compactMap { $0 }.map { Term($0, isRequired: request.operation != .lookup) }
    if !request.asks.contains(.result) { request.asks = request.asks.filter { $0 != .budget } + [.result] }
    return request
  }

  /// メールアドレス, 決算額: no form has a place for them; unless the documents print the very word, they do not say.
  func unstated(_ request: Request) throws(IndexError) -> Draft? {
    let selection = selector.select(request)
    let said = request.question.spans.filter { $0.rule == "unstatedItem" }.map { desk.tables.normalizer.key($0.text) }
    let isPrinted =
      selection.programmes.count == 1
      && selection.programmes.contains { programme in
        said.allSatisfy { desk.catalogue.bodyKeys[programme.id]?.has($0) ?? false }
      }
    if isPrinted { return nil }
    let names = selection.programmes.prefix(3).map { desk.title($0) }.joined(separator: "、")
    let item = request.question.unstated.joined(separator: "・")
    var draft = Draft(
      .notFound,
      [names.isEmpty ? speaking.say("missing.item", item) : speaking.say("missing.item_of", names, item)])
    draft.programmes = selection.programmes
    return draft
  }
}
