import JapaneseText

/// 対象者の言い方: the words by which prose says whom a programme is for: `audience.tsv`.
package struct AudienceWords: Sendable {
  /// A word behind a phrase that makes it the audience.
  package struct Marker: Sendable {
    package let opener: [Unicode.Scalar]
    /// What must follow the opener, `nil` where the opener says all.
    package let closer: [Unicode.Scalar]?
    /// How many scalars may stand between the two.
    package let gap: Int
    /// Only kanji and katakana stand between: 「の就業促進を図る」.
    package let isCompound: Bool
    /// The lowest wins.
    package let rank: Int
    /// Taken from every sentence, not only the first: 「…を雇用し、また…を雇用する」.
    package let isCollected: Bool
  }

  package let markers: [Marker]
  /// The rank from which a marker is used only where no other is found.
  package let weakRank: Int
  private let words: [String: [[Unicode.Scalar]]]

  /// The words of `role`, the longest first.
  package func words(_ role: String) -> [[Unicode.Scalar]] { words[role] ?? [] }

  /// Reads `audience.tsv`: role, word, closing word, gap, rank.
  package init(_ table: Table, normalizer: Normalizer) throws(VocabularyError) {
    var markers: [Marker] = []
    var words: [String: [[Unicode.Scalar]]] = [:]
    var weakest = Int.max
    for row in table.rows {
      let word = normalizer.normalize(row[1]).scalars
      guard ["marker", "participant", "weak"].contains(row[0]) else {
        words[row[0], default: []].append(word)
        continue
      }
      guard let rank = Int(row[4]) else { throw .badValue(path: table.path, line: row.line, value: row[4]) }
      if row[0] == "weak" { weakest = min(weakest, rank) }
      let isCompound = row[3] == "compound"
      markers.append(
        Marker(
          opener: word, closer: row.optional(2).map { normalizer.normalize($0).scalars },
          gap: isCompound ? Self.longestCompound : Int(row[3]) ?? 0, isCompound: isCompound, rank: rank,
          isCollected: row[0] == "participant"))
    }
    (self.markers, weakRank) = (markers, weakest)
    self.words = words.mapValues { $0.sorted { $1.count < $0.count } }
  }

  private static let longestCompound = 10
}
