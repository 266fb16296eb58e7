import PlanModel

/// 実施計画の本文: passages of the chapters, paragraph by paragraph.
///
/// Every line of the prose stands between blank lines, so a paragraph is told by its marks: it ends with a full stop
/// at the end of a line, and a bullet or a heading begins another.
struct PlanPassages: Sendable {
  private static let limit = 600

  /// The passages of the lines in front of the table pages.
  /// - Parameter owner: the id of the record that a line belongs to.
  static func ofChapters(_ lines: ArraySlice<SourceLine>, words: PlanWords, owner: (Int) -> String?) -> [Passage] {
    var passages: [Passage] = []
    var heading: String?
    var buffer: [SourceLine] = []
    func flush() {
      defer { buffer = [] }
      let joined = JoinedLines(buffer)
      guard !joined.isEmpty, let span = joined.span(joined.scalars.indices) else { return }
      passages.append(
        Passage(
          heading: heading, text: joined.raw(joined.scalars.indices), lines: span,
          programme: owner(span.last) ?? owner(span.first)))
    }
    for line in lines where !line.isBlank {
      if PlanOutline.isHeading(line.text, words: words) {
        flush()
        heading = line.printed
        buffer = [line]
        continue
      }
      let isBullet = words.starts(line.text, "bullet")
      let size = buffer.reduce(0) { $0 + $1.text.count }
      if isBullet || size > limit || (size >= 50 && buffer.last?.text.hasSuffix("。") == true) { flush() }
      buffer.append(line)
    }
    flush()
    return passages
  }

  /// The passages of a table page: each row's cells, then the page's remarks and what no row took.
  static func ofPage(
    _ page: PlanTablePage, rows: [PlanRow], left: [PlanCell], id: (Int) -> String
  ) -> [Passage] {
    let own = rows.flatMap { row in
      [row.content, row.audience, row.actual, row.target].compactMap { $0 }.filter { $0.text.count > 2 }.map {
        passage($0, heading: row.nameText, programme: id(row.number.programme))
      }
    }
    let rest = page.cells.filter { $0.kind == .note } + left
    return own + rest.map { passage($0, heading: page.section, programme: nil) }
  }

  private static func passage(_ cell: PlanCell, heading: String?, programme: String?) -> Passage {
    let joined = cell.joined
    return Passage(
      heading: heading, text: joined.raw(joined.scalars.indices), lines: cell.span, programme: programme)
  }
}
