import Answering
import PlanModel
import Testing

/// A conversation of one question or more, and what its last answer must be.
struct Asked: Sendable, CustomTestStringConvertible {
  let turns: [String]
  let status: Status
  /// What the documents print, in the order of the facts.
  let raws: [String]
  let measures: Set<Measure>
  let organizations: Set<String>
  let year: Int?
  /// Words that the text must have.
  let words: [String]

  init(
    _ turns: String..., status: Status = .answered, raws: [String] = [], measures: Set<Measure> = [],
    organizations: Set<String> = [], year: Int? = nil, words: [String] = []
  ) {
    (self.turns, self.status, self.raws, self.measures) = (turns, status, raws, measures)
    (self.organizations, self.year, self.words) = (organizations, year, words)
  }

  var testDescription: String { turns.joined(separator: " → ") }

  @discardableResult
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws -> Answer {
    let answer = try Office.answer(turns)
    #expect(answer.status == status, "\(answer.text)", sourceLocation: sourceLocation)
    if status != .notFound || !raws.isEmpty {
      #expect(answer.facts.map(\.raw) == raws, "\(answer.text)", sourceLocation: sourceLocation)
    }
    if !measures.isEmpty {
      #expect(Set(answer.facts.map(\.measure)) == measures, sourceLocation: sourceLocation)
    }
    if !organizations.isEmpty {
      #expect(Set(answer.facts.compactMap(\.organization)) == organizations, sourceLocation: sourceLocation)
    }
    if let year { #expect(answer.facts.allSatisfy { $0.fiscalYear == year }, sourceLocation: sourceLocation) }
    for word in words {
      #expect(answer.text.contains(word), "\(word): \(answer.text)", sourceLocation: sourceLocation)
    }
    for fact in answer.facts {
      #expect(Numbers.stand(fact), "\(fact.raw) \(fact.source.lines)", sourceLocation: sourceLocation)
      #expect(
        answer.citations.contains { $0.source == fact.source }, "\(fact.raw)", sourceLocation: sourceLocation)
    }
    return answer
  }
}
