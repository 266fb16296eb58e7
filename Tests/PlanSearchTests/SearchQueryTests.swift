import PlanSearch
import TestSupport
import Testing

/// What was typed, and what it asks for.
struct QueryCase: Sendable, CustomTestStringConvertible {
  let typed: String
  var terms: [String] = []
  var excluded: [String] = []
  var documents: [String] = []
  var municipalities: [String] = []
  var years: [String] = []
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
    QueryCase(
      typed: "灯 municipality:みなと町 year:R6 year:\"令和 5年度\"", terms: ["灯"], municipalities: ["みなと町"],
      years: ["R6", "令和 5年度"]),
    QueryCase(typed: "municipality:みなと町", municipalities: ["みなと町"]),
    QueryCase(typed: "Municipality:みなと町", terms: ["Municipality:みなと町"]),
    QueryCase(typed: "\u{E000}灯\u{E001}", terms: ["灯"]),
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
    #expect(query.terms.map(\.text) == example.terms)
    #expect(query.excluded.map(\.text) == example.excluded)
    for (field, wanted) in [
      (SearchQuery.Field.document, example.documents), (.municipality, example.municipalities), (.year, example.years),
    ] {
      #expect(query.filters.filter { $0.field == field && !$0.isExcluded }.map(\.text) == wanted)
    }
    #expect(query.filters.filter(\.isExcluded).map(\.text) == example.excludedDocuments)
  }

  @Test func quotesAreRemembered() {
    let query = SearchQuery("灯 \"男性の 育休\" -\"助成 金\"")
    #expect(query.terms.map(\.isQuoted) == [false, true])
    #expect(query.excluded.map(\.isQuoted) == [true])
  }

  @Test func manyWordsAreCutOff() {
    let query = SearchQuery((0..<10_000).map { "語\($0)" }.joined(separator: " "))
    #expect(query.terms.count == SearchQuery.mostTerms)
    #expect(query.terms.first?.text == "語0")
  }
}
