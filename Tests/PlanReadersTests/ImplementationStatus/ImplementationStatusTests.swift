import PlanModel
import PlanReaders
import Testing

@Suite struct ImplementationStatusTests {
  private func read(_ text: SourceText) throws -> PlanDocument {
    let reader = try ImplementationStatusReader(tables: Reading.tables())
    #expect(reader.recognizes(text))
    return reader.read(text)
  }

  private func fixture() throws -> PlanDocument { try read(Reading.fixture("status-two-pages.txt")) }

  private func values(_ programme: Programme, _ measure: Measure) -> [String] {
    let figure = programme.figures.first { $0.measure == measure }
    return figure?.values.map { "\(Int($0.value))\($0.unit ?? "")" + ($0.label.map { "=" + $0 } ?? "") } ?? []
  }

  @Test func rowsAndBreakdownsInOrder() throws {
    let document = try fixture()
    #expect(
      document.programmes.map(\.name) == [
        "学校訪問隊", "窓口の夜間延長", "専門員の配置", nil, "夜間相談会", "港の仕事紹介", "町工場の後継ぎ探し", "後継ぎの紹介", "再就職の教室",
      ])
    #expect(document.programmes.map(\.number) == ["1", "2", "1", "(2)", nil, "3", "4", nil, "5"])
    #expect(document.programmes.map(\.parent) == [nil, nil, "#2", "#2", "#2", nil, nil, "#7", nil])
  }

  @Test func aBreakInsideACellTearsNoRow() throws {
    let rows = [
      "\t重点事業\t事業概要\t予算\t規模(計画)\t規模(実績)\t単位の説明",
      "1\t港の仕事\t港で働く人を集める。", "見学もできる。\t2千万円\t80人\t91人\t参加者数",
      "2\t町工場の後継ぎ探し（引き継ぎの", "相談を含む）\t後継ぎを探す。\t3千万円\t12社\t9社\t相談社数",
      "3\t窓口の延長\t\t1千万円\t－", "4\t学校訪問\t学校を回る。\t－\t30校\t31校\t訪問校数",
    ]
    let programmes = try read(Reading.source(rows.joined(separator: "\n"))).programmes
    #expect(programmes.map(\.number) == ["1", "2", "3", "4"])
    #expect(programmes[0].summary == "港で働く人を集める。見学もできる。")
    #expect(values(programmes[0], .scaleActual) == ["91人"])
    #expect(programmes[1].name == "町工場の後継ぎ探し（引き継ぎの相談を含む）")
    #expect(programmes[1].lines == LineSpan(4, 5))
    #expect(programmes[2].lines == LineSpan(6))
  }

  @Test func sectionsCarryOverPageBreaks() throws {
    let sections = try fixture().programmes.map(\.section)
    #expect(sections[5] == "1 若者の就職")
    #expect(sections[8] == "2 女性の就職")
  }

  @Test func severalValuesInACell() throws {
    let programmes = try fixture().programmes
    #expect(values(programmes[0], .scaleActual) == ["14校=訪問校数", "30回=授業回数"])
    #expect(values(programmes[2], .scalePlanned) == ["4人=配置人数", "9回=回数"])
    #expect(values(programmes[3], .scalePlanned).isEmpty)
    #expect(values(programmes[3], .scaleActual) == ["2回", "40人"])
    #expect(values(programmes[4], .scalePlanned) == ["50人=延べ"])
  }

  @Test func aBreakdownOnAWiderPageHasItsValuesAtTheEnd() throws {
    let programmes = try fixture().programmes
    #expect(values(programmes[7], .scalePlanned) == ["30社=工場訪問"])
    #expect(values(programmes[7], .scaleActual) == ["22社"])
  }

  @Test func straysOfMarkupGo() throws {
    #expect(try fixture().programmes[1].summary == "○夜も窓口を開く。")
  }

  @Test func aTableCutOffKeepsWhatStandsBeforeTheCut() throws {
    let last = try #require(try fixture().programmes.last)
    #expect(last.budget?.yen == 9_000_000)
    #expect(values(last, .scalePlanned) == ["60人"])
    #expect(last.figures.count == 1)
  }

  @Test func columnsAreFoundByTheirWords() throws {
    let document = try read(
      Reading.source(
        "令和9年度 取組の実施状況\n番号\t事業名\t所管課\t実績（規模）\t計画（規模）\t予算額（百万円）\n7\t朝市\t商工課\t9人\t8人\t12\n"))
    let programme = try #require(document.programmes.first)
    #expect(programme.divisions == ["商工課"])
    #expect(values(programme, .scalePlanned) == ["8人"])
    #expect(values(programme, .scaleActual) == ["9人"])
    #expect(programme.budget?.yen == 12_000_000)
  }

  @Test func aProgrammeThatPointsToNoBreakdownIsReported() throws {
    let document = try read(
      Reading.source("\t重点事業\t事業概要\t計画\t\t実績\t\n\t\t\t予算\t規模\t規模\t単位の説明\n1\t朝市\t○開く\t1百万円\t各事業欄記載\t各事業欄記載\t\n"))
    #expect(document.findings.map(\.kind) == [.unread])
  }

  /// Its own papers seldom spell a prefecture out: 府内 says that it is a 府, a name in the text which one.
  @Test(arguments: [
    ("○府内の企業を訪ねる。○府立高校で開く。○大阪労働局と開く。東京・福岡でも開く。", "大阪府" as String?),
    ("○県内の企業を訪ねる。○県立高校で開く。", nil),
    ("○大阪の企業を訪ねる。○東京と福岡でも開く。", nil),
  ])
  func aPrefectureIsKnownByItsStem(_ text: String, _ publisher: String?) throws {
    let head = "令和9年度 しごと計画 事業の実施状況\n\t重点事業\t事業概要\t計画\t\t実績\t\n\t\t\t予算\t規模\t規模\t単位の説明\n"
    let document = try read(Reading.source(head + "1\t朝市\t\(text)\t1百万円\t8人\t9人\t参加者数\n"))
    #expect(document.publisher == publisher)
  }
}
