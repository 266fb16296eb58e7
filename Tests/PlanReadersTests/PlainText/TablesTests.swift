import PlanModel
import PlanReaders
import Testing

/// Tables of documents that have no form of their own: evaluation sheets, lists of budgets, indicators, demand by year.
@Suite struct TablesTests {
  private func read(_ name: String) throws -> PlanDocument {
    try PlainTextReader(tables: Reading.tables()).read(Reading.fixture(name))
  }

  private func read(text: String) throws -> PlanDocument {
    try PlainTextReader(tables: Reading.tables()).read(Reading.source(text))
  }

  /// 「目標 2022 4000 人」 for each figure with a value.
  private func told(_ programme: Programme) -> [String] {
    programme.figures.flatMap { figure in
      figure.values.map { value in
        let year = figure.westernYears.map { String($0.lowerBound) } ?? "-"
        return [figure.measure.rawValue, figure.label ?? "-", year, String(Int(value.value)), value.unit ?? "-"]
          .joined(separator: " ")
      }
    }
  }

  @Test func aSheetStatesItsYearsItsGradeAndItsContact() throws {
    let document = try read("tables-evaluation-sheets.txt")
    #expect(document.publisher == "みどり野市")
    #expect(document.westernYear == 2025)
    #expect(document.programmes.map(\.name) == ["夜間図書室運営事業", "古民家再生補助事業"])
    let first = document.programmes[0]
    #expect(first.budget?.yen == 2_450_000)
    #expect(first.ratings?.grade == "A")
    #expect(first.ratings?.direction == "拡充")
    #expect(first.divisions == ["教育部 図書館課 奉仕係"])
    #expect(first.phones == ["0599-00-1001"])
    #expect(first.section == nil)
    let figures = told(first)
    #expect(figures.contains("budget - 2022 2100000 円"))
    #expect(figures.contains("actual 決算額 2024 2251000 円"))
    // The unit stands on the line of the results only.
    #expect(figures.contains("target 夜間の開館日数 2022 200 日"))
    #expect(figures.contains("actual 夜間の来館者数 2023 4305 人"))
    #expect(first.figures.contains { $0.measure == .achievementRate && $0.label == "夜間の来館者数" && $0.raw == "104.5%" })
  }

  @Test func aSheetMayHaveOneCellOnALine() throws {
    let second = try read("tables-evaluation-sheets.txt").programmes[1]
    #expect(second.divisions == ["建設部 住まい課"])
    #expect(second.phones == ["0599-00-1002"])
    #expect(second.ratings?.grade == "C")
    #expect(second.budget?.yen == 9_700_000)
    #expect(told(second).contains("target 再生した古民家 2023 4 棟"))
    #expect(told(second).contains("actual 再生した古民家 2022 2 棟"))
  }

  @Test func aListGivesEachRowItsOwnContactAndBothYears() throws {
    let document = try read("tables-budget-list.txt")
    let names = ["朝の学習室開設事業", "通学バス運行事業", "川辺の案内板の更新", "川の見張りカメラ設置事業", "避難所の毛布更新事業"]
    #expect(document.programmes.map(\.name) == names)
    #expect(document.programmes.map(\.budget?.yen) == [1_200_000, 32_500_000, 830_000, 4_700_000, 900_000])
    #expect(document.programmes.map(\.divisions) == [["学校教育課"], ["学校教育課"], ["道路課"], ["防災課"], ["防災課"]])
    let phones = ["0588-00-2001", "0588-00-2001", "0588-00-2003", "0588-00-2002", "0588-00-2002"]
    #expect(document.programmes.flatMap(\.phones) == phones)
    #expect(document.programmes.map(\.category) == ["新規事業", "拡充事業", nil, "新規事業", nil])
    #expect(document.programmes.map(\.number) == ["1", "2", "3", "4", "5"])
    #expect(document.programmes[3].section == "柱２　守りのまち")
    #expect(document.programmes[4].summary == "古くなった毛布を替える。")
    #expect(told(document.programmes[1]) == ["budget - 2025 28000000 円"])
    // 「－」 of the year before is a cell without a value.
    #expect(document.programmes[0].figures.map(\.raw) == ["－"])
  }

  @Test func theYearsOfAHeadOnTwoLinesFindTheirColumns() throws {
    let document = try read("tables-kpi.txt")
    let first = document.programmes[0]
    #expect(first.name == "新しく山に入った人の数")
    #expect(first.section == "基本目標１　はたらく場をつくる / １－１ 山のしごと")
    #expect(first.ratings?.evaluation == "△")
    #expect(first.phones == ["0577-00-3002"])
    #expect(
      told(first) == [
        "actual 新しく山に入った人の数 2019 2 人", "actual 新しく山に入った人の数 2023 6 人",
        "actual 新しく山に入った人の数 2024 9 人", "target 新しく山に入った人の数 2027 12 人",
      ])
    #expect(told(document.programmes[1])[2] == "actual 木材の売上高 2024 104000000 円")
  }

  @Test func anEmptyCellBetweenTabsKeepsTheOthersInTheirColumns() throws {
    let document = try read("tables-kpi.txt")
    let last = try #require(document.programmes.last)
    #expect(last.name == "体験住宅の利用組数")
    #expect(last.section == "基本目標２　人をよぶ / ２－１ 移住の応援")
    #expect(
      told(last) == [
        "actual 体験住宅の利用組数 2019 4 組", "actual 体験住宅の利用組数 2023 9 組", "target 体験住宅の利用組数 2027 20 組",
      ])
  }

  @Test func tablesFindTheProgrammeThatProseDescribed() throws {
    let document = try read("tables-childcare.txt")
    let first = try #require(document.programmes.first { $0.name == "病児保育事業" })
    #expect(first.summary == "病気の子どもを医院の一室で預かります。")
    #expect(first.divisions == ["保育課"])
    #expect(told(first).contains("target 確保方策 2026 330 延べ人日"))
    #expect(told(first).last == "actual - 2025 205 延べ人日")
    let second = try #require(document.programmes.first { $0.name?.contains("助け合い") ?? false })
    #expect(second.divisions == ["社会福祉協議会", "子ども課"])
    #expect(told(second).last == "actual - 2025 41 件")
    let third = try #require(document.programmes.first { $0.name?.contains("３号認定") ?? false })
    #expect(told(third).contains("target ０歳 確保方策 2027 90 人"))
    #expect(told(third).contains("actual １・２歳 2025 391 人"))
  }

  @Test func aHeadingStatesItsAmountItsKindAndWhomToAsk() throws {
    let document = try read("tables-press-release.txt")
    #expect(document.publisher == "こもれび市")
    #expect(document.programmes.map(\.name) == ["駅前広場の木陰づくり", "移動販売車の運行", "学校図書室の夜間開放"])
    #expect(document.programmes.map(\.budget?.yen) == [123_000_000, 6_400_000, nil])
    #expect(document.programmes.map(\.category) == ["新規", "拡充", "新規"])
    #expect(document.programmes.map(\.divisions) == [["道路課"], ["商業課", "福祉課"], ["学校課"]])
    #expect(
      document.programmes.map(\.phones) == [["0588-11-0001"], ["0588-11-0002", "0588-11-0003"], ["0588-11-0004"]])
    #expect(document.programmes.map(\.section) == ["施策１　歩いて暮らすまち", "施策１　歩いて暮らすまち", "施策２　学ぶまち"])
    #expect(document.programmes[1].summary == "坂の多い地区を週に３回まわります。")
  }

  @Test func rowsOfWordsKeepTheirDivisionResultAndGrade() throws {
    let document = try read("tables-report-in-words.txt")
    let rows = document.programmes.filter { $0.number != nil }
    #expect(rows.map(\.name) == ["並木の手入れ", "苗木の配布会", "屋上みどり化補助"])
    #expect(rows.map(\.divisions) == [["公園緑地・みちの木課"], ["公園課"], ["公園課", "道路課"]])
    // Two divisions graded the third differently: it has no one grade.
    #expect(rows.map(\.ratings?.grade) == ["B", "A", nil])
    #expect(rows[0].summary == "通りの木を剪定し、枯れた木を植え替える。")
    #expect(rows[0].figures.map(\.raw) == ["５月に42本を植え替えた。剪定は210本で終えた。"])
    #expect(rows[0].figures[0].values.isEmpty)
    #expect(rows[0].section == "基本目標１　みどりをふやす / 課題１　植える")
    #expect(rows.map(\.phones) == [[], ["0588-11-0005"], ["0588-11-0005"]])
    let indicator = try #require(document.programmes.last)
    #expect(told(indicator).map { $0.split(separator: " ").dropFirst(2).first } == ["2022", "2025", "2027"])
    #expect(indicator.figures.map(\.measure) == [.actual, .actual, .target])
  }

  @Test func eachYearHasItsMeasures() throws {
    let document = try read("tables-care-plan.txt")
    let first = try #require(document.programmes.first { $0.name == "訪問入浴" })
    #expect(first.section == "（１）居宅サービス")
    #expect(
      told(first) == [
        "target 訪問入浴 2022 310 回", "actual 訪問入浴 2022 290 回", "achievement_rate 訪問入浴 2022 93 %",
        "target 訪問入浴 2023 320 回", "actual 訪問入浴 2023 336 回", "achievement_rate 訪問入浴 2023 105 %",
        // What the second table plans; 「３年間の計」 is of no year.
        "target 訪問入浴 2024 340 回", "target 訪問入浴 2025 350 回", "target 訪問入浴 2026 360 回",
      ])
    #expect(document.programmes.contains { $0.name == "夜間対応型訪問介護" })
    #expect(document.programmes.contains { $0.name == "老人福祉施設" && $0.section == "（２）施設サービス" })
  }

  @Test func aHeadingNamesItsDivisionsAndProseSaysWhatItDoes() throws {
    let document = try read("tables-care-plan.txt")
    let first = try #require(document.programmes.first { $0.name == "体操の集い" })
    #expect(first.divisions == ["福祉課 元気係"])
    #expect(first.phones == ["0588-11-0006"])
    #expect(first.summary == "集会所で週に１回、体操をします。")
    #expect(first.section == "基本目標１　元気に暮らす")
    let second = try #require(document.programmes.first { $0.name == "配食の見守り" })
    #expect(second.divisions == ["福祉課 見守り係", "住民課"])
    let planned = try #require(document.programmes.first { $0.name == "体操の会場の数" })
    #expect(planned.figures.map(\.measure) == [.actual, .target, .target])
  }

  @Test func cellsAreReadByTheColumnsOfTheirHead() throws {
    let document = try read("tables-columns.txt")
    let first = try #require(document.programmes.first)
    #expect(first.name == "緑におおわれた土地の割合")
    #expect(first.divisions == ["公園課"])
    #expect(first.section == "基本方針１　木を守る")
    // 「現状値」, 「実績値」 and 「目標値」 stand over their years.
    #expect(first.figures.map(\.measure) == [.actual, .actual, .actual, .target])
    #expect(first.figures.map(\.raw) == ["31.2", "－", "30.8", "32.0"])
    #expect(first.figures.last?.westernYears == 2030...2030)
    #expect(document.programmes[1].figures.first?.values.first?.unit == "本")
  }

  @Test func rowsBelowANameAreOfIt() throws {
    let document = try read("tables-columns.txt")
    let walk = try #require(document.programmes.first { $0.name == "森の案内（昼）" })
    #expect(walk.figures.map(\.measure) == [.target, .target, .actual, .actual, .achievementRate, .achievementRate])
    #expect(walk.figures.map(\.raw) == ["40", "44", "38", "51", "95.0％", "115.9％"])
    let night = try #require(document.programmes.first { $0.name == "森の案内（夜）" })
    #expect(night.figures.map(\.raw) == ["12", "14", "9", "－"])
  }

  @Test func whatStandsBelowTheMoneyIsNoMoney() throws {
    let document = try read(
      text: "（単位：千円）\n" + Reading.fixture("tables-columns.txt").lines.map(\.raw).joined(separator: "\n"))
    let field = try #require(document.programmes.first { $0.name == "苗畑をひろげる事業" })
    #expect(told(field).filter { $0.hasPrefix("budget") } == ["budget - 2026 2600000 円"])
    #expect(field.budget?.yen == 2_400_000)
    let compost = try #require(document.programmes.first { $0.name == "落ち葉の堆肥づくり" })
    // The subtotal below it is not its.
    #expect(compost.budget?.yen == 900_000)
    #expect(compost.divisions == ["環境課"])
  }

  /// 「◎ 新規」 says what the mark before a name means; the amounts may stand below it, the extension behind the office.
  @Test func aMarkBeforeTheNameIsReadByItsLegend() throws {
    let document = try read(
      text: """
        令和６年度　佐賀市　施策一覧（単位：千円）
        ◎ 新規　　○ 拡充　　無印 継続
        1　窓口の案内　4,200（4,100）
        窓口で仕事の相談を受ける。
        産業課 雇用係　内線 2461
        2　○ 見学会の開催
        1,800
        （950）
        工場の見学会を開く。
        産業課 雇用係
        内線 2461
        　　　小計　6,000（5,050）
        """)
    #expect(document.programmes.map(\.name) == ["窓口の案内", "見学会の開催"])
    #expect(document.programmes.map(\.category) == [nil, "拡充"])
    #expect(document.programmes[1].places[.category] == LineSpan(2))
    #expect(document.programmes.map(\.budget?.yen) == [4_200_000, 1_800_000])
    #expect(document.programmes.map(\.divisions) == [["産業課 雇用係"], ["産業課 雇用係"]])
    #expect(document.programmes.map(\.summary) == ["窓口で仕事の相談を受ける。", "工場の見学会を開く。"])
  }

  /// Below 「財源内訳」 a second line of heads; whose it is stands in square brackets at the heading's end.
  @Test func theHeadsOfATableOfMoneyMayStandOnTwoLines() throws {
    let document = try read(
      text: """
        令和４年度　佐賀市　主要な施策の成果説明書（単位：円）
        １　朝の教室事業　　　　　［学習課］
        予算現額\t決算額\t執行率\t財源内訳
        \t\t\t国庫支出金\t一般財源
        2,500,000\t2,300,000\t92.0%\t1,000,000\t1,300,000
        """)
    let one = try #require(document.programmes.first)
    #expect(one.name == "朝の教室事業")
    #expect(one.divisions == ["学習課"])
    #expect(one.budget?.yen == 2_500_000)
    #expect(
      one.figures.map { "\($0.label ?? "") \($0.raw)" } == [
        "決算額 2,300,000円", "執行率 92.0%", "国庫支出金 1,000,000円", "一般財源 1,300,000円",
      ])
  }

  @Test func aColumnOfExtensionsAndABareBudgetOfTheYear() throws {
    let document = try read(
      text: """
        令和６年度　佐賀市　施策一覧（単位：千円）
        番号\t区分\t事業名\tR6当初\tR5当初\t概要\t担当課\t内線
        11\t新規\t朝の教室\t850\t－\t子どもに勉強を教える。\t学習課\t2470
        """)
    let one = try #require(document.programmes.first)
    #expect([one.name, one.category, one.phoneExtension, one.budget?.raw] == ["朝の教室", "新規", "2470", "850千円"])
  }

  @Test func aSettlementStatesWhatWasPlannedAndSpent() throws {
    let document = try read("tables-settlement.txt")
    #expect(document.programmes.map(\.name) == ["広場の植え替え事業", "落ち葉の回収事業", "苗木の補助事業"])
    #expect(document.programmes.map(\.divisions) == [["公園課"], ["環境課"], ["公園課"]])
    #expect(document.programmes.map(\.budget?.yen) == [5_400_000, 1_800_000, 900_000])
    let spent = document.programmes.map { $0.figures.first { $0.label == "決算額" }?.values.first?.value }
    #expect(spent == [5_120_300, 1_650_000, 815_000])
    let results = document.programmes.map { $0.figures.first { $0.label == nil }?.raw }
    #expect(results == ["広場の３か所で木を植え替え、48人が手伝った。", "秋に12回集め、延べ210袋になった。", "生垣を作る31世帯に補助した。"])
  }

  @Test func aHeadingNeverGathersTheDivisionsOfItsItems() throws {
    let document = try read("tables-items.txt")
    #expect(document.title == "丸森町行財政改革プラン　進捗管理表（令和６年度末現在）")
    let items = document.programmes.filter { !$0.divisions.isEmpty }
    #expect(items.map(\.name) == ["書類をへらす", "受付の機械"])
    #expect(items.map(\.divisions) == [["総務部 文書課"], ["町民課"]])
    #expect(items.map(\.phones) == [["0224-00-0001"], ["0224-00-0002"]])
    #expect(items.map(\.ratings?.evaluation) == ["○", "△"])
    let figures = told(items[0])
    #expect(figures.contains("actual 書類の種類の数 2024 79 件"))
    #expect(figures.contains("target 効果額 2025 300000 円"))
    #expect(!figures.contains { $0.hasPrefix("actual") && $0.contains(" 2025 ") })
  }

  @Test func anOfficeWithTwoPhonesHasNone() throws {
    let text = """
      市の計画
      （１）体操の集い　〈担当：福祉課 元気係〉
        集会所で体操をします。
      （２）見守り　〈担当：住民課〉
        家をまわります。

      福祉課　0588-11-0001
      元気係　0588-11-0002
      住民課　0588-11-0003
      住民課　0588-11-0004
      """
    #expect(try read(text: text).programmes.map(\.phones) == [["0588-11-0002"], []])
  }

  /// 「8,420」 is no amount where the paper speaks of 千円 elsewhere and does not say so of its table.
  @Test(arguments: [
    ("市の計画\n１ 見守り事業\n 令和4年度 令和5年度\n予算額 8,420 8,650\n財源は約30百万円です。\n", []),
    ("市の計画（単位：千円）\n１ 見守り事業\n 令和4年度 令和5年度\n予算額 8,420 8,650\n", [8_420_000.0, 8_650_000]),
    ("市の計画\n１ 見守り事業\n 令和4年度 令和5年度\n予算額 8,420,000 8,650,000\n", [8_420_000.0, 8_650_000]),
  ])
  func anAmountNeedsItsUnit(text: String, amounts: [Double]) throws {
    let programmes = try read(text: text).programmes
    let figures = programmes.flatMap(\.figures).filter { $0.measure == .budget }
    #expect(
      programmes.compactMap { $0.budget.map { Double($0.yen) } } + figures.flatMap(\.values).map(\.value) == amounts)
  }

  /// Where nobody can say which value stands under which year, none is read.
  @Test(arguments: [
    "市の計画\n１ 見守り事業\n 令和4年度 令和5年度\n目標値 1 2 3\n",
    "市の計画\n１ 見守り事業\n 令和4年度 令和5年度 令和6年度\n目標値 1 2\n",
    "事業名 予算額 担当課\n見守り事業 100 200 福祉課\n",
    // Two rows that say different things of one year, and a rate that is none of what stands above it.
    "市の計画\n１ 見守り事業\n 令和4年度 令和5年度\n目標値 1 2\n目標値 3 4\n",
    "市の計画\n１ 見守り事業\n 令和4年度 令和5年度\n目標値 10 20\n実績値 5 10\n達成率 90.0% 95.0%\n",
  ])
  func aRowThatDoesNotFitItsHeadIsLeft(_ text: String) throws {
    #expect(try read(text: text).programmes.allSatisfy { $0.figures.isEmpty && $0.budget == nil })
  }
}
