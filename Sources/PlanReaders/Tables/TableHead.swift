import JapaneseText
import PlanModel
import Vocabulary

/// 表頭: the years or the measures that a table's values stand under, and what else its rows have.
struct TableHead: Sendable {
  /// One column of values.
  struct Column: Sendable {
    let role: TableWords.Role?
    /// As printed, after NFKC; `nil` for the document's own year.
    let year: String?
    let westernYears: ClosedRange<Int>?
    /// 「３年間の計」: values that are of no year.
    var isIgnored = false
  }

  var columns: [Column]
  /// Where the head is cut by tabs, how many cells of a row stand before its values.
  let cellsBeforeValues: Int?
  /// Each row is a programme or an indicator of its own, and not one of a programme that is spoken of.
  let namesRows: Bool
  let hasNumber: Bool
  let hasSummary: Bool
  /// The unit stands in a column of its own, right before the values.
  let hasUnit: Bool
  /// 「施策」 beside 「KPI」: the first names what the second belongs to.
  let hasGroups: Bool
  /// Where its columns stand, as far as the lines tell.
  var grid: Grid?
}

/// Finds heads: lines whose every cell is a word of a head or a year.
struct TableHeads: Sendable {
  let words: TableWords

  /// The head that begins at `index`, and the index behind it.
  func head(at index: Int, in text: SourceText) -> (head: TableHead, end: Int)? {
    var cells: [Cell] = []
    var end = index
    while end < text.lines.count {
      let line = text.lines[end]
      if line.isBlank, !cells.isEmpty, cells.count < 2 { break }
      guard !line.isBlank, let own = read(line) else { break }
      // Under bare years a word begins the first row.
      let isRow = !cells.isEmpty && own.count == 1 && cells.allSatisfy { $0.year != nil } && own[0].year == nil
      if isRow { break }
      cells += own
      end += 1
    }
    guard end > index, var head = head(of: cells, cellsBeforeValues: cellsBeforeValues(text.lines[index..<end])) else {
      return nil
    }
    if head.namesRows { lay(head: &head, over: text.lines[index..<end].filter { !$0.isBlank }) }
    return (head, end)
  }

  /// Whether a line has several words of heads and no value: a head that cannot be read.
  func mayBeHead(_ line: SourceLine) -> Bool {
    let cells = line.text.split(whereSeparator: \.isWhitespace).map { String($0) }
    return cells.count(where: { isWord($0) && !words.isPlanned($0) }) > 1 && !cells.contains(where: words.isValue)
  }

  /// The index of the first cell with a year, or else with a measure, in a head that tabs cut.
  private func cellsBeforeValues(_ lines: ArraySlice<SourceLine>) -> Int? {
    let rows = lines.filter { $0.raw.contains("\t") }.map { line in
      line.raw.split(separator: "\t", omittingEmptySubsequences: false)
        .map { cell(words.key(String($0).trimmed)) }
    }
    let year = rows.compactMap { row in row.firstIndex { $0?.year != nil } }.first
    return year ?? rows.compactMap { row in row.firstIndex { $0.map { words.role($0.word) != nil } ?? false } }.first
  }

  /// Finds where the columns of a head stand, on one line between tabs or on one or two with gaps, and what each year of
  /// the second line is of; nothing where the lines do not tell.
  private func lay(head: inout TableHead, over lines: [SourceLine]) {
    guard (1...2).contains(lines.count) else { return }
    let byTabs = lines.contains { $0.raw.contains("\t") }
    guard !byTabs || lines.count == 1, let found = cells(of: lines, byTabs: byTabs) else { return }
    var values: [TableHead.Column] = []
    var role: TableWords.Role?
    let hasYears = head.columns.contains { $0.year != nil }
    let areOwn = isOwn(found.flatMap(\.cells).filter { $0.year != nil })
    let columns = found.map { start, cells -> Grid.Column in
      let kind = kind(of: cells, values.count, years: hasYears && !areOwn)
      if case .value(let index) = kind, head.columns.indices.contains(index) {
        let known = head.columns[index]
        // 「実績値」 over the first of its years; the others stand to the right of it.
        let own = cells.compactMap { words.role($0.word) }.first
        if let own { role = own } else if cells.contains(where: { $0.year == nil && !$0.word.isEmpty }) { role = nil }
        values.append(
          TableHead.Column(
            role: lines.count == 2 ? role ?? known.role : known.role, year: known.year,
            westernYears: known.westernYears,
            isIgnored: known.isIgnored))
      }
      return Grid.Column(start: start, kind: kind)
    }
    guard values.count == head.columns.count, columns.contains(where: { $0.kind == .name }), columns.count > 2 else {
      return
    }
    head.columns = values
    head.grid = Grid(isCutByTabs: byTabs, columns: columns)
  }

  /// The cells of a head's lines by where they begin; `nil` where words stand between that are none of a head.
  private func cells(of lines: [SourceLine], byTabs: Bool) -> [(start: Int, cells: [Cell])]? {
    var found: [(start: Int, cells: [Cell])] = []
    for line in lines {
      for piece in Grid.cells(of: line, byTabs: byTabs) {
        let text = words.key(piece.text)
        // Words that only a single space parts are no columns.
        guard let cell = cell(text.filter { !$0.isWhitespace }) else { return nil }
        if let index = found.firstIndex(where: { abs($0.start - piece.start) <= 2 }), !byTabs {
          found[index].cells.append(cell)
        } else {
          found.append((piece.start, [cell]))
        }
      }
    }
    return found.sorted { $0.start < $1.start }
  }

  private func kind(of cells: [Cell], _ values: Int, years: Bool) -> Grid.Kind {
    if cells.contains(where: { $0.year != nil || $0.isOfNoYear }) { return .value(values) }
    if cells.contains(where: { words.role($0.word) != nil }) { return years ? .other : .value(values) }
    for cell in cells {
      if words.number.contains(cell.word) { return .number }
      if words.isName(cell.word) { return .name }
      if words.summary.contains(cell.word) { return .summary }
      if words.offices.contains(cell.word) { return .office }
      if words.units.contains(cell.word) { return .unit }
    }
    return .other
  }

  private struct Cell {
    let word: String
    let year: YearMention?
    let printed: String
    /// 「(R7)」: it says the year of the word above or before it.
    let isBracketed: Bool
    var isOfNoYear = false
  }

  private func read(_ line: SourceLine) -> [Cell]? {
    guard line.text.count <= 120 else { return nil }
    let isCut = line.raw.contains("\t")
    let tokens = line.text.split(whereSeparator: { isCut ? $0 == "\t" : $0.isWhitespace }).map { String($0).trimmed }
    let read = tokens.map { ($0, cell($0)) }
    // Between tabs, beside two years, another word heads values of no year.
    let hasYears = isCut && read.count { $0.1?.year != nil } > 1
    guard hasYears || read.allSatisfy({ $0.1 != nil }), !read.isEmpty else { return nil }
    return read.map { token, cell in
      cell ?? Cell(word: token, year: nil, printed: token, isBracketed: false, isOfNoYear: true)
    }
  }

  private func cell(_ token: String) -> Cell? {
    // 「R元」 is short for R元年.
    let whole = token.replacing("元)", with: "元年)")
    let text = words.tables.normalizer.normalize(whole.hasSuffix("元") ? whole + "年" : whole)
    let mentions = words.tables.eras.mentions(in: text)
    if mentions.count == 1, let mention = mentions.first {
      let said =
        (text.string(0..<mention.range.lowerBound) + text.string(mention.range.upperBound..<text.scalars.count))
        .filter { !Brackets.isRound($0) }
      // 「目標値（令和5年度末）」.
      let ending = words.yearEnds.first(where: said.hasSuffix)
      let rest = ending.map { String(said.dropLast($0.count)) } ?? said
      guard rest.isEmpty || words.role(rest) != nil || words.other.contains(rest) else { return nil }
      return Cell(
        word: rest, year: mention, printed: token, isBracketed: token.hasPrefix("("))
    }
    let parts = Brackets.pieces(of: token)
    guard let word = parts.first, parts.allSatisfy(isWord) || isWord(word) && token.hasSuffix(")") else { return nil }
    return Cell(word: word, year: nil, printed: token, isBracketed: false)
  }

  private func isWord(_ word: String) -> Bool {
    words.role(word) != nil || words.isName(word)
      || [words.number, words.summary, words.other].contains { $0.contains(word) }
  }

  private func head(of cells: [Cell], cellsBeforeValues: Int?) -> TableHead? {
    let years = cells.filter { $0.year != nil }
    let named = cells.filter { $0.year == nil }
    let names = named.filter { words.isName($0.word) }
    let valued = named.filter { words.role($0.word) != nil }
    let isNumbered = named.contains { words.number.contains($0.word) }
    guard years.count >= 2 || !names.isEmpty && named.count >= 3 && !valued.isEmpty else { return nil }
    let columns = columns(of: cells, years, valued)
    return TableHead(
      columns: columns, cellsBeforeValues: cellsBeforeValues, namesRows: !names.isEmpty,
      hasNumber: isNumbered,
      hasSummary: named.contains { words.summary.contains($0.word) },
      hasUnit: named.contains { words.units.contains($0.word) }, hasGroups: names.count > 1)
  }

  private func columns(of cells: [Cell], _ years: [Cell], _ valued: [Cell]) -> [TableHead.Column] {
    guard !years.isEmpty else { return valued.map { column($0) } }
    let roles = valued.compactMap { words.role($0.word) }
    if isOwn(years) {
      // 「目標値(令和5年度) 実績(令和5年度) 達成率」: the last is of the year beside it.
      var last: Cell?
      return cells.filter { $0.year != nil || words.role($0.word) != nil || $0.isOfNoYear }.map { cell in
        if cell.year != nil { last = cell }
        return TableHead.Column(
          role: words.role(cell.word), year: last?.year.map { _ in last?.printed ?? "" },
          westernYears: last?.year?.westernYears,
          isIgnored: cell.isOfNoYear)
      }
    }
    if years.count > 1, roles.count > years.count, roles.count.isMultiple(of: years.count) {
      // 「計画値 実績値 対計画比」 under each of the years.
      let each = roles.count / years.count
      return years.enumerated().flatMap { index, year in
        roles[index * each..<(index + 1) * each].map {
          TableHead.Column(role: $0, year: year.printed, westernYears: year.year?.westernYears)
        }
      }
    }
    var columns = yearColumns(years, under: roles)
    var index = 0
    for cell in cells where cell.year != nil || cell.isOfNoYear {
      if cell.isOfNoYear, index > 0 {
        columns.insert(TableHead.Column(role: nil, year: nil, westernYears: nil, isIgnored: true), at: index)
      }
      index += cell.year != nil || index > 0 ? 1 : 0
    }
    return columns
  }

  /// Whether each year says itself what its values are.
  private func isOwn(_ years: [Cell]) -> Bool { years.allSatisfy { words.role($0.word) != nil } }

  private func column(_ cell: Cell) -> TableHead.Column {
    TableHead.Column(role: words.role(cell.word), year: nil, westernYears: nil)
  }

  /// 「基準値 実績 目標値」 over 「(R元) R2 R3 (R7)」: a year in brackets is that of one word, the bare ones are results.
  private func yearColumns(_ years: [Cell], under roles: [TableWords.Role]) -> [TableHead.Column] {
    var waiting = roles.filter { $0 == .base || $0 == .target }
    // Beside the years of a base and of a target, which brackets hold, the bare ones are those of results.
    let isBetween = !waiting.isEmpty && years.contains(where: \.isBracketed)
    let isResult = isBetween || roles.contains(.actual) || years.contains { words.role($0.word) == .target }
    // 「令和5年度(実績) 令和6年度 令和7年度」: what comes behind the results is planned.
    let lastResult = isResult ? nil : years.lastIndex { words.role($0.word) == .actual }
    return years.enumerated().map { index, cell in
      var role = words.role(cell.word)
      if role == nil, let lastResult, index > lastResult { role = .target }
      if role == nil, cell.isBracketed, !waiting.isEmpty { role = waiting.removeFirst() }
      if role == nil, isResult { role = .actual }
      if role == nil, roles.count == 1 { role = roles[0] }
      return TableHead.Column(role: role, year: cell.printed, westernYears: cell.year?.westernYears)
    }
  }
}
