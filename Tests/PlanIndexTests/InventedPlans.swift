import PlanIndex
import PlanModel

/// Documents about an invented town, with every field once filled and once empty.
enum InventedPlans {
  static let documents = [leaflet, sheets, empty]

  /// Everything filled.
  static let leaflet: PlanDocument = {
    var document = PlanDocument(
      name: "みなと町 概要.txt", layout: .budgetLeaflet, title: "みなと町就労支援計画「灯」",
      lines: ["１　商店街の灯", "", "予算　約1.6億円\u{0}", "電話 03-3546-2097"])
    document.publisher = "みなと町"
    document.fiscalYear = "令和６年度"
    document.westernYear = 2024
    document.programmes = [lantern, lanternPart]
    document.passages = [
      Passage(heading: "商店街の灯", text: "商店街の灯を守る人を育てる。㈱窓口と協力", lines: LineSpan(1, 3), programme: "minato#1"),
      Passage(heading: nil, text: "", lines: LineSpan(4)),
    ]
    document.findings = Finding.Kind.allCases.enumerated().map {
      Finding($1, lines: LineSpan($0 + 1, $0 + 2), detail: "合計 603,931 に対し行の和は 603,930「'\"」")
    }
    return document
  }()

  /// The least that a document can say.
  static let empty = PlanDocument(name: "empty.txt", layout: .plain, title: "", lines: [])

  static let sheets: PlanDocument = {
    var document = PlanDocument(name: "sheets.txt", layout: .progressSheet, title: "進行管理票", lines: ["", "指標"])
    var bare = Programme(document: "sheets.txt", lines: LineSpan(2), plan: "")
    bare.id = "sheets#1"
    document.programmes = [bare]
    return document
  }()

  private static let lantern: Programme = {
    var programme = Programme(document: leafletName, lines: LineSpan(1, 4), plan: "みなと町就労支援計画「灯」")
    programme.id = "minato#1"
    programme.organization = "みなと町"
    programme.fiscalYear = "令和６年度"
    programme.westernYear = 2024
    programme.number = "(1)"
    programme.section = "柱１"
    programme.name = "商店街の灯"
    programme.aliases = ["灯事業", "ﾄﾓｼﾋﾞ"]
    programme.summary = "商店街の灯を守る"
    programme.divisions = ["区民部 商工観光課", "福祉部"]
    programme.phones = ["03-3546-2097", "(03)3546-2098"]
    programme.phoneExtension = "内線2451"
    programme.url = "https://example.jp/?a=1&b='2'"
    programme.audience = "求職者"
    programme.category = "相談"
    programme.start = "R6.4"
    programme.budget = Money(raw: "約1.6億円", yen: 160_000_000, isApproximate: true)
    programme.ratings = Ratings(grade: "A", evaluation: nil, direction: "現状維持", covid: "無")
    programme.places = Dictionary(
      uniqueKeysWithValues: Measure.allCases.enumerated().map { ($1, LineSpan($0 + 1, $0 + 3)) })
    programme.figures = figures
    return programme
  }()

  private static let lanternPart: Programme = {
    var programme = Programme(document: leafletName, lines: LineSpan(3), plan: "みなと町就労支援計画「灯」")
    programme.id = "minato#2"
    programme.parent = "minato#1"
    programme.name = ""
    programme.budget = Money(raw: "0円", yen: 0, isApproximate: false)
    programme.ratings = Ratings(evaluation: "目標どおり達成した")
    return programme
  }()

  private static let leafletName = "みなと町 概要.txt"

  private static let figures: [Figure] =
    Measure.ofFigures.enumerated().map { index, measure in
      Figure(
        measure: measure, label: "指標\(index)", year: "R\(index + 1)", westernYears: (2019 + index)...(2019 + index),
        raw: "\(index)人", values: [Quantity(value: Double(index), unit: "人")], lines: LineSpan(index + 1))
    } + [
      Figure(measure: .actual, label: nil, year: "", westernYears: nil, raw: "－", values: [], lines: LineSpan(1)),
      Figure(
        measure: .scaleActual, label: "", year: "平成25・26年度", westernYears: 2013...2014, raw: "9,500社（調査対象） 約5.5%",
        values: [
          Quantity(value: 9500, unit: "社", label: "調査対象"), Quantity(value: 5.5, unit: "%", isApproximate: true),
          Quantity(value: -0.1, unit: nil, label: ""), Quantity(value: 1e15, unit: ""),
        ], lines: LineSpan(2, 3)),
    ]
}

/// A search for phrases that are all worth the same.
func match(_ expression: String, in documents: [String] = []) -> PassageMatch {
  var match = PassageMatch(
    expression: expression, worth: Array(repeating: 1, count: expression.count { $0 == "\"" } / 2))
  match.filter.documents = documents
  return match
}
