import JapaneseText
import PlanModel
import Vocabulary

/// 票の出どころ: whose sheets these are, of which plan and of which year; all of it as the text says.
struct SheetCitation: Sendable {
  let publisher: String?
  /// 「…市 第二次…プラン（…～…） …進行管理票［対象：…］」.
  let title: String
  /// As printed: 「令和５年度」.
  let fiscalYear: String?
  let westernYear: Int?

  /// Reads the first title, plan and year that the text gives.
  init(_ text: SourceText, publisher: String?, words: SheetWords, tables: ReadingTables) {
    self.init(text.lines, publisher: publisher, words: words, tables: tables)
  }

  /// The same, of one sheet's own lines, where they say it.
  func narrowed(to sheet: Sheet, words: SheetWords, tables: ReadingTables) -> SheetCitation {
    let own = SheetCitation(sheet.lines, publisher: publisher, words: words, tables: tables)
    return own.westernYear == nil || own.title.isEmpty ? self : own
  }

  private init(
    _ lines: [SourceLine], publisher: String?, words: SheetWords, tables: ReadingTables
  ) {
    let plan = lines.lazy.compactMap { Self.plan($0, words: words) }.first
    let titles = lines.filter { words.stands("sheet_title", in: $0.text) }
    let full = titles.first { words.stands("fiscal_year", in: $0.text) } ?? titles.first
    self.publisher = publisher
    title = [publisher, plan, full?.printed].compactMap { $0 }.joined(separator: " ")
    let year = lines.lazy.compactMap { Self.year($0, words: words, eras: tables.eras) }.first
    (fiscalYear, westernYear) = (year?.printed, year?.western)
  }

  /// 「第二次…プラン（令和３年度～令和６年度）」 out of 「※第二次…プラン期間：令和３年度～令和６年度」.
  private static func plan(_ line: SourceLine, words: SheetWords) -> String? {
    guard let mark = words["remark"].first(where: { line.text.hasPrefix($0) }),
      let label = words.find("plan_period", in: line)
    else { return nil }
    let name = line.printed(0..<label.lowerBound).dropFirst(mark.count)
    let period = line.printed(label.upperBound..<line.normalized.scalars.count)
    return "\(String(name).trimmed)（\(period)）"
  }

  private static func year(
    _ line: SourceLine, words: SheetWords, eras: Eras
  ) -> (printed: String, western: Int)? {
    guard let label = words.find("fiscal_year", in: line),
      let mention = eras.mentions(in: line.normalized).first(where: { $0.range.lowerBound >= label.upperBound })
    else { return nil }
    return (line.printed(mention.range), mention.westernYears.lowerBound)
  }
}

/// 方針の見出し: where a sheet's programme stands in its plan, and who is responsible.
enum SheetSection {
  /// 「基本方針 / 展開」, both out of lines whose label stands at the end.
  static func of(_ sheet: Sheet, words: SheetWords) -> String? {
    let parts = ["policy", "development"].compactMap { role in
      sheet.lines.lazy.compactMap { text(before: role, in: $0, words: words) }.last
    }
    return parts.isEmpty ? nil : parts.joined(separator: " / ")
  }

  private static func text(before role: String, in line: SourceLine, words: SheetWords) -> String? {
    guard let label = words[role].first(where: { line.text.hasSuffix($0) }) else { return nil }
    let rest = String(line.printed.dropLast(label.count)).trimmed
    // A label alone names nothing; a sentence that ends in the word is prose.
    return rest.isEmpty || rest.contains("。") ? nil : rest
  }

  /// The divisions of one field: several stand side by side with a mark between.
  static func divisions(_ text: String?, words: SheetWords) -> [String] {
    guard let text else { return [] }
    let parts = text.split { "、，,・／/".contains($0) }.map { String($0).trimmed }
    let areDivisions = parts.allSatisfy { part in words["division_end"].contains { part.hasSuffix($0) } }
    return areDivisions ? parts : [text]
  }
}
