import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// 題目: what a programme is about, where a question describes it instead of naming it: 「若年無業者の事業」,
/// 「…を覚えて就職につなげる事業」.
///
/// Whom a document says a programme is for, and what it says the programme does, then count as much as its name: a word
/// in the name of one is no reason to leave out another that has it in its sentence.
struct Subject {
  let desk: Desk

  /// Whether the request describes what it means.
  func isDescribed(_ request: Request) -> Bool {
    let key = request.question.key
    guard request.operation == .lookup, !request.asks.isEmpty else { return false }
    let isSubject = { (term: Term) in
      desk.listening.phrases("subject_of").contains { key.has(term.text + $0) }
    }
    return request.terms.contains { $0.isRequired && isSubject($0) } || desk.listening.says("described_by", in: key)
  }

  /// The matches that have every noun which the best one has, in a name, among their people or in their sentence.
  func equals(of best: Match, among matches: [Match], _ terms: [Term]) -> [Match] {
    let nouns = terms.filter(\.isRequired)
    let had = nouns.filter { $0.stands(in: words(best.profile.programme)) }
    guard !had.isEmpty, had.count * 2 > nouns.count else { return [best] }
    return matches.filter { match in
      let words = words(match.profile.programme)
      return match.profile.programme.id == best.profile.programme.id || had.allSatisfy { $0.stands(in: words) }
    }
  }

  private func words(_ programme: Programme) -> String {
    [programme.name, programme.audience, programme.summary].compactMap { $0.map(desk.key) }
      .joined(separator: "\n")
  }
}
