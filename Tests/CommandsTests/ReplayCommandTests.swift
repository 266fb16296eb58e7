import Commands
import Rendering
import Terminal
import Testing
import Vocabulary

/// What counts as a change between two answers.
@Suite struct TurnChangeTests {
  private func turn(_ status: String, _ facts: [(String, Int?, String)]) throws -> SavedTurn {
    let facts = facts.map { id, year, raw in
      #"{"programme_id":"\#(id)","measure":"budget","label":null,"fiscal_year":\#(year.map { "\($0)" } ?? "null"),"raw":"\#(raw)"}"#
    }
    let line = #"{"question":"予算は？","status":"\#(status)","facts":[\#(facts.joined(separator: ","))]}"#
    return try SavedTurn(try #require(JSONValue(line)))
  }

  @Test func orderDoesNotCount() throws {
    let one = try turn("answered", [("a", 2023, "1円"), ("b", nil, "2円")])
    let other = try turn("answered", [("b", nil, "2円"), ("a", 2023, "1円")])
    #expect(TurnChange.changes(from: one, to: other).isEmpty)
  }

  @Test func eachKindOfChangeIsTold() throws {
    let old = try turn("answered", [("a", 2023, "1円"), ("b", 2023, "2円"), ("c", 2023, "3円")])
    let new = try turn("ambiguous", [("a", 2023, "9円"), ("c", 2024, "3円"), ("b", 2023, "2円"), ("b", 2023, "2円")])
    let changes = TurnChange.changes(from: old, to: new)
    #expect(changes.map(\.kind) == [.status, .changed, .removed, .added, .added])
    #expect(changes[1].before == "1円" && changes[1].after == "9円")
  }

  @Test(arguments: [
    ("null", nil), (#"{"status":"answered","facts":[]}"#, "question"), (#"{"question":"a","facts":[]}"#, "status"),
    (#"{"question":"a","status":"answered"}"#, "facts"), (#"{"question":"a","status":"x","facts":[{}]}"#, "facts"),
  ])
  func anUnfitLineNamesItsMember(_ line: String, _ member: String?) throws {
    let value = try #require(JSONValue(line))
    #expect(throws: UnfitLine(member: member)) { try SavedTurn(value) }
  }
}

/// Where `:save` writes.
@Suite struct ConversationFileTests {
  private let turns = [JSONValue.object(["question": .string("予算は？")])]

  @Test func replacesItsOwnFilesOnly() throws {
    let bench = try Bench()
    let path = bench.folder + "/talk.jsonl"
    #expect(try !ConversationFile.write(turns, to: path))
    #expect(try ConversationFile.write(turns + turns, to: path))
    #expect(JSONLines(bench.read("talk.jsonl")).lines.count == 3)
    for (name, text) in [("note.txt", "大切なメモ"), ("empty", ""), ("other.jsonl", #"{"question":"x"}"#)] {
      let other = bench.write(name, text)
      #expect(throws: ConversationFile.Refusal.foreign) { try ConversationFile.write(turns, to: other) }
      #expect(TextFile.read(other) == text)
    }
    #expect(throws: ConversationFile.Refusal.foreign) { try ConversationFile.write(turns, to: bench.folder) }
    #expect(throws: ConversationFile.Refusal.self) { try ConversationFile.write(turns, to: bench.folder + "/no/talk") }
    #expect(DocumentFiles(paths: [bench.folder]).files.count == 4)
  }
}

/// `madoguchi replay`, and the two ways to get what it reads.
@Suite struct ReplayCommandTests {
  let bench: Bench

  init() async throws {
    bench = try Bench()
    #expect(await bench.build() == .done)
  }

  private static let line =
    #"{"question":"商店街の灯の予算は？","status":"answered","facts":[{"programme_id":"001_港町#1","measure":"budget","label":null,"fiscal_year":2023,"raw":"7,725千円"}]}"#

  @Test func theSameAnswersAreNoChange() async {
    let outcome = await bench.run("replay", bench.write("talk.jsonl", Self.line))
    #expect(outcome.code == .done, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("1 questions, the same"))
  }

  @Test func whatChangedIsReported() async {
    let path = bench.write("talk.jsonl", [SavedTurn.header.text(), Self.line].joined(separator: "\n"))
    #expect(await bench.build(town: Town.revised) == .done)
    let outcome = await bench.run("replay", path, "--format", "jsonl")
    #expect(outcome.code == .notFound)
    let change = JSONValue(outcome.output)
    #expect(change?["turn"] == .integer(1))
    #expect(change?["change"] == .string("changed"))
    #expect(change?["before"] == .string("7,725千円"))
    #expect(change?["after"] == .string("8,000千円"))
    #expect(change?["programme_id"] == .string("001_港町#1"))
    #expect(await bench.run("replay", path).output.contains("changed"))
  }

  @Test func theTurnsAreOneConversation() async {
    let next = #"{"question":"その担当課は？","status":"answered","facts":[]}"#
    let together = bench.write("talk.jsonl", [Self.line, next].joined(separator: "\n"))
    let outcome = await bench.run("replay", together, "--format", "jsonl")
    #expect(outcome.output.contains("商工課"))
    let anew = #"{"question":"その担当課は？","status":"answered","facts":[],"begins_anew":true}"#
    let apart = bench.write("apart.jsonl", [Self.line, anew].joined(separator: "\n"))
    #expect(!(await bench.run("replay", apart, "--format", "jsonl")).output.contains("商工課"))
  }

  @Test(arguments: [
    ("nonsense", "talk.jsonl:1: not a JSON object"), (line + "\n{}", "talk.jsonl:2: \"question\""),
    ("", "no questions"), (SavedTurn.header.text(), "no questions"),
  ])
  func whatCannotBeReadIsNotAsked(_ text: String, _ told: String) async {
    let outcome = await bench.run("replay", bench.write("talk.jsonl", text))
    #expect(outcome.code == .input)
    #expect(outcome.errors.contains(told))
    #expect(outcome.output.isEmpty)
  }

  @Test func aMissingFileIsUnreadable() async {
    #expect(await bench.run("replay", bench.folder + "/none.jsonl").code == .input)
  }

  @Test(.enabled(if: Program.path != nil))
  func conversationsAreSavedAndReplayed() throws {
    let environment = ["MADOGUCHI_INDEX=\(bench.index)"]
    let saved = bench.folder + "/saved.jsonl"
    let questions = bench.write(
      "questions.txt",
      """
      商店街の灯の予算は？
      その担当課は？
      :help
      :reset
      商店街の灯の電話番号は？
      :save \(saved)
      :save \(saved)
      :save \(bench.write("mine.txt", "メモ"))
      :quit
      """)
    let talk = try Program.run(["--format", "jsonl"], environment: environment, input: questions, in: bench)
    #expect(talk.code == 0)
    #expect(talk.errors.contains("置き換えました") && talk.errors.contains("mine.txt には保存していません"))
    #expect(TextFile.read(bench.folder + "/mine.txt") == "メモ")
    let answers = JSONLines(Array(talk.output.utf8)).lines
    #expect(answers.count == 3 && answers.allSatisfy { $0.value?["status"] == .string("answered") })
    #expect(answers.last?.value?["begins_anew"] == .bool(true))
    let piped = bench.write("piped.jsonl", talk.output)
    for path in [saved, piped] {
      #expect(try Program.run(["replay", path], environment: environment, in: bench).code == 0)
    }
    let text = try Program.run([], environment: environment, input: questions, in: bench)
    #expect(text.output.contains("商工課") && text.output.contains(":save"))
  }
}
