import JapaneseText
import PlanModel
import Vocabulary

/// 指標欄: a sheet's indicators, its reference indicators (●) and the overall rate.
struct IndicatorTable: Sendable {
  /// A year's heading: 「R3」 and the western year.
  struct Year: Sendable {
    let label: String
    let western: Int?
  }

  let years: [Year]
  let indicators: [Indicator]
  let references: [Indicator]
  let overall: [SheetValue]
  /// The lines of the table that are rows.
  let rowLines: Set<Int>
  /// The last line of the table, 0 where the sheet has none.
  let end: Int

  init(_ sheet: Sheet, gradeLine: Int?, fiscalYear: Int?, words: SheetWords, eras: Eras) {
    let lines = Self.body(sheet, gradeLine: gradeLine, words: words)
    let years = Self.years(lines, words: words, eras: eras)
    let overallIndex = lines.firstIndex { words["overall"].contains(SheetToken.words(of: $0).first?.text ?? "") }
    let overall = overallIndex.map { Self.overall(lines[$0], words: words) } ?? []
    self.overall = overall
    let passed = overall.isEmpty ? Self.passed(years, fiscalYear) : overall.count
    let parts = Self.parts(lines, overall: overallIndex, words: words, eras: eras)
    let rows = parts.map { IndicatorRows($0, words: words) }
    let built = rows.map {
      IndicatorAssembly($0, targets: max(years.count, passed), actuals: passed).indicators()
    }
    (references, indicators, self.years) = (built[0], built[1], years)
    let stray = overallIndex.map { [lines[$0].number] } ?? []
    rowLines = rows.reduce(into: Set(stray)) { $0.formUnion($1.lines) }
    end = rowLines.max() ?? 0
  }

  /// From behind the row of grades to 事業内容.
  private static func body(_ sheet: Sheet, gradeLine: Int?, words: SheetWords) -> ArraySlice<SourceLine> {
    let lines = sheet.lines
    let start = gradeLine.map { number in lines.firstIndex { $0.number > number } ?? lines.endIndex } ?? 0
    let end = lines[start...].firstIndex { line in words["summary"].contains { line.text.hasSuffix($0) } }
    return lines[start..<(end ?? lines.endIndex)]
  }

  /// The part of the reference indicators, before their heading, and the part of the plan's indicators.
  private static func parts(
    _ lines: ArraySlice<SourceLine>, overall: Int?, words: SheetWords, eras: Eras
  ) -> [ArraySlice<SourceLine>] {
    let heading = lines.firstIndex { words.stands("reference_heading", in: $0.text) } ?? overall
    guard let heading else { return [lines[lines.startIndex..<lines.startIndex], lines] }
    // The overall rate and the heads of the years are rows of the table, but of no indicator.
    let plan = lines[heading...].filter { $0.number != overall.map { lines[$0].number } && !isYears($0, eras) }
    return [lines[..<heading], plan[...]]
  }

  private static func isYears(_ line: SourceLine, _ eras: Eras) -> Bool {
    let tokens = SheetToken.words(of: line)
    return tokens.count >= 2 && eras.mentions(in: line.normalized).count == tokens.count
  }

  private static func years(_ lines: ArraySlice<SourceLine>, words: SheetWords, eras: Eras) -> [Year] {
    for line in lines {
      let mentions = eras.mentions(in: line.normalized)
      guard mentions.count >= 2, isYears(line, eras) || words.stands("reference_heading", in: line.text) else {
        continue
      }
      return mentions.map {
        Year(label: line.normalized.string($0.range).trimmed, western: $0.westernYears.lowerBound)
      }
    }
    return []
  }

  private static func overall(_ line: SourceLine, words: SheetWords) -> [SheetValue] {
    SheetToken.words(of: line).filter {
      !words.isOnly($0.text, "overall") && !words.isOnly($0.text, "rate")
    }.map { SheetValue($0) }
  }

  /// How many of the table's years have passed at the end of the sheet's fiscal year.
  private static func passed(_ years: [Year], _ fiscalYear: Int?) -> Int {
    guard let fiscalYear else { return years.count }
    return years.filter { $0.western ?? .max <= fiscalYear }.count
  }
}
