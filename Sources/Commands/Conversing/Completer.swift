import JapaneseText
import PlanIndex
import PlanModel
import Readings
import Terminal
import Vocabulary

/// What Tab completes in the conversation: commands and what stands behind them, else names of the index.
package final class Completer: Completing {
  private let opening: Opening
  private let commands: TalkCommands
  private let workspace: Workspace
  /// Read when Tab is first pressed.
  private lazy var names = Self.names(of: opening.catalogue.programmes, words, workspace)
  /// An index that cannot be read any more completes by spelling alone; the next question says what is wrong with it.
  private lazy var words = (try? opening.reader.words()) ?? []
  private lazy var filters = FilterChoices(
    opening.catalogue, tables: workspace.tables, language: workspace.language)

  init(_ opening: Opening, commands: TalkCommands, workspace: Workspace) {
    (self.opening, self.commands, self.workspace) = (opening, commands, workspace)
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
    let end = typed.utf8.count
    switch line.command?.argument {
    case .file: return FileCompletion.completion(of: line.argument, in: typed, workspace.environment)
    case .document: return choice(filters.documents, line.argument, end)
    case .year: return choice(filters.years, line.argument, end)
    case .municipality: return choice(filters.municipalities, line.argument, end)
    case .number, nil: return nil
    }
  }

  private func choice<Value>(_ choices: Choices<Value>, _ typed: String, _ end: Int) -> Completion? {
    let found = choices.beginning(with: typed)
    guard !found.isEmpty else {
      // Municipalities that no table reads are read as the documents' words are.
      let names = NameCompletion(names: choices.all.map(\.label), words: words, normalizer: workspace.normalizer)
      guard let read = names.completion(of: typed, at: typed.utf8.count) else { return nil }
      let start = end - typed.utf8.count
      return Completion(
        replaced: start + read.replaced.lowerBound..<end, insertion: read.insertion, candidates: read.candidates)
    }
    return Completion(
      replaced: end - typed.utf8.count..<end, insertion: found.count == 1 ? found[0].label : typed,
      candidates: found.map(\.label))
  }

  package func listing(of candidates: [String], columns: Int, rows: Int) -> [String] {
    CandidateColumns.lines(
      candidates.map { DisplayWidth.printable($0) }, width: columns, rows: rows,
      more: { self.workspace.say("talk.more", ["count": String($0)]) })
  }

  /// Municipalities, programmes, divisions and their parts, indicators.
  private static func names(
    of programmes: [Programme], _ words: [ReadWord], _ workspace: Workspace
  ) -> NameCompletion {
    let divisions = programmes.flatMap(\.divisions)
    let names =
      programmes.compactMap(\.organization) + programmes.flatMap(\.names) + divisions
      + divisions.flatMap { $0.split(whereSeparator: \.isWhitespace).map { String($0) } }
      + programmes.flatMap(\.figures).compactMap(\.label)
    return NameCompletion(
      names: names.filter { (2...Self.longestName).contains($0.count) }, words: words,
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
