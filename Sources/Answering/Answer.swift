import PlanModel
import Vocabulary

/// How a question ended. The raw values are the contract's words.
package enum Status: String, Sendable {
  case answered, ambiguous, error
  case notFound = "not_found"
}

/// 事実: one value of one programme, with the line that it stands on.
package struct Fact: Hashable, Sendable {
  package let programmeID: String
  package let programme: String
  package let organization: String?
  package let plan: String
  /// The western year that the value speaks of; `nil` where the document tells none.
  package let fiscalYear: Int?
  package let measure: Measure
  /// The indicator, or what tells the value from others of its cell.
  package let label: String?
  /// The year as the document prints it, where it differs from the plan's own.
  package let period: String?
  /// What the document prints.
  package let raw: String
  /// 欄: the whole cell that the value was read from; ``raw`` where the cell has no other value.
  package let cell: String
  /// In ``unit``; money always in yen. `nil` for words and for 「－」.
  package let value: Double?
  package let unit: String?
  package let isApproximate: Bool
  package let source: Source

  package init(
    programme: Programme, name: String, fiscalYear: Int?, measure: Measure, label: String? = nil,
    period: String? = nil, raw: String, cell: String? = nil, value: Double? = nil, unit: String? = nil,
    isApproximate: Bool = false, lines: LineSpan
  ) {
    (programmeID, self.programme, organization) = (programme.id, name, programme.organization)
    (plan, self.fiscalYear, self.measure, self.label) = (programme.plan, fiscalYear, measure, label)
    (self.period, self.raw, self.cell, self.value, self.unit) = (period, raw, cell ?? raw, value, unit)
    (self.isApproximate, source) = (isApproximate, Source(document: programme.document, lines: lines))
  }
}

/// 出典: the document's own words at a place.
package struct Citation: Hashable, Sendable {
  package let source: Source
  /// The document's title.
  package let title: String
  package let quote: String

  package init(source: Source, title: String, quote: String) {
    (self.source, self.title, self.quote) = (source, title, quote)
  }
}

/// How a question was understood, in the contract's slots.
package struct Understood: Sendable {
  package var operation: Operation = .lookup
  package var measures: [Measure] = []
  package var programmes: [String] = []
  package var organizations: [String] = []
  package var divisions: [String] = []
  package var years: [Int] = []
  /// File names; empty where all documents are meant.
  package var documents: [String] = []
  package var conditions: [String] = []

  package init() {}
}

/// 回答: what a person reads, and the facts and sources that it rests on.
package struct Answer: Sendable {
  package let question: String
  package var status: Status
  /// As a person reads it, without colours.
  package var text: String
  package var understood = Understood()
  package var facts: [Fact] = []
  /// The ids of the programmes spoken of, also where they do not state what was asked for.
  package var programmeIDs: [String] = []
  package var citations: [Citation] = []
  /// What to ask instead or next.
  package var suggestions: [String] = []
  /// Why: the rules that read the question, what was looked up, what was chosen. For `--explain`.
  package var reasons: [String] = []

  package init(question: String, status: Status, text: String) {
    (self.question, self.status, self.text) = (question, status, text)
  }
}
