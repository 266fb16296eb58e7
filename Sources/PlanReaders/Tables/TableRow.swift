import PlanModel

/// 表の行: what stands before the values, the values, and what stands behind them.
struct TableRow: Sendable {
  /// One piece of a row.
  struct Cell: Sendable {
    /// As printed.
    let text: String
    let line: Int
    /// The last of its lines, where it stands on several.
    var last: Int?

    var lines: LineSpan { LineSpan(line, max(line, last ?? line)) }
  }

  var number: String?
  /// The unit, where it has a column of its own.
  var unit: String?
  /// 見込, 実績: what the values of this row are of the name's.
  var role: String?
  /// 「（１）居宅サービス」 alone on a line above: what the rows below it are of.
  var group: String?
  /// 「○」 before the name.
  var mark: Cell?
  /// The cells before the values, each with all its words; a cell broken over lines is one.
  var lead: [Cell] = []
  var values: [Cell] = []
  var contacts: [Cell] = []
  /// 「◎」 behind the values.
  var result: Cell?
  var summary: [Cell] = []
  /// More values than the head has columns: nobody can say which stands where.
  var isOverfull = false
  var lines: LineSpan

  var isEmpty: Bool { lead.isEmpty && values.isEmpty }
}

/// Puts rows together out of lines, one line after the other.
protocol RowGathering: Sendable {
  associatedtype Row: Sendable
  /// The rows that are whole and wait to be taken.
  var finished: [Row] { get set }
  /// Takes a line; `false` where it is none of the table.
  /// - Parameter next: the lines that follow and are not blank.
  mutating func take(_ line: SourceLine, next: [SourceLine]) -> Bool
  /// The row that is open is over.
  mutating func close()
}

extension RowGathering {
  /// The rows that are whole; each is given once.
  mutating func takeFinished() -> [Row] {
    defer { finished = [] }
    return finished
  }
}
