import JapaneseText
import PlanIndex
import PlanModel
import Terminal
import Vocabulary

/// What Tab completes in the conversation: commands and what stands behind them, else names of the index.
package final class Completer: Completing {
  private let desk: QuestionDesk
  private let commands: TalkCommands
  private let workspace: Workspace
  /// Read when Tab is first pressed.
  private lazy var names = Self.names(of: desk, workspace)

  init(desk: QuestionDesk, commands: TalkCommands, workspace: Workspace) {
    (self.desk, self.commands, self.workspace) = (desk, commands, workspace)
  }

  package func completion(of line: String, at cursor: Int) -> Completion? {
    let typed = String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self)
    guard let command = commands.line(typed) else { return names.completion(of: line, at: cursor) }
    let hasArgument = typed.drop { $0.isWhitespace }.contains(where: \.isWhitespace)
    return hasArgument
      ? argument(of: command, in: typed)
      : CommandCompletion(commands: commands, normalizer: workspace.normalizer).completion(of: typed)
  }

  private func argument(of line: TalkCommands.Line, in typed: String) -> Completion? {
    line.command?.argument == .file
      ? FileCompletion.completion(of: line.argument, in: typed, workspace.environment) : nil
  }

  package func listing(of candidates: [String], columns: Int, rows: Int) -> [String] {
    CandidateColumns.lines(
      candidates.map { DisplayWidth.printable($0) }, width: columns, rows: rows,
      more: { self.workspace.say("talk.more", ["count": String($0)]) })
  }

  /// Municipalities, programmes, divisions and their parts, indicators. An index that cannot be read any more completes
  /// by spelling alone; the next question says what is wrong with it.
  private static func names(of desk: QuestionDesk, _ workspace: Workspace) -> NameCompletion {
    let programmes = desk.answerer.catalogue.programmes
    let divisions = programmes.flatMap(\.divisions)
    let names =
      programmes.compactMap(\.organization) + programmes.flatMap(\.names) + divisions
      + divisions.flatMap { $0.split(whereSeparator: \.isWhitespace).map { String($0) } }
      + programmes.flatMap(\.figures).compactMap(\.label)
    return NameCompletion(
      names: names.filter { (2...Self.longestName).contains($0.count) }, words: (try? desk.reader.words()) ?? [],
      normalizer: workspace.normalizer)
  }

  /// A cell that explains how it counts is no name that anybody types.
  private static let longestName = 40
}

/// The commands by the beginnings of their long forms.
package struct CommandCompletion {
  private let commands: TalkCommands
  private let normalizer: Normalizer

  package init(commands: TalkCommands, normalizer: Normalizer) {
    (self.commands, self.normalizer) = (commands, normalizer)
  }

  /// - Parameter typed: the line up to the cursor: a colon and what was typed of the command.
  package func completion(of typed: String) -> Completion? {
    guard let colon = typed.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let word = typed[typed.index(after: colon)...]
    let key = normalizer.key(String(word))
    let fitting = commands.all.flatMap { command in
      [command.action.rawValue, command.japanese].filter { normalizer.key($0).hasPrefix(key) }.map { form in
        (form: form, rest: command.argument == nil ? "" : " ")
      }
    }
    guard var sure = fitting.first?.form else { return nil }
    for other in fitting { sure = sure.commonPrefix(with: other.form) }
    let end = typed.utf8.count
    let isOne = fitting.count == 1
    return Completion(
      replaced: end - word.utf8.count..<end,
      insertion: isOne ? sure + fitting[0].rest : sure.isEmpty ? String(word) : sure,
      candidates: fitting.map(\.form))
  }
}
