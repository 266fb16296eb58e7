import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import TestSupport
import Testing

/// Passages of invented plans, and an index of them that all tests of this target read.
enum InventedPassages {
  static let byDocument: [(name: String, texts: [String])] = [
    (
      "minato-r6-概要.txt",
      [
        "商店街の灯を守る人を育てるため、空き店舗を使った就労体験を行う。", "ﾃﾚﾜｰｸの推進（R5）：導入企業 120社、相談窓口 03-3546-2097（内線2451）",
        "らーめん横丁の活性化", "①10,401社②5社へ案内を送付", "育業を応援する。", "ＤＸ人材の育成に２，７００千円",
      ]
    ),
    (
      "kokubunji_r5.txt",
      [
        "障害者就労支援センターの登録人数は2,700人である。", "待機児童対策として保育所を整備する。", "國分寺市シルバー人材センター（電話042-325-0111）",
        "テレワーク導入の助成金を交付する。", "東京都と連携し、女性のキャリアチェンジを支える。",
      ]
    ),
  ]

  static let texts = byDocument.flatMap(\.texts)

  private static let folder = TemporaryFolder()

  static let path: String = {
    let documents = byDocument.map { name, texts in
      var document = PlanDocument(name: name, layout: .plain, title: name, lines: texts)
      document.passages = texts.enumerated().map { Passage(heading: nil, text: $1, lines: LineSpan($0 + 1)) }
      return document
    }
    atexit { InventedPassages.folder.remove() }
    let path = folder.file("madoguchi.sqlite")
    do {
      try IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer).write(documents)
    } catch { fatalError("the index of the tests: \(error)") }
    return path
  }()

  /// A search of its own for every test, since a connection belongs to one place.
  static func search() throws -> PassageSearch { try openSearch(path) }
}

@Suite struct PassageSearchTests {
  let search: PassageSearch

  init() throws { search = try InventedPassages.search() }

  private func texts(_ query: String, in documents: [String] = []) throws -> [String] {
    try search.search(query, in: documents, limit: 20).hits.map(\.text)
  }

  // MARK: - what is found

  /// A query, and the beginning of a passage that it must find, first.
  @Test(arguments: [
    ("育業", "育業を応援"), ("保育", "待機児童"), ("児童", "待機児童"), ("機児", "待機児童"), ("店舗", "商店街"), ("灯", "商店街"), ("ﾗｰﾒﾝ", "らーめん"),
    ("らーめん", "らーめん"), ("ーめん", "らーめん"), ("導入企業", "ﾃﾚﾜｰｸ"), ("テレワークの推進", "ﾃﾚﾜｰｸ"), ("ﾃﾚﾜｰｸ推進", "ﾃﾚﾜｰｸ"), ("ＤＸ人材", "ＤＸ"),
    ("dx人材の育", "ＤＸ"), ("R5", "ﾃﾚﾜｰｸ"), ("r5", "ﾃﾚﾜｰｸ"), ("国分寺", "國分寺市"), ("國分寺市", "國分寺市"), ("シルバー人材", "國分寺市"),
    ("03-3546-2097", "ﾃﾚﾜｰｸ"), ("0335462097", "ﾃﾚﾜｰｸ"), ("０３−３５４６−２０９７", "ﾃﾚﾜｰｸ"), ("(042)325-0111", "國分寺市"),
    ("0423250111", "國分寺市"), ("キャリアチェンジ", "東京都と"), ("キャリアチェン", "東京都と"), ("女性 都", "東京都と"), ("2,700千円", "ＤＸ"),
    ("10,401", "①10,401"), ("\"登録人数は2,700人\"", "障害者"), ("就労 -体験", "障害者"), ("宇宙食", nil), ("ボーナス", nil),
    ("3546", "ﾃﾚﾜｰｸ"), ("5462097", "ﾃﾚﾜｰｸ"), ("042325", "國分寺市"), ("(03)3546", "ﾃﾚﾜｰｸ"),
  ])
  func finds(_ example: (query: String, start: String?)) throws {
    let found = try texts(example.query)
    if let start = example.start {
      #expect(found.first?.hasPrefix(start) == true, "\(found)")
    } else {
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// Widths are one in both directions.
  @Test(arguments: ["テレワーク", "ﾃﾚﾜｰｸ"]) func findsBothWidths(_ query: String) throws {
    #expect(
      try Set(texts(query)) == Set(InventedPassages.texts.filter { $0.contains("テレワーク") || $0.contains("ﾃﾚﾜｰｸ") }))
  }

  @Test func saysWhetherAllTermsWereFound() throws {
    #expect(try search.search("待機児童 保育所", limit: 5).hasAllTerms)
    let some = try search.search("待機児童 宇宙", limit: 5)
    #expect(!some.hasAllTerms && some.hits.count == 1)
    #expect(try !search.search("宇宙", limit: 5).hasAllTerms)
    #expect(try search.search("就労", limit: 1).hits.count == 1)
  }

  @Test func findsTermsGivenOneByOne() throws {
    #expect(try search.search(terms: ["ﾃﾚﾜｰｸ", "助成金"], limit: 5).hits.map(\.source.lines) == [LineSpan(4)])
    #expect(try search.search(terms: [], limit: 5).hits.isEmpty)
    #expect(try search.search(terms: ["就労 -体験\""], limit: 5).hits.isEmpty)
  }

  /// Zero-miss: every stretch of two characters and more of one script, and of every script, finds its passage.
  @Test(arguments: InventedPassages.texts) func everySubstringFindsItsPassage(_ text: String) throws {
    let normalized = Project.normalizer.normalize(text)
    for (script, run) in Script.runs(normalized.scalars) where script.isJapanese {
      for low in run {
        for high in run.map({ $0 + 1 }) where high >= low + 2 {
          let piece = normalized.string(low..<high)
          #expect(try search.search(terms: [piece], limit: 20).hits.contains { $0.text == text }, "\(piece)")
        }
      }
    }
  }

  @Test(arguments: InventedPassages.texts) func everyJapaneseSubstringAcrossScriptsFindsItsPassage(_ text: String)
    throws
  {
    let normalized = Project.normalizer.normalize(text)
    let isJapanese = normalized.scalars.map { Script($0).isJapanese }
    for low in normalized.scalars.indices {
      for high in (low + 2)..<(low + 8) where high <= isJapanese.count && isJapanese[low..<high].allSatisfy({ $0 }) {
        let piece = normalized.string(low..<high)
        #expect(try search.search(terms: [piece], limit: 20).hits.contains { $0.text == text }, "\(piece)")
      }
    }
  }

  // MARK: - document:

  @Test(arguments: [
    ("就労 document:kokubunji", ["kokubunji_r5.txt"]), ("就労 document:KOKUBUNJI_R5", ["kokubunji_r5.txt"]),
    ("就労 document:概要", ["minato-r6-概要.txt"]), ("就労 document:r6-概", ["minato-r6-概要.txt"]),
    ("就労 document：ｒ６", ["minato-r6-概要.txt"]),
    ("就労 document:r6 document:r5", ["kokubunji_r5.txt", "minato-r6-概要.txt"]), ("就労 -document:r6", ["kokubunji_r5.txt"]),
    ("就労 document:.txt", ["kokubunji_r5.txt", "minato-r6-概要.txt"]), ("就労 document:r6 -document:minato", []),
    ("就労 document:none", []), ("document:kokubunji", []), ("就労 document:%", []), ("就労 document:'", []),
    ("就労 document:\"r6-概要.txt\"", ["minato-r6-概要.txt"]),
  ])
  func filtersByPartOfTheName(_ example: (query: String, documents: [String])) throws {
    let hits = try search.search(example.query, limit: 20).hits
    #expect(Set(hits.map(\.source.document)) == Set(example.documents))
  }

  @Test func bothFiltersHold() throws {
    #expect(try texts("就労", in: ["kokubunji_r5.txt"]).count == 1)
    #expect(try texts("就労 document:r5", in: ["kokubunji_r5.txt"]).count == 1)
    #expect(try texts("就労 document:r6", in: ["kokubunji_r5.txt"]).isEmpty)
    #expect(try texts("就労", in: ["kokubunji"]).isEmpty, "names given by the caller are whole")
  }

  // MARK: - hostile input

  static let hostile = [
    "\"OR 1=1", "NEAR(", "*", "03-3546-2097", "(", ")", "\"", ":", "^", "+", "就労*", "就労^", "text:就労", "heading : 就労",
    "{heading} : 就労",
    "-", "--", "- -", "-\"", "AND", "OR", "NOT", "就労 AND", "NOT 就労", "NEAR(就労 支援, 2)", "就労 NEAR 支援", "' OR ''='",
    "; DROP TABLE passages",
    "\\", "%", "_", "?", "?1", "$x", "@x", "\u{0}", "\"\u{0}\"", "就\u{0}労", "\u{1B}[31m", "\u{7F}", "\u{202E}就労",
    "\"\u{301}就労", "就労\"\u{301}",
    "-\"\u{301}", "\u{FFFF}", "😀", "ー", "ー ー", "、。", "①", "document:", "document:\"", "-document:", "document:\u{0}",
    "rowid:1", "\u{E000}就労",
  ]

  @Test(arguments: hostile) func hostileWordsAreOnlyWords(_ query: String) throws {
    _ = try search.search(query, limit: 20)
    _ = try search.search(terms: [query, "就労"], limit: 20)
    _ = try search.search("就労 \(query) 支援", limit: 20)
    _ = try search.search("\(query)\(query)", limit: 20)
  }

  @Test func aPastedPageFindsItsPassage() throws {
    let page = String(repeating: "商店街の灯を守る人を育てる。", count: 40)
    let folder = TemporaryFolder()
    var document = PlanDocument(name: "page.txt", layout: .plain, title: "", lines: [])
    document.passages = [Passage(heading: nil, text: page, lines: LineSpan(1))]
    let path = folder.file("page.sqlite")
    try IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer).write([document])
    let reader = try IndexReader(path: path, normalizer: Project.normalizer)
    let search = try PassageSearch(reader: reader, tables: Project.tables, listening: Project.listening)
    #expect(try search.search("\"\(page)\"", limit: 1).hits.count == 1)
  }

  /// A hundred kilobytes of one piece, and of different pieces.
  @Test(arguments: ["あ", "就労 ", "\"", "-", "x", "(", "\u{0}", "語# ", "-語# ", "document:# ", "語#", "\"語# 語\" "])
  func longQueriesAreOnlyWords(_ piece: String) throws {
    let count = 100_000 / piece.utf8.count
    let isNumbered = piece.contains("#")
    let query = (0..<count).map { isNumbered ? piece.replacing("#", with: String($0)) : piece }.joined()
    _ = try search.search(query, limit: 20)
    _ = try search.search(terms: [query], limit: 20)
  }

  @Test(arguments: 0..<200) func nothingThrows(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    _ = try search.search(generator.text(of: Self.hostile + [" ", "就労", "支援"], upTo: 12), limit: 20)
  }
}
