/// 元号: one row of `eras.tsv`.
package struct Era: Hashable, Sendable {
  package let name: String
  /// 「R」; empty where nobody writes one.
  package let initial: String
  /// The western year of 元年.
  package let firstYear: Int
  /// The western year in which the era ended, `nil` while it runs.
  package let lastYear: Int?

  package init(name: String, initial: String, firstYear: Int, lastYear: Int?) {
    (self.name, self.initial, self.firstYear, self.lastYear) = (name, initial, firstYear, lastYear)
  }
}

/// A fiscal year, or a run of them, as text names it.
package struct YearMention: Hashable, Sendable {
  /// The scalars of the normalized text that say it.
  package let range: Range<Int>
  /// The western years in which the fiscal years begin.
  package let westernYears: ClosedRange<Int>
  /// 年度 stands there, so a fiscal year is meant and not a date.
  package let saysFiscalYear: Bool

  package init(range: Range<Int>, westernYears: ClosedRange<Int>, saysFiscalYear: Bool) {
    (self.range, self.westernYears, self.saysFiscalYear) = (range, westernYears, saysFiscalYear)
  }
}

/// Reads 「令和6年度」, 「R6」, 「平成25・26年度」, 「令和3年度～令和6年度」, 「2024年度」, 「FY2024」 in normalized text.
package struct Eras: Sendable {
  package let rows: [Era]

  package init(_ rows: [Era]) { self.rows = rows }

  /// 「令和6年度」 for 2024.
  package func fiscalYear(_ westernYear: Int) -> String {
    guard let era = rows.filter({ $0.firstYear <= westernYear }).max(by: { $0.firstYear < $1.firstYear }) else {
      return "\(westernYear)年度"
    }
    let year = westernYear - era.firstYear + 1
    return "\(era.name)\(year == 1 ? "元" : String(year))年度"
  }

  /// The western year in which the first fiscal year that `text` (normalized) names begins.
  package func startYear(of text: NormalizedText) -> Int? { mentions(in: text).first?.westernYears.lowerBound }

  /// Every mention, in order, without overlaps.
  package func mentions(in text: NormalizedText) -> [YearMention] {
    var found: [YearMention] = []
    var position = 0
    while position < text.scalars.count {
      if let mention = mention(in: text.scalars, at: position) {
        found.append(mention)
        position = mention.range.upperBound
      } else {
        position += 1
      }
    }
    return found
  }

  private func mention(in scalars: [Unicode.Scalar], at start: Int) -> YearMention? {
    // 「12024年」: no year begins within a number.
    guard !isInsideNumber(scalars, at: start), let first = year(in: scalars, at: start, behind: nil) else { return nil }
    var (end, last, fiscal) = (first.end, first.year, first.fiscal)
    if let joint = joint(in: scalars, at: end),
      let second = year(in: scalars, at: joint.end, behind: first), second.year > first.year,
      second.isComplete || second.fiscal || (second.hasYear && joint.isRange)
    {
      (end, last, fiscal) = (second.end, second.year, fiscal || second.fiscal)
    }
    guard first.isComplete || fiscal else { return nil }
    return YearMention(range: start..<end, westernYears: first.year...last, saysFiscalYear: fiscal)
  }

  private func isInsideNumber(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    guard start > 0, Script(scalars[start]) == .digit else { return false }
    if Script(scalars[start - 1]) == .digit { return true }
    return start > 1 && scalars[start - 1] == "," && Script(scalars[start - 2]) == .digit
  }

  /// The index behind 「～」, 「-」, 「から」 (a range) or 「・」, 「/」 (a list), with the spaces around, where one follows.
  private func joint(in scalars: [Unicode.Scalar], at start: Int) -> (end: Int, isRange: Bool)? {
    let position = skipSpaces(scalars, from: start)
    guard position < scalars.count else { return nil }
    if "~-・/".unicodeScalars.contains(scalars[position]) {
      return (skipSpaces(scalars, from: position + 1), scalars[position] == "~" || scalars[position] == "-")
    }
    if position + 1 < scalars.count, scalars[position] == "か", scalars[position + 1] == "ら" {
      return (skipSpaces(scalars, from: position + 2), true)
    }
    return nil
  }

  private func skipSpaces(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var position = start
    while position < scalars.count, scalars[position] == " " { position += 1 }
    return position
  }

  private struct Year {
    let year: Int
    let end: Int
    let era: Era?
    /// 年度 or FY.
    let fiscal: Bool
    /// 年 or 年度.
    let hasYear: Bool
    /// 「二十四」: a year behind it may be in kanji too.
    let inKanji: Bool
    /// It is a year by itself. A bare 「26」 or 「2021」 counts only beside another year.
    let isComplete: Bool
  }

  private func year(in scalars: [Unicode.Scalar], at start: Int, behind first: Year?) -> Year? {
    // 「令和5年度~」 at the end of a text: nothing stands behind the joint.
    guard start < scalars.count else { return nil }
    var position = start
    let written = eraName(in: scalars, at: start)
    if let written { position = written.end }
    let isFY = written == nil && fiscalMark(in: scalars, at: &position)
    let isKanji = written?.isInitial == false || isFY || first?.inKanji == true
    guard let (number, end, inKanji) = number(in: scalars, at: position, kanji: isKanji) else { return nil }
    var after = end
    let hasYear = after < scalars.count && scalars[after] == "年"
    if hasYear { after += 1 }
    let fiscal = hasYear && after < scalars.count && scalars[after] == "度"
    if fiscal { after += 1 }
    func made(_ year: Int, _ era: Era?, isComplete: Bool) -> Year {
      Year(
        year: year, end: after, era: era, fiscal: fiscal || isFY, hasYear: hasYear, inKanji: inKanji,
        isComplete: isComplete)
    }
    if let written {
      // 「令和3」 alone is a year; 「R5.5/8」 is a date, 「R5000」 and 「昭和一丁目」 are neither.
      guard (1...99).contains(number), !(written.isInitial && isDate(scalars, at: end)) else { return nil }
      return made(written.era.firstYear + number - 1, written.era, isComplete: hasYear || !inKanji)
    }
    if (1900...2100).contains(number) { return made(number, nil, isComplete: hasYear || isFY) }
    // 「令和5年～10年間」 says how long.
    guard let first, number <= 99, !(hasYear && isSpan(scalars, at: after)) else { return nil }
    let year = first.era.map { $0.firstYear + number - 1 } ?? first.year / 100 * 100 + number
    return made(year, first.era, isComplete: false)
  }

  private func isSpan(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    index < scalars.count && "間目前後".unicodeScalars.contains(scalars[index])
  }

  private func isDate(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    index + 1 < scalars.count && (scalars[index] == "." || scalars[index] == "/")
      && Script(scalars[index + 1]) == .digit
  }

  private func eraName(in scalars: [Unicode.Scalar], at start: Int) -> (era: Era, end: Int, isInitial: Bool)? {
    for era in rows {
      let name = Array(era.name.unicodeScalars)
      if scalars[start...].starts(with: name) { return (era, start + name.count, false) }
    }
    // An initial stands alone (R5, H24), never at the end of a word (「ISR5」) or of a number (「1H5」).
    if start > 0, [.latin, .digit].contains(Script(scalars[start - 1])) { return nil }
    let letter = String(scalars[start]).uppercased()
    guard let era = rows.first(where: { $0.initial == letter }) else { return nil }
    var end = start + 1
    while end < scalars.count, scalars[end] == " " || scalars[end] == "." { end += 1 }
    let isFirst = scalars[end...].starts(with: ["元", "年"])
    guard isFirst || (end < scalars.count && Script(scalars[end]) == .digit) else { return nil }
    return (era, end, true)
  }

  /// 「FY」 before a western year.
  private func fiscalMark(in scalars: [Unicode.Scalar], at position: inout Int) -> Bool {
    guard position + 1 < scalars.count, String(scalars[position]).uppercased() == "F",
      String(scalars[position + 1]).uppercased() == "Y"
    else { return false }
    position = skipSpaces(scalars, from: position + 2)
    return true
  }

  /// 「6」, 「元」, 「二十四」.
  private func number(
    in scalars: [Unicode.Scalar], at start: Int, kanji: Bool
  ) -> (value: Int, end: Int, inKanji: Bool)? {
    var position = skipSpaces(scalars, from: start)
    guard position < scalars.count else { return nil }
    if scalars[position] == "元" { return (1, position + 1, false) }
    var digits = 0
    var value = 0
    while position < scalars.count, Script(scalars[position]) == .digit, digits < 5 {
      value = value * 10 + Int(scalars[position].value - 0x30)
      digits += 1
      position += 1
    }
    if digits > 0 { return digits < 5 ? (value, position, false) : nil }
    guard kanji || isKanjiYear(scalars, at: position),
      let numeral = Numeral(scalars, at: position, writing: .arabicOrKanji), let whole = numeral.whole()
    else { return nil }
    return (whole, numeral.range.upperBound, true)
  }

  /// 「二〇二四年」 without an era.
  private func isKanjiYear(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    start + 4 < scalars.count && scalars[start + 4] == "年" && scalars[start] == "二"
  }
}
