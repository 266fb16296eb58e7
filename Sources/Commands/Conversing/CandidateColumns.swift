import JapaneseText

/// Candidates as lines of a screen: in columns, as many as fit, read downwards.
package enum CandidateColumns {
  /// - Parameters:
  ///   - rows: how many lines there may be; what has no place is counted on the last.
  ///   - more: the words for that count.
  package static func lines(_ texts: [String], width: Int, rows: Int, more: (Int) -> String) -> [String] {
    guard !texts.isEmpty, width > 0, rows > 0 else { return [] }
    let widest = min(width, texts.map { DisplayWidth.cells(of: $0) }.max() ?? 0)
    let columns = max(1, (width + 2) / (widest + 2))
    let needed = (texts.count + columns - 1) / columns
    if needed > rows {
      let shown = texts.prefix((rows - 1) * columns)
      let lines = shown.isEmpty ? [] : lines(Array(shown), width: width, rows: rows - 1, more: more)
      return lines + [DisplayWidth.cut(more(texts.count - shown.count), to: width)]
    }
    return (0..<needed).map { row in
      let cells = stride(from: row, to: texts.count, by: needed).map { DisplayWidth.cut(texts[$0], to: widest) }
      let padded = cells.dropLast().map { DisplayWidth.padded($0, to: widest + 2) }
      return padded.joined() + (cells.last ?? "")
    }
  }
}
