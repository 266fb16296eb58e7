import JapaneseText
import PlanModel
import Vocabulary

/// 条件: a figure compared with an amount: 「予算が10億円以上」, 「達成率が90％を下回る」.
package struct Condition: Equatable, Sendable {
  package let comparison: Comparison
  /// In yen where ``unit`` is 円, else in ``unit``.
  package let value: Double
  /// 円, %, 人 ...; 「倍」 is kept as a multiple of the target.
  package let unit: String
  /// Above the range, where one was said: 「九割台」 is at least 90 and less than 100.
  package let below: Double?
  /// 「50人以上上回った」: by how much the result is above its plan.
  package var isOfSurplus = false

  package init(comparison: Comparison, value: Double, unit: String, below: Double? = nil) {
    (self.comparison, self.value, self.unit, self.below) = (comparison, value, unit, below)
  }

  /// Whether `figure`, in the same unit, meets the condition.
  package func holds(for figure: Double) -> Bool {
    if let below { return figure >= value && figure < below }
    return switch comparison {
    case .more: figure > value
    case .less: figure < value
    case .atLeast: figure >= value
    case .atMost: figure <= value
    case .equal: abs(figure - value) < 0.05
    case .unequal: abs(figure - value) >= 0.05
    }
  }
}

/// 年月, by the calendar.
package struct YearMonth: Equatable, Sendable {
  package let year: Int
  package let month: Int

  package init(year: Int, month: Int) { (self.year, self.month) = (year, month) }
}

/// A figure that the person believes to be right: 「1000万円で合ってる？」.
package struct Claim: Equatable, Sendable {
  /// In yen where ``unit`` is 円.
  package let value: Double
  package let unit: String
  /// As typed.
  package let text: String

  /// The unit of a claim about a grade.
  package static let grade = "grade"

  package init(value: Double, unit: String, text: String) { (self.value, self.unit, self.text) = (value, unit, text) }
}

/// What a part of the question was taken for, and by which rule: `--explain` shows it.
package struct Span: Equatable, Sendable {
  /// A rule's name: `fiscalYearInEra`, `municipalityByReading`.
  package let rule: String
  /// The person's own characters.
  package let text: String
  package let meaning: String
}

/// A word of the question that no cue took up: what the question is about.
package struct Term: Hashable, Sendable {
  /// As compared: normalized, lower case, without marks.
  package let text: String
  /// Other words that the documents may print for it.
  package let alternatives: [String]
  /// A noun that what is meant must have; verbs, single characters and Latin noise only help to tell programmes apart.
  package let isRequired: Bool

  /// - Parameter isRequired: for words that a table knows; else by the characters.
  package init(_ text: String, alternatives: [String] = [], isRequired: Bool? = nil) {
    (self.text, self.alternatives) = (text, alternatives)
    let scripts = text.unicodeScalars.map { Script($0) }
    self.isRequired = isRequired ?? Self.isNoun(text, scripts)
  }

  /// The word and what the documents may print for it.
  package var forms: [String] { [text] + alternatives }

  /// Whether a text (a key) has it in any form.
  package func stands(in text: String) -> Bool { forms.contains(where: text.has) }

  private static func isNoun(_ text: String, _ scripts: [Script]) -> Bool {
    // 空き家, 働き方, ふれあいサロン: kana between or before other characters belong to a noun; kana at the end (使う) to a verb.
    let isInside = scripts.first == .han && scripts.last == .han
    let isBefore = scripts.count >= 5 && scripts.suffix(2).allSatisfy { $0 == .han || $0 == .katakana }
    return text.unicodeScalars.count >= 2 && (isInside || isBefore || !scripts.contains(.hiragana))
      && scripts.contains { $0.isJapanese }
  }
}

/// A question, taken apart into slots. What no slot holds, the person did not say.
package struct Question: Sendable {
  /// As typed.
  package var text = ""
  /// Normalized, lower case, without marks: what names are looked for in.
  package var key = ""
  package var operations: [Operation] = []
  package var asks: [Ask] = []
  /// Items that no form has a place for (メールアドレス, 決算額), by their name in an answer.
  package var unstated: [String] = []
  /// The measure was not said: 「何日間？」 asks for a number, and a result is only the likeliest.
  package var impliesMeasure = false
  /// Counting units that were asked for: 何人 → 人.
  package var units: [String] = []
  /// Western years in which the fiscal years begin.
  package var years: [Int] = []
  /// 「令和3年度から」: the western year from which on the question asks.
  package var sinceYear: Int?
  /// A year without its era: 「23年度」.
  package var bareYears: [Int] = []
  package var relativeYears: [RelativeYear] = []
  /// Municipalities of the index.
  package var organizations: [String] = []
  /// Municipalities that the index has nothing of.
  package var strangers: [String] = []
  /// 区, 市, 島しょ or 区市町村, where all of a kind are meant.
  package var organizationKinds: [String] = []
  /// 「一番多い区は」: municipalities of a kind are what is asked for.
  package var asksKind = false
  /// Kinds of municipalities, and municipalities, that were named to be left out.
  package var excludedKinds: [String] = []
  package var excludedOrganizations: [String] = []
  /// Divisions of the index, or parts of their names (区民部).
  package var divisions: [String] = []
  package var excludedDivisions: [String] = []
  /// Digits of a phone number, or of a part of one from four digits on.
  package var phones: [String] = []
  /// Which of ``phones`` are the digits that a number ends in: 「下4桁」.
  package var phoneEnds: Set<String> = []
  /// Which of ``phones`` are extensions: 「内線2411」.
  package var extensions: Set<String> = []
  package var conditions: [Condition] = []
  package var claims: [Claim] = []
  /// Amounts with nothing said of them: 「予算 1.2億円」.
  package var amounts: [Condition] = []
  /// The same as claims, for a question that says at its end that it wants them confirmed.
  var amountsSaid: [Claim] = []
  /// 「上位3つ」, 「上から3つ」: how many.
  package var limit: Int?
  /// 「2番目」, 「２つ目」: which, from 1.
  package var ordinal: Int?
  /// 「最後の」: the last, however many there are.
  package static let lastOrdinal = Int.max
  /// 「令和4年4月」: the western year of the era year, and the month.
  package var dates: [YearMonth] = []
  /// 「10月スタート」.
  package var months: [Int] = []
  /// Documents that it names by their title, by their file names.
  package var documents: [String] = []
  /// 「…市の計画では」: it asks what a plan says.
  package var namesPlan = false
  /// 「12番」: a programme by its number.
  package var numbers: [Int] = []
  /// 「柱2」, 「重点Ⅳ」: sections by their number.
  package var sectionNumbers: [Int] = []
  /// The word before the number: 重点, 柱.
  package var sectionHead: String?
  /// S, A, B, C, D.
  package var grades: [String] = []
  /// 「万円で」, 「百万円単位」: the money unit to answer in.
  package var outputUnit: String?
  package var references: [BackReference] = []
  /// Words in quotes: 「女性」.
  package var quoted: [String] = []
  package var terms: [Term] = []
  /// The ``terms`` of each side of 「と」, in order; empty where nothing joins two.
  package var parts: [[Term]] = []
  /// ``terms`` of which either is meant: 「採用や就労」.
  package var eithers: [[Term]] = []
  /// Words of what is left out: 「観光じゃないほう」.
  package var excluded: [Term] = []
  /// Words that were taken for others that are read alike.
  package var slips: [Slip] = []
  package var spans: [Span] = []
  package var isEnglish = false

  /// 打ち間違い: what was typed, and what it was taken for.
  package struct Slip: Hashable, Sendable {
    package let typed: String
    package let meant: String
  }

  package init() {}

  /// Whether nothing in it could be looked up.
  package var isEmpty: Bool {
    terms.isEmpty && asks.isEmpty && unstated.isEmpty && years.isEmpty && bareYears.isEmpty
      && relativeYears.isEmpty && organizations.isEmpty && strangers.isEmpty && organizationKinds.isEmpty
      && excludedKinds.isEmpty && excludedOrganizations.isEmpty && excludedDivisions.isEmpty
      && excluded.isEmpty && documents.isEmpty
      && divisions.isEmpty && phones.isEmpty && conditions.isEmpty && claims.isEmpty && ordinal == nil && limit == nil
      && grades.isEmpty && sectionNumbers.isEmpty && numbers.isEmpty && months.isEmpty && dates.isEmpty
      && references.isEmpty
      && operations.isEmpty && units.isEmpty && outputUnit == nil
  }

  /// Whether it says what it is about, so that it needs no topic from before.
  package var hasOwnTopic: Bool {
    terms.contains(where: \.isRequired) || !organizations.isEmpty || !strangers.isEmpty || !divisions.isEmpty
      || !phones.isEmpty
      || !organizationKinds.isEmpty || !documents.isEmpty
  }
}
