/// 実績と目標の列: which cells are the actual and the target of which row.
///
/// The two columns wrap at different widths, which the text does not tell: every pair of widths that occurs is tried,
/// and the one under which cells, columns and rows fit best is kept.
struct PlanColumns: Sendable {
  let cells: [PlanCell]
  /// For each row, for each cell.
  let affinity: [[Double]]
  /// For each row, for each cell: what its place in the text says for its being the row's actual.
  let nearness: [[Double]]
  let rows: Int
  let words: PlanWords

  /// The cells of one row.
  struct Pair: Sendable {
    var actual: Int?
    var target: Int?
  }

  private struct Choice {
    var value: Double
    var pair: Pair
    var from: Int
  }

  func solve() -> [Pair] {
    // More cells than the form has rows for: nothing is proved.
    guard cells.count <= 16, rows > 0 else { return Array(repeating: Pair(), count: rows) }
    let marks = words["bullet"] + words["sub_bullet"] + words["remark"] + ["【"]
    let wraps = cells.map { $0.wrap(marks: marks) }
    let widths = Array(Set(wraps.filter(\.isWrapped).map(\.width))).sorted()
    let likeness = likenesses()
    let intents = cells.map(intent)
    var best: (value: Double, pairs: [Pair]) = (-.infinity, Array(repeating: Pair(), count: rows))
    for actual in widths.isEmpty ? [16] : widths {
      for target in widths.isEmpty ? [16] : widths {
        let inActual = cells.indices.map { fit(wraps[$0], actual) + ending($0, "past", "future") - intents[$0] }
        let inTarget = cells.indices.map { fit(wraps[$0], target) + ending($0, "future", "past") + intents[$0] }
        let solved = solve(inActual, inTarget, likeness)
        if solved.value > best.value + 1e-9 { best = solved }
      }
    }
    return best.pairs
  }

  /// How well a cell suits a column that wraps at `width`.
  private func fit(_ wrap: (width: Double, isWrapped: Bool), _ width: Double) -> Double {
    let over = max(0, wrap.width - width)
    // A line may break early for a word, but never late.
    let under = wrap.isWrapped ? max(0, width - wrap.width - 1) : 0
    return 0.5 - min(2, over) - 0.7 * min(2, under)
  }

  /// Two cells on one line are of one row, the left column first.
  private func sharesLine(_ actual: Int, _ target: Int) -> Bool {
    actual < target && cells[actual].span.last == cells[target].span.first
  }

  /// How a cell's sentences end: what was done is past, what is planned is not.
  private func ending(_ index: Int, _ for: String, _ against: String) -> Double {
    let text = cells[index].text
    let sentences = text.split { "●【】".contains($0) }.map { String($0) }
    let count = { (role: String) in sentences.filter { words.ends($0, role) }.count }
    let (agree, differ) = (count(`for`), count(against))
    return agree > differ ? 0.8 : agree < differ ? -0.8 : 0
  }

  /// What was done is seldom told as 「…の拡充」 or as 「2.3％以上」: a hint, where sentences have no verb.
  private func intent(_ cell: PlanCell) -> Double {
    let pieces = cell.text.split { "●【】/／".contains($0) }.map { String($0) }
    if pieces.contains(where: { words.ends($0, "limit") }) { return 0.9 }
    return pieces.contains { words.ends($0, "intent") } ? 0.4 : 0
  }

  private func likenesses() -> [[Double]] {
    let pairs = cells.map { TextPairs($0.text) }
    return pairs.map { one in pairs.map { one.likeness($0) } }
  }

  /// The best pairs for given columns, row after row over the sets of cells already given away.
  private func solve(
    _ inActual: [Double], _ inTarget: [Double], _ likeness: [[Double]]
  ) -> (value: Double, pairs: [Pair]) {
    var steps: [[Int: Choice]] = [[0: Choice(value: 0, pair: Pair(), from: 0)]]
    for row in 0..<rows {
      var next: [Int: Choice] = [:]
      for (mask, state) in steps[row].sorted(by: { $0.key < $1.key }) {
        for pair in pairs(free: mask) {
          let to = mask | bit(pair.actual) | bit(pair.target)
          let value = state.value + score(row, pair, inActual, inTarget, likeness)
          if value > next[to]?.value ?? -.infinity { next[to] = Choice(value: value, pair: pair, from: mask) }
        }
      }
      steps.append(next)
    }
    var mask = steps[rows].max { ($0.value.value, $1.key) < ($1.value.value, $0.key) }?.key ?? 0
    let value = steps[rows][mask]?.value ?? -.infinity
    var found: [Pair] = []
    for row in stride(from: rows, to: 0, by: -1) {
      guard let state = steps[row][mask] else { break }
      found.append(state.pair)
      mask = state.from
    }
    return (value, found.reversed())
  }

  private func bit(_ index: Int?) -> Int { index.map { 1 << $0 } ?? 0 }

  private func pairs(free mask: Int) -> [Pair] {
    let free: [Int?] = cells.indices.filter { mask & (1 << $0) == 0 } + [nil]
    return free.flatMap { actual in
      free.compactMap { target in
        actual != nil && actual == target ? nil : Pair(actual: actual, target: target)
      }
    }
  }

  private func score(
    _ row: Int, _ pair: Pair, _ inActual: [Double], _ inTarget: [Double], _ likeness: [[Double]]
  ) -> Double {
    var value = 0.0
    if let actual = pair.actual { value += 2 + inActual[actual] + affinity[row][actual] + nearness[row][actual] }
    if let target = pair.target { value += 2 + inTarget[target] + affinity[row][target] }
    if let actual = pair.actual, let target = pair.target {
      value += 4 * likeness[actual][target] + (sharesLine(actual, target) ? 3 : 0)
    }
    return value
  }
}
