import Answering
import JapaneseText
import PlanModel
import Rendering
import Testing
import Vocabulary

/// Figures as bars: what is on one axis, and how it is drawn.
@Suite struct ChartTests {
  private static func words(_ language: Language = .japanese) throws -> Chart.Words {
    Chart.Words(try Sample.messages(language), try ReadingTables(folder: Sample.home + "/Index").eras)
  }

  private static func fact(
    _ measure: Measure, _ year: Int?, _ raw: String, _ value: Double?, _ unit: String?, programme: String = "就労相談",
    label: String? = "登録人数"
  ) -> Fact {
    var own = Programme(document: "港町.txt", lines: LineSpan(1), plan: "港町就労プラン")
    (own.id, own.organization) = (programme, "港町")
    return Fact(
      programme: own, name: programme, fiscalYear: year, measure: measure, label: label, raw: raw, value: value,
      unit: unit, lines: LineSpan(1))
  }

  private static func chart(_ facts: [Fact], _ language: Language = .japanese) throws -> Chart {
    var answer = Answer(question: "", status: .answered, text: "")
    answer.facts = facts
    return Chart(answer, try words(language))
  }

  private static let trend = [
    fact(.target, 2021, "480人", 480, "人"), fact(.actual, 2021, "479人", 479, "人"),
    fact(.achievementRate, 2021, "99.8%", 99.8, "%"), fact(.target, 2022, "500人", 500, "人"),
    fact(.actual, 2022, "1,000人", 1000, "人"), fact(.actual, 2022, "約12回", 12, "回"),
    fact(.actual, 2023, "0回", 0, "回"),
  ]

  @Test func targetStandsAgainstActual() throws {
    let chart = try Self.chart(Self.trend)
    // People and times are no one axis.
    #expect(chart.panels.map(\.title) == ["就労相談 登録人数（人）", "就労相談 登録人数（回）"])
    #expect(chart.panels[0].rows.map(\.label) == ["令和3年度", "", "令和4年度", ""])
    #expect(chart.panels[0].rows.map(\.digits) == ["480", "479", "500", "1,000"])
    #expect(chart.panels[0].rows.map(\.note) == ["", "99.8%", "", ""])
    let lines = chart.lines(on: Screen(width: 60))
    #expect(lines[2] == "  令和3年度 目標   480       ===============")
    #expect(lines[5] == "            実績 1,000       ###############################")
    #expect(lines.last == "  令和5年度 実績  0")
    #expect(try Self.chart(Self.trend, .english).lines(on: Screen(width: 60))[2].contains("FY2021 target"))
  }

  @Test func programmesAreRanked() throws {
    let facts = [("テレワークの推進", 3_980_000_000.0), ("港のしごと広場", 640_000), ("朝市", 1_990_000_000)].map {
      Self.fact(.budget, 2023, "約\(Int($0.1))円", $0.1, "円", programme: $0.0, label: nil)
    }
    let chart = try Self.chart(facts)
    #expect(chart.panels.count == 1 && chart.panels[0].title == "予算")
    let bars = chart.lines(on: Screen(width: 80)).suffix(3).map { line in line.count { $0 == "#" } }
    #expect(bars[0] == 2 * bars[2] && bars[1] == 1)
  }

  /// Rates of several indicators of several programmes: each row says which.
  @Test func indicatorsAreNamedWhereThereAreSeveral() throws {
    let facts = [("A", "件数", 50.0), ("A", "人数", 100.0), ("B", "回数", 25.0)].map {
      Self.fact(.achievementRate, 2023, "\($0.2)%", $0.2, "%", programme: $0.0, label: $0.1)
    }
    #expect(
      try Self.chart(facts + facts.map { _ in Self.fact(.phone, nil, "x", nil, nil, programme: "C") })
        .panels.map { $0.rows.map(\.label) } == [["件数", "人数", "回数"]])
  }

  @Test func anIndicatorStandsBelowItsProgramme() throws {
    let facts =
      [("A", "件数"), ("A", "人数"), ("B", "回数")].map {
        Self.fact(.achievementRate, 2023, "5%", 5, "%", programme: $0.0, label: $0.1)
      } + [Self.fact(.phone, nil, "x", nil, nil, programme: "C")]
    let lines = try Self.chart(facts).lines(on: Screen(width: 20))
    #expect(lines.map { $0.prefix { $0 != "#" } }.suffix(5) == [" A", " 件数 5% ", " 人数 5% ", " B", " 回数 5% "])
  }

  @Test func gradesAreCountedAndTrendsAreSmall() throws {
    let grades = zip("ABASCA", 0...).map {
      Self.fact(.grade, 2023, String($0), nil, nil, programme: "\($1)", label: nil)
    }
    let panel = try #require(try Self.chart(grades).panels.first)
    #expect(panel.rows.map(\.label) == ["S", "A", "B", "C"] && panel.rows.map(\.digits) == ["1", "3", "1", "1"])
    let trends = (0..<3).flatMap { number in
      [(2021, 5.0), (2022, 1.0), (2023, 9.0)].map {
        Self.fact(.actual, $0.0, "\($0.1)", $0.1, "件", programme: "事業\(number)")
      }
    }
    let lines = try Self.chart(trends).lines(on: Screen(width: 80))
    #expect(lines[2...3] == [" 事業0", "  登録人数 令和3年度 5 -> 令和5年度 9件 ⣶⣀⣿"])
  }

  @Test(arguments: [[], [fact(.budget, 2023, "1円", 1, "円")], [fact(.phone, 2023, "03-0000-1234", nil, nil)]])
  func oneValueIsNoChart(_ facts: [Fact]) throws {
    #expect(try Self.chart(facts).lines(on: Screen(width: 80)).isEmpty)
  }

  @Test(arguments: 8...110)
  func nothingIsWiderThanTheScreen(_ width: Int) throws {
    let long = (0..<4).map { number in
      Self.fact(
        .budget, 2023, "約39.8億円", 3_980_000_000 / Double(number + 1), "円",
        programme: "令和の新しい働き方を支える就労支援センターの運営 ICT\(number)", label: nil)
    }
    for facts in [Self.trend, long] {
      for line in try Self.chart(facts).lines(on: Screen(width: width)) {
        #expect(DisplayWidth.cells(of: line) <= width, "\(line)")
      }
    }
  }

  /// Signs whose width a terminal may choose (UAX #11, Ambiguous) would part the columns.
  @Test func barsAreOfSignsOfOneCell() throws {
    let trends = ["A", "B", "C"].flatMap { name in
      (2021...2024).map { Self.fact(.actual, $0, "\($0)", Double($0), "件", programme: name) }
    }
    let drawn = try [Self.trend, trends].map { try Self.chart($0).lines(on: Screen(width: 60)).joined() }.joined()
    #expect(drawn.contains("⣀"))
    for scalar in drawn.unicodeScalars where !Script(scalar).isJapanese {
      let isSure = scalar.isASCII || (0x2800...0x28FF).contains(scalar.value) || "（）".unicodeScalars.contains(scalar)
      #expect(isSure, "\(scalar)")
    }
  }

  @Test func coloursCarryNothingAlone() throws {
    let chart = try Self.chart(Self.trend)
    var coloured = chart.lines(on: Screen(width: 60, usesColor: true)).joined(separator: "\n")
    for code in ["1", "2", "0"] { coloured = coloured.replacing("\u{1B}[\(code)m", with: "") }
    #expect(coloured == chart.lines(on: Screen(width: 60)).joined(separator: "\n"))
  }
}
