import PlanSearch
import TestSupport
import Testing

/// The same word, however it is typed, finds the same places.
@Suite struct WordFormsTests {
  let search: PassageSearch

  init() throws { search = try InventedTown.search() }

  private func lines(_ query: String) throws -> [String] {
    try search.search(query, limit: 9).hits.map { "\($0.source.document):\($0.source.lines.first)" }
  }

  /// What is typed, and what it stands for as printed.
  @Test(arguments: [
    ("しゅうろう", "就労"), ("しゅうろうしえん", "就労支援"), ("syuurousien", "就労支援"), ("shūrō-shien", "就労支援"), ("shuroshien", "就労支援"),
    ("すいさんか", "水産課"), ("suisanka", "水産課"), ("てれわーく", "テレワーク"), ("ﾃﾚﾜｰｸ", "テレワーク"), ("テレワーク", "ﾃﾚﾜｰｸ"), ("いくぎょう", "育業"),
    ("問合せ", "問い合わせ"), ("問合わせ先", "問い合わせ先"), ("受入人数", "受け入れ人数"), ("受入れ人数", "受け入れ人数"), ("子ども", "子供"),
    ("しゅうろう相談", "就労相談"), ("りょうし そうだん", "漁師 相談"),
  ])
  func isOneWord(_ example: (typed: String, printed: String)) throws {
    let found = try lines(example.typed)
    #expect(!found.isEmpty)
    #expect(Set(found) == Set(try lines(example.printed)))
    #expect(try search.search(example.typed, limit: 9).hasAllTerms)
  }

  @Test func whatIsQuotedStaysAsItIs() throws {
    #expect(try lines("\"しゅうろう\"").isEmpty)
    #expect(try lines("\"子ども\"").isEmpty)
    #expect(try !lines("\"子供\"").isEmpty)
  }

  @Test func theFormsAreTold() throws {
    let found = try search.search("しゅうろう 問合せ", limit: 1)
    #expect(found.forms["しゅうろう"]?.map(\.rule) == [.typed, .reading])
    #expect(found.forms["問合せ"]?.map(\.text) == ["問合せ", "問い合わせ"])
    #expect(found.forms["問合せ"]?.last?.rule == .okurigana)
  }

  /// What is not there, and what is offered for it, first.
  @Test(arguments: [
    ("支縁", "支援"), ("就労支縁", "就労支援"), ("テレワク", "テレワーク"), ("漁師の就労談", "漁師の就労相談"), ("しゅろうしえん", "就労支援"), ("水参課", "水産課"),
  ])
  func theNearestIsOffered(_ example: (typed: String, near: String)) throws {
    let found = try search.search(example.typed, limit: 5)
    #expect(found.nearest.map(\.term) == [example.typed])
    #expect(found.nearest.first?.words.first == example.near)
    #expect(!found.hasAllTerms, "it is offered, and not taken")
  }

  @Test(arguments: ["宇宙食", "xyz", "ん", "１２３４", "就労", "\"支縁\"", String(repeating: "縁", count: 300)])
  func nothingIsOfferedForWhatIsFoundOrFar(_ typed: String) throws {
    #expect(try search.search(typed, limit: 5).nearest.flatMap(\.words).isEmpty || typed.hasPrefix("\""))
  }
}
