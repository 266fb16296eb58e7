/// 様式: the form that a document is filled in after. The raw values are the layout's names in JSON.
package enum Layout: String, CaseIterable, Codable, Sendable {
  /// 概要: pillars, names, 予算 and 規模 on one line or the next two.
  case budgetLeaflet = "budget_leaflet"
  /// 実施状況: tab-separated columns, rows and sub-rows.
  case implementationStatus = "implementation_status"
  /// 区市町村事業一覧: rows with contacts, amounts in the unit of the head.
  case municipalList = "municipal_list"
  /// 進行管理票: sheets whose text runs backwards.
  case progressSheet = "progress_sheet"
  /// 実施計画: prose and tables whose cells were torn out of their rows.
  case implementationPlan = "implementation_plan"
  /// No known form: passages with headings, and labelled fields where they stand plainly.
  case plain
}

/// 本文: a stretch of a document that search can show.
package struct Passage: Hashable, Sendable {
  /// The nearest heading above, or the programme's name.
  package let heading: String?
  /// The document's words, lines joined.
  package let text: String
  package let lines: LineSpan
  /// The ``Programme/id`` that the passage speaks of, where one does.
  package var programme: String?
  /// 残りの行: cells and labels that no reader took up, there to be found only.
  package var isRemainder = false

  package init(heading: String?, text: String, lines: LineSpan, programme: String? = nil) {
    (self.heading, self.text, self.lines, self.programme) = (heading, text, lines, programme)
  }
}

/// 指摘: what a document gets wrong, or what a reader could not read for certain.
package struct Finding: Hashable, Sendable {
  /// The raw values are the finding's names in JSON.
  package enum Kind: String, CaseIterable, Codable, Sendable {
    /// A printed total differs from the sum of the rows.
    case totalDiffers = "total_differs"
    /// A printed achievement rate differs from actual ÷ target.
    case rateDiffers = "rate_differs"
    /// A grade does not follow the overall rate by the document's own scale.
    case gradeDiffers = "grade_differs"
    /// Two places of the document name different divisions for one programme.
    case divisionDiffers = "division_differs"
    /// A programme without a name or a division, where the form has a place for it.
    case fieldMissing = "field_missing"
    /// A date or a word is printed twice or wrongly, and was read as it could be.
    case misprint
    /// Lines that look like data and that no record took up.
    case unread
  }

  package let kind: Kind
  package let lines: LineSpan
  /// What was seen, in Japanese, with the figures: 「合計 603,931 に対し行の和は 603,930」.
  package let detail: String

  package init(_ kind: Kind, lines: LineSpan, detail: String) {
    (self.kind, self.lines, self.detail) = (kind, lines, detail)
  }
}

/// 文書: one file, as a reader understood it.
package struct PlanDocument: Sendable {
  /// The file's name, without folders.
  package let name: String
  package var layout: Layout
  /// As a person would cite it.
  package var title: String
  /// 発行者: 東京都, 国分寺市; `nil` where the text does not tell.
  package var publisher: String?
  /// As printed.
  package var fiscalYear: String?
  package var westernYear: Int?
  package var programmes: [Programme]
  package var passages: [Passage]
  package var findings: [Finding]
  /// Every line of the file, for quoting: `lines[0]` is line 1.
  package let lines: [String]

  package init(name: String, layout: Layout, title: String, lines: [String]) {
    (self.name, self.layout, self.title, self.lines) = (name, layout, title, lines)
    (publisher, fiscalYear, westernYear) = (nil, nil, nil)
    (programmes, passages, findings) = ([], [], [])
  }
}
