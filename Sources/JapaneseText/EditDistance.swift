/// 編集距離: how many characters two texts differ in: one put in, left out, or another in its place.
package enum EditDistance {
  /// The distance; `nil` where it is more than `most`.
  package static func between(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost most: Int) -> Int? {
    guard abs(one.count - other.count) <= most else { return nil }
    let last = rows(one, other) { $0 }
    let distance = last[other.count]
    return distance <= most ? distance : nil
  }

  /// The part of `text` that is nearest to `wanted`, and how far it is; `nil` where every part is farther than `most`.
  /// Of equally near ones the first and longest.
  package static func nearestPart(
    of text: [Unicode.Scalar], to wanted: [Unicode.Scalar], atMost most: Int
  ) -> (range: Range<Int>, distance: Int)? {
    guard !text.isEmpty, !wanted.isEmpty else { return nil }
    // Sellers' algorithm: a part may begin anywhere, so nothing before it costs.
    let ends = rows(wanted, text) { _ in 0 }
    guard let nearest = ends.dropFirst().min(), nearest <= most,
      var end = ends.indices.dropFirst().first(where: { ends[$0] == nearest })
    else { return nil }
    while end + 1 < ends.count, ends[end + 1] == nearest { end += 1 }
    // The same backwards from the end finds where it begins.
    let head = Array(text[..<end].reversed())
    let starts = rows(Array(wanted.reversed()), head) { $0 }
    guard let length = starts.indices.last(where: { starts[$0] == nearest }), length > 0 else { return nil }
    return (end - length..<end, nearest)
  }

  /// The last row of the table of distances between `one` and every head of `other`.
  /// - Parameter start: what it costs to leave out that many characters at the head of `other`.
  private static func rows(
    _ one: [Unicode.Scalar], _ other: [Unicode.Scalar], start: (Int) -> Int
  ) -> [Int] {
    var row = (0...other.count).map(start)
    for (index, scalar) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in other.indices {
        let here = scalar == other[place] ? diagonal : min(diagonal, row[place], row[place + 1]) + 1
        diagonal = row[place + 1]
        row[place + 1] = here
      }
    }
    return row
  }
}
