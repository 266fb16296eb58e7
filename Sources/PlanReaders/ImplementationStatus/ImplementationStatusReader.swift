import JapaneseText
import PlanModel
import Vocabulary

/// 事業の実施状況: a tab-separated table of programmes and their breakdowns, with planned and actual scale.
package struct ImplementationStatusReader: FormReader {
  private let tables: ReadingTables
  private let head: StatusHead
  private let cells: CellValues
  private static let form = "implementation_status"

  package init(tables: ReadingTables) {
    (self.tables, head, cells) = (tables, StatusHead(tables: tables), CellValues(tables: tables))
  }

  /// A tab-separated head that names the programme and the scale.
  package func recognizes(_ text: SourceText) -> Bool {
    text.lines.indices.contains { index in
      let lines = headLines(text, from: index)
      return !lines.isEmpty && head.columns(lines) != nil
    }
  }

  package func read(_ text: SourceText) -> PlanDocument {
    let title = DocumentHead(text, tables: tables)
    var table = StatusTable(document: title.document(text, layout: .implementationStatus), head: title)
    var columns: StatusColumns?
    var prose: [SourceLine] = []
    var skip = 0
    for (index, line) in text.lines.enumerated() where index >= skip {
      let lines = headLines(text, from: index)
      if !lines.isEmpty, let found = head.columns(lines) {
        (columns, skip) = (found, index + lines.count)
        continue
      }
      guard let columns, line.raw.contains("\t") || isSection(line, in: columns) else {
        prose.append(line)
        continue
      }
      let torn = tornRow(text, from: index, columns)
      skip = index + torn.lines.count
      guard let row = columns.row(torn.cells) else {
        prose += torn.lines
        continue
      }
      add(row, lines: torn.lines, text: text, to: &table)
    }
    table.document.passages += PassageCutter.passages(of: prose, heading: title.title)
    table.document.passages.sort { $0.lines.first < $1.lines.first }
    checkBreakdowns(&table)
    return table.document
  }

  /// The lines of a head that begins at `index`; empty where none does.
  private func headLines(_ text: SourceText, from index: Int) -> [[String]] {
    text.lines[index...].prefix(2).map { $0.raw.contains("\t") ? split($0) : [] }.prefix { head.isHead($0) }.map { $0 }
  }

  /// The cells of the row that begins at `index`, and its lines: a break inside a cell leaves a line that ends before the
  /// scale and one behind it that begins with neither a number nor a tab.
  private func tornRow(
    _ text: SourceText, from index: Int, _ columns: StatusColumns
  ) -> (cells: [String], lines: [SourceLine]) {
    var (cells, lines) = (split(text.lines[index]), [text.lines[index]])
    guard columns.name.map({ $0 > columns.number }) ?? false, cells.count > 1 else { return (cells, lines) }
    let whole = (columns.scale.max() ?? 0) + 1
    for next in text.lines[(index + 1)...] {
      let rest = split(next)
      guard cells.count < whole, cells.count + rest.count - 1 <= whole, let first = rest.first, isWords(first),
        next.raw.contains("\t") || !isSection(next, in: columns), headLines(text, from: next.number - 1).isEmpty
      else { break }
      cells[cells.count - 1] += first
      cells += rest.dropFirst()
      lines.append(next)
    }
    // A row that is short because its last cells are empty goes on nowhere.
    let isWhole = cells.count > (columns.scale.min() ?? 0) || lines.count == 1
    return isWhole ? (cells, lines) : (split(text.lines[index]), [text.lines[index]])
  }

  /// Whether a cell is no number: a row's first cell is its number or empty.
  private func isWords(_ cell: String) -> Bool {
    let bare = tables.normalizer.text(cell).unicodeScalars.filter { Script($0) != .digit }
    return bare.contains { Script($0).isJapanese }
  }

  private func split(_ line: SourceLine) -> [String] {
    line.raw.split(separator: "\t", omittingEmptySubsequences: false).map { PassageCutter.plain(String($0)) }
  }

  /// A pillar's title that lost its tabs: 「3 産業人材の育成」.
  private func isSection(_ line: SourceLine, in columns: StatusColumns) -> Bool {
    guard line.text.count <= 50, !line.text.hasSuffix("。"), let gap = line.text.firstIndex(of: " ") else {
      return false
    }
    return Int(line.text[..<gap]) != nil
  }

  private func add(_ row: StatusRow, lines: [SourceLine], text: SourceText, to table: inout StatusTable) {
    let span = LineSpan(lines[0].number, lines[lines.count - 1].number)
    switch row {
    case .section(let title):
      table.section = title
      table.document.passages.append(Passage(heading: title, text: title, lines: span))
    case .programme(let cells):
      var programme = self.programme(cells, lines: span, text: text, in: table)
      programme.number = cells.number.isEmpty ? nil : cells.number
      programme.name = cells.name.isEmpty ? nil : cells.name.filter { !$0.isWhitespace }
      programme.summary = cells.summary.isEmpty ? nil : cells.summary
      (table.parent, table.breakdowns) = (programme.id, 0)
      table.saysBreakdown = says(cells.planned) || says(cells.actual) ? span : nil
      table.parents.append((programme.id, table.saysBreakdown))
      if programme.name == nil {
        table.document.findings.append(
          Finding(.fieldMissing, lines: span, detail: "番号\(cells.number)の事業名がありません"))
      }
      table.add(programme, lines: lines)
    case .breakdown(let cells):
      table.breakdowns += 1
      let words = BreakdownText(
        cells.summary, order: table.breakdowns, marks: tables.labels.words(Self.form, "breakdown_mark"),
        particles: tables.labels.words(Self.form, "object_particle"))
      var programme = self.programme(cells, lines: span, text: text, in: table)
      (programme.parent, programme.number) = (table.parent, words.number)
      (programme.name, programme.summary) = (words.name, words.description)
      table.add(programme, lines: lines)
    }
  }

  private func says(_ cell: String) -> Bool {
    tables.labels.words(Self.form, "in_breakdown").contains(tables.normalizer.text(cell).filter { !$0.isWhitespace })
  }

  /// What a programme and a breakdown have in common: money, scale and division.
  private func programme(
    _ row: StatusCells, lines span: LineSpan, text: SourceText, in table: StatusTable
  ) -> Programme {
    var programme = table.head.programme(text, order: table.document.programmes.count + 1, lines: span)
    programme.section = table.section
    if !row.division.isEmpty { programme.divisions = [row.division] }
    let budget = tables.normalizer.normalize(row.budget)
    if let money = tables.amounts.money(in: budget).first
      ?? row.yenPerUnit.flatMap({ tables.amounts.money(cell: budget, yenPerUnit: $0) })
    {
      programme.budget = Money(raw: row.budget, yen: money.yen, isApproximate: money.isApproximate)
    }
    func figure(_ measure: Measure, _ cell: String, label: String?, explanation: String?) -> Figure? {
      guard !cell.isEmpty else { return nil }
      return Figure(
        measure: measure, label: label, year: table.head.fiscalYear ?? "", westernYears: table.head.years, raw: cell,
        values: cells.values(of: cell, explainedBy: explanation), lines: span)
    }
    let unit = row.unit.isEmpty ? nil : row.unit
    let scale = tables.labels.words(Self.form, "scale_column").first
    programme.figures = [
      figure(.scalePlanned, row.planned, label: scale, explanation: unit),
      figure(.scaleActual, row.actual, label: unit, explanation: unit),
    ].compactMap { $0 }
    return programme
  }

  /// A programme that points to its breakdown must have one.
  private func checkBreakdowns(_ table: inout StatusTable) {
    for case (let id, let span?) in table.parents where !table.document.programmes.contains(where: { $0.parent == id })
    {
      table.document.findings.append(Finding(.unread, lines: span, detail: "内訳を見るよう書かれていますが、内訳の行がありません"))
    }
  }
}

/// The table as far as it is read.
private struct StatusTable {
  var document: PlanDocument
  let head: DocumentHead
  /// It carries over page breaks: a new head does not end a pillar.
  var section: String?
  var parent: String?
  var breakdowns = 0
  var saysBreakdown: LineSpan?
  var parents: [(id: String, span: LineSpan?)] = []

  init(document: PlanDocument, head: DocumentHead) { (self.document, self.head) = (document, head) }

  /// Adds the programme, and its row as a passage.
  mutating func add(_ programme: Programme, lines: [SourceLine]) {
    document.programmes.append(programme)
    document.passages += PassageCutter.passages(
      of: lines, heading: programme.name ?? section, programme: programme.id)
  }
}
