import JapaneseText
import PlanModel

/// 表のページ: the cells of one table page by kind, in the order of the text.
struct PlanTablePage: Sendable {
  /// 「3-10」: a row's number, the programme's number behind the hyphen.
  struct RowNumber: Sendable {
    let label: String
    let programme: Int
    let line: Int
  }

  let lines: ArraySlice<SourceLine>
  /// The title above the numbers: 「就労相談」.
  let section: String?
  let numbers: [RowNumber]
  let cells: [PlanCell]
  var years: PlanYears

  /// The table pages of a text, and the index of the first one's first line.
  static func cut(
    _ text: SourceText, words: PlanWords, eras: Eras
  ) -> (pages: [ArraySlice<SourceLine>], start: Int) {
    var starts: [Int] = []
    var group: String?
    for (index, line) in text.lines.enumerated() {
      guard let number = rowNumber(line) else { continue }
      let prefix = String(number.label.prefix { $0 != "-" })
      if prefix != group { starts.append(titleStart(text.lines, before: index, words: words)) }
      group = prefix
    }
    let ends = starts.dropFirst() + [text.lines.count]
    let pages = zip(starts, ends).filter { $0 < $1 }.map { text.lines[$0..<$1] }
    return (pages, starts.first ?? text.lines.count)
  }

  /// A page begins with the plan's name and the section's title, right above the numbers.
  private static func titleStart(_ lines: [SourceLine], before index: Int, words: PlanWords) -> Int {
    let above = lines[..<index].indices.reversed().filter { !lines[$0].isBlank }.prefix(2)
    guard let title = above.first, isTitle(lines[title], words: words) else { return index }
    guard let plan = above.last, plan != title, words.ends(lines[plan].text, "plan_name") else { return title }
    return plan
  }

  private static func isTitle(_ line: SourceLine, words: PlanWords) -> Bool {
    line.text.count <= 25 && !line.text.contains("。") && !words.starts(line.text, "bullet")
  }

  /// 「6-21」 at the start of a line.
  static func rowNumber(_ line: SourceLine) -> RowNumber? {
    let word = line.text.prefix { !$0.isWhitespace }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count <= 3, Int(parts[0]) != nil,
      let programme = Int(parts[1])
    else { return nil }
    return RowNumber(label: String(word), programme: programme, line: line.number)
  }

  init(_ lines: ArraySlice<SourceLine>, chapter: PlanChapter, divisions: Set<String>, words: PlanWords, eras: Eras) {
    let numbers = lines.compactMap { Self.rowNumber($0) }
    let first = numbers.map(\.line).min() ?? 0
    let title = lines.last { $0.number < first && !$0.isBlank && Self.isTitle($0, words: words) }
    section = title?.printed
    self.lines = lines
    self.numbers = numbers.sorted { $0.programme < $1.programme }
    let names = numbers.compactMap { number in
      chapter.programme(number.programme).map { (number.programme, $0.name) }
    }
    var cutter = PlanPageCutter(
      names: names, divisions: divisions, policies: chapter.policies, words: words, eras: eras)
    for line in lines where line.number >= first { cutter.take(line) }
    (cells, years) = cutter.finish()
  }
}
