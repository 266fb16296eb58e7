import JapaneseText
import PlanModel

/// 計画の名: the plan's title and year, as far as the text says them.
struct PlanCitation: Sendable {
  /// 「…市…実施計画（平成26年度まで延長）」.
  let title: String
  /// The last year that the pages' columns plan for.
  let year: PlanYears.Column?

  init(_ text: SourceText, pages: [PlanTablePage], publisher: String?, words: PlanWords, eras: Eras) {
    let joined = JoinedLines(text.lines)
    year = pages.flatMap(\.years.targets).max { $0.western?.upperBound ?? 0 < $1.western?.upperBound ?? 0 }
    let name = Self.quoted(joined, publisher: publisher, words: words) ?? Self.pageTitle(pages, words: words)
    let own = [publisher, name].compactMap { $0 }
    let full = name.map { one in publisher.map { one.hasPrefix($0) } ?? true ? one : own.joined() }
    title = (full ?? publisher ?? text.name) + (Self.extension(joined, words: words, eras: eras) ?? "")
  }

  /// The plan's name as the text quotes it most often, 「…実施計画」.
  private static func quoted(_ text: JoinedLines, publisher: String?, words: PlanWords) -> String? {
    var counts: [String: Int] = [:]
    for open in text.ranges(of: "「") {
      guard let close = text.first(of: "」", from: open.upperBound), close - open.upperBound < 60 else { continue }
      let name = PlanChapter.compact(text.raw(open.upperBound..<close))
      if words.ends(name, "plan_name"), publisher.map({ name.hasPrefix($0) }) ?? true { counts[name, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The name above the pages' section titles.
  private static func pageTitle(_ pages: [PlanTablePage], words: PlanWords) -> String? {
    pages.lazy.compactMap { page in page.lines.first { words.ends($0.text, "plan_name") }?.printed }.first
  }

  /// 「（平成26年度まで延長）」.
  private static func `extension`(_ text: JoinedLines, words: PlanWords, eras: Eras) -> String? {
    for word in words["extension"] {
      for found in text.ranges(of: word) {
        let start = max(0, found.lowerBound - 12)
        let before = text.string(start..<found.lowerBound)
        let normalized = NormalizedText(
          original: before, scalars: Array(before.unicodeScalars), offsets: Self.offsets(before))
        guard let mention = eras.mentions(in: normalized).last,
          mention.range.upperBound == normalized.scalars.count
        else { continue }
        let year = text.raw(start + mention.range.lowerBound..<found.lowerBound).filter { !$0.isWhitespace }
        return "（\(year)\(word)）"
      }
    }
    return nil
  }

  private static func offsets(_ text: String) -> [Int] {
    text.unicodeScalars.reduce(into: [0]) { $0.append(($0.last ?? 0) + UTF8.width($1)) }
  }
}
