import PlanIndex
import PlanModel

/// One kind of answer that a request may get: the draft of it, or nil where it is not asked for so.
///
/// A gate may also take up what the question believes (「Bですよね」) before those behind it are asked.
struct Gate: Sendable {
  /// What an explanation calls it.
  let name: String
  let answer: @Sendable (Dispatch, inout Request, Conversation) throws(IndexError) -> Draft?

  init(
    _ name: String,
    _ answer: @escaping @Sendable (Dispatch, inout Request, Conversation) throws(IndexError) -> Draft?
  ) {
    self.name = name
    self.answer = answer
  }
}

extension Dispatch {
  /// The gates, the surest first; what passes none of them is asked of one programme.
  static let gates = [
    Gate("nothing asked") { dispatch, request, _ in
      request.question.isEmpty || dispatch.asksNothing(request.withoutStanding) ? dispatch.nothingAsked() : nil
    },
    Gate("source of the last answer") { dispatch, request, conversation in
      dispatch.source(request, conversation)
    },
    Gate("rest of nothing") { dispatch, request, _ in
      request.question.references.contains(.rest) && request.scope.among?.isEmpty == true
        ? Draft(.notFound, [dispatch.speaking.say("missing.no_other")]) : nil
    },
    Gate("phone number") { dispatch, request, conversation in
      request.question.phones.isEmpty ? nil : dispatch.phones(request, conversation)
    },
    Gate("stranger") { dispatch, request, _ in dispatch.stranger(request) },
    Gate("about the documents") { dispatch, request, _ throws(IndexError) in try dispatch.about(request) },
    Gate("period of the plan") { dispatch, request, _ throws(IndexError) in try dispatch.planPeriod(request) },
    Gate("what a plan says of itself") { dispatch, request, _ throws(IndexError) in
      try PlanProse(desk: dispatch.desk, search: dispatch.passages.search)
        .draft(request).map(dispatch.quoting)
    },
    Gate("computed of one beside others") { dispatch, request, _ in
      let desk = dispatch.desk
      return YearsAnswer(desk: desk).draft(request) ?? PlaceAnswer(desk: desk).draft(request)
        ?? SameAnswer(desk: desk).draft(request) ?? ThresholdAnswer(desk: desk).draft(request)
        ?? QuotientAnswer(desk: desk).draft(request)
    },
    Gate("groups") { dispatch, request, _ in GroupAnswer(desk: dispatch.desk).draft(request) },
    Gate("division that nothing names") { dispatch, request, _ in dispatch.unknownDivision(request) },
    Gate("unstated item") { dispatch, request, _ throws(IndexError) in
      request = dispatch.stated(request)
      return request.question.unstated.isEmpty ? nil : try dispatch.unstated(request)
    },
    Gate("criterion") { dispatch, request, _ throws(IndexError) in try dispatch.criterion(request) },
    Gate("reason") { dispatch, request, _ throws(IndexError) in try dispatch.reason(request) },
    Gate("item of the last list") { dispatch, request, conversation in
      request = dispatch.gradeClaimed(request)
      return dispatch.item(request, conversation)
    },
    Gate("shared name") { dispatch, request, _ in
      request = dispatch.figureClaimed(request)
      return SharedNames(desk: dispatch.desk).draft(request) ?? AbsentPlaces(desk: dispatch.desk).draft(request)
    },
    Gate("several") { dispatch, request, conversation in dispatch.several(request, conversation) },
    Gate("many") { dispatch, request, _ throws(IndexError) in
      guard var many = dispatch.many(request) else { return nil }
      try dispatch.citeWritten(in: &many, request)
      return many
    },
  ]
}
