import Answering
import TestSupport
import Testing
import Vocabulary

/// The same question, asked formally, casually, in keywords, in kana, half-width and with a slip, gets the same facts.
@Suite struct StylesTests {
  /// What is compared: how it ended, and which figures or programmes were given.
  private struct Given: Equatable {
    let status: Status
    let facts: Set<String>
  }

  private static let path = Project.home + "/Tests/AnsweringTests/Corpus/styles.tsv"

  private static func given(_ question: String) throws -> Given {
    let answer = try Office.answer(question)
    return Given(
      status: answer.status,
      facts: Set(
        answer.facts.map { "\($0.programmeID) \($0.measure) \($0.label ?? "") \($0.fiscalYear ?? 0) \($0.raw)" }))
  }

  @Test func everyGroupHasEveryStyle() throws {
    let rows = try Table(path: Self.path, columns: 3).rows
    let groups = Dictionary(grouping: rows) { $0[0] }
    #expect(groups.count >= 100)
    for (group, rows) in groups {
      #expect(rows.map { $0[1] } == ["formal", "casual", "keywords", "kana", "halfwidth", "typo"], "\(group)")
    }
  }

  /// Every fifth group, so that the test stays short; `.ci/styles` asks them all. What is reached is held here; what is
  /// wanted is 97 in 100.
  @Test(arguments: [("casual", 0.96), ("keywords", 0.96), ("kana", 0.93), ("halfwidth", 0.96), ("typo", 0.93)])
  func hasTheSameFacts(_ example: (style: String, least: Double)) throws {
    let rows = try Table(path: Self.path, columns: 3).rows
    let groups = Dictionary(grouping: rows) { $0[0] }.sorted { $0.key < $1.key }.enumerated()
      .filter { $0.offset.isMultiple(of: 5) }.map(\.element.value)
    var same = 0
    for rows in groups {
      guard let formal = rows.first(where: { $0[1] == "formal" }),
        let other = rows.first(where: { $0[1] == example.style })
      else { continue }
      if try Self.given(formal[2]) == Self.given(other[2]) { same += 1 }
    }
    #expect(Double(same) / Double(groups.count) >= example.least, "\(same) of \(groups.count)")
  }
}
