import PlanModel

/// A table whose rows are being read.
struct OpenTable {
  var gatherer: RowGatherer
  /// Instead of it for the lines whose cells stand under the head's.
  var grid: GridGatherer?
  let context: TableFiller.Context
  var running = RowLead.Running()
  /// The programme that the rows speak of; `nil` where each row is one of its own.
  let programme: Int?
  /// 「３－１ 出会いと結婚の応援」 in the first cell of a row: the group that the rows behind it are of too.
  var group: String?
}

extension OpenTable {
  /// Takes a line; `false` where it is none of the table.
  mutating func take(_ line: SourceLine, next: [SourceLine]) -> Bool {
    if grid?.take(line, next: next) ?? false {
      gatherer.close()
      return true
    }
    grid?.close()
    return gatherer.take(line, next: next)
  }

  /// The rows that are whole.
  mutating func takeFinished() -> [TableRow] { (grid?.takeFinished() ?? []) + gatherer.takeFinished() }

  mutating func close() {
    grid?.close()
    gatherer.close()
  }
}
