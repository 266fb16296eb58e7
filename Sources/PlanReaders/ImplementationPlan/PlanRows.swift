import PlanModel

/// 行: one programme of a page with the cells that were given to it.
struct PlanRow: Sendable {
  let number: PlanTablePage.RowNumber
  let chapter: ChapterProgramme?
  var name: PlanCell?
  var content: PlanCell?
  var audience: PlanCell?
  var actual: PlanCell?
  var target: PlanCell?
  var divisions: [PlanCell] = []

  /// The given cells, without the divisions.
  var cells: [PlanCell] { [name, content, audience, actual, target].compactMap { $0 } }
  var nameText: String? { name.map { $0.printed.joined().filter { !$0.isWhitespace } } ?? chapter?.name }
}

/// 行の組み立て: gives the cells of a page back to its rows.
///
/// What speaks for a cell: words that it shares with the programme's chapter and its other cells and with no other
/// programme of the page, the cell that stands before it in the text, and for actuals and targets the width at which
/// their columns wrap and how their sentences end. Each kind is given away as a whole (``PlanAssignment``).
struct PlanRowBuilder {
  private let page: PlanTablePage
  private let words: PlanWords
  private var rows: [PlanRow]
  /// For each cell the index of its row, once it has one.
  private var owner: [Int: Int] = [:]

  init(_ page: PlanTablePage, chapter: PlanChapter, words: PlanWords) {
    (self.page, self.words) = (page, words)
    rows = page.numbers.map { PlanRow(number: $0, chapter: chapter.programme($0.programme)) }
  }

  /// The rows, and the cells that none of them took.
  mutating func build() -> (rows: [PlanRow], left: [PlanCell]) {
    giveNames()
    giveContents()
    giveAudiences()
    giveMeasured()
    let left = page.cells.indices.filter { index in
      owner[index] == nil && page.cells[index].kind != .note && page.cells[index].kind != .division
        && !isDash(page.cells[index])
    }
    return (rows, left.map { page.cells[$0] })
  }

  private func indices(_ kind: PlanCell.Kind) -> [Int] { page.cells.indices.filter { page.cells[$0].kind == kind } }

  private func isDash(_ cell: PlanCell) -> Bool { cell.text.allSatisfy { $0 == "-" || $0 == "ー" } }

  private mutating func giveNames() {
    for (index, cell) in page.cells.enumerated() {
      guard case .name(let number) = cell.kind, let row = rows.firstIndex(where: { $0.number.programme == number }),
        rows[row].name == nil
      else { continue }
      rows[row].name = cell
      owner[index] = row
    }
  }

  private mutating func giveContents() {
    let items = indices(.plain)
    let affinity = affinities(items)
    let given = PlanAssignment.best(places: rows.count, items: items.count) { row, item in
      0.5 + affinity[row][item] + nameBonus(items[item], row: row)
    }
    for (row, item) in given.enumerated() {
      guard let item else { continue }
      rows[row].content = page.cells[items[item]]
      owner[items[item]] = row
    }
  }

  /// A name right above a cell speaks for it; with a blank line between, less.
  private func nameBonus(_ index: Int, row: Int) -> Double {
    guard follows(index, row: row, { if case .name = $0 { true } else { false } }), let name = rows[row].name else {
      return 0
    }
    return page.cells[index].span.first - name.span.last <= 1 ? 3 : 1
  }

  private mutating func giveAudiences() {
    let items = indices(.audience)
    let affinity = affinities(items, least: 3)
    let given = PlanAssignment.best(places: rows.count, items: items.count) { row, item in
      1 + affinity[row][item] + (follows(items[item], row: row) { $0 == .plain } ? 3 : 0)
        + (follows(items[item], row: row) { _ in true } ? 1 : 0)
        + (page.cells[items[item]].span.first == rows[row].number.line ? 3 : 0)
    }
    for (row, item) in given.enumerated() {
      guard let item else { continue }
      rows[row].audience = page.cells[items[item]]
      owner[items[item]] = row
    }
  }

  /// Whether the cell before `index` (divisions left out) is of the row and of a kind.
  private func follows(_ index: Int, row: Int, _ isKind: (PlanCell.Kind) -> Bool) -> Bool {
    guard let before = page.cells[..<index].lastIndex(where: { $0.kind != .division && $0.kind != .note }) else {
      return false
    }
    return owner[before] == row && isKind(page.cells[before].kind)
  }

  /// How well each item's words suit each row: the share of its pairs of characters that the row's texts have, each
  /// counting less the more rows of the page have it.
  /// - Parameter least: what a cell's few pairs are measured against; the lower, the more a single word says.
  private func affinities(_ items: [Int], least: Int = 8) -> [[Double]] {
    let texts = rows.map { row in
      TextPairs(
        (row.nameText ?? "") + " " + (row.chapter?.name ?? "") + " " + (row.chapter?.text ?? "") + " "
          + (row.content?.text ?? "")
      ).pairs
    }
    let names = rows.map { TextPairs($0.nameText ?? "").pairs }
    return rows.indices.map { row in
      items.map { item in
        let pairs = TextPairs(page.cells[item].text).pairs
        let sum = pairs.reduce(0.0) { sum, pair in
          guard texts[row].contains(pair) else { return sum }
          let sharers = texts.filter { $0.contains(pair) }.count
          let inNames = names[row].contains(pair) ? 2.0 : 1.0
          return sum + inNames * (1 - Double(sharers - 1) / Double(rows.count))
        }
        return 6 * sum / Double(max(least, pairs.count))
      }
    }
  }

  private mutating func giveMeasured() {
    let items = page.cells.indices.filter {
      owner[$0] == nil && (page.cells[$0].kind == .measured || page.cells[$0].kind == .plain)
    }
    let nearness = rows.indices.map { row in
      items.map { item in follows(item, row: row) { $0 == .audience || $0 == .plain } ? 1.5 : 0 }
    }
    let solved = PlanColumns(
      cells: items.map { page.cells[$0] }, affinity: affinities(items), nearness: nearness, rows: rows.count,
      words: words
    ).solve()
    for (row, pair) in solved.enumerated() {
      if let actual = pair.actual {
        rows[row].actual = page.cells[items[actual]]
        owner[items[actual]] = row
      }
      if let target = pair.target {
        rows[row].target = page.cells[items[target]]
        owner[items[target]] = row
      }
    }
  }
}
