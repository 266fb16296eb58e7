import JapaneseText
import PlanModel
import Vocabulary

/// Headings that state a programme, and prose that does so with its division.
extension PlainReading {
  /// Begins a programme where the heading, or the line below it, states its amount, its kind or its division.
  mutating func openStated(by heading: PlainHeading, _ line: SourceLine) {
    let (kind, title) = marked(heading.title)
    guard !state.isNamed, heading.isName || kind != nil, heading.style != .chapter else { return }
    var stated = StatedHeading(title, words: words, unit: unitOfMoney)
    var lines = LineSpan(line.number)
    if stated.category != nil, stated.money == nil, let (whole, last) = wholeHeading(title, from: line) {
      (stated, lines) = (whole, LineSpan(line.number, last))
    }
    var (money, before, divisions) = (stated.money, stated.moneyBefore, stated.divisions)
    if lines.last == line.number, let below = text.lines[index...].first(where: { !$0.isBlank }) {
      let printed = PassageCutter.plain(below.raw)
      if money == nil, heading.style == .ornament,
        let below = StatedHeading(amounts: printed, words: words, unit: unitOfMoney)
      {
        (money, before) = (below.money, below.moneyBefore)
      } else if money == nil, let (own, last) = amountsBelow(below) {
        (money, before, lines) = (own.money, own.moneyBefore, LineSpan(line.number, last))
      } else if divisions.isEmpty {
        divisions = StatedHeading.divisions(in: Brackets.inside(printed) ?? printed, words: words)
      }
      if lines.last == line.number, money != stated.money || divisions != stated.divisions {
        lines = LineSpan(line.number, below.number)
      }
    }
    guard stated.isStated || kind != nil || lines.last > line.number, !stated.name.isEmpty, !stated.name.contains("【")
    else { return }
    state.begin(programme: stated.name, lines: lines, text: text)
    if lines.last > line.number {
      state.open += text.lines[index..<lines.last].filter { !$0.isBlank }
      index = lines.last
    }
    if let category = stated.category, let meant = legend[category] {
      let last = state.document.programmes.count - 1
      state.document.programmes[last].category = meant.meaning
      state.document.programmes[last].places[.category] = LineSpan(meant.line)
    } else if let category = stated.category {
      add(field(.category, line.number), value: (category, LineSpan(line.number)))
    } else if let kind {
      // The word stands in the legend, and not beside the name.
      let last = state.document.programmes.count - 1
      state.document.programmes[last].category = kind.meaning
      state.document.programmes[last].places[.category] = LineSpan(kind.line)
    }
    if let money { add(field(.budget, lines.last), value: (money, lines)) }
    if let before { add(PlainFields.Field.budgetBefore(lines.last), value: (before, lines)) }
    for division in divisions { add(field(.division, lines.last), value: (division, lines)) }
    state.tellsInProse = true
  }

  /// 「【新】 …・住宅用蓄電池」 over 「設置補助事業 24,000 （皆増）」: a name cut in two, whose amount stands behind its end or on
  /// the line below that.
  private func wholeHeading(_ title: String, from line: SourceLine) -> (heading: StatedHeading, last: Int)? {
    var (whole, last) = (title, line.number)
    for next in text.lines[index...].prefix(2) where !next.isBlank {
      guard next.text.count <= Self.cutName, !next.text.contains("。"), fields.fields(next).isEmpty else { return nil }
      (whole, last) = (
        last == line.number ? whole + PassageCutter.plain(next.raw) : whole + " " + next.text, next.number
      )
      let heading = StatedHeading(whole, words: words, unit: unitOfMoney)
      if heading.money != nil, !heading.name.contains(where: \.isNumber) { return (heading, last) }
    }
    return nil
  }

  /// The rest of a name and its amounts are shorter than a sentence.
  private static let cutName = 30

  /// 「64,350 （12,600　51,750）」 on a line of its own below what the programme does; whether that was taken.
  mutating func takeAmounts(_ line: SourceLine) -> Bool {
    guard state.tellsInProse, state.hasProgramme, state.document.programmes.last?.budget == nil,
      let amounts = StatedHeading(amounts: PassageCutter.plain(line.raw), words: words, unit: unitOfMoney),
      let money = amounts.money
    else { return false }
    state.open.append(line)
    add(field(.budget, line.number), value: (money, LineSpan(line.number)))
    if let before = amounts.moneyBefore {
      add(PlainFields.Field.budgetBefore(line.number), value: (before, LineSpan(line.number)))
    }
    return true
  }

  /// 「○ 企業インターンシップ促進事業」: the kind that the legend gives the mark, and the name.
  private func marked(_ title: String) -> (kind: (meaning: String, line: Int)?, name: String) {
    guard let mark = title.first.map({ String($0) }), let kind = legend[words.key(mark)] ?? legend[mark],
      words.markWords.contains(kind.meaning), title.dropFirst().first?.isWhitespace ?? false
    else { return (nil, title) }
    return (kind, String(title.dropFirst()).trimmed)
  }

  /// 「18,906」 over 「（12,450）」: an amount and that of the year before, each on its line below the name.
  private func amountsBelow(_ line: SourceLine) -> (amounts: StatedHeading, last: Int)? {
    guard line.number < text.lines.count, unitOfMoney != nil else { return nil }
    let (own, before) = (PassageCutter.plain(line.raw), PassageCutter.plain(text.lines[line.number].raw))
    guard Brackets.inside(before) != nil, Brackets.inside(own) == nil,
      let amounts = StatedHeading(amounts: own + before, words: words, unit: unitOfMoney)
    else { return nil }
    return (amounts, line.number + 1)
  }

  /// 「【継続】」 alone on its line: the name, its amount and the year before's stand below it, each on a line.
  mutating func openMarked(by heading: PlainHeading, _ line: SourceLine) -> Bool {
    let mark = words.key(heading.text)
    let below = text.lines[index...].prefix { !$0.isBlank }.prefix(3).map { PassageCutter.plain($0.raw) }
    guard words.markWords.contains(mark), below.count == 3,
      let amounts = StatedHeading(amounts: below[1] + below[2], words: words, unit: unitOfMoney),
      let money = amounts.money,
      let named = PlainHeading(marked: below[0])
    else { return false }
    state.begin(named, line: line)
    state.begin(programme: named.title, lines: LineSpan(line.number, line.number + 3), text: text)
    add(field(.category, line.number), value: (heading.text, LineSpan(line.number)))
    add(field(.budget, line.number + 2), value: (money, LineSpan(line.number + 2)))
    if let before = amounts.moneyBefore {
      add(PlainFields.Field.budgetBefore(line.number + 3), value: (before, LineSpan(line.number + 3)))
    }
    state.open += text.lines[index..<index + 3]
    index += 3
    state.tellsInProse = true
    return true
  }

  // MARK: Prose with its division

  /// Whether a field below a heading and its prose says that they are a programme: its amount or its size, or whom to ask
  /// where a heading is marked 「◆…」 or as one that stated a programme before.
  func statesProgramme(_ field: PlainFields.Field) -> Bool {
    guard let style = state.title?.style else { return false }
    let prose = state.open.dropFirst().filter { !$0.isBlank && fields.fields($0).isEmpty }
    switch field.role {
    case Measure.division.rawValue:
      return style == .ornament || state.statingStyles.contains(style) || !told(in: prose).isEmpty
    case Measure.budget.rawValue, Measure.scalePlanned.rawValue:
      return prose.last?.text.hasSuffix("。") ?? false
    default: return false
    }
  }

  /// 「【こども政策課】」 alone on its line.
  func bracketedDivision(_ line: SourceLine) -> String? {
    guard state.isDescribed, line.text.count <= 40, let inside = Brackets.inside(PassageCutter.plain(line.raw)) else {
      return nil
    }
    // Of a list of points the division is that of the last one, and not of the heading's.
    let isList = state.open.contains { $0.text.first.map(ListMarks.isBullet) ?? false }
    guard !isList else { return nil }
    guard !inside.contains(where: Brackets.isRound) else { return nil }
    // 「（担当：中央図書館 奉仕係）」.
    if let named = StatedHeading.divisions(in: inside, words: words).first { return named }
    return words.contact.endsOffice(words.key(inside)) ? inside : nil
  }

  /// 「[目標：18 園] ・・・（幼児課）」: whose a line is, at its end behind dots.
  func trailingDivision(_ line: SourceLine) -> String? {
    guard state.isDescribed, let (rest, inside) = Brackets.atEnd(of: PassageCutter.plain(line.raw)),
      rest.last.map({ "・…‥".contains($0) }) ?? false, words.contact.endsOffice(words.key(inside))
    else { return nil }
    return inside
  }

  /// 「・減塩チャレンジ事業（健康課）　尿中塩分を年６回測る。」, or the name alone over its text, which ends in 「（健康課）」: a point
  /// of a list that names its programme and whose it is.
  mutating func takePoint(_ line: SourceLine) -> Bool {
    let printed = PassageCutter.plain(line.raw)
    guard !state.isNamed, let mark = printed.first, ListMarks.isBullet(mark) else { return false }
    let said = String(printed.dropFirst())
    guard let point = pointOnLine(said, line) ?? pointOverText(said.trimmed, line) else { return false }
    closeTable()
    state.closeProgramme()
    let span = LineSpan(line.number, point.last)
    var programme = state.head.programme(self.text, order: state.document.programmes.count + 1, lines: span)
    programme.name = point.name.filter { !$0.isWhitespace }
    programme.divisions = point.divisions
    programme.places[.division] = point.divisionLines
    if !point.text.isEmpty { (programme.summary, programme.places[.summary]) = (point.text, span) }
    add(programme, inGroup: state.title?.text)
    index += point.last - line.number
    return true
  }

  private typealias Point = (name: String, divisions: [String], divisionLines: LineSpan, text: String, last: Int)

  /// The name with its division behind it, and the text on this line and the next ones.
  private func pointOnLine(_ said: String, _ line: SourceLine) -> Point? {
    guard let open = said.firstIndex(where: { "(（".contains($0) }),
      let close = said[open...].firstIndex(where: { ")）".contains($0) })
    else { return nil }
    let name = String(said[..<open]).trimmed
    guard canNamePoint(name), let offices = offices(in: String(said[said.index(after: open)..<close])) else {
      return nil
    }
    var (text, last) = (String(said[said.index(after: close)...]).trimmed, line.number)
    for next in self.text.lines[index...].prefix(while: { goesOn(with: $0, behind: text) }) {
      text = PassageCutter.append(PassageCutter.plain(next.raw), to: text)
      last = next.number
    }
    return (name, offices, LineSpan(line.number), text, last)
  }

  /// The name alone, over lines that end in the division's bracket.
  private func pointOverText(_ name: String, _ line: SourceLine) -> Point? {
    guard canNamePoint(name) else { return nil }
    var text = ""
    for next in self.text.lines[index...].prefix(Self.longestPoint) {
      guard !next.isBlank, next.text.first.map({ !ListMarks.isBullet($0) }) ?? false, PlainHeading(next) == nil else {
        return nil
      }
      text = PassageCutter.append(PassageCutter.plain(next.raw).trimmed, to: text)
      guard let (rest, inside) = Brackets.atEnd(of: text), let offices = offices(in: inside) else { continue }
      return (name, offices, LineSpan(line.number, next.number), rest.trimmed, next.number)
    }
    return nil
  }

  /// The text of a point has so many lines at most.
  private static let longestPoint = 6

  private func canNamePoint(_ name: String) -> Bool { (2...40).contains(name.count) && !name.contains("。") }

  /// 「防災課，観光推進課」: the offices that a bracket holds; `nil` where it holds something else.
  private func offices(in inside: String) -> [String]? {
    let offices = inside.split { "、・，,／".contains($0) }.map { String($0).trimmed }
    let areAll = offices.allSatisfy { words.contact.endsOffice(words.key($0)) || $0.hasSuffix("会") }
    guard !offices.isEmpty, areAll || words.contact.endsOffice(words.key(inside)) else { return nil }
    return areAll ? offices : [inside]
  }

  /// Whether a line goes on with the text of a point.
  private func goesOn(with next: SourceLine, behind text: String) -> Bool {
    guard !next.isBlank, let first = next.text.first else { return false }
    return !ListMarks.isBullet(first) && PlainHeading(next) == nil && (text.isEmpty || !text.hasSuffix("。"))
      && fields.fields(next).isEmpty
  }

  func field(_ role: Measure, _ line: Int) -> PlainFields.Field {
    PlainFields.Field(role: role.rawValue, label: role.rawValue, note: nil, value: "", line: line)
  }

  /// The figures that sentences state.
  private func told(in prose: [SourceLine]) -> [PlainFields.Field] {
    let text = words.tables.normalizer.normalize(PassageCutter.join(prose))
    return fields.told(in: text, amounts: words.tables.amounts, line: prose.last?.number ?? 0)
  }

  /// The prose below the heading is what the programme of its name does.
  mutating func describe() {
    let prose = state.open.dropFirst().filter { !$0.isBlank && fields.fields($0).isEmpty }
    guard let first = prose.first, let last = prose.last else { return }
    let (text, lines) = (PassageCutter.join(prose), LineSpan(first.number, last.number))
    add(field(.summary, last.number), value: (text, lines))
    for told in told(in: prose) { add(told, value: (told.value, lines)) }
  }

  mutating func describe(by division: String, _ line: SourceLine) {
    describe()
    state.open.append(line)
    // 「社会福祉協議会・こども政策課」 are two; 「商業・ものづくり課」 is one.
    let parts = division.split { "・、，,".contains($0) }.map { String($0).trimmed }
    let areAll = parts.allSatisfy { words.contact.endsOffice($0) || $0.hasSuffix("会") }
    for part in areAll ? parts : [division] { add(field(.division, line.number), value: (part, LineSpan(line.number))) }
  }
}
