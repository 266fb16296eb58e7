import PlanModel

/// 票: the lines of one programme's sheet. Its head (number, name, division, audience) stands at its end.
struct Sheet: Sendable {
  /// The sheet's lines, marks of the page's frame at its ends left out; never empty.
  let lines: [SourceLine]
  let head: SheetHead

  /// 1-based lines of the document.
  var span: LineSpan { LineSpan(lines[0].number, lines[lines.count - 1].number) }

  /// The sheets of a document, in order, and the lines behind the last head (a sheet that was cut off).
  static func cut(_ text: SourceText, words: SheetWords) -> (sheets: [Sheet], rest: [SourceLine]) {
    var sheets: [Sheet] = []
    var start = 0
    var index = 0
    while index < text.lines.count {
      guard let (head, end) = SheetHead.read(text.lines, at: index, words: words) else {
        index += 1
        continue
      }
      let body = trim(text.lines[start..<end], words: words)
      if !body.isEmpty { sheets.append(Sheet(lines: body, head: head)) }
      start = end
      index = end
    }
    return (sheets, trim(text.lines[start...], words: words))
  }

  /// Without blank lines and leftovers of the page's frame at both ends.
  private static func trim(_ lines: ArraySlice<SourceLine>, words: SheetWords) -> [SourceLine] {
    var lines = lines
    let grades = words["grade"]
    while let first = lines.first, first.isFrameLeftover(grades: grades) { lines = lines.dropFirst() }
    while let last = lines.last, last.isFrameLeftover(grades: grades) { lines = lines.dropLast() }
    return Array(lines)
  }
}

/// 票の見出し: 「番号 ３ 事業名 …」, then 「所管課 … 対象者 …」.
struct SheetHead: Sendable {
  /// As printed.
  var number: String?
  var name: String?
  var division: String?
  var audience: String?
  var nameLines = LineSpan(1)
  var divisionLines = LineSpan(1)
  var audienceLines = LineSpan(1)

  /// Reads the head that begins at `index`, and the index behind it; `nil` where none begins there.
  static func read(_ lines: [SourceLine], at index: Int, words: SheetWords) -> (SheetHead, end: Int)? {
    let line = lines[index]
    guard let number = words.find("number", in: line),
      let name = words.find("name", in: line, from: number.upperBound)
    else { return nil }
    var head = SheetHead()
    head.number = filled(line.printed(number.upperBound..<name.lowerBound))
    let wrapped = continuation(lines, after: index, words: words)
    head.name = joined([line.printed(name.upperBound..<line.normalized.scalars.count)] + wrapped.map(\.printed))
    head.nameLines = LineSpan(line.number, wrapped.last?.number ?? line.number)
    var end = index + 1 + wrapped.count
    // Blank lines stand between the head's two rows; a head that was cut off ends with its first.
    while end < lines.count, lines[end].isBlank { end += 1 }
    guard end < lines.count, let division = words.find("division", in: lines[end]) else {
      return (head, index + 1 + wrapped.count)
    }
    end = head.readDivision(lines, at: end, after: division.upperBound, words: words)
    return (head, end)
  }

  /// Reads the row of the division and the audience at `index`; gives the index behind it.
  private mutating func readDivision(
    _ lines: [SourceLine], at index: Int, after start: Int, words: SheetWords
  ) -> Int {
    let line = lines[index]
    let end = line.normalized.scalars.count
    let audience = words.find("audience", in: line, from: start)
    division = Self.filled(line.printed(start..<(audience?.lowerBound ?? end)))
    divisionLines = LineSpan(line.number)
    let wrapped = Self.continuation(lines, after: index, words: words)
    if let audience {
      self.audience = Self.joined([line.printed(audience.upperBound..<end)] + wrapped.map(\.printed))
      audienceLines = LineSpan(line.number, wrapped.last?.number ?? line.number)
    }
    return index + 1 + wrapped.count
  }

  /// The lines right behind a row of the head that go on with it: no blank line between, no label, no mark.
  private static func continuation(_ lines: [SourceLine], after index: Int, words: SheetWords) -> [SourceLine] {
    let next = lines[(index + 1)...].prefix { line in
      !line.isFrameLeftover(grades: words["grade"]) && words.find("division", in: line) == nil
        && words.find("plan_period", in: line) == nil && !words.stands("section", in: line.text)
        && !line.text.hasSuffix("。") && line.text.unicodeScalars.count <= 40
    }
    return next.count <= 2 ? Array(next) : []
  }

  private static func filled(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func joined(_ parts: [String]) -> String? {
    filled(parts.joined().filter { !$0.isWhitespace })
  }
}
