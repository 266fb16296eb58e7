import Answering
import Database
import JapaneseText
import PlanModel
import TestSupport
import Testing

/// 証明: whatever one cell of the index says wrong, no wrong figure leaves the house.
@Suite struct ProofTests {
  /// One cell of the index, the question that shows it, and what is written over it.
  struct Damage: Sendable, CustomStringConvertible {
    let question: String
    let programme: String
    let sql: String
    let values: [Value]
    /// What must not be shown: as printed, or as computed with.
    let wrong: String
    var description: String { "\(question): \(sql) \(values)" }
  }

  /// Eight damaged cells of eight programmes in one copy, so that the copies stay few.
  @Test(arguments: 0..<8) func showsNoWrongFigure(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var damages: [Damage] = []
    for programme in Office.catalogue.programmes.shuffled(using: &generator) where damages.count < 8 {
      if let damage = Self.damage(programme, &generator) { damages.append(damage) }
    }
    try #require(damages.count == 8)
    let answerer = try Office.answerer(over: Office.damaged(damages.map { ($0.sql, $0.values) }))
    for damage in damages {
      let good = try Office.answer(damage.question)
      let known = Set(good.facts.map { "\($0.measure) \($0.raw) \($0.value ?? 0)" })
      try #require(good.status != .error && good.facts.contains { $0.programmeID == damage.programme }, "\(damage)")
      let answer = try answerer.reply(to: damage.question, in: Conversation()).answer
      for fact in answer.facts where fact.programmeID == damage.programme {
        #expect(known.contains("\(fact.measure) \(fact.raw) \(fact.value ?? 0)"), "\(damage): \(fact.raw)")
      }
      #expect(
        !Numbers.shown(in: answer.text).subtracting(Numbers.shown(in: good.text)).contains(damage.wrong), "\(damage)")
    }
  }

  /// A place that was moved: a figure is shown only with a line that prints it.
  @Test(arguments: 0..<3) func citesOnlyLinesThatPrintTheFigure(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let figures = Office.catalogue.programmes.filter { $0.name != nil && $0.parent == nil && !$0.figures.isEmpty }
      .shuffled(using: &generator).prefix(6)
    let moved = Int.random(in: 1...3, using: &generator)
    let path = try Office.damaged(
      figures.map {
        (
          "UPDATE figures SET first_line = first_line + ?, last_line = last_line + ? WHERE programme = ?",
          [.integer(moved), .integer(moved), .text($0.id)]
        )
      })
    let answerer = try Office.answerer(over: path)
    for programme in figures {
      let answer = try answerer.reply(to: "\(programme.name ?? "")の目標と実績", in: Conversation()).answer
      for fact in answer.facts { #expect(Numbers.stand(fact), "\(fact.programme) \(fact.raw) \(fact.source.lines)") }
    }
  }

  /// The text itself was damaged: the index and its line no longer agree.
  @Test func refusesWhatItsLineDoesNotSay() throws {
    let path = try Office.damagedLines(replacing: "約2.9億円", with: "約3.9億円")
    let answer = try Office.talk(["女性ITエンジニア育成事業の予算は？"], with: Office.answerer(over: path))[0]
    #expect(answer.status == .error)
    #expect(answer.facts.isEmpty)
    #expect(!answer.text.contains("2.9") && !answer.text.contains("290,000,000"))
  }

  /// Digits that stand on the lines in order, but as parts of other numbers, are not printed there.
  @Test(arguments: ["03-5273-392", "3-5273-3925", "03-5273-3259", "03-5273-39", "0352733", "35-30-3333"])
  func provesNoPartOfANumber(_ wrong: String) throws {
    let path = try Office.damaged([
      ("UPDATE programmes SET places = replace(places, 'phone ', 'nowhere ')", []),
      ("UPDATE contacts SET phone = ? WHERE phone = '03-5273-3925'", [.text(wrong)]),
    ])
    let answer = try Office.talk(["新宿区の就業促進支援事業の電話番号"], with: Office.answerer(over: path))[0]
    #expect(answer.status == .error)
    #expect(answer.facts.isEmpty && !answer.text.contains(wrong))
  }

  /// A number that no calendar and no budget has ends nothing.
  @Test(arguments: [1e300, -1, 0.1, 9e18]) func survivesAbsurdValues(_ value: Double) throws {
    let path = try Office.damaged([("UPDATE figure_values SET value = ?", [.real(value)])])
    let answerer = try Office.answerer(over: path)
    for question in ["シニア合同面接会の達成率", "東京都の令和5年度の実績の合計", "障害者就労支援センターの登録人数の推移 令和3年度から令和5年度"] {
      let answer = try answerer.reply(to: question, in: Conversation()).answer
      #expect(answer.facts.isEmpty, "\(answer.text)")
    }
  }

  /// Without damage nothing is refused.
  @Test(arguments: 0..<3) func refusesNothingThatIsRight(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let programmes = Office.catalogue.programmes.filter { $0.name != nil }.shuffled(using: &generator).prefix(12)
    for programme in programmes {
      for asked in ["予算と担当課と電話番号", "目標と実績と達成率"] {
        let question = "\(programme.organization ?? "")の\(programme.name ?? "")の\(asked)"
        #expect(try Office.answer(question).status != .error, "\(question)")
      }
    }
  }

  // MARK: Damaging

  private static func damage(_ programme: Programme, _ generator: inout SeededGenerator) -> Damage? {
    guard let name = programme.name, programme.parent == nil, isAlone(programme) else { return nil }
    let head = "\(programme.organization ?? "")の\(name)の"
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return phone(programme, head, &generator)
    case 1: return budget(programme, head, &generator)
    default: return figure(programme, head, &generator)
    }
  }

  private static func isAlone(_ programme: Programme) -> Bool {
    Office.catalogue.programmes.filter { $0.name == programme.name }.count == 1
  }

  private static func phone(_ programme: Programme, _ head: String, _ generator: inout SeededGenerator) -> Damage? {
    guard let phone = programme.phones.first else { return nil }
    let others = Office.catalogue.programmes.flatMap(\.phones).filter { $0 != phone }
    let wrong =
      Bool.random(using: &generator)
      ? others.randomElement(using: &generator) ?? phone : Numbers.misprinted(phone, &generator)
    return Damage(
      question: head + "電話番号は？", programme: programme.id, sql: "UPDATE contacts SET phone = ? WHERE programme = ?",
      values: [.text(wrong), .text(programme.id)], wrong: wrong)
  }

  private static func budget(_ programme: Programme, _ head: String, _ generator: inout SeededGenerator) -> Damage? {
    guard let budget = programme.budget else { return nil }
    if Bool.random(using: &generator) {
      let wrong = Numbers.misprinted(budget.raw, &generator)
      return Damage(
        question: head + "予算は？", programme: programme.id, sql: "UPDATE programmes SET budget_raw = ? WHERE id = ?",
        values: [.text(wrong), .text(programme.id)], wrong: Numbers.first(wrong))
    }
    let yen =
      [budget.yen * 10, budget.yen / 10, budget.yen + 1000, budget.yen + budget.yen / 100]
      .randomElement(using: &generator) ?? 0
    return Damage(
      question: head + "予算は？", programme: programme.id, sql: "UPDATE programmes SET budget_yen = ? WHERE id = ?",
      values: [.integer(yen), .text(programme.id)], wrong: String(yen))
  }

  private static func figure(_ programme: Programme, _ head: String, _ generator: inout SeededGenerator) -> Damage? {
    let figures = programme.figures.filter { figure in
      [.scaleActual, .actual].contains(figure.measure) && !figure.values.isEmpty
    }
    guard let figure = figures.randomElement(using: &generator), let year = figure.westernYears?.lowerBound else {
      return nil
    }
    let question = "\(year)年度の\(head)実績は？"
    let cell = "programme = ? AND measure = ? AND raw = ? AND year = ? AND coalesce(label, '') = ?"
    let place: [Value] = [
      .text(programme.id), .text(figure.measure.rawValue), .text(figure.raw), .text(figure.year),
      .text(figure.label ?? ""),
    ]
    // A number of the same line is the hardest to tell from the right one.
    let neighbours = Numbers.all(Office.line(figure.lines.first, of: programme.document))
      .filter { neighbour in !Numbers.all(figure.raw).contains(neighbour) }
    if Bool.random(using: &generator) {
      let wrong = Numbers.misprinted(figure.raw, &generator)
      return Damage(
        question: question, programme: programme.id, sql: "UPDATE figures SET raw = ? WHERE \(cell)",
        values: [.text(wrong)] + place, wrong: Numbers.first(wrong))
    }
    let value = figure.values[0].value
    let wrong = neighbours.randomElement(using: &generator).flatMap { Double($0) } ?? value * 10 + 1
    return Damage(
      question: question, programme: programme.id,
      sql: "UPDATE figure_values SET value = ? WHERE ordinal = 0 AND figure IN (SELECT id FROM figures WHERE \(cell))",
      values: [.real(wrong)] + place, wrong: Numbers.plain(wrong))
  }
}
