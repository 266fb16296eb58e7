import JapaneseText
import PlanModel
import Vocabulary

/// 様式のない文書: passages under their headings, and programmes only where labelled fields or the rows of tables state
/// them. The last resort.
package struct PlainTextReader: FormReader {
  private let tables: ReadingTables

  package init(tables: ReadingTables) { self.tables = tables }

  /// Every text.
  package func recognizes(_ text: SourceText) -> Bool { true }

  package func read(_ text: SourceText) -> PlanDocument {
    var reading = PlainReading(text, tables: tables)
    reading.run()
    return reading.state.document
  }
}

/// One document on its way through ``PlainTextReader``.
struct PlainReading {
  let text: SourceText
  let words: TableWords
  let heads: TableHeads
  let fieldHeads: FieldHeads
  let rows: TableFiller
  let fields: PlainFields
  private let filler: PlainProgramme
  var state: PlainState
  var table: OpenTable?
  /// The last table of the programme that is open, once its heading is over.
  var resting: OpenTable?
  /// The unit of money that the document announced last.
  var moneyUnit: String?
  /// Whether the document prints money in another unit than yen somewhere.
  let printsOtherUnits: Bool
  /// The unit of counts that a line announced, and that line.
  var announced: (unit: String, line: Int)?
  /// The phones of a list of divisions.
  var directory: [(division: String, phone: String, line: Int)] = []
  /// What the marks of a table mean, and the line that says so.
  var legend: [String: (meaning: String, line: Int)] = [:]
  /// The last table of fields and its last number.
  var restingFields: (head: FieldHead, last: RowNumber)?
  /// The years that heads gave their columns, by the columns' words.
  var yearsOfColumns: [String: (printed: String, years: ClosedRange<Int>)] = [:]
  var index = 0

  init(_ text: SourceText, tables: ReadingTables) {
    words = TableWords(tables: tables)
    (heads, rows, fieldHeads) = (TableHeads(words: words), TableFiller(words: words), FieldHeads(words: words))
    (fields, filler) = (PlainFields(tables: tables), PlainProgramme(tables: tables))
    let others = tables.amounts.units.moneyUnits.filter { $0.yen > 1 }.map { String(scalars: $0.name) }
    printsOtherUnits = text.lines.contains { line in others.contains { line.text.has($0) } }
    let head = DocumentHead(text, tables: tables).withWholeTitle(text, tables: tables)
    state = PlainState(document: head.document(text, layout: .plain), head: head)
    self.text = PageFurniture.masked(text, publisher: head.publisher, normalizer: tables.normalizer)
  }

  mutating func run() {
    while index < text.lines.count {
      let line = text.lines[index]
      if words.isPageMark(line.text) {
        index += 1
        continue
      }
      note(line)
      if takeLabelsFirst(line) || takeMoneyTable(line) || takeFieldTable() || takeHead() || takeRow(line)
        || takeDirectory(line)
      {
        continue
      }
      index += 1
      let found = fields(of: line)
      if found.isEmpty, takePoint(line) || takeAmounts(line) { continue }
      if let division = bracketedDivision(line) ?? trailingDivision(line) {
        for field in found where !field.value.isEmpty { add(field, value: (field.value, LineSpan(line.number))) }
        describe(by: division, line)
      } else if !found.isEmpty {
        state.open.append(line)
        state.tellsInProse = false
        for field in found {
          let value = field.value.isEmpty ? next(after: field) : continued(field)
          add(field, value: value)
        }
      } else if words.isSection(line.text) {
        state.begin(section: PassageCutter.plain(line.raw), word: words.sectionWord(line.text) ?? "", line: line)
      } else if line.number != state.head.line, markedKinds(line).isEmpty, let heading = PlainHeading(line) {
        if openMarked(by: heading, line) { continue }
        state.begin(heading, line: line)
        openStated(by: heading, line)
      } else if state.tellsInProse, words.isContact(line.text) {
        // 「環境政策課」, 「内線2751」 below what the programme does.
        state.open.append(line)
        add(field(.division, line.number), value: (PassageCutter.plain(line.raw), LineSpan(line.number)))
      } else {
        // 「小計 74,581」 is no part of what the last programme does.
        if let word = line.text.split(whereSeparator: \.isWhitespace).first, words.isTotal(words.key(String(word))) {
          state.tellsInProse = false
        }
        state.open.append(line)
        if state.tellsInProse { state.prose.append(line) }
      }
    }
    closeTable()
    state.close()
    spreadDirectory()
    for index in state.document.programmes.indices {
      let (proved, findings) = TableProof.proved(state.document.programmes[index])
      state.document.programmes[index] = proved
      state.document.findings += findings
    }
  }

  // MARK: Fields

  /// The fields of a line. In a sheet of one programme they may have numbers, and a label may stand alone over its value.
  private func fields(of line: SourceLine) -> [PlainFields.Field] {
    let plain = fields.fields(line)
    guard plain.isEmpty else { return plain }
    if let grade = gradeInRow(line) { return [grade] }
    let next = text.lines[index...].first { !$0.isBlank }
    // Two labels one under the other are the heads of columns.
    let isOverValue = next.map {
      fields.fields($0, mayStandAlone: true).isEmpty && heads.head(at: $0.number - 1, in: text) == nil
    }
    return fields.fields(line, isNumbered: state.isNamed, mayStandAlone: isOverValue ?? false)
      .filter {
        !$0.value.isEmpty || (isOverValue ?? false) && (state.isNamed || $0.role == "name" || isOfBlock(line))
      }
  }

  /// 「必要性 Ａ 有効性 Ａ 総合評価 Ｂ」: the grade of the whole in a row of grades.
  private func gradeInRow(_ line: SourceLine) -> PlainFields.Field? {
    let cells = line.text.split(whereSeparator: \.isWhitespace).map { String($0) }
    let pairs = stride(from: 0, to: cells.count - 1, by: 2).map { (label: cells[$0], value: cells[$0 + 1]) }
    guard pairs.count > 1, cells.count.isMultiple(of: 2), pairs.allSatisfy({ words.isGrade(words.key($0.value)) }),
      let whole = pairs.last(where: {
        words.tables.labels.words("labelled_fields", Measure.grade.rawValue).contains(words.key($0.label))
      })
    else { return nil }
    return PlainFields.Field(
      role: Measure.grade.rawValue, label: whole.label, note: nil, value: whole.value, line: line.number)
  }

  /// Whether the paragraph of a line has several labels alone on their lines: then each is over its value.
  private func isOfBlock(_ line: SourceLine) -> Bool {
    let index = line.number - 1
    let above = text.lines[..<index].reversed().prefix { !$0.isBlank }.reversed()
    let block = above + text.lines[index...].prefix { !$0.isBlank }
    let areAlone = block.map { fields.fields($0, mayStandAlone: true).contains { $0.value.isEmpty } }
    // Labels one under the other are the heads of columns.
    let areHeads = zip(areAlone, areAlone.dropFirst()).contains { $0 && $1 }
    return !areHeads && areAlone.count { $0 } >= Self.labelsOfBlock
  }

  private static let labelsOfBlock = 3

  /// A label alone on its line has its value on the next one, where that is no field or heading itself.
  private mutating func next(after field: PlainFields.Field) -> (String, LineSpan)? {
    if state.isNamed || field.role == "name" {
      while index < text.lines.count, text.lines[index].isBlank { index += 1 }
    }
    guard index < text.lines.count, !text.lines[index].isBlank else { return nil }
    let line = text.lines[index]
    guard fields.fields(line).isEmpty, PlainHeading(line) == nil else { return nil }
    index += 1
    state.open.append(line)
    return continued(field, from: (PassageCutter.plain(line.raw), LineSpan(line.number)))
  }

  private mutating func continued(_ field: PlainFields.Field) -> (String, LineSpan)? {
    continued(field, from: (field.value, LineSpan(field.line)))
  }

  /// A description goes on to the next blank line, field or heading; a name or a division with a line of a few characters
  /// that the column's width cut off, a division also with the next office; every other value ends with its line.
  private mutating func continued(
    _ field: PlainFields.Field, from first: (String, LineSpan)
  ) -> (String, LineSpan)? {
    var value = first
    while index < text.lines.count, !text.lines[index].isBlank, goesOn(field.role, with: text.lines[index]) {
      let line = text.lines[index]
      let isWhole = words.contact.endsOffice(words.key(value.0))
      let joint = field.role == Measure.division.rawValue && isWhole ? " " : ""
      value = (
        PassageCutter.append(joint + PassageCutter.plain(line.raw), to: value.0), value.1.union(LineSpan(line.number))
      )
      state.open.append(line)
      index += 1
    }
    return value
  }

  /// So many characters of a cell fall onto the next line.
  private static let remnant = 4

  private func goesOn(_ role: String, with line: SourceLine) -> Bool {
    guard fields.fields(line, mayStandAlone: state.isNamed || role == "name").isEmpty, PlainHeading(line) == nil else {
      return false
    }
    switch role {
    case Measure.summary.rawValue, "result": return heads.head(at: line.number - 1, in: text) == nil
    case Measure.division.rawValue:
      let isOffice = words.contact.endsOffice(line.text) && !line.text.contains(where: \.isWhitespace)
      return isOffice || words.contact.phone(line.text) != nil
    case "name":
      // What is set below the name's own place goes on with it.
      let isBelow = line.raw.prefix(while: \.isWhitespace).count > 2 && line.text.count <= 20
      return (line.text.count <= Self.remnant || isBelow) && !line.text.contains { $0.isNumber || $0 == "。" }
    default: return false
    }
  }

  mutating func add(_ field: PlainFields.Field, value: (String, LineSpan)?) {
    guard let (printed, lines) = value, !printed.isEmpty, field.role != "other" else { return }
    var value = printed
    let isMoney = field.role == Measure.budget.rawValue || field.role == "spent"
    if isMoney, !words.hasUnit(field.note), let money = unitOfMoney, Numeral(words.key(value), writing: .arabic) != nil
    {
      // 「予算現額 41,260」 under 「（単位：千円）」.
      value += money
    }
    if field.role == "name" {
      closeTable()
      state.name(value, lines: lines, text: text)
      return
    }
    if !state.isNamed, state.hasProgramme, words.offices.contains(field.label),
      !(state.document.programmes.last?.divisions.isEmpty ?? true)
    {
      // A heading's programme has one 所管課: the second is of something else that no heading names.
      state.closeProgramme()
      return
    }
    if state.isDescribed, statesProgramme(field) { describe() }
    for waiting in state.take((field, value, lines), text: text) {
      let last = state.document.programmes.count - 1
      let isTaken = filler.add(
        waiting.field, value: waiting.value, lines: waiting.lines, head: state.head,
        to: &state.document.programmes[last])
      if !isTaken {
        let detail = "「\(waiting.field.label)」の値を読み取れません: \(waiting.value)"
        state.document.findings.append(Finding(.unread, lines: waiting.lines, detail: detail))
      }
    }
  }
}
