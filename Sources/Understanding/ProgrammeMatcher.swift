import Glibc
import JapaneseText
import PlanModel
import Synchronization

/// A programme that a question may mean, and how well.
package struct Match: Sendable {
  package let profile: Profile
  /// The share of the question's words that the programme accounts for, 0...1, rare words counting more.
  package let score: Double
  /// The share that its names and indicators alone account for.
  package let nameScore: Double
  /// The question holds a whole name of it; how many characters.
  package let exactName: Int
  /// Nouns of the question that its names and indicators have.
  package let named: Set<Term>
  /// Words of the question that stand nowhere in what the documents say of it.
  package let missing: [Term]
  /// The share of the question's words that is missing so, 0...1.
  package let missingShare: Double
}

/// Finds the programmes that the words of a question fit.
///
/// A word fits a text by the share of its bigrams that stand there, so a slip of the keyboard (キャリヤ for キャリア)
/// costs a little and not everything. Bigrams that few programmes have count more (ln of how few). Names weigh more
/// than indicators, those more than the body.
package struct ProgrammeMatcher: Sendable {
  private let book: NameBook
  private let last = LastWords()

  package init(book: NameBook) { self.book = book }

  /// The terms that say anything: nouns, and other words that a programme has.
  package func telling(_ terms: [Term]) -> [Term] { words(terms).telling }

  /// The terms that a programme has any part of.
  package func heard(_ terms: [Term]) -> [Term] { words(terms).heard }

  private func words(_ terms: [Term]) -> MatchWords { last.words(terms, book: book) }

  /// All programmes of `scope` with any word of `terms`, best first; equal ones in the order of the documents.
  /// - Parameter key: the whole question as one key, in which whole names are looked for.
  package func matches(_ terms: [Term], key: String, in scope: (Programme) -> Bool) -> [Match] {
    let words = words(terms)
    let key = Array(key.unicodeScalars)
    var found: [(match: Match, order: Int)] = []
    for (index, profile) in book.profiles.enumerated() where scope(profile.programme) {
      if let match = words.match(profile, at: index, key: key) { found.append((match, index)) }
    }
    return found.sorted { ($1.match.rank, $0.order) < ($0.match.rank, $1.order) }.map(\.match)
  }
}

/// The words that were weighed last: one question asks of the same words several times.
private final class LastWords: Sendable {
  private let kept = Mutex<(terms: [Term], words: MatchWords)?>(nil)

  func words(_ terms: [Term], book: NameBook) -> MatchWords {
    kept.withLock { kept in
      if let kept, kept.terms == terms { return kept.words }
      let words = MatchWords(terms, book: book)
      kept = (terms, words)
      return words
    }
  }
}

extension Match {
  /// Whether its names have every noun that the other's have, and more.
  package func outnames(_ other: Match) -> Bool { named.isStrictSuperset(of: other.named) }

  /// What matches are ordered by: a whole name first, then the score.
  package var rank: Double { Double(exactName) / 100 + score + 0.1 * nameScore }
}
