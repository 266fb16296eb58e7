import JapaneseText
import TestSupport
import Testing

@Suite struct TokenizerTests {
  let tokenizer = Tokenizer(normalizer: Project.normalizer)

  /// Texts of invented plans: every script, marks between them, and what PDFs make of them.
  static let texts = [
    "待機児童対策", "テレワークの推進（R5）", "ﾃﾚﾜｰｸ推進", "らーめん横丁の活性化", "障害者就労支援センターの登録人数 2,700人", "商店街の灯を守る事業",
    "問合せ：区民部商工観光課 電話 03-3546-2097（内線2451）", "TOKYOはたらくネット", "①10,401社②5社", "國分寺市の髙齢者", "⼈⺠の⺠",
    "ひきこもりの方へーお知らせー", "㈱窓口と㍿灯", "窓口ー", "ーク", "𠮷野家", "한국어 สวัสดี", "", " ", "R5~R6", "霞ヶ関3ヶ所",
    "AIを活用したDX人材の育成", "か\u{3099}くしゅう", "就\u{200B}労支援",
  ]

  private func words(_ text: String, _ purpose: Tokenizer.Purpose) -> [String] {
    tokenizer.tokens(text, for: purpose).map(\.text)
  }

  /// The bigrams, numbers and Latin words of a text, one position each: what a phrase is compared with.
  private func positions(_ text: String) -> [Set<String>] {
    var found: [Set<String>] = []
    for token in tokenizer.tokens(text, for: .document) {
      if token.isColocated { found[found.count - 1].insert(token.text) } else { found.append([token.text]) }
    }
    return found
  }

  private func contains(_ positions: [Set<String>], phrase: [String]) -> Bool {
    guard !phrase.isEmpty, positions.count >= phrase.count else { return false }
    return (0...(positions.count - phrase.count)).contains { start in
      phrase.indices.allSatisfy { positions[start + $0].contains(phrase[$0]) }
    }
  }

  // MARK: - what the tokens are

  @Test func bigramsHaveOnePositionACharacter() {
    let bigrams = tokenizer.tokens("待機児童", for: .document).filter { !$0.isColocated }
    #expect(bigrams.map(\.text) == ["待機", "機児", "児童", "童"])
    #expect(words("待機児童", .query) == ["待機", "機児", "児童"])
  }

  @Test func wordsStandBesideTheirFirstBigram() {
    let mark = String(Tokenizer.wordMark)
    #expect(words("待機児童", .document) == ["待機", mark + "待機", "機児", "児童", mark + "児童", "童"])
    #expect(tokenizer.tokens("待機児童", for: .query).allSatisfy { !$0.isColocated })
  }

  @Test(arguments: [
    ("R5", ["r5"]), ("Ｒ５", ["r5"]), ("2,700", ["2", "700"]), ("TOKYO障害", ["tokyo", "障害"]), ("5社", ["5", "社"]),
    ("社", ["社"]), ("！？", []),
    ("", []), ("テレワーク推進", ["テレ", "レワ", "ワー", "ーク", "ク", "推進"]), ("テレワーク 推進", ["テレ", "レワ", "ワー", "ーク", "ク", "推進"]),
  ])
  func cutsQueries(_ example: (text: String, tokens: [String])) {
    #expect(words(example.text, .query) == example.tokens)
  }

  @Test(arguments: ["待機児童", "ﾃﾚﾜｰｸ", "テレワーク"]) func cutsWidthsAlike(_ text: String) {
    #expect(words(text, .document) == words(Project.normalizer.text(text), .document))
  }

  // MARK: - phone numbers

  @Test(arguments: [
    "03-3546-2097", "０３－３５４６－２０９７", "(03)3546-2097", "03(3546)2097", "電話（03）3546－2097", "℡03―3546―2097",
    "電話(03-3546-2097)",
    "03-3546-2097(内線2451)", "03-3546-2097(2451)", "TEL 03-3546-2097、FAX 03-3546-2098",
  ])
  func phonesAreTokensOfTheEndsOfTheirDigits(_ text: String) {
    for end in ["0335462097", "35462097", "2097"] { #expect(words(text, .document).contains(Self.part + end)) }
    #expect(!words(text, .document).contains(Self.part + "097"), "three digits are no part to look for")
  }

  @Test(arguments: ["03-3546-2097", "(03)3546-2097", "03(3546)2097", "０３―３５４６―２０９７"])
  func phonesAreFoundInEveryWriting(_ query: String) {
    #expect(contains(positions("電話 03-3546-2097（内線2451）"), phrase: words(query, .query)))
  }

  @Test(arguments: [
    "104-8404", "2024-04-01", "1,234,567,890", "3-5", "0335462097", "123-4567-8901-2345", "R5-R6", "03 3546 2097",
  ])
  func isNoPhone(_ text: String) {
    let digits = words(text, .document).filter { word in
      word.hasPrefix(Self.part) && word.dropFirst().allSatisfy(\.isNumber)
    }
    #expect(digits.allSatisfy { $0.count < 5 }, "5 of R5 is the end of a word")
  }

  /// Any part of a Latin word is the head of one of its ends.
  @Test func latinWordsAreTokensOfTheirEnds() {
    #expect(words("ＴＯＫＹＯ", .document) == ["tokyo"] + ["tokyo", "okyo", "kyo", "yo"].map { Self.part + $0 })
    #expect(words("tokyo", .query) == ["tokyo"])
    #expect(words(Self.part + "ky", .query) == [Self.part + "ky"], "a marked token is asked for as it stands")
    #expect(words("2,700", .document) == ["2", "700"])
  }

  private static let part = String(Tokenizer.partMark)

  @Test func phonesQuoteTheirNumber() throws {
    let text = "電話（03）3546－2097（代表）"
    let token = try #require(tokenizer.tokens(text, for: .document).first { $0.text == Self.part + "0335462097" })
    let quoted = String(decoding: Array(text.utf8)[token.bytes], as: UTF8.self)
    #expect(quoted == "03）3546－2097")
  }

  // MARK: - properties

  /// Zero-miss: every substring of two characters and more of one script run is found as a phrase.
  @Test(arguments: texts) func everySubstringOfARunIsFound(_ text: String) {
    let normalized = Project.normalizer.normalize(text)
    let positions = positions(text)
    for (script, run) in Script.runs(normalized.scalars) where script.isJapanese {
      for low in run {
        for high in run.indices.map({ $0 + 1 }) where high >= low + 2 {
          let piece = normalized.string(low..<high)
          #expect(contains(positions, phrase: words(piece, .query)), "\(piece) in \(text)")
        }
      }
    }
  }

  /// The same across scripts, as long as the phrase ends with a whole run or with two characters of one.
  @Test(arguments: texts) func phrasesAcrossScriptsAreFound(_ text: String) {
    let normalized = Project.normalizer.normalize(text)
    let positions = positions(text)
    let runs = Script.runs(normalized.scalars)
    for (index, last) in runs.enumerated() where last.script.isJapanese && last.range.count >= 2 {
      for first in runs[..<index] where first.script.isJapanese {
        for low in first.range {
          for high in (last.range.lowerBound + 2)...last.range.upperBound {
            let piece = normalized.string(low..<high)
            #expect(contains(positions, phrase: words(piece, .query)), "\(piece) in \(text)")
          }
        }
      }
    }
  }

  @Test(arguments: texts) func offsetsAreBoundariesOfCharacters(_ text: String) {
    let bytes = Array(text.utf8)
    for token in tokenizer.tokens(text, for: .document) {
      #expect(!token.bytes.isEmpty)
      #expect(token.bytes.upperBound <= bytes.count)
      let quoted = String(validating: bytes[token.bytes], as: UTF8.self)
      #expect(quoted != nil, "\(token) in \(text)")
    }
  }

  /// What a token quotes reads as the token.
  @Test(arguments: texts) func offsetsQuoteTheToken(_ text: String) {
    let bytes = Array(text.utf8)
    for token in tokenizer.tokens(text, for: .query) {
      let quoted = String(decoding: bytes[token.bytes], as: UTF8.self)
      #expect(Project.normalizer.text(quoted).lowercased().contains(token.text), "\(token) in \(text)")
    }
  }

  @Test(arguments: 0..<200) func survivesAnything(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(of: NormalizerTests.alphabet + ["(", ")", "-", "03", "3546"], upTo: 40)
    let bytes = text.utf8.count
    for purpose in [Tokenizer.Purpose.document, .query] {
      let tokens = tokenizer.tokens(text, for: purpose)
      #expect(tokens.first?.isColocated != true)
      #expect(tokens.allSatisfy { !$0.text.isEmpty && $0.bytes.upperBound <= bytes })
    }
  }

  // MARK: - words for reading a question

  @Test(arguments: [
    ("待機児童の予算", ["待機", "児童", "の", "予算"]), ("R5のテレワーク", ["r", "5", "の", "テレ", "ワーク"]), ("（ＡＩ）", ["ai"]), ("、。", []),
    ("", []),
  ])
  func givesWords(_ example: (text: String, words: [String])) {
    #expect(tokenizer.words(example.text) == example.words)
  }
}
