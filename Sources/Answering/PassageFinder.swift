import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding

/// Passages for what no structured answer fits: definitions, policies, reasons.
struct PassageFinder {
  let search: PassageSearch
  let book: NameBook
  let normalizer: Normalizer

  /// A passage and the share of the question's words that it has, 0...1, rare words counting more.
  struct Found {
    let hit: PassageHit
    let score: Double
    /// The words that it does not have.
    let missing: [Term]
  }

  /// The passages with the most of `terms`, best first.
  /// - Parameter documents: file names to look in; empty for all.
  func find(_ terms: [Term], in documents: [String], limit: Int = 60) throws(IndexError) -> [Found] {
    let words = terms.flatMap(\.forms).flatMap(pieces)
    guard !words.isEmpty else { return [] }
    let hits =
      try search.search(terms: words, in: documents, limit: limit).hits
      + (try search.search(terms: terms.map(\.text), in: documents, limit: 10).hits)
    var seen: Set<Source> = []
    let found = hits.filter { !$0.isRemainder && seen.insert($0.source).inserted }.map { score($0, terms) }
    return Self.ranked(found)
  }

  /// Best first; of equal ones the longer, which says more, and then the earlier.
  private static func ranked(_ found: [Found]) -> [Found] {
    found.enumerated().sorted { one, other in
      if one.element.score != other.element.score { return one.element.score > other.element.score }
      let (length, otherLength) = (one.element.hit.text.utf8.count, other.element.hit.text.utf8.count)
      return length == otherLength ? one.offset < other.offset : length > otherLength
    }.map(\.element)
  }

  /// The passages that have a phrase word for word.
  func find(phrase: String, limit: Int = 10) throws(IndexError) -> [PassageHit] {
    let key = normalizer.key(phrase)
    return try search.search(terms: [phrase], limit: limit).hits.filter {
      !$0.isRemainder && normalizer.key($0.text).has(key)
    }
  }

  /// A long word is also looked for by its halves, since the documents may print something between them.
  private func pieces(_ word: String) -> [String] {
    let runs = Script.runs(Array(word.unicodeScalars))
    guard runs.count > 1 || word.count > 5 else { return [word] }
    let scalars = Array(word.unicodeScalars)
    var parts = runs.filter { $0.range.count >= 2 }.map { run in
      String(scalars: scalars[run.range])
    }
    if runs.count == 1, word.count > 5 {
      parts = stride(from: 0, to: scalars.count - 1, by: 2).map { start in
        String(scalars: scalars[start..<min(start + 2, scalars.count)])
      }
    }
    return [word] + parts
  }

  /// How much a word that is no noun counts, against a noun of its length.
  private static let verb = 0.6

  private func score(_ hit: PassageHit, _ terms: [Term]) -> Found {
    let key = normalizer.key((hit.heading ?? "") + "\n" + hit.text)
    var (have, all) = (0.0, 0.0)
    var missing: [Term] = []
    for term in terms {
      // Verbs and small talk say less of a passage than nouns.
      let weight = Double(term.text.unicodeScalars.count) * (term.isRequired ? 1 : Self.verb)
      let share = TextShare.of(term, in: key)
      all += weight
      have += weight * share
      if share < 0.5 { missing.append(term) }
    }
    return Found(hit: hit, score: all > 0 ? have / all : 0, missing: missing)
  }
}

/// How much of a word a text has.
enum TextShare {
  /// The share of a word in the form that the text has most of.
  static func of(_ term: Term, in text: String) -> Double { term.forms.map { of($0, in: text) }.max() ?? 0 }

  /// 1 for the whole word, else a part of the share of its bigrams.
  static func of(_ word: String, in text: String) -> Double {
    if text.has(word) { return 1 }
    // Two characters are a bigram of their own, which is not there.
    return 0.85 * text.shareOfBigrams(of: word)
  }
}
