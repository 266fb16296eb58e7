import Glibc
import JapaneseText
import PlanModel

/// A programme that a question may mean, and how well.
package struct Match: Sendable {
  package let programme: Programme
  /// The share of the question's words that the programme accounts for, 0...1, rare words counting more.
  package let score: Double
  /// The share that its names and indicators alone account for.
  package let nameScore: Double
  /// The question holds a whole name of it; how many characters.
  package let exactName: Int
  /// Words of the question that stand nowhere in what the documents say of it.
  package let missing: [Term]
}

/// Finds the programmes that the words of a question fit.
///
/// A word fits a text by the share of its bigrams that stand there, so a slip of the keyboard (キャリヤ for キャリア)
/// costs a little and not everything. Bigrams that few programmes have count more (ln of how few). Names weigh more
/// than indicators, those more than the body.
package struct ProgrammeMatcher: Sendable {
  /// How much a word counts by where it was found. Chosen by trying on questions with known answers.
  private enum Weight {
    static let name = 1.0
    static let label = 0.93
    static let parent = 0.85
    static let body = 0.6
    /// For a word that the documents print for the one that was said.
    static let synonym = 0.92
    /// For bigrams found apart from each other.
    static let scattered = 0.8
  }

  private let book: NameBook

  package init(book: NameBook) { self.book = book }

  /// All programmes of `scope` with any word of `terms`, best first; equal ones in the order of the documents.
  /// - Parameter key: the whole question as one key, in which whole names are looked for.
  package func matches(_ terms: [Term], key: String, in scope: (Programme) -> Bool) -> [Match] {
    let words = Words(terms, profiles: book.profiles)
    var found: [Match] = []
    for (index, profile) in book.profiles.enumerated() where scope(profile.programme) {
      if let match = words.match(profile, at: index, key: key) { found.append(match) }
    }
    return found.enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }.map(\.element)
  }

  /// Whether any programme has `term` (or what it stands for) whole.
  package func knows(_ term: Term) -> Bool {
    let words = [term.text] + term.alternatives
    return book.profiles.contains { profile in
      words.contains { word in
        profile.names.contains { $0.contains(word) } || profile.labels.contains { $0.contains(word) }
          || profile.body.contains(word)
      }
    }
  }

  /// The words of one question, with what each bigram is worth over all programmes.
  private struct Words {
    /// One way to say a term: its bigrams as indices into the set.
    struct Form {
      let text: String
      let bigrams: [Int]
      let factor: Double
    }

    let terms: [(term: Term, forms: [Form], weight: Double)]
    /// For each profile, which bigrams its names, labels, parent and body have.
    let marks: [[[Bool]]]
    let worth: [Double]

    init(_ terms: [Term], profiles: [Profile]) {
      var set = BigramSet()
      let forms = terms.map { term in
        [Form(text: term.text, bigrams: Self.bigrams(term.text, &set), factor: 1)]
          + term.alternatives.map {
            Form(text: $0, bigrams: Self.bigrams($0, &set), factor: Weight.synonym)
          }
      }
      marks = profiles.map { profile in
        var name = [Bool](repeating: false, count: set.count)
        var (label, parent, body) = (name, name, name)
        for text in profile.nameScalars { set.mark(text, in: &name) }
        for text in profile.labelScalars { set.mark(text, in: &label) }
        if let parentName = profile.parentName { set.mark(Array(parentName.unicodeScalars), in: &parent) }
        set.mark(profile.bodyScalars, in: &body)
        return [name, label, parent, body]
      }
      let count = Double(profiles.count)
      var worth = [Double](repeating: 0, count: set.count)
      for index in worth.indices {
        let having = marks.count { $0.contains { $0[index] } }
        worth[index] = log(1 + count / (Double(having) + 0.5))
      }
      self.worth = worth
      self.terms = zip(terms, forms).map { term, forms in
        (term, forms, forms[0].bigrams.reduce(0) { $0 + worth[$1] })
      }
    }

    private static func bigrams(_ text: String, _ set: inout BigramSet) -> [Int] {
      BigramSet.pairs(Array(text.unicodeScalars)).map { set.add($0) }
    }

    func match(_ profile: Profile, at index: Int, key: String) -> Match? {
      let exact = profile.names.filter { $0.count >= 4 && key.contains($0) }.map(\.count).max() ?? 0
      let total = terms.reduce(0) { $0 + $1.weight }
      guard total > 0 || exact > 0 else { return nil }
      var (score, nameScore) = (0.0, 0.0)
      var missing: [Term] = []
      for (term, forms, weight) in terms {
        let (best, name) = fit(forms, profile, marks[index])
        score += weight * best
        nameScore += weight * name
        if best < 0.3 { missing.append(term) }
      }
      guard score > 0 || exact > 0 else { return nil }
      return Match(
        programme: profile.programme, score: total > 0 ? score / total : 1,
        nameScore: total > 0 ? nameScore / total : 1, exactName: exact, missing: missing)
    }

    /// How well a term fits: anywhere, and in names and labels only.
    private func fit(_ forms: [Form], _ profile: Profile, _ marks: [[Bool]]) -> (best: Double, name: Double) {
      var (best, name) = (0.0, 0.0)
      for form in forms {
        let fields: [(Double, [Bool], (String) -> Bool)] = [
          (Weight.name, marks[0], { word in profile.names.contains { $0.contains(word) } }),
          (Weight.label, marks[1], { word in profile.labels.contains { $0.contains(word) } }),
          (Weight.parent, marks[2], { word in profile.parentName?.contains(word) == true }),
          (Weight.body, marks[3], { word in profile.body.contains(word) }),
        ]
        for (position, (weight, marked, holds)) in fields.enumerated() {
          let share = coverage(form, marked, holds) * weight * form.factor
          best = max(best, share)
          if position < 2 { name = max(name, share) }
        }
      }
      return (best, name)
    }

    private func coverage(_ form: Form, _ marked: [Bool], _ holds: (String) -> Bool) -> Double {
      var (have, all) = (0.0, 0.0)
      for bigram in form.bigrams {
        all += worth[bigram]
        if marked[bigram] { have += worth[bigram] }
      }
      guard have > 0 else { return 0 }
      if have == all, holds(form.text) { return 1 }
      return Weight.scattered * have / all
    }
  }
}

extension Match {
  /// What matches are ordered by: a whole name first, then the score.
  package var rank: Double { Double(exactName) / 100 + score + 0.1 * nameScore }
}
