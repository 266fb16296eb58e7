import Answering
import Glibc
import JapaneseText
import PlanIndex
import Rendering
import Terminal

/// `madoguchi` alone: the conversation. On a terminal with a prompt; else one question a line, answers in the same order.
package enum ConversationCommand: Command {
  package static let syntax = CommandSyntax("")
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let desk = try QuestionDesk(workspace)
    let isTerminal = isatty(0) == 1 && workspace.output.isTerminal
    let lines: any LineReading =
      isTerminal
      ? LineEditor(history: LineEditor.historyPath(environment: workspace.environment)) : PlainLineReader()
    var talk = Talk(desk: desk, workspace: workspace)
    if isTerminal { talk.greet() }
    while true {
      switch lines.next(prompt: isTerminal ? workspace.say("talk.prompt") : "") {
      case .end:
        if isTerminal { workspace.output.write("\n") }
        return .done
      case .dropped: continue
      case .text(let line):
        guard try talk.take(line) else { return .done }
        if workspace.output.isClosed { return .done }
      }
    }
  }
}

/// The state of one conversation and what each line does to it.
private struct Talk {
  let desk: QuestionDesk
  let workspace: Workspace
  private var conversation = Conversation()
  /// The questions so far, as `:save` writes them.
  private var turns: [JSONValue] = []
  /// The topic was dropped, and nothing asked since.
  private var beginsAnew = false

  init(desk: QuestionDesk, workspace: Workspace) { (self.desk, self.workspace) = (desk, workspace) }

  /// What is indexed, and a question that this index is known to answer.
  func greet() {
    let catalogue = desk.answerer.catalogue
    let years = Set(catalogue.documents.compactMap(\.westernYear)).sorted()
    let span = years.first.map { first in
      years.count == 1 ? "\(first)" : "\(first)–\(years[years.count - 1])"
    }
    let whole = catalogue.programmes.filter { $0.parent == nil }
    workspace.output.line(
      workspace.say(
        "talk.greeting",
        [
          "documents": String(catalogue.documents.count), "years": span ?? "-", "programmes": String(whole.count),
        ]))
    for question in desk.answerer.examples(limit: 3) {
      workspace.output.line(DisplayWidth.printable(workspace.say("talk.example", ["question": question])))
    }
  }

  /// Answers a line or does what it commands; `false` to leave.
  mutating func take(_ line: String) throws(IndexError) -> Bool {
    let text = line.trimmed
    if text.isEmpty { return true }
    if text.hasPrefix(":") || text.hasPrefix("：") { return command(String(text.dropFirst())) }
    let (answer, next) = try desk.answerer.reply(to: text, in: conversation)
    conversation = next
    turns.append(SavedTurn.json(answer, beginsAnew: beginsAnew))
    desk.show(answer, beginsAnew: beginsAnew)
    beginsAnew = false
    if workspace.format() == .text { workspace.output.write("\n") }
    return true
  }

  private mutating func command(_ typed: String) -> Bool {
    let word = typed.prefix { !$0.isWhitespace }
    switch word.lowercased() {
    case "quit", "q", "終了": return false
    case "help", "h", "ヘルプ": tell(workspace.say("talk.help").replacing("\\n", with: "\n"))
    case "reset", "r", "忘れる":
      conversation = Conversation()
      beginsAnew = !turns.isEmpty
      tell(workspace.say("talk.reset"))
    case "save", "保存": save(to: String(typed.dropFirst(word.count)).trimmed)
    case "sources", "s", "出典":
      showLast { answer in
        answer.citations.map { "\($0.source.document):\(Wording.lines($0.source.lines)) 「\($0.quote)」" }
      }
    case "explain", "e", "説明": showLast(\.reasons)
    default: tell(workspace.say("talk.unknown", ["command": ":" + workspace.brief(typed)]))
    }
    return true
  }

  private func save(to typed: String) {
    guard !typed.isEmpty else { return tell(workspace.say("talk.save.name")) }
    guard !turns.isEmpty else { return tell(workspace.say("talk.nothing")) }
    let path = typed.hasPrefix("~/") ? (workspace.environment["HOME"] ?? "~") + typed.dropFirst() : typed
    do throws(ConversationFile.Refusal) {
      let isReplaced = try ConversationFile.write(turns, to: path)
      let values = ["path": path, "count": String(turns.count)]
      tell(workspace.say(isReplaced ? "talk.save.replaced" : "talk.save.written", values))
    } catch {
      let why: String
      switch error {
      case .foreign: why = workspace.say("talk.save.foreign")
      case .failed(let reason): why = reason
      }
      tell(workspace.say("talk.save.refused", ["path": path, "why": why]))
    }
  }

  /// Says something that is no answer: where programs read the answers, beside them.
  private func tell(_ lines: String) {
    let stream = workspace.format() == .text ? workspace.output : workspace.errors
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      stream.line(DisplayWidth.printable(String(line)))
    }
  }

  private func showLast(_ lines: (Answer) -> [String]) {
    guard let answer = conversation.lastAnswer else {
      tell(workspace.say("talk.nothing"))
      return
    }
    for line in lines(answer) { tell(DisplayWidth.printable(line)) }
  }
}
