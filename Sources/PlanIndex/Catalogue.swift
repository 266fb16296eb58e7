import PlanModel

/// What an index says about one document, without its lines.
package struct DocumentEntry: Hashable, Sendable {
  package let name: String
  package let title: String
  package let publisher: String?
  package let fiscalYear: String?
  package let westernYear: Int?
  package let layout: Layout
  /// Programmes, rows of breakdowns not counted.
  package let programmes: Int
  package let passages: Int
  package let lines: Int

  package init(
    name: String, title: String, publisher: String?, fiscalYear: String?, westernYear: Int?, layout: Layout,
    programmes: Int, passages: Int, lines: Int
  ) {
    (self.name, self.title, self.publisher) = (name, title, publisher)
    (self.fiscalYear, self.westernYear, self.layout) = (fiscalYear, westernYear, layout)
    (self.programmes, self.passages, self.lines) = (programmes, passages, lines)
  }
}

/// Every programme and document of an index as plain values: what questions are understood and answered with.
package struct Catalogue: Sendable {
  package let documents: [DocumentEntry]
  /// In the order of the documents; a row of a breakdown follows its parent.
  package let programmes: [Programme]
  /// By programme id: its own words and those of its passages as one key (``JapaneseText/Normalizer/key(_:)``), for
  /// telling what a question that gives no name is about.
  package let bodyKeys: [String: String]
  /// Headings of prose that belongs to no programme, each once.
  package let headings: [String]
  /// The programmes that are counted, in the same order: rows of breakdowns are not.
  package let wholeProgrammes: [Programme]
  /// The distinct values, sorted, of the fields that questions name values of: 新規, 現状維持, 全対象者.
  package let fieldValues: [Measure: [String]]
  private let positions: [String: Int]

  package init(
    documents: [DocumentEntry], programmes: [Programme], bodyKeys: [String: String] = [:], headings: [String] = []
  ) {
    (self.documents, self.programmes, self.bodyKeys) = (documents, programmes, bodyKeys)
    self.headings = headings
    wholeProgrammes = programmes.filter { $0.parent == nil }
    func distinct(_ values: [String?]) -> [String] { Set(values.compactMap { $0 }).sorted() }
    fieldValues = [
      .category: distinct(programmes.map(\.category)), .direction: distinct(programmes.map { $0.ratings?.direction }),
      .evaluation: distinct(programmes.map { $0.ratings?.evaluation }),
      .audience: distinct(programmes.map(\.audience)),
    ]
    positions = Dictionary(
      programmes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func programme(_ id: String) -> Programme? { positions[id].map { programmes[$0] } }

  package func children(of programme: Programme) -> [Programme] {
    programmes.filter { $0.parent == programme.id }
  }

  package func parent(of programme: Programme) -> Programme? { programme.parent.flatMap { self.programme($0) } }

  package func document(_ name: String) -> DocumentEntry? { documents.first { $0.name == name } }
}

/// A passage that search found.
package struct PassageHit: Hashable, Sendable {
  package let source: Source
  /// The document's title.
  package let title: String
  package let heading: String?
  package let text: String
  /// The ``PlanModel/Programme/id`` that the passage speaks of.
  package let programme: String?
  /// The programme's name.
  package let name: String?
  /// Cells and labels that no reader took up: they are found, and nothing else is concluded from them.
  package var isRemainder = false
  /// The line that has what was looked for; `nil` where its headings have it.
  package var line: Int?
  /// The year that it speaks of: its programme's, or else the document's.
  package var westernYear: Int?
  /// Higher is better; comparable within one search only.
  package private(set) var score: Double

  package init(
    source: Source, title: String, heading: String?, text: String, programme: String?, name: String? = nil,
    score: Double
  ) {
    (self.source, self.title, self.heading) = (source, title, heading)
    (self.text, self.programme, self.name, self.score) = (text, programme, name, score)
  }

  /// The same passage with another score.
  package func scored(_ score: Double) -> PassageHit {
    var hit = self
    hit.score = score
    return hit
  }
}

/// A finding with its document.
package struct DocumentFinding: Hashable, Sendable {
  /// The file's name.
  package let document: String
  package let finding: Finding

  package init(document: String, finding: Finding) { (self.document, self.finding) = (document, finding) }
}
