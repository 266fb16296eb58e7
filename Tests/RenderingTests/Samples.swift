import JapaneseText
import PlanModel
import Vocabulary

/// What the tests of rendering share: the project's own messages and one programme with everything in it.
enum Sample {
  static let home: String = {
    var parts = #filePath.split(separator: "/").map { String($0) }
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  static func messages(_ language: Language = .japanese) throws -> Messages {
    try Messages(folder: home + "/Prompts/speak", language: language)
  }

  static var programme: Programme {
    var programme = Programme(document: "港町.txt", lines: LineSpan(4, 9), plan: "港町就労プラン")
    programme.id = "港町#1"
    programme.organization = "港町"
    programme.fiscalYear = "令和5年度"
    programme.westernYear = 2023
    programme.number = "3-1"
    programme.name = "商店街の灯"
    programme.divisions = ["産業部 商工課", "福祉課"]
    programme.phones = ["03-0000-1234"]
    programme.budget = Money(raw: "約1.5億円", yen: 150_000_000, isApproximate: true)
    programme.ratings = Ratings(grade: "A")
    programme.places = [.division: LineSpan(7)]
    programme.figures = [
      Figure(
        measure: .target, label: "登録人数", year: "R5", westernYears: 2023...2023, raw: "480",
        values: [Quantity(value: 480, unit: "人")], lines: LineSpan(8)),
      Figure(
        measure: .achievementRate, label: "登録人数", year: "R5", westernYears: 2023...2023, raw: "99.8%",
        values: [Quantity(value: 99.8, unit: "%")], lines: LineSpan(9)),
    ]
    return programme
  }

  static var bare: Programme {
    var programme = Programme(document: "港町.txt", lines: LineSpan(12), plan: "港町就労プラン")
    programme.id = "港町#2"
    return programme
  }
}

extension Sample {
  static func normalizer() throws -> Normalizer { try ReadingTables(folder: home + "/Index").normalizer }
}

extension String {
  /// The text between `separator`s, without Foundation. CR LF is one character to Swift, so scalars are compared.
  func components(_ separator: String) -> [String] {
    replacing(separator, with: "\u{0}").split(separator: "\u{0}", omittingEmptySubsequences: false).map { String($0) }
  }
}
