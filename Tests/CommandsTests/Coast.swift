import PlanModel
import Readings

/// An invented plan of a town by the sea and a village in its hills, with figures of several years; every value stands on
/// its own line, so that questions about it are answered. What screens are drawn of.
enum Coast {
  static let words = [
    ("就労", "しゅうろう"), ("支援", "しえん"), ("相談", "そうだん"), ("若年者", "じゃくねんしゃ"), ("港町", "みなとまち"), ("山里村", "やまざとむら"),
    ("運営", "うんえい"), ("朝市", "あさいち"), ("広場", "ひろば"), ("センター", "せんたー"), ("登録", "とうろく"), ("人数", "にんずう"),
  ].map { ReadWord(word: $0.0, reading: $0.1, isName: false, count: 1) }

  static var documents: [PlanDocument] { [town, village] }

  private static var town: PlanDocument {
    var page = Page("港町.txt", title: "港町就労プラン（令和5年度）", organization: "港町")
    page.add(
      "就労相談", division: "産業部 商工課", phone: "03-0000-1234", ext: "内線 567", budget: ("7,725千円", 7_725_000), grade: "A",
      figures: [
        ("登録人数", 2021, 480, 479, "99.8%"), ("登録人数", 2022, 500, 425, "85.0%"), ("登録人数", 2023, 520, 598, "115.0%"),
      ])
    page.add(
      "就労支援センターの運営", division: "福祉課", phone: "03-0000-5678", budget: ("12,000千円", 12_000_000), grade: "B",
      figures: [
        ("相談件数", 2021, 1200, 900, "75.0%"), ("相談件数", 2022, 1200, 1350, "112.5%"), ("相談件数", 2023, 1300, 1300, "100.0%"),
      ])
    page.add("若年者就労支援", division: "福祉課", budget: ("約1.5億円", 150_000_000), grade: "A")
    page.add("港のしごと広場", division: "観光課", phone: "03-0000-1234", budget: ("640千円", 640_000), grade: "S")
    return page.document
  }

  private static var village: PlanDocument {
    var page = Page("山里村.txt", title: "山里村しごと計画（令和5年度）", organization: "山里村")
    page.add("朝市の担い手", division: "総務課", budget: ("300千円", 300_000), grade: "B")
    page.add("就労相談", division: "総務課", budget: ("200千円", 200_000))
    return page.document
  }

  /// A document that grows line by line with what is said of its programmes.
  private struct Page {
    private let name: String
    private let organization: String
    private var lines: [String]
    private var programmes: [Programme] = []
    private var passages: [Passage] = []

    init(_ name: String, title: String, organization: String) {
      (self.name, self.organization, lines) = (name, organization, [title, ""])
    }

    var document: PlanDocument {
      var document = PlanDocument(name: name, layout: .plain, title: lines[0], lines: lines)
      document.publisher = organization
      (document.fiscalYear, document.westernYear) = ("令和5年度", 2023)
      (document.programmes, document.passages) = (programmes, passages)
      return document
    }

    private mutating func line(_ text: String) -> LineSpan {
      lines.append(text)
      return LineSpan(lines.count)
    }

    mutating func add(
      _ name: String, division: String, phone: String? = nil, ext: String? = nil, budget: (String, Int),
      grade: String? = nil,
      figures: [(label: String, year: Int, target: Int, actual: Int, rate: String)] = []
    ) {
      let head = line("事業名：\(name)")
      var programme = Programme(document: self.name, lines: head, plan: lines[0])
      programme.id = "\(self.name)#\(head.first)"
      (programme.name, programme.organization) = (name, organization)
      (programme.fiscalYear, programme.westernYear) = ("令和5年度", 2023)
      programme.divisions = [division]
      programme.places[.division] = line("担当課：\(division)")
      if let phone {
        (programme.phones, programme.phoneExtension) = ([phone], ext)
        programme.places[.phone] = line("電話：\(phone)" + (ext.map { "（\($0)）" } ?? ""))
      }
      programme.budget = Money(raw: budget.0, yen: budget.1, isApproximate: budget.0.hasPrefix("約"))
      programme.places[.budget] = line("予算額：\(budget.0)")
      if let grade {
        programme.ratings = Ratings(grade: grade)
        programme.places[.grade] = line("評価：\(grade)")
      }
      for figure in figures { add(figure, to: &programme) }
      let text = lines[(head.first - 1)...].joined(separator: "\n")
      passages.append(
        Passage(heading: name, text: text, lines: LineSpan(head.first, lines.count), programme: programme.id))
      programmes.append(programme)
      lines.append("")
    }

    private mutating func add(
      _ figure: (label: String, year: Int, target: Int, actual: Int, rate: String), to programme: inout Programme
    ) {
      let year = "令和\(figure.year - 2018)年度"
      let unit = figure.label.hasSuffix("件数") ? "件" : "人"
      let cells: [(Measure, String, Quantity)] = [
        (.target, "\(figure.target)\(unit)", Quantity(value: Double(figure.target), unit: unit)),
        (.actual, "\(figure.actual)\(unit)", Quantity(value: Double(figure.actual), unit: unit)),
        (.achievementRate, figure.rate, Quantity(value: Double(figure.rate.dropLast()) ?? 0, unit: "%")),
      ]
      let place = line("\(figure.label)　\(year)　目標 \(cells[0].1)　実績 \(cells[1].1)　達成率 \(figure.rate)")
      programme.figures += cells.map { measure, raw, value in
        Figure(
          measure: measure, label: figure.label, year: year, westernYears: figure.year...figure.year, raw: raw,
          values: [value], lines: place)
      }
    }
  }
}
