import JapaneseText
import PlanModel

/// Cuts the lines of a table page into cells.
///
/// Blank lines part cells, but not all of them: a name stands right above its 事業内容, a division above the next
/// name, and two cells share a line. What a line is decides whether it goes on with the open cell.
struct PlanPageCutter {
  private let names: [(number: Int, pairs: TextPairs)]
  private let divisions: Set<String>
  /// The pairs of characters of the chapters' bullets.
  private let policies: Set<String>
  private let words: PlanWords
  private let eras: Eras
  private var cells: [PlanCell] = []
  private var open: PlanCell?
  private var years = PlanYears()
  /// Lines not yet taken, since a name may go on in the next.
  private var run: [SourceLine] = []

  /// A name in the table and in the chapter may differ in a word, not in most.
  private static let leastLikeness = 0.72
  /// Wider than any column: such a line runs over the whole page.
  private static let pageWidth = 30.0
  /// The column of 対象者 is the narrowest.
  private static let audienceWidth = 7.0

  init(names: [(Int, String)], divisions: Set<String>, policies: Set<String>, words: PlanWords, eras: Eras) {
    self.policies = policies
    self.names = names.map { ($0.0, TextPairs($0.1)) }
    (self.divisions, self.words, self.eras) = (divisions, words, eras)
  }

  mutating func take(_ line: SourceLine) {
    guard line.isBlank else { return run.append(line) }
    flushRun()
  }

  mutating func finish() -> ([PlanCell], PlanYears) {
    flushRun()
    years.targets.sort { $0.western?.lowerBound ?? 0 < $1.western?.lowerBound ?? 0 }
    return (merged(), years)
  }

  private mutating func flushRun() {
    var index = 0
    while index < run.count { index += takeLine(at: index) }
    run = []
    close()
  }

  private mutating func close() {
    guard var cell = open else { return }
    open = nil
    let isNumber = cell.text.allSatisfy { $0.isNumber }
    if isNumber { return }  // A page's number.
    if cell.kind == .plain { cell.kind = kind(of: cell) }
    if cell.kind == .measured, isPolicy(cell) { cell.kind = .note }
    cells += cell.kind == .measured ? cell.parted(words: words) : [cell]
  }

  /// Whether a cell only repeats what the chapters' bullets say: the page's policy, printed short.
  private func isPolicy(_ cell: PlanCell) -> Bool {
    let pairs = TextPairs(cell.text).pairs
    return pairs.count > 8 && Double(pairs.intersection(policies).count) >= 0.95 * Double(pairs.count)
  }

  private func kind(of cell: PlanCell) -> PlanCell.Kind {
    let text = cell.text
    if words.starts(text, "bullet") || words.starts(text, "sub_bullet") || text.contains("【") { return .measured }
    let isNarrow = cell.widths.allSatisfy { $0 <= Self.audienceWidth } && !text.contains("。")
    return isNarrow ? .audience : .plain
  }

  /// Takes the line at `index` of the run; gives how many lines that were.
  private mutating func takeLine(at index: Int) -> Int {
    let line = run[index]
    var range = 0..<line.normalized.scalars.count
    if readHeads(line) {
      close()
      return 1
    }
    if let number = PlanTablePage.rowNumber(line) {
      close()
      let indent = line.normalized.scalars.prefix { $0.properties.isWhitespace }.count
      range = indent + number.label.unicodeScalars.count..<range.upperBound
      if line.printed(range).isEmpty { return 1 }
    }
    if range.lowerBound == 0, let count = takeName(at: index) { return count }
    let pieces = pieces(line, range)
    for piece in pieces { take(line, piece, isWhole: pieces.count == 1) }
    // What stands behind a name on its line is a whole cell.
    if pieces.count > 1, case .name? = cells.last(where: { $0.parts.first?.line.number == line.number })?.kind {
      close()
    }
    return 1
  }

  /// Column heads: nothing but labels and years.
  private mutating func readHeads(_ line: SourceLine) -> Bool {
    let mentions = eras.mentions(in: line.normalized)
    var rest = line.normalized.text
    for mention in mentions {
      if let found = rest.range(of: line.normalized.string(mention.range)) { rest.removeSubrange(found) }
    }
    let before = rest
    for role in ["name", "summary", "audience", "division", "actual", "target"] {
      for word in words[role] { while let found = rest.range(of: word) { rest.removeSubrange(found) } }
    }
    guard rest.trimmed.isEmpty, rest != before else { return false }
    for mention in mentions {
      let after = line.normalized.string(mention.range.upperBound..<line.normalized.scalars.count).trimmed
      let column = PlanYears.Column(label: line.printed(mention.range), western: mention.westernYears)
      if words.starts(after, "actual") {
        years.actual = column
      } else if words.starts(after, "target") {
        years.targets.append(column)
      }
    }
    return true
  }

  /// Takes the name that begins at `index`, over up to four lines.
  private mutating func takeName(at index: Int) -> Int? {
    guard !isDivision(run[index].text), let best = name(at: index), !sharesLine(run[index], best.likeness),
      // A line that the name is more like without is a cell of its own: 「女性」 above a name.
      best.count == 1 || best.likeness >= name(at: index + 1)?.likeness ?? 0
    else { return nil }
    let lines = run[index..<index + best.count]
    if let open, !isFinished(open), best.likeness < 0.95 || lines.contains(where: { $0.text.contains("」") }) {
      return nil
    }
    close()
    cells.append(
      PlanCell(kind: .name(best.number), parts: lines.map { ($0, 0..<$0.normalized.scalars.count) }))
    return best.count
  }

  /// The name that the lines from `index` on are most like, where they are like one at all.
  private func name(at index: Int) -> (likeness: Double, number: Int, count: Int)? {
    var best: (likeness: Double, number: Int, count: Int)?
    var text = ""
    for count in 1...4 where index + count <= run.count {
      let line = run[index + count - 1]
      guard !words.starts(line.text, "bullet"), !line.text.contains("。"), !line.text.contains("「") else { break }
      text += line.text
      if let (number, likeness) = nearest(text), likeness > best?.likeness ?? Self.leastLikeness {
        best = (likeness, number, count)
      }
    }
    return best
  }

  /// Whether the first word alone is the name: the rest of the line is another cell.
  private func sharesLine(_ line: SourceLine, _ likeness: Double) -> Bool {
    let tokens = tokens(line, 0..<line.normalized.scalars.count)
    guard tokens.count > 1, let alone = nearest(line.normalized.string(tokens[0])) else { return false }
    return alone.1 > likeness
  }

  private func nearest(_ text: String) -> (Int, Double)? {
    let pairs = TextPairs(text)
    return names.map { ($0.number, $0.pairs.likeness(pairs)) }.max { $0.1 < $1.1 }
  }

  private func isFinished(_ cell: PlanCell) -> Bool {
    cell.kind == .division || ["。", "】", ")"].contains { cell.text.hasSuffix($0) }
  }

  /// Cuts a line where two cells share it: before a bullet, and behind a name.
  private func pieces(_ line: SourceLine, _ range: Range<Int>) -> [Range<Int>] {
    let tokens = tokens(line, range)
    // The divisions of two rows may share a line.
    if tokens.count > 1, tokens.allSatisfy({ isDivision(line.normalized.string($0)) }) { return tokens }
    let isNamed = tokens.count > 1 && nearest(line.normalized.string(tokens[0]))?.1 ?? 0 > Self.leastLikeness
    var found: [Range<Int>] = []
    for token in tokens {
      let isBullet = words.starts(line.normalized.string(token), "bullet")
      if let last = found.popLast() {
        found += isNamed || isBullet ? [last, token] : [last.lowerBound..<token.upperBound]
      } else {
        found.append(token)
      }
    }
    return found
  }

  private func tokens(_ line: SourceLine, _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in range where !line.normalized.scalars[index].properties.isWhitespace {
      if let last = found.last, last.upperBound == index {
        found[found.count - 1] = last.lowerBound..<index + 1
      } else {
        found.append(index..<index + 1)
      }
    }
    return found
  }

  private mutating func take(_ line: SourceLine, _ range: Range<Int>, isWhole: Bool) {
    let text = line.normalized.string(range)
    let part = (line, range)
    if isDivision(text) {
      close()
      cells.append(PlanCell(kind: .division, parts: [part]))
    } else if !isWhole, let (number, likeness) = nearest(text), likeness > Self.leastLikeness {
      close()
      cells.append(PlanCell(kind: .name(number), parts: [part]))
    } else if open == nil, text.allSatisfy({ $0 == "-" || $0 == "ー" }) {
      close()
      cells.append(PlanCell(kind: .audience, parts: [part]))
    } else if PlanCell.width(text) > Self.pageWidth {
      if open?.kind != .note { close() }
      extend(part, as: .note)
    } else {
      if beginsCell(text) || !isWhole { close() }
      extend(part, as: .plain)
    }
  }

  private mutating func extend(_ part: (SourceLine, Range<Int>), as kind: PlanCell.Kind) {
    if open == nil { open = PlanCell(kind: kind, parts: []) }
    open?.parts.append(part)
  }

  /// Whether a line cannot go on with the open cell.
  private func beginsCell(_ text: String) -> Bool {
    guard let open else { return false }
    let before = open.text
    let isBullet = words.starts(text, "bullet")
    if open.kind == .note { return isBullet && PlanCell.width(text) < Self.pageWidth * 0.6 }
    let isMarked = words.starts(before, "bullet") || words.starts(before, "sub_bullet") || before.contains("【")
    if isBullet { return !isMarked }
    let isNarrow = PlanCell.width(text) <= Self.audienceWidth && !text.contains("。")
    if !isMarked, isNarrow, before.hasSuffix("。") { return true }
    let goesOn = text.hasPrefix("【") || words.starts(text, "sub_bullet") || words.starts(text, "remark")
    return isMarked && before.hasSuffix("】") && !goesOn
  }

  /// A division that the chapters name, or a short word that ends like one where no cell is open.
  private func isDivision(_ text: String) -> Bool {
    let names = words.divisions(text)
    if !names.isEmpty, names.allSatisfy({ divisions.contains($0) }) { return true }
    let isWord = text.unicodeScalars.allSatisfy { Script($0) == .han || Script($0) == .katakana || $0 == "と" }
    return open == nil && isWord && text.count <= 12 && text.count > 2 && words.ends(text, "division_end")
  }

  /// Audience cells that a blank line cut in two go together again: the second begins with a conjunction.
  private func merged() -> [PlanCell] {
    cells.reduce(into: []) { result, cell in
      if cell.kind == .audience, words.starts(cell.text, "conjunction"), let last = result.last,
        last.kind == .audience
      {
        result[result.count - 1].parts += cell.parts
      } else {
        result.append(cell)
      }
    }
  }
}
