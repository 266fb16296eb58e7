import JapaneseText
import PlanModel
import Vocabulary

/// 事業票: all that is known of one programme, as `madoguchi show` prints it.
package struct ProgrammeCard: Sendable {
  private let screen: Screen
  private let say: Messages

  package init(screen: Screen, messages: Messages) { (self.screen, say) = (screen, messages) }

  /// One field: the message key of its name, where it stands, and what it says.
  private struct Field: Sendable {
    let heading: String
    let measure: Measure?
    let text: @Sendable (Programme) -> String?

    init(_ heading: String, _ measure: Measure? = nil, _ text: @escaping @Sendable (Programme) -> String?) {
      (self.heading, self.measure, self.text) = (heading, measure, text)
    }
  }

  private static func list(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.joined(separator: " / ") }

  private static let fields: [Field] = [
    Field("organization") { $0.organization },
    Field("plan") { $0.plan },
    Field("fiscal_year") { $0.fiscalYear },
    Field("number") { $0.number },
    Field("section") { $0.section },
    Field("aliases") { list($0.aliases) },
    Field("budget", .budget) { $0.budget.map { Wording.money($0) } },
    Field("divisions", .division) { list($0.divisions) },
    Field("phone", .phone) { list($0.phones) },
    Field("phone_ext", .phone) { $0.phoneExtension },
    Field("url", .url) { $0.url },
    Field("audience", .audience) { $0.audience },
    Field("category", .category) { $0.category },
    Field("start", .start) { $0.start },
    Field("grade", .grade) { $0.ratings?.grade },
    Field("evaluation", .evaluation) { $0.ratings?.evaluation },
    Field("direction", .direction) { $0.ratings?.direction },
    Field("covid") { $0.ratings?.covid },
    Field("summary", .summary) { $0.summary },
  ]

  /// - Parameter breakdown: the rows of the programme's breakdown (内訳), in order.
  package func text(_ programme: Programme, breakdown: [Programme] = []) -> String {
    let name = DisplayWidth.printable(programme.name ?? say("name.missing"))
    var text = screen.bold(name) + "\n"
    let rows = Self.fields.compactMap { field in
      field.text(programme).map { (say("heading.\(field.heading)"), $0, place(field.measure, in: programme)) }
    }
    let own = [
      (say("heading.source"), Wording.place(programme.document, programme.lines), ""),
      (say("heading.id"), programme.id, ""),
    ]
    let width = (rows + own).map { DisplayWidth.cells(of: $0.0) }.max() ?? 0
    for row in rows + own { text += line(row, headingWidth: width) }
    if !programme.figures.isEmpty { text += "\n" + figures(programme).text(as: .text, on: screen) }
    if !breakdown.isEmpty { text += "\n" + self.breakdown(breakdown).text(as: .text, on: screen) }
    return text
  }

  private func place(_ measure: Measure?, in programme: Programme) -> String {
    measure.flatMap { programme.places[$0] }.map { "(\(Wording.lines($0)))" } ?? ""
  }

  private func line(_ row: (heading: String, text: String, place: String), headingWidth: Int) -> String {
    let heading = DisplayWidth.padded(row.heading, to: headingWidth)
    let text = DisplayWidth.printable(row.text)
    let room = screen.width.map { max(20, $0 - headingWidth - 4) }
    let lines = room.map { DisplayWidth.wrapped(text, to: $0) } ?? [text]
    let indent = String(repeating: " ", count: headingWidth + 4)
    let place = row.place.isEmpty ? "" : " " + screen.faint(row.place)
    return "  " + screen.faint(heading) + "  " + lines.joined(separator: "\n" + indent) + place + "\n"
  }

  private func figures(_ programme: Programme) -> Listing {
    Listing(
      columns: [
        Listing.Column("measure", heading: say("heading.measure")),
        Listing.Column("label", heading: say("heading.label"), isFlexible: true),
        Listing.Column("year", heading: say("heading.year")),
        Listing.Column("raw", heading: say("heading.raw"), isFlexible: true),
        Listing.Column("lines", heading: say("heading.lines"), isNumber: true),
      ],
      rows: programme.figures.map {
        [
          .text(say("measure.\($0.measure.rawValue)")), .text($0.label), .text($0.year), .text(Self.value($0)),
          .lines($0.lines),
        ]
      })
  }

  /// The cell as printed, with the unit where it stands elsewhere in the table: 「480人」 for a cell 「480」.
  private static func value(_ figure: Figure) -> String {
    guard figure.values.count == 1, let unit = figure.values[0].unit, figure.raw.last?.isNumber == true else {
      return figure.raw
    }
    return figure.raw + unit
  }

  private func breakdown(_ rows: [Programme]) -> Listing {
    Listing(
      columns: [
        Listing.Column("name", heading: say("heading.breakdown"), isFlexible: true),
        Listing.Column("budget", heading: say("heading.budget"), isNumber: true),
        Listing.Column("figures", heading: say("heading.figures"), isFlexible: true),
        Listing.Column("lines", heading: say("heading.lines"), isNumber: true),
      ],
      rows: rows.map { row in
        let figures = row.figures.map { say("measure.\($0.measure.rawValue)") + " " + Self.value($0) }
        return [.text(row.name ?? row.number), .money(row.budget), .list(figures), .lines(row.lines)]
      })
  }
}
