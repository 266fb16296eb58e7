import PlanModel
import PlanReaders
import Testing

/// Tables whose columns are fields (取組, 担当課, 実績, 評価), in every way that text out of a PDF cuts them; headings that
/// state amounts, and sentences that do.
@Suite struct FieldTablesTests {
  private func read(_ name: String) throws -> PlanDocument {
    try PlainTextReader(tables: Reading.tables()).read(Reading.fixture(name))
  }

  /// 「actual 利用者 2024 48 人」 for each figure with a value.
  private func told(_ programme: Programme) -> [String] {
    programme.figures.flatMap { figure in
      figure.values.map { value in
        let year = figure.westernYears.map { String($0.lowerBound) } ?? "-"
        let number = value.value == value.value.rounded() ? String(Int(value.value)) : String(value.value)
        return [figure.measure.rawValue, value.label ?? figure.label ?? "-", year, number, value.unit ?? "-"]
          .joined(separator: " ")
      }
    }
  }

  @Test func everyLayoutGivesTheSameFields() throws {
    let document = try read("tables-fields.txt")
    let rows = Array(document.programmes.prefix(7))
    #expect(rows.map(\.number) == (1...7).map { String($0) })
    #expect(
      rows.map(\.name) == [
        "夕方の預かり室", "休日の広場の開放", "赤ちゃん訪問", "読み聞かせの会", "外国から来た子の日本語教室", "放課後の科学教室", "学び直しの部屋",
      ])
    #expect(
      rows.map(\.divisions) == [["子ども課"], ["園務課"], ["健康課"], ["図書館"], ["多文化・まなび推進課"], ["学校課"], ["学校課"]])
    #expect(rows.map(\.ratings?.evaluation) == ["◎", "○", "△", "○", nil, "○", "△"])
    #expect(told(rows[0]) == ["actual 利用者 2024 48 人", "target 利用者 2025 60 人"])
    #expect(told(rows[2]) == ["actual 訪問 2024 92.5 %", "target 訪問 2025 100 %"])
    // Two figures in each of the cells, one below the other.
    #expect(
      told(rows[4]) == [
        "actual 教室 2024 2 か所", "actual 通う子 2024 14 人", "target 教室 2025 3 か所", "target 通う子 2025 20 人",
      ])
    #expect(told(rows[6]) == ["actual 部屋数 2024 1 室", "target 部屋数 2025 2 室"])
  }

  @Test func wordsAroundTheRowsAreKept() throws {
    let rows = try read("tables-fields.txt").programmes
    #expect(rows[0].summary == "仕事で遅くなる家の子を夜８時まで預かる。")
    #expect(rows[5].summary == "町の工場の人が先生になる。")
    #expect(rows[0].section == "基本目標１　育ちを支える / 施策１－１　預かりの場")
    #expect(rows[2].section == "基本目標１　育ちを支える / 施策１－２　相談の場")
    #expect(rows[0].phones == ["0577-20-0001"])
    #expect(rows[4].phones == ["0577-20-0002"])
    #expect(rows[0].lines == LineSpan(7, 8))
  }

  @Test func aColumnMaySayTheYear() throws {
    let rows = try read("tables-fields.txt").programmes
    let first = try #require(rows.first { $0.name == "通学の見守り" })
    #expect(
      told(first) == [
        "target 見守る人 2023 80 人", "actual 見守る人 2023 72 人", "achievement_rate 見守る人 2023 90 %",
        "target 見守る人 2024 90 人", "actual 見守る人 2024 99 人", "achievement_rate 見守る人 2024 110 %",
      ])
    #expect(rows.last?.name == "自転車の教室")
  }

  @Test func aHeadingStatesTheAmountsOfTwoYears() throws {
    let rows = try read("tables-marked-headings.txt").programmes
    #expect(rows.map(\.name) == ["橋の点検", "坂道の手すり", "朝市の場所代", "雪かきの手伝い", "買い物の車"])
    #expect(rows.map(\.category) == ["拡充", "新規", "継続", nil, nil])
    #expect(rows.map(\.budget?.yen) == [12_800_000, 3_400_000, 1_500_000, 620_000, 1_100_000])
    #expect(told(rows[0]) == ["budget - 2025 9600000 円"])
    #expect(told(rows[1]).isEmpty)
    #expect(told(rows[2]) == ["budget - 2025 1500000 円"])
    #expect(rows.map(\.divisions) == [["建設課"], ["建設課"], ["商い課"], ["福祉課"], ["福祉課"]])
    #expect(rows.map(\.phoneExtension) == ["内線21", "内線22", "内線31", nil, nil])
    #expect(rows.map(\.section) == ["1 みちを直す", "1 みちを直す", "2 なりわい", "3 助ける", "3 助ける"])
  }

  @Test func sentencesAndSpacedLabelsStateFigures() throws {
    let rows = try read("tables-marked-headings.txt").programmes
    #expect(told(rows[3]) == ["scale_planned 計画規模 2026 40 世帯", "actual 実績 2026 12 世帯"])
    #expect(rows[3].phones == ["0577-20-0011"])
    #expect(rows[4].phones == ["0577-20-0011"])
  }

  /// What stands below 「表２ …」 or a chapter is none of the years of the table above, whether it can be read or not.
  @Test func aTableEndsBeforeTheNextTitle() throws {
    let rows = try read("tables-list-ends.txt").programmes
    #expect(rows.map(\.name) == ["はじめての絵本の会", "星を読む夜"])
    #expect(rows.map(\.section) == ["表１　事業の実績", "表１　事業の実績"])
    #expect(told(rows[1]) == ["actual 星を読む夜 2023 18 人", "actual 星を読む夜 2024 21 人"])
  }
}
