import Answering
import PlanModel
import TestSupport
import Testing
import Vocabulary

/// The questions of `Corpus/*.tsv`, one file for each kind, asked of the project's own documents.
@Suite struct CorpusTests {
  /// A line of a corpus: the turns, how the last one ends, its values in their order, and words of its text.
  struct Line: Sendable, CustomTestStringConvertible {
    let turns: [String]
    let status: Status
    let raws: [String]
    let words: [String]
    let never: [String]

    var testDescription: String { turns.joined(separator: " → ") }
  }

  private static let folder = Project.home + "/Tests/AnsweringTests/Corpus"

  /// Every file but that of the styles, which has columns of its own.
  static let lines: [Line] = TemporaryFolder.names(in: folder).filter { $0.hasSuffix(".tsv") && $0 != "styles.tsv" }
    .flatMap { name in
      do {
        return try Table(path: folder + "/" + name, columns: 5).rows.map { row in
          func list(_ column: Int) -> [String] { row.optional(column)?.components(between: " | ") ?? [] }
          guard let status = Status(rawValue: row[1]) else { fatalError("\(name):\(row.line): no status \(row[1])") }
          return Line(
            turns: row[0].components(between: " → "), status: status, raws: list(2), words: list(3), never: list(4))
        }
      } catch { fatalError("\(error)") }
    }

  @Test(arguments: lines) func answers(_ line: Line) throws {
    let answer = try Office.answer(line.turns)
    #expect(answer.status == line.status, "\(answer.text)")
    #expect(answer.facts.map(\.raw) == line.raws, "\(answer.text)")
    for word in line.words { #expect(answer.text.contains(word), "\(word): \(answer.text)") }
    for word in line.never { #expect(!answer.text.contains(word), "\(word): \(answer.text)") }
    for fact in answer.facts { #expect(Numbers.stand(fact), "\(fact.raw) \(fact.source.lines)") }
  }

  @Test func everyKindHasQuestions() {
    #expect(Self.lines.count >= 50)
    #expect(Set(Self.lines.map(\.status)) == [.answered, .ambiguous, .notFound])
    #expect(Self.lines.contains { $0.turns.count > 2 })
  }
}

extension String {
  /// The parts between a separator, white space around them left out.
  fileprivate func components(between separator: String) -> [String] {
    split(separator: separator).map { $0.trimmingPrefix(while: \.isWhitespace) }.map { String($0) }
  }
}
