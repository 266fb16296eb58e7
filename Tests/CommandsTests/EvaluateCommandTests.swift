import Answering
import Commands
import PlanModel
import Rendering
import Terminal
import Testing

/// How one answer is judged: the rules of `score_answers.py`.
@Suite struct JudgementTests {
  private func question(_ members: String) throws -> KnownQuestion {
    try KnownQuestion(
      JSONValue(#"{"id":"q001-1","category":"budget","question":"予算は？","expect":"answered",\#(members)}"#))
  }

  private func answer(_ text: String, _ status: Status = .answered, line: Int = 6) -> Answer {
    var answer = Answer(question: "予算は？", status: status, text: text)
    let source = Source(document: "001_港町.txt", lines: LineSpan(line))
    answer.citations = [Citation(source: source, title: "港町", quote: "予算額")]
    return answer
  }

  @Test(arguments: [
    (#""must":[["7,725千円"]]"#, "予算は 7725千円 です", true),
    (#""must":[["7725千円"]]"#, "予算は７，７２５ 千円です", true),
    (#""must":[["7725千円"],["商工課"]]"#, "7725千円", false),
    (#""must":[["1円","7725千円"]]"#, "7725千円", true),
    (#""must":[["tokyo"]]"#, "ＴＯＫ\u{3000}ＹＯ", true),
    (#""must":[["①"]]"#, "1", true),
    (#""must":[],"must_not":["8千円"]"#, "8 千円", false),
    (#""must":[[]]"#, "7725千円", false),
    (#""must":[["ハ"]]"#, "ハ\u{3099}", false),
    (#""must":[["ハ"]]"#, "ハ\u{200B}", true),
  ])
  func textIsComparedAsTheScriptDoes(_ members: String, _ text: String, _ isRight: Bool) throws {
    #expect(Judgement(of: answer(text), to: try question(members)).isRight == isRight)
  }

  @Test func theStatusCounts() throws {
    let judgement = Judgement(of: answer("7725千円", .notFound), to: try question(#""must":[["7725千円"]]"#))
    #expect(judgement.hasMust && !judgement.hasStatus && !judgement.isRight)
  }

  @Test(arguments: [
    (#"[{"doc":"001","lines":[5,6]}]"#, true), (#"[{"doc":"001","lines":[7,9]}]"#, false),
    (#"[{"doc":"002","lines":[6,6]}]"#, false), (#"[{"doc":"002","lines":[6,6]},{"doc":"001","lines":[6,6]}]"#, true),
    ("[]", true), ("null", true),
  ])
  func aRightAnswerIsCitedByItsPlace(_ evidence: String, _ isCited: Bool) throws {
    let question = try question(#""must":[],"evidence":\#(evidence)"#)
    #expect(Judgement(of: answer("7725千円"), to: question).isCited == isCited)
    #expect(!Judgement(of: answer("7725千円", .error), to: question).isCited)
  }

  @Test(arguments: [
    ("[1]", nil), ("nonsense", nil), ("{}", "id"), (#"{"id":1}"#, "id"),
    (#"{"id":"a","category":"b","question":"c","expect":"yes"}"#, "expect"),
    (#"{"id":"a","category":"b","question":"c","expect":"answered","must":["x"]}"#, "must"),
    (#"{"id":"a","category":"b","turns":"x","question":"c"}"#, "turns"),
    (#"{"id":"a","category":"b","question":"c","expect":"answered","must":[],"evidence":[{"doc":"1"}]}"#, "evidence"),
  ])
  func anUnfitLineNamesItsMember(_ line: String, _ member: String?) {
    #expect(throws: UnfitLine(member: member)) { try KnownQuestion(JSONValue(line)) }
  }

  @Test func percentagesHaveOnePlace() throws {
    var score = Score()
    #expect(score.percent(0) == "0.0")
    let right = Judgement(of: answer("7725千円"), to: try question(#""must":[["7725"]]"#))
    let wrong = Judgement(of: answer("-"), to: try question(#""must":[["7725"]]"#))
    for judgement in [right, right, wrong] { score.add(judgement) }
    #expect((score.asked, score.right, score.cited) == (3, 2, 2))
    #expect(score.percent(score.right) == "66.7")
  }
}

/// `madoguchi evaluate` over an invented town.
@Suite struct EvaluateCommandTests {
  let bench: Bench

  init() async throws {
    bench = try Bench()
    #expect(await bench.build() == .done)
  }

  private static let lines = [
    #"{"id":"q001-1","category":"budget","question":"商店街の灯の予算は？","expect":"answered","must":[["7,725千円"]],"evidence":[{"doc":"001","lines":[6,6]}]}"#,
    #"{"id":"q001-2","category":"followup","turns":["商店街の灯の予算は？"],"question":"その担当課は？","expect":"answered","must":[["商工課"]]}"#,
    #"{"id":"q001-3","category":"budget","question":"宇宙旅行の予算は？","expect":"answered","must":[["1円"]],"must_not":["2円"]}"#,
  ]

  @Test func scoresByCategoryDocumentAndInAll() async {
    let path = bench.write("questions.jsonl", Self.lines.joined(separator: "\n\n"))
    let outcome = await bench.run("evaluate", path, "--show", "5")
    #expect(outcome.code == .done)
    #expect(outcome.output.contains("right 2/3 (66.7%), right and cited 2/3 (66.7%)"))
    #expect(outcome.output.contains("q001-3 [budget] 宇宙旅行"))
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map { String($0) } }
    #expect(rows.contains(["category", "budget", "2", "1", "1"]))
    #expect(rows.contains(["category", "followup", "1", "1", "1"]))
    #expect(rows.contains(["document", "001", "3", "2", "2"]))
    #expect(outcome.errors.isEmpty)
  }

  @Test func theWrongOnesAreShownOnlyOnDemand() async {
    let path = bench.write("questions.jsonl", Self.lines.joined(separator: "\n"))
    #expect(!(await bench.run("evaluate", path)).output.contains("q001-3"))
  }

  @Test func jsonGivesTheJudgements() async {
    let path = bench.write("questions.jsonl", Self.lines.joined(separator: "\n"))
    let outcome = await bench.run("evaluate", path, "--format", "jsonl")
    let judgements = outcome.output.split(separator: "\n").compactMap { JSONValue(String($0)) }
    #expect(judgements.map { $0["right"] } == [.bool(true), .bool(true), .bool(false)])
    #expect(judgements.last?["answer_status"] == .string("not_found"))
    #expect(outcome.errors.contains("2/3"))
    let whole = JSONValue(await bench.run("evaluate", path, "--format", "json").output)
    #expect(whole?.items?.count == judgements.count)
  }

  @Test func aBadLineIsNamedAndTheRestGoesOn() async {
    let path = bench.write("questions.jsonl", ["nonsense", Self.lines[0], #"{"id":"q"}"#].joined(separator: "\n"))
    let outcome = await bench.run("evaluate", path, bench.folder + "/none.jsonl")
    #expect(outcome.code == .input)
    #expect(outcome.output.contains("right 1/1"))
    for place in ["questions.jsonl:1: not a JSON object", "questions.jsonl:3: \"category\"", "none.jsonl: No such"] {
      #expect(outcome.errors.contains(place), "\(place)")
    }
  }

  @Test(arguments: ["", "\n\n", "{}", "\u{FEFF}"])
  func noQuestionsAtAllIsUnreadable(_ text: String) async {
    let outcome = await bench.run("evaluate", bench.write("questions.jsonl", text))
    #expect(outcome.code == .input)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("madoguchi: cannot read"))
  }
}
