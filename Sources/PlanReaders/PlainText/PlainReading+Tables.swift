import JapaneseText
import PlanModel
import Vocabulary

/// The tables of a document without a form.
extension PlainReading {
  /// What a line announces for the tables below it: the unit of money, and what the marks mean.
  mutating func note(_ line: SourceLine) {
    // 「…の単位は」 at a line's end goes on below.
    let said = line.text + (index + 1 < text.lines.count && line.text.hasSuffix("は") ? text.lines[index + 1].text : "")
    if let unit = words.moneyUnit(announcedBy: said) { moneyUnit = unit }
    if let unit = words.counter(announcedBy: said) { announced = (unit, line.number) }
    for piece in line.text.split(whereSeparator: { $0.isWhitespace || "、,".contains($0) }) {
      let parts = piece.split(separator: ":", maxSplits: 1).map { String($0) }
      guard parts.count == 2, let mark = parts[0].first.map({ String($0) }), words.marks.contains(mark),
        parts[0].count <= 2
      else { continue }
      legend[mark] = (parts[1], line.number)
    }
    for piece in line.text.split(whereSeparator: \.isWhitespace) where piece.first == "【" {
      // 「凡例 【新】新規 【拡】拡充」.
      let parts = piece.dropFirst().split(separator: "】", maxSplits: 1).map { String($0) }
      if parts.count == 2, words.markWords.contains(parts[0]), words.markWords.contains(parts[1]) {
        legend[parts[0]] = (parts[1], line.number)
      }
    }
    for (mark, meaning) in markedKinds(line) { legend[mark] = (meaning, line.number) }
  }

  /// 「◎ 新規　　○ 拡充」: what the marks before names stand for.
  func markedKinds(_ line: SourceLine) -> [(mark: String, meaning: String)] {
    let pieces = line.text.split(whereSeparator: \.isWhitespace).map { String($0) }
    return zip(pieces, pieces.dropFirst()).filter { words.marks.contains($0) && words.markWords.contains($1) }
      .map { ($0, $1) }
  }

  /// Begins a table where its head stands.
  mutating func takeHead() -> Bool {
    guard let (head, end) = heads.head(at: index, in: text) else { return false }
    closeTable()
    let title = state.title.map { words.key($0.text) }
    let unit = title.flatMap { words.unit(in: $0) }
    var context = TableFiller.Context(head: head, moneyUnit: unitOfMoney, unit: unit, document: state.head)
    context.isOfMoney = moneyUnit != nil
    if context.unit == nil, let announced, text.lines[index].number - announced.line < Self.nearUnit {
      context.unit = announced.unit
    }
    // 「年度別の事業費（見込み）」 are budgets.
    context.isPlanned = title.map { words.isPlanned($0) && !words.namesBudget($0) } ?? false
    if let unit, words.tables.amounts.units.yen(per: unit) != nil {
      (context.moneyUnit, context.unit, context.isOfMoney) = (unit, nil, true)
    }
    if head.namesRows, !state.isNamed {
      state.closeProgramme()
      table = OpenTable(
        gatherer: RowGatherer(head: head, words: words, joinsNames: true),
        grid: head.grid.map { GridGatherer(grid: $0, head: head, words: words) },
        context: context, programme: nil)
    } else {
      let name = state.title.map { heading in unit == nil ? heading.title : words.labelled(heading.title).label }
      guard let programme = state.programmeOfTable(named: name, text: text) else { return false }
      table = OpenTable(
        gatherer: RowGatherer(head: head, words: words, joinsNames: false), context: context, programme: programme)
    }
    index = end
    return true
  }

  /// 「予算現額 決算額 執行率(％)」 over one line of values: what a programme's money is, between tabs. Below 「財源内訳」 a
  /// second line of heads may part it.
  mutating func takeMoneyTable(_ line: SourceLine) -> Bool {
    guard state.isNamed || state.hasProgramme, line.raw.contains("\t"), let money = unitOfMoney else { return false }
    let normal = words.tables.normalizer
    var heads = TornCells.cells(of: line)
    var next = index + 1
    if next < text.lines.count, case let parts = TornCells.cells(of: text.lines[next]), parts.first?.isEmpty ?? false,
      parts.count > heads.count
    {
      heads = parts.enumerated().map { place, part in part.isEmpty ? heads[min(place, heads.count - 1)] : part }
      next += 1
    }
    guard next < text.lines.count else { return false }
    let below = text.lines[next]
    let values = TornCells.cells(of: below)
    let roles = heads.map { words.role(normal.text($0)) }
    guard heads.count == values.count, roles.count(where: { $0 == .budget || $0 == .spent }) > 1,
      values.allSatisfy({ words.isValue(normal.text($0)) })
    else { return false }
    for (role, (head, value)) in zip(roles, zip(heads, values)) {
      let isFigure = words.tables.labels.words("labelled_fields", "figure").contains(normal.text(head))
      guard role == .budget || role == .spent || isFigure else { continue }
      let hasUnit = words.isMoney(normal.text(value)) || value.contains { "%％".contains($0) }
      let printed = hasUnit ? value : value + money
      let name = role == .budget ? Measure.budget.rawValue : role == .spent ? "spent" : "figure"
      add(
        PlainFields.Field(role: name, label: head, note: nil, value: printed, line: below.number),
        value: (printed, LineSpan(below.number)))
    }
    state.open += text.lines[index...next]
    index = next + 1
    return true
  }

  /// 「事業名 担当課 予算現額 …」, each on its own line, and then as many lines with what they hold.
  mutating func takeLabelsFirst(_ line: SourceLine) -> Bool {
    guard let first = fields.fields(line, mayStandAlone: true).first, first.role == "name", first.value.isEmpty else {
      return false
    }
    let block = text.lines[index...].prefix { !$0.isBlank && !endsBlock($0) }
    let lines = Array(block)
    let labels = lines.prefix(lines.count / 2)
    let stated = labels.map { fields.fields($0, mayStandAlone: true).first }
    guard lines.count > 3, stated[1]?.value.isEmpty ?? false, lines.count.isMultiple(of: 2),
      stated.count(where: { $0?.value.isEmpty ?? false }) > 1,
      fields.fields(lines[labels.count], mayStandAlone: true).isEmpty
    else {
      // A name that stands nowhere: what comes is not the programme's before.
      if text.lines.indices.contains(index + 1), !fields.fields(text.lines[index + 1], mayStandAlone: true).isEmpty {
        closeTable()
        state.closeProgramme()
      }
      return false
    }
    for (field, value) in zip(stated, lines.dropFirst(labels.count)) {
      guard let field, field.value.isEmpty else { continue }
      if field.role == "name" { state.close() }
      add(field, value: (PassageCutter.plain(value.raw), LineSpan(value.number)))
    }
    state.open += lines
    index += lines.count
    return true
  }

  /// 「事業の成果」: prose begins.
  private func endsBlock(_ line: SourceLine) -> Bool {
    fields.fields(line, mayStandAlone: true).contains { $0.role == "result" || $0.role == Measure.summary.rawValue }
  }

  /// The unit of amounts that print none: the one that was announced, or yen where the document never speaks of another.
  /// Without it nobody can say what 「8,420」 is.
  var unitOfMoney: String? { moneyUnit ?? (printsOtherUnits ? nil : "円") }

  /// A unit announced so many lines above a head is that of its table.
  private static let nearUnit = 4

  mutating func takeRow(_ line: SourceLine) -> Bool {
    if table == nil { table = inherited(by: line) }
    guard table != nil else { return false }
    if line.isBlank {
      // A row whose cells stand under the head's ends with its paragraph.
      table?.grid?.close()
      index += 1
      return true
    }
    let isOfList = table?.programme == nil
    if !isOfList, beginsNext(line) {
      closeTable()
      return false
    }
    if isOfList && words.isSection(line.text)
      && !(line.text.split(separator: " ").last.map { words.isValue(String($0)) } ?? false)
    {
      table?.close()
      applyRows()
      return false
    }
    let next = text.lines[(index + 1)...].lazy.filter { !$0.isBlank }.prefix(3)
    guard table?.take(line, next: Array(next)) ?? false else {
      applyRows()
      if endsTables(line) {
        closeTable()
        return false
      }
      // A table of one programme ends with its heading; a list goes on below the next one.
      if !isOfList {
        let last = table
        closeTable()
        resting = last
      }
      return false
    }
    applyRows()
    index += 1
    return true
  }

  /// A chapter, 「表２ …」 or the words of another head: the columns of the list before are over.
  private func endsTables(_ line: SourceLine) -> Bool {
    PlainHeading.isTableTitle(line.text) || PlainHeading(line)?.style == .chapter || heads.mayBeHead(line)
  }

  /// Under the next heading of one programme the years of its last table still hold, where a row fills them all.
  private func inherited(by line: SourceLine) -> OpenTable? {
    guard state.isNamed, let resting, resting.programme == state.document.programmes.indices.last, !line.isBlank,
      PlainHeading(line) == nil, !line.raw.contains("\t")
    else { return nil }
    var context = resting.context
    (context.isInherited, context.moneyUnit, context.unit) = (true, nil, nil)
    return OpenTable(
      gatherer: RowGatherer(head: context.head, words: words, joinsNames: false), context: context,
      programme: resting.programme)
  }

  /// 「事務事業名 …」: the next programme begins.
  private func beginsNext(_ line: SourceLine) -> Bool {
    fields.fields(line, mayStandAlone: true).contains { $0.role == "name" }
  }

  mutating func closeTable() {
    table?.close()
    applyRows()
    table = nil
  }

  private mutating func applyRows() {
    for row in table?.takeFinished() ?? [] {
      if let programme = table?.programme { addFigures(row, to: programme) } else { addProgramme(row) }
    }
  }

  private mutating func addFigures(_ row: TableRow, to programme: Int) {
    guard var open = table else { return }
    rows.add(row, open.context, &open.running, to: &state.document.programmes[programme])
    table = open
  }

  private mutating func addProgramme(_ row: TableRow) {
    guard let context = table?.context else { return }
    if let role = row.role, row.lead.isEmpty, let last = state.document.programmes.indices.last {
      // 「実績」 below 「見込」: of the name above.
      let known = state.document.programmes[last]
      let unit = row.unit ?? known.figures.last?.values.first?.unit
      rows.addFigures(
        of: row, label: known.name, unit: words.role(role) == .rate ? nil : unit, context,
        to: &state.document.programmes[last])
      return
    }
    let new = state.head.programme(text, order: state.document.programmes.count + 1, lines: row.lines)
    guard var programme = rows.programme(row, context, of: new) else { return }
    if context.head.hasGroups, row.lead.count > 1 { table?.group = row.lead[0].text }
    if let mark = row.mark, let meaning = legend[words.key(mark.text)] {
      programme.category = meaning.meaning
      programme.places[.category] = LineSpan(meaning.line)
    }
    add(programme, inGroup: row.group ?? table?.group ?? state.title?.text)
  }

  /// Adds a row's programme; to the one of that name, where another table of the document has it.
  /// - Parameter hasPassage: the text of the row is found without its description standing alone.
  mutating func add(_ new: Programme, inGroup group: String?, hasPassage: Bool = false) {
    var programme = new
    let parts = state.path + [group].compactMap { $0 }
    programme.section = parts.isEmpty ? nil : parts.joined(separator: " / ")
    let isOfFigures = programme.summary == nil && programme.divisions.isEmpty
    if isOfFigures, let known = state.document.programmes.firstIndex(where: { $0.name == programme.name }) {
      // A table of last year's figures, of programmes that the document has told of.
      state.document.programmes[known].figures += programme.figures
      if state.document.programmes[known].budget == nil, let budget = programme.budget {
        state.document.programmes[known].budget = budget
        state.document.programmes[known].places[.budget] = programme.places[.budget]
      }
      return
    }
    state.document.programmes.append(programme)
    if !hasPassage, let summary = programme.summary, let lines = programme.places[.summary] {
      state.document.passages.append(
        Passage(heading: programme.name, text: summary, lines: lines, programme: programme.id))
    }
  }
}
