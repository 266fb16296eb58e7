import PlanModel
import TestSupport
import Testing
import Vocabulary

@Suite struct VocabularyErrorTests {
  /// Every case, and the facts that a person must be told.
  static let cases: [(error: VocabularyError, facts: [String])] = [
    (.homeMissing(tried: ["/here", "/there"]), ["/here", "/there"]),
    (.unreadable(path: "eras.tsv", reason: "Permission denied"), ["eras.tsv", "Permission denied"]),
    (.columns(path: "eras.tsv", line: 3, found: 2, expected: 4), ["eras.tsv:3", "2", "4"]),
    (.emptyCell(path: "eras.tsv", line: 7), ["eras.tsv:7"]),
    (.duplicate(path: "eras.tsv", line: 9, first: 5), ["eras.tsv:9", "5"]),
    (.badValue(path: "eras.tsv", line: 2, value: "soon"), ["eras.tsv:2", "soon"]),
    (.circle(path: "synonyms.tsv", line: 4, words: ["a", "b"]), ["synonyms.tsv:4", "a > b"]),
  ]

  @Test(arguments: cases, Language.allCases)
  func explainsItself(example: (error: VocabularyError, facts: [String]), language: Language) {
    let explanation = example.error.explanation(in: language)
    for fact in example.facts { #expect(explanation.why.contains(fact), "\(explanation.why)") }
    #expect(!explanation.what.isEmpty && !explanation.hint.isEmpty)
    let isJapanese = explanation.what.unicodeScalars.contains { $0.value > 0x3000 }
    #expect(isJapanese == (language == .japanese))
    #expect(!(explanation.what + explanation.why + explanation.hint).contains("\n"))
  }

  @Test func theHomeThatWasNamedIsTheOnlyOneTried() {
    let folder = TemporaryFolder()
    #expect(throws: VocabularyError.homeMissing(tried: [folder.path])) {
      try Home.find(environment: ["MADOGUCHI_HOME": folder.path])
    }
  }

  @Test func theHomeIsFound() throws {
    #expect(try Home.find(environment: ["MADOGUCHI_HOME": Project.home]).path == Project.home)
    let home = Home(path: "x")
    #expect([home.index, home.prompts] == ["x/Index", "x/Prompts"])
  }
}
