import Answering
import Rendering

/// 保存した会話: one question of a saved conversation, and how it was answered then.
///
/// One JSON object a line, as ``AnswerJSON`` writes answers; more members than these may stand in it. The first line may
/// be ``header``.
package struct SavedTurn: Sendable {
  /// What tells the same value from others: where one of these differs, the answer has changed.
  package struct Fact: Hashable, Sendable {
    /// All but the value itself.
    package struct Place: Hashable, Sendable {
      package let programmeID: String
      package let measure: String
      package let label: String?
      /// The western year.
      package let year: Int?
    }

    package let place: Place
    /// What the document prints.
    package let raw: String
    /// For people; programmes are told apart by their ids.
    package let programme: String?

    package static func == (one: Fact, other: Fact) -> Bool { one.place == other.place && one.raw == other.raw }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(place)
      hasher.combine(raw)
    }
  }

  package let question: String
  package let status: String
  package let text: String
  package let facts: [Fact]
  /// The topic was dropped before it: a conversation begins anew here.
  package let beginsAnew: Bool
  /// What the question was kept to.
  package let standing: Standing

  /// The first line of a file that `:save` wrote; what begins so may be replaced by the next one.
  package static let header = JSONValue.object(["madoguchi": .string("conversation"), "version": .integer(1)])

  /// Whether a line is a ``header``, of whatever version.
  package static func isHeader(_ value: JSONValue?) -> Bool { value?["madoguchi"] == header["madoguchi"] }

  package init(_ answer: Answer, beginsAnew: Bool = false, standing: Standing = Standing()) {
    self.standing = standing
    (question, status, text) = (answer.question, answer.status.rawValue, answer.text)
    facts = (AnswerJSON.json(answer)["facts"]?.items ?? []).compactMap(Self.fact)
    self.beginsAnew = beginsAnew
  }

  /// Reads a line that ``json(_:beginsAnew:)`` wrote, or one of `--format jsonl`.
  package init(_ line: JSONValue) throws(UnfitLine) {
    guard line.isObject else { throw UnfitLine(member: nil) }
    guard let question = line["question"]?.text else { throw UnfitLine(member: "question") }
    guard let status = line["status"]?.text else { throw UnfitLine(member: "status") }
    guard let items = line["facts"]?.items else { throw UnfitLine(member: "facts") }
    facts = items.compactMap(Self.fact)
    guard facts.count == items.count else { throw UnfitLine(member: "facts") }
    (self.question, self.status, text) = (question, status, line["text"]?.text ?? "")
    beginsAnew = line["begins_anew"] == .bool(true)
    let names = { (key: String) in (line["standing"]?[key]?.items ?? []).compactMap(\.text) }
    standing = Standing(
      documents: names("documents"), years: (line["standing"]?["years"]?.items ?? []).compactMap(\.number),
      organizations: names("organizations"))
  }

  private static func fact(_ value: JSONValue) -> Fact? {
    guard let id = value["programme_id"]?.text, let measure = value["measure"]?.text, let raw = value["raw"]?.text
    else { return nil }
    let place = Fact.Place(
      programmeID: id, measure: measure, label: value["label"]?.text, year: value["fiscal_year"]?.number)
    return Fact(place: place, raw: raw, programme: value["programme"]?.text)
  }

  /// The answer as a line of a saved conversation.
  package static func json(_ answer: Answer, beginsAnew: Bool, standing: Standing = Standing()) -> JSONValue {
    let whole = AnswerJSON.json(answer)
    var members: [String: JSONValue] = [:]
    for name in ["question", "status", "text", "facts"] { members[name] = whole[name] }
    return marked(.object(members), beginsAnew: beginsAnew, standing: standing)
  }

  /// The line, with the marks that a conversation begins anew at it, and what its question was kept to.
  package static func marked(_ line: JSONValue, beginsAnew: Bool, standing: Standing) -> JSONValue {
    guard case .object(var members) = line else { return line }
    if beginsAnew { members["begins_anew"] = .bool(true) }
    if !standing.isEmpty {
      members["standing"] = .object([
        "documents": .strings(standing.documents), "years": .array(standing.years.map { .integer($0) }),
        "organizations": .strings(standing.organizations),
      ])
    }
    return .object(members)
  }
}
