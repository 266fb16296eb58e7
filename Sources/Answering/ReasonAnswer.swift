import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// 理由: 「なんで減ったの？」 is answered with the document's own sentences that say why, and not with the figures again.
struct ReasonAnswer {
  let desk: Desk
  let search: PassageSearch

  /// How many sentences are quoted.
  private static let most = 3

  /// Sentences of the programme that give a reason, those with the question's words first; `nil` where none is asked for
  /// or the document has none.
  func draft(_ request: Request, _ programmes: [Programme]) throws(IndexError) -> Draft? {
    guard programmes.count == 1, let programme = programmes.first else { return nil }
    let names = programme.names.map { desk.key($0) }
    let nouns = request.terms.filter { term in term.isRequired && !names.contains { $0.has(term.text) } }
    // 「なんでやらなかったの」, 「なんで低いの」 are answered by what was called off, and by the sentence before it.
    let isGivenUp = programme.ratings?.evaluation.map { desk.listening.says("not_done", in: desk.key($0)) } ?? false
    let asksOmission =
      isGivenUp || ["not_done", "poor"].contains { desk.listening.says($0, in: request.question.key) }
    var found: [(text: String, source: Source, score: Double)] = []
    for passage in try search.passages(of: programme.id) where !passage.isRemainder {
      var before: String?
      for sentence in Sentences.of(passage.text) where !found.contains(where: { $0.text == sentence }) {
        let key = desk.tables.normalizer.key(sentence)
        defer { before = isOfForm(key) ? nil : sentence }
        let isOmission = asksOmission && desk.listening.says("not_done", in: key)
        let isReason = desk.listening.says("reason_marker", in: key)
        guard isReason || isOmission, !isOfForm(key) else { continue }
        let score = nouns.map { TextShare.of($0, in: key) }.reduce(isOmission ? 1 : 0, +)
        guard nouns.isEmpty || score >= 0.5 else { continue }
        if !isReason, let before, !found.contains(where: { $0.text == before }) {
          found.append((before, passage.source, score))
        }
        found.append((sentence, passage.source, score))
      }
    }
    guard !found.isEmpty else { return nil }
    var draft = Draft(.answered, [desk.title(programme)])
    let best = found.enumerated().sorted { one, other in
      one.element.score == other.element.score ? one.offset < other.offset : one.element.score > other.element.score
    }.prefix(Self.most).map(\.element)
    for (text, source, _) in best {
      desk.quote(Citation(source: source, title: programme.plan, quote: text), in: &draft)
    }
    draft.programmes = [programme]
    draft.operation = .describe
    return draft
  }
}

extension ReasonAnswer {
  /// Whether more than one programme's text says so: the form itself (「影響がある場合、状況を記入。」) or a policy that they share.
  private func isOfForm(_ key: String) -> Bool {
    desk.catalogue.bodyKeys.values.lazy.filter { $0.has(key) }.prefix(2).count > 1
  }
}

/// The sentences of a text.
enum Sentences {
  /// A text at its full stops, each sentence with its own.
  static func of(_ text: String) -> [String] {
    text.split(whereSeparator: { "。\n".contains($0) }).map { $0.trimmingPrefix(while: \.isWhitespace) + "。" }
  }
}
