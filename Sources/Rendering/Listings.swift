import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Vocabulary

/// The listings of the commands. Headings come from `Prompts/speak/messages.tsv` under `heading.KEY`.
package struct Listings: Sendable {
  private let say: Messages

  package init(_ say: Messages) { self.say = say }

  private func column(
    _ key: String, number: Bool = false, flexible: Bool = false, expendable: Bool = false
  ) -> Listing.Column {
    Listing.Column(
      key, heading: say("heading.\(key)"), isNumber: number, isFlexible: flexible, isExpendable: expendable)
  }

  /// 事業: `madoguchi list`. A column that no programme fills is left out; JSON gives the whole record of each.
  package func programmes(_ programmes: [Programme]) -> Listing {
    let all: [(column: Listing.Column, cell: (Programme) -> Listing.Cell, mayHide: Bool)] = [
      (column("organization"), { .text($0.organization) }, false),
      (column("fiscal_year"), { .text($0.fiscalYear) }, false),
      (column("number"), { .text($0.number) }, true),
      (column("name", flexible: true), { .text($0.name) }, false),
      (column("budget", number: true), { .money($0.budget) }, true),
      (column("divisions", flexible: true), { .list($0.divisions) }, true),
      (column("grade"), { .text($0.ratings?.grade) }, true),
      (column("source", flexible: true, expendable: true), { .text(Wording.place($0.document, $0.lines)) }, false),
      (column("id", flexible: true, expendable: true), { .text($0.id) }, false),
    ]
    let shown = all.filter { field in !field.mayHide || programmes.contains { !field.cell($0).text.isEmpty } }
    return Listing(
      columns: shown.map(\.column), rows: programmes.map { programme in shown.map { $0.cell(programme) } },
      records: programmes.map(ProgrammeRecord.json))
  }

  /// 問合せ先: `madoguchi contacts`.
  package func contacts(_ contacts: [Contact]) -> Listing {
    Listing(
      columns: [
        column("organization"), column("divisions", flexible: true), column("phone"), column("phone_ext"),
        column("programmes", flexible: true), column("document", flexible: true, expendable: true),
        column("lines", number: true, expendable: true),
      ],
      rows: contacts.map {
        [
          .text($0.organization), .list($0.divisions), .list($0.phones), .text($0.phoneExtension),
          .list($0.programmes), .text($0.document), .lines($0.lines),
        ]
      })
  }

  /// 文書: `madoguchi documents`.
  package func documents(_ documents: [DocumentEntry]) -> Listing {
    Listing(
      columns: [
        column("document", flexible: true), column("title", flexible: true), column("publisher"),
        column("fiscal_year"), column("western_year", number: true, expendable: true), column("layout"),
        column("programmes", number: true), column("passages", number: true, expendable: true),
        column("line_count", number: true, expendable: true),
      ],
      rows: documents.map {
        [
          .text($0.name), .text($0.title), .text($0.publisher), .text($0.fiscalYear), .integer($0.westernYear),
          Listing.Cell(say("layout.\($0.layout.rawValue)"), json: .string($0.layout.rawValue)),
          .integer($0.programmes), .integer($0.passages), .integer($0.lines),
        ]
      })
  }

  /// 指摘: `madoguchi check`.
  package func findings(_ findings: [DocumentFinding]) -> Listing {
    Listing(
      columns: [
        column("kind"), column("document", flexible: true), column("lines", number: true),
        column("detail", flexible: true),
      ],
      rows: findings.map {
        let kind = $0.finding.kind.rawValue
        return [
          Listing.Cell(say("finding.\(kind)"), json: .string(kind)), .text($0.document), .lines($0.finding.lines),
          .text($0.finding.detail),
        ]
      })
  }

  /// 差分: `madoguchi diff`.
  package func differences(_ differences: [Difference]) -> Listing {
    Listing(
      columns: [
        column("change"), column("organization"), column("programme", flexible: true), column("measure"),
        column("label", flexible: true), column("year"), column("before", flexible: true),
        column("after", flexible: true), column("sources", flexible: true),
      ],
      rows: differences.map {
        [
          Listing.Cell(say("change.\($0.change.rawValue)"), json: .string($0.change.rawValue)),
          .text($0.organization), .text($0.programme),
          Listing.Cell($0.measure.map { say("measure.\($0.rawValue)") } ?? "", json: .optional($0.measure?.rawValue)),
          .text($0.label), .text($0.year), .text($0.before), .text($0.after),
          .list($0.sources.map { Wording.place($0.document, $0.lines) }),
        ]
      })
  }

  /// 本文: `madoguchi search`. Text is written by ``PassageText``, which shows more than a table can.
  package func passages(_ hits: [PassageHit]) -> Listing {
    Listing(
      columns: [
        column("rank", number: true), column("document", flexible: true), column("lines", number: true),
        column("heading", flexible: true), column("text", flexible: true), column("programme_id"),
      ],
      rows: hits.enumerated().map { index, hit in
        [
          .integer(index + 1), .text(hit.source.document), .lines(hit.source.lines), .text(hit.heading),
          .text(hit.text), .text(hit.programme),
        ]
      },
      records: hits.enumerated().map { index, hit in
        .object([
          "rank": .integer(index + 1), "score": .number(hit.score), "document": .string(hit.source.document),
          "title": .string(hit.title), "page": .optional(hit.source.page),
          "lines": .array([.integer(hit.source.lines.first), .integer(hit.source.lines.last)]),
          "line": hit.line.map { .integer($0) } ?? .null, "heading": .optional(hit.heading), "text": .string(hit.text),
          "programme_id": .optional(hit.programme),
        ])
      })
  }
}
