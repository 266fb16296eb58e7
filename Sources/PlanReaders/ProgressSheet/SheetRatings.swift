import PlanModel

/// 評価欄: what the ticked boxes (■) of a sheet say.
///
/// A sheet has two rows of boxes: the first is 今後の取組方針, the second, behind the words of the grades, 評価.
/// The row of boxes carries no words; the ticked place counts in the line of words.
struct SheetRatings: Sendable {
  var ratings = Ratings()
  var directionLine: Int?
  var gradeLine: Int?
  var covidLine: Int?
  let scale: GradeScale?

  init(_ sheet: Sheet, words: SheetWords) {
    let lines = sheet.lines
    scale = lines.lazy.compactMap { GradeScale($0, words: words) }.first
    let evaluations = Self.labels(lines, "evaluation", words: words)
    let boxes = lines.compactMap { line in Self.ticked(line, words: words).map { (line: line.number, place: $0) } }
    let split = evaluations?.line ?? boxes.dropFirst().first?.line ?? Int.max
    if let box = boxes.last(where: { $0.line < split }) {
      directionLine = box.line
      ratings.direction = Self.labels(lines, "direction", words: words)?.place(box.place)
    }
    if let box = boxes.first(where: { $0.line >= split }) {
      gradeLine = box.line
      ratings.evaluation = evaluations?.place(box.place)
      ratings.grade = scale.flatMap { box.place < $0.steps.count ? $0.steps[box.place].grade : nil }
    }
    readCovid(lines, before: split, words: words)
  }

  private mutating func readCovid(_ lines: [SourceLine], before end: Int, words: SheetWords) {
    guard lines.contains(where: { words.stands("covid", in: $0.text) }) else { return }
    for line in lines where line.number < end {
      guard let first = SheetToken.words(of: line).first else { continue }
      if words.isOnly(first.text, "yes") || words.isOnly(first.text, "no") {
        (ratings.covid, covidLine) = (first.raw, line.number)
        return
      }
    }
  }

  /// The words of a row of boxes and the line that they stand on.
  private struct LabelRow {
    let line: Int
    let labels: [String]

    func place(_ index: Int) -> String? { index < labels.count ? labels[index] : nil }
  }

  /// The first line with at least two of the words of `role`: all its words are labels, the known and the new ones.
  private static func labels(_ lines: [SourceLine], _ role: String, words: SheetWords) -> LabelRow? {
    for line in lines {
      let tokens = SheetToken.words(of: line)
      guard tokens.filter({ words.isOnly($0.text, role) }).count >= 2 else { continue }
      return LabelRow(line: line.number, labels: tokens.map(\.raw))
    }
    return nil
  }

  /// The place of the one ticked box in a row of boxes, counted from 0.
  private static func ticked(_ line: SourceLine, words: SheetWords) -> Int? {
    let marks = line.text.filter { !$0.isWhitespace }.map { String($0) }
    guard marks.count >= 3,
      marks.allSatisfy({ words.isOnly($0, "box_ticked") || words.isOnly($0, "box_empty") })
    else { return nil }
    let ticked = marks.indices.filter { words.isOnly(marks[$0], "box_ticked") }
    return ticked.count == 1 ? ticked[0] : nil
  }
}

/// 評価の基準: 「120％以上→S 100％以上→A ... 90％未満→C 中止→D」, as the sheet itself prints it.
struct GradeScale: Sendable {
  /// One step, the best grade first.
  struct Step: Sendable {
    let grade: String
    /// The lowest rate in per cent; `nil` for 「未満」 and for steps in words.
    let least: Double?
    /// Whether the rate alone decides it; a step in words (中止または延期) does not depend on the rate.
    let isByRate: Bool
  }

  let steps: [Step]

  /// Reads the scale; `nil` where the line is none.
  init?(_ line: SourceLine, words: SheetWords) {
    guard let arrow = words["scale_arrow"].first, line.text.contains(arrow) else { return nil }
    let parts = line.text.split(separator: arrow).map { String($0) }
    var steps: [Step] = []
    for (before, after) in zip(parts, parts.dropFirst()) {
      guard let grade = after.trimmed.first.map({ String($0) }) else { continue }
      let condition = String(before.reversed().prefix { $0 != "]" && $0 != "】" }.reversed())
      let number = Double(condition.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." })
      let below = words.stands("below", in: condition)
      let byRate = number != nil && (below || words.stands("at_least", in: condition))
      steps.append(Step(grade: grade, least: below ? nil : number, isByRate: byRate))
    }
    guard steps.count >= 2 else { return nil }
    self.steps = steps
  }

  /// The grade that follows from a rate in per cent.
  func grade(of rate: Double) -> String? {
    steps.first { $0.isByRate && rate >= $0.least ?? -.infinity }?.grade
  }

  /// Whether the rate alone decides the grade.
  func isByRate(_ grade: String) -> Bool { steps.first { $0.grade == grade }?.isByRate ?? false }
}
