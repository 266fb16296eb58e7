import JapaneseText
import PlanModel
import Vocabulary

/// 事業計画の概要: a leaflet of pillars (重点Ⅰ…) with their chief programmes, each with 予算 and sometimes 規模.
package struct BudgetLeafletReader: FormReader {
  private let tables: ReadingTables
  private let entries: LeafletEntries
  private let cells: CellValues
  private static let form = "budget_leaflet"

  package init(tables: ReadingTables) {
    (self.tables, entries, cells) = (tables, LeafletEntries(tables: tables), CellValues(tables: tables))
  }

  /// Pillars, and money behind 「予算：」 without any table.
  package func recognizes(_ text: SourceText) -> Bool {
    let labelled = text.lines.filter { line in
      LabelledLine(line, labels: entries.labels)?.fields.contains { $0.measure == .budget } ?? false
    }
    let heads = text.lines.filter { isSectionHead($0) || isListHead($0) }
    return !labelled.isEmpty && !heads.isEmpty && !labelled.contains { $0.raw.contains("\t") }
  }

  package func read(_ text: SourceText) -> PlanDocument {
    let head = DocumentHead(text, tables: tables)
    var document = head.document(text, layout: .budgetLeaflet)
    for part in parts(text) {
      let (found, rest) = entries.entries(part.body)
      document.passages += PassageCutter.passages(of: part.head + rest, heading: part.title ?? head.title)
      for entry in found { add(entry, section: part.title, head: head, text: text, to: &document) }
    }
    document.passages.sort { $0.lines.first < $1.lines.first }
    return document
  }

  /// A stretch of the document: a pillar or a chapter with what stands under it.
  private struct Part {
    var title: String?
    var head: [SourceLine] = []
    var body: [SourceLine] = []
  }

  private func parts(_ text: SourceText) -> [Part] {
    var found = [Part()]
    var isTitleOpen = false
    for line in text.lines {
      if isSectionHead(line) {
        found.append(Part(title: PassageCutter.plain(line.raw), head: [line]))
        isTitleOpen = true
      } else if isChapterHead(line) {
        found.append(Part(title: PassageCutter.plain(line.raw), head: [line]))
        isTitleOpen = false
      } else if isListHead(line) {
        found[found.count - 1].head.append(line)
        isTitleOpen = false
      } else if isTitleOpen, !line.isBlank, continuesTitle(line, of: found[found.count - 1], in: text) {
        let title = found[found.count - 1].title ?? ""
        let isMarkOnly = found[found.count - 1].head.count == 1 && sectionRest(title).isEmpty
        found[found.count - 1].title = title + (isMarkOnly ? " " : "") + PassageCutter.plain(line.raw)
        found[found.count - 1].head.append(line)
      } else {
        if !line.isBlank { isTitleOpen = false }
        found[found.count - 1].body.append(line)
      }
    }
    return found
  }

  /// 「重点Ⅲ」 alone has its title on the next line; a title may be wrapped up to the head of its list.
  private func continuesTitle(_ line: SourceLine, of part: Part, in text: SourceText) -> Bool {
    if sectionRest(part.title ?? "").isEmpty { return LabelledLine(line, labels: entries.labels) == nil }
    let next = text.lines[line.number...].first { !$0.isBlank }
    return next.map(isListHead) ?? false
  }

  /// 「重点Ⅰ …」, 「重点2」: the mark and an ordinal.
  private func isSectionHead(_ line: SourceLine) -> Bool { afterOrdinal(line.text) != nil && line.text.count <= 80 }

  private func sectionRest(_ title: String) -> String { afterOrdinal(tables.normalizer.text(title))?.trimmed ?? "" }

  private func afterOrdinal(_ text: String) -> String? {
    for mark in tables.labels.words(Self.form, "section_mark") where text.hasPrefix(mark) {
      let rest = text.dropFirst(mark.count).drop { $0 == " " }
      let after = rest.drop { "IVX0123456789一二三四五六七八九十".contains($0) }
      if after.count < rest.count, after.isEmpty || !(after.first?.isLetter ?? false) { return String(after) }
    }
    return nil
  }

  /// 「① 計画の意義」: a circled number, a space and a short title.
  private func isChapterHead(_ line: SourceLine) -> Bool {
    guard let first = line.text.unicodeScalars.first, ListMarks.isMark(first) else { return false }
    return line.text.count <= 60 && !line.text.hasSuffix("。")
  }

  private func isListHead(_ line: SourceLine) -> Bool {
    let bare = line.text.filter { !"<>[](){}【】《》〈〉■◆◎○●・ ".contains($0) }
    return tables.labels.words(Self.form, "list_head").contains(bare)
  }

  private func add(
    _ entry: LeafletEntry, section: String?, head: DocumentHead, text: SourceText, to document: inout PlanDocument
  ) {
    let numbers = (entry.name + entry.description).filter { !$0.isBlank }.map(\.number) + entry.fieldLines
    guard let lines = LineSpan.covering(numbers) else { return }
    var programme = head.programme(text, order: document.programmes.count + 1, lines: lines)
    let name = entry.name.map { PassageCutter.plain($0.raw) }.joined() + entry.lead
    programme.name = name.isEmpty ? nil : name.filter { !$0.isWhitespace }
    programme.section = section
    let described = entry.description.filter { !$0.isBlank }
    if !described.isEmpty {
      programme.summary = PassageCutter.join(described)
      programme.places[.summary] = LineSpan.covering(described.map(\.number))
    }
    for field in entry.fields { take(field, head: head, into: &programme) }
    if programme.name == nil {
      document.findings.append(Finding(.fieldMissing, lines: lines, detail: "事業名のない予算の記載があります"))
    }
    document.programmes.append(programme)
    let own = Set(numbers)
    document.passages += PassageCutter.passages(
      of: text[lines].filter { own.contains($0.number) || $0.isBlank }, heading: programme.name, programme: programme.id
    )
  }

  private func take(_ field: LabelledLine.Field, head: DocumentHead, into programme: inout Programme) {
    let span = LineSpan(field.line)
    switch field.measure {
    case .budget:
      guard let money = tables.amounts.money(in: tables.normalizer.normalize(field.value)).first else { return }
      programme.budget = Money(raw: field.value, yen: money.yen, isApproximate: money.isApproximate)
      programme.places[.budget] = span
    default:
      programme.figures.append(
        Figure(
          measure: field.measure, label: field.label, year: head.fiscalYear ?? "", westernYears: head.years,
          raw: field.value, values: cells.values(of: field.value), lines: span))
    }
  }
}
