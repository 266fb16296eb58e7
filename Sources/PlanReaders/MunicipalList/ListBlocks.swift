import JapaneseText
import PlanModel
import Vocabulary

/// 行: one row of the list, cut at its amounts.
struct ListBlock: Sendable {
  let head: RowHead
  /// 1-based, as is ``end``.
  let start: Int
  let end: Int
  /// What stands before the amounts: the rest of the head's line, then the lines below.
  let text: [RowPiece]
  /// `nil` where the row was cut off before them.
  let amounts: AmountsLine?
  let amountsLine: Int?
  /// The start as printed, where it stands beside the amounts.
  let printedStart: String?
  let contact: ContactLines
}

/// 合計: the totals under a table, as printed.
struct ListTotals: Sendable {
  /// The amount, then the targets; `nil` where one is a dash.
  let values: [Int]
  let line: Int
}

/// 表: the rows up to one line of totals, and the lines under it and before the next table.
struct ListTable: Sendable {
  var blocks: [ListBlock] = []
  var totals: ListTotals?
}

/// Cuts the document into tables and rows. A row begins with its number and its municipality; the totals end a table.
struct ListBlocks: Sendable {
  private(set) var tables: [ListTable] = []
  /// Lines that belong to no row: names and descriptions torn out of their rows, notes and the head, in runs.
  private(set) var loose: [[SourceLine]] = []

  private let words: ListWords

  init(_ text: SourceText, words: ListWords) {
    self.words = words
    let heads = words.heads(text)
    let totals = text.lines.indices.filter { words.totals(text.lines[$0]) != nil }
    tables = [ListTable()]
    var position = 0
    for (order, found) in heads.enumerated() {
      loosen(text.lines[position..<max(position, found.index)])
      let next = order + 1 < heads.count ? heads[order + 1].index : text.lines.count
      let stop = totals.first { $0 > found.index && $0 < next } ?? next
      let block = block(found, text.lines[found.index..<stop])
      tables[tables.count - 1].blocks.append(block)
      loosen(text.lines[block.end..<stop])
      position = next
      for index in totals where index >= found.index && index < next {
        tables[tables.count - 1].totals = words.totals(text.lines[index])
        tables.append(ListTable())
      }
      if stop < next { loosen(text.lines[(stop + 1)..<next]) }
    }
    loosen(text.lines[min(position, text.lines.count)...])
    tables.removeAll { $0.blocks.isEmpty }
  }

  private mutating func loosen(_ lines: ArraySlice<SourceLine>) {
    // A page's first line begins with a space that the page break left.
    for line in lines {
      if ListWords.isPageStart(line) || loose.isEmpty || loose[loose.count - 1].last?.number != line.number - 1 {
        loose.append([])
      }
      loose[loose.count - 1].append(line)
    }
  }

  private func block(_ found: (index: Int, head: RowHead), _ lines: ArraySlice<SourceLine>) -> ListBlock {
    let head = found.head
    let first = lines[found.index + head.lineCount - 1]
    let body = lines[(found.index + head.lineCount)...]
    if let amounts = words.amounts(head.rest) {
      let name = amounts.lead.joined()
      return block(
        head, first: found.index + 1, text: [RowPiece(text: name, key: name, line: first.number)], amounts: amounts,
        at: first, contact: body)
    }
    let rest = RowPiece(text: words.printed(head.rest, in: first), key: head.rest, line: first.number)
    guard let index = body.firstIndex(where: { words.amounts($0.text) != nil }) else {
      return block(
        head, first: found.index + 1, text: [rest] + body.map { RowPiece($0) }, amounts: nil, at: nil, contact: [])
    }
    return block(
      head, first: found.index + 1, text: [rest] + body[..<index].map { RowPiece($0) },
      amounts: words.amounts(lines[index].text), at: lines[index], contact: body[(index + 1)...])
  }

  private func block(
    _ head: RowHead, first: Int, text: [RowPiece], amounts: AmountsLine?, at line: SourceLine?,
    contact: ArraySlice<SourceLine>
  ) -> ListBlock {
    let contact = ContactLines(contact, words: words.contact)
    let own = [first] + text.filter { !$0.isBlank }.map(\.line) + (line.map { [$0.number] } ?? [])
    let end = max(own.max() ?? first, contact.places.values.map(\.last).max() ?? first, contact.lastNote ?? first)
    return ListBlock(
      head: head, start: first, end: end, text: text, amounts: amounts, amountsLine: line?.number,
      printedStart: amounts?.start.flatMap { start in line.map { words.printed(start, in: $0) } }, contact: contact)
  }
}
