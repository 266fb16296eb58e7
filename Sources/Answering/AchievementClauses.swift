import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// 「回数の目標は達成したけど参加者数が届かなかった」: what is asked of each thing that is counted.
struct AchievementClauses {
  /// A part of the question: the units that it counts in, and whether their target shall be reached.
  struct Clause {
    let units: [String]
    let isReached: Bool
  }

  /// The parts that name what they count; fewer than two where the question speaks of a plan as a whole.
  let clauses: [Clause]

  init(_ request: Request, listening: Listening, finder: FactFinder) {
    guard request.asks.contains(.achievement) else {
      clauses = []
      return
    }
    let key = request.question.key
    let marks =
      Self.marks(key, listening.phrases("unreached"), false) + Self.marks(key, listening.phrases("reached"), true)
    var found: [Clause] = []
    var start = key.startIndex
    for mark in marks.sorted(by: Self.comesBefore) where mark.range.lowerBound >= start {
      let words = Self.counts(in: key[start..<mark.range.lowerBound])
      let units = finder.countedUnits(words.map { Term($0) })
      if !units.isEmpty { found.append(Clause(units: units, isReached: mark.isReached)) }
      start = mark.range.upperBound
    }
    clauses = found
  }

  /// Whether the pairs of plan and result of a programme meet every part.
  func hold(for pairs: [Achievement.Pair]) -> Bool {
    clauses.allSatisfy { clause in
      let own = pairs.filter { FactFinder.fits($0.actual.unit, clause.units) }.compactMap(\.rate)
      return clause.isReached ? !own.isEmpty && own.allSatisfy { $0 >= 100 } : own.contains { $0 < 100 }
    }
  }

  private typealias Mark = (range: Range<String.Index>, isReached: Bool)

  private static func marks(_ key: String, _ phrases: [String], _ isReached: Bool) -> [Mark] {
    phrases.flatMap { phrase in key.ranges(of: phrase).map { ($0, isReached) } }
  }

  /// The longer phrase of two at one place comes first: 達成しなかった before 達成し.
  private static func comesBefore(_ one: Mark, _ other: Mark) -> Bool {
    one.range.lowerBound == other.range.lowerBound
      ? one.range.upperBound > other.range.upperBound : one.range.lowerBound < other.range.lowerBound
  }

  /// The words that end in 数: 「参加者数が」 → 参加者数.
  private static func counts(in text: Substring) -> [String] {
    text.unicodeScalars.split { Script($0) != .han }.map { String($0) }.filter { $0.hasSuffix("数") }
  }
}
