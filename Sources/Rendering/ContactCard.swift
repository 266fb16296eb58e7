import JapaneseText
import PlanModel
import PlanSearch
import Vocabulary

/// 窓口票: what one reads to a caller, in three lines: who, which number, for what. Then where it stands.
package struct ContactCard: Equatable, Sendable {
  package let organization: String?
  /// Empty where the document names none.
  package let divisions: [String]
  /// With their extensions; empty where the document gives none.
  package let phones: [String]
  /// With their years, where several documents tell the same.
  package let programmes: [String]
  package let document: String
  package let lines: [LineSpan]

  package init(
    organization: String?, divisions: [String], phones: [String], programmes: [String], document: String,
    lines: [LineSpan]
  ) {
    (self.organization, self.divisions, self.phones) = (organization, divisions, phones)
    (self.programmes, self.document, self.lines) = (programmes, document, lines)
  }

  package init(_ contact: Contact) {
    self.init(
      organization: contact.organization, divisions: contact.divisions,
      phones: contact.phones.map { $0 + (contact.phoneExtension.map { "（\($0)）" } ?? "") },
      programmes: contact.programmes, document: contact.document, lines: [contact.lines])
  }

  /// Programmes that have one contact stand on one card.
  package static func cards(_ all: [ContactCard]) -> [ContactCard] {
    all.reduce(into: []) { cards, card in
      let place = cards.firstIndex {
        $0.organization == card.organization && $0.divisions == card.divisions && $0.phones == card.phones
          && $0.document == card.document
      }
      guard let place else { return cards.append(card) }
      let old = cards[place]
      cards[place] = ContactCard(
        organization: old.organization, divisions: old.divisions, phones: old.phones,
        programmes: old.programmes + card.programmes.filter { !old.programmes.contains($0) }, document: old.document,
        lines: old.lines + card.lines.filter { !old.lines.contains($0) })
    }
  }

  /// Three lines and the source, with a line end behind each.
  package func text(_ say: Messages, on screen: Screen) -> String {
    let division = divisions.isEmpty ? say("card.no_division") : divisions.joined(separator: " / ")
    let who = [organization, division].compactMap { $0 }.joined(separator: " ")
    let phone =
      phones.isEmpty ? say("card.no_phone") : say("card.phone", ["phones": phones.joined(separator: " / ")])
    let what = programmes.isEmpty ? say("name.missing") : programmes.joined(separator: "、")
    let places = lines.map { Wording.lines($0) }.joined(separator: ", ")
    let source = say("card.source", ["document": document, "lines": places])
    func broken(_ text: String) -> [String] {
      let text = DisplayWidth.printable(text)
      return screen.width.map { DisplayWidth.hanging(text, to: $0) } ?? [text]
    }
    let said = (broken(who) + broken(phone)).map { screen.bold($0) } + broken(what)
    return (said + broken(source).map { screen.faint($0) }).map { $0 + "\n" }.joined()
  }
}
