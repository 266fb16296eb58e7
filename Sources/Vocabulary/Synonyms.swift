/// 言い換え: `synonyms.tsv`, its directions followed and checked.
enum Synonyms {
  /// What each word expands to, in the table's order.
  ///
  /// - Parameter phrase: the form in which phrases compare.
  /// - Throws: ``VocabularyError/duplicate(path:line:first:)`` for a row that says what an earlier one says, in whatever
  ///   direction; ``VocabularyError/circle(path:line:words:)`` where rows with `>` lead back to where they began.
  static func cues(_ table: Table, _ phrase: (String) -> String) throws(VocabularyError) -> CueTable<String> {
    var cues = CueTable<String>()
    var lines: [[String]: Int] = [:]
    var oneWay: [String: [String]] = [:]
    for row in table.rows {
      let (word, other) = (phrase(row[0]), phrase(row[2]))
      guard row[1] == ">" || row[1] == "=" else {
        throw .badValue(path: table.path, line: row.line, value: row[1])
      }
      let ways = row[1] == "=" ? [[word, other], [other, word]] : [[word, other]]
      for way in ways {
        if let first = lines[way] { throw .duplicate(path: table.path, line: row.line, first: first) }
        lines[way] = row.line
        cues.add(way[0], way[1])
      }
      guard row[1] == ">" else { continue }
      oneWay[word, default: []].append(other)
      if let circle = path(from: other, to: word, oneWay) {
        throw .circle(path: table.path, line: row.line, words: [word] + circle)
      }
    }
    return cues
  }

  /// The words on the way from one to the other; `nil` where there is none.
  private static func path(from start: String, to goal: String, _ edges: [String: [String]]) -> [String]? {
    var ways = [[start]]
    var seen: Set<String> = [start]
    while let way = ways.popLast() {
      guard let last = way.last else { continue }
      if last == goal { return way }
      for next in edges[last] ?? [] where seen.insert(next).inserted { ways.append(way + [next]) }
    }
    return nil
  }
}
