import Answering
import JapaneseText
import Vocabulary

/// An answer as a person reads it in a terminal.
package enum AnswerText {
  /// The answer's lines, with nothing in them that a terminal would obey.
  package static func text(_ answer: Answer, on screen: Screen) -> String {
    let lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = DisplayWidth.printable(String(line))
      return screen.width.map { DisplayWidth.hanging(line, to: $0) } ?? [line]
    }
    guard screen.usesColor, let first = lines.first, answer.status != .error else {
      return lines.joined().joined(separator: "\n") + "\n"
    }
    // The interpretation stands back behind the answer: dim, and never the only mark of it.
    let head = lines.count > 1 ? first.map { screen.faint($0) } : first
    return (head + lines.dropFirst().joined()).joined(separator: "\n") + "\n"
  }

  /// Why the answer is what it is, one reason a line.
  package static func explanation(_ answer: Answer) -> String {
    answer.reasons.map { "  " + DisplayWidth.printable($0) }.joined(separator: "\n")
  }

  /// The facts as a table for `--format csv`, `tsv` and `markdown`.
  package static func listing(_ answer: Answer, _ say: Messages) -> Listing {
    let columns = [
      "programme", "organization", "year", "measure", "label", "raw", "value", "unit", "document", "lines",
    ]
    return Listing(
      columns: columns.map { Listing.Column($0, heading: say("heading.\($0)"), isNumber: $0 == "value") },
      rows: answer.facts.map { fact in
        [
          .text(fact.programme), .text(fact.organization), .integer(fact.fiscalYear), .text(fact.measure.rawValue),
          .text(fact.label), .text(fact.raw),
          Listing.Cell(fact.value.map(Wording.number) ?? "", json: .optional(fact.value)), .text(fact.unit),
          .text(fact.source.document), .lines(fact.source.lines),
        ]
      })
  }
}
