import Commands
import JapaneseText
import Readings
import Terminal
import Testing

/// What Tab completes, without a terminal.
@Suite struct NameCompletionTests {
  private static let names = ["港町", "山里村", "就労支援センターの運営", "就労相談", "若年者就労支援", "しごと広場", "ICT講座", "産業部 商工課", "商工課"]

  private static func completion() throws -> NameCompletion {
    let words = [
      ("就労", "しゅうろう"), ("支援", "しえん"), ("相談", "そうだん"), ("若年者", "じゃくねんしゃ"), ("港町", "みなとまち"), ("運営", "うんえい"),
      ("山里村", "やまざとむら"), ("講座", "こうざ"), ("商工", "しょうこう"), ("課", "か"), ("産業", "さんぎょう"), ("部", "ぶ"), ("広場", "ひろば"),
      ("センター", "せんたー"),
    ]
    return NameCompletion(
      names: names, words: words.map { ReadWord(word: $0.0, reading: $0.1, isName: false, count: 1) },
      normalizer: try Bench.tables().normalizer)
  }

  /// A line (`|` is the cursor), what it becomes, and what is listed.
  struct Case: Sendable, CustomTestStringConvertible {
    let typed: String
    let becomes: String
    let listed: [String]
    init(_ typed: String, _ becomes: String, _ listed: [String] = []) {
      (self.typed, self.becomes, self.listed) = (typed, becomes, listed)
    }
    var testDescription: String { typed }
  }

  @Test(arguments: [
    Case("港|", "港町|"), Case("港町のしごと|", "港町のしごと広場|"), Case("みな|の予算は", "港町|の予算は"), Case("minatom|", "港町|"),
    Case("yamaz|", "山里村|"), Case("ＩＣ|", "ICT講座|"), Case("ict|", "ICT講座|"),
    Case("budget of yamasato|", "budget of yamasato|"),
    Case("budget of yamazato|", "budget of 山里村|"), Case("港町のしゅうろうそ|", "港町の就労相談|"), Case("shuro sou|", "就労相談|"),
    Case("しゅうろう|", "就労|", ["就労支援センターの運営", "就労相談", "若年者就労支援"]),
    Case("就労|", "就労|", ["就労支援センターの運営", "就労相談", "若年者就労支援"]),
    Case("syuurousi|", "就労支援|", ["就労支援センターの運営", "若年者就労支援"]),
    Case("こうざ|", "ICT講座|"), Case("シゴト|", "しごと広場|"),
  ])
  func replacesTheLongestEndThatFits(_ c: Case) throws {
    let parts = c.typed.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
    let found =
      try Self.completion().completion(of: parts[0] + parts[1], at: parts[0].utf8.count)
      ?? Completion(replaced: 0..<0, insertion: "", candidates: [])
    let bytes = Array(parts[0].utf8)
    #expect(found.replaced.upperBound == bytes.count || found.candidates.isEmpty)
    let head = String(decoding: bytes[..<found.replaced.lowerBound], as: UTF8.self)
    let line = found.candidates.isEmpty ? parts[0] : head + found.insertion
    #expect(line + "|" + parts[1] == c.becomes)
    if !c.listed.isEmpty { #expect(found.candidates == c.listed) }
  }

  @Test(arguments: ["", "宇宙旅行", "の", "は", "し", "a", "港町の予算は？", "？", "港町の "])
  func whatBeginsNothingIsLeftAlone(_ line: String) throws {
    #expect(try Self.completion().completion(of: line, at: line.utf8.count) == nil)
  }

  @Test func anyBytesAreALine() throws {
    let completion = try Self.completion()
    for text in ["\u{1B}[2J", "\u{FFFD}", String(repeating: "就", count: 5000), "👨‍👩‍👧が", "か\u{3099}"] {
      for cursor in 0...min(12, text.utf8.count) { _ = completion.completion(of: text, at: cursor) }
    }
  }
}

@Suite struct CommandCompletionTests {
  private static func completion(_ typed: String) throws -> Completion? {
    let normalizer = try Bench.tables().normalizer
    let commands = try TalkCommands(folder: Bench.home + "/Prompts/speak", normalizer: normalizer)
    return CommandCompletion(commands: commands, normalizer: normalizer).completion(of: typed)
  }

  @Test(arguments: [(":he", "help"), (":sa", "save "), ("：ヘ", "ヘルプ"), (":聞", "聞き直し ")])
  func beginningsBecomeCommands(_ typed: String, _ word: String) throws {
    #expect(try Self.completion(typed)?.insertion == word)
  }

  @Test func aColonAloneListsThemAll() throws {
    let found = try #require(try Self.completion(":"))
    #expect(found.insertion.isEmpty)
    #expect(found.candidates.count == TalkCommand.Action.allCases.count * 2)
    #expect(try Self.completion(":x?") == nil)
  }
}

@Suite struct CandidateColumnsTests {
  private func lines(_ texts: [String], _ width: Int, _ rows: Int) -> [String] {
    CandidateColumns.lines(texts, width: width, rows: rows) { "ほか \($0)" }
  }

  @Test func columnsAreReadDownwards() {
    #expect(lines(["港町", "b", "c"], 12, 9) == ["港町  c", "b"])
    #expect(lines(["a", "b", "c"], 7, 9) == ["a  b  c"])
  }

  @Test(arguments: 1...20)
  func nothingIsWiderOrHigherThanTheWindow(_ width: Int) {
    let texts = ["就労支援センターの運営", "b", "港町", "就労相談", "ICT講座"]
    for rows in 1...6 {
      let lines = lines(texts, width, rows)
      #expect(lines.count <= rows)
      for line in lines { #expect(DisplayWidth.cells(of: line) <= width, "\(line)") }
    }
  }
}
