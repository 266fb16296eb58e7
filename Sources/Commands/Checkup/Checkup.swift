import PlanModel
import Rendering
import Terminal
import Vocabulary

/// 点検項目: one line of the report.
package struct Check: Sendable {
  /// How it came out.
  package enum State: String, Sendable { case ok, warning, failure }

  /// For programs; its words are `doctor.NAME` of `messages.tsv`.
  package let name: String
  package let state: State
  /// What was found, and what to do where that is needed.
  package let detail: String
  /// How the program ends where this failed.
  package let code: ExitCode

  package init(_ name: String, _ state: State, _ detail: String, code: ExitCode = .done) {
    (self.name, self.state, self.detail, self.code) = (name, state, detail, code)
  }

  /// A failure as the error explains it.
  init(_ name: String, failed error: any Explained, in language: Language, code: ExitCode) {
    let explanation = error.explanation(in: language)
    self.init(name, .failure, "\(explanation.what): \(explanation.why)  \(explanation.hint)", code: code)
  }
}

/// 点検: everything that `madoguchi doctor` looks at, in the order of the report.
package struct Checkup {
  let home: Home
  let environment: [String: String]
  let language: Language
  let output: TerminalOutput
  let say: Messages
  /// `nil` where a table is broken: the index is read by the tables' rules, so it is not looked at then.
  let workspace: Workspace?

  package init(_ workspace: Workspace) {
    (home, environment, language) = (workspace.home, workspace.environment, workspace.language)
    (output, say, self.workspace) = (workspace.output, workspace.say, workspace)
  }

  /// For a project whose tables cannot be loaded; where the messages are among them, their keys are shown.
  package init(home: Home, configuration: Configuration) {
    (self.home, environment, language) = (home, configuration.environment, configuration.language)
    (output, workspace) = (configuration.output, nil)
    say = (try? Messages(folder: home.prompts + "/speak", language: language)) ?? Messages(silentIn: language)
  }

  package var checks: [Check] {
    [Check("home", .ok, home.path)] + tables + [schema, documents] + index + surroundings
  }
}
