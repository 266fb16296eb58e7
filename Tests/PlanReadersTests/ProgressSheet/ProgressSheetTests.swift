import PlanModel
import PlanReaders
import Testing

/// 進行管理票: what the invented sheets of 青梅市 say; their rates hold, except where a test says so.
@Suite struct ProgressSheetTests {
  private func read(_ change: (String) -> String = { $0 }) throws -> PlanDocument {
    let fixture = try Reading.fixture("progress-sheet-backwards.txt")
    let text = change(fixture.lines.map(\.raw).joined(separator: "\n"))
    return ProgressSheetReader(tables: try Reading.tables()).read(try Reading.source(text))
  }

  private func values(_ one: Programme, _ measure: Measure, _ label: String) -> [Double?] {
    one.figures.filter { $0.measure == measure && $0.label == label }.map { $0.values.first?.value }
  }

  @Test func isRecognizedByItsHeads() throws {
    let reader = ProgressSheetReader(tables: try Reading.tables())
    #expect(reader.recognizes(try Reading.fixture("progress-sheet-backwards.txt")))
    #expect(!reader.recognizes(try Reading.source("就労支援の進行管理票について\n番号は未定です。")))
  }

  @Test func headStandsAtTheEndAndMayBeWrapped() throws {
    let document = try read()
    #expect(document.publisher == "青梅市")
    #expect(document.westernYear == 2026)
    let first = try #require(document.programmes.first)
    #expect(first.number == "７")
    #expect(first.name == "若者しごと窓口の運営")
    #expect(first.divisions == ["地域振興課", "青少年課"])
    #expect(first.audience == "おおむね四十歳までの青梅市民")
    #expect(first.section == "はたらく人を増やすために / 窓口での応援")
    #expect(first.plan == "青梅市 第三次若者応援プラン（令和６年度～令和９年度） 若者応援事業進行管理票［対象：令和８年度］")
    #expect(first.summary == "駅前の窓口で若者の相談を受け、企業を紹介します。")
    #expect(document.programmes.map(\.number) == ["７", "12"])
  }

  @Test func boxesGiveDirectionThenGrade() throws {
    let programmes = try read().programmes
    #expect(
      programmes[0].ratings
        == Ratings(grade: "A", evaluation: "目標どおり達成した", direction: "要改善", covid: "有"))
    // A sheet without a line on the virus says nothing of it.
    #expect(
      programmes[1].ratings
        == Ratings(grade: "D", evaluation: "取組を行えなかった", direction: "廃止・中止", covid: nil))
  }

  @Test func ratesTellWhichNumbersBelongTogether() throws {
    let one = try read().programmes[0]
    #expect(values(one, .actual, "窓口相談の件数") == [1050, nil, 850])
    #expect(values(one, .achievementRate, "窓口相談の件数") == [105, nil, 85])
    #expect(values(one, .actual, "相談から就労した人数") == [6, 5, 8])
    #expect(values(one, .achievementRate, "相談から就労した人数") == [60, 50, 80])
    #expect(values(one, .actual, "紹介した企業の数") == [30, 28, 36])
    #expect(values(one, .achievementRate, "紹介した企業の数") == [150, 100, 90])
    let units = one.figures.filter { $0.measure == .actual }.compactMap { $0.values.first?.unit }
    #expect(units == ["件", "件", "人", "人", "人", "社", "社", "社"])
  }

  @Test func referenceIndicatorGetsItsLastValuesBack() throws {
    let one = try read().programmes[0]
    #expect(values(one, .referenceTarget, "体験会の定員数") == [60, 70, 80, 90])
    #expect(values(one, .referenceRate, "体験会の定員数") == [50, 90, 100])
    let last = try #require(one.figures.first { $0.raw == "90人" })
    #expect(last.year == "R9")
    #expect(last.westernYears == 2027...2027)
  }

  /// 79.4 of 100 and 100 per cent of 79.4 prove each other: the value that goes on with the target's own is the target's.
  @Test(arguments: [("90人", "100.0%"), ("100.0%", "90人")])
  func twoLastValuesThatProveEachOther(_ places: (target: String, rate: String)) throws {
    let document = try read { text in
      text.replacing("R６ R７ R８ R９", with: "R６ R７ R８")
        .replacing("目標 10 10 10 10", with: "目標 10 10 10").replacing("目標 20 28 40 50", with: "目標 20 28 40")
        .replacing("目標 1,000 1,200 1,000 1,300", with: "目標 1,000 1,200 1,000")
        .replacing("目標 5 5 5 5", with: "目標 5 5 5")
        .replacing("体験会の定員数 目標 60人 70人 80人", with: "体験会の定員数 目標 100% 100%")
        .replacing("実績 30人 63人 80人", with: "実績 88.0% 92.5% 79.4%")
        .replacing("達成率 50.0% 90.0%", with: "達成率 88.0% 92.5%")
        .replacing("\n\(places.target)\n", with: "\n@1\n").replacing("\n\(places.rate)\n", with: "\n@2\n")
        .replacing("@1", with: "100%").replacing("@2", with: "79.4%")
    }
    let one = try #require(document.programmes.first)
    #expect(values(one, .referenceTarget, "体験会の定員数") == [100, 100, 100])
    #expect(values(one, .referenceActual, "体験会の定員数") == [88, 92.5, 79.4])
    #expect(values(one, .referenceRate, "体験会の定員数") == [88, 92.5, 79.4])
  }

  @Test func figuresKeepTheirLines() throws {
    let document = try read()
    for figure in document.programmes.flatMap(\.figures) {
      #expect(document.lines[figure.lines.first - 1].contains(figure.raw))
    }
  }

  @Test func aGradeOffTheScaleIsFound() throws {
    // 85.0% is no A by the sheet's own scale. The second sheet's D is a matter of words, not of its rate.
    #expect(try read().findings.map(\.kind) == [.gradeDiffers])
  }

  @Test func anOverallRateThatIsNoMeanIsFound() throws {
    let document = try read { $0.replacing("105.0% 75.0% 85.0%", with: "105.0% 75.0% 100.0%") }
    #expect(document.findings.map(\.kind) == [.rateDiffers])
  }

  @Test func aWrongRateIsReportedAndStaysAsPrinted() throws {
    let document = try read { $0.replacing("達成率 105.0% － 85.0%", with: "達成率 105.0% － 99.9%") }
    #expect(values(document.programmes[0], .achievementRate, "窓口相談の件数") == [105, nil, 99.9])
    #expect(document.findings.contains { $0.detail.contains("99.9%") && $0.detail.contains("850") })
  }

  @Test func blankLinesDoNotMatter() throws {
    let dense = try read { $0.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n") }
    let loose = try read()
    #expect(dense.programmes.map(\.name) == loose.programmes.map(\.name))
    #expect(dense.programmes.map { $0.figures.map(\.values) } == loose.programmes.map { $0.figures.map(\.values) })
  }

  @Test func aSheetCutOffBeforeItsHeadIsUnread() throws {
    let document = try read { String($0.prefix($0.count - 60)) }
    #expect(document.programmes.map(\.number) == ["７"])
    #expect(document.findings.contains { $0.kind == .unread })
  }

  @Test func proseIsFoundUnderItsField() throws {
    let document = try read()
    let opinion = try #require(document.passages.first { $0.text.contains("夜間の窓口") })
    #expect(opinion.heading == "若者しごと窓口の運営 専門部会からの意見")
    #expect(opinion.text == "夜間の窓口を広げるよう検討されたい。")
    #expect(opinion.programme == "#1")
    #expect(document.passages.contains { $0.text == "相談は平日の夕方に集まった。" })
    #expect(document.passages.contains { $0.text.contains("夏のあいだ窓口を閉じた") })
  }

  @Test(arguments: ["", "進行管理票", "番号 １ 事業名 あ", "■ □ □\n番号 １ 事業名 \n所管課", "総合達成率 達成率 －"])
  func oddTextsDoNotCrash(_ text: String) throws {
    let document = ProgressSheetReader(tables: try Reading.tables()).read(try Reading.source(text))
    #expect(document.programmes.count <= 1)
  }
}
