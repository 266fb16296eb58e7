import PlanModel
import Vocabulary

/// The tables of fields of a document without a form.
extension PlainReading {
  /// Reads the whole table whose head stands here; `false` where none of its rows can be read.
  mutating func takeFieldTable() -> Bool {
    guard !state.isNamed, let (head, start) = fieldHeads.head(at: index, in: text) else { return false }
    let (found, end) = FieldRows(head: head, words: words).rows(from: start, in: text)
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
      guard let programme = filler.programme(row, head, money: unitOfMoney, document: state.head, of: new) else {
        continue
      }
      add(programme, inGroup: group ?? row.group ?? state.title?.text, hasPassage: true)
      addPassage(of: row, programme)
    }
    state.open += text.lines[index..<start]
    index = end
    return true
  }

  /// Each row is told by itself: of a whole table nobody would see which row has the words.
  private mutating func addPassage(of row: FieldRow, _ programme: Programme) {
    let cells = row.cells.compactMap { $0?.text } + row.remarks.map(\.text)
    state.document.passages.append(
      Passage(
        heading: programme.name, text: cells.joined(separator: " "), lines: row.lines,
        programme: state.document.programmes.last { $0.name == programme.name }?.id))
  }
}
