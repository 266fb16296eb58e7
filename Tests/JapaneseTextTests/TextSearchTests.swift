import JapaneseText
import Testing

@Suite struct TextSearchTests {
  @Test(arguments: [
    ("就業促進支援事業", "支援", true), ("就業促進支援事業", "就労", false), ("就業", "就業促進", false), ("就業", "", true),
    ("", "", true), ("", "就", false), ("短い", "短い", true),
  ])
  func wordsInTexts(_ text: String, _ word: String, _ expected: Bool) { #expect(text.has(word) == expected) }

  @Test(arguments: [
    ("就業促進支援事業", "就業", true), ("就業促進支援事業", "促進", false), ("就業", "就業促進", false), ("就業", "", true),
    ("", "就", false), ("abc", "abc", true),
  ])
  func beginnings(_ text: String, _ word: String, _ expected: Bool) { #expect(text.begins(with: word) == expected) }

  @Test func partsOfWords() {
    let text = Array("女性・高齢者等しごと応援".unicodeScalars)
    let word = Array("女性しごと".unicodeScalars)
    #expect(ScalarSearch.firstIndex(of: word[..<2], in: text) == 0)
    #expect(ScalarSearch.firstIndex(of: word[2...], in: text, from: 2) == 7)
    #expect(ScalarSearch.firstIndex(of: word[2...], in: text, from: 8) == nil)
    #expect(ScalarSearch.firstIndex(of: word, in: text) == nil)
  }
}
