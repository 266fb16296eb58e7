import JapaneseText
import TestSupport
import Testing

@Suite struct WordSegmenterTests {
  /// Runs of kana and kanji as plans print them, some of which ICU cuts oddly.
  static let runs = [
    "待機児童", "就業促進支援事業", "テレワーク", "育業", "カスタマー", "障害者就労支援センター", "東京都の計画", "男性の育児休業取得", "らーめん",
    "ー", "ーク", "々", "国分寺市", "し", "ひきこもり", "女性のキャリアチェンジ", "〇〇", "𠮷野家", "ゝゞ", "デジタル人材の育成",
    "高齢者の多様な働き方を支援する", "シルバー人材センター", "カスタマーハラスメント", "すもももももももものうち",
  ]

  /// Texts that load other engines of ICU, or once led it astray.
  static let disturbances = [
    "สวัสดีชาวโลก", "ภาษาไทย", "안녕하세요", "한국어", "ーーー", "ーアー", "ລາວ", "ខ្មែរ", "မြန်မာ", "123", "abc", "😀", " ", "　", "ｱｲｳ",
  ]

  private func segmenter() throws -> WordSegmenter { try #require(WordSegmenter()) }

  private func words(_ text: String, with segmenter: WordSegmenter) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return segmenter.words(scalars).map { $0.reduce(into: "") { $0.unicodeScalars.append(scalars[$1]) } }
  }

  @Test(arguments: [
    ("東京都の計画", ["東京", "都", "の", "計画"]), ("待機児童", ["待機", "児童"]), ("", []), ("支援", ["支援"]),
  ])
  func cutsWords(_ example: (text: String, words: [String])) throws {
    #expect(words(example.text, with: try segmenter()) == example.words)
  }

  @Test(arguments: runs + disturbances) func coversTheRunWithoutGaps(_ text: String) throws {
    let scalars = Array(text.unicodeScalars)
    let found = try segmenter().words(scalars)
    #expect(found.flatMap { Array($0) } == Array(scalars.indices))
    #expect(found.allSatisfy { !$0.isEmpty })
  }

  /// One cut per text, whatever was cut before, in whichever order, in however many segmenters.
  @Test(arguments: 0..<40) func cutsDependOnTheTextAlone(seed: Int) throws {
    let fresh = try Dictionary(uniqueKeysWithValues: Self.runs.map { ($0, words($0, with: try segmenter())) })
    let (one, other) = (try segmenter(), try segmenter())
    var generator = SeededGenerator(seed: seed)
    var order = Self.runs
    switch seed {
    case 0: break
    case 1: order.reverse()
    default: order.shuffle(using: &generator)
    }
    for text in order {
      let disturbance = Self.disturbances.randomElement(using: &generator) ?? ""
      _ = words(disturbance, with: Bool.random(using: &generator) ? one : other)
      #expect(words(text, with: one) == fresh[text], "\(text) behind \(disturbance)")
      #expect(words(text, with: other) == fresh[text], "\(text) behind \(disturbance)")
    }
  }

  /// The same for the tokens of whole texts, in which other scripts stand beside Japanese.
  @Test(arguments: 0..<20) func tokensDependOnTheTextAlone(seed: Int) {
    let texts = Self.runs + Self.disturbances + Self.disturbances.map { "就労支援" + $0 + "センターの相談" }
    let fresh = Dictionary(
      uniqueKeysWithValues: texts.map { ($0, Tokenizer(normalizer: Project.normalizer).tokens($0, for: .document)) })
    let tokenizer = Tokenizer(normalizer: Project.normalizer)
    var generator = SeededGenerator(seed: seed)
    for text in texts.shuffled(using: &generator) {
      #expect(tokenizer.tokens(text, for: .document) == fresh[text], "\(text)")
    }
  }

  @Test func manyTasksCutAlike() async throws {
    let expected = try Self.runs.map { words($0, with: try segmenter()) }
    let found = await withTaskGroup(of: [[String]].self) { group in
      for _ in 0..<8 {
        group.addTask {
          guard let segmenter = WordSegmenter() else { return [] }
          return Self.runs.map { words($0, with: segmenter) }
        }
      }
      var found: [[[String]]] = []
      for await one in group { found.append(one) }
      return found
    }
    #expect(found.count == 8)
    for one in found { #expect(one == expected) }
  }
}
