import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// 評価の理由: 「なんでAじゃなくてB？」.
///
/// A form prints by which rates a grade is given (「100％以上→A」). Where the rate of the programme leads to its grade, that
/// line is the reason; where it leads to another one, the documents do not say why, and nothing is made up.
struct GradeReason {
  let desk: Desk
  let search: PassageSearch

  /// One step of a printed scale: rates from (or below) a limit get a grade.
  struct Step {
    let condition: Condition
    let grade: String
    /// As printed.
    let text: String
  }

  func draft(_ request: Request, _ programmes: [Programme]) throws(IndexError) -> Draft? {
    let graded = programmes.filter { $0.ratings?.grade != nil }
    guard graded.count == 1, let programme = graded.first else { return nil }
    let wish = FactFinder.Wish(asks: [], years: request.scope.years)
    let grades = desk.finder.facts(.grade, of: programme, wish: wish)
    let rates = desk.finder.facts(.overallRate, of: programme, wish: wish).filter { $0.value != nil }
    guard let grade = grades.first(where: { $0.measure == .grade }) else { return nil }
    let scale = try scale(of: programme)
    if scale == nil, let told = toldResult(programme, grade, request) { return told }
    let step = rates.first.flatMap { rate in
      scale?.steps.first { $0.condition.holds(for: rate.value ?? 0) }
    }
    var draft = Draft(step?.grade == grade.raw ? .answered : .notFound, [])
    if let step, let rate = rates.first {
      let key = draft.status == .answered ? "reason.grade" : "reason.other_grade"
      draft.lines.append(desk.speaking.say(key, desk.wording.value(rate), step.text, grade.raw))
    } else {
      draft.lines.append(desk.speaking.say("reason.none", grade.raw))
    }
    draft.lines.append(desk.title(programme))
    draft.lines += (grades + rates).map { "  " + desk.line($0, of: programme) }
    draft.facts = grades + rates
    if let scale {
      desk.quote(Citation(source: scale.source, title: programme.plan, quote: scale.quote), in: &draft)
    }
    draft.programmes = [programme]
    draft.operation = .describe
    return draft
  }

  /// What a report says in words of the result is what the grade was given for.
  private func toldResult(_ programme: Programme, _ grade: Fact, _ request: Request) -> Draft? {
    let results = desk.finder.facts(.result, of: programme, wish: FactFinder.Wish(asks: [], years: request.scope.years))
    let told = results.filter { $0.value == nil && $0.raw.contains("。") }
    guard !told.isEmpty else { return nil }
    var draft = Draft(.answered, [desk.title(programme)])
    draft.facts = [grade] + told
    draft.lines += draft.facts.map { "  " + desk.line($0, of: programme) }
    (draft.programmes, draft.operation) = ([programme], .describe)
    return draft
  }

  private static let longestRest = 40

  /// Whether the question wants to know why something is as it is.
  func asksWhy(_ request: Request) -> Bool {
    // 「なんですか」 asks what, and not why.
    desk.listening.says("why", in: request.question.key.replacing("なんです", with: ""))
  }

  /// Whether it is a grade that the question wants the reason of.
  func isOfGrade(_ request: Request) -> Bool {
    !request.question.grades.isEmpty || request.asks.contains(.grade)
  }

  // MARK: The printed scale

  func scale(of programme: Programme) throws(IndexError) -> (steps: [Step], quote: String, source: Source)? {
    for passage in try search.passages(of: programme.id) {
      let text = desk.tables.normalizer.normalize(passage.text)
      let steps = steps(in: text.text)
      guard steps.count > 1, let first = text.ranges(of: Array(steps[0].text.unicodeScalars)).first,
        let last = text.ranges(of: Array(steps[steps.count - 1].text.unicodeScalars)).last
      else { continue }
      // Behind the rates a scale may name what is graded without one: 「事業が中止または延期→D」.
      let rest = text.scalars[last.upperBound...].prefix { $0 != "\n" && $0 != "。" }
      let end = rest.contains("→") && rest.count <= Self.longestRest ? rest.endIndex : last.upperBound
      return (steps, text.original(first.lowerBound..<end), passage.source)
    }
    return nil
  }

  /// 「100%以上→A 90%未満→C」, in the order printed: the first that holds decides.
  private func steps(in text: String) -> [Step] {
    text.matches(of: /([0-9.]+)%(以上|未満|超|以下)→([A-Z])/).compactMap { match in
      guard let limit = Double(match.1),
        let comparison = desk.listening.comparisons.meanings(of: String(match.2)).first
      else { return nil }
      return Step(
        condition: Condition(comparison: comparison, value: limit, unit: "%"), grade: String(match.3),
        text: String(match.0))
    }
  }
}
