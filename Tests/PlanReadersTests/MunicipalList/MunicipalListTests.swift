import PlanModel
import PlanReaders
import Testing

@Suite struct MunicipalListTests {
  private func read(_ text: SourceText) throws -> PlanDocument {
    let reader = try MunicipalListReader(tables: Reading.tables())
    #expect(reader.recognizes(text))
    return reader.read(text)
  }

  private func fixture() throws -> PlanDocument { try read(Reading.fixture("municipal-two-tables.txt")) }

  @Test func rowsOfBothTables() throws {
    let document = try fixture()
    #expect(document.programmes.map(\.organization) == ["立川市", "青梅市", "町田市", "町田市", "福生市"])
    #expect(document.programmes.map(\.number) == ["1", "2", "3", "4", "1"])
    #expect(document.programmes.map(\.budget?.yen) == [1_200_000, 800_000, 500_000, 300_000, 450_000])
    #expect(document.programmes.map(\.category) == ["労働力確保事業", "処遇改善事業", "労働力確保事業", "処遇改善事業", "労働力確保事業"])
    #expect(document.programmes.map(\.start) == ["令和８年４月", "令和８年年６月", "令和８年４月", "令和８年４月", "令和８年10月"])
    #expect(document.westernYear == 2026)
  }

  @Test func contactsStandBehindTheAmounts() throws {
    let programmes = try fixture().programmes
    #expect(programmes[0].url == "https://www.example.lg.jp/hoiku/nyumon.html")
    #expect(
      programmes.map(\.divisions) == [
        ["子ども部 保育課"], ["農林課"], ["経済部 産業・ものづくり・雇用促進課"], ["経済部 産業・ものづくり・雇用促進課"], ["総務部 総務課"],
      ])
    #expect(
      programmes.map(\.phones) == [
        ["042-000-1001"], ["0428-00-1002"], ["042-000-1003"], ["042-000-1003"], ["042-000-1004"],
      ])
    #expect(programmes[1].phoneExtension == "内線31")
  }

  @Test func neighboursOfOneMunicipalityShareATornName() throws {
    let programmes = try fixture().programmes
    #expect(
      programmes.map(\.name) == [
        "立川市保育の仕事入門事業", nil, "町工場の技を次の世代へ伝える見習い事業", "町工場の技を次の世代へ伝える見習い事業", "ふっさ再出発応援事業",
      ])
    #expect(programmes[2].summary == programmes[3].summary)
    #expect(programmes[3].summary?.hasPrefix("後継ぎに悩む町工場に") == true)
  }

  @Test func theSecondTableHasAColumnForTheKind() throws {
    #expect(try fixture().programmes.map(\.section) == [nil, nil, nil, nil, "就職氷河期世代の就労支援"])
  }

  @Test func targetsAreNamedByTheHeadAtTheEnd() throws {
    let figures = try fixture().programmes[2].figures
    #expect(figures.map(\.label) == ["雇用・就業者数", "人材獲得事業所数", "支援事業所数"])
    #expect(figures.map { $0.values.first?.unit } == ["人", "事業所", nil])
    #expect(figures.map(\.raw) == ["3", "2", "-"])
  }

  @Test func audiencesComeOutOfTheProse() throws {
    #expect(
      try fixture().programmes.map(\.audience) == [
        "保育の仕事に関心のある市民", "離職して再就職を目指す女性", nil, nil, "就職氷河期世代（概ね40歳以上）",
      ])
  }

  @Test func totalsProveTheRows() throws {
    let kinds = try fixture().findings.map(\.kind)
    #expect(kinds == [.misprint, .fieldMissing])
    let text = try Reading.fixture("municipal-two-tables.txt").lines.map(\.raw).joined(separator: "\n")
    let wrong = try read(Reading.source(text.replacing("2,800 13 2 10", with: "2,900 13 2 10")))
    #expect(wrong.findings.contains { $0.kind == .totalDiffers && $0.detail.contains("2900") })
  }

  @Test func aListCutOffKeepsItsRowsAndTheirYear() throws {
    let document = try read(Reading.fixture("municipal-cut-off.txt"))
    #expect(document.programmes.count == 1)
    #expect(document.programmes[0].url == "https://www.example.lg.jp/hoiku/nyumon.html")
    #expect(document.programmes[0].phones.isEmpty)
    #expect(document.westernYear == 2026)
  }

  @Test func blankLinesDoNotMatter() throws {
    let lines = try Reading.fixture("municipal-two-tables.txt").lines.map(\.raw)
    let document = try read(Reading.source(lines.filter { !$0.isEmpty }.joined(separator: "\n")))
    let known = try fixture()
    #expect(document.programmes.map(\.name) == known.programmes.map(\.name))
    #expect(document.programmes.map(\.phones) == known.programmes.map(\.phones))
    #expect(document.programmes.map(\.audience) == known.programmes.map(\.audience))
  }

  @Test func municipalitiesOfOtherPrefecturesAreKnownByTheirEnding() throws {
    let document = try read(
      Reading.source(
        "（単位：百万円、人）\n7 みどり台市 朝の畑事業\n畑で働きたい者を対象に、朝の畑仕事を教える。\n労働力確保事業 3 4 - - R9.4\n農政課\n0100-00-0001\n"))
    let programme = try #require(document.programmes.first)
    #expect(programme.organization == "みどり台市")
    #expect(programme.budget?.yen == 3_000_000)
    #expect(programme.budget?.raw == "3百万円")
    #expect(programme.start == "R9.4")
    #expect(programme.audience == "畑で働きたい者")
  }

  @Test func aTextThatNoRowWantsIsReported() throws {
    let text = try Reading.fixture("municipal-two-tables.txt").lines.map(\.raw).joined(separator: "\n")
    let stray = "042-000-1001\n\n空き家の片付け事業\n\n町に残る空き家を片付ける仕事を作り、片付けの技を持つ会社を町の外からも招く。\n"
    let document = try read(
      Reading.source(
        text.replacing("042-000-1001\n", with: stray).replacing("3 町田市 労働力", with: "3 町田市 店番事業 労働力")
          .replacing("4 町田市 処遇", with: "4 町田市 店番事業 処遇")))
    #expect(document.findings.contains { $0.kind == .unread })
    #expect(!document.programmes.contains { $0.name == "空き家の片付け事業" })
  }
}
