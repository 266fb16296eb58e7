import JapaneseText
import PlanIndex

/// What the order of passages depends on besides the score of the index.
struct RankedQuestion {
  /// Keys of the words, each with what it is worth.
  var words: [(word: String, worth: Double)] = []
  /// Keys of what was typed.
  var said: [String] = []
  /// Western years that were said.
  var years: Set<Int> = []
  var values: Set<ExpectedValue> = []
  /// What stands behind a word where a text says what it means (という); empty where no meaning is asked for.
  var definitions: [String] = []
}

/// The order of the best passages, looked at more closely than an index can.
///
/// A passage's score of the index is multiplied by one and weighted shares, 0...1:
/// - wording: of the typed characters, those that stand in it and its headings as they were typed, in stretches of three
///   and more; for its text alone once more;
/// - heading: of the words by their worth, those that stand in its headings;
/// - agreement: the same for everything found of its programme together;
/// - meaning, year, value: whether it defines a word, speaks of the year, prints the kind of value that was asked for.
struct PassageRanking {
  private let question: RankedQuestion
  private let said: [[Unicode.Scalar]]
  private let saidCount: Double
  private let total: Double
  private let normalizer: Normalizer

  /// Chosen by trying on the questions with known answers; README says what they reach.
  private enum Weight {
    static let wording = 3.0
    static let textWording = 0.5
    static let heading = 2.0
    static let agreement = 1.0
    static let meaning = 5.0
    static let year = 5.0
    static let value = 2.0
    /// The shortest stretch, in characters, that counts as wording.
    static let stretch = 3
  }

  init(_ question: RankedQuestion, normalizer: Normalizer) {
    (self.question, self.normalizer) = (question, normalizer)
    said = question.said.map { Array($0.unicodeScalars) }
    saidCount = Double(said.reduce(0) { $0 + $1.count })
    total = question.words.reduce(0) { $0 + $1.worth }
  }

  /// Best first; equal ones stay as they were.
  func ranked(_ hits: [PassageHit]) -> [PassageHit] {
    let places = hits.map { Place($0, normalizer) }
    let words = places.map { found(in: $0.heading + "\n" + $0.text) }
    var together: [String: Set<Int>] = [:]
    for (hit, words) in zip(hits, words) { together[group(of: hit), default: []].formUnion(words) }
    let scores = hits.indices.map { index in
      hits[index].score
        * (1 + Weight.agreement * share(together[group(of: hits[index])] ?? []) + shares(hits[index], places[index]))
    }
    return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.map { hits[$0].scored(scores[$0]) }
  }

  /// The keys of a passage's headings and of its text.
  private struct Place {
    let heading: String
    let text: String

    init(_ hit: PassageHit, _ normalizer: Normalizer) {
      heading = normalizer.key([hit.name, hit.heading].compactMap { $0 }.joined(separator: "\n"))
      text = normalizer.key(hit.text)
    }
  }

  private func shares(_ hit: PassageHit, _ place: Place) -> Double {
    var sum = Weight.heading * share(found(in: place.heading))
    if saidCount > 0 {
      sum += Weight.wording * wording(place.heading + "\n" + place.text) + Weight.textWording * wording(place.text)
    }
    if defines(place.text) { sum += Weight.meaning }
    if let year = hit.westernYear, question.years.contains(year) { sum += Weight.year }
    if !question.values.isEmpty {
      let text = normalizer.normalize(hit.text).scalars
      let there = question.values.count { $0.stands(in: text) }
      sum += Weight.value * Double(there) / Double(question.values.count)
    }
    return sum
  }

  private func defines(_ text: String) -> Bool {
    question.definitions.contains { ending in text.has(ending) && question.words.contains { text.has($0.word + ending) }
    }
  }

  private func found(in key: String) -> Set<Int> {
    Set(question.words.indices.filter { key.has(question.words[$0].word) })
  }

  private func group(of hit: PassageHit) -> String { hit.programme ?? "\(hit.source.document)\n\(hit.heading ?? "")" }

  /// Summed in the order of the words: a set has another order in every process, and a sum would differ in its last digit.
  private func share(_ indices: Set<Int>) -> Double {
    guard total > 0 else { return 0 }
    return question.words.indices.reduce(0) { indices.contains($1) ? $0 + question.words[$1].worth : $0 } / total
  }

  /// The share of the typed characters that stand in `key` in stretches of ``Weight/stretch`` and more.
  private func wording(_ key: String) -> Double {
    let scalars = Array(key.unicodeScalars)
    return Double(said.reduce(0) { $0 + Self.covered($1, by: scalars) }) / saidCount
  }

  private static func covered(_ text: [Unicode.Scalar], by key: [Unicode.Scalar]) -> Int {
    // For each place in the key, how long a stretch ends there that also ends at the text's present character.
    var lengths = Array(repeating: 0, count: key.count + 1)
    var longest = Array(repeating: 0, count: text.count)
    for (index, scalar) in text.enumerated() {
      for place in stride(from: key.count, to: 0, by: -1) {
        lengths[place] = key[place - 1] == scalar ? lengths[place - 1] + 1 : 0
        longest[index] = max(longest[index], lengths[place])
      }
    }
    // From the end, so that no character counts twice.
    var (covered, end) = (0, text.count - 1)
    while end >= 0 {
      let length = longest[end] >= Weight.stretch ? longest[end] : 0
      covered += length
      end -= max(1, length)
    }
    return covered
  }
}
