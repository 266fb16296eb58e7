import PlanSearch
import Rendering
import Terminal

/// `madoguchi contacts [TEXT]`: divisions and phone numbers, findable in both directions.
package enum ContactsCommand: Command {
  package static let syntax = CommandSyntax("contacts", operands: "[TEXT]", counts: CommandSyntax.anyCount)
  package static let needsIndex = true

  /// More contacts are a table.
  private static let mostCards = 8

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let text = options.operands.joined(separator: " ")
    let book = ContactBook(try workspace.openIndex().catalogue(), normalizer: workspace.normalizer)
    let found = text.isEmpty ? book.contacts : book.contacts(for: text)
    if !text.isEmpty, !found.isEmpty, workspace.format() == .text, found.count <= mostCards {
      let cards = ContactCard.cards(found.map { ContactCard($0) })
      workspace.present(cards.map { $0.text(workspace.say, on: workspace.screen) }.joined(separator: "\n"))
    } else {
      workspace.show(workspace.listings.contacts(found))
    }
    guard found.isEmpty else { return .done }
    workspace.note(workspace.say(text.isEmpty ? "contacts.empty" : "contacts.none", ["text": workspace.brief(text)]))
    return .notFound
  }
}
