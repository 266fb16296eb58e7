import JapaneseText
import PlanModel

/// The document as far as it is read.
struct PlainState {
  var document: PlanDocument
  let head: DocumentHead
  /// Lines that wait for their passage.
  var open: [SourceLine] = []
  private var heading: PlainHeading?
  private var headingLine: Int?
  /// The heading above the last 「事業名」: one like it, or a chapter, ends that programme.
  private var above: PlainHeading.Style?
  /// 「事業名：…」 began the programme that is open.
  private(set) var isNamed = false
  private(set) var hasProgramme = false
  /// The marks of headings that stated programmes of this document.
  private(set) var statingStyles: [PlainHeading.Style] = []
  /// Fields under a heading that has not turned out to be a programme yet.
  private var waiting: [Stated] = []
  /// What stands below a heading that stated a programme is what it does.
  var tellsInProse = false
  var prose: [SourceLine] = []

  init(document: PlanDocument, head: DocumentHead) { (self.document, self.head) = (document, head) }

  /// A heading begins.
  mutating func begin(_ heading: PlainHeading, line: SourceLine) {
    close()
    let staysOpen = hasProgramme && isNamed && heading.style != .chapter && heading.style != above
    (self.heading, headingLine, waiting) = (heading, line.number, [])
    if heading.style == .chapter { (sections, headings) = ([], []) }
    if let level = headings.firstIndex(where: { $0.style == heading.style }) { headings.removeSubrange(level...) }
    headings.append(heading)
    if !staysOpen { (hasProgramme, isNamed, above) = (false, false, nil) }
    open.append(line)
  }

  /// 「基本目標Ⅰ …」, 「課題１ …」: the headings above, one of each kind.
  private var sections: [(word: String, title: String)] = []
  var path: [String] { sections.map(\.title) }
  /// 「１ 若者の就労支援」 above 「（１） …」: the headings that stand above each other by their marks.
  private var headings: [PlainHeading] = []

  /// What a programme that its heading states stands under.
  private var stack: [String] { path + headings.dropLast().map { Self.bare($0.text) } }

  /// 「こどもが健やかに育つまち（単位：千円）」 without its unit.
  private static func bare(_ text: String) -> String {
    guard let (rest, inside) = Brackets.atEnd(of: text), inside.contains("単位") else { return text }
    return rest
  }

  /// 「基本目標１ …」: what stands below it is none of the programme before.
  mutating func begin(section title: String, word: String, line: SourceLine) {
    close()
    (heading, headingLine, waiting, headings) = (nil, nil, [], [])
    if let level = sections.firstIndex(where: { $0.word == word }) { sections.removeSubrange(level...) }
    sections.append((word, title))
    (hasProgramme, isNamed, above) = (false, false, nil)
    open.append(line)
  }

  /// Prose stands under a heading that can be a programme's name, and no programme is stated yet.
  var isDescribed: Bool { !hasProgramme && heading?.isName ?? false && open.count > 1 }

  /// The heading that stands above, where one does.
  var title: PlainHeading? { heading }

  /// A list of programmes begins: none of them is open.
  mutating func closeProgramme() { (hasProgramme, isNamed, above) = (false, false, nil) }

  /// The programme that the rows of a table belong to: the one that is open, the one of the document that goes by the
  /// heading's name, or a new one; `nil` where the heading is no name.
  mutating func programmeOfTable(named name: String?, text: SourceText) -> Int? {
    if hasProgramme { return document.programmes.indices.last }
    guard let name, let heading, let headingLine, heading.isName else { return nil }
    let bare = Self.spellings(of: name)
    if let known = document.programmes.firstIndex(where: { programme in
      programme.figures.isEmpty && programme.names.contains { !Self.spellings(of: $0).isDisjoint(with: bare) }
    }) {
      return known
    }
    start(name, lines: LineSpan(headingLine), text: text)
    document.programmes[document.programmes.count - 1].number = heading.number
    return document.programmes.count - 1
  }

  /// A name, the name without what stands in brackets behind it, and what stands in them.
  private static func spellings(of name: String) -> Set<String> {
    let parts = Brackets.pieces(of: name).map { $0.trimmed }
    return Set([name] + parts.filter { $0.count > 3 })
  }

  /// A heading that states a programme begins it.
  mutating func begin(programme name: String, lines: LineSpan, text: SourceText) {
    let number = heading?.number
    start(name, lines: lines, text: text)
    let above = stack
    document.programmes[document.programmes.count - 1].section = above.isEmpty ? nil : above.joined(separator: " / ")
    if let number { document.programmes[document.programmes.count - 1].number = number }
  }

  /// 「事業名：…」 begins a programme.
  mutating func name(_ name: String, lines: LineSpan, text: SourceText) {
    let own = open.popLast()
    close()
    if let own { open.append(own) }
    // A heading inside the programme before (「２ 指標」) is not above this one.
    if isNamed, heading?.style != above { heading = nil }
    if !isNamed { above = heading?.style }
    start(name, lines: lines, text: text)
    isNamed = true
  }

  /// A field with its value and where it stands.
  typealias Stated = (field: PlainFields.Field, value: String, lines: LineSpan)

  /// The fields that the last programme of the document can take now: the given one, and those that waited for it.
  ///
  /// Under 「事業名」 that is every field. Under a heading a programme is stated only where its money, size, audience or
  /// content is: a heading over a contact alone is no programme, nor is one over bare 目標 and 実績.
  mutating func take(_ stated: Stated, text: SourceText) -> [Stated] {
    if !hasProgramme {
      waiting.append(stated)
      guard let heading, let headingLine, heading.isName, Self.opening.contains(stated.field.role) else { return [] }
      start(heading.title, lines: LineSpan(headingLine, stated.lines.last), text: text)
      document.programmes[document.programmes.count - 1].number = heading.number
    } else {
      waiting = [stated]
    }
    defer { waiting = [] }
    let last = document.programmes.count - 1
    for one in waiting { document.programmes[last].lines = document.programmes[last].lines.union(one.lines) }
    return waiting
  }

  private static let opening: Set<String> = [
    Measure.budget.rawValue, Measure.scalePlanned.rawValue, Measure.audience.rawValue, Measure.summary.rawValue,
  ]

  private mutating func start(_ name: String, lines: LineSpan, text: SourceText) {
    var programme = head.programme(text, order: document.programmes.count + 1, lines: lines)
    programme.name = name.filter { !$0.isWhitespace }
    let above = name == heading?.title ? stack : path + [heading?.text].compactMap { $0 }
    programme.section = above.isEmpty ? nil : above.joined(separator: " / ")
    document.programmes.append(programme)
    hasProgramme = true
    if let heading, heading.title == name, !statingStyles.contains(heading.style) {
      statingStyles.append(heading.style)
    }
  }

  /// The waiting lines become passages.
  mutating func close() {
    let told = prose.filter { !$0.isBlank }
    (tellsInProse, prose) = (false, [])
    if hasProgramme, let first = told.first, let last = told.last,
      document.programmes[document.programmes.count - 1].summary == nil
    {
      let span = LineSpan(first.number, last.number)
      document.programmes[document.programmes.count - 1].summary = PassageCutter.join(told)
      document.programmes[document.programmes.count - 1].places[.summary] = span
      document.programmes[document.programmes.count - 1].lines =
        document.programmes[document.programmes.count - 1].lines.union(span)
    }
    let programme = hasProgramme ? document.programmes.last : nil
    let title = programme?.name ?? heading?.text ?? document.title
    document.passages += PassageCutter.passages(of: open, heading: title, programme: programme?.id)
    open = []
  }
}
