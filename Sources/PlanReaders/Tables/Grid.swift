import JapaneseText
import PlanModel

/// 表の升目: the columns of a head, by tabs or by where they begin on the line, and the cells of lines under them.
struct Grid: Sendable {
  /// What stands in a column.
  enum Kind: Equatable, Sendable {
    case number, name, summary, office, unit, other
    /// The index of ``TableHead/columns``.
    case value(Int)
  }

  struct Column: Sendable {
    /// The cell's index between tabs, or its display column.
    let start: Int
    let kind: Kind
  }

  /// A cell of a line and where it begins.
  struct Cell: Sendable {
    let text: String
    let start: Int
  }

  let isCutByTabs: Bool
  let columns: [Column]

  /// The cells of a line: between tabs, or between gaps of two columns and more.
  static func cells(of line: SourceLine, byTabs: Bool) -> [Cell] {
    if byTabs {
      return line.raw.split(separator: "\t", omittingEmptySubsequences: false).enumerated().compactMap { index, cell in
        let text = String(cell).trimmed
        return text.isEmpty ? nil : Cell(text: text, start: index)
      }
    }
    var cells: [Cell] = []
    var (position, gap) = (0, 2)
    for scalar in line.raw.unicodeScalars {
      let width = DisplayWidth.cells(of: scalar)
      if scalar.properties.isWhitespace {
        gap += width
      } else {
        if gap >= 2 {
          cells.append(Cell(text: "", start: position))
        } else if gap > 0, let last = cells.popLast() {
          cells.append(Cell(text: last.text + " ", start: last.start))
        }
        gap = 0
        if let last = cells.popLast() { cells.append(Cell(text: last.text + String(scalar), start: last.start)) }
      }
      position += width
    }
    return cells
  }

  /// The column of a cell that begins at `start`: the last one that does not begin behind it.
  func column(at start: Int) -> Column? {
    if isCutByTabs { return columns.first { $0.start == start } }
    return columns.last { $0.start <= start + Self.slack } ?? columns.first
  }

  /// Text out of a page may be set so much to the left of its column's head.
  private static let slack = 3
}
