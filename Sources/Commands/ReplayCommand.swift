import Answering
import Glibc
import PlanIndex
import Rendering
import Terminal

/// `madoguchi replay FILE`: asks a saved conversation again and reports what changed.
package enum ReplayCommand: Command {
  package static let syntax = CommandSyntax("replay", operands: "FILE", counts: 1...1)
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    try replay(options.operands[0], QuestionDesk(workspace), workspace)
  }

  /// Asks the conversation in the file at `path` again and shows what changed.
  static func replay(_ path: String, _ desk: QuestionDesk, _ workspace: Workspace) throws(IndexError) -> ExitCode {
    guard let turns = turns(of: path, workspace) else { return .input }
    let replies = try replies(to: turns, desk)
    let changes = zip(turns, replies).map { TurnChange.changes(from: $0, to: $1) }
    workspace.show(listing(turns, changes, workspace))
    let changed = changes.count { !$0.isEmpty }
    let values = ["count": String(turns.count), "changed": String(changed)]
    workspace.note(workspace.say(changed == 0 ? "replay.same" : "replay.differs", values))
    return changed == 0 ? .done : .notFound
  }

  /// The turns of the file; `nil` where a line cannot be read, since what follows a missing question means nothing.
  private static func turns(of path: String, _ workspace: Workspace) -> [SavedTurn]? {
    guard let file = JSONLines(path: path) else {
      workspace.complain(unreadable: path, why: String(cString: strerror(errno)))
      return nil
    }
    var (turns, isWhole) = ([SavedTurn](), true)
    for (index, line) in file.lines.enumerated() {
      if index == 0, SavedTurn.isHeader(line.value) { continue }
      do throws(UnfitLine) {
        turns.append(try SavedTurn(line.value ?? .null))
      } catch {
        workspace.complain(error, line: line.number, of: path)
        isWhole = false
      }
    }
    if isWhole, turns.isEmpty {
      workspace.complain(unreadable: path, why: workspace.say("input.empty"))
      isWhole = false
    }
    return isWhole ? turns : nil
  }

  /// Today's answers, all in one conversation.
  private static func replies(to turns: [SavedTurn], _ desk: QuestionDesk) throws(IndexError) -> [SavedTurn] {
    var conversation = Conversation()
    var replies: [SavedTurn] = []
    for turn in turns {
      if turn.beginsAnew { conversation = Conversation() }
      conversation.keep(to: turn.standing, in: desk.answerer.catalogue)
      let (answer, next) = try desk.answerer.reply(to: turn.question, in: conversation)
      conversation = next
      replies.append(SavedTurn(answer))
    }
    return replies
  }

  /// One row a change; nothing for a turn that is as it was.
  private static func listing(_ turns: [SavedTurn], _ changes: [[TurnChange]], _ workspace: Workspace) -> Listing {
    let say = workspace.say
    let keys = [
      "turn", "question", "change", "programme", "measure", "label", "year", "before", "after", "programme_id",
    ]
    let flexible = ["question", "programme", "label", "before", "after", "programme_id"]
    var rows: [[Listing.Cell]] = []
    for (index, turn) in turns.enumerated() {
      rows += changes[index].map { change in
        let place = change.fact?.place
        return [
          .integer(index + 1), .text(turn.question),
          Listing.Cell(say("change.\(change.kind.rawValue)"), json: .string(change.kind.rawValue)),
          .text(change.fact.map { $0.programme ?? $0.place.programmeID }),
          Listing.Cell(place.map { say("measure.\($0.measure)") } ?? "", json: .optional(place?.measure)),
          .text(place?.label), .integer(place?.year), .text(change.before), .text(change.after),
          .text(place?.programmeID),
        ]
      }
    }
    return Listing(
      columns: keys.map { key in
        Listing.Column(
          key, heading: say("heading.\(key)"), isNumber: key == "turn", isFlexible: flexible.contains(key))
      }, rows: rows)
  }
}
