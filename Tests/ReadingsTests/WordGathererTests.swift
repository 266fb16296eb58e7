import PlanModel
import Readings
import TestSupport
import Testing

@Suite struct WordGathererTests {
  private static let document: PlanDocument = {
    var document = PlanDocument(name: "みなと町.txt", layout: .plain, title: "灯の計画", lines: ["就労を支援する。", "育業"])
    var programme = Programme(document: "みなと町.txt", lines: LineSpan(1), plan: "灯の計画")
    programme.id = "minato#1"
    programme.name = "漁師の就労相談"
    programme.organization = "みなと町"
    programme.divisions = ["産業部 水産課"]
    document.programmes = [programme]
    document.passages = [
      Passage(heading: nil, text: "就労を支援する。就労と育業", lines: LineSpan(1), programme: "minato#1"),
      Passage(heading: nil, text: "ﾃﾚﾜｰｸの相談を受け付ける", lines: LineSpan(2)),
    ]
    return document
  }()

  private func words(known: [(reading: String, word: String)] = []) -> [ReadWord] {
    WordGatherer(dictionary: ReadingDictionary(), known: known, normalizer: Project.normalizer).words(of: [
      Self.document
    ])
  }

  private func word(_ text: String, in words: [ReadWord]) -> ReadWord? { words.first { $0.word == text } }

  @Test func wordsAreCountedWithTheirReadings() throws {
    let found = words()
    let work = try #require(word("就労", in: found))
    #expect(work.reading == "しゅうろう" && work.count == 3 && !work.isName)
    #expect(word("テレワーク", in: found)?.reading == "てれわーく", "katakana reads itself, in any width")
    #expect(word("する", in: found) == nil, "ひらがな alone is no word to look for")
    #expect(word("課", in: found)?.reading == "か", "one character of a name is, for 水産|課")
  }

  @Test func namesAreWordsAsAWhole() throws {
    let name = try #require(word("漁師の就労相談", in: words()))
    #expect(name.isName && name.reading == "りょうしのしゅうろうそうだん")
    #expect(word("水産課", in: words())?.isName == true, "a division is called without its department")
  }

  @Test func tablesKnowMore() {
    #expect(word("育業", in: words()) == nil)
    let found = words(known: [("いくぎょう", "育業")])
    #expect(word("育業", in: found)?.reading == "いくぎょう")
  }

  @Test func equalDocumentsGiveEqualWords() {
    #expect(words() == words())
    #expect(words().map(\.reading) == words().map(\.reading).sorted())
  }

  @Test func withoutADictionaryTheTablesAreLeft() {
    let gatherer = WordGatherer(dictionary: nil, known: [("いくぎょう", "育業")], normalizer: Project.normalizer)
    #expect(gatherer.words(of: [Self.document]).map(\.word) == ["育業"])
  }
}
