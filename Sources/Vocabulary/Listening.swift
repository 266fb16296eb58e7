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

  /// What holds for exactly the other figures: 未満 of 「80％以上でない」.
  package var denied: Comparison {
    switch self {
    case .more: .atMost
    case .less: .atLeast
    case .equal: .unequal
    case .unequal: .equal
    case .atLeast: .less
    case .atMost: .more
    }
  }
}

/// What a follow-up points to.
package enum BackReference: String, CaseIterable, Sendable {
  case list, topic, source, more, next, other, another, first, rest
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
  /// The units that 「何」 stands before, and those that 「数」 stands behind.
  package private(set) var unitsAsked = CueTable<String>()
  package private(set) var unitsCounted = CueTable<String>()
  /// Grades as they are said: えす for S.
  package private(set) var grades = CueTable<String>()

  /// What is typed in kana behind a noun, and how it is usually written: むけ, 向け.
  package private(set) var spellings: [(typed: String, usual: String)] = []

  /// Reads the tables of `folder` (the project's `Prompts/listen`).
  package init(folder: String, normalizer: Normalizer) throws(VocabularyError) {
    func phrase(_ text: String) -> String {
      let normal = normalizer.text(text)
      // Hardly a phrase has a letter with cases: Latin, Greek and Cyrillic begin with these bytes.
      let hasCases = normal.utf8.contains { (0x41...0x5A).contains($0) || (0xC3...0xD6).contains($0) }
      return hasCases ? normal.lowercased() : normal
    }
    func rows(_ name: String, _ columns: Int) throws(VocabularyError) -> (
      table: Table, keyed: [(key: String, row: Table.Row)]
    ) {
      let table = try Table(path: "\(folder)/\(name).tsv", columns: columns)
      return (table, try table.keyed(phrase))
    }
    /// Adds every row to a table of cues; the second cell is one of the words of `Value`.
    func add<Value: RawRepresentable>(
      _ name: String, _ cues: inout CueTable<Value>
    ) throws(VocabularyError) where Value.RawValue == String {
      let (table, keyed) = try rows(name, 2)
      for (key, row) in keyed {
        guard let value = Value(rawValue: row[1]) else {
          throw .badValue(path: table.path, line: row.line, value: row[1])
        }
        cues.add(key, value)
      }
    }
    try add("measures", &asks)
    try add("operations", &operations)
    try add("comparisons", &comparisons)
    try add("back_references", &backReferences)
    let relative = try rows("relative_years", 3)
    for (key, row) in relative.keyed {
      guard ["latest", "topic"].contains(row[1]) else {
        throw .badValue(path: relative.table.path, line: row.line, value: row[1])
      }
      guard let years = Int(row[2]) else {
        throw .badValue(path: relative.table.path, line: row.line, value: row[2])
      }
      relativeYears.add(key, RelativeYear(isFromLatest: row[1] == "latest", years: years))
    }
    synonyms = try Synonyms.cues(Table(path: "\(folder)/synonyms.tsv", columns: 3), phrase)
    for (key, row) in try rows("english", 2).keyed { english.add(key, row.optional(1) ?? "") }
    for (key, _) in try rows("noise", 1).keyed { noise.add(key, true) }
    for (key, _) in try rows("kana_words", 1).keyed { kanaWords.add(key, true) }
    for (role, row) in try rows("phrases", 2).keyed { phrases[role, default: []].append(phrase(row[1])) }
    phrases = phrases.mapValues { $0.sorted { ($1.count, $0) < ($0.count, $1) } }
    for (key, row) in try rows("unstated", 2).keyed { unstated.add(key, row[1]) }
    for (key, row) in try rows("places", 2).keyed { places.add(key, row[1]) }
    for (key, row) in try rows("grades", 2).keyed { grades.add(key, row[1]) }
    spellings = try rows("spellings", 2).keyed.map { ($0.key, $0.row[1]) }
    let units = try rows("asked_units", 3)
    for (key, row) in units.keyed {
      switch row[2] {
      case "what": unitsAsked.add(key, row[1])
      case "number": unitsCounted.add(key, row[1])
      default: throw .badValue(path: units.table.path, line: row.line, value: row[2])
      }
    }
  }

  /// The phrases of a role, the longest first; empty where the table has none.
  package func phrases(_ role: String) -> [String] { phrases[role] ?? [] }

  /// Whether a phrase of a role stands in a text (normalized).
  package func says(_ role: String, in text: String) -> Bool { phrases(role).contains { text.has($0) } }

  /// Whether a text begins with words that leave out what stands before it: 「以外」, 「でない事業」. 「でないですか」 asks.
  package func leavesOut<Text: StringProtocol>(_ rest: Text) -> Bool {
    if phrases("except").contains(where: { rest.hasPrefix($0) }) { return true }
    guard let denied = phrases("denied").first(where: { rest.hasPrefix($0) }) else { return false }
    let behind = rest.dropFirst(denied.count)
    return !behind.isEmpty && behind != "の" && !phrases("denied_ends").contains { behind.hasPrefix($0) }
  }

  /// Whether `text` names `word` only to leave it out.
  package func leavesOut(_ word: String, in text: String) -> Bool {
    text.ranges(of: word).contains { leavesOut(text[$0.upperBound...]) }
  }

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
