import JapaneseText
import PlanModel
import Vocabulary

/// 目標の列: what the three targets of a row are called and counted in, by the table's head.
///
/// The head's words stand out of order, and often at the end of the file, so a column is known by the words of the form;
/// where one of them is new this year, it takes the one place left.
struct TargetColumns: Sendable {
  /// In the order of a row's cells.
  let labels: [String]
  let units: [String?]

  init(_ loose: [[SourceLine]], people: String?, tables: ReadingTables) {
    let roles = ["first_target", "second_target", "third_target"]
    let known = roles.map { tables.labels.words("municipal_list", $0) }
    let end = tables.labels.words("municipal_list", "target_end").first ?? ""
    let squeezed = loose.joined().map { $0.text.filter { !$0.isWhitespace } }.joined()
    var labels = known.map { words in words.first { squeezed.contains($0) } }
    let new = Self.printed(loose, end: end).filter { label in !known.joined().contains { $0.hasSuffix(label) } }
    if labels.filter({ $0 == nil }).count == 1, new.count == 1, let place = labels.firstIndex(of: nil) {
      labels[place] = new[0]
    }
    self.labels = zip(labels, known).map { $0 ?? $1.first ?? "" }
    let persons = tables.labels.words("municipal_list", "person_end")
    units = self.labels.map { label in
      let counted = label.hasSuffix(end) ? String(label.dropLast(end.count)) : label
      if persons.contains(where: { counted.hasSuffix($0) }) {
        return people ?? persons.first { $0.count == 1 && $0 == "人" }
      }
      return tables.amounts.units.counters.map { String(scalars: $0) }
        .first { counted.hasSuffix($0) }
    }
  }

  /// The labels of the head: short lines joined until one ends in 数.
  private static func printed(_ loose: [[SourceLine]], end: String) -> [String] {
    var found: [String] = []
    for run in loose {
      var open = ""
      for line in run {
        let text = line.text.filter { !$0.isWhitespace }
        open = text.isEmpty || text.count > 14 ? "" : open + text
        guard !open.isEmpty, open.hasSuffix(end) else { continue }
        if !found.contains(open) { found.append(open) }
        open = ""
      }
    }
    return found
  }
}
