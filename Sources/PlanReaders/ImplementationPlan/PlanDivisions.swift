import PlanModel

/// 所管課: which of a page's division cells belong to which row.
///
/// The chapter names the divisions of a programme; the page's cells prove it. Where two programmes share a paragraph,
/// its divisions stand in either order, and the page tells whose is whose.
struct PlanDivisions: Sendable {
  let page: PlanTablePage
  let rows: [PlanRow]
  let chapter: PlanChapter
  let words: PlanWords

  /// The divisions of one row, and the lines of the page or the chapter that name them.
  struct Given: Sendable {
    var names: [String] = []
    var lines: LineSpan?
  }

  private var cells: [(index: Int, cell: PlanCell, names: [String])] {
    page.cells.enumerated().filter { $0.element.kind == .division }.map {
      ($0.offset, $0.element, words.divisions($0.element.printed.joined()))
    }
  }

  /// The divisions of each row, and what chapter and page say against each other.
  func give() -> (given: [Given], findings: [Finding]) {
    let cells = cells
    var given = rows.map { row in
      Given(
        names: row.chapter.map { $0.sharers.count > 1 ? [] : $0.divisions } ?? [], lines: row.chapter?.divisionLines)
    }
    var settled = Set<Int>()
    for (row, one) in rows.enumerated() where one.chapter?.sharers.first == one.chapter?.number {
      guard let paragraph = one.chapter, paragraph.sharers.count > 1, !settled.contains(row) else { continue }
      let group = rows.indices.filter { rows[$0].chapter?.sharers == paragraph.sharers }
      settled.formUnion(group)
      share(paragraph, among: group, cells: cells, &given)
    }
    let left = remaining(cells.flatMap(\.names), after: given.flatMap(\.names))
    let lacking = rows.indices.filter { given[$0].names.isEmpty }
    // A row that the chapters do not know takes the one division that nobody else has.
    if lacking.count == 1, let row = lacking.first, !left.isEmpty { given[row] = Given(names: left, lines: nil) }
    for row in rows.indices { given[row].lines = place(row, given[row], cells) ?? given[row].lines }
    return (given, findings(cells, given))
  }

  private func share(
    _ paragraph: ChapterProgramme, among group: [Int], cells: [(index: Int, cell: PlanCell, names: [String])],
    _ given: inout [Given]
  ) {
    let names = paragraph.divisions
    if names.count == 1 {
      for row in group { given[row].names = names }
      return
    }
    let chosen = PlanAssignment.best(places: group.count, items: names.count) { place, item in
      1 + evidence(names[item], row: group[place], group: group, cells: cells) + (place == item ? 0.3 : 0)
    }
    for (place, item) in chosen.enumerated() { given[group[place]].names = item.map { [names[$0]] } ?? [] }
  }

  /// What speaks for a division being a row's: its own characters in the row's words, the words of the other
  /// programmes that the chapters give it, and the cell that stands before it.
  private func evidence(
    _ name: String, row: Int, group: [Int], cells: [(index: Int, cell: PlanCell, names: [String])]
  ) -> Double {
    let texts = ([rows[row].nameText ?? ""] + rows[row].cells.map(\.text)).joined(separator: " ")
    let own = TextPairs(texts)
    let stem = TextPairs(String(name.dropLast())).pairs
    let inWords = Double(stem.intersection(own.pairs).count)
    // Words that the row has and the others of its paragraph lack.
    let special = group.filter { $0 != row }.reduce(described(row)) { $0.subtracting(described($1)) }
    let alike =
      chapter.programmes.filter { $0.divisions == [name] && $0.sharers.count == 1 }.map {
        let pairs = TextPairs($0.name + " " + $0.text).pairs
        return Double(special.intersection(pairs).count) / Double(max(8, special.count))
      }.max() ?? 0
    let near = cells.contains { $0.names.contains(name) && isBehind(row, $0.index) } ? 0.5 : 0
    return inWords + 6 * alike + near
  }

  /// The pairs of characters of a row's name, description and audience.
  private func described(_ row: Int) -> Set<String> {
    let cells = [rows[row].content, rows[row].audience].compactMap { $0?.text }
    return TextPairs(([rows[row].nameText ?? ""] + cells).joined(separator: " ")).pairs
  }

  /// Whether the cell before the division is one of the row's.
  private func isBehind(_ row: Int, _ index: Int) -> Bool {
    guard let before = page.cells[..<index].last(where: { $0.kind != .division && $0.kind != .note }) else {
      return false
    }
    return rows[row].cells.contains { $0.span == before.span && $0.text == before.text }
  }

  /// The line of the page that names the row's divisions: the nearest of several.
  private func place(
    _ row: Int, _ given: Given, _ cells: [(index: Int, cell: PlanCell, names: [String])]
  ) -> LineSpan? {
    let own = LineSpan.covering(rows[row].cells.flatMap { [$0.span.first, $0.span.last] })
    let spans = given.names.compactMap { name in
      cells.filter { $0.names.contains(name) }.map(\.cell.span).min {
        distance($0, own) < distance($1, own)
      }
    }
    return spans.count == given.names.count ? spans.reduce(spans.first) { $0?.union($1) } : nil
  }

  private func distance(_ one: LineSpan, _ other: LineSpan?) -> Int {
    guard let other, !one.overlaps(other) else { return 0 }
    return max(one.first - other.last, other.first - one.last)
  }

  private func remaining(_ all: [String], after taken: [String]) -> [String] {
    var left = all
    for name in taken { if let index = left.firstIndex(of: name) { left.remove(at: index) } }
    return left
  }

  private func findings(
    _ cells: [(index: Int, cell: PlanCell, names: [String])], _ given: [Given]
  ) -> [Finding] {
    let onPage = cells.flatMap(\.names)
    let inChapter = given.flatMap(\.names)
    guard onPage.sorted() != inChapter.sorted(), let span = LineSpan.covering(page.lines.map(\.number)) else {
      return []
    }
    return [
      Finding(
        .divisionDiffers, lines: LineSpan.covering(cells.map { $0.cell.span.first }) ?? span,
        detail: "「\(page.section ?? "")」の表の所管課（\(onPage.sorted().joined(separator: "、"))）と本文の所管課"
          + "（\(inChapter.sorted().joined(separator: "、"))）が合わない")
    ]
  }
}
