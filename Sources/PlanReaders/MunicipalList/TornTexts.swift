import PlanModel

/// 結合セル: a name and description shared by neighbouring rows, which the PDF left at the end (or the head) of the page.
struct TornText: Sendable {
  let text: RowText
  let lines: LineSpan

  /// The torn texts of the loose lines: a name ends like a name, a description in sentences. Notes, the table's head and
  /// the title are neither.
  static func find(_ loose: [[SourceLine]], title: Int?, words: ListWords) -> [TornText] {
    loose.flatMap { run in
      groups(run.filter { $0.number != title && !isFurniture($0, words: words) }, nameEnds: words.nameEnds).compactMap {
        let text = RowText([RowPiece(text: "", key: "", line: 0)] + $0, hasSection: false, nameEnds: words.nameEnds)
        let isNamed = text.name.map { name in words.nameEnds.contains { name.hasSuffix($0) } } ?? false
        let isDescribed = (text.summary ?? "").contains("。") && (text.summary ?? "").count >= 30
        guard isNamed || isDescribed, let lines = LineSpan.covering($0.filter { !$0.isBlank }.map(\.line)) else {
          return nil
        }
        return TornText(text: text, lines: lines)
      }
    }
  }

  private static func isFurniture(_ line: SourceLine, words: ListWords) -> Bool {
    let bare = line.text.filter { !$0.isWhitespace }
    if words.headWords.contains(where: { bare.contains($0) }) { return true }
    return bare.hasPrefix("http") || bare.hasPrefix("(") || bare.count == 1
  }

  /// The lines cut before each paragraph that is a name.
  private static func groups(_ lines: [SourceLine], nameEnds: [String]) -> [[RowPiece]] {
    var found: [[RowPiece]] = []
    for paragraph in lines.split(whereSeparator: \.isBlank) {
      let pieces = paragraph.map { RowPiece($0) }
      let joined = pieces.map(\.key).joined()
      let isName = joined.count <= RowText.longestName && nameEnds.contains { joined.hasSuffix($0) }
      if isName || found.isEmpty {
        found.append(pieces)
      } else {
        found[found.count - 1] += [RowPiece(text: "", key: "", line: 0)] + pieces
      }
    }
    return found
  }
}

/// Gives torn texts back to the rows that have none.
struct TornOwners: Sendable {
  /// The row's first line, its municipality, and what it has.
  struct Row: Sendable {
    let line: Int
    let municipality: String
    let hasName: Bool
    let hasDescription: Bool
  }

  /// The first lines of the pages, in order; empty where the page breaks left no trace.
  let pages: [Int]

  /// For each torn text the indexes of its rows; empty where the page does not tell.
  ///
  /// The rows of one page that lack what the text has, and that are neighbours of one municipality, share it. Several
  /// such groups and as many texts on one page belong together in order; otherwise nobody can tell.
  func owners(of texts: [TornText], rows: [Row]) -> [[Int]] {
    texts.indices.map { index in
      let text = texts[index]
      let page = page(of: text.lines.first)
      let wanting = groups(text, rows: rows).filter { group in self.page(of: rows[group[0]].line) == page }
      let siblings = texts.indices.filter {
        self.page(of: texts[$0].lines.first) == page && Self.isWhole(texts[$0]) == Self.isWhole(text)
      }
      if !pages.isEmpty {
        guard wanting.count == siblings.count, let order = siblings.firstIndex(of: index) else { return [] }
        return wanting[order]
      }
      // Without pages: the nearest such rows above, else the nearest below.
      return wanting.last { rows[$0[0]].line < text.lines.first } ?? wanting.first ?? []
    }
  }

  private static func isWhole(_ text: TornText) -> Bool { text.text.summary != nil }

  private func page(of line: Int) -> Int { pages.filter { $0 <= line }.count }

  /// Neighbouring rows of one municipality that lack what the text has.
  private func groups(_ text: TornText, rows: [Row]) -> [[Int]] {
    var found: [[Int]] = []
    for (index, row) in rows.enumerated() {
      let wants = Self.isWhole(text) ? !row.hasName && !row.hasDescription : !row.hasName && row.hasDescription
      guard wants else { continue }
      if let last = found.last?.last, last == index - 1, rows[last].municipality == row.municipality {
        found[found.count - 1].append(index)
      } else {
        found.append([index])
      }
    }
    return found
  }
}
