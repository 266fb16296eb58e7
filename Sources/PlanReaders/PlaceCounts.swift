import PlanModel

/// How often each place is named. The longest name at a place counts, so that 東京都市 holds no 京都市.
struct PlaceCounts {
  private typealias Spelling = (scalars: [Unicode.Scalar], place: String)

  /// By their first scalar, the longest first: a text is gone through once.
  private let spellings: [Unicode.Scalar: [Spelling]]
  /// Where each place stands in the table.
  private let order: [String: Int]

  init(_ names: [(spelling: String, place: String)]) {
    let all = names.map { Spelling(Array($0.spelling.unicodeScalars), $0.place) }.filter { !$0.scalars.isEmpty }
    spellings = Dictionary(grouping: all) { $0.scalars[0] }
      .mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    order = Dictionary(names.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How often the text names each place.
  func counts(in scalars: [Unicode.Scalar]) -> [String: Int] {
    var counts: [String: Int] = [:]
    var start = 0
    while start < scalars.count {
      let found = spellings[scalars[start]]?.first { scalars[start...].starts(with: $0.scalars) }
      if let found { counts[found.place, default: 0] += 1 }
      start += found?.scalars.count ?? 1
    }
    return counts
  }

  /// The place that the lines name most, where they name it often enough; of two named equally often the first in the table.
  func most(_ lines: [SourceLine], atLeast least: Int) -> String? {
    var counts: [String: Int] = [:]
    for line in lines { counts.merge(self.counts(in: line.normalized.scalars), uniquingKeysWith: +) }
    return most(of: counts.filter { $0.value >= least })
  }

  /// The place with the highest count.
  func most(of counts: [String: Int]) -> String? {
    counts.max { one, other in
      one.value == other.value ? (order[one.key] ?? 0) > (order[other.key] ?? 0) : one.value < other.value
    }?.key
  }
}
