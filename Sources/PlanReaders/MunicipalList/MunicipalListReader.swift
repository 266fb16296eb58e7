import JapaneseText
import PlanModel
import Vocabulary

/// 区市町村事業一覧: rows of municipalities' programmes with an amount, three targets and a contact, proved by totals.
package struct MunicipalListReader: FormReader {
  private let tables: ReadingTables
  private let words: ListWords
  private let audiences: AudiencePhrase

  package init(tables: ReadingTables) {
    (self.tables, words, audiences) = (tables, ListWords(tables: tables), AudiencePhrase(tables: tables))
  }

  /// Rows that begin with a number and a municipality, and lines of a category, an amount and targets.
  package func recognizes(_ text: SourceText) -> Bool {
    let heads = words.heads(text)
    guard !heads.isEmpty else { return false }
    let amounts = text.lines.filter { words.amounts($0.text) != nil }
    return amounts.count * 2 >= heads.count && !amounts.isEmpty
  }

  package func read(_ text: SourceText) -> PlanDocument {
    let cut = ListBlocks(text, words: words)
    let head = DocumentHead(text, tables: tables).dated(commonStart(cut), eras: tables.eras)
    var document = head.document(text, layout: .municipalList)
    // Without its title nobody is named but the municipalities of the rows, and none of them publishes the list.
    if head.line == nil { document.publisher = nil }
    let units = words.units(text)
    let columns = TargetColumns(cut.loose, people: units?.people, tables: tables)
    let form = RowForm(head: head, text: text, columns: columns, money: units.map { ($0.money, $0.yen) })
    var texts: [RowText] = []
    for table in cut.tables {
      let hasSection = self.hasSection(table)
      for block in table.blocks {
        let text = RowText(block.text, hasSection: hasSection, nameEnds: words.nameEnds)
        texts.append(text)
        document.programmes.append(programme(block, text, form: form, order: texts.count))
        document.findings += findings(block)
      }
      if let finding = proof(table) { document.findings.append(finding) }
    }
    let torn = TornText.find(cut.loose, title: head.line, words: words)
    let taken = giveBack(torn, to: &texts, in: &document, text: text)
    finish(&document, texts: texts, text: text, loose: cut.loose, taken: taken)
    return document
  }

  /// The fiscal year in which more than half of the rows begin: the title is the file's last line, and a document that
  /// was cut off has lost it.
  private func commonStart(_ cut: ListBlocks) -> Int? {
    let starts = cut.tables.flatMap(\.blocks).compactMap { $0.printedStart ?? $0.contact.start }
    let years = starts.compactMap { StartMonth.fiscalYear($0, eras: tables.eras, normalizer: tables.normalizer) }
    let counts = Dictionary(years.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.first { $0.value * 2 > starts.count }?.key
  }

  /// A column for the kind of programme: most rows begin with a run of very narrow lines.
  private func hasSection(_ table: ListTable) -> Bool {
    let named = table.blocks.filter { !($0.text.first?.isBlank ?? true) }
    let narrow = named.filter { RowText.narrowRun($0.text) > 0 }
    return !narrow.isEmpty && narrow.count * 2 >= named.count
  }

  /// What the rows of one document have in common.
  private struct RowForm {
    let head: DocumentHead
    let text: SourceText
    let columns: TargetColumns
    let money: (name: String, yen: Int)?
  }

  private func programme(_ block: ListBlock, _ text: RowText, form: RowForm, order: Int) -> Programme {
    var programme = form.head.programme(form.text, order: order, lines: LineSpan(block.start, block.end))
    (programme.organization, programme.number) = (block.head.municipality, block.head.number)
    (programme.section, programme.category) = (text.section, block.amounts?.category)
    let contact = block.contact
    (programme.divisions, programme.phones) = (contact.divisions, contact.phones)
    (programme.phoneExtension, programme.url) = (contact.phoneExtension, contact.url)
    programme.places = contact.places
    programme.start = contact.start.map { printed($0, in: form.text, at: contact.places[.start]) } ?? block.printedStart
    guard let amounts = block.amounts, let line = block.amountsLine else { return programme }
    let span = LineSpan(line)
    programme.places[.category] = span
    if block.printedStart != nil { programme.places[.start] = span }
    if let money = form.money, let yen = Numeral(amounts.amount)?.whole(times: money.yen) {
      programme.budget = Money(raw: amounts.amount + money.name, yen: yen, isApproximate: false)
      programme.places[.budget] = span
    }
    for (index, target) in amounts.targets.enumerated() {
      let values = Numeral(target).map { [Quantity(value: $0.value, unit: form.columns.units[index])] } ?? []
      programme.figures.append(
        Figure(
          measure: .target, label: form.columns.labels[index], year: form.head.fiscalYear ?? "",
          westernYears: form.head.years, raw: target, values: values, lines: span))
    }
    return programme
  }

  /// The document's own characters for a normalized value that is the whole of its line.
  private func printed(_ value: String, in text: SourceText, at place: LineSpan?) -> String {
    place.flatMap { text[$0].first?.raw.filter { !$0.isWhitespace } } ?? value
  }

  private func findings(_ block: ListBlock) -> [Finding] {
    let lines = LineSpan(block.start, block.end)
    let row = "\(block.head.municipality)の\(block.head.number)番"
    guard block.amounts != nil else {
      return [Finding(.unread, lines: lines, detail: "\(row)の金額の行が見つかりません")]
    }
    let start = block.printedStart ?? block.contact.start ?? ""
    guard StartMonth.isMisprinted(tables.normalizer.text(start)) else { return [] }
    let place = block.contact.places[.start] ?? block.amountsLine.map { LineSpan($0) } ?? lines
    return [Finding(.misprint, lines: place, detail: "\(row)の事業開始月は「\(start)」と印字されています")]
  }

  /// The totals prove the rows: amounts and targets that do not add up were not read, or are printed wrongly.
  private func proof(_ table: ListTable) -> Finding? {
    guard let totals = table.totals, let first = table.blocks.first else { return nil }
    let rows = table.blocks.compactMap(\.amounts).map { [$0.amount] + $0.targets }
    let sums = totals.values.indices.map { column in
      rows.reduce(0) { $0 + (Numeral($1[column])?.whole() ?? 0) }
    }
    guard sums != totals.values else { return nil }
    let printed = totals.values.map { "\($0)" }.joined(separator: "・")
    let added = sums.map { "\($0)" }.joined(separator: "・")
    return Finding(
      .totalDiffers, lines: LineSpan(first.start, totals.line), detail: "合計 \(printed) に対し行の和は \(added)")
  }

  /// Hands each torn text to its rows. Returns the lines that found an owner.
  private func giveBack(
    _ torn: [TornText], to texts: inout [RowText], in document: inout PlanDocument, text: SourceText
  ) -> Set<Int> {
    let rows = document.programmes.indices.map { index in
      TornOwners.Row(
        line: document.programmes[index].lines.first, municipality: document.programmes[index].organization ?? "",
        hasName: texts[index].name != nil, hasDescription: texts[index].summary != nil)
    }
    let starts = text.lines.filter(ListWords.isPageStart).map(\.number)
    // Where most lines are indented, a space marks no page.
    let owners = TornOwners(pages: starts.count * 12 < text.lines.count ? starts : []).owners(of: torn, rows: rows)
    var taken: Set<Int> = []
    for (one, indexes) in zip(torn, owners) where indexes.isEmpty && one.text.summary != nil {
      document.findings.append(Finding(.unread, lines: one.lines, detail: "どの行の事業名・概要か決められない記載です"))
    }
    for (one, indexes) in zip(torn, owners) where !indexes.isEmpty {
      taken.formUnion(one.lines.first...one.lines.last)
      for index in indexes { texts[index] = texts[index].filled(from: one.text) }
    }
    return taken
  }

  /// Names, descriptions, audiences and passages, once every text is with its row.
  private func finish(
    _ document: inout PlanDocument, texts: [RowText], text: SourceText, loose: [[SourceLine]], taken: Set<Int>
  ) {
    var shown: Set<Int> = []
    for (index, words) in texts.enumerated() {
      document.programmes[index].name = words.name
      document.programmes[index].summary = words.summary
      document.programmes[index].places[.summary] = words.summaryLines
      document.programmes[index].audience = audiences.audience(in: words.paragraphs)
      if document.programmes[index].audience != nil {
        document.programmes[index].places[.audience] = words.summaryLines
      }
      let programme = document.programmes[index]
      if words.name == nil {
        let row = "\(programme.organization ?? "")の\(programme.number ?? "")番"
        document.findings.append(Finding(.fieldMissing, lines: programme.lines, detail: "\(row)に事業名がありません"))
      }
      // A description that two rows share is shown once.
      let lines = words.description.filter { !$0.isBlank && !shown.contains($0.line) }.map(\.line)
      shown.formUnion(lines)
      let heading = words.name ?? programme.organization
      document.passages += PassageCutter.passages(
        of: lines.map { text.lines[$0 - 1] }, heading: heading, programme: programme.id)
    }
    for run in loose {
      let left = run.filter { !taken.contains($0.number) }
      document.passages += PassageCutter.passages(of: left, heading: document.title)
    }
    document.passages.sort { $0.lines.first < $1.lines.first }
  }
}
