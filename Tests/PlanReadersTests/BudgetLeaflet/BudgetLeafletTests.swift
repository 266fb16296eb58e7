import PlanModel
import PlanReaders
import Testing

@Suite struct BudgetLeafletTests {
  private func read(_ name: String) throws -> PlanDocument {
    let reader = try BudgetLeafletReader(tables: Reading.tables())
    let text = try Reading.fixture(name)
    #expect(reader.recognizes(text))
    return reader.read(text)
  }

  @Test func namesBudgetsAndScalesStandOnOneLineOrTheNextTwo() throws {
    let document = try read("leaflet-pillars.txt")
    #expect(
      document.programmes.map(\.name) == [
        "はじめての職場体験", "港町の仕事発見ツアー事業", "夜間の子どもの居場所と仕事の両立に悩む世帯のための相談窓口", "在宅の仕事づくり",
      ])
    #expect(document.programmes.map(\.budget?.yen) == [31_000_000, 240_000_000, 5_000_000, 12_000_000])
    #expect(document.programmes.map(\.budget?.isApproximate) == [false, true, false, true])
    #expect(document.programmes.map { $0.figures.first?.raw } == [nil, "約12社", "80人", nil])
    #expect(document.programmes[2].figures.first?.lines == LineSpan(30))
    #expect(document.programmes[1].places[.budget] == LineSpan(16))
  }

  @Test func aPillarsTitleMayStandOnTheNextLine() throws {
    let document = try read("leaflet-pillars.txt")
    #expect(document.programmes[0].section == "重点Ⅰ 若い世代のはじめの一歩")
    #expect(document.programmes[3].section == "重点Ⅱ 暮らしに合わせた働き方")
  }

  @Test func theHeadSaysWhoAndWhen() throws {
    let document = try read("leaflet-pillars.txt")
    #expect(document.title == "令和9年度「神奈川県しごと応援計画」の概要")
    #expect(document.publisher == "神奈川県")
    #expect(document.westernYear == 2027)
    #expect(document.layout == .budgetLeaflet)
  }

  @Test func narrowLinesWithoutBlankLinesReadTheSame() throws {
    let document = try read("leaflet-narrow-no-blanks.txt")
    #expect(document.programmes.map(\.name) == ["はじめての職場体験", "港町の仕事発見ツアー事業"])
    #expect(document.programmes[0].summary == "高校生が地元の工場を訪ね、一日だけの社員として働いてみる機会を設ける")
    #expect(document.programmes[0].figures.isEmpty)
    #expect(document.programmes[1].figures.first?.values.first?.value == 12)
  }

  @Test func everyLineOfProseIsInAPassage() throws {
    let document = try read("leaflet-pillars.txt")
    let shown = document.passages.map(\.text).joined()
    for words in ["条例に基づき、毎年度計画をまとめる", "夜に働く親の相談を受ける", "小さな会社に在宅の仕事の作り方を伝える"] {
      #expect(shown.contains(words))
    }
  }

  @Test func aTextWithoutPillarsIsNoLeaflet() throws {
    let reader = try BudgetLeafletReader(tables: Reading.tables())
    #expect(!reader.recognizes(try Reading.source("事業名：朝の会\n予算：3百万円\n")))
  }
}
