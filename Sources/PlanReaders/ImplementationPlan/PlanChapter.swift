import PlanModel

/// 本文の事業: a programme as the plan's chapter describes it, 「[１．…] ○…… ・・・（…課）」.
struct ChapterProgramme: Sendable {
  /// 1 for 「１．」; in the order of the chapter.
  let number: Int
  /// As printed, without white space.
  let name: String
  /// The divisions behind the dots.
  let divisions: [String]
  /// How many programmes share the paragraph, and with it the divisions.
  let sharers: [Int]
  /// The paragraph, headings left out.
  let text: String
  /// 「基本方針１ …」 above it.
  let policy: String?
  let nameLines: LineSpan
  let divisionLines: LineSpan?
  /// Heading and paragraph.
  let lines: LineSpan
}

/// その他の取組: an activity outside of the numbered programmes, 「①… ・・・所管課：…」.
struct OtherActivity: Sendable {
  let mark: String
  let name: String
  let divisions: [String]
  let divisionLines: LineSpan
  let section: String?
  let lines: LineSpan
}

/// 本文: what the chapters in front of the table pages say of programmes.
struct PlanChapter: Sendable {
  let programmes: [ChapterProgramme]
  let others: [OtherActivity]
  /// The pairs of characters of the policies (●) above the programmes, which the table pages repeat.
  let policies: Set<String>

  init(_ lines: ArraySlice<SourceLine>, words: PlanWords) {
    policies = Self.policies(lines, words: words)
    let joined = JoinedLines(lines)
    programmes = Self.programmes(joined, lines: lines, words: words)
    others = Self.others(joined, lines: lines, words: words)
  }

  private static func policies(_ lines: ArraySlice<SourceLine>, words: PlanWords) -> Set<String> {
    guard let bullet = words["policy_bullet"].first else { return [] }
    var found: Set<String> = []
    var paragraph = ""
    for line in lines where !line.isBlank {
      if line.text.hasPrefix(bullet) {
        paragraph = line.text
      } else if !paragraph.isEmpty {
        paragraph += line.text
      }
      guard !paragraph.isEmpty else { continue }
      found.formUnion(TextPairs(paragraph).pairs)
      if paragraph.hasSuffix("。") { paragraph = "" }
    }
    return found
  }

  func programme(_ number: Int) -> ChapterProgramme? { programmes.first { $0.number == number } }

  private struct Heading {
    let number: Int
    let range: Range<Int>
    let name: Range<Int>
  }

  /// 「[10.…]」: a number and a name in square brackets.
  private static func headings(_ text: JoinedLines) -> [Heading] {
    text.ranges(of: "[").compactMap { open in
      guard let close = text.first(of: "]", from: open.upperBound) else { return nil }
      var index = open.upperBound
      var digits = ""
      while index < close, Character(text.scalars[index]).isNumber || text.scalars[index] == " " {
        if text.scalars[index] != " " { digits.unicodeScalars.append(text.scalars[index]) }
        index += 1
      }
      guard let number = Int(digits), index < close, ".。、，,)".unicodeScalars.contains(text.scalars[index]),
        close - index < 80
      else { return nil }
      return Heading(number: number, range: open.lowerBound..<close + 1, name: index + 1..<close)
    }
  }

  private static func programmes(
    _ text: JoinedLines, lines: ArraySlice<SourceLine>, words: PlanWords
  ) -> [ChapterProgramme] {
    let headings = headings(text)
    var found: [ChapterProgramme] = []
    var index = 0
    while index < headings.count {
      // Headings with nothing but white space between them share the paragraph behind the last.
      var last = index
      while last + 1 < headings.count,
        text.raw(headings[last].range.upperBound..<headings[last + 1].range.lowerBound).isEmpty
      { last += 1 }
      let next = last + 1 < headings.count ? headings[last + 1].range.lowerBound : text.scalars.count
      let divisions = leaders(text, headings[last].range.upperBound..<next, words: words)
      let end = divisions.last?.range.upperBound ?? min(next, headings[last].range.upperBound + 400)
      let paragraph = headings[last].range.upperBound..<end
      for heading in headings[index...last] {
        let nameLines = text.span(heading.range) ?? LineSpan(1)
        found.append(
          ChapterProgramme(
            number: heading.number, name: compact(text.raw(heading.name)),
            divisions: unique(divisions.flatMap(\.names)),
            sharers: headings[index...last].map(\.number), text: text.string(paragraph),
            policy: PlanOutline.policy(above: nameLines.first, lines, words: words), nameLines: nameLines,
            divisionLines: divisions.last.flatMap { text.span($0.range) },
            lines: text.span(heading.range.lowerBound..<end) ?? LineSpan(1)))
      }
      index = last + 1
    }
    return found
  }

  static func compact(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private static func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The brackets behind dots: 「・・・（甲課／乙課）」, 「・・・（甲課）（乙課）」.
  private static func leaders(
    _ text: JoinedLines, _ range: Range<Int>, words: PlanWords
  ) -> [(range: Range<Int>, names: [String])] {
    var found: [(range: Range<Int>, names: [String])] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let dots = dots(text, at: index) else {
        index += 1
        continue
      }
      index = dots
      while let bracket = bracket(text, at: index), bracket.upperBound <= range.upperBound {
        // 「（2）就労相談」 on the next line is a heading.
        if text.string(bracket.lowerBound + 1..<bracket.upperBound - 1).allSatisfy(\.isNumber) { break }
        let names = words.divisions(text.raw(bracket.lowerBound + 1..<bracket.upperBound - 1))
        found.append((bracket, names))
        index = bracket.upperBound
      }
    }
    return found
  }

  /// The index behind at least two dots at `start`.
  private static func dots(_ text: JoinedLines, at start: Int) -> Int? {
    var end = start
    while end < text.scalars.count, "・.…‥".unicodeScalars.contains(text.scalars[end]) { end += 1 }
    return end - start >= 2 ? end : nil
  }

  private static func bracket(_ text: JoinedLines, at start: Int) -> Range<Int>? {
    var open = start
    while open < text.scalars.count, text.scalars[open] == " " { open += 1 }
    guard open < text.scalars.count, text.scalars[open] == "(", let close = text.first(of: ")", from: open) else {
      return nil
    }
    return open..<close + 1
  }

  private static func others(
    _ text: JoinedLines, lines: ArraySlice<SourceLine>, words: PlanWords
  ) -> [OtherActivity] {
    words["division"].flatMap { text.ranges(of: $0 + ":") }.sorted { $0.lowerBound < $1.lowerBound }.compactMap {
      label in
      var dot = label.lowerBound
      while dot > 0, "・.…‥ ".unicodeScalars.contains(text.scalars[dot - 1]) { dot -= 1 }
      guard
        let start = text.starts.filter({ $0 < dot }).sorted().last(where: {
          (0x2460...0x24FF).contains(text.scalars[$0].value)
        }), dot - start < 120
      else { return nil }
      let end = text.starts.filter { $0 > label.upperBound }.min() ?? text.scalars.count
      let span = text.span(start..<end) ?? LineSpan(1)
      return OtherActivity(
        mark: text.raw(start..<start + 1), name: compact(text.raw(start + 1..<dot)),
        divisions: words.divisions(text.raw(label.upperBound..<end)),
        divisionLines: text.span(label.lowerBound..<end) ?? span,
        section: section(before: span.first, lines, words: words), lines: span)
    }
  }

  /// The title of the nearest numbered heading above, 「３．…について」, without number and 「について」.
  private static func section(before line: Int, _ lines: ArraySlice<SourceLine>, words: PlanWords) -> String? {
    guard let heading = lines.last(where: { $0.number < line && PlanOutline.isNumbered($0.text) }) else { return nil }
    var title = String(heading.printed.drop { $0.isNumber || ".．、 　".contains($0) })
    if let about = words["about"].first(where: { title.hasSuffix($0) }) { title.removeLast(about.count) }
    return title
  }
}

/// 見出し: which lines of the prose are headings.
enum PlanOutline {
  /// 「３．…」: a number, a full stop and a short title.
  static func isNumbered(_ text: String) -> Bool {
    let digits = text.prefix { $0.isNumber }
    let rest = text.dropFirst(digits.count)
    return !digits.isEmpty && digits.count <= 2 && rest.first == "." && rest.count <= 40 && !text.hasSuffix("。")
      && !(rest.dropFirst().first?.isNumber ?? true)
  }

  /// The policy that a line stands under; `nil` where a numbered heading has ended it.
  static func policy(above number: Int, _ lines: ArraySlice<SourceLine>, words: PlanWords) -> String? {
    let heading = lines.last { line in
      line.number < number && isHeading(line.text, words: words)
        && (words.starts(line.text, "policy") || isNumbered(line.text))
    }
    guard let heading, words.starts(heading.text, "policy") else { return nil }
    return heading.printed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// 「第３章 …」, 「基本方針１ …」, 「３．…」, 「（1）…」, 「[４．…]」.
  static func isHeading(_ text: String, words: PlanWords) -> Bool {
    guard text.count <= 45, !text.hasSuffix("。") else { return false }
    return isNumbered(text) || text.hasPrefix("[") || words.starts(text, "policy")
      || (text.hasPrefix("第") && words["chapter"].contains { text.prefix(6).contains($0) })
      || (text.hasPrefix("(") && text.dropFirst().first?.isNumber == true && text.count <= 25)
  }
}
