import JapaneseText
import PlanModel
import Vocabulary

/// The tables of fields of a document without a form.
extension PlainReading {
  /// Reads the whole table whose head stands here; `false` where none of its rows can be read.
  mutating func takeFieldTable() -> Bool {
    let (head, start, before) = openedFields() ?? (nil, 0, nil)
    // Under 「事業名 …」 only a numbered list of programmes is no table of that one.
    guard let head, !state.isNamed || head.isNumbered && before == nil else { return false }
    let (found, end, last) = FieldRows(head: head, words: words, labels: fields)
      .rows(from: start, after: before, in: text)
    let filler = FieldFiller(words: words)
    guard found.contains(where: { $0.cells[head.name ?? 0] != nil }) else { return false }
    closeTable()
    state.closeProgramme()
    let groups = head.columns.firstIndex { $0.role == "group" }
    var group: String?
    for row in found {
      group = groups.flatMap { row.cells[$0]?.text } ?? group
      if head.name.map({ row.cells[$0] == nil }) ?? false {
        // 「　　R5 2,500 2,310」: another year of the name above.
        guard let last = state.document.programmes.indices.last else { continue }
        filler.fill(
          &state.document.programmes[last], with: row, head, money: unitOfMoney, document: state.head)
        continue
      }
      let new = state.head.programme(text, order: state.document.programmes.count + 1, lines: row.lines)
      guard var programme = filler.programme(row, head, money: unitOfMoney, document: state.head, of: new) else {
        continue
      }
      addStated(by: row, to: &programme)
      add(programme, inGroup: group ?? row.group ?? state.title?.text, hasPassage: true)
      addPassage(of: row, programme)
    }
    state.open += text.lines[index..<start]
    index = end
    restingFields = last.map { (head, $0) }
    return true
  }

  /// The head that stands here, or that of the table before, which goes on behind a heading with the next number.
  private mutating func openedFields() -> (head: FieldHead?, start: Int, last: RowNumber?)? {
    if let (undated, start) = fieldHeads.head(at: index, in: text) {
      var head = undated
      date(&head)
      return (head, start, nil)
    }
    guard let (head, last) = restingFields, !text.lines[index].isBlank,
      FieldRows(head: head, words: words, labels: fields).goesOn(at: index, after: last, in: text)
    else { return nil }
    return (head, index, last)
  }

  /// Each row is told by itself: of a whole table nobody would see which row has the words.
  private mutating func addPassage(of row: FieldRow, _ programme: Programme) {
    let cells = row.cells.compactMap { $0?.text } + row.remarks.map(\.text)
    state.document.passages.append(
      Passage(
        heading: programme.name, text: cells.joined(separator: " "), lines: row.lines,
        programme: state.document.programmes.last { $0.name == programme.name }?.id))
  }

  /// A head without years has those of the one before that had the same words.
  private mutating func date(_ head: inout FieldHead) {
    for (index, column) in head.columns.enumerated() where column.holdsValues {
      if let year = column.year, let western = column.westernYears {
        yearsOfColumns[column.label] = (year, western)
      } else if let known = yearsOfColumns[column.label] {
        head.columns[index] = column.dated(known.printed, known.years)
      }
    }
  }

  /// 「目標値：改修 1,500棟（令和５年度実績 1,384棟）」 below a row.
  private func addStated(by row: FieldRow, to programme: inout Programme) {
    let filler = PlainProgramme(tables: words.tables)
    for line in row.fields {
      for field in fields.fields(line) {
        let (value, other) = Brackets.atEnd(of: field.value).map { ($0.rest, $0.inside) } ?? (field.value, "")
        _ = filler.add(field, value: value, lines: LineSpan(line.number), head: state.head, to: &programme)
        let told = SourceLine(number: line.number, raw: other, normalizer: words.tables.normalizer)
        for second in fields.fields(told) {
          _ = filler.add(second, value: second.value, lines: LineSpan(line.number), head: state.head, to: &programme)
        }
      }
    }
  }
}
