import Answering
import PlanIndex
import Rendering
import Terminal
import Vocabulary

/// `madoguchi ask QUESTION...`: one question, one answer. With `--batch`, JSON Lines in and out.
package enum AskCommand: Command {
  package static let syntax = CommandSyntax(
    "ask", operands: "QUESTION...", counts: CommandSyntax.anyCount, options: [.batch])
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    if options.has(.batch) {
      if let operand = options.operands.first {
        throw UsageError.operandUnwanted(command: syntax.name, operand: operand)
      }
      return try batch(QuestionDesk(workspace), workspace)
    }
    guard !options.operands.isEmpty else {
      throw UsageError.operandMissing(command: syntax.name, operands: syntax.operands)
    }
    let desk = try QuestionDesk(workspace)
    let answer = try desk.answer(options.operands.joined(separator: " "))
    desk.show(answer)
    return QuestionDesk.exitCode(answer)
  }

  // MARK: Batch

  /// Answers each line of standard input in order. A bad line gives an object that says so, and the batch goes on.
  private static func batch(_ desk: QuestionDesk, _ workspace: Workspace) throws -> ExitCode {
    let input = PlainLineReader()
    var number = 0
    while case .text(let line) = input.next(prompt: "") {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      workspace.output.line(try reply(to: line, number: number, desk, workspace).text())
      // The reader of our answers has gone: nobody is left to answer.
      if workspace.output.isClosed { break }
    }
    return .done
  }

  private static func reply(
    to line: String, number: Int, _ desk: QuestionDesk, _ workspace: Workspace
  ) throws(IndexError) -> JSONValue {
    let parsed = JSONValue(line)
    func failure(_ why: String) -> JSONValue {
      var question: String?
      if case .string(let text)? = parsed?["question"] { question = text }
      let message = workspace.say("ask.line_error", ["line": String(number), "why": workspace.say(why)])
      return AnswerJSON.failure(message, id: parsed?["id"] ?? .null, question: question)
    }
    guard let parsed, case .object = parsed else { return failure("ask.not_json") }
    guard case .string(let question)? = parsed["question"] else { return failure("ask.no_question") }
    guard let turns = turns(parsed["turns"]) else { return failure("ask.bad_turns") }
    let answer = try desk.answer(question, after: turns)
    return AnswerJSON.json(answer, id: parsed["id"] ?? .null, explains: workspace.explains)
  }

  /// The earlier turns; empty where none are given, `nil` where they are no list of strings.
  private static func turns(_ value: JSONValue?) -> [String]? {
    guard let value, value != .null else { return [] }
    return value.texts
  }
}

extension OptionSyntax {
  package static let batch = OptionSyntax("batch")
}
