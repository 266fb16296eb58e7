import Rendering

/// 書き出し: the values of an answer in a file that other programs read.
package enum FactsFile {
  /// The format that a file's name ends in; `nil` where it ends in none of ours.
  package static func format(of path: String) -> OutputFormat? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    return endings[path[path.index(after: dot)...].lowercased()]
  }

  private static let endings: [String: OutputFormat] = [
    "csv": .csv, "tsv": .tsv, "md": .markdown, "markdown": .markdown, "json": .json, "jsonl": .jsonl,
  ]

  /// Writes a listing that has rows. An older export of the same format is replaced, and nothing else.
  /// - Returns: whether one was replaced.
  @discardableResult
  package static func write(
    _ listing: Listing, as format: OutputFormat, to path: String
  ) throws(OwnFile.Refusal) -> Bool {
    let text = listing.text(as: format)
    let head = Array(head(of: text, format).utf8)
    return try OwnFile.write(text, to: path) { $0.starts(with: head) }
  }

  /// What every export of a format begins with: the head of a table, the first member of JSON.
  private static func head(of text: String, _ format: OutputFormat) -> Substring {
    let end = format == .json || format == .jsonl ? text.firstIndex(of: ":") : text.firstIndex(where: \.isNewline)
    return text[..<(end ?? text.endIndex)]
  }
}
