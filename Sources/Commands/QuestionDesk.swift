import Answering
import PlanIndex
import PlanModel
import Rendering
import Terminal
import Vocabulary

/// What every command that answers questions opens: the index, the words of `Prompts/`, and the answerer over both.
struct QuestionDesk {
  let answerer: Answerer
  let reader: IndexReader
  private let workspace: Workspace

  /// - Parameter reader: the index where it is open already.
  init(_ workspace: Workspace, reader: IndexReader? = nil) throws {
    self.workspace = workspace
    self.reader = try reader ?? workspace.openIndex()
    let listening = try workspace.listening()
    answerer = try Answerer(
      reader: self.reader, tables: workspace.tables, listening: listening, speaking: workspace.speaking())
  }

  /// Asks one question after earlier ones; only the last is answered.
  func answer(_ question: String, after turns: [String] = []) throws(IndexError) -> Answer {
    var conversation = Conversation()
    for turn in turns { conversation = try answerer.reply(to: turn, in: conversation).conversation }
    return try answerer.reply(to: question, in: conversation).answer
  }

  /// Writes an answer as `--format` says, and its explanation where `--explain` asks for one.
  ///
  /// - Parameters:
  ///   - beginsAnew: the topic was dropped before it; said in JSON, so that `replay` drops it there too.
  ///   - standing: what the question was kept to; said in JSON likewise.
  ///   - leavesTrace: a pager takes the answer from the screen as it ends; its beginning is then left there.
  func show(
    _ answer: Answer, beginsAnew: Bool = false, standing: Standing = Standing(), leavesTrace: Bool = false
  ) {
    switch workspace.format() {
    case .text:
      let text = text(of: answer)
      if workspace.present(text), leavesTrace { workspace.trace(of: text) }
    case .json, .jsonl:
      var object = AnswerJSON.json(answer, explains: workspace.explains)
      object = SavedTurn.marked(object, beginsAnew: beginsAnew, standing: standing)
      workspace.output.line(object.text(indented: workspace.format() == .json && workspace.output.isTerminal))
    case .csv, .tsv, .markdown: workspace.show(AnswerText.listing(answer, workspace.say))
    }
    if workspace.explains, workspace.format() == .text {
      workspace.errors.line(workspace.say("ask.explain"))
      workspace.errors.line(AnswerText.explanation(answer))
    }
  }

  /// What a person reads: the card of a contact, the answer, and its figures as bars.
  private func text(of answer: Answer) -> String {
    let links = DocumentLinks(workspace, reader)
    let text = links.linked(AnswerText.text(answer, on: workspace.screen), answer.citations.map(\.source))
    let contacts = ContactDesk(answerer: answerer, workspace: workspace)
    return contacts.text(for: answer) + text + workspace.drawn(Chart(answer, workspace.chartWords))
  }

  /// The contract's code for how a question ended.
  static func exitCode(_ answer: Answer) -> ExitCode {
    switch answer.status {
    case .answered: .done
    case .ambiguous: .ambiguous
    case .notFound: .notFound
    case .error: .index
    }
  }
}
