import PlanModel
import PlanReaders
import Testing

/// Forms that other local governments write: sheets with a table for each kind of number, lists of the budget with marks,
/// reports with the years below the head, plans whose points end in their division.
@Suite struct WrittenFormsTests {
  private func read(_ text: String) throws -> PlanDocument {
    try PlainTextReader(tables: Reading.tables()).read(Reading.source(text))
  }

  /// 「budget - R5 21608000 円」 for each value.
  private func told(_ programme: Programme) -> [String] {
    programme.figures.flatMap { figure in
      figure.values.map { value in
        "\(figure.measure.rawValue) \(figure.label ?? "-") \(figure.year) \(Int(value.value)) \(value.unit ?? "-")"
      }
    }
  }

  @Test func aSheetWithATableForEachKindOfNumber() throws {
    let document = try read(
      """
      令和９年度　事務事業評価シート
      こもれび市
      事 務 事 業 名 朝の体操教室事業
      所　　管　　課 市民部　元気づくり課　体操係 （内線 2412）
      事業期間 平成21年度 ～ 終期なし
      目 的 朝の公園で体を動かす人を増やし、近所の人どうしが
      顔見知りになる。
      事業費の推移 R6 R7 R8 R9
      事業費（千円） 1,240 1,115 1,608 1,400
      　うち国県支出金 160 142 404 130
      活動指標 単位 R6 R7 R8 R9
      教室の数 箇所 目標 2 2 2 3
      実績 2 1 2
      成果指標 単位 R6 R7 R8 R9
      来た人の数 人 目標 400 500 700 750
      実績 412 538 763
      必要性 Ａ 有効性 Ａ 効率性 Ｂ 総合評価 Ｃ
      今後の方向性 □拡充 □継続 ■改善 □縮小 □廃止
      """)
    let programme = try #require(document.programmes.first)
    #expect(document.programmes.count == 1)
    #expect(programme.summary == "朝の公園で体を動かす人を増やし、近所の人どうしが顔見知りになる。")
    #expect(programme.budget?.yen == 1_400_000)
    #expect(programme.ratings?.grade == "C")
    #expect(programme.ratings?.direction == "改善")
    #expect(programme.start?.hasPrefix("平成21年度") ?? false)
    let figures = told(programme)
    #expect(figures.contains("budget - R8 1608000 円"))
    #expect(figures.contains { $0.hasSuffix("うち国県支出金 R8 404000 円") })
    #expect(figures.contains("actual 教室の数 R7 1 箇所"))
    #expect(figures.contains("target 来た人の数 R9 750 人"))
  }

  /// Nobody can say which of several amounts in a row is the budget.
  @Test func severalAmountsInARowAreNoBudget() throws {
    let document = try read("事業名：朝の体操教室\n予算額（千円）：1,240 1,115 1,608\n担当課：体操課\n")
    #expect(document.programmes.first?.budget == nil)
    #expect(document.findings.map(\.kind) == [.unread])
  }

  @Test(arguments: [("□拡充 ■継続 □廃止", "継続" as String?), ("☑拡充 □継続", "拡充"), ("□拡充 □継続", nil), ("■拡充 ■継続 □廃止", nil)])
  func ofBoxesTheFilledOneCounts(_ boxes: String, _ direction: String?) throws {
    let document = try read("事業名：朝の体操教室\n担当課：体操課\n今後の方向性：\(boxes)\n")
    #expect(document.programmes.first?.ratings?.direction == direction)
  }

  @Test func aBudgetWithMarksAndTheYearBefore() throws {
    let document = try read(
      """
      令和９年度 当初予算（案） 主要事業の概要
      こもれび市
      凡例 【新】新規 【拡】拡充 【継】継続
      金額の単位は千円。予算額の右の（　）内は前年度当初予算額と増減額。

      １ くらし

      【新】 朝の体操教室事業 21,460 （皆増）
      公園で体操を教える。
      担当：健やか元気育成推進課　電話 0599-00-7301（内線 2611）

      【拡】 夜の読書室の明かりを増やす
      事業
      14,875 （9,640　5,235）
      机に明かりを置く。
      担当：図書課　電話 0599-00-7402（内線 2741）

      【継】 川べりの花だん・花のたね
      配布事業 1,284 （1,310　△26）
      たねを配る。
      担当：花と緑の課　電話 0599-00-7315（内線 2633）

      【拡】 予防の注射の助成事業
      ・一つ目 １回 4,000円
      64,350 （12,600　51,750）
      担当：からだ課　電話 0599-00-7501（直通）
      """)
    let programmes = document.programmes
    #expect(programmes.map(\.name) == ["朝の体操教室事業", "夜の読書室の明かりを増やす事業", "川べりの花だん・花のたね配布事業", "予防の注射の助成事業"])
    #expect(programmes.map(\.budget?.yen) == [21_460_000, 14_875_000, 1_284_000, 64_350_000])
    #expect(programmes.map(\.category) == ["新規", "拡充", "継続", "拡充"])
    #expect(programmes[0].divisions == ["健やか元気育成推進課"])
    #expect(programmes[0].phones == ["0599-00-7301"])
    #expect(told(programmes[0]).isEmpty)
    #expect(told(programmes[1]) == ["budget - 令和8年度 9640000 円"])
    #expect(told(programmes[2]) == ["budget - 令和8年度 1310000 円"])
  }

  @Test func yearsBelowTheHeadSpreadOverTheResults() throws {
    let document = try read(
      """
      第３次こもれび市みどりの計画 令和７年度 進捗状況報告書

      番号 指標名 単位 基準値 実績値 目標値 担当課 評価
      R4 R5 R6 R7 R9
      1 木かげのある道の長さ m 812 798 771 746 690 みどり課 ○
      2 たねを受け取った人の数 人 2,140 2,265 2,418 2,604 2,900 みどり課 ◎
      """)
    #expect(document.programmes.map(\.name) == ["木かげのある道の長さ", "たねを受け取った人の数"])
    let second = document.programmes[1]
    #expect(second.divisions == ["みどり課"])
    #expect(
      told(second).map { $0.split(separator: " ").suffix(3).joined(separator: " ") } == [
        "R4 2140 人", "R5 2265 人", "R6 2418 人", "R7 2604 人", "R9 2900 人",
      ])
    #expect(second.figures.map(\.measure) == [.actual, .actual, .actual, .actual, .target])
  }

  @Test func pointsEndInTheirDivision() throws {
    let document = try read(
      """
      こもれび市しごとプラン（令和９年度～令和12年度）

      基本目標１　朝の仕事をつくる

      ＜主な取組＞
      ・朝市の出店の手伝い
      　朝市に初めて店を出す人に，机と屋根を貸します。申込みは窓口で受けます。（商工
      振興課）
      ・夜の港の案内
      　港を歩く人に灯りを貸します。（港課，観光課）

      年度別の事業費（見込み）
      （単位：千円）

      取組名 令和９年度 令和10年度
      朝市の出店の手伝い 9,600 11,400
      """)
    #expect(document.programmes.map(\.name) == ["朝市の出店の手伝い", "夜の港の案内"])
    let first = document.programmes[0]
    #expect(first.divisions == ["商工振興課"])
    #expect(first.summary == "朝市に初めて店を出す人に，机と屋根を貸します。申込みは窓口で受けます。")
    #expect(document.programmes[1].divisions == ["港課", "観光課"])
    // The table below is of the same programme.
    #expect(first.budget?.yen == 9_600_000)
    #expect(told(first) == ["budget - 令和10年度 11400000 円"])
  }
}
