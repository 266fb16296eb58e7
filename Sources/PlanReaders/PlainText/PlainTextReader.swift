import JapaneseText
import PlanModel
import Vocabulary

/// 様式のない文書: passages under their headings, and programmes only where labelled fields state them. The last resort.
package struct PlainTextReader: FormReader {
  private let tables: ReadingTables
  private let fields: PlainFields
  private let filler: PlainProgramme

  package init(tables: ReadingTables) {
    (self.tables, fields, filler) = (tables, PlainFields(tables: tables), PlainProgramme(tables: tables))
  }

  /// Every text.
  package func recognizes(_ text: SourceText) -> Bool { true }

  package func read(_ text: SourceText) -> PlanDocument {
    let head = DocumentHead(text, tables: tables)
    var state = PlainState(document: head.document(text, layout: .plain), head: head)
    var index = 0
    while index < text.lines.count {
      let line = text.lines[index]
      index += 1
      let found = fields.fields(line)
      if !found.isEmpty {
        state.open.append(line)
        for field in found {
          let value =
            field.value.isEmpty ? next(after: &index, in: text, state: &state) : continued(field, &index, text, &state)
          add(field, value: value, text: text, to: &state)
        }
      } else if line.number != head.line, let heading = PlainHeading(line) {
        state.begin(heading, line: line)
      } else {
        state.open.append(line)
      }
    }
    state.close()
    return state.document
  }

  /// A label alone on its line has its value on the next one, where that is no field or heading itself.
  private func next(after index: inout Int, in text: SourceText, state: inout PlainState) -> (String, LineSpan)? {
    guard index < text.lines.count, !text.lines[index].isBlank else { return nil }
    let line = text.lines[index]
    guard fields.fields(line).isEmpty, PlainHeading(line) == nil else { return nil }
    index += 1
    state.open.append(line)
    return (PassageCutter.plain(line.raw), LineSpan(line.number))
  }

  /// A description goes on to the next blank line, field or heading; every other value ends with its line.
  private func continued(
    _ field: PlainFields.Field, _ index: inout Int, _ text: SourceText, _ state: inout PlainState
  ) -> (String, LineSpan)? {
    var value = (field.value, LineSpan(field.line))
    guard field.role == Measure.summary.rawValue else { return value }
    while index < text.lines.count, !text.lines[index].isBlank, fields.fields(text.lines[index]).isEmpty,
      PlainHeading(text.lines[index]) == nil
    {
      let line = text.lines[index]
      value = (PassageCutter.append(PassageCutter.plain(line.raw), to: value.0), LineSpan(field.line, line.number))
      state.open.append(line)
      index += 1
    }
    return value
  }

  private func add(
    _ field: PlainFields.Field, value: (String, LineSpan)?, text: SourceText, to state: inout PlainState
  ) {
    guard let (value, lines) = value, !value.isEmpty else { return }
    if field.role == "name" {
      state.name(value, lines: lines, text: text)
      return
    }
    for waiting in state.take((field, value, lines), text: text) {
      let last = state.document.programmes.count - 1
      let isTaken = filler.add(
        waiting.field, value: waiting.value, lines: waiting.lines, head: state.head,
        to: &state.document.programmes[last])
      if !isTaken {
        let detail = "「\(waiting.field.label)」の値を読み取れません: \(waiting.value)"
        state.document.findings.append(Finding(.unread, lines: waiting.lines, detail: detail))
      }
    }
  }
}

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
  private var isNamed = false
  private var hasProgramme = false
  /// Fields under a heading that has not turned out to be a programme yet.
  private var waiting: [Stated] = []

  init(document: PlanDocument, head: DocumentHead) { (self.document, self.head) = (document, head) }

  /// A heading begins.
  mutating func begin(_ heading: PlainHeading, line: SourceLine) {
    close()
    let staysOpen = hasProgramme && isNamed && heading.style != .chapter && heading.style != above
    (self.heading, headingLine, waiting) = (heading, line.number, [])
    if !staysOpen { (hasProgramme, isNamed, above) = (false, false, nil) }
    open.append(line)
  }

  /// 「事業名：…」 begins a programme.
  mutating func name(_ name: String, lines: LineSpan, text: SourceText) {
    let own = open.popLast()
    close()
    if let own { open.append(own) }
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
    if name != heading?.title { programme.section = heading?.text }
    document.programmes.append(programme)
    hasProgramme = true
  }

  /// The waiting lines become passages.
  mutating func close() {
    let programme = hasProgramme ? document.programmes.last : nil
    let title = programme?.name ?? heading?.text ?? document.title
    document.passages += PassageCutter.passages(of: open, heading: title, programme: programme?.id)
    open = []
  }
}
