import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// 対象者: programmes for the people that a question names (「女性向け」, 「氷河期世代が対象」).
///
/// Where the document states whom a programme is for, that decides; where it does not, its own words do.
struct AudienceFilter: Sendable {
  let desk: Desk

  /// The words that name the people, or `nil` where the question does not ask so.
  func words(_ request: Request) -> [Term]? {
    let key = request.question.key
    let words = request.terms.filter { term in
      desk.listening.phrases("audience_of").contains { phrase in
        key.has(term.text + phrase) && !isOfName(term.text + phrase, key) && !isAskedFor(term.text + phrase, request)
      }
        || desk.listening.phrases("audience_is").contains { key.has($0 + term.text) }
        || isAmong(term, key)
    }
    return words.isEmpty ? nil : joined(words, request, key)
  }

  /// 「対象者に事業者が入ってる」.
  private func isAmong(_ term: Term, _ key: String) -> Bool {
    desk.listening.phrases("audience_in").contains { key.has(term.text + $0) }
      && desk.listening.phrases("audience_into").contains { key.has($0 + term.text) }
  }

  /// 「どのような企業を対象に」 and 「何歳までの方が対象」 ask for the people.
  private func isAskedFor(_ words: String, _ request: Request) -> Bool {
    let key = request.question.key
    return desk.listening.phrases("interrogative").contains { key.has($0 + words) }
      || !request.question.units.isEmpty
  }

  /// Whether the words go on as a programme's name does: 「女性向けキャリアチェンジ支援」.
  private func isOfName(_ words: String, _ key: String) -> Bool {
    desk.book.profiles.contains { profile in
      profile.names.contains { name in
        name.ranges(of: words).contains { range in
          let next = name[range.upperBound...].prefix(3)
          return next.count == 3 && key.has(words + next)
        }
      }
    }
  }

  /// 「シニアや高齢者」: what stands beside the word that the marker follows.
  private func joined(_ words: [Term], _ request: Request, _ key: String) -> [Term] {
    let either = request.question.eithers.filter { $0.contains(where: words.contains) }.flatMap { $0 }
    return request.terms.filter { term in
      words.contains(term) || either.contains(term)
        || words.contains { word in
          desk.listening.phrases("joined").contains { key.has(term.text + $0 + word.text) }
        }
    }
  }

  func filter(_ programmes: [Programme], by words: [Term]) -> [Programme] {
    let forms = words.flatMap(\.forms)
    return programmes.filter { programme in
      if let audience = programme.audience.map({ desk.key($0) }) {
        if forms.contains(where: audience.contains) { return true }
        // The stated people of a sheet are all of them; those out of prose may not be.
        if programme.place(of: .audience) != programme.lines, programme.ratings != nil { return false }
      }
      let name = programme.name.map { desk.key($0) } ?? ""
      // Its own sentence, and not the heading that it stands under, which speaks of others too.
      let body =
        programme.audience == nil || programme.ratings == nil
        ? programme.summary.map { desk.key($0) } ?? "" : ""
      return words.contains { word in word.forms.contains { name.has($0) || body.has($0) } }
    }
  }
}
