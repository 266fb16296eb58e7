import JapaneseText
import Vocabulary

/// What a value of a cell is called by the words around it: 「企業訪問」 of 「企業訪問330社」, 「オンライン」 of 「3回(オンライン)」.
struct CellLabels: Sendable {
  /// Words that join values and name none: 実施, 計.
  private let fillers: [String]

  init(tables: ReadingTables) { fillers = tables.labels.words("cells", "filler") }

  /// The label of the quantity at `range`, whose neighbours end at `from` and begin at `to`.
  func label(
    of range: Range<Int>, in text: NormalizedText, from: Int, to: Int, after dates: [Range<Int>]
  ) -> String? {
    if let words = parenthesis(in: text, at: range.upperBound, to: to) { return words }
    var start = from
    // The brackets behind the value before are its own; so is the date before the first.
    if from > 0, from < text.scalars.count, text.scalars[from] == "(",
      let close = text.scalars[from..<range.lowerBound].firstIndex(of: ")")
    {
      start = close + 1
    }
    for date in dates where date.upperBound <= range.lowerBound { start = max(start, date.upperBound) }
    return name(in: text, start..<max(start, range.lowerBound))
  }

  /// 「(調査対象)」 right behind the value, unless it holds a value itself.
  private func parenthesis(in text: NormalizedText, at start: Int, to end: Int) -> String? {
    guard start < text.scalars.count, text.scalars[start] == "(",
      let close = text.scalars[start...].firstIndex(of: ")"), close < end, close > start + 1
    else { return nil }
    return text.original(start + 1..<close).trimmed
  }

  private func name(in text: NormalizedText, _ range: Range<Int>) -> String? {
    var words = text.string(range)
    let isOpen = words.trimmed.hasSuffix("(") || words.contains("(")
    for filler in fillers where !isOpen {
      if words.hasSuffix(filler) { words = String(words.dropLast(filler.count)) }
      if words.hasPrefix(filler), range.lowerBound > 0 { words = String(words.dropFirst(filler.count)) }
    }
    // Of several phrases the last is the value's: 「…実施 企業 207社」.
    let pieces = words.split { $0.isWhitespace || "/・、。,~-".contains($0) }.map { String($0) }
    let kept = pieces.filter { $0.unicodeScalars.contains { Script($0).isJapanese || Script($0) == .latin } }
    guard let last = kept.last else { return nil }
    let bracketed = last.hasPrefix("(") && kept.count > 1 ? kept[kept.count - 2] + last : last
    let label = bracketed.filter { !"()".contains($0) || bracketed.contains(")") }
    return label.isEmpty || label == "約" ? nil : label
  }
}
