import JapaneseText
import TestSupport
import Testing

/// Ways to write that mean one thing: the normalized form, then what documents and people write for it.
struct Spelling: Sendable, CustomTestStringConvertible {
  let expected: String
  let written: [String]

  init(_ expected: String, _ written: String...) { (self.expected, self.written) = (expected, written) }

  var testDescription: String { "\(expected) ← \(written.joined(separator: " / "))" }
}

let spellings: [Spelling] = [
  // half and full width
  Spelling("テレワーク", "テレワーク", "ﾃﾚﾜｰｸ"),
  Spelling("ガイドブック", "ｶﾞｲﾄﾞﾌﾞｯｸ", "カ\u{3099}イト\u{3099}フ\u{3099}ック"),
  Spelling("パート", "ﾊﾟｰﾄ", "ハ\u{309A}ート"),
  Spelling("R5年度", "Ｒ５年度", "R５年度"),
  Spelling("(株)", "㈱", "（株）"),
  Spelling("平成31", "㍻31", "㍻３１"),
  Spelling("10%", "１０％", "10﹪"),
  Spelling("a b", "a\u{3000}b", "a\u{A0}b", "a b"),
  // dashes and minus signs
  Spelling(
    "03-3546-2097", "03-3546-2097", "０３－３５４６－２０９７", "03‐3546‐2097", "03‑3546‑2097", "03–3546–2097",
    "03—3546—2097", "03―3546―2097", "03−3546−2097", "03─3546─2097", "03━3546━2097", "03﹣3546﹣2097", "03⁃3546⁃2097"),
  Spelling("-", "－", "—", "―", "−", "‐", "–", "─"),
  // wave dashes
  Spelling("4~6月", "4～6月", "4〜6月", "4∼6月", "4~6月"),
  // quotation marks
  Spelling("\"育休\"", "“育休”", "＂育休＂", "″育休″", "〝育休〟"),
  Spelling("it's", "it’s", "it‘s", "it′s", "it＇s"),
  // middle dots
  Spelling("カスタマー・サービス", "ｶｽﾀﾏｰ･ｻｰﾋﾞｽ", "カスタマー·サービス", "カスタマー•サービス"),
  // ヶ and ケ
  Spelling("3ケ所", "3ヶ所", "３ケ所", "3ｹ所"),
  Spelling("霞ケ関", "霞ヶ関", "霞ケ関"),
  Spelling("3カ月", "3ヵ月", "3ｶ月"),
  // 旧字体 and 異体字
  Spelling("国分寺市", "國分寺市", "国分寺市"),
  Spelling("高齢者の就労支援", "髙齡者の就勞支援"),
  Spelling("中央区立", "中央區立"),
  Spelling("渡辺", "渡邊", "渡邉"),
  Spelling("広島", "廣島"),
  // radicals out of PDFs
  Spelling("人民", "⼈⺠", "人⺠"),
  Spelling("長年の見直し", "⻑年の⾒直し"),
  Spelling("食育", "⻝育", "⾷育"),
  // invisible characters
  Spelling("就労支援", "就労\u{200B}支援", "\u{FEFF}就労支援", "就\u{AD}労支援", "就労支\u{2060}援", "就\u{E0100}労支援"),
  Spelling("ガス", "カ\u{200B}\u{3099}ス", "ｶ\u{200D}ﾞス"),
  Spelling("ゲ", "ヶ\u{3099}"),
  // marks of lists stay, and never join the number behind them
  Spelling("①10,401社", "①10,401社", "①１０，４０１社"),
  Spelling("❶5社⑵6人㊿7件ⓐ", "❶５社⑵６人㊿７件ⓐ"),
]

@Suite struct NormalizerTests {
  let normalizer = Project.normalizer

  @Test(arguments: spellings) func readsAsOne(_ spelling: Spelling) {
    for written in spelling.written {
      #expect(normalizer.text(written) == spelling.expected, "\(written)")
    }
  }

  /// A mark of a list under a combining mark is still no digit.
  @Test(arguments: ["①\u{301}", "①\u{3099}", "①ﾞ", "①\u{FE0F}"]) func keepsListMarks(_ text: String) {
    #expect(normalizer.normalize(text + "10").scalars.first == "①", "\(text)")
  }

  /// What must stay apart though it looks alike.
  @Test(arguments: [
    ("ニ", "二"), ("カ", "力"), ("ロ", "口"), ("ー", "-"), ("ー", "一"), ("か", "カ"), ("0", "〇"), ("、", ","), ("ッ", "ツ"),
    ("ば", "ぱ"), ("①", "1"), ("3ケ所", "3カ所"),
  ])
  func keepsApart(_ pair: (String, String)) {
    #expect(normalizer.text(pair.0) != normalizer.text(pair.1), "\(pair)")
  }

  @Test func emptyTextHasOneOffset() {
    let text = normalizer.normalize("")
    #expect(text.text.isEmpty)
    #expect(text.offsets == [0])
    #expect(text.original(0..<0).isEmpty)
  }

  // MARK: - the way back

  @Test(arguments: [
    // normalized piece, the text it is looked for in, what the document prints
    ("テレワーク", "事業：ﾃﾚﾜｰｸ（R5）", "ﾃﾚﾜｰｸ"),
    ("(R5)", "事業：ﾃﾚﾜｰｸ（Ｒ５）", "（Ｒ５）"),
    ("ガイド", "「ｶﾞｲﾄﾞ」", "ｶﾞｲﾄﾞ"),
    ("国分寺", "東京都國分寺市", "國分寺"),
    ("就労支援", "障害者就\u{200B}労支\u{AD}援の", "就\u{200B}労支\u{AD}援"),
    ("(株)", "担当㈱です", "㈱"),
    ("株", "担当㈱です", "㈱"),
    ("平", "㍻31年", "㍻"),
    ("成31", "㍻３１年", "３１"),
  ])
  func quotesTheDocument(_ example: (piece: String, text: String, printed: String)) throws {
    let text = normalizer.normalize(example.text)
    let range = try #require(text.ranges(of: Array(example.piece.unicodeScalars)).first)
    // A piece that begins inside a character (成 of ㍻) takes the whole character with it.
    let printed = text.original(range)
    #expect(printed.hasSuffix(example.printed))
    #expect(normalizer.text(printed).contains(example.piece))
  }

  @Test func findsWithoutOverlaps() {
    let text = normalizer.normalize("ああああ")
    #expect(text.ranges(of: ["あ", "あ"]) == [0..<2, 2..<4])
    #expect(text.ranges(of: []).isEmpty)
    #expect(text.ranges(of: Array("あああああ".unicodeScalars)).isEmpty)
  }

  // MARK: - properties

  /// Everything that a mistake could hide in, next to everything else.
  static let alphabet = [
    "ｶ", "ﾞ", "ﾟ", "カ", "\u{3099}", "\u{309A}", "か", "ヶ", "ヵ", "ー", "ｰ", "㈱", "㍻", "①", "⑵", "❶", "1", "２", ",", "．",
    "−", "—", "〜", "～", "國", "邊", "⼈", "⺠", "\u{200B}", "\u{FEFF}", "\u{FE0F}", "\u{E0100}", "\u{301}", "e", "É", "ﬁ",
    "한", "\u{1112}\u{1161}\u{11AB}", "ก", "ำ", "😀", "👨‍👩‍👧", "𠮷", " ", "\u{3000}", "\t", "\r\n", "\u{0}", "\u{1B}",
    "\u{FDFA}", "″",
  ]

  @Test(arguments: 0..<200) func normalizingTwiceChangesNothing(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(of: Self.alphabet, upTo: 24)
    let once = normalizer.normalize(text).scalars
    let twice = normalizer.normalize(normalizer.text(text)).scalars
    #expect(once == twice, "\(text.debugDescription)")
  }

  @Test(arguments: 0..<200) func everyOffsetFallsOnACharacter(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let original = generator.text(of: Self.alphabet, upTo: 24)
    let text = normalizer.normalize(original)
    let starts = Set(
      original.unicodeScalars.indices.map { original.utf8.distance(from: original.utf8.startIndex, to: $0) })
    #expect(text.offsets.count == text.scalars.count + 1)
    #expect(text.offsets.last == original.utf8.count)
    #expect(zip(text.offsets, text.offsets.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(text.offsets.dropLast().allSatisfy { starts.contains($0) }, "\(original.debugDescription)")
  }

  /// Whatever is cut out of the normalized text, the quoted original reads as it, or holds it where it began or ended
  /// inside a character.
  @Test(arguments: 0..<200) func everyQuoteHoldsItsWords(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let original = generator.text(of: Self.alphabet, upTo: 16)
    let text = normalizer.normalize(original)
    #expect(normalizer.text(text.original(0..<text.scalars.count)) == text.text)
    for low in text.scalars.indices {
      for high in (low + 1)...text.scalars.count {
        let quoted = normalizer.normalize(text.original(low..<high))
        #expect(
          !quoted.ranges(of: Array(text.scalars[low..<high])).isEmpty, "\(original.debugDescription) \(low)..<\(high)")
      }
    }
  }

  // MARK: - keys

  @Test(arguments: [
    Spelling(
      "tokyo障害者マッチング応援フェスタ", "TOKYO障害者マッチング応援フェスタ", "T O K Y O障害者マッチング応援フェスタ",
      "ＴＯＫＹＯ障害者ﾏｯﾁﾝｸﾞ応援フェスタ", "「TOKYO障害者マッチング応援フェスタ」", "Tokyo 障害者　マッチング\n応援フェスタ"),
    Spelling("0335462097", "03-3546-2097", "(03)3546-2097", "０３（３５４６）２０９７", "03―3546―2097"),
    Spelling("カスタマーサービス", "カスタマー・サービス", "カスタマー サービス"),
    Spelling("50%", "50%", "５０ ％"),
    Spelling("q&a", "Q&A", "Ｑ＆Ａ", "Q & A"),
    Spelling("", "", "　", "「」", "--"),
  ])
  func namesHaveOneKey(_ spelling: Spelling) {
    for written in spelling.written { #expect(normalizer.key(written) == spelling.expected, "\(written)") }
  }
}
