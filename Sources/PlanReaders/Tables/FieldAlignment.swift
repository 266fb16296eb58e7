import JapaneseText
import PlanModel
import Vocabulary

/// 割り付け: which pieces of a row stand in which column, where white space or line ends part the pieces and a cell may have
/// broken into several.
///
/// The pieces keep their order, so a row is cut into as many runs as there are columns. Of all ways to cut it the one is
/// taken whose runs fit their columns best (a division ends as divisions do, a grade is one letter, a figure has a number);
/// where two ways are as good nobody can say, and the row is left.
struct FieldAlignment: Sendable {
  let columns: [FieldColumn]
  let words: TableWords
  private let values: CellValues
  /// How often the document prints an office by itself.
  private let offices: [String: Int]

  init(columns: [FieldColumn], words: TableWords, text: SourceText) {
    (self.columns, self.words) = (columns, words)
    values = CellValues(tables: words.tables)
    let tokens = text.lines.flatMap { $0.text.split(whereSeparator: \.isWhitespace).map { String($0) } }
    offices = tokens.reduce(into: [:]) { if words.contact.endsOffice($1) { $0[$1, default: 0] += 1 } }
  }

  /// How well a run fits its column.
  private enum Fit {
    static let sure = 3.0
    static let likely = 2.0
    static let possible = 0.5
    static let odd = -1.0
    static let impossible = -100.0
    /// An empty cell is said by a dash; one without anything is rare.
    static let empty = -3.0
    /// Each piece more than one.
    static let broken = -0.3
    /// Two ways that differ by less are as good.
    static let margin = 0.05
  }

  private struct Way {
    var score: Double
    /// Where each column's run ends.
    var ends: [Int]

    static func isBetter(_ one: Way, than other: Way) -> Bool {
      one.score == other.score ? one.ends.lexicographicallyPrecedes(other.ends) : one.score > other.score
    }
  }

  /// The cell of each column; where the pieces do not fill all of them in one best way, those before the first figure.
  func cells(_ pieces: [TableRow.Cell]) -> [TableRow.Cell?]? {
    if let whole = filled(pieces) { return whole }
    let first = columns.firstIndex(where: \.holdsValues) ?? columns.count
    guard first > 2, first < columns.count else { return nil }
    let partial = FieldAlignment(columns: Array(columns[..<first]) + [.rest], of: self)
    guard let cells = partial.filled(pieces) else { return nil }
    return cells.dropLast() + Array(repeating: nil, count: columns.count - first)
  }

  private init(columns: [FieldColumn], of other: FieldAlignment) {
    (self.columns, words, values, offices) = (columns, other.words, other.values, other.offices)
  }

  private func filled(_ pieces: [TableRow.Cell]) -> [TableRow.Cell?]? {
    guard pieces.count >= columns.count - 1, pieces.count <= columns.count * 6 else { return nil }
    // The two best ways to give the first pieces to the first columns, by how many pieces that is.
    var ways: [[Way]] = Array(repeating: [], count: pieces.count + 1)
    ways[0] = [Way(score: 0, ends: [])]
    for column in columns {
      var next: [[Way]] = Array(repeating: [], count: pieces.count + 1)
      for (start, known) in ways.enumerated() where !known.isEmpty {
        for end in start...pieces.count {
          let fit = fit(column, Array(pieces[start..<end]))
          guard fit > Fit.impossible else { continue }
          next[end] += known.map { Way(score: $0.score + fit, ends: $0.ends + [end]) }
        }
      }
      ways = next.map { Array($0.sorted(by: Way.isBetter).prefix(2)) }
    }
    let whole = ways[pieces.count]
    guard let best = whole.first, best.score >= Double(columns.count) else { return nil }
    if whole.count > 1, best.score - whole[1].score < Fit.margin { return nil }
    return zip([0] + best.ends, best.ends).enumerated().map { index, run in
      run.0 == run.1 ? nil : joined(Array(pieces[run.0..<run.1]), columns[index])
    }
  }

  // MARK: Fits

  private func fit(_ column: FieldColumn, _ run: [TableRow.Cell]) -> Double {
    guard !run.isEmpty else {
      return column.role == "number" || column.role == "name" ? Fit.impossible : Fit.empty
    }
    if column.role == FieldColumn.rest.role { return 0 }
    guard run.count <= 6 else { return Fit.impossible }
    let key = words.key(joined(run, column).text)
    // 「（…）」 begins no cell, and no cell ends inside brackets.
    let torn = run[0].text.first.map { "(（".contains($0) } ?? false || !Brackets.areWhole(in: key) ? Fit.odd * 2 : 0
    let fit = fit(column, key, run)
    let cut = column.role == "name" || column.role == "division" ? isOddlyCut(run) : false
    return fit <= Fit.impossible ? fit : fit + torn + (cut ? Fit.odd : 0)
  }

  private func fit(_ column: FieldColumn, _ key: String, _ run: [TableRow.Cell]) -> Double {
    let pieces = Double(run.count - 1)
    switch column.role {
    case "number": return run.count == 1 && RowNumber(run[0].text) != nil ? Fit.sure : Fit.impossible
    case "name":
      guard !key.contains("。"), key.count <= 40, !words.isValue(key) else { return Fit.impossible }
      return Fit.likely + pieces * (Fit.broken * 2) + (isOffice(key) ? Fit.odd : 0)
    case "summary":
      guard !words.isValue(key) else { return Fit.impossible }
      let isSentence = key.hasSuffix("。") || key.hasSuffix("。)")
      let base = isSentence ? Fit.sure : key.count >= 15 ? Fit.likely : Fit.possible
      // A line of prose is broken where the page ends: a few characters before the last line are a name's end.
      let isCut = run.dropLast().contains { $0.text.count <= Self.remnant && !$0.text.contains("。") }
      return base + pieces * 0.1 * Fit.broken + (holdsOther(run) ? Fit.odd * 2 : 0) + (isCut ? Fit.odd : 0)
    case "division", "phone":
      guard !key.contains("。"), key.count <= 40 else { return Fit.impossible }
      let last = words.key(run[run.count - 1].text)
      let isContact = isOffice(key) || words.contact.phone(last) != nil || words.isContact(last) && isOffice(last)
      // 「福祉課」, which the document has elsewhere too, and not 「支援福祉課」.
      let isKnown = (offices[key] ?? 0) > (run.count == 1 ? 1 : 0)
      return isContact ? Fit.sure + pieces * Fit.broken + (isKnown ? Fit.possible * 2 : 0) : Fit.impossible
    case "grade":
      // Two divisions may each have given one.
      let areGrades = run.allSatisfy { words.isGrade(words.key($0.text)) }
      return areGrades || run.count == 1 && isBlank(key) ? Fit.sure + pieces * Fit.broken : Fit.impossible
    case "unit":
      let isUnit = words.unit(noted: key) != nil || words.unit(in: key) != nil || words.isIndicator(key)
      return (isUnit ? Fit.likely : Fit.odd) + pieces * Fit.broken * 2
    case "direction": return key.count <= 10 && !words.isValue(key) ? Fit.likely + pieces * Fit.broken : Fit.odd
    default: return column.holdsValues ? value(key, run) : Fit.possible + pieces * Fit.broken * 2
    }
  }

  /// A figure, several figures, a dash, or what came of it in words.
  private func value(_ key: String, _ run: [TableRow.Cell]) -> Double {
    let extra = Double(run.count - 1)
    if isBlank(key) { return run.count == 1 ? Fit.likely : Fit.impossible }
    guard !values.values(of: key).isEmpty else {
      return key.count > 6 ? Fit.possible + extra * 0.1 * Fit.broken : Fit.odd
    }
    // Two columns of as many figures each are likelier than one of one and one of three.
    let isSentence = key.contains("。")
    return Fit.likely + (isSentence ? extra * 0.1 * Fit.broken : extra * extra * Fit.broken / 2)
      + (startsWithUnit(run) ? Fit.odd : 0) + (holdsOther(run) ? Fit.odd * 2 : 0)
  }

  /// 「学校課」, and no 「２か所」.
  private func isOffice(_ key: String) -> Bool { words.contact.endsOffice(key) && values.values(of: key).isEmpty }

  /// A cell breaks where its column ends: what goes on below is no longer than what stands above.
  private func isOddlyCut(_ run: [TableRow.Cell]) -> Bool {
    zip(run, run.dropFirst()).contains { $0.text.count + 1 < $1.text.count && !isOffice(words.key($0.text)) }
  }

  /// A piece that is an office or a grade by itself belongs to another column.
  private func holdsOther(_ run: [TableRow.Cell]) -> Bool {
    run.contains { piece in
      let key = words.key(piece.text)
      return isOffice(key) || words.isGrade(key)
    }
  }

  /// 「回 延べ30人」: the unit of another column's number.
  private func startsWithUnit(_ run: [TableRow.Cell]) -> Bool {
    let first = words.key(run[0].text)
    return first.count <= 2 && words.unit(noted: first) != nil && run.count > 1
  }

  private func isBlank(_ key: String) -> Bool { words.tables.amounts.isBlank(words.tables.normalizer.normalize(key)) }

  /// So many characters of a name fall onto the next line.
  private static let remnant = 4

  /// What is longer is a sentence, and no list of figures.
  private static let longestFigure = 15

  /// The pieces of one cell: figures stay apart, everything else was one text.
  private func joined(_ run: [TableRow.Cell], _ column: FieldColumn) -> TableRow.Cell {
    let text = run.dropFirst().reduce(run.first?.text ?? "") { text, piece in
      if column.role == "division" { return text + words.joint(behind: text) + piece.text }
      let areFigures =
        column.holdsValues && max(text.count, piece.text.count) <= Self.longestFigure && !text.hasSuffix("。")
        && !values.values(of: text).isEmpty && !values.values(of: piece.text).isEmpty
      return text + (areFigures ? " " : "") + piece.text
    }
    let lines = (run.first?.line ?? 0, run.last?.lines.last ?? 0)
    return TableRow.Cell(text: text, line: lines.0, last: lines.1)
  }
}
