import PlanIndex
import PlanModel
import PlanSearch
import Rendering
import Testing

@Suite struct ProgrammeRecordTests {
  /// The contract's keys, word for word.
  private static let keys = [
    "id", "parent", "document", "lines", "organization", "plan", "fiscal_year", "western_year", "number", "section",
    "name", "summary", "divisions", "phone", "phone_ext", "url", "audience", "category", "start", "budget", "figures",
    "ratings",
  ]

  @Test func everyKeyOfTheContractIsThere() {
    for programme in [Sample.programme, Sample.bare] {
      let record = ProgrammeRecord.json(programme)
      for key in Self.keys { #expect(record[key] != nil, "\(key)") }
    }
  }

  @Test func whatIsAbsentIsNullOrEmpty() {
    let record = ProgrammeRecord.json(Sample.bare)
    for key in ["name", "budget", "ratings", "parent", "url"] { #expect(record[key] == .null, "\(key)") }
    for key in ["divisions", "phone", "figures"] { #expect(record[key] == .array([]), "\(key)") }
  }

  @Test func valuesStandAsTheContractSays() {
    let record = ProgrammeRecord.json(Sample.programme)
    #expect(record["budget"]?.text() == "{\"approx\":true,\"raw\":\"約1.5億円\",\"yen\":150000000}")
    #expect(record["lines"]?.text() == "[4,9]")
    #expect(record["divisions"]?.text() == "[\"産業部 商工課\",\"福祉課\"]")
    #expect(record["ratings"]?.text() == "{\"covid\":null,\"direction\":null,\"evaluation\":null,\"grade\":\"A\"}")
    guard case .array(let figures)? = record["figures"] else {
      Issue.record("figures is no list")
      return
    }
    #expect(figures[0]["kind"] == .string("target"))
    #expect(
      figures[0]["values"]?.text() == "[{\"approximate\":false,\"label\":null,\"unit\":\"人\",\"value\":480}]")
    #expect(figures[1]["values"]?.text().contains("\"value\":99.8") == true)
  }

  @Test func csvIsFlat() {
    let lines = ProgrammeRecord.listing([Sample.programme]).text(as: .csv).components("\r\n")
    #expect(lines[0].hasPrefix("id,parent,document,lines,organization,"))
    #expect(lines[1].contains(",産業部 商工課 / 福祉課,"))
    #expect(lines[1].contains(",約1.5億円,150000000,true,"))
    #expect(lines[1].contains("target 登録人数 R5: 480 / achievement_rate 登録人数 R5: 99.8%"))
  }
}

@Suite struct ProgrammeCardTests {
  @Test func showsEveryFieldWithItsPlace() throws {
    let card = ProgrammeCard(screen: Screen(), messages: try Sample.messages())
    let text = card.text(Sample.programme)
    for words in ["商店街の灯\n", "約1.5億円（150,000,000円）", "産業部 商工課 / 福祉課 (7)", "480人", "99.8%", "港町.txt:4-9", "港町#1"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("\u{1B}"))
  }

  @Test func aNamelessProgrammeIsShownToo() throws {
    for language in Language.allCases {
      let card = ProgrammeCard(screen: Screen(usesColor: true), messages: try Sample.messages(language))
      #expect(card.text(Sample.bare, breakdown: [Sample.programme]).contains("港町#2"))
    }
  }
}

@Suite struct WordingTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (960_000_000, "960,000,000")])
  func groupsThousands(_ number: Int, _ text: String) { #expect(Wording.grouped(number) == text) }

  @Test func errorsComeInTwoLines() {
    let text = ErrorText.text(Explanation("読めません", why: "a\u{1B}.txt", hint: "直してください。"))
    #expect(text == "madoguchi: 読めません: a\u{FFFD}.txt\n直してください。\n")
  }
}

@Suite struct PassageTextTests {
  private let hit = PassageHit(
    source: Source(document: "港町.txt", lines: LineSpan(3, 4)), title: "港町就労プラン", heading: nil,
    text: "障害者\u{1B}[2Jの雇用を支援する", programme: nil, score: 1)

  @Test func showsThePlaceAndTheWordsFound() throws {
    let normalizer = try Sample.normalizer()
    let plain = PassageText(screen: Screen(), terms: ["雇用"], normalizer: normalizer).text([hit])
    #expect(plain == "1. 港町就労プラン\n   港町.txt:3-4\n   障害者\u{FFFD}[2Jの《雇用》を支援する\n")
    let bright = PassageText(screen: Screen(usesColor: true), terms: ["雇用"], normalizer: normalizer).text([hit])
    #expect(bright.contains("\u{1B}[1m雇用\u{1B}[0m"))
  }

  @Test func aTerminalGetsAFewLinesOnly() throws {
    let long = PassageHit(
      source: hit.source, title: "", heading: "長い", text: String(repeating: "支援する。", count: 100), programme: nil,
      score: 1)
    let text = PassageText(screen: Screen(width: 40), terms: [], normalizer: try Sample.normalizer()).text([long])
    #expect(text.components("\n").count == 7)
  }
}
