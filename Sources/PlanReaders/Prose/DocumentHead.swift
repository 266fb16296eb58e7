import JapaneseText
import PlanModel
import Vocabulary

/// 表題: what a document says of itself: its title, its year and who published it.
package struct DocumentHead: Sendable {
  package private(set) var title: String
  /// The line of the title; `nil` where no line looks like one, and the first short line or the file's name has to do.
  package let line: Int?
  package let publisher: String?
  /// As printed, after NFKC: 「令和6年度」.
  package private(set) var fiscalYear: String?
  package private(set) var westernYear: Int?

  package init(_ text: SourceText, tables: ReadingTables) {
    let found = Self.titleLine(text, tables: tables)
    let shown = found ?? text.lines.first { !$0.isBlank && $0.text.count <= 80 && !$0.text.hasPrefix("(") }
    title = shown.map { PassageCutter.plain($0.raw) } ?? Self.stem(text.name)
    line = found?.number
    let year = Self.year(text, title: found, tables: tables)
    (fiscalYear, westernYear) = (year?.printed, year?.western)
    publisher = Self.publisher(text, title: found, shown: shown, tables: tables)
  }

  /// This head with a year that the rest of the document proves, where it says none itself.
  package func dated(_ westernYear: Int?, eras: Eras) -> DocumentHead {
    guard self.westernYear == nil, let westernYear else { return self }
    var head = self
    (head.fiscalYear, head.westernYear) = (eras.fiscalYear(westernYear), westernYear)
    return head
  }

  /// This head with all lines of its title: 「令和５年度決算に係る」 over 「主要な施策の成果報告書」. Those right above and below the
  /// title's line belong to it as far as they are short, and say neither a date nor who to ask.
  package func withWholeTitle(_ text: SourceText, tables: ReadingTables) -> DocumentHead {
    var shown = line ?? text.lines.first { PassageCutter.plain($0.raw) == title }?.number
    if let first = shown, Self.isYear(text.lines[first - 1], eras: tables.eras) {
      // 「令和５年度」 alone: the name stands below it.
      shown = text.lines[first...].first { !$0.isBlank }?.number
    }
    guard let shown, shown <= Self.edge else { return self }
    func belongs(_ line: SourceLine) -> Bool {
      guard (3...40).contains(line.text.count), !line.raw.contains("\t"),
        !line.text.contains(where: { "。、,:".contains($0) }), !Self.isDate(line, eras: tables.eras)
      else { return false }
      let words = line.text.split(whereSeparator: \.isWhitespace)
      return !words.contains { ContactWords(tables: tables).endsOffice(String($0)) } && PlainHeading(line) == nil
    }
    let index = shown - 1
    let above = text.lines[..<index].reversed().prefix(2).prefix(while: belongs).reversed()
    let below = text.lines[(index + 1)...].prefix(2).prefix(while: belongs)
    var head = self
    head.title = (above + [text.lines[index]] + below).map { PassageCutter.plain($0.raw) }.joined(separator: " ")
    return head
  }

  /// 「令和５年度」 and nothing else.
  private static func isYear(_ line: SourceLine, eras: Eras) -> Bool {
    eras.mentions(in: line.normalized).first.map { $0.range.count >= line.text.unicodeScalars.count } ?? false
  }

  /// 「令和6年9月」.
  private static func isDate(_ line: SourceLine, eras: Eras) -> Bool {
    eras.mentions(in: line.normalized).contains { mention in
      let rest = line.normalized.string(mention.range.upperBound..<line.normalized.scalars.count)
      return rest.contains("月") && rest.filter { $0.isNumber }.count == rest.count { $0.isNumber }
        && rest.trimmed.count <= 5
    }
  }

  /// A document of `layout` with this head.
  package func document(_ text: SourceText, layout: Layout) -> PlanDocument {
    var document = PlanDocument(name: text.name, layout: layout, title: title, lines: text.lines.map(\.raw))
    (document.publisher, document.fiscalYear, document.westernYear) = (publisher, fiscalYear, westernYear)
    return document
  }

  /// A programme of this document, on `lines`.
  package func programme(_ text: SourceText, order: Int, lines: LineSpan) -> Programme {
    var programme = Programme(document: text.name, lines: lines, plan: title)
    programme.id = "#\(order)"
    (programme.organization, programme.fiscalYear, programme.westernYear) = (publisher, fiscalYear, westernYear)
    return programme
  }

  /// The year of a figure that has no year of its own.
  package var years: ClosedRange<Int>? { westernYear.map { $0...$0 } }

  private static func stem(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// A short line that names a year and a plan and is no sentence. It need not stand first: text out of a PDF often has
  /// the page's head at the end.
  private static func titleLine(_ text: SourceText, tables: ReadingTables) -> SourceLine? {
    let words = tables.labels.words("title", "plan_word")
    // 「計画期間：令和4年度～」 says how long, and names nothing.
    let others = tables.labels.words("title", "no_title")
    return text.lines.first { line in
      guard !others.contains(where: line.text.hasPrefix), (4...80).contains(line.text.count), !line.raw.contains("\t"),
        !line.text.contains(where: { "。、,".contains($0) })
      else { return false }
      return words.contains { line.text.contains($0) } && !tables.eras.mentions(in: line.normalized).isEmpty
    }
  }

  /// The year of the title, or else of a short line near the document's head or foot that begins or ends with it: prose
  /// speaks of other years too (「令和2年度まで運営していた」).
  private static func year(
    _ text: SourceText, title: SourceLine?, tables: ReadingTables
  ) -> (printed: String, western: Int)? {
    if let title, let first = best(tables.eras.mentions(in: title.normalized)) {
      return (title.normalized.string(first.range), first.westernYears.lowerBound)
    }
    let filled = text.lines.filter { !$0.isBlank }
    for line in filled.prefix(edge) + filled.suffix(edge) where line.text.count <= 40 {
      guard let first = tables.eras.mentions(in: line.normalized).first(where: \.saysFiscalYear) else { continue }
      let printed = line.normalized.string(first.range)
      let bare = line.text.filter { !"()[] ".contains($0) }
      if bare.hasPrefix(printed) || bare.hasSuffix(printed), !line.text.contains(where: { "。、,".contains($0) }) {
        return (printed, first.westernYears.lowerBound)
      }
    }
    return nil
  }

  /// How many lines are a document's head, and its foot.
  private static let edge = 10

  /// The mention that says 年度, or else the first.
  private static func best(_ mentions: [YearMention]) -> YearMention? {
    mentions.first(where: \.saysFiscalYear) ?? mentions.first
  }

  /// A municipality that no table lists, by its form: a word of the title or of the first lines that stands free or begins
  /// the title's, ends in 市, 区, 町 or 村, and stands in the document again.
  private static func unlisted(_ text: SourceText, title: SourceLine?) -> String? {
    let first = text.lines.lazy.filter { !$0.isBlank }.prefix(edge).filter { $0.text.count <= 40 }
    for line in [title].compactMap({ $0 }) + Array(first) {
      for token in line.text.split(whereSeparator: \.isWhitespace) {
        let word = Edition.dropped(from: token)
        guard let end = word.dropFirst(2).firstIndex(where: { "市区町村".contains($0) }) else { continue }
        let name = String(word[...end])
        // Free it is named as who publishes; at the beginning of a longer word it must stand free elsewhere, or come again.
        let isFree = text.lines.contains { $0.text.split(whereSeparator: \.isWhitespace).contains { $0 == name } }
        let isName =
          name.count <= 7 && name.unicodeScalars.allSatisfy { isFree ? Script($0).isJapanese : Script($0) == .han }
        guard isName, isFree || text.lines.count(where: { $0.text.contains(name) }) > 1
        else { continue }
        return name
      }
    }
    return nil
  }

  /// The local government that the title names, or else the one that the text names most. Where it names none twice, a
  /// prefecture counts by its stem (東京 in 東京しごとセンター): its own papers seldom spell it out.
  private static func publisher(
    _ text: SourceText, title: SourceLine?, shown: SourceLine?, tables: ReadingTables
  ) -> String? {
    let full = PlaceCounts(tables.everyMunicipality.map { ($0.name, $0.name) })
    if let title, let name = full.most([title], atLeast: 1) { return name }
    // 「花　巻　市」: a name set wide on a line of its own.
    let names = Set(tables.everyMunicipality.map(\.name))
    let first = text.lines.lazy.filter { !$0.isBlank }.prefix(edge).map { $0.text.filter { !$0.isWhitespace } }
    if let name = first.first(where: names.contains) { return name }
    if let name = unlisted(text, title: shown) ?? full.most(text.lines, atLeast: 2) { return name }
    if let name = prefecture(text, tables: tables) { return name }
    // Named once, and no other prefecture beside it.
    let named = full.counts(in: text.lines.flatMap(\.normalized.scalars)).keys.filter { name in
      tables.kindsOfMunicipalities[name] == "都道府県"
    }
    return named.count == 1 ? named.first : nil
  }

  /// The prefecture that the text names most by its stem: twice, or once where it speaks of 府内 and 府立 like a 府.
  private static func prefecture(_ text: SourceText, tables: ReadingTables) -> String? {
    let all = tables.municipalities.filter { $0.kind == "都道府県" && $0.name.count > 2 }
    let kinds = Set(all.compactMap(\.name.last))
    let speaks = PlaceCounts(
      tables.labels.words("title", "own_area").flatMap { word in kinds.map { ("\($0)\(word)", String($0)) } })
    let kind = speaks.most(text.lines, atLeast: 2)
    let stems = all.filter { kind.map($0.name.hasSuffix) ?? true }.map { (String($0.name.dropLast()), $0.name) }
    return PlaceCounts(stems).most(text.lines, atLeast: kind == nil ? 2 : 1)
  }
}
