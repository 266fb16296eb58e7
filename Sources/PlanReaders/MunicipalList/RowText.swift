import JapaneseText
import PlanModel

/// One printed line, or a part of one, of a row's text.
struct RowPiece: Sendable {
  /// As printed, without white space at its ends; empty for a blank line.
  let text: String
  /// Normalized.
  let key: String
  let line: Int
  /// Whether it begins a paragraph by an indent or a list mark.
  let opens: Bool

  init(_ line: SourceLine) {
    let raw = line.raw.trimmed
    let isListItem = line.text.unicodeScalars.first.map { ListMarks.isMark($0) || "【○・◯■●".unicodeScalars.contains($0) }
    self.init(
      text: raw, key: line.text, line: line.number,
      opens: (isListItem ?? false) || line.raw.drop { $0 == " " }.hasPrefix("\u{3000}"))
  }

  init(text: String, key: String, line: Int, opens: Bool = false) {
    (self.text, self.key, self.line, self.opens) = (text, key, line, opens)
  }

  var isBlank: Bool { key.isEmpty }
}

/// 事業名と概要: the text of a row before its amounts, taken apart by the width of its lines. The name stands in a narrow
/// column, the description in a wide one, and in a table with a column for the kind of programme that one is narrowest.
struct RowText: Sendable {
  private(set) var section: String?
  private(set) var name: String?
  private(set) var nameLines: [Int] = []
  private(set) var description: [RowPiece] = []

  /// Lines up to this wide may stand in the column for the kind of programme (区分).
  static let narrow = 8
  /// No name is longer.
  static let longestName = 60
  /// A line of the name column is narrower than this share of the description's.
  static let nameShare = 0.75

  private let nameEnds: [String]

  /// - Parameter pieces: the rest of the head's line (empty where it has none), then the lines below it.
  init(_ pieces: [RowPiece], hasSection: Bool, nameEnds: [String]) {
    self.nameEnds = nameEnds
    var rest = pieces[...]
    if hasSection, let first = rest.first, !first.isBlank, first.key.count <= 2 * Self.narrow {
      let run = rest.prefix(max(1, Self.narrowRun(pieces)))
      section = run.map(\.text).joined()
      rest = rest.dropFirst(run.count)
    }
    let hasHead = section == nil && !(rest.first?.isBlank ?? true)
    if !hasHead { rest = rest.drop { $0.isBlank } }
    takeName(&rest, hasHead: hasHead)
    description = Array(rest.drop { $0.isBlank })
    while description.last?.isBlank == true { description.removeLast() }
  }

  /// How many narrow lines a row begins with, where at least two do and wider ones follow. The first two lines give the
  /// column's width (one mark may hang over), so that a short name below is not taken in.
  static func narrowRun(_ pieces: [RowPiece]) -> Int {
    let width = min(narrow, (pieces.prefix(2).map(\.key.count).max() ?? 0) + 1)
    let run = pieces.prefix { !$0.isBlank && $0.key.count <= width }
    let next = pieces.dropFirst(run.count).first { !$0.isBlank }
    return run.count >= 2 && next != nil ? run.count : 0
  }

  private mutating func takeName(_ rest: inout ArraySlice<RowPiece>, hasHead: Bool) {
    if let first = rest.first, let (head, tail) = split(first) {
      take([head])
      rest = [tail] + rest.dropFirst()
      return
    }
    let paragraph = rest.prefix { !$0.isBlank }
    if isClosed(paragraph), !paragraph.dropFirst(hasHead ? 1 : 0).contains(where: \.opens) {
      take(Array(paragraph))
      rest = rest.dropFirst(paragraph.count)
      return
    }
    let count = nameCount(paragraph, hasHead: hasHead)
    take(Array(paragraph.prefix(count)))
    rest = rest.dropFirst(count)
  }

  /// How many lines of a paragraph, in which name and description touch, are the name's.
  private func nameCount(_ paragraph: ArraySlice<RowPiece>, hasHead: Bool) -> Int {
    let lines = Array(paragraph)
    let widest = lines.dropFirst(hasHead ? 1 : 0).map(\.key.count).max() ?? 0
    func fits(_ piece: RowPiece) -> Bool {
      !piece.opens && !piece.key.contains("。") && Double(piece.key.count) < Self.nameShare * Double(widest)
    }
    var count = hasHead ? 1 : 0
    if hasHead, isClosed(lines[..<1]), !continuation(lines, from: 1, fits: fits) { return 1 }
    while count < lines.count, fits(lines[count]) {
      count += 1
      if isClosed(lines[..<count]), !continuation(lines, from: count, fits: fits) { return count }
    }
    // Lines that never come to the end of a name are the beginning of a description.
    return count > (hasHead ? 1 : 0) && count < lines.count && !isClosed(lines[..<count]) ? (hasHead ? 1 : 0) : count
  }

  /// 「…支援事業」「所定着促進事業」: the name seemed to end, and goes on to another end on narrow lines.
  private func continuation(_ lines: [RowPiece], from start: Int, fits: (RowPiece) -> Bool) -> Bool {
    var end = start
    while end < lines.count, end < start + 2, fits(lines[end]), !lines[end].key.contains(where: { "、,".contains($0) }) {
      end += 1
      if isClosed(lines[start..<end]) { return true }
    }
    return false
  }

  /// 「地域人材確保事業 求職者を対象に…」: a name and the description's first line on one line.
  private func split(_ piece: RowPiece) -> (RowPiece, RowPiece)? {
    guard let gap = piece.text.firstIndex(where: \.isWhitespace) else { return nil }
    let head = String(piece.text[..<gap])
    let tail = String(piece.text[gap...]).trimmed
    guard nameEnds.contains(where: { head.hasSuffix($0) }), tail.count > 12 else { return nil }
    let key = piece.key.firstIndex(where: \.isWhitespace).map { String(piece.key[$0...]).trimmed } ?? tail
    return (
      RowPiece(text: head, key: head, line: piece.line), RowPiece(text: tail, key: key, line: piece.line, opens: true)
    )
  }

  private func isClosed(_ pieces: ArraySlice<RowPiece>) -> Bool {
    let joined = pieces.map(\.key).joined()
    return joined.count <= Self.longestName && !joined.contains("。") && nameEnds.contains { joined.hasSuffix($0) }
  }

  private mutating func take(_ pieces: [RowPiece]) {
    guard !pieces.isEmpty else { return }
    name = pieces.map(\.text).joined().filter { !$0.isWhitespace }
    nameLines = pieces.map(\.line)
  }

  /// This text with what it lacks out of a text torn out of its row.
  func filled(from torn: RowText) -> RowText {
    var text = self
    if text.name == nil { (text.name, text.nameLines) = (torn.name, torn.nameLines) }
    if text.description.isEmpty { text.description = torn.description }
    return text
  }

  /// The description's words, lines joined.
  var summary: String? {
    let lines = description.filter { !$0.isBlank }
    return lines.isEmpty ? nil : lines.reduce("") { PassageCutter.append(PassageCutter.plain($1.text), to: $0) }
  }

  var summaryLines: LineSpan? { LineSpan.covering(description.filter { !$0.isBlank }.map(\.line)) }

  /// The description's paragraphs: a line that ends early, an indent and a list mark separate them.
  var paragraphs: [String] {
    let widest = description.map(\.key.count).max() ?? 0
    var found: [String] = []
    var isOpen = false
    for piece in description {
      if piece.isBlank {
        isOpen = false
        continue
      }
      if isOpen, !piece.opens, let last = found.indices.last {
        found[last] = PassageCutter.append(piece.text, to: found[last])
      } else {
        found.append(piece.text)
      }
      isOpen = Double(piece.key.count) >= 0.7 * Double(widest)
    }
    return found
  }
}
