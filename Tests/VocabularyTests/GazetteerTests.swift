import TestSupport
import Testing
import Vocabulary

/// 地名表: found by name, whole or not at all.
@Suite struct GazetteerTests {
  private let table = Project.tables.elsewhere

  @Test func findsWholeNames() {
    #expect(table.municipality(named: "豊橋市")?.romaji == "toyohashi")
    #expect(table.municipality(named: "豊橋") == nil && table.municipality(named: "橋市") == nil)
    #expect(table.municipality(named: "") == nil && table.municipality(named: "#") == nil)
  }

  /// The small kana of names is written either way.
  @Test func findsEitherKana() {
    #expect(table.municipality(named: "茅ケ崎市")?.name == table.municipality(named: "茅ヶ崎市")?.name)
    #expect(table.municipality(named: "龍ヶ崎市")?.name == "龍ケ崎市")
  }

  @Test func everyRowIsOne() {
    let all = table.all
    #expect(all.count > 1_500)
    #expect(all.allSatisfy { ["市", "町", "村"].contains($0.kind) && $0.name.hasSuffix($0.kind) })
    #expect(all.allSatisfy { $0.reading.unicodeScalars.allSatisfy { (0x3041...0x3096).contains($0.value) } })
    #expect(all.allSatisfy { !$0.romaji.isEmpty && $0.romaji.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
    let listed = Set(Project.tables.municipalities.map(\.name))
    #expect(!all.contains { listed.contains($0.name) }, "no municipality stands in both tables")
  }

  @Test func refusesAFileThatIsNotThere() {
    #expect(throws: VocabularyError.self) { try Gazetteer(path: "/nowhere/elsewhere.tsv") }
  }
}
