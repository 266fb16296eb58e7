import Answering
import JapaneseText
import PlanModel
import Rendering

/// 判定: how an answer compares with the known one.
///
///     let judgement = Judgement(of: answer, to: question)
///     judgement.isRight      // status, every `must` group, nothing of `must_not`
///
/// Text is compared as `score_answers.py` does, so that both programs give one score: after NFKC, in lower case, without
/// white space and commas.
package struct Judgement: Sendable {
  package let question: KnownQuestion
  package let answer: Answer
  /// The status is the expected one.
  package let hasStatus: Bool
  /// Every group has an alternative in the text.
  package let hasMust: Bool
  /// Nothing of `must_not` is in the text.
  package let isClean: Bool
  private let isProved: Bool

  /// The answer is right.
  package var isRight: Bool { hasStatus && hasMust && isClean }
  /// It is right, and one of its places is among the evidence.
  package var isCited: Bool { isRight && isProved }

  package init(of answer: Answer, to question: KnownQuestion) {
    (self.question, self.answer) = (question, answer)
    let text = Self.squashed(answer.text)
    hasStatus = answer.status.rawValue == question.expect
    hasMust = question.must.allSatisfy { group in group.contains { Self.stands($0, in: text) } }
    isClean = !question.mustNot.contains { Self.stands($0, in: text) }
    let places = answer.citations.map(\.source) + answer.facts.map(\.source)
    isProved =
      question.expect == Status.notFound.rawValue || question.evidence.isEmpty
      || question.evidence.contains { evidence in places.contains { Self.overlap($0, evidence) } }
  }

  /// The judgement as JSON, with the members that the script writes.
  package var json: JSONValue {
    .object([
      "id": .string(question.id), "category": .string(question.category), "right": .bool(isRight),
      "cited": .bool(isCited), "status": .bool(hasStatus), "must": .bool(hasMust), "clean": .bool(isClean),
      "question": .string(question.question), "answer": .string(answer.text),
      "answer_status": .string(answer.status.rawValue),
    ])
  }

  // MARK: Comparing

  /// In scalars, since `String` would not find 「38」 before a combining mark.
  package static func squashed(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in NFKC.text(text).unicodeScalars where !isDropped(scalar) {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return result
  }

  /// White space as Python has it: the separators U+001C to U+001F belong to it.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value) || ",，、､".unicodeScalars.contains(scalar)
  }

  private static func stands(_ part: String, in text: [Unicode.Scalar]) -> Bool {
    let part = squashed(part)
    return part.isEmpty || text.contains(part)
  }

  private static func overlap(_ place: Source, _ evidence: KnownQuestion.Evidence) -> Bool {
    let name = place.document.split(separator: "/").last ?? ""
    return name.hasPrefix(evidence.document) && place.lines.first <= evidence.last
      && evidence.first <= place.lines.last
  }
}

/// 得点: how many questions of a group were answered right.
package struct Score: Equatable, Sendable {
  package private(set) var asked = 0
  package private(set) var right = 0
  package private(set) var cited = 0

  package init() {}

  package mutating func add(_ judgement: Judgement) {
    asked += 1
    right += judgement.isRight ? 1 : 0
    cited += judgement.isCited ? 1 : 0
  }

  /// 「93.4」: `part` of ``asked`` in percent, to one place.
  package func percent(_ part: Int) -> String {
    let tenths = Int((Double(1000 * part) / Double(max(1, asked))).rounded(.toNearestOrEven))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
