import Glibc
import JapaneseText
import PlanModel

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

  package init(book: NameBook) { self.book = book }

  /// The terms that say anything: nouns, and other words that a programme has.
  package func telling(_ terms: [Term]) -> [Term] { MatchWords(terms, book: book).telling }

  /// The terms that a programme has any part of.
  package func heard(_ terms: [Term]) -> [Term] { MatchWords(terms, book: book).heard }

  /// All programmes of `scope` with any word of `terms`, best first; equal ones in the order of the documents.
  /// - Parameter key: the whole question as one key, in which whole names are looked for.
  package func matches(_ terms: [Term], key: String, in scope: (Programme) -> Bool) -> [Match] {
    let words = MatchWords(terms, book: book)
    let key = Array(key.unicodeScalars)
    var found: [(match: Match, order: Int)] = []
    for (index, profile) in book.profiles.enumerated() where scope(profile.programme) {
      if let match = words.match(profile, at: index, key: key) { found.append((match, index)) }
    }
    return found.sorted { ($1.match.rank, $0.order) < ($0.match.rank, $1.order) }.map(\.match)
  }
}

extension Match {
  /// Whether its names have every noun that the other's have, and more.
  package func outnames(_ other: Match) -> Bool { named.isStrictSuperset(of: other.named) }

  /// What matches are ordered by: a whole name first, then the score.
  package var rank: Double { Double(exactName) / 100 + score + 0.1 * nameScore }
}
