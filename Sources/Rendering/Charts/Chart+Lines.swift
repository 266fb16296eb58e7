import JapaneseText

/// A chart drawn to the width of a screen.
///
/// Bars are of ASCII: the blocks ▁ to █ (U+2581–2588), frames and most other signs are of ambiguous width (UAX #11), so
/// that a terminal for Japanese gives them two cells and the columns fall apart. Small trends are of braille patterns
/// (U+2800–28FF), which are neutral and one cell wide everywhere. Where room is short the bars give way first, then the
/// labels take lines of their own.
extension Chart {
  private static let (longestBar, shortestBar) = (40, 5)
  private static let longestLabel = 36

  /// The lines of all panels, a blank one before each; none where there is nothing to show.
  package func lines(on screen: Screen) -> [String] {
    panels.flatMap { [""] + $0.lines(width: max(8, screen.width ?? 100), on: screen) }
  }

  /// How the columns of a panel share a line.
  fileprivate struct Columns {
    let indent: Int
    /// 0: labels stand on lines of their own.
    let label: Int
    let series: Int
    let digits: Int
    let note: Int
    /// 0: no bars.
    let bar: Int

    init(_ rows: [Row], width: Int) {
      func widest(_ text: (Row) -> String) -> Int { rows.map { DisplayWidth.cells(of: text($0)) }.max() ?? 0 }
      (series, digits, note) = (widest(\.series), widest(\.digits), widest(\.note))
      indent = width < 40 ? 1 : 2
      let texts = [series, digits, note].filter { $0 > 0 }
      let room = width - indent - texts.reduce(0) { $0 + $1 + 1 }
      let natural = min(widest(\.label), Chart.longestLabel)
      let trend = rows.map { if case .trend(let values) = $0.mark { values.count } else { 0 } }.max() ?? 0
      let least = trend > 0 ? trend : Chart.shortestBar
      // A cut label needs room for a few characters.
      let fitting = natural + 1 + least <= room ? natural : natural > 16 && room >= 17 + least ? room - least - 1 : 0
      label = fitting > 0 ? fitting : natural <= room ? natural : 0
      let left = room - (label > 0 ? label + 1 : 0)
      bar = left >= least ? min(trend > 0 ? trend : Chart.longestBar, left) : 0
    }
  }
}

extension Chart.Panel {
  fileprivate func lines(width: Int, on screen: Screen) -> [String] {
    let columns = Chart.Columns(rows, width: width)
    let largest = rows.map(\.mark.largest).max() ?? 0
    let heads = DisplayWidth.wrapped(DisplayWidth.printable(title), to: width).map { screen.bold($0) }
    return heads + rows.flatMap { $0.lines(columns, width: width, largest: largest, on: screen) }
  }
}

extension Chart.Row {
  fileprivate func lines(_ columns: Chart.Columns, width: Int, largest: Double, on screen: Screen) -> [String] {
    let indent = String(repeating: " ", count: columns.indent)
    let label = DisplayWidth.printable(self.label)
    var heads =
      heading.isEmpty ? [] : DisplayWidth.wrapped(DisplayWidth.printable(heading), to: width - 1).map { " " + $0 }
    var parts: [String] = []
    if columns.label > 0 {
      parts.append(DisplayWidth.padded(DisplayWidth.cut(label, to: columns.label), to: columns.label))
    } else if !label.isEmpty {
      heads = DisplayWidth.wrapped(label, to: width - columns.indent).map { indent + $0 }
    }
    if columns.series > 0 { parts.append(DisplayWidth.padded(series, to: columns.series)) }
    parts.append(DisplayWidth.padded(digits, to: columns.digits, right: true))
    if columns.note > 0 { parts.append(DisplayWidth.padded(note, to: columns.note, right: true)) }
    var text = parts.joined(separator: " ")
    while text.last == " " { text.removeLast() }
    let bar = mark.text(cells: columns.bar, largest: largest, on: screen)
    guard !bar.isEmpty else {
      // Even the digits may be wider than the line.
      return heads + DisplayWidth.wrapped(text, to: max(2, width - columns.indent)).map { indent + $0 }
    }
    return heads + [indent + parts.joined(separator: " ") + " " + bar]
  }
}

extension Chart.Mark {
  fileprivate var largest: Double {
    switch self {
    case .planned(let value), .actual(let value): value
    case .trend(let values): values.max() ?? 0
    }
  }

  /// The bar or the trend, at most so many cells; empty for nothing.
  fileprivate func text(cells: Int, largest: Double, on screen: Screen) -> String {
    guard cells > 0 else { return "" }
    switch self {
    case .planned(let value): return screen.faint(Self.bar(value, "=", cells, largest))
    case .actual(let value): return Self.bar(value, "#", cells, largest)
    case .trend(let values): return Self.trend(values)
    }
  }

  private static func bar(_ value: Double, _ sign: String, _ cells: Int, _ largest: Double) -> String {
    guard value > 0, largest > 0 else { return "" }
    // What is not nothing shows.
    return String(repeating: sign, count: max(1, Int((value / largest * Double(cells)).rounded())))
  }

  /// One cell a value, from the smallest to the largest in four steps.
  private static func trend(_ values: [Double]) -> String {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let steps = ["⣀", "⣤", "⣶", "⣿"]
    return values.map { value in
      high > low ? steps[Int(((value - low) / (high - low) * 3).rounded())] : steps[1]
    }.joined()
  }
}
