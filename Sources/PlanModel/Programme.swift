/// 事業: one programme of a plan, or one row of a programme's breakdown (内訳, then ``parent`` is set).
package struct Programme: Hashable, Sendable {
  /// Unique in an index: the document's name without its extension, `#`, and the order of the record in it.
  package var id: String
  package var parent: String?
  /// The file's name, without folders.
  package var document: String
  /// All the lines that the record stands on.
  package var lines: LineSpan
  /// 自治体: 東京都, 中央区, 国分寺市.
  package var organization: String?
  /// The plan's title, as one would cite it.
  package var plan: String
  /// As printed: 「令和5年度」.
  package var fiscalYear: String?
  /// The western year in which ``fiscalYear`` begins.
  package var westernYear: Int?
  /// As printed: 「4」, 「(1)」, 「3-10」.
  package var number: String?
  /// The heading or pillar (柱) that the programme stands under.
  package var section: String?
  /// 基本方針: the policy above ``section``, where the section's own heading does not name it.
  package var policy: String?
  /// Spaces and line breaks inside the name removed; `nil` where the document gives none.
  package var name: String?
  /// Other names that the same document gives the programme.
  package var aliases: [String]
  /// The document's own words on what the programme does, lines joined.
  package var summary: String?
  /// Responsible divisions, each with its department where given: 「区民部 商工観光課」.
  package var divisions: [String]
  package var phones: [String]
  /// 「内線2451」.
  package var phoneExtension: String?
  package var url: String?
  /// 対象者.
  package var audience: String?
  /// 事業分類.
  package var category: String?
  /// 事業開始（予定）月, as printed.
  package var start: String?
  package var budget: Money?
  package var figures: [Figure]
  package var ratings: Ratings?
  /// Where each field stands. A field without a place of its own stands in ``lines``.
  package var places: [Measure: LineSpan]

  /// 見出し: the headings that it stands under, the nearest first.
  package var headings: [String] { [section, policy].compactMap { $0 } }

  /// 名前: the printed name, where there is one, then the aliases.
  package var names: [String] { [name].compactMap { $0 } + aliases }

  package init(document: String, lines: LineSpan, plan: String) {
    (id, parent, self.document, self.lines, self.plan) = ("", nil, document, lines, plan)
    (organization, fiscalYear, westernYear, number, section, policy, name) = (nil, nil, nil, nil, nil, nil, nil)
    (aliases, summary, divisions, phones, phoneExtension, url) = ([], nil, [], [], nil, nil)
    (audience, category, start, budget, figures, ratings, places) = (nil, nil, nil, nil, [], nil, [:])
  }

  /// The western years that it speaks of: its plan's and those of its figures, each once, in order.
  package var years: [Int] {
    Set(figures.flatMap { $0.westernYears.map { Array($0) } ?? [] } + [westernYear].compactMap { $0 }).sorted()
  }

  /// Whether another one of the same local government goes by the same name, as in the plan of another year.
  package func isNamesake(of other: Programme) -> Bool {
    name != nil && name == other.name && organization == other.organization
  }

  /// Notes that `measure` stands on some lines, besides those where it stands already.
  package mutating func extend(_ measure: Measure, to lines: LineSpan) {
    places[measure] = places[measure].map { $0.union(lines) } ?? lines
  }

  /// Where `measure` stands in the document.
  package func place(of measure: Measure) -> LineSpan { places[measure] ?? lines }
}
