import JapaneseText

/// What a question asks for, before it is known which measure of a plan answers it: 目標 is the planned scale in one
/// form and an indicator's target in another. The raw values are the words of `measures.tsv`.
package enum Ask: String, CaseIterable, Sendable {
  case budget, planned, result, rate, achievement, grade, direction, covid, division, contact, phone, url, audience,
    category, start, summary
  case overallRate = "overall_rate"
}

/// What is to be done with the figures. The raw values are the contract's words.
package enum Operation: String, CaseIterable, Sendable {
  case lookup, list, count, sum, average, maximum, minimum, compare, trend, describe, search, about
  case reverseLookup = "reverse_lookup"
}

/// How a figure compares with an amount.
package enum Comparison: String, CaseIterable, Sendable {
  case more, less, equal, unequal
  case atLeast = "at_least"
  case atMost = "at_most"
}

/// What a follow-up points to.
package enum BackReference: String, CaseIterable, Sendable {
  case list, topic, source, more, next, other, another, first
}

/// A year said in relation to another.
package struct RelativeYear: Sendable, Equatable {
  /// Counted from the documents' latest year, or else from the year spoken of before.
  package let isFromLatest: Bool
  package let years: Int
}

/// Everything of `Prompts/listen/`: the words that people use, loaded and checked.
package struct Listening: Sendable {
  package private(set) var asks = CueTable<Ask>()
  package private(set) var operations = CueTable<Operation>()
  package private(set) var synonyms = CueTable<String>()
  package private(set) var english = CueTable<String>()
  package private(set) var noise = CueTable<Bool>()
  /// The phrases of each role, normalized, the longest first.
  private var phrases: [String: [String]] = [:]
  package private(set) var kanaWords = CueTable<Bool>()
  package private(set) var comparisons = CueTable<Comparison>()
  package private(set) var unstated = CueTable<String>()
  package private(set) var relativeYears = CueTable<RelativeYear>()
  package private(set) var backReferences = CueTable<BackReference>()
  package private(set) var places = CueTable<String>()
  /// Grades as they are said: えす for S.
  package private(set) var grades = CueTable<String>()

  /// Reads the tables of `folder` (the project's `Prompts/listen`).
  package init(folder: String, normalizer: Normalizer) throws(VocabularyError) {
    func phrase(_ text: String) -> String { normalizer.text(text).lowercased() }
    func rows(_ name: String, _ columns: Int) throws(VocabularyError) -> Table {
      let table = try Table(path: "\(folder)/\(name).tsv", columns: columns)
      try table.requireDistinct(phrase)
      return table
    }
    func value<T: RawRepresentable>(_ row: Table.Row, _ table: Table) throws(VocabularyError) -> T
    where T.RawValue == String {
      guard let value = T(rawValue: row[1]) else {
        throw .badValue(path: table.path, line: row.line, value: row[1])
      }
      return value
    }
    let measures = try rows("measures", 2)
    for row in measures.rows { asks.add(phrase(row[0]), try value(row, measures)) }
    let operationRows = try rows("operations", 2)
    for row in operationRows.rows { operations.add(phrase(row[0]), try value(row, operationRows)) }
    let comparisonRows = try rows("comparisons", 2)
    for row in comparisonRows.rows { comparisons.add(phrase(row[0]), try value(row, comparisonRows)) }
    let references = try rows("back_references", 2)
    for row in references.rows { backReferences.add(phrase(row[0]), try value(row, references)) }
    let relative = try rows("relative_years", 3)
    for row in relative.rows {
      guard ["latest", "topic"].contains(row[1]) else {
        throw .badValue(path: relative.path, line: row.line, value: row[1])
      }
      guard let years = Int(row[2]) else { throw .badValue(path: relative.path, line: row.line, value: row[2]) }
      relativeYears.add(phrase(row[0]), RelativeYear(isFromLatest: row[1] == "latest", years: years))
    }
    synonyms = try Synonyms.cues(Table(path: "\(folder)/synonyms.tsv", columns: 3), phrase)
    for row in try rows("english", 2).rows { english.add(phrase(row[0]), row.optional(1) ?? "") }
    for row in try rows("noise", 1).rows { noise.add(phrase(row[0]), true) }
    for row in try rows("kana_words", 1).rows { kanaWords.add(phrase(row[0]), true) }
    for row in try rows("phrases", 2).rows { phrases[row[0], default: []].append(phrase(row[1])) }
    phrases = phrases.mapValues { $0.sorted { ($1.count, $0) < ($0.count, $1) } }
    for row in try rows("unstated", 2).rows { unstated.add(phrase(row[0]), row[1]) }
    for row in try rows("places", 2).rows { places.add(phrase(row[0]), row[1]) }
    for row in try rows("grades", 2).rows { grades.add(phrase(row[0]), row[1]) }
  }

  /// The phrases of a role, the longest first; empty where the table has none.
  package func phrases(_ role: String) -> [String] { phrases[role] ?? [] }

  /// Whether a phrase of a role stands in a text (normalized).
  package func says(_ role: String, in text: String) -> Bool { phrases(role).contains { text.has($0) } }

  /// The words that people ask with, as far as they may be typed in kana: what is asked for, other words for what the
  /// documents print, places and years.
  package var spokenWords: [String] {
    Set(asks.phrases + synonyms.phrases + places.phrases + relativeYears.phrases + operations.phrases).sorted()
  }

  /// How long the phrases are, in scalars, that begin at a place: what is asked for, what is to be done with it, what points
  /// back, and what says nothing.
  package func phraseLengths(in scalars: [Unicode.Scalar], at start: Int) -> [Int] {
    [
      asks.longest(in: scalars, at: start)?.range.count, operations.longest(in: scalars, at: start)?.range.count,
      noise.longest(in: scalars, at: start)?.range.count, backReferences.longest(in: scalars, at: start)?.range.count,
    ].compactMap { $0 }
  }
}
