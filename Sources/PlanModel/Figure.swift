/// 金額: whole yen; 160_000_000 for 「約1.6億円」.
package struct Money: Hashable, Sendable {
  /// As the document prints it, with the unit of the table's head where the cell has none: 「7,725千円」.
  package let raw: String
  package let yen: Int
  /// 約: the document itself says that the amount is rounded.
  package let isApproximate: Bool

  package init(raw: String, yen: Int, isApproximate: Bool) {
    (self.raw, self.yen, self.isApproximate) = (raw, yen, isApproximate)
  }
}

/// 数量: one number with its unit.
package struct Quantity: Hashable, Sendable {
  package let value: Double
  /// 人, 社, 件, %, 万円 ... as printed after NFKC; `nil` where the document gives none.
  package let unit: String?
  /// What tells this value from the others of its cell: 「調査対象」 of 「9,500社（調査対象） 5社（トライアル雇用）」.
  package let label: String?
  /// 約, 概ね.
  package let isApproximate: Bool

  package init(value: Double, unit: String?, label: String? = nil, isApproximate: Bool = false) {
    (self.value, self.unit, self.label, self.isApproximate) = (value, unit, label, isApproximate)
  }
}

/// 数値: one cell of a plan, for one measure, one indicator and one year.
package struct Figure: Hashable, Sendable {
  /// One of ``Measure/ofFigures``.
  package let measure: Measure
  /// The indicator (指標) or the explanation of the unit (単位の説明).
  package let label: String?
  /// The year as printed: 「R5」, 「平成25・26年度」.
  package let year: String
  /// The western fiscal years that the cell stands for; both ends equal but for a cell under two headings.
  package let westernYears: ClosedRange<Int>?
  /// The cell as printed, lines joined.
  package let raw: String
  /// Empty where the cell says 「－」 or only words.
  package let values: [Quantity]
  package let lines: LineSpan

  package init(
    measure: Measure, label: String?, year: String, westernYears: ClosedRange<Int>?, raw: String,
    values: [Quantity], lines: LineSpan
  ) {
    (self.measure, self.label, self.year, self.westernYears) = (measure, label, year, westernYears)
    (self.raw, self.values, self.lines) = (raw, values, lines)
  }
}

/// 評価: what a progress sheet's ticked boxes (■) say.
package struct Ratings: Hashable, Sendable {
  /// The grades, the best first.
  package static let grades = ["S", "A", "B", "C", "D"]

  /// S, A, B, C or D.
  package var grade: String?
  /// The wording of the grade's box.
  package var evaluation: String?
  /// 今後の取組方針.
  package var direction: String?
  /// 新型コロナウイルス感染症による影響: 有 or 無.
  package var covid: String?

  package init(grade: String? = nil, evaluation: String? = nil, direction: String? = nil, covid: String? = nil) {
    (self.grade, self.evaluation, self.direction, self.covid) = (grade, evaluation, direction, covid)
  }
}
