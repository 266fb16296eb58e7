import Answering
import PlanModel
import Rendering
import Vocabulary

/// The cards above an answer to a question for a contact.
struct ContactDesk {
  let answerer: Answerer
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
    let programmes = ids.compactMap { answerer.catalogue.programme($0) }
    let cards = ContactCard.cards(programmes.map { card($0, named: name(of: $0, facts)) })
    guard cards.count <= Self.most else { return "" }
    return cards.map { $0.text(workspace.say, on: workspace.screen) + "\n" }.joined()
  }

  /// The record's own contact, and of it only what its lines still print.
  private func card(_ programme: Programme, named name: String) -> ContactCard {
    let divisions = (try? answerer.proved(.division, of: programme)) ?? []
    let phones = (try? answerer.proved(.phone, of: programme)) ?? []
    return ContactCard(
      organization: programme.organization, divisions: divisions.map(\.raw), phones: phones.map(\.raw),
      programmes: [name], document: programme.document,
      lines: (divisions + phones).map(\.source.lines).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  private func name(of programme: Programme, _ facts: [Fact]) -> String {
    let name = facts.first { $0.programmeID == programme.id }?.programme ?? programme.name ?? ""
    return name + (programme.westernYear.map { "（\(workspace.chartWords.year($0))）" } ?? "")
  }
}
