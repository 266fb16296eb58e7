import Answering
import JapaneseText
import PlanIndex
import Rendering
import Terminal

/// The state of one conversation and what each line does to it.
struct Talk {
  let desk: QuestionDesk
  let commands: TalkCommands
  let workspace: Workspace
  let filters: FilterChoices
  var conversation = Conversation()
  /// The questions so far, as `:save` writes them.
  private(set) var turns: [JSONValue] = []
  /// The topic was dropped, and nothing asked since.
  private var beginsAnew = false

  init(desk: QuestionDesk, commands: TalkCommands, workspace: Workspace) {
    (self.desk, self.commands, self.workspace) = (desk, commands, workspace)
    filters = FilterChoices(desk.answerer.catalogue, tables: workspace.tables, language: workspace.language)
  }

  /// Answers a line or does what it commands; `false` to leave.
  mutating func take(_ line: String) throws(IndexError) -> Bool {
    let text = line.trimmed
    if text.isEmpty { return true }
    if let line = commands.line(text) { return try obey(line) }
    let (answer, next) = try desk.answerer.reply(to: text, in: conversation)
    conversation = next
    turns.append(SavedTurn.json(answer, beginsAnew: beginsAnew, standing: next.standing))
    desk.show(answer, beginsAnew: beginsAnew, standing: next.standing, leavesTrace: true)
    beginsAnew = false
    if workspace.format() == .text { workspace.output.write("\n") }
    return true
  }

  private mutating func obey(_ line: TalkCommands.Line) throws(IndexError) -> Bool {
    guard let command = line.command else {
      tell(unknown(line.word))
      return true
    }
    switch command.action {
    case .quit: return false
    case .help: tell(help)
    case .reset: reset()
    case .save: save(to: line.argument)
    case .export: export(to: line.argument)
    case .replay: try replay(line.argument)
    case .document: keep(line.argument, \.documents, filters.documents)
    case .year: keep(line.argument, \.years, filters.years)
    case .municipality: keep(line.argument, \.organizations, filters.municipalities)
    case .all: dropFilters()
    case .sources where line.argument.isEmpty: listSources()
    case .sources, .source: try showSource(line.argument)
    case .explain: showLast(\.reasons)
    }
    return true
  }

  private mutating func reset() {
    let standing = conversation.standing
    conversation = Conversation()
    keep(to: standing)
    beginsAnew = !turns.isEmpty
    tell(workspace.say("talk.reset"))
  }

  /// The nearest command is offered where one is near; the whole list else.
  private func unknown(_ word: String) -> String {
    let typed = ":" + workspace.brief(word)
    guard let near = Spelling.nearest(to: word, in: commands.forms) else {
      return workspace.say("talk.unknown", ["command": typed])
    }
    return workspace.say("talk.unknown.near", ["command": typed, "near": ":" + near])
  }

  /// One line a command, both forms beside each other, what it does in a column of its own.
  private var help: String {
    let rows = commands.all.map { command in
      let forms = command.forms(in: workspace.language).map { ":" + $0 }.joined(separator: " ")
      let argument = command.argument.map { " " + workspace.say("talk.argument.\($0.rawValue)") } ?? ""
      return (forms + argument, workspace.say("talk.help.\(command.action.rawValue)"))
    }
    let width = rows.map { DisplayWidth.cells(of: $0.0) }.max() ?? 0
    // Beside each other where a line has room for both; else one below the other.
    let isWide = (workspace.output.width ?? 100) >= width + 34
    let room = (workspace.output.width ?? 200) - width - 2
    return rows.map { forms, does in
      guard isWide else { return forms + "\n  " + does }
      let lines = DisplayWidth.wrapped(does, to: room)
      let indent = "\n" + String(repeating: " ", count: width + 2)
      return DisplayWidth.padded(forms, to: width + 2) + lines.joined(separator: indent)
    }.joined(separator: "\n")
  }

  func tell(_ lines: String) { workspace.tell(lines) }

  /// The same for a line of our own making, with links in it, whose words are printable already.
  func tellPlainly(_ line: String) {
    (workspace.format() == .text ? workspace.output : workspace.errors).line(line)
  }

  private func showLast(_ lines: (Answer) -> [String]) {
    guard let answer = conversation.lastAnswer else {
      tell(workspace.say("talk.nothing"))
      return
    }
    for line in lines(answer) { tell(DisplayWidth.printable(line)) }
  }
}
