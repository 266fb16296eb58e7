import PlanModel
import PlanSearch
import TestSupport
import Testing

@Suite struct RankingTests {
  let search: PassageSearch

  init() throws { search = try InventedTown.search() }

  private func first(_ query: String) throws -> String? {
    try search.search(query, limit: 9).hits.first.map { "\($0.source.document):\($0.source.lines.first)" }
  }

  /// What is asked, and the document and line that come first.
  @Test(arguments: [
    ("京都", "harbour.txt:5"), ("東京都", "harbour.txt:4"), ("漁師の就労相談", "harbour.txt:3"), ("就労支援の方針", "harbour.txt:1"),
    ("漁師の相談はどこに電話すればいいですか", "harbour.txt:3"), ("灯守ってどういう意味？", "harbour.txt:6"), ("灯守の雇用はいつ見直しますか", "harbour.txt:7"),
    ("令和5年度の就労支援", "forest.txt:1"), ("令和6年度の就労支援", "harbour.txt:1"), ("何人受け入れますか", "harbour.txt:8"),
    ("子供がテレワークを体験できますか？教えてください", "forest.txt:2"),
  ])
  func putsTheRightPlaceFirst(_ example: (query: String, place: String)) throws {
    #expect(try first(example.query) == example.place)
  }

  @Test func insideOfAnotherWordIsFoundBehind() throws {
    let found = try search.search("京都", limit: 9).hits
    #expect(found.map(\.source.lines.first) == [5, 4])
    #expect(found[0].score > found[1].score)
  }

  @Test func theLineOfTheHitIsTold() throws {
    let found = try search.search("漁師の就労を", limit: 1).hits
    #expect(found.first?.source.lines == LineSpan(1, 2))
    #expect(found.first?.line == 2)
  }

  @Test func scoresFallAndTiesStayInOrder() throws {
    let hits = try search.search("就労", limit: 9).hits
    #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(try search.search("就労", limit: 9).hits == hits)
  }

  @Test(arguments: [
    ("就労 municipality:森村", ["forest.txt"]), ("就労 municipality:港", ["harbour.txt"]),
    ("就労 -municipality:港町", ["forest.txt"]),
    ("就労 year:2024", ["harbour.txt"]), ("就労 year:R5", ["forest.txt"]), ("就労 year:令和６年度", ["harbour.txt"]),
    ("就労 -year:令和6", ["forest.txt"]), ("就労 year:1999", []), ("就労 municipality:大阪", []),
    ("就労 year:' municipality:\"", []),
    ("就労 municipality:森村 year:2024", []), ("就労 municipality:森 document:forest year:平成35年", ["forest.txt"]),
  ])
  func filtersNarrow(_ example: (query: String, documents: [String])) throws {
    let hits = try search.search(example.query, limit: 20).hits
    #expect(Set(hits.map(\.source.document)) == Set(example.documents))
  }
}
