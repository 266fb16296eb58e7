import JapaneseText
import PlanModel
import Vocabulary

/// 事業の記載: one programme of a leaflet as its lines give it.
struct LeafletEntry: Sendable {
  var name: [SourceLine] = []
  /// The name where it shares its line with the labels.
  var lead: String = ""
  var fields: [LabelledLine.Field] = []
  var description: [SourceLine] = []
  var fieldLines: [Int] = []
}

/// Cuts the lines under one pillar into entries.
struct LeafletEntries: Sendable {
  let labels: [(word: String, measure: Measure)]
  let listEnds: [String]
  /// A name longer than this is taken for a sentence.
  static let longestName = 60

  init(tables: ReadingTables) {
    labels =
      tables.labels.words("budget_leaflet", "budget").map { ($0, .budget) }
      + tables.labels.words("budget_leaflet", "scale").map { ($0, .scalePlanned) }
    listEnds = tables.labels.words("budget_leaflet", "list_end")
  }

  func isListEnd(_ line: SourceLine) -> Bool { listEnds.contains(line.text) }

  /// The entries of a stretch of lines, and the lines before the first of them that belong to none.
  func entries(_ lines: [SourceLine]) -> (entries: [LeafletEntry], rest: [SourceLine]) {
    var found: [LeafletEntry] = []
    var pending: [SourceLine] = []
    var rest: [SourceLine] = []
    for line in lines {
      if isListEnd(line) {
        settle(&pending, into: &found, rest: &rest)
        continue
      }
      guard let labelled = LabelledLine(line, labels: labels) else {
        if !take(value: line, into: &found, pending: pending) { pending.append(line) }
        continue
      }
      if continues(labelled, found.last, pending: pending) {
        found[found.count - 1].fields += labelled.fields
        found[found.count - 1].fieldLines.append(line.number)
      } else {
        let name = takeName(for: labelled, from: &pending, isFirst: found.isEmpty)
        settle(&pending, into: &found, rest: &rest)
        found.append(
          LeafletEntry(name: name, lead: labelled.lead, fields: labelled.fields, fieldLines: [line.number]))
      }
    }
    settle(&pending, into: &found, rest: &rest)
    return (found, rest)
  }

  /// 「予算：」 at a line's end, its value on the next.
  private func take(value line: SourceLine, into found: inout [LeafletEntry], pending: [SourceLine]) -> Bool {
    guard let last = found.indices.last, let field = found[last].fields.last, field.value.isEmpty, !line.isBlank,
      pending.allSatisfy(\.isBlank), line.text.count <= 20
    else { return false }
    found[last].fields[found[last].fields.count - 1] = LabelledLine.Field(
      measure: field.measure, label: field.label, value: PassageCutter.plain(line.raw), line: line.number)
    found[last].fieldLines.append(line.number)
    return true
  }

  /// 「規模：」 on a line of its own goes on with the programme above, while no description stands between, and that
  /// programme has none yet. So nobody borrows a neighbour's.
  private func continues(_ line: LabelledLine, _ entry: LeafletEntry?, pending: [SourceLine]) -> Bool {
    guard let entry, line.lead.isEmpty, pending.allSatisfy(\.isBlank) else { return false }
    return line.fields.allSatisfy { field in !entry.fields.contains { $0.measure == field.measure } }
  }

  /// Takes the name's lines off the end of `pending`.
  private func takeName(
    for line: LabelledLine, from pending: inout [SourceLine], isFirst: Bool
  ) -> [SourceLine] {
    let last = pending.lastIndex { !$0.isBlank }
    guard let last else { return [] }
    let start = (pending[..<last].lastIndex { $0.isBlank }).map { $0 + 1 } ?? 0
    let hasDescription = pending[..<start].contains { !$0.isBlank } || isFirst
    let paragraph = Array(pending[start...last])
    let joined = paragraph.reduce("") { $0 + $1.text }
    var count = 0
    if line.lead.isEmpty {
      let isWhole = hasDescription && joined.count <= Self.longestName && !joined.contains("。")
      count = isWhole ? paragraph.count : 1
    } else if hasDescription, last + 1 == pending.count, joined.count + line.lead.count <= Self.longestName,
      !joined.contains(where: { "。、".contains($0) })
    {
      // The name began on the line above its last part.
      count = paragraph.count
    }
    pending = Array(pending[..<(last + 1 - count)])
    return Array(paragraph.suffix(count))
  }

  private func settle(_ pending: inout [SourceLine], into found: inout [LeafletEntry], rest: inout [SourceLine]) {
    let lines = pending
    pending = []
    guard lines.contains(where: { !$0.isBlank }) else { return }
    if found.isEmpty {
      rest += lines
    } else if found[found.count - 1].description.isEmpty {
      found[found.count - 1].description = lines
    } else {
      rest += lines
    }
  }
}
