/// 元号: one row of `eras.tsv`.
package struct Era: Hashable, Sendable {
  package let name: String
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
    guard let first = year(in: scalars, at: start, era: nil) else { return nil }
    var (end, last, fiscal) = (first.end, first.year, first.fiscal)
    if let joint = joint(in: scalars, at: end),
      let second = year(in: scalars, at: joint, era: first.era), second.year > first.year,
      second.isComplete || second.fiscal
    {
      (end, last, fiscal) = (second.end, second.year, fiscal || second.fiscal)
    }
    guard first.isComplete || fiscal else { return nil }
    return YearMention(range: start..<end, westernYears: first.year...last, saysFiscalYear: fiscal)
  }

  /// The index behind 「～」, 「-」, 「・」 or 「から」, where one follows.
  private func joint(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    guard start < scalars.count else { return nil }
    if "~-・/".unicodeScalars.contains(scalars[start]) { return start + 1 }
    if start + 1 < scalars.count, scalars[start] == "か", scalars[start + 1] == "ら" { return start + 2 }
    return nil
  }

  private struct Year {
    let year: Int
    let end: Int
    let era: Era?
    let fiscal: Bool
    /// An era, 年 or 年度 says that it is a year; a bare 「26」 counts only behind another year.
    let isComplete: Bool
  }

  private func year(in scalars: [Unicode.Scalar], at start: Int, era outer: Era?) -> Year? {
    // 「令和5年度~」 at the end of a text: nothing stands behind the joint.
    guard start < scalars.count else { return nil }
    var position = start
    let written = eraName(in: scalars, at: start)
    if let written { position = written.end }
    let isWestern = written == nil && fiscalMark(in: scalars, at: &position)
    guard let (number, end) = number(in: scalars, at: position, kanji: written?.isInitial == false || isWestern) else {
      return nil
    }
    var after = end
    let hasYear = after < scalars.count && scalars[after] == "年"
    if hasYear { after += 1 }
    let fiscal = hasYear && after < scalars.count && scalars[after] == "度"
    if fiscal { after += 1 }
    if let written {
      // 「令和3」 alone is a year, 「R5.5/8」 a date and 「R5000」 neither.
      guard number >= 1, number <= 99, !(written.isInitial && isDate(scalars, at: end)) else { return nil }
      return Year(
        year: written.era.firstYear + number - 1, end: after, era: written.era, fiscal: fiscal, isComplete: true)
    }
    if (1900...2100).contains(number), hasYear || isWestern {
      return Year(year: number, end: after, era: nil, fiscal: fiscal, isComplete: true)
    }
    if let outer, number <= 99 {
      return Year(year: outer.firstYear + number - 1, end: after, era: outer, fiscal: fiscal, isComplete: false)
    }
    return nil
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
    // An initial stands alone (R5, H24), never at the end of a word (「ISR5」).
    if start > 0, Script(scalars[start - 1]) == .latin { return nil }
    let letter = String(scalars[start]).uppercased()
    guard let era = rows.first(where: { $0.initial == letter }) else { return nil }
    var end = start + 1
    while end < scalars.count, scalars[end] == " " || scalars[end] == "." { end += 1 }
    guard end < scalars.count, Script(scalars[end]) == .digit else { return nil }
    return (era, end, true)
  }

  /// 「FY」 before a western year.
  private func fiscalMark(in scalars: [Unicode.Scalar], at position: inout Int) -> Bool {
    guard position + 1 < scalars.count, String(scalars[position]).uppercased() == "F",
      String(scalars[position + 1]).uppercased() == "Y"
    else { return false }
    position += 2
    while position < scalars.count, scalars[position] == " " { position += 1 }
    return true
  }

  /// 「6」, 「元」, 「二十四」. Digits only are read, so that 「2024億」 is no year.
  private func number(in scalars: [Unicode.Scalar], at start: Int, kanji: Bool) -> (Int, Int)? {
    var position = start
    while position < scalars.count, scalars[position] == " " { position += 1 }
    guard position < scalars.count else { return nil }
    if scalars[position] == "元" { return (1, position + 1) }
    var digits = 0
    var value = 0
    while position < scalars.count, Script(scalars[position]) == .digit, digits < 5 {
      value = value * 10 + Int(scalars[position].value - 0x30)
      digits += 1
      position += 1
    }
    if digits > 0 { return digits < 5 ? (value, position) : nil }
    guard kanji || isKanjiYear(scalars, at: position),
      let numeral = Numeral(scalars, at: position, writing: .arabicOrKanji), let whole = numeral.whole()
    else { return nil }
    return (whole, numeral.range.upperBound)
  }

  /// 「二〇二四年」 without an era.
  private func isKanjiYear(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    start + 4 < scalars.count && scalars[start + 4] == "年" && scalars[start] == "二"
  }
}
