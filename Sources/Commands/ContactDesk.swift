import Answering
import JapaneseText
import PlanIndex
import PlanModel
import Rendering
import Vocabulary

/// The cards above an answer to a question for a contact.
struct ContactDesk {
  let catalogue: Catalogue
  let reader: IndexReader
  let workspace: Workspace
  /// More cards than these are a list, which the answer is already.
  private static let most = 5

  /// The cards with a blank line behind each; empty where nobody asked whom to call.
  func text(for answer: Answer) -> String {
    let facts = answer.facts.filter { [.division, .phone].contains($0.measure) }
    let asksPhone = answer.understood.measures.contains(.phone) || answer.understood.operation == .reverseLookup
    guard asksPhone, answer.status != .error else { return "" }
    var ids: [String] = []
    // Where no number is stated, the division of what was asked for may know it.
    for id in facts.isEmpty && answer.facts.isEmpty ? answer.programmeIDs : facts.map(\.programmeID)
    where !ids.contains(id) {
      ids.append(id)
    }
    let programmes = ids.compactMap { catalogue.programme($0) }
    let cards = ContactCard.cards(programmes.map { card($0, named: name(of: $0, facts)) })
    guard cards.count <= Self.most else { return "" }
    return cards.map { $0.text(workspace.say, on: workspace.screen) + "\n" }.joined()
  }

  /// The record's own contact, and of it only what its lines still print.
  private func card(_ programme: Programme, named name: String) -> ContactCard {
    let extensions = programme.phoneExtension.map { "（\($0)）" } ?? ""
    let divisions = programme.divisions.filter { isPrinted($0, programme.place(of: .division), programme) }
    let phones = programme.phones.filter { isPrinted($0, programme.place(of: .phone), programme) }
    let places =
      (divisions.isEmpty ? [] : [programme.place(of: .division)])
      + (phones.isEmpty ? [] : [programme.place(of: .phone)])
    return ContactCard(
      organization: programme.organization, divisions: divisions, phones: phones.map { $0 + extensions },
      programmes: [name], document: programme.document,
      lines: places.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  private func name(of programme: Programme, _ facts: [Fact]) -> String {
    let name = facts.first { $0.programmeID == programme.id }?.programme ?? programme.name ?? ""
    return name + (programme.westernYear.map { "（\(workspace.chartWords.year($0))）" } ?? "")
  }

  /// Whether the lines have every word of it: a division may be torn over two of them.
  private func isPrinted(_ text: String, _ lines: LineSpan, _ programme: Programme) -> Bool {
    guard let found = try? reader.lines(lines, of: programme.document) else { return false }
    let key = workspace.normalizer.key(found.map(\.text).joined())
    return text.split(whereSeparator: \.isWhitespace).allSatisfy { word in
      key.contains(workspace.normalizer.key(String(word))) || isTorn(workspace.normalizer.key(String(word)), in: key)
    }
  }

  /// Cells of a table stand beside each other in one line, so that a word over two lines has strange ones in its middle.
  private func isTorn(_ word: String, in key: String) -> Bool {
    (2..<max(2, word.count - 1)).contains { cut in
      key.contains(word.prefix(cut)) && key.contains(word.dropFirst(cut))
    }
  }
}
