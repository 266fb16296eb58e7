import PlanModel
import PlanReaders
import Testing

@Suite struct PlainTextTests {
  private func read(_ text: SourceText) throws -> PlanDocument {
    try PlainTextReader(tables: Reading.tables()).read(text)
  }

  @Test func labelledFieldsMakeProgrammes() throws {
    let document = try read(Reading.fixture("plain-labelled.txt"))
    #expect(document.programmes.map(\.name) == ["夜の自習室事業", "見守りの会"])
    let first = document.programmes[0]
    #expect(first.budget?.yen == 4_500_000)
    #expect(first.summary == "夜に自習室を開き、仕事の相談も受ける。")
    #expect(first.audience == "市内の若者")
    #expect(first.divisions == ["生涯学習課"])
    #expect(first.phones == ["048-000-2001"])
    #expect(first.phoneExtension == "内線77")
    #expect(first.figures.first?.values.first?.value == 120)
    #expect(first.figures.first?.westernYears == 2028...2028)
    #expect(first.section == "1 若者の取組")
    #expect(document.programmes[1].budget?.yen == 3_000_000)
    #expect(document.programmes[1].divisions == ["長寿課"])
    #expect(document.passages.contains { $0.heading == "3 問合せ" && $0.text.contains("048-000-2002") })
  }

  @Test func labelsOnOneLineMayBeSetApartBySpaces() throws {
    let document = try read(Reading.source("(2) 朝の教室\n所管課 学習課 対象者 市内の中学生\n目標 30人\n"))
    let programme = try #require(document.programmes.first)
    #expect(programme.name == "朝の教室")
    #expect(programme.number == "(2)")
    #expect(programme.divisions == ["学習課"])
    #expect(programme.audience == "市内の中学生")
    #expect(programme.figures.first?.values.first?.value == 30)
  }

  @Test func proseThatMentionsALabelMakesNone() throws {
    let document = try read(
      Reading.source("市の予算は年々変わります。目標を立て、実績を確かめます。\n対象は広く、担当課も多いのです。\n1 はじめに\n予算の話をします。\n"))
    #expect(document.programmes.isEmpty)
    #expect(document.passages.map(\.text).joined().contains("担当課も多いのです"))
  }

  @Test(arguments: ["", "\n\n", "あ", "予算：", "①②③", "\t\t\t", "令和8年度～", "1 立川市\n", "事業名：\n事業名："])
  func noTextIsTooOdd(_ text: String) throws {
    let document = try DocumentReader(tables: Reading.tables()).read(Reading.source(text))
    #expect(document.programmes.count <= 1)
  }

  @Test func theDocumentReaderChoosesTheForm() throws {
    let reader = try DocumentReader(tables: Reading.tables())
    let layouts = try [
      "leaflet-pillars.txt", "status-two-pages.txt", "municipal-two-tables.txt", "plain-labelled.txt",
    ].map { reader.read(try Reading.fixture($0)).layout }
    #expect(layouts == [.budgetLeaflet, .implementationStatus, .municipalList, .plain])
  }
}
