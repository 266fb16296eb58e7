import Answering
import PlanModel

/// An answer as the contract's JSON object.
package enum AnswerJSON {
  /// - Parameters:
  ///   - id: what the caller named the question with; `.null` where it did not.
  ///   - explains: whether the reasons go along.
  package static func json(_ answer: Answer, id: JSONValue = .null, explains: Bool = false) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": id,
      "question": .string(answer.question),
      "status": .string(answer.status.rawValue),
      "text": .string(answer.text),
      "understood": understood(answer.understood),
      "facts": .array(answer.facts.map(fact)),
      "sources": .array(answer.citations.map(citation)),
      "suggestions": .strings(answer.suggestions),
    ]
    if answer.status == .error { members["error"] = .string(answer.text) }
    if explains { members["explanation"] = .strings(answer.reasons) }
    return .object(members)
  }

  /// A line of a batch that could not be asked.
  package static func failure(_ message: String, id: JSONValue, question: String?) -> JSONValue {
    .object([
      "id": id, "question": .optional(question), "status": .string(Status.error.rawValue), "text": .string(message),
      "understood": understood(Understood()), "error": .string(message), "facts": .array([]), "sources": .array([]),
      "suggestions": .array([]),
    ])
  }

  private static func understood(_ understood: Understood) -> JSONValue {
    .object([
      "operation": .string(understood.operation.rawValue),
      "measures": .strings(understood.measures.map(\.rawValue)),
      "programmes": .strings(understood.programmes),
      "organizations": .strings(understood.organizations),
      "divisions": .strings(understood.divisions),
      "years": .array(understood.years.map { .integer($0) }),
      "documents": .strings(understood.documents),
      "conditions": .strings(understood.conditions),
    ])
  }

  private static func fact(_ fact: Fact) -> JSONValue {
    .object([
      "programme_id": .string(fact.programmeID),
      "programme": .string(fact.programme),
      "organization": .optional(fact.organization),
      "plan": .string(fact.plan),
      "fiscal_year": .optional(fact.fiscalYear),
      "measure": .string(fact.measure.rawValue),
      "label": .optional(fact.label),
      "period": .optional(fact.period),
      "raw": .string(fact.raw),
      "value": .optional(fact.value),
      "unit": .optional(fact.unit),
      "approximate": .bool(fact.isApproximate),
      "source": source(fact.source),
    ])
  }

  private static func source(_ source: Source) -> JSONValue {
    .object([
      "document": .string(source.document), "page": .optional(source.page),
      "lines": .array([.integer(source.lines.first), .integer(source.lines.last)]),
    ])
  }

  private static func citation(_ citation: Citation) -> JSONValue {
    guard case .object(var members) = source(citation.source) else { return .null }
    members["title"] = .string(citation.title)
    members["quote"] = .string(citation.quote)
    return .object(members)
  }
}
