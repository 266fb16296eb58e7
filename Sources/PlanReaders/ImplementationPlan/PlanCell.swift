import PlanModel

/// 欄: one cell of a table page, torn out of its row.
struct PlanCell: Sendable {
  enum Kind: Sendable, Equatable {
    /// A programme's name, and how sure that is is not asked: ``PlanPageCutter`` took it for the programme `number`.
    case name(Int)
    case division
    case audience
    /// A cell with marks (●, 【】): an actual or a target.
    case measured
    /// A cell without marks: 事業内容, or an actual or target that carries none.
    case plain
    /// A remark as wide as the page.
    case note
  }

  var kind: Kind
  var parts: [(line: SourceLine, range: Range<Int>)]

  var joined: JoinedLines { JoinedLines(parts: parts) }
  var text: String { joined.text }
  var span: LineSpan { LineSpan.covering(parts.map { $0.line.number }) ?? LineSpan(1) }
  /// The parts as printed.
  var printed: [String] { parts.map { $0.line.printed($0.range) } }

  /// How wide the lines are, in full-width characters.
  var widths: [Double] { printed.map { PlanCell.width($0) } }

  /// The width at which the cell's column wraps, or the widest line where nothing was wrapped.
  /// - Parameter marks: what begins a new line of its own.
  func wrap(marks: [String]) -> (width: Double, isWrapped: Bool) {
    let lines = printed
    let wrapped = lines.indices.dropLast().filter { index in
      !marks.contains { lines[index + 1].hasPrefix($0) } && !lines[index].hasSuffix("。")
    }
    let widest = wrapped.map { widths[$0] }.max()
    return (widest ?? widths.max() ?? 0, widest != nil)
  }

  /// The cell, or the two that it is where no blank line parts the columns: what counts the same thing again
  /// (「●件数：58件」 「●質の向上を図る。【件数：65件】」) is the next column's.
  func parted(words: PlanWords) -> [PlanCell] {
    let bullets = parts.indices.filter { words.starts(parts[$0].line.normalized.string(parts[$0].range), "bullet") }
    var known: Set<String> = []
    for (bullet, next) in zip(bullets, bullets.dropFirst() + [parts.count]) {
      let labels = Self.labels(of: PlanCell(kind: kind, parts: Array(parts[bullet..<next])).text)
      // 「●開催1回」 is counted again by 「【会議の開催：2回】」.
      let isAgain = labels.contains { label in known.contains { $0.hasSuffix(label) || label.hasSuffix($0) } }
      if bullet > 0, isAgain {
        return [
          PlanCell(kind: kind, parts: Array(parts[..<bullet])), PlanCell(kind: kind, parts: Array(parts[bullet...])),
        ]
      }
      known.formUnion(labels)
    }
    return [self]
  }

  /// What stands before a number, from two characters on: 「件数：」 of 「【件数：58件／率：81.3%】」.
  private static func labels(of text: String) -> Set<String> {
    let pieces = text.split { "●○◎【】/／、,。・".contains($0) }
    return Set(
      pieces.compactMap { piece in
        let label = piece.prefix { !$0.isNumber }.filter { $0 != ":" && !$0.isWhitespace }
        return label.count > 1 && label.count < piece.count ? label : nil
      })
  }

  static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 0.5 : 1) }
  }
}

/// 見出しの年: the years in a page's column heads.
struct PlanYears: Sendable {
  /// A year as printed and in western counting.
  struct Column: Sendable {
    var label: String
    var western: ClosedRange<Int>?
  }

  var actual: Column?
  /// The years of the target columns, in order.
  var targets: [Column] = []

  /// Both kinds of columns have their heads.
  var isComplete: Bool { actual != nil && !targets.isEmpty }

  /// One target cell under several heads stands for all of them: 「平成25・26年度」.
  var target: Column? {
    guard let first = targets.first, let last = targets.last, targets.count > 1,
      let low = first.western?.lowerBound, let high = last.western?.upperBound, low < high
    else { return targets.first }
    let era = first.label.prefix { !$0.isNumber }
    let (start, end) = (first.label.filter(\.isNumber), last.label.drop { !$0.isNumber })
    let label =
      last.label.hasPrefix(era) ? "\(era)\(start)・\(end)" : "\(first.label)・\(last.label)"
    return Column(label: label, western: low...high)
  }
}
