import JapaneseText

/// Phrases that people use, each with what it means; the longest phrase at a place wins.
package struct CueTable<Meaning: Sendable>: Sendable {
  /// A phrase found in a text.
  package struct Found: Sendable {
    package let range: Range<Int>
    /// All meanings of the phrase, in the order of the table.
    package let meanings: [Meaning]
  }

  private var meanings: [[Unicode.Scalar]: [Meaning]] = [:]
  /// By first scalar, the lengths of the phrases that begin so, longest first.
  private var lengths: [Unicode.Scalar: [Int]] = [:]

  package init() {}

  /// - Parameter phrase: normalized, lower case.
  package mutating func add(_ phrase: String, _ meaning: Meaning) {
    let scalars = Array(phrase.unicodeScalars)
    guard let first = scalars.first else { return }
    meanings[scalars, default: []].append(meaning)
    if lengths[first]?.contains(scalars.count) != true {
      lengths[first, default: []].append(scalars.count)
      lengths[first]?.sort(by: >)
    }
  }

  /// The longest phrase that begins at `start`.
  package func longest(in scalars: [Unicode.Scalar], at start: Int) -> Found? {
    for length in lengths[scalars[start]] ?? [] where start + length <= scalars.count {
      if let meanings = meanings[Array(scalars[start..<start + length])] {
        return Found(range: start..<start + length, meanings: meanings)
      }
    }
    return nil
  }

  /// Whether a phrase is in the table, as a whole.
  package func contains(_ phrase: String) -> Bool { contains(Array(phrase.unicodeScalars)) }
  package func contains(_ phrase: [Unicode.Scalar]) -> Bool { meanings[phrase] != nil }

  /// Every phrase, sorted.
  package var phrases: [String] { meanings.keys.map { String(scalars: $0) }.sorted() }

  /// What a whole phrase means; empty where the table does not have it.
  package func meanings(of phrase: String) -> [Meaning] { meanings[Array(phrase.unicodeScalars)] ?? [] }
}
