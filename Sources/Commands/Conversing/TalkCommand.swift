import JapaneseText
import PlanModel
import Vocabulary

/// 命令: what a line with a leading colon does, with the forms in which it is typed.
package struct TalkCommand: Equatable, Sendable {
  /// What the conversation does for it. The raw values are the first column of `Prompts/speak/commands.tsv`.
  package enum Action: String, CaseIterable, Sendable {
    case help, sources, source, explain, document, year, municipality, all, reset, export, save, replay, quit
  }

  /// What stands behind it.
  package enum Argument: String, CaseIterable, Sendable {
    case file = "FILE"
    case number = "NUMBER"
    case document = "DOCUMENT"
    case year = "YEAR"
    case municipality = "MUNICIPALITY"
  }

  package let action: Action
  package let japanese: String
  package let short: String
  /// `nil` where nothing stands behind it.
  package let argument: Argument?

  /// The forms in the order in which they are offered, without the colon; the language's own first.
  package func forms(in language: Language) -> [String] {
    language == .japanese ? [japanese, action.rawValue, short] : [action.rawValue, short, japanese]
  }
}

/// The commands of the conversation: the rows of `Prompts/speak/commands.tsv`.
package struct TalkCommands: Sendable {
  /// In the order of `:help`.
  package let all: [TalkCommand]
  private let byForm: [String: TalkCommand]
  private let normalizer: Normalizer

  /// Reads `commands.tsv` in `folder`.
  package init(folder: String, normalizer: Normalizer) throws(VocabularyError) {
    try self.init(Table(path: folder + "/commands.tsv", columns: 4), normalizer: normalizer)
  }

  /// - Parameter table: action, Japanese form, short form, argument.
  package init(_ table: Table, normalizer: Normalizer) throws(VocabularyError) {
    var (all, byForm): ([TalkCommand], [String: TalkCommand]) = ([], [:])
    for row in table.rows {
      guard let action = TalkCommand.Action(rawValue: row[0]) else {
        throw .badValue(path: table.path, line: row.line, value: row[0])
      }
      let argument = row.optional(3).flatMap { TalkCommand.Argument(rawValue: $0) }
      guard argument != nil || row.optional(3) == nil else {
        throw .badValue(path: table.path, line: row.line, value: row[3])
      }
      let command = TalkCommand(action: action, japanese: row[1], short: row[2], argument: argument)
      for form in [row[0], row[1], row[2]] {
        // Two commands of one form: which is meant, nobody could say.
        guard byForm.updateValue(command, forKey: normalizer.key(form)) == nil else {
          throw .badValue(path: table.path, line: row.line, value: form)
        }
      }
      all.append(command)
    }
    (self.all, self.byForm, self.normalizer) = (all, byForm, normalizer)
  }

  /// A line that begins with a colon, half-width or full-width, taken apart.
  package struct Line: Equatable, Sendable {
    /// The word behind the colon, as typed.
    package let word: String
    /// `nil` where no command has this form.
    package let command: TalkCommand?
    /// What stands behind the word, without blanks around it.
    package let argument: String
  }

  /// `nil` for a line that is a question.
  package func line(_ typed: String) -> Line? {
    let text = typed.trimmed
    guard text.hasPrefix(":") || text.hasPrefix("：") else { return nil }
    let rest = text.dropFirst()
    let word = rest.prefix { !$0.isWhitespace }
    return Line(
      word: String(word), command: byForm[normalizer.key(String(word))],
      argument: String(rest.dropFirst(word.count)).trimmed)
  }

  /// Every form of every command, without the colon.
  package var forms: [String] { all.flatMap { [$0.action.rawValue, $0.japanese, $0.short] } }
}
