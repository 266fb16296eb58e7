import Readings
import Testing

@Suite struct ReadingDictionaryTests {
  /// `.ci/install` brings the dictionary; without it there is nothing to test.
  let dictionary = ReadingDictionary()

  @Test(arguments: [
    ("就労支援", ["就労", "支援"], ["しゅうろう", "しえん"]), ("待機児童", ["待機", "児童"], ["たいき", "じどう"]),
    ("問い合わせ先", ["問い合わせ", "先"], ["といあわせ", "さき"]),
  ])
  func reads(_ example: (text: String, words: [String], readings: [String])) throws {
    let found = try #require(dictionary).morphemes(example.text)
    #expect(found.map(\.surface) == example.words)
    #expect(found.map(\.reading) == example.readings.map { Optional($0) })
  }

  @Test func knowsTheWaysToReadACharacter() throws {
    let dictionary = try #require(dictionary)
    #expect(dictionary.readings(of: "縁").contains("えん"))
    #expect(dictionary.readings(of: "縁").contains("ふち"))
    #expect(Set(dictionary.readings(of: "縁")).count == dictionary.readings(of: "縁").count)
  }

  @Test(arguments: ["", " ", "\n", "😀", "\u{0}", "a\u{0}b", "ー", "𠮷"]) func anyTextIsHarmless(_ text: String) throws {
    let dictionary = try #require(dictionary)
    _ = dictionary.morphemes(text)
    _ = dictionary.readings(of: text)
  }

  /// What is not in the dictionary has no reading, and what was cut before changes nothing.
  @Test func aCutDependsOnTheTextAlone() throws {
    let dictionary = try #require(dictionary)
    let first = dictionary.morphemes("生活福祉課")
    _ = dictionary.morphemes(String(repeating: "テレワークと灯台守。", count: 500))
    #expect(dictionary.morphemes("生活福祉課") == first)
  }
}
