import JapaneseText
import PlanModel
import Vocabulary

/// 進行管理票: one sheet a programme, whose text came out of the PDF backwards.
///
/// Example: the sheet's first lines are the last field of the page (委員会の意見), its last ones the head
/// (番号, 事業名, 所管課, 対象者). Figures are put together by the sheet's own arithmetic (``RateProof``); what the
/// arithmetic refutes becomes a finding and stays as printed.
package struct ProgressSheetReader: FormReader {
  private let tables: ReadingTables
  private let words: SheetWords

  package init(tables: ReadingTables) {
    self.tables = tables
    words = SheetWords(tables.labels)
  }

  package func recognizes(_ text: SourceText) -> Bool {
    let hasTitle = text.lines.contains { words.stands("sheet_title", in: $0.text) }
    return hasTitle && !Sheet.cut(text, words: words).sheets.isEmpty
  }

  package func read(_ text: SourceText) -> PlanDocument {
    let (sheets, rest) = Sheet.cut(text, words: words)
    let citation = SheetCitation(text, publisher: text.municipality(of: tables), words: words, tables: tables)
    var document = PlanDocument(
      name: text.name, layout: .progressSheet, title: citation.title, lines: text.lines.map(\.raw))
    (document.publisher, document.fiscalYear) = (citation.publisher, citation.fiscalYear)
    document.westernYear = citation.westernYear
    for (index, sheet) in sheets.enumerated() { read(sheet, id: "#\(index + 1)", citation, into: &document) }
    if !rest.isEmpty {
      // Without its head a sheet cannot say whose it is.
      let span = LineSpan(rest[0].number, rest[rest.count - 1].number)
      document.findings.append(Finding(.unread, lines: span, detail: "事業名のない票（途中で切れている）"))
      document.passages += SheetPassages.passages(rest, name: nil, programme: "", rows: [], words: words).map {
        Passage(heading: $0.heading, text: $0.text, lines: $0.lines)
      }
    }
    return document
  }

  private func read(_ sheet: Sheet, id: String, _ common: SheetCitation, into document: inout PlanDocument) {
    let own = common.narrowed(to: sheet, words: words, tables: tables)
    let ratings = SheetRatings(sheet, words: words)
    let table = IndicatorTable(
      sheet, gradeLine: ratings.gradeLine, fiscalYear: own.westernYear, words: words, eras: tables.eras)
    var programme = Programme(document: document.name, lines: sheet.span, plan: own.title)
    programme.id = id
    fill(&programme, sheet.head, own)
    fill(&programme, ratings)
    describe(&programme, sheet, table)
    programme.section = SheetSection.of(sheet, words: words)
    programme.figures = SheetFigures(table: table, words: words, units: tables.amounts.units).figures()
    document.programmes.append(programme)
    document.findings += SheetFindings(
      programme: programme.name ?? id, table: table, ratings: ratings, fiscalYear: own.westernYear
    ).findings()
    if programme.name == nil || programme.divisions.isEmpty {
      document.findings.append(Finding(.fieldMissing, lines: sheet.head.nameLines, detail: "事業名または所管課がない"))
    }
    document.passages += SheetPassages.passages(
      sheet.lines, name: programme.name, programme: id, rows: table.rowLines, words: words)
  }

  private func fill(_ programme: inout Programme, _ head: SheetHead, _ own: SheetCitation) {
    (programme.organization, programme.fiscalYear) = (own.publisher, own.fiscalYear)
    (programme.westernYear, programme.number) = (own.westernYear, head.number)
    (programme.name, programme.audience) = (head.name, head.audience)
    programme.divisions = SheetSection.divisions(head.division, words: words)
    if head.division != nil { programme.places[.division] = head.divisionLines }
    if head.audience != nil { programme.places[.audience] = head.audienceLines }
  }

  private func fill(_ programme: inout Programme, _ ratings: SheetRatings) {
    guard ratings.ratings != Ratings() else { return }
    programme.ratings = ratings.ratings
    programme.places[.direction] = ratings.directionLine.map { LineSpan($0) }
    programme.places[.grade] = ratings.gradeLine.map { LineSpan($0) }
    programme.places[.evaluation] = ratings.gradeLine.map { LineSpan($0) }
  }

  /// 事業内容: the lines between the table and their label.
  private func describe(_ programme: inout Programme, _ sheet: Sheet, _ table: IndicatorTable) {
    guard
      let end = sheet.lines.firstIndex(where: { line in
        line.number > table.end && words["summary"].contains { line.text.hasSuffix($0) }
      }), table.end > 0
    else { return }
    var lines = sheet.lines[...end].filter { $0.number > table.end && !$0.isBlank }.map { ($0.number, $0.printed) }
    guard var last = lines.popLast() else { return }
    let label = words["summary"].first { last.1.hasSuffix($0) } ?? ""
    last.1 = String(last.1.dropLast(label.count))
    if !last.1.isEmpty { lines.append(last) }
    guard let span = LineSpan.covering(lines.map { $0.0 }) else { return }
    programme.summary = lines.map { $0.1 }.joined()
    programme.places[.summary] = span
  }
}
