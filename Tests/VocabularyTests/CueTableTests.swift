import Testing
import Vocabulary

@Suite struct CueTableTests {
  private var table: CueTable<Int> {
    var table = CueTable<Int>()
    table.add("予算", 1)
    table.add("予算額", 2)
    table.add("予算額", 3)
    table.add("", 4)
    return table
  }

  @Test(arguments: [("予算額は", 0..<3, [2, 3]), ("予算は", 0..<2, [1]), ("予算", 0..<2, [1])])
  func theLongestPhraseWins(_ example: (text: String, range: Range<Int>, meanings: [Int])) {
    let found = table.longest(in: Array(example.text.unicodeScalars), at: 0)
    #expect(found?.range == example.range)
    #expect(found?.meanings == example.meanings)
  }

  @Test(arguments: ["予", "算額", "予 算"]) func findsWholePhrasesOnly(_ text: String) {
    #expect(table.longest(in: Array(text.unicodeScalars), at: 0) == nil)
    #expect(!table.contains(text))
    #expect(table.meanings(of: text).isEmpty)
  }
}
