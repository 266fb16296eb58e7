import PlanModel

/// One record of `madoguchi export`, after the contract; what the document does not give is `null` or `[]`.
package enum ProgrammeRecord {
  /// The record as JSON.
  package static func json(_ programme: Programme) -> JSONValue {
    .object([
      "id": .string(programme.id), "parent": .optional(programme.parent),
      "document": .string(programme.document), "lines": span(programme.lines),
      "organization": .optional(programme.organization), "plan": .string(programme.plan),
      "fiscal_year": .optional(programme.fiscalYear), "western_year": .optional(programme.westernYear),
      "number": .optional(programme.number), "section": .optional(programme.section),
      "name": .optional(programme.name), "aliases": .strings(programme.aliases),
      "summary": .optional(programme.summary), "divisions": .strings(programme.divisions),
      "phone": .strings(programme.phones), "phone_ext": .optional(programme.phoneExtension),
      "url": .optional(programme.url), "audience": .optional(programme.audience),
      "category": .optional(programme.category), "start": .optional(programme.start),
      "budget": programme.budget.map(budget) ?? .null, "figures": .array(programme.figures.map(figure)),
      "ratings": programme.ratings.map(ratings) ?? .null,
    ])
  }

  static func budget(_ money: Money) -> JSONValue {
    .object(["raw": .string(money.raw), "yen": .integer(money.yen), "approx": .bool(money.isApproximate)])
  }

  private static func span(_ lines: LineSpan) -> JSONValue { .array([.integer(lines.first), .integer(lines.last)]) }

  private static func figure(_ figure: Figure) -> JSONValue {
    .object([
      "kind": .string(figure.measure.rawValue), "label": .optional(figure.label), "year": .string(figure.year),
      "western_years": figure.westernYears.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null,
      "raw": .string(figure.raw), "lines": span(figure.lines), "values": .array(figure.values.map(value)),
    ])
  }

  private static func value(_ quantity: Quantity) -> JSONValue {
    .object([
      "value": .number(quantity.value), "unit": .optional(quantity.unit), "label": .optional(quantity.label),
      "approximate": .bool(quantity.isApproximate),
    ])
  }

  private static func ratings(_ ratings: Ratings) -> JSONValue {
    .object([
      "grade": .optional(ratings.grade), "evaluation": .optional(ratings.evaluation),
      "direction": .optional(ratings.direction), "covid": .optional(ratings.covid),
    ])
  }

  /// The flat columns of CSV, TSV and Markdown, and what each says of a programme.
  private static let columns: [(key: String, text: @Sendable (Programme) -> String?)] = [
    ("id", { $0.id }), ("parent", { $0.parent }), ("document", { $0.document }),
    ("lines", { Wording.lines($0.lines) }), ("organization", { $0.organization }), ("plan", { $0.plan }),
    ("fiscal_year", { $0.fiscalYear }), ("western_year", { $0.westernYear.map { String($0) } }),
    ("number", { $0.number }), ("section", { $0.section }), ("name", { $0.name }),
    ("aliases", { $0.aliases.joined(separator: " / ") }), ("summary", { $0.summary }),
    ("divisions", { $0.divisions.joined(separator: " / ") }), ("phone", { $0.phones.joined(separator: " / ") }),
    ("phone_ext", { $0.phoneExtension }), ("url", { $0.url }), ("audience", { $0.audience }),
    ("category", { $0.category }), ("start", { $0.start }), ("budget_raw", { $0.budget?.raw }),
    ("budget_yen", { $0.budget.map { String($0.yen) } }),
    ("budget_approx", { $0.budget.map { $0.isApproximate ? "true" : "false" } }),
    ("figures", { $0.figures.map(flat).joined(separator: " / ") }), ("grade", { $0.ratings?.grade }),
    ("evaluation", { $0.ratings?.evaluation }), ("direction", { $0.ratings?.direction }),
    ("covid", { $0.ratings?.covid }),
  ]

  /// 「target 登録人数 R5: 480人」.
  private static func flat(_ figure: Figure) -> String {
    [figure.measure.rawValue, figure.label, figure.year].compactMap { $0 }.joined(separator: " ") + ": \(figure.raw)"
  }

  /// Every record as a listing: JSON as the contract says, flat columns for the rest.
  package static func listing(_ programmes: [Programme]) -> Listing {
    Listing(
      columns: columns.map { Listing.Column($0.key, heading: $0.key, isFlexible: true) },
      rows: programmes.map { programme in columns.map { .text($0.text(programme)) } },
      records: programmes.map(json))
  }
}
