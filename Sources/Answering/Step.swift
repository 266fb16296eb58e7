import PlanIndex
import PlanModel
import Understanding

/// What is asked of one programme, on its way through the steps.
struct Aim {
  var request: Request
  /// The programmes that may be meant.
  var selection: Selector.Selection
  /// The passages with the question's words; none until they were looked for.
  var found: [PassageFinder.Found] = []

  /// Whether no programme fits.
  var isOpen: Bool { selection.programmes.isEmpty }
}

/// One way in which a question about one programme is answered: the draft of it, or nil where it is not asked for so.
///
/// A step may also take up what it found out (an indicator is named, so its results are asked for) before those behind it.
struct Step: Sendable {
  /// What an explanation calls it.
  let name: String
  let answer: @Sendable (Dispatch, inout Aim) throws(IndexError) -> Draft?

  init(_ name: String, _ answer: @escaping @Sendable (Dispatch, inout Aim) throws(IndexError) -> Draft?) {
    self.name = name
    self.answer = answer
  }

  /// The steps, the surest first; what passes none of them is asked of nothing that the documents know.
  static let all = [
    Step("several that are named") { dispatch, aim in dispatch.severalNamed(aim.request) },
    Step("years that it does not cover") { dispatch, aim in
      aim.isOpen && !aim.request.scope.years.isEmpty ? dispatch.otherYears(aim.request) : nil
    },
    Step("people whom it is not for") { dispatch, aim throws(IndexError) in try dispatch.peopleLeftOut(aim) },
    Step("one programme in the plans of several years") { dispatch, aim in dispatch.overYears(aim.request) },
    Step("figures that are counted in cases") { dispatch, aim in
      dispatch.takeUpCases(&aim)
      return nil
    },
    Step("COVID-19") { dispatch, aim in
      aim.request.asks == [.covid] ? dispatch.covid(aim.selection.programmes) : nil
    },
    Step("indicator that is named") { dispatch, aim in dispatch.indicatorNamed(aim) },
    Step("number of cases") { dispatch, aim in dispatch.numberOfCases(&aim) },
    Step("indicator that it does not have") { dispatch, aim throws(IndexError) in
      try dispatch.numberToldOnly(aim)
    },
    Step("thing that it does not mention") { dispatch, aim in
      dispatch.unknownThing(aim.selection.programmes, aim.request)
    },
    Step("part that it does not count") { dispatch, aim in dispatch.uncountedPart(aim.selection, aim.request) },
    Step("what is counted") { dispatch, aim in
      dispatch.takeUpCounted(&aim)
      return nil
    },
    Step("people whom it does not count") { dispatch, aim in dispatch.otherPeople(aim.selection, aim.request) },
    Step("wording") { dispatch, aim throws(IndexError) in try dispatch.wording(aim.request) },
    Step("passage") { dispatch, aim throws(IndexError) in
      try dispatch.lookUpPassages(&aim)
      return try dispatch.passageAnswer(aim.found, against: aim.selection, aim.request)
    },
    Step("only programme of the place") { dispatch, aim in
      aim.isOpen ? dispatch.onlyOne(aim.request).map { dispatch.contactOfOnly($0, aim.request) } : nil
    },
    Step("passages of the place") { dispatch, aim throws(IndexError) in
      aim.isOpen ? try dispatch.openQuestion(aim.request) : nil
    },
    Step("heading of the plan") { dispatch, aim throws(IndexError) in
      guard aim.isOpen else { return nil }
      return try PlanProse(desk: dispatch.desk, search: dispatch.passages.search).headed(aim.request)
        .map(dispatch.quoting)
    },
    Step("description") { dispatch, aim in
      let isAsked = aim.request.asks.isEmpty || aim.request.asks == [.summary]
      return aim.isOpen || !isAsked ? nil : dispatch.described(aim)
    },
    Step("figures") { dispatch, aim throws(IndexError) in aim.isOpen ? nil : try dispatch.figures(aim) },
  ]

  /// Where else the answer may stand when no field of the programme has it.
  static let afterFigures = [
    Step("year of another measure") { dispatch, aim in
      // The topic's year was of another measure: this one is stated for other years only.
      guard aim.request.hasInheritedYears else { return nil }
      var anyYear = aim.request
      anyYear.scope.years = []
      return LookupAnswer(desk: dispatch.desk).draft(anyYear, aim.selection)
    },
    Step("word that describes") { dispatch, aim in
      // 「予算の説明会で周知したのはどの事業」: the word describes the programme, and is not asked for.
      aim.request.operation == .reverseLookup ? dispatch.describedWithPassages(aim) : nil
    },
    Step("sentence that says whom it is for") { dispatch, aim in
      guard aim.request.asks == [.audience], dispatch.tellsPeople(aim.selection.programmes) else { return nil }
      return DescribeAnswer(desk: dispatch.desk).draft(aim.request, aim.selection, passages: [])
    },
    Step("indicator that is spoken of") { dispatch, aim in
      dispatch.spokenOf(aim.selection.programmes, aim.request)
    },
    Step("amount among the results") { dispatch, aim in
      dispatch.amountAmongResults(aim.selection.programmes, aim.request)
    },
    Step("sentence with the figure") { dispatch, aim throws(IndexError) in
      try SentenceAnswer(desk: dispatch.desk, search: dispatch.passages.search)
        .draft(aim.request, aim.selection.programmes)
    },
    Step("people by their age") { dispatch, aim in dispatch.agesOfPeople(&aim) },
  ]
}

extension Dispatch {
  /// 「お年寄り向けの起業塾」: one for others is none.
  func peopleLeftOut(_ aim: Aim) throws(IndexError) -> Draft? {
    let filter = AudienceFilter(desk: desk)
    guard aim.request.asks.isEmpty, let people = filter.words(aim.request),
      filter.filter(aim.selection.programmes, by: people).isEmpty
    else { return nil }
    return try notKnown(aim.request)
  }

  /// Prose answers no question for a figure, a division or a number.
  func lookUpPassages(_ aim: inout Aim) throws(IndexError) {
    guard !aim.request.terms.isEmpty, !wantsFigure(aim.request) else { return }
    aim.found = try told(aim.request.terms).filter { isInScope($0.hit, aim.request) }
  }

  /// 「何歳まで」: the people whom it is for, where their age is said.
  func agesOfPeople(_ aim: inout Aim) -> Draft? {
    let aged = aim.selection.programmes.filter { programme in
      aim.request.question.units.contains { unit in unit == "歳" && programme.audience?.contains(unit) ?? false }
    }
    guard !aged.isEmpty else { return nil }
    (aim.request.asks, aim.request.question.units, aim.selection.programmes) = ([.audience], [], aged)
    var draft = LookupAnswer(desk: desk).draft(aim.request, aim.selection)
    draft.meant = aim.request
    return draft
  }

  func contactOfOnly(_ programme: Programme, _ request: Request) -> Draft {
    var draft = LookupAnswer(desk: desk).draft(request, Selector.Selection(programmes: [programme], score: 0))
    let count = desk.whole(desk.programmes(in: request.scope)).count { request.scope.covers($0) }
    let place = programme.organization ?? ""
    draft.lines.append(
      count == 1 ? speaking.say("only.one", place) : speaking.say("only.contact", place, String(count)))
    return draft
  }

  /// What the programme is, and why it was taken.
  func described(_ aim: Aim) -> Draft {
    var draft = describedWithPassages(aim)
    draft.reasons = aim.selection.reasons + draft.reasons
    return draft
  }

  func describedWithPassages(_ aim: Aim) -> Draft {
    DescribeAnswer(desk: desk)
      .draft(aim.request, aim.selection, passages: extra(aim.found, aim.selection, aim.request))
  }

  /// The figures and fields that are asked for, or what stands elsewhere in their place.
  func figures(_ aim: Aim) throws(IndexError) -> Draft {
    var (aim, draft) = (aim, LookupAnswer(desk: desk).draft(aim.request, aim.selection))
    for step in Step.afterFigures where draft.status == .notFound {
      guard var other = try step.answer(self, &aim), other.status != .notFound else { continue }
      other.reasons.append("step: \(step.name)")
      draft = other
    }
    try addProse(to: &draft, aim.request)
    draft.reasons = aim.selection.reasons + draft.reasons
    return draft
  }
}
