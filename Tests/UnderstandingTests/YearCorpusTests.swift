import Testing
import Understanding
import Vocabulary

/// 年度: every writing of a year, alone and inside a question.
@Suite struct YearCorpusTests {
  @Test(arguments: [
    Corpus(
      [2024], "《年度:令和6年度》の《事業:夜間保育士養成講座》の予算は？", "《年度:令和６年度》の予算", "《年度:令和六年度》の予算", "《年度:R6年度》の予算", "《年度:Ｒ６年度》の予算",
      "《年度:R6》の予算", "《年度:2024年度》の予算", "《年度:２０２４年度》の予算", "《年度:二〇二四年度》の予算", "《年度:FY2024》 の予算",
      "夜間保育士養成講座の予算（《年度:令和6年度》）", "夜間保育士養成講座 予算 《年度:R6》", "夜間保育士養成講座の予算は《年度:令和6年》でいくら"),
    Corpus([2019], "《年度:令和元年度》の実績", "《年度:平成31年度》の実績", "《年度:R元年度》の実績"),
    Corpus([2012], "《年度:平成24年度》の目標", "《年度:平成二十四年度》の目標", "《年度:H24》の目標", "《年度:Ｈ２４年度》の目標", "《年度:2012年度》の目標"),
    Corpus([1985], "《年度:昭和60年度》の事業", "《年度:S60年度》の事業"),
    Corpus([2022, 2023], "《年度:令和4年度》と《年度:令和5年度》の実績を比べて", "《年度:R4》 《年度:R5》 実績 比較", "《年度:2022年度》と《年度:2023年度》の差"),
    Corpus([2021, 2022, 2023], "《年度:令和3年度から令和5年度》までの推移", "《年度:令和3〜5年度》の推移", "《年度:R3~R5》の推移"),
  ])
  func reads(_ corpus: Corpus<[Int]>) { corpus.check(\.years) }

  @Test(arguments: [
    Corpus([23], "《年度:23年度》の実績は？", "《年度:２３年度》の実績は？", "《年度:二十三年度》の実績は？"), Corpus([5], "《年度:5年度》の実績は？", "《年度:五年度》の実績"),
    Corpus([2024], "《年度:2024》の予算は", "《年度:2024》 予算 面接練習会", "《年度:２０２４》の予算"),
  ])
  func readsWithoutEra(_ corpus: Corpus<[Int]>) {
    corpus.check(\.bareYears)
    for sentence in corpus.sentences { #expect(InventedTown.read(sentence.text).years.isEmpty) }
  }

  @Test(arguments: [
    Corpus([-1], "《年度:昨年度》の予算は？", "《年度:去年》の予算は？", "面接練習会の《年度:昨年》の実績"), Corpus([0], "《年度:今年度》の予算", "《年度:今年》はいくら"),
    Corpus([1], "《年度:来年度》の予算"), Corpus([-2], "《年度:一昨年度》の実績"),
  ])
  func countsFromTheDocuments(_ corpus: Corpus<[Int]>) {
    corpus.check { $0.relativeYears.filter(\.isFromLatest).map(\.years) }
  }

  @Test(arguments: [Corpus([-1], "《年度:前年度》は？", "《年度:前の年》は？", "《年度:その前の年》は？"), Corpus([1], "《年度:翌年度》は？", "《年度:次の年》は？")])
  func countsFromTheTopic(_ corpus: Corpus<[Int]>) {
    corpus.check { $0.relativeYears.filter { !$0.isFromLatest }.map(\.years) }
  }

  /// Compares with the year before, and is a cue for a comparison besides.
  @Test(arguments: ["前年比は？", "前年度比を出して"]) func comparesWithTheYearBefore(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.relativeYears.map(\.years) == [-1])
    #expect(question.operations.contains(.trend))
  }

  @Test(arguments: [
    "令和6年4月スタートの事業", "2024人が来た", "2024億円", "03-2024-1999", "年度の予算", "第5回の参加者数", "15年間の計画", "CSR5の事業", "65歳の人",
    "定員120人の事業",
    "12024", "2024番地",
  ])
  func isNoYear(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.years.isEmpty && question.bareYears.isEmpty && question.relativeYears.isEmpty, "\(question.spans)")
  }

  /// 開始時期: a month of an era year is when something begins, not the fiscal year of a figure.
  @Test(arguments: ["令和4年4月に始まった事業", "令和４年４月から始まった事業", "R4年4月スタートの事業", "2022年4月に始まった事業"])
  func aMonthMakesADate(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.dates.map { [$0.year, $0.month] } == [[2022, 4]])
    #expect(question.years.isEmpty && question.bareYears.isEmpty)
  }
}
