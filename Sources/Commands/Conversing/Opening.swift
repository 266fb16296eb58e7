import Answering
import PlanIndex
import Rendering
import Terminal

/// The beginning of a conversation: greets out of a part of the index, and opens the rest while the person looks at the
/// prompt. What a question needs of the texts takes longer than what a greeting does.
final class Opening {
  let reader: IndexReader
  let catalogue: Catalogue
  private let workspace: Workspace
  private lazy var opened = Result { try QuestionDesk(workspace, reader: reader) }

  init(_ workspace: Workspace) throws(IndexError) {
    self.workspace = workspace
    reader = try workspace.openIndex()
    catalogue = try reader.catalogue()
  }

  /// What is indexed, and questions that this index is known to answer.
  func greet() throws {
    let years = Set(catalogue.documents.compactMap(\.westernYear)).sorted()
    let span = years.first.map { first in
      years.count == 1 ? "\(first)" : "\(first)-\(years[years.count - 1])"
    }
    let whole = catalogue.programmes.filter { $0.parent == nil }
    let values = [
      "documents": String(catalogue.documents.count), "years": span ?? "-", "programmes": String(whole.count),
    ]
    workspace.tell(workspace.say("talk.greeting", values))
    let examples = Examples(catalogue: catalogue, speaking: try workspace.speaking())
    for question in examples.questions.prefix(3) {
      workspace.tell(workspace.say("talk.example", ["question": question]))
    }
  }

  /// Opens the desk. `false` where it cannot be opened, which ``desk()`` then says.
  func prepare() -> Bool {
    if case .failure = opened { false } else { true }
  }

  /// The desk, opened by now.
  func desk() throws -> QuestionDesk { try opened.get() }
}
