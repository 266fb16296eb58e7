import PlanModel

/// 票の本文: the prose of a sheet, under the heading of its field.
///
/// A field's label stands behind its text, often also before it, and may be glued to the text's end
/// (「…取り組まれたい。専門部会からの意見」).
struct SheetPassages: Sendable {
  private let name: String?
  private let programme: String
  private let words: SheetWords
  private var buffer: [(line: Int, text: String)] = []
  private var opening: String?
  private var passages: [Passage] = []

  /// The passages of `sheet`, in the order of its lines.
  /// - Parameters:
  ///   - rows: lines that figures stand on.
  ///   - programme: the id of the sheet's record.
  static func passages(_ lines: [SourceLine], name: String?, programme: String, rows: Set<Int>, words: SheetWords)
    -> [Passage]
  {
    var walk = SheetPassages(name: name, programme: programme, words: words)
    for line in lines where !line.isBlank && !rows.contains(line.number) { walk.take(line) }
    walk.flush(nil)
    return walk.passages
  }

  private init(name: String?, programme: String, words: SheetWords) {
    (self.name, self.programme, self.words) = (name, programme, words)
  }

  private mutating func take(_ line: SourceLine) {
    if words.stands("sheet_title", in: line.text) || words.find("plan_period", in: line) != nil {
      flush(nil)
      buffer = [(line.number, line.printed)]
      return flush(nil)
    }
    let labels = words["section"] + words["policy"] + words["development"]
    guard let label = labels.first(where: { line.text.hasSuffix($0) }) else {
      if isFurniture(line) { flush(nil) } else { buffer.append((line.number, line.printed)) }
      return
    }
    if isHeading(line, label) {
      if buffer.isEmpty { opening = line.printed } else { flush(line.printed) }
      return
    }
    let rest = String(line.text.dropLast(label.count)).trimmed
    if !rest.isEmpty { buffer.append((line.number, String(line.printed.dropLast(label.count)))) }
    if buffer.isEmpty { opening = label } else { flush(label) }
  }

  /// A short line that ends in a field's word is the field's heading: 「…委員会の意見」.
  private func isHeading(_ line: SourceLine, _ label: String) -> Bool {
    words.isOnly(label, "section") && line.text != label && line.text.count <= 25 && !line.text.contains("。")
  }

  /// Boxes, marks and bare labels say nothing that search could show.
  private func isFurniture(_ line: SourceLine) -> Bool {
    let marks = words["box_ticked"] + words["box_empty"]
    let tokens = line.text.split(separator: " ").map { String($0) }
    let isLabelRow = ["direction", "evaluation"].contains { role in
      tokens.filter { words.isOnly($0, role) }.count >= 2
    }
    return isLabelRow || IndicatorRows.isFurniture(line, words: words) || line.isFrameLeftover(grades: words["grade"])
      || line.text.unicodeScalars.count < 3 || marks.contains { line.text.hasPrefix($0) }
  }

  /// Ends a paragraph. Its heading is the label behind it, else the one before it.
  private mutating func flush(_ label: String?) {
    defer { (buffer, opening) = ([], nil) }
    guard let span = LineSpan.covering(buffer.map(\.line)) else { return }
    let heading = [name, label ?? opening].compactMap { $0 }.joined(separator: " ")
    passages.append(
      Passage(
        heading: heading.isEmpty ? nil : heading, text: buffer.map(\.text).joined(), lines: span,
        programme: programme))
  }
}
