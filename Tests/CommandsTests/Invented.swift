import PlanModel

/// Invented plans: two documents of a town that never was, one of its neighbour.
enum Invented {
  /// A programme with what most tests ask for.
  static func programme(
    _ name: String?, document: String = "港町-r5.txt", line: Int, organization: String = "港町", number: String? = nil,
    divisions: [String] = [], phones: [String] = [], budget: (String, Int)? = nil, grade: String? = nil
  ) -> Programme {
    var programme = Programme(document: document, lines: LineSpan(line, line + 1), plan: "港町就労プラン")
    programme.id = "\(line)"
    programme.name = name
    programme.organization = organization
    programme.number = number
    programme.fiscalYear = "令和5年度"
    programme.westernYear = 2023
    programme.divisions = divisions
    programme.phones = phones
    programme.budget = budget.map { Money(raw: $0.0, yen: $0.1, isApproximate: $0.0.hasPrefix("約")) }
    programme.ratings = grade.map { Ratings(grade: $0) }
    return programme
  }

  static func figure(_ measure: Measure, _ label: String, _ year: String, _ raw: String, _ value: Double, line: Int)
    -> Figure
  {
    Figure(
      measure: measure, label: label, year: year, westernYears: nil, raw: raw,
      values: [Quantity(value: value, unit: measure == .achievementRate ? "%" : "人")], lines: LineSpan(line))
  }

  static func document(_ name: String, _ programmes: [Programme], passages: [Passage] = []) -> PlanDocument {
    var document = PlanDocument(
      name: name, layout: .plain, title: "港町就労プラン（\(name)）", lines: (1...40).map { "\($0)行目" })
    document.publisher = "港町"
    document.programmes = programmes
    document.passages = passages
    return document
  }

  /// 令和5年度: five programmes, one of them a row of a breakdown, one with a wrong rate and without a division.
  static var thisYear: PlanDocument {
    var shops = programme(
      "商店街の灯", line: 1, number: "2", divisions: ["産業部 商工課"], phones: ["03-0000-1234"], budget: ("7,725千円", 7_725_000),
      grade: "B")
    shops.figures = [
      figure(.target, "登録人数", "R5", "480", 480, line: 2), figure(.actual, "登録人数", "R5", "479", 479, line: 2),
      figure(.achievementRate, "登録人数", "R5", "99.8%", 99.8, line: 2),
    ]
    var harbour = programme("港のしごと相談", line: 5, number: "10", budget: ("約1.5億円", 150_000_000), grade: "S")
    harbour.figures = [
      figure(.target, "相談件数", "R5", "200", 200, line: 6), figure(.actual, "相談件数", "R5", "100", 100, line: 6),
      figure(.achievementRate, "相談件数", "R5", "75.0%", 75, line: 6),
    ]
    var row = programme("港のしごと相談（夜間）", line: 7)
    row.parent = "5"
    let market = programme("朝市の担い手", line: 10, number: "1", divisions: ["産業部 水産課", "福祉課"], phones: ["03-0000-5678"])
    let nameless = programme(nil, line: 12, number: "7", divisions: ["福祉課"])
    var document = document(
      "港町-r5.txt", [shops, harbour, row, market, nameless],
      passages: [
        Passage(heading: "商店街の灯", text: "空き店舗で障害者雇用の体験を行う。", lines: LineSpan(1, 2), programme: "1"),
        Passage(heading: nil, text: "夜間に\u{1B}[2J相談を受ける。", lines: LineSpan(7)),
      ])
    document.findings = [Finding(.unread, lines: LineSpan(20), detail: "表の行を読めない")]
    return document
  }

  /// 令和4年度: the shops had another budget and division, the market was not there, the ferry was.
  static var lastYear: PlanDocument {
    let shops = programme(
      "商店街の灯", document: "港町-r4.txt", line: 1, divisions: ["産業部 商工観光課"], phones: ["03-0000-1234"],
      budget: ("7,000千円", 7_000_000))
    var harbour = programme("港のしごと相談", document: "港町-r4.txt", line: 5, budget: ("約1.5億円", 150_000_000))
    harbour.figures = [figure(.target, "相談件数", "R4", "180", 180, line: 6)]
    let ferry = programme("渡し船の見習い", document: "港町-r4.txt", line: 8, divisions: ["産業部 水産課"])
    return document("港町-r4.txt", [shops, harbour, ferry])
  }

  static var neighbour: PlanDocument {
    let shops = programme(
      "商店街の灯", document: "山里.txt", line: 3, organization: "山里村", divisions: ["総務課"], phones: ["0428(00)9012"])
    return document("山里.txt", [shops])
  }
}
