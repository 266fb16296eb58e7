import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// Question → ``Answer``, one step of a ``Conversation`` at a time.
///
///     let answerer = try Answerer(reader: reader, tables: tables, listening: listening, speaking: speaking)
///     let (answer, next) = try answerer.reply(to: "待機児童は何人？", in: Conversation())
///
/// Slots decide, never a score alone: is the municipality in the documents, the programme, the measure, the year?
/// Every figure is proved on its source line before it is shown. Leaves to others: how an answer is laid out
/// (`Rendering`) and where a conversation comes from (`Commands`).
package final class Answerer {
  let desk: Desk
  private let questionReader: QuestionReader
  private let builder: RequestBuilder
  /// Search over the same index, for whoever shows passages beside answers.
  package let search: PassageSearch
  private let passages: PassageFinder
  private let proof: Proof

  /// Reads the index's names once, for as many questions as follow.
  package init(
    reader: IndexReader, tables: ReadingTables, listening: Listening, speaking: Speaking
  ) throws(IndexError) {
    let catalogue = try reader.catalogue(withTexts: true)
    let book = NameBook(catalogue: catalogue, tables: tables)
    desk = Desk(
      catalogue: catalogue, book: book,
      longNames: LongNames(book: book, tails: listening.phrases("name_tail")), matcher: ProgrammeMatcher(book: book),
      finder: FactFinder(
        catalogue: catalogue, keys: KeyBook(normalizer: tables.normalizer), units: tables.amounts.units),
      wording: Wording(speaking: speaking, eras: tables.eras, units: tables.amounts.units), tables: tables,
      listening: listening)
    search = try PassageSearch(reader: reader, tables: tables, listening: listening)
    questionReader = QuestionReader(book: book, listening: listening, tables: tables, words: search.book)
    builder = RequestBuilder(
      catalogue: catalogue, eras: tables.eras,
      sections: SectionFinder(
        catalogue: catalogue, book: book, normalizer: tables.normalizer, heads: listening.phrases("section_head")),
      documents: DocumentFinder(
        documents: catalogue.documents, words: listening.phrases("document_kind"),
        normalizer: tables.normalizer), speaking: speaking,
      listening: listening, isInName: { [book] in book.isInName($0) },
      yearOfPlan: { [matcher = desk.matcher] question in
        let best = matcher.matches(
          question.terms, key: question.key,
          in: { question.organizations.isEmpty || question.organizations.contains($0.organization ?? "") }
        ).first
        return best.flatMap { $0.nameScore >= 0.45 ? $0.profile.programme.westernYear : nil }
      })
    passages = PassageFinder(
      search: search, book: book, normalizer: tables.normalizer)
    proof = Proof(reader: reader, normalizer: tables.normalizer, amounts: tables.amounts)
  }

  /// The programmes and documents that questions are answered from.
  package var catalogue: Catalogue { desk.catalogue }

  /// Questions that this index is known to answer, each of another kind.
  package func examples(limit: Int) -> [String] { Array(Examples(desk: desk).questions.prefix(limit)) }

  /// The divisions, or the phone numbers with their extensions, that a programme states, as far as its own lines bear them
  /// out.
  package func proved(_ ask: Ask, of programme: Programme) throws(IndexError) -> [Fact] {
    let facts = desk.finder.facts(ask, of: programme, wish: FactFinder.Wish(asks: [ask]))
    let failed = try proof.failures(facts)
    return facts.filter { !failed.contains($0) }
  }

  /// Answers `text` and says what the conversation is about from then on.
  package func reply(
    to text: String, in conversation: Conversation
  ) throws(IndexError) -> (answer: Answer, conversation: Conversation) {
    let question = try questionReader.read(text)
    let request = builder.request(for: question, after: conversation)
    var draft = try Dispatch(desk: desk, passages: passages).draft(request, conversation)
    let failed = try proof.failures(draft.facts)
    if !failed.isEmpty { draft = refused(failed) }
    let meant = draft.meant ?? request
    let answer = finished(draft, meant)
    return (answer, next(conversation, meant, draft, answer))
  }

  /// What is said instead of a figure that its source line does not bear out.
  private func refused(_ failed: [Fact]) -> Draft {
    let places = failed.prefix(3).map { "\($0.source.document) \(desk.wording.lines($0.source.lines))" }
    var draft = Draft(.error, [desk.speaking.say("proof.failed", places.joined(separator: "、"))])
    draft.reasons = failed.map { "proof failed: \($0.programmeID) \($0.measure.rawValue)" }
    return draft
  }

  private func finished(_ draft: Draft, _ request: Request) -> Answer {
    let composer = Composer(desk: desk)
    var answer = Answer(question: request.question.text, status: draft.status, text: composer.text(draft, request))
    answer.understood = composer.understood(draft, request)
    answer.facts = draft.facts
    answer.programmeIDs = draft.programmes.map(\.id)
    answer.citations = composer.citations(draft)
    answer.suggestions = draft.suggestions
    answer.reasons =
      request.question.spans.map { "\($0.rule): 「\($0.text)」 → \($0.meaning)" }
      + (request.terms.isEmpty ? [] : ["terms: " + request.terms.map(\.text).joined(separator: " | ")]) + draft.reasons
    return answer
  }

  private func isSmallTalk(_ request: Request, _ draft: Draft) -> Bool {
    let question = request.question
    return draft.status == .notFound && draft.programmes.isEmpty && question.asks.isEmpty
      && question.operations.isEmpty && question.strangers.isEmpty && question.units.isEmpty
      && question.unstated.isEmpty && !request.scope.isNarrow && desk.matcher.heard(question.terms).isEmpty
  }

  private func next(
    _ conversation: Conversation, _ request: Request, _ draft: Draft, _ answer: Answer
  ) -> Conversation {
    // 「了解です」: what was spoken of stays.
    if isSmallTalk(request, draft) { return conversation }
    var next = conversation
    next.last = answer
    guard !request.question.isEmpty, draft.operation != .about else { return next }
    if let old = conversation.request {
      next.history.append((old, conversation.programmes))
      if next.history.count > 20 { next.history.removeFirst() }
    }
    next.request = request.withoutStanding
    if !draft.programmes.isEmpty { next.programmes = draft.programmes.map(\.id) }
    if draft.isList, draft.position != nil {
      // Of a ranking those that were shown were spoken of; 「その次は？」 still counts in the whole order.
      let shown = Set(draft.facts.map(\.programmeID))
      next.programmes = draft.programmes.map(\.id).filter(shown.contains)
    }
    if draft.isList {
      next.list = draft.programmes.map(\.id)
    } else if !request.isFollowUp {
      next.list = []
    }
    next.position = draft.position ?? (draft.isList ? nil : next.position)
    return next
  }
}
