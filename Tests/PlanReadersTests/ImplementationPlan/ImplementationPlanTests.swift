import PlanModel
import PlanReaders
import Testing

/// 実施計画: an invented plan of 調布市, one table page whose cells are torn out of their rows.
@Suite struct ImplementationPlanTests {
  private func read(_ change: (String) -> String = { $0 }) throws -> PlanDocument {
    let fixture = try Reading.fixture("implementation-plan-torn-cells.txt")
    let text = change(fixture.lines.map(\.raw).joined(separator: "\n"))
    return ImplementationPlanReader(tables: try Reading.tables()).read(try Reading.source(text))
  }

  private func programme(_ number: String, in document: PlanDocument) throws -> Programme {
    try #require(document.programmes.first { $0.number == number }, "\(number)")
  }

  private func values(_ one: Programme, _ measure: Measure) -> [String] {
    one.figures.filter { $0.measure == measure && !$0.values.isEmpty }.map { figure in
      "\(figure.label ?? "-"):" + figure.values.map { "\($0.value)\($0.unit ?? "")" }.joined(separator: "/")
    }
  }

  @Test func isRecognizedByChapterAndRows() throws {
    let reader = ImplementationPlanReader(tables: try Reading.tables())
    #expect(reader.recognizes(try Reading.fixture("implementation-plan-torn-cells.txt")))
    #expect(!reader.recognizes(try Reading.source("実施計画\n1-1\n花づくり")))
    #expect(!reader.recognizes(try Reading.fixture("progress-sheet-backwards.txt")))
  }

  @Test func planAndYearsComeFromTheText() throws {
    let document = try read()
    #expect(document.title == "調布市みどりのまち実施計画（令和９年度まで延長）")
    #expect(document.publisher == "調布市")
    #expect(document.westernYear == 2027)
    let years = Set(document.programmes.flatMap(\.figures).map { "\($0.measure) \($0.year)" })
    #expect(years == ["actual 令和７年度", "target 令和８・９年度"])
    #expect(document.programmes.flatMap(\.figures).contains { $0.westernYears == 2026...2027 })
  }

  @Test func rowsComeInTheirOrderThenTheOthers() throws {
    let document = try read()
    #expect(document.programmes.map(\.number) == ["1-1", "1-2", "1-3", "1-4", "①", "②"])
    #expect(
      document.programmes.map(\.name) == ["花壇づくり講習会", "苗木の配布", "学校の花育て", "落ち葉集め", "花の写真展", "朝市の応援"])
    #expect(try programme("①", in: document).section == "計画の外の取組")
    #expect(try programme("1-2", in: document).section == "花づくり")
  }

  @Test func chapterAndPageSettleTheDivisions() throws {
    let document = try read()
    #expect(document.programmes.map(\.divisions) == [["みどり課"], ["みどり課"], ["教育指導課"], ["環境課", "農政課"], ["広報課"], ["農政課"]])
    #expect(!document.findings.contains { $0.kind == .divisionDiffers })
  }

  @Test func aPolicyHoldsUntilTheNextNumberedHeading() throws {
    let document = try read()
    #expect(try programme("1-4", in: document).policy == "基本方針１ 花を増やすために")
    #expect(try programme("①", in: document).policy == nil)
  }

  /// No blank line between the two columns: what counts the same thing again is the other one.
  @Test func cellsOfTwoColumnsWithoutABlankLineArePartedWhereALabelComesAgain() throws {
    let document = try read {
      $0.replacing(
        "観察の記録をつける。\n\n●花壇づくり講習会の回数を\n増やす。\n【開催数：６回／参加者：80\n名】", with: "観察の記録をつける。"
      ).replacing("【開催数：４回／参加者52\n名】", with: "【開催数：４回／参加者52\n名】\n●回数を増やす。\n【開催数：６回／参加者：80\n名】")
    }
    let course = try programme("1-1", in: document)
    #expect(values(course, .actual) == ["開催数:4.0回", "参加者:52.0名"])
    #expect(values(course, .target) == ["開催数:6.0回", "参加者:80.0名"])
  }

  @Test func twoDivisionsMayShareALine() throws {
    let document = try read { $0.replacing("教育指導課\n\n●落ち葉の集め方", with: "教育指導課 みどり課\n\n●落ち葉の集め方") }
    #expect(!document.programmes.flatMap(\.figures).contains { $0.raw.contains("指導課") })
    #expect(try programme("1-3", in: document).divisions == ["教育指導課"])
  }

  @Test func aDivisionThatOnlyThePageNamesIsFound() throws {
    let document = try read { $0.replacing("教育指導課\n\n●落ち葉の集め方", with: "公園課\n\n●落ち葉の集め方") }
    #expect(document.findings.contains { $0.kind == .divisionDiffers && $0.detail.contains("公園課") })
  }

  /// A file that ends in the middle of its table: which column is the target nobody can tell any more.
  @Test func aTableWithoutItsHeadsGivesNoFigures() throws {
    let document = try read { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("事業名 令和") }
        .joined(separator: "\n")
    }
    #expect(!document.programmes.isEmpty)
    #expect(document.programmes.allSatisfy { $0.figures.isEmpty })
    #expect(document.findings.contains { $0.kind == .unread && $0.detail.contains("途中で切れた") })
  }

  @Test func cellsFindTheirRowsAgain() throws {
    let document = try read()
    let first = try programme("1-1", in: document)
    #expect(values(first, .actual) == ["開催数:4.0回", "参加者:52.0名"])
    #expect(values(first, .target) == ["開催数:6.0回", "参加者:80.0名"])
    #expect(first.audience == "市民・団体")
    #expect(first.summary == "公園の花壇を手入れする市民に苗の植え方を伝える。")
    let leaves = try programme("1-4", in: document)
    #expect(values(leaves, .actual) == ["落ち葉:1200.0袋"])
    #expect(leaves.audience == "農家及び市民")
    #expect(leaves.figures.contains { $0.measure == .target && $0.values.isEmpty && $0.raw.contains("見直す") })
  }

  @Test func twoCellsOnOneLineAreOneRowAndWordsHaveNoValues() throws {
    let one = try programme("1-2", in: try read())
    #expect(one.figures.map(\.raw) == ["なし", "苗木を配る家庭を募る。"])
    #expect(one.figures.allSatisfy { $0.values.isEmpty })
    #expect(one.audience == nil)
  }

  @Test func bracketsWithoutLabelsTakeTheirBulletAndPartsTheirWhole() throws {
    let one = try programme("1-3", in: try read())
    #expect(one.audience == "児童")
    #expect(values(one, .actual) == ["種から育てた花:12.0校/3.0種", "種から育てた花（うちひまわり）:5.0校"])
    #expect(values(one, .target) == ["花育ての鉢:200.0鉢"])
  }

  @Test func figuresStandOnTheirLines() throws {
    let document = try read()
    for figure in document.programmes.flatMap(\.figures) where !figure.values.isEmpty {
      let lines = document.lines[(figure.lines.first - 1)...(figure.lines.last - 1)].joined()
      #expect(lines.contains(figure.raw), "\(figure.raw)")
    }
  }

  @Test func everyLineOfTheProseIsInAPassage() throws {
    let document = try read()
    let text = document.passages.map(\.text).joined(separator: "\n")
    for words in ["公園の一角で講習会を開き，苗の植え方や水やりの仕方を伝えていきます。", "計画は令和９年度まで延長します。", "落ち葉の集め方を見直す。"] {
      #expect(text.contains(words))
    }
    #expect(document.passages.contains { $0.programme == "#1" && $0.text.contains("苗の植え方や水やり") })
    #expect(document.passages.contains { $0.programme == nil && $0.text.contains("花壇を広げていく") })
  }

  @Test func aPlanCutOffBeforeItsPagesStillNamesItsProgrammes() throws {
    let document = try read { $0.components(upTo: "\n みどりのまち実施計画") }
    #expect(document.programmes.prefix(4).map(\.name) == ["花壇づくり講習会", "苗木の配布", "学校の花育て", "落ち葉集め"])
    #expect(document.programmes[0].divisions == ["みどり課"])
    #expect(document.programmes.allSatisfy { $0.figures.isEmpty })
  }

  @Test func chapterWithoutBlankLinesReadsTheSame() throws {
    let dense = try read { $0.replacing(" \n\n", with: " \n") }
    #expect(dense.programmes.map(\.figures.count) == (try read()).programmes.map(\.figures.count))
    #expect(dense.programmes.map(\.divisions) == (try read()).programmes.map(\.divisions))
  }

  @Test(arguments: ["", "1-1", "[1.", "[１．花] ・・・（", "実施計画\n1-1\n【", "①花・・・所管課：", "1-1 ―\n●\n【／】"])
  func oddTextsDoNotCrash(_ text: String) throws {
    let document = ImplementationPlanReader(tables: try Reading.tables()).read(try Reading.source(text))
    #expect(document.programmes.count <= 1)
  }
}

extension String {
  /// What stands before `mark`, or all of it.
  fileprivate func components(upTo mark: String) -> String {
    var text = self
    while !text.isEmpty, !text.hasSuffix(mark), contains(mark) { text.removeLast() }
    return text.hasSuffix(mark) ? String(text.dropLast(mark.count)) : text
  }
}
