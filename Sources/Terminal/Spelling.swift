/// Finds the known word that a mistyped one stands for.
package enum Spelling {
  /// The nearest of `known`, or `nil` where none is near: a third of the letters may differ, two of a short word.
  package static func nearest(to word: String, in known: [String]) -> String? {
    let word = word.lowercased()
    if word.count >= 2, let longer = known.first(where: { $0.hasPrefix(word) }) { return longer }
    let limit = max(2, word.count / 3)
    // Words whose lengths differ by more cannot be near; a pasted page is not compared letter by letter.
    let ranked = known.filter { abs($0.count - word.count) <= limit }.map { (name: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= limit && $0.distance < $0.name.count }
    return ranked.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// How many letters to insert, delete, replace or swap with their neighbour to make one word of the other.
  package static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        let replaced = last[column] + (letter == otherLetter ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, last) = (last, current)
    }
    return last[other.count]
  }
}
