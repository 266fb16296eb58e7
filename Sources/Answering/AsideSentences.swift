import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding

/// 余った言葉: what a question asks of a programme beyond its figures. 「保護が廃止になったのは何世帯」 has words that no indicator
/// accounts for; where a sentence of the same programme has them, it is quoted beside the figures.
struct AsideSentences {
  let desk: Desk
  let search: PassageSearch

  private enum Limit {
    /// How much of a word a sentence must have.
    static let share = 0.8
    static let sentences = 2
  }

  /// Adds the sentences to an answer of one programme.
  func add(to draft: inout Draft, _ request: Request) throws(IndexError) {
    guard draft.status == .answered, draft.programmes.count == 1, let programme = draft.programmes.first else { return }
    let words = uncovered(request, draft, programme)
    guard !words.isEmpty else { return }
    var found: [(citation: Citation, score: Double)] = []
    for passage in try search.passages(of: programme.id) where !passage.isRemainder {
      for sentence in Sentences.of(passage.text) where !found.contains(where: { $0.citation.quote == sentence }) {
        let key = desk.tables.normalizer.key(sentence)
        let held = words.map { TextShare.of($0, in: key) }.filter { $0 >= Limit.share }
        guard held.count * 2 > words.count else { continue }
        found.append((Citation(source: passage.source, title: programme.plan, quote: sentence), held.reduce(0, +)))
      }
    }
    let quoted = Set(draft.citations.map(\.quote))
    let best = found.map(\.score).max() ?? 0
    for one in found.filter({ $0.score == best && !quoted.contains($0.citation.quote) }).prefix(Limit.sentences) {
      desk.quote(one.citation, in: &draft)
    }
  }

  /// The question's own nouns that neither the programme's name nor anything of the answer has.
  private func uncovered(_ request: Request, _ draft: Draft, _ programme: Programme) -> [Term] {
    let names = programme.names + [programme.section, programme.audience, programme.plan].compactMap { $0 }
    let told = draft.facts.flatMap { [$0.label, $0.raw].compactMap { $0 } } + draft.citations.map(\.quote)
    let keys = (names + told + programme.divisions).map { desk.key($0) }
    return request.question.terms.filter { term in
      term.isRequired && !keys.contains(where: term.stands)
        && !keys.contains { LabelScores.names(term.text, $0) }
    }
  }
}
