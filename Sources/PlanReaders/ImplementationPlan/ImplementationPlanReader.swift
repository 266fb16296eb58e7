import JapaneseText
import PlanModel
import Vocabulary

/// 実施計画: chapters of prose with numbered programmes, then table pages whose cells were torn out of their rows.
///
/// Example: 「[４．…] ○…… ・・・（…課）」 in the chapter is row 「2-4」 of a table page. Chapter and pages prove each
/// other: names, divisions, words. A cell that fits no row becomes a finding.
package struct ImplementationPlanReader: FormReader {
  private let tables: ReadingTables
  private let words: PlanWords

  package init(tables: ReadingTables) {
    self.tables = tables
    words = PlanWords(tables.labels)
  }

  package func recognizes(_ text: SourceText) -> Bool {
    let (pages, start) = PlanTablePage.cut(text, words: words, eras: tables.eras)
    guard !pages.isEmpty, text.lines.contains(where: { words.stands("plan_name", in: $0.text) }) else { return false }
    return !PlanChapter(text.lines[..<start], words: words).programmes.isEmpty
  }

  package func read(_ text: SourceText) -> PlanDocument {
    let (slices, start) = PlanTablePage.cut(text, words: words, eras: tables.eras)
    let chapter = PlanChapter(text.lines[..<start], words: words)
    let divisions = Set(chapter.programmes.flatMap(\.divisions) + chapter.others.flatMap(\.divisions))
    let pages = slices.map {
      PlanTablePage($0, chapter: chapter, divisions: divisions, words: words, eras: tables.eras)
    }
    let publisher = text.municipality(of: tables)
    let citation = PlanCitation(text, pages: pages, publisher: publisher, words: words, eras: tables.eras)
    var document = PlanDocument(
      name: text.name, layout: .implementationPlan, title: citation.title, lines: text.lines.map(\.raw))
    document.publisher = publisher
    (document.fiscalYear, document.westernYear) = (citation.year?.label, citation.year?.western?.upperBound)
    var ids: [Int: String] = [:]
    var pagePassages: [Passage] = []
    let known = pages.map(\.years).first { $0.isComplete }
    for (index, page) in pages.enumerated() {
      var page = page
      // The heads of the columns stand anywhere on a page. A page in the middle may have lost them; the last one without
      // them is cut off, and nobody can tell its actuals from its targets.
      if !page.years.isComplete, index + 1 < pages.count, let known { page.years = known }
      pagePassages += read(page, chapter, into: &document, ids: &ids)
      if !page.years.isComplete, let lines = LineSpan.covering(page.lines.map(\.number)) {
        document.findings.append(
          Finding(.unread, lines: lines, detail: "年度の見出しがない表（途中で切れたとみられる）のため、数値を読まない"))
      }
    }
    readRest(chapter, ids: &ids, into: &document)
    for other in chapter.others { document.programmes.append(programme(other, in: document)) }
    let owner = owners(chapter, document, ids)
    document.passages =
      PlanPassages.ofChapters(text.lines[..<start], words: words) { owner[$0] } + pagePassages
    return document
  }

  /// One table page; gives its passages.
  private func read(
    _ page: PlanTablePage, _ chapter: PlanChapter, into document: inout PlanDocument, ids: inout [Int: String]
  ) -> [Passage] {
    var builder = PlanRowBuilder(page, chapter: chapter, words: words)
    let (rows, left) = builder.build()
    let (divisions, findings) = PlanDivisions(page: page, rows: rows, chapter: chapter, words: words).give()
    document.findings += findings
    for (row, given) in zip(rows, divisions) {
      let programme = programme(row, given, page, in: document)
      ids[row.number.programme] = programme.id
      if programme.name == nil || programme.divisions.isEmpty {
        document.findings.append(
          Finding(.fieldMissing, lines: programme.lines, detail: "\(row.number.label) の事業名または所管課がない"))
      }
      document.programmes.append(programme)
    }
    document.findings += left.map {
      Finding(.unread, lines: $0.span, detail: "どの事業の欄か分からない：\($0.printed.joined().prefix(40))")
    }
    let known = ids
    return PlanPassages.ofPage(page, rows: rows, left: left) { known[$0] ?? "" }
  }

  private func base(_ document: PlanDocument, lines: LineSpan) -> Programme {
    var programme = Programme(document: document.name, lines: lines, plan: document.title)
    programme.id = "#\(document.programmes.count + 1)"
    programme.organization = document.publisher
    (programme.fiscalYear, programme.westernYear) = (document.fiscalYear, document.westernYear)
    return programme
  }

  private func programme(
    _ row: PlanRow, _ given: PlanDivisions.Given, _ page: PlanTablePage, in document: PlanDocument
  ) -> Programme {
    let onPage = LineSpan.covering(page.lines.map(\.number))
    let division = given.lines.flatMap { onPage?.overlaps($0) == true ? $0 : nil }
    let lines = (row.cells.map(\.span) + [division].compactMap { $0 }).reduce(LineSpan(row.number.line)) {
      $0.union($1)
    }
    var programme = base(document, lines: lines)
    (programme.number, programme.section) = (row.number.label, page.section)
    programme.policy = row.chapter?.policy
    programme.name = row.nameText
    programme.aliases = [row.chapter?.name].compactMap { $0 }.filter { $0 != programme.name }
    programme.divisions = given.names
    programme.places[.division] = given.lines
    if let content = row.content {
      programme.summary = content.joined.raw(content.joined.scalars.indices)
      programme.places[.summary] = content.span
    } else if let chapter = row.chapter {
      (programme.summary, programme.places[.summary]) = (chapter.text, chapter.lines)
    }
    if let audience = row.audience, let text = self.audience(audience) {
      (programme.audience, programme.places[.audience]) = (text, audience.span)
    }
    if let actual = page.years.actual, let target = page.years.target {
      programme.figures =
        (row.actual.map { PlanFigures.read($0, .actual, actual, words: words) } ?? [])
        + (row.target.map { PlanFigures.read($0, .target, target, words: words) } ?? [])
    }
    return programme
  }

  /// 「市民・事業者」: lines of their own are listed, a line that goes on is joined; 「―」 is none.
  private func audience(_ cell: PlanCell) -> String? {
    var text = ""
    for line in cell.printed {
      let goesOn =
        text.isEmpty || words.starts(line, "conjunction")
        || text.unicodeScalars.last.map { Script($0) == .hiragana || "・、，（(".unicodeScalars.contains($0) } ?? true
      text += goesOn ? line : "・" + line
    }
    return cell.text.allSatisfy { $0 == "-" || $0 == "ー" } ? nil : text
  }

  /// Programmes of the chapter whose table page is missing (a document that was cut off).
  private func readRest(_ chapter: PlanChapter, ids: inout [Int: String], into document: inout PlanDocument) {
    for one in chapter.programmes where ids[one.number] == nil {
      var programme = base(document, lines: one.lines)
      (programme.number, programme.name, programme.policy) = (String(one.number), one.name, one.policy)
      programme.divisions = one.sharers.count > 1 && one.divisions.count > 1 ? [] : one.divisions
      programme.places[.division] = one.divisionLines
      (programme.summary, programme.places[.summary]) = (one.text, one.lines)
      ids[one.number] = programme.id
      document.programmes.append(programme)
    }
  }

  private func programme(_ other: OtherActivity, in document: PlanDocument) -> Programme {
    var programme = base(document, lines: other.lines)
    (programme.number, programme.section, programme.name) = (other.mark, other.section, other.name)
    programme.divisions = other.divisions
    programme.places[.division] = other.divisionLines
    return programme
  }

  /// For each line of the chapters the record that it describes.
  private func owners(_ chapter: PlanChapter, _ document: PlanDocument, _ ids: [Int: String]) -> [Int: String] {
    var owner: [Int: String] = [:]
    for one in chapter.programmes {
      for line in one.lines.first...one.lines.last where owner[line] == nil { owner[line] = ids[one.number] }
    }
    for programme in document.programmes where chapter.others.contains(where: { $0.lines == programme.lines }) {
      for line in programme.lines.first...programme.lines.last { owner[line] = programme.id }
    }
    return owner
  }
}
