import PlanSearch
import TestSupport
import Testing

/// What was typed, and what it asks for.
struct QueryCase: Sendable, CustomTestStringConvertible {
  let typed: String
  var terms: [String] = []
  var excluded: [String] = []
  var documents: [String] = []
  var excludedDocuments: [String] = []

  var testDescription: String { typed }
}

@Suite struct SearchQueryTests {
  @Test(arguments: [
    QueryCase(typed: "就労 支援", terms: ["就労", "支援"]),
    QueryCase(typed: "  就労　支援\t\n", terms: ["就労", "支援"]),
    QueryCase(typed: "\"男性の 育休\" 助成", terms: ["男性の 育休", "助成"]),
    QueryCase(typed: "“男性の育休”", terms: ["男性の育休"]),
    QueryCase(typed: "就労\"支援 金\"相談", terms: ["就労", "支援 金", "相談"]),
    QueryCase(typed: "就労 -助成金", terms: ["就労"], excluded: ["助成金"]),
    QueryCase(typed: "就労 －助成金", terms: ["就労"], excluded: ["助成金"]),
    QueryCase(typed: "就労 -\"助成 金\"", terms: ["就労"], excluded: ["助成 金"]),
    QueryCase(typed: "就労 - 助成金", terms: ["就労", "-", "助成金"]),
    QueryCase(typed: "03-3546-2097", terms: ["03-3546-2097"]),
    QueryCase(typed: "就労 document:kokubunji", terms: ["就労"], documents: ["kokubunji"]),
    QueryCase(typed: "就労 document：国分寺", terms: ["就労"], documents: ["国分寺"]),
    QueryCase(typed: "document:\"みなと町 概要\" 灯", terms: ["灯"], documents: ["みなと町 概要"]),
    QueryCase(
      typed: "灯 -document:old document:a document:b", terms: ["灯"], documents: ["a", "b"], excludedDocuments: ["old"]),
    QueryCase(typed: "document: 灯", terms: ["灯"]),
    QueryCase(typed: "灯 灯 \"灯\"", terms: ["灯"]),
    QueryCase(typed: "\"閉じない 引用", terms: ["閉じない 引用"]),
    QueryCase(typed: "就労\u{0}支援\u{1B}[31m", terms: ["就労", "支援", "[31m"]),
    QueryCase(typed: "\"\u{301}灯\"", terms: ["\u{301}灯"]),
    QueryCase(typed: "AND OR NOT NEAR(", terms: ["AND", "OR", "NOT", "NEAR("]),
    QueryCase(typed: "\"\" \" \" -\"\" \"", terms: [" "]),
    QueryCase(typed: ""), QueryCase(typed: "\r\n　"),
  ])
  func reads(_ example: QueryCase) {
    let query = SearchQuery(Project.normalizer.text(example.typed))
    #expect(query.terms == example.terms)
    #expect(query.excluded == example.excluded)
    #expect(query.documents == example.documents)
    #expect(query.excludedDocuments == example.excludedDocuments)
  }

  @Test func manyWordsAreCutOff() {
    let query = SearchQuery((0..<10_000).map { "語\($0)" }.joined(separator: " "))
    #expect(query.terms.count == SearchQuery.mostTerms)
    #expect(query.terms.first == "語0")
  }
}
