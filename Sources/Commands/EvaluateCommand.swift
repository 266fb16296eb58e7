import Answering
import Glibc
import JapaneseText
import PlanIndex
import Rendering
import Terminal

/// `madoguchi evaluate QUESTIONS.jsonl...`: scores the index against questions with known answers.
package enum EvaluateCommand: Command {
  package static let syntax = CommandSyntax(
    "evaluate", operands: "QUESTIONS.jsonl...", counts: CommandSyntax.oneOrMore, options: [.show])
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let (questions, isWhole) = questions(of: options.operands, workspace)
    guard !questions.isEmpty else { return .input }
    let desk = try QuestionDesk(workspace)
    var judgements: [Judgement] = []
    for question in questions {
      let answer = try desk.answer(question.question, after: question.turns)
      judgements.append(Judgement(of: answer, to: question))
    }
    show(judgements, wrong: options.number(.show) ?? 0, workspace)
    return isWhole ? .done : .input
  }

  // MARK: Reading

  /// The questions of all files, and whether every line of them could be read. What could not is said.
  private static func questions(of paths: [String], _ workspace: Workspace) -> ([KnownQuestion], isWhole: Bool) {
    var (questions, isWhole) = ([KnownQuestion](), true)
    for path in paths {
      guard let file = JSONLines(path: path) else {
        workspace.complain(unreadable: path, why: String(cString: strerror(errno)))
        isWhole = false
        continue
      }
      if file.lines.isEmpty {
        workspace.complain(unreadable: path, why: workspace.say("input.empty"))
        isWhole = false
      }
      for line in file.lines {
        do throws(UnfitLine) {
          questions.append(try KnownQuestion(line.value))
        } catch {
          workspace.complain(error, line: line.number, of: path)
          isWhole = false
        }
      }
    }
    return (questions, isWhole)
  }

  // MARK: Showing

  private static func show(_ judgements: [Judgement], wrong limit: Int, _ workspace: Workspace) {
    var total = Score()
    for judgement in judgements { total.add(judgement) }
    let summary = workspace.say(
      "evaluate.total",
      [
        "right": String(total.right), "asked": String(total.asked), "percent": total.percent(total.right),
        "cited": String(total.cited), "cited_percent": total.percent(total.cited),
      ])
    guard workspace.format() == .text else {
      workspace.show(listing(judgements, workspace))
      return workspace.note(summary)
    }
    for judgement in judgements.filter({ !$0.isRight }).prefix(limit) {
      workspace.output.write(wrong(judgement, workspace) + "\n")
    }
    workspace.show(table(judgements, workspace))
    workspace.output.line(summary)
  }

  /// What was asked, what should have come, what came.
  private static func wrong(_ judgement: Judgement, _ workspace: Workspace) -> String {
    let question = judgement.question
    let asked = (question.turns + [question.question]).joined(separator: " » ")
    let wanted = question.must.map { $0.joined(separator: " | ") }.joined(separator: " & ")
    let unwanted = question.mustNot.map { "≠ " + $0 }.joined(separator: " ")
    let lines = [
      "\(question.id) [\(question.category)] \(asked)",
      "  \(workspace.say("evaluate.expected")): \(question.expect) \(wanted) \(unwanted)",
      "  \(workspace.say("evaluate.got")): \(judgement.answer.status.rawValue) "
        + DisplayWidth.cut(DisplayWidth.printable(judgement.answer.text), to: 600),
    ]
    return lines.map { DisplayWidth.printable($0) + "\n" }.joined()
  }

  /// The score by category, then by document.
  private static func table(_ judgements: [Judgement], _ workspace: Workspace) -> Listing {
    let say = workspace.say
    let groups: [(title: String, name: (KnownQuestion) -> String)] = [
      (say("evaluate.category"), \.category), (say("evaluate.document"), \.document),
    ]
    var rows: [[Listing.Cell]] = []
    for group in groups {
      var scores: [String: Score] = [:]
      for judgement in judgements { scores[group.name(judgement.question), default: Score()].add(judgement) }
      rows += scores.sorted { $0.key < $1.key }.map { name, score in
        [.text(group.title), .text(name), .integer(score.asked), .integer(score.right), .integer(score.cited)]
      }
    }
    return Listing(
      columns: ["group", "name", "asked", "right", "cited"].enumerated().map { index, key in
        Listing.Column(key, heading: say("evaluate.heading.\(key)"), isNumber: index > 1)
      }, rows: rows)
  }

  /// One row a judgement.
  private static func listing(_ judgements: [Judgement], _ workspace: Workspace) -> Listing {
    let flags: [(key: String, value: (Judgement) -> Bool)] = [
      ("right", \.isRight), ("cited", \.isCited), ("status", \.hasStatus), ("must", \.hasMust), ("clean", \.isClean),
    ]
    let keys = ["id", "category"] + flags.map(\.key) + ["question", "answer"]
    return Listing(
      columns: keys.map { Listing.Column($0, heading: $0) },
      rows: judgements.map { judgement in
        [.text(judgement.question.id), .text(judgement.question.category)]
          + flags.map { .text($0.value(judgement) ? "true" : "false") }
          + [.text(judgement.question.question), .text(judgement.answer.text)]
      },
      records: judgements.map(\.json))
  }
}

extension OptionSyntax {
  package static let show = OptionSyntax("show", .number(0...1_000_000))
}
