import JapaneseText
import Testing

@Suite struct KanaTests {
  @Test(arguments: [
    ("しゅうろう", "しゅろ"), ("サポート", "さぽと"), ("おおさか", "おさか"), ("こうえん", "こえん"), ("おう", "お"), ("うえ", "うえ"), ("せいかつ", "せいかつ"),
    ("みかづき", "みかずき"), ("ー", ""), ("", ""),
  ])
  func folds(_ example: (reading: String, folded: String)) {
    #expect(Kana.folded(example.reading) == example.folded)
    #expect(Kana.folded(example.folded) == example.folded)
  }

  @Test(arguments: [
    ("shinjuku", "しんじゅく"), ("sinzyuku", "しんじゅく"), ("shurou", "しゅろう"), ("syuurousien", "しゅうろうしえん"), ("chihō", "ちほ"),
    ("kokubunji", "こくぶんじ"), ("shimbashi", "しんばし"), ("gakkou", "がっこう"), ("matchi", "まっち"), ("kin'yuu", "きんゆう"),
    ("TOKYO", "ときょ"),
    ("jimu-sho", "じむしょ"), ("hon", "ほん"), ("konna", "こんな"), ("fukushi", "ふくし"), ("hukusi", "ふくし"),
  ])
  func readsRomaji(_ example: (romaji: String, kana: String)) {
    #expect(Romaji.hiragana(example.romaji) == example.kana)
  }

  @Test(arguments: ["", "support", "url", "x", "123", "新宿", "a1", "-", "m", "qa"]) func otherWordsAreNoRomaji(
    _ text: String
  ) {
    #expect(Romaji.hiragana(text) == nil)
  }

  @Test(arguments: [
    ("問い合わせ", "問合"), ("問合せ", "問合"), ("取組み", "取組"), ("取組", nil), ("育て", nil), ("お問合せ", nil), ("受け入れる", "受入"),
    ("テレワーク", nil),
  ])
  func takesTheKanji(_ example: (word: String, skeleton: String?)) {
    #expect(Okurigana.skeleton(of: example.word) == example.skeleton)
  }

  @Test func oneWordMayBeWrittenInManyWays() {
    let ways = ["問い合わせ", "問合せ", "問合わせ", "問い合せ", "問合"]
    for one in ways { for other in ways { #expect(Okurigana.areOneWord(one, other), "\(one) \(other)") } }
    #expect(!Okurigana.areOneWord("話し手", "話せば手"))
    #expect(!Okurigana.areOneWord("話し手", "聞き手"))
  }

  @Test(arguments: [("支援", "支縁", 1), ("テレワーク", "テレワク", 1), ("就労", "就労", 0), ("あ", "いう", 2)])
  func countsMistakes(_ example: (one: String, other: String, count: Int)) {
    func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
    #expect(EditDistance.between(scalars(example.one), scalars(example.other), atMost: 2) == example.count)
    #expect(EditDistance.between(scalars(example.other), scalars(example.one), atMost: 2) == example.count)
    if example.count > 0 {
      #expect(EditDistance.between(scalars(example.one), scalars(example.other), atMost: 0) == nil)
    }
  }

  @Test func findsTheNearestPart() throws {
    let text = Array("夜間保育士養成講座".unicodeScalars)
    let found = try #require(EditDistance.nearestPart(of: text, to: Array("保育師養成".unicodeScalars), atMost: 1))
    #expect(String(scalars: text[found.range]) == "保育士養成" && found.distance == 1)
    #expect(EditDistance.nearestPart(of: text, to: Array("宇宙".unicodeScalars), atMost: 1) == nil)
    #expect(EditDistance.nearestPart(of: [], to: text, atMost: 9) == nil)
  }
}
