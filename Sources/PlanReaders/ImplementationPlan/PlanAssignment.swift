/// 割当て: gives each programme of a page at most one of the cells, so that the sum of the scores is greatest.
struct PlanAssignment: Sendable {
  /// For each of `places` the index of its item, or `nil`. Ties go to the earlier item.
  /// - Parameter score: how well an item suits a place; an item that suits none (below zero) stays free.
  static func best(places: Int, items: Int, score: (_ place: Int, _ item: Int) -> Double) -> [Int?] {
    var chosen = [Int?](repeating: nil, count: places)
    guard items > 0, places > 0 else { return chosen }
    guard items <= 16 else { return greedy(places: places, items: items, score: score) }
    let scores = (0..<places).map { place in (0..<items).map { score(place, $0) } }
    // value[mask]: the best sum for the places so far with the items of `mask` given away.
    var steps: [[Int: (value: Double, item: Int?, from: Int)]] = [[0: (0, nil, 0)]]
    for place in 0..<places {
      var next: [Int: (value: Double, item: Int?, from: Int)] = [:]
      for (mask, state) in steps[place].sorted(by: { $0.key < $1.key }) {
        let options: [Int?] = [nil] + (0..<items).filter { mask & (1 << $0) == 0 }
        for item in options {
          let to = item.map { mask | (1 << $0) } ?? mask
          let value = state.value + (item.map { scores[place][$0] } ?? 0)
          if value > next[to]?.value ?? -.infinity { next[to] = (value, item, mask) }
        }
      }
      steps.append(next)
    }
    var mask = steps[places].max { ($0.value.value, $1.key) < ($1.value.value, $0.key) }?.key ?? 0
    for place in stride(from: places - 1, through: 0, by: -1) {
      guard let state = steps[place + 1][mask] else { break }
      (chosen[place], mask) = (state.item, state.from)
    }
    return chosen
  }

  private static func greedy(places: Int, items: Int, score: (Int, Int) -> Double) -> [Int?] {
    var chosen = [Int?](repeating: nil, count: places)
    var free = Set(0..<items)
    for place in 0..<places {
      guard let item = free.sorted().max(by: { score(place, $0) < score(place, $1) }), score(place, item) > 0 else {
        continue
      }
      chosen[place] = item
      free.remove(item)
    }
    return chosen
  }
}
