import Testing
import Understanding
import Vocabulary

/// 金額, 数量, 順位: conditions with their comparison, claims, ranks, limits and grades.
@Suite struct NumberCorpusTests {
  private static func yen(_ comparison: Comparison, _ value: Double) -> [Condition] {
    [Condition(comparison: comparison, value: value, unit: "円")]
  }

  private static func percent(_ comparison: Comparison, _ value: Double) -> [Condition] {
    [Condition(comparison: comparison, value: value, unit: "%")]
  }

  @Test(arguments: [
    Corpus(
      yen(.atLeast, 100_000_000), "予算が《金額:1億円以上》の事業", "《金額:１億円以上》の事業は", "《金額:一億円以上》の事業", "《金額:100百万円以上》",
      "《金額:100,000千円以上》",
      "《金額:10,000万円以上》の事業"),
    Corpus(
      yen(.less, 50_000_000), "《金額:5千万円未満》の事業", "《金額:５千万円未満》", "《金額:五千万円未満》", "予算が《金額:5000万円を下回る》事業", "《金額:50百万円に満たない》"),
    Corpus(yen(.more, 30_000_000), "《金額:三千万円を超える》事業", "《金額:3千万円超》", "《金額:3,000万円を上回る》", "《金額:3千万円より多い》"),
    Corpus(yen(.atMost, 10_000_000), "《金額:1千万円以下》の事業", "《金額:10百万円以下》"),
    Corpus(yen(.equal, 190_000_000), "《金額:1.9億円》の事業は？", "ちょうど《金額:1.9億円》の予算"),
    Corpus(yen(.more, 120_000_000), "《金額:1億2千万円を超える》事業", "《金額:1億2000万円を超える》", "《金額:120百万円超》"),
    Corpus(
      percent(.less, 90), "達成率が《金額:90％を下回る》事業", "達成率《金額:90%未満》", "達成率が《金額:九割を下回った》", "《金額:９０％に届かない》"),
    Corpus(percent(.less, 30), "《金額:三割に届かなかった》事業"), Corpus(percent(.atLeast, 100), "達成率《金額:100％以上》の事業", "《金額:十割以上》"),
    Corpus([Condition(comparison: .atLeast, value: 90, unit: "%", below: 100)], "達成率が《金額:九割台》の事業", "《金額:90％台》の事業"),
    Corpus([Condition(comparison: .atLeast, value: 500, unit: "人")], "計画が《金額:500人以上》", "《金額:五百人以上》", "《金額:５００人以上》来た"),
    Corpus([Condition(comparison: .more, value: 2, unit: "倍")], "計画の《金額:二倍を超えた》事業", "《金額:2倍超》"),
    Corpus([Condition(comparison: .atLeast, value: 2, unit: "倍")], "計画の《金額:二倍以上》", "計画の《金額:2倍以上》"),
  ])
  func readsConditions(_ corpus: Corpus<[Condition]>) { corpus.check(\.conditions) }

  @Test(arguments: [
    Corpus(
      yen(.atLeast, 30_000_000) + yen(.atMost, 50_000_000), "《金額:3千万円以上》《金額:5千万円以下》の事業", "《金額:三千万円以上》で《金額:五千万円以下》")
  ])
  func readsBothEnds(_ corpus: Corpus<[Condition]>) { corpus.check(\.conditions) }

  @Test(arguments: ["予算は1億円", "定員は30人", "3千万円という話", "100人来たの", "1件あたりの予算", "以上です", "未満児の保育", "10人の担当"])
  func setsNoCondition(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.conditions.isEmpty, "\(question.spans)")
  }

  /// 四万 is a number only where no municipality stands.
  @Test func aMunicipalityIsNoNumber() {
    for text in ["四万十市の谷のほたる調べの予算は？", "四万十市 谷のほたる 令和2年度 令和3年度"] {
      let question = InventedTown.read(text)
      #expect(question.organizations == ["四万十市"], "\(text): \(question.spans)")
      #expect(question.amounts.isEmpty && question.conditions.isEmpty)
      #expect(question.claims.isEmpty && question.numbers.isEmpty)
    }
    #expect(InventedTown.read("四万十市の四万円以上の事業").conditions == Self.yen(.atLeast, 40_000))
  }

  @Test func holdsForFigures() {
    let nineties = Condition(comparison: .atLeast, value: 90, unit: "%", below: 100)
    #expect([89.9, 90, 99.9, 100].map { nineties.holds(for: $0) } == [false, true, true, false])
    let cases: [(Comparison, [Bool])] = [
      (.more, [false, false, true]), (.less, [true, false, false]), (.atLeast, [false, true, true]),
      (.atMost, [true, true, false]), (.equal, [false, true, false]),
    ]
    for (comparison, expected) in cases {
      let condition = Condition(comparison: comparison, value: 10, unit: "人")
      #expect([9, 10, 11].map { condition.holds(for: $0) } == expected, "\(comparison)")
    }
  }

  // MARK: Claims

  @Test(arguments: [
    Corpus([10_000_000.0], "予算は《金額:1000万円》で合ってる？", "予算は《金額:1千万円》ですよね", "《金額:1,000万円》で間違いない？", "《金額:一千万円》だよね"),
    Corpus([240], "定員は《金額:240人》ですよね？", "《金額:２４０人》で合っていますか"),
  ])
  func readsClaims(_ corpus: Corpus<[Double]>) { corpus.check { $0.claims.map(\.value) } }

  @Test(arguments: ["予算は1000万円以上ですか", "240人の事業", "いくらで合ってる？"]) func claimsNothing(_ text: String) {
    #expect(InventedTown.read(text).claims.isEmpty)
  }

  // MARK: Ranks

  @Test(arguments: [
    Corpus(2, "《順:2番目》の担当課は？", "《順:２番目》は", "《順:二番目》は？", "《順:2つ目》の予算", "《順:二つ目》", "《順:2件目》の電話", "《順:2位》は"),
    Corpus(10, "《順:10番目》", "《順:十番目》は？"),
  ])
  func readsOrdinals(_ corpus: Corpus<Int?>) { corpus.check(\.ordinal) }

  @Test(arguments: [
    Corpus(3, "予算の上位《順:3つ》", "予算の大きい順に《順:3つ》", "上から《順:三つ》の合計", "上位《順:3件》", "多い順に《順:3事業》", "下位《順:3》"),
    Corpus(5, "少ない順に《順:五つ》", "上位《順:５つ》を教えて"),
  ])
  func readsLimits(_ corpus: Corpus<Int?>) { corpus.check(\.limit) }

  @Test(arguments: ["30人", "令和3年度", "3月から", "12番の事業", "三鷹市", "一覧を見せて", "第3回", "五反田", "予算が一番大きい事業"]) func ranksNothing(
    _ text: String
  ) {
    let question = InventedTown.read(text)
    #expect(question.ordinal == nil && question.limit == nil, "\(question.spans)")
  }

  @Test(arguments: [Corpus([12], "《番号:12番》の事業"), Corpus([3], "《番号:3番》の実績")])
  func readsNumbers(_ corpus: Corpus<[Int]>) { corpus.check(\.numbers) }

  @Test(arguments: [Corpus([10], "《月:10月》スタートの事業は", "《月:十月》から始まる", "《月:１０月》開始")])
  func readsMonths(_ corpus: Corpus<[Int]>) { corpus.check(\.months) }

  @Test(arguments: [
    Corpus([2], "《柱:柱2》の事業", "《柱:柱２》の事業", "《柱:重点Ⅱ》の事業", "《柱:重点II》の事業", "《柱:重点2》の合計"),
    Corpus([4], "《柱:重点Ⅳ》の一覧", "《柱:重点4》の一覧", "《柱:重点ⅳ》"),
    Corpus([1], "《柱:基本方針１》の事業", "《柱:基本方針1》"),
  ])
  func readsSections(_ corpus: Corpus<[Int]>) { corpus.check(\.sectionNumbers) }

  @Test(arguments: ["重点事業の一覧", "柱の名前", "今後の方針", "重点的に"]) func isNoSection(_ text: String) {
    #expect(InventedTown.read(text).sectionNumbers.isEmpty)
  }

  @Test(arguments: [
    Corpus(["S"], "評価が《評価:S》の事業", "評価《評価:Ｓ》は？", "《評価:s》評価"), Corpus(["C"], "《評価:C》の事業は何件"),
    Corpus(["A", "B"], "《評価:A》と《評価:B》の事業"),
  ])
  func readsGrades(_ corpus: Corpus<[String]>) { corpus.check(\.grades) }

  @Test(arguments: ["SNSの講座", "ICTの支援", "R5の評価", "DX人材", "A4の用紙", "PVは", "ABCの順"]) func isNoGrade(_ text: String) {
    #expect(InventedTown.read(text).grades.isEmpty)
  }

  // MARK: Units

  @Test(arguments: [
    Corpus("千円", "予算を《単位:千円》で", "予算は？《単位:千円》単位で"), Corpus("百万円", "《単位:百万円》単位の予算", "予算を《単位:百万円》で教えて"),
    Corpus("万円", "予算は？ 《単位:万円》で", "予算を《単位:万円》で"), Corpus("億円", "合計は《単位:億円》で"), Corpus(nil, "3千円の事業", "1億円以上"),
    Corpus("千円", "予算は何千円"), Corpus("万円", "いくら？何万円になる"),
  ])
  func readsOutputUnits(_ corpus: Corpus<String?>) { corpus.check(\.outputUnit) }

  @Test(arguments: [
    Corpus(["人"], "《単位:何人》？", "実績は《単位:何人》ですか"), Corpus(["社"], "《単位:何社》が使った？"), Corpus(["件"], "《単位:何件》"),
    Corpus(["回"], "セミナーは《単位:何回》"),
    Corpus(["%"], "《単位:何％》", "《単位:何%》でした"), Corpus(["事業所"], "《単位:何事業所》"), Corpus([], "何円", "何課", "何の事業", "何ですか"),
  ])
  func readsAskedUnits(_ corpus: Corpus<[String]>) { corpus.check(\.units) }
}
