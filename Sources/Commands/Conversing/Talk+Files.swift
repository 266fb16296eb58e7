import Answering
import PlanIndex
import Rendering

/// `:save`, `:export` and `:replay`: what a conversation writes and reads.
extension Talk {
  func save(to typed: String) {
    guard let path = path(typed, of: .save) else { return }
    guard !turns.isEmpty else { return tell(workspace.say("talk.nothing")) }
    do throws(OwnFile.Refusal) {
      let isReplaced = try ConversationFile.write(turns, to: path)
      let values = ["path": path, "count": String(turns.count)]
      tell(workspace.say(isReplaced ? "talk.save.replaced" : "talk.save.written", values))
    } catch {
      let why = reason(error, foreign: workspace.say("talk.save.foreign"))
      tell(workspace.say("talk.save.refused", ["path": path, "why": why]))
    }
  }

  /// The values of the last answer, in the format that the file's name ends in.
  func export(to typed: String) {
    guard let path = path(typed, of: .export) else { return }
    guard let answer = conversation.lastAnswer else { return tell(workspace.say("talk.nothing")) }
    guard !answer.facts.isEmpty else { return tell(workspace.say("talk.export.none")) }
    guard let format = FactsFile.format(of: path) else {
      let why = workspace.say("talk.export.format")
      return tell(workspace.say("talk.export.refused", ["path": path, "why": why]))
    }
    do throws(OwnFile.Refusal) {
      let listing = AnswerText.listing(answer, workspace.say)
      let isReplaced = try FactsFile.write(listing, as: format, to: path)
      let values = ["path": path, "count": String(answer.facts.count)]
      tell(workspace.say(isReplaced ? "talk.export.replaced" : "talk.export.written", values))
    } catch {
      let why = reason(error, foreign: workspace.say("talk.export.foreign"))
      tell(workspace.say("talk.export.refused", ["path": path, "why": why]))
    }
  }

  /// Asks a saved conversation again; this one goes on as it was.
  func replay(_ typed: String) throws(IndexError) {
    guard let path = path(typed, of: .replay) else { return }
    _ = try ReplayCommand.replay(path, desk, workspace)
  }

  /// The path that was typed, `~` filled in; `nil` where none was, which is told.
  private func path(_ typed: String, of action: TalkCommand.Action) -> String? {
    guard !typed.isEmpty else {
      tell(workspace.say("talk.file.name", ["command": ":" + action.rawValue]))
      return nil
    }
    return typed.hasPrefix("~/") ? (workspace.environment["HOME"] ?? "~") + typed.dropFirst() : typed
  }

  private func reason(_ refusal: OwnFile.Refusal, foreign: String) -> String {
    switch refusal {
    case .foreign: foreign
    case .failed(let reason): reason
    }
  }
}
