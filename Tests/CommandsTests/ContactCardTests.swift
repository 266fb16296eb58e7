import Commands
import Rendering
import Testing

/// The help desk's card: what one reads to a caller, in the first three lines.
@Suite struct ContactCardTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.build(Coast.documents, words: Coast.words)
  }

  private func lines(_ arguments: String...) async -> [String] {
    let outcome = await bench.run(all: arguments, language: .japanese)
    return outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  @Test(arguments: [
    ["ask", "就労支援センターの運営の問い合わせ先は？"], ["ask", "就労支援センターの運営の電話番号は？"], ["ask", "03-0000-5678"],
    ["ask", "０３００００５６７８"], ["ask", "5678"], ["ask", "0000-5678"], ["contacts", "就労支援センター"], ["contacts", "５６７８"],
    ["contacts", "03 0000 5678"],
  ])
  func threeLinesSayItAll(_ arguments: [String]) async {
    let outcome = await bench.run(all: arguments, language: .japanese)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(2) == ["港町 福祉課", "電話 03-0000-5678"], "\(outcome)")
    #expect(lines.count > 3 && lines[2].hasPrefix("就労支援センターの運営") && lines[3].hasPrefix("出典: 港町.txt"))
    #expect(outcome.code == .done)
  }

  @Test func divisionsThatShareANumberAreAllShown() async {
    for arguments in [["ask", "03-0000-1234"], ["contacts", "0000-1234"]] {
      let outcome = await bench.run(all: arguments, language: .japanese)
      for text in ["港町 産業部 商工課", "電話 03-0000-1234（内線 567）", "港町 観光課", "就労相談", "港のしごと広場"] {
        #expect(outcome.output.contains(text), "\(text)")
      }
    }
  }

  @Test func aDivisionWithoutANumberIsSaidToHaveNone() async {
    for question in ["若年者就労支援の電話番号は？", "若年者就労支援の問い合わせ先は？"] {
      let lines = await lines("ask", question)
      #expect(lines.prefix(3) == ["港町 福祉課", "電話番号の記載はありません。", "若年者就労支援（令和5年度）"], "\(lines)")
    }
  }

  /// A year is no part of a number, and who asks for something else gets no card.
  @Test(arguments: ["2023", "就労支援センターの運営の担当課は？", "就労支援センターの運営の予算は？"])
  func othersGetNoCard(_ question: String) async {
    #expect(!(await lines("ask", question)).contains { $0.hasPrefix("電話 ") })
  }

  @Test func jsonStaysAsItIs() async {
    let outcome = await bench.run("ask", "就労支援センターの運営の電話番号は？", "--format", "json", language: .japanese)
    #expect(JSONValue(outcome.output)?["text"]?.text?.hasPrefix("解釈") == true)
  }

  @Test func oneContactOfManyProgrammesIsOneCard() {
    let one = ContactCard(
      organization: "港町", divisions: ["福祉課"], phones: [], programmes: ["A"], document: "a", lines: [])
    let other = ContactCard(
      organization: "港町", divisions: ["福祉課"], phones: [], programmes: ["B", "A"], document: "a", lines: [])
    #expect(ContactCard.cards([one, other]).map(\.programmes) == [["A", "B"]])
  }
}
