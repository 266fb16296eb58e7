import JapaneseText
import PlanModel
import Vocabulary

/// 項目の記載: the labelled values that a line states plainly: 「予算：92百万円　担当課：産業課」, 「対象者　区内の方」.
struct PlainFields: Sendable {
  /// One label and its value.
  struct Field: Sendable {
    /// ``Measure``'s raw value, or `name`, `year`.
    let role: String
    /// As the table spells it.
    let label: String
    /// What stands in brackets behind the label: 「千円」 of 「予算額（千円）：」.
    let note: String?
    /// As printed; empty where the label stands alone.
    let value: String
    let line: Int

    /// The budget of the year before.
    static func budgetBefore(_ line: Int) -> Field {
      Field(role: "budget_before", label: "", note: nil, value: "", line: line)
    }
  }

  private let labels: [(word: [Unicode.Scalar], role: String)]
  private let eras: Eras

  static let roles = [
    "name", "budget", "scale_planned", "target", "actual", "division", "phone", "url", "audience", "start", "category",
    "summary", "year", "grade", "direction", "spent", "result", "figure", "other",
  ]

  init(tables: ReadingTables) {
    eras = tables.eras
    labels = Self.roles.flatMap { role in
      tables.labels.words("labelled_fields", role).map { (Array($0.unicodeScalars), role) }
    }
    .sorted { ($1.word.count, $0.role) < ($0.word.count, $1.role) }
  }

  /// The fields of a line, in order; empty where it states none.
  /// - Parameters:
  ///   - isNumbered: a number may stand before the first label, as in a sheet's 「３ 総合評価 Ａ」.
  ///   - mayStandAlone: a bare label may be alone on its line, its value on the next.
  func fields(_ line: SourceLine, isNumbered: Bool = false, mayStandAlone: Bool = false) -> [Field] {
    if let spaced = spacedField(line) { return [spaced] }
    let scalars = line.normalized.scalars
    let first = isNumbered ? numberEnd(scalars) : 0
    // 「R5事業費 18,460千円」: a label may name its year.
    let years = eras.mentions(in: line.normalized)
    var starts: [(label: Label, value: Int, start: Int)] = []
    for index in first..<max(first, scalars.count) where index == first || Self.isGap(scalars[index - 1]) {
      if let last = starts.last, index < last.value { continue }
      let isFirst = scalars[first..<index].allSatisfy(Self.isGap)
      // On a line that began with a label, a longer one may go on behind white space: 「所管課 商工課 対象者 若者」.
      let year = years.first { $0.range.lowerBound == index }
      guard
        var label = label(
          in: scalars, at: year?.range.upperBound ?? index, isFirst: isFirst, goesOn: !starts.isEmpty,
          mayStandAlone: mayStandAlone || first > 0)
      else { continue }
      if let year, label.note == nil { label.note = line.normalized.string(year.range) }
      starts.append((label, label.end, index))
    }
    // A line that only mentions a label in its midst is prose.
    guard let start = starts.first, scalars[first..<start.start].allSatisfy(Self.isGap) else { return [] }
    if isColumnHead(scalars, from: start.value) { return [] }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].start : scalars.count
      let label = starts[index].label
      var value = PassageCutter.plain(line.normalized.original(label.end..<max(label.end, end)))
      if starts[index].start > 0, scalars[starts[index].start - 1] == "[" {
        // 「[現状：11 園] [目標：18 園] …」: the value ends with its bracket.
        value = String(value.prefix { !"]］".contains($0) })
      }
      return Field(role: label.role, label: label.word, note: label.note, value: value, line: line.number)
    }
  }

  /// What a sentence states of the programme in figures: 「計画規模は80人、予算額は16,000千円であったが」.
  func told(in text: NormalizedText, amounts: Amounts, line: Int) -> [Field] {
    var found: [(start: Int, field: Field)] = []
    var taken: [Range<Int>] = []
    for (word, role) in labels where Self.told.contains(role) {
      for range in text.ranges(of: word) where !taken.contains(where: { $0.overlaps(range) }) {
        let next = range.upperBound
        guard next < text.scalars.count, text.scalars[next] == "は",
          let value = value(at: next + 1, in: text, amounts)
        else { continue }
        taken.append(range)
        let field = Field(role: role, label: string(word), note: nil, value: text.string(value), line: line)
        found.append((range.lowerBound, field))
      }
    }
    return found.sorted { $0.start < $1.start }.map(\.field)
  }

  /// An amount, or quantities in a row: 「5回・100社」.
  private func value(at start: Int, in text: NormalizedText, _ amounts: Amounts) -> Range<Int>? {
    if let money = amounts.money(in: text).first(where: { $0.range.lowerBound == start }) { return money.range }
    let found = amounts.quantities(in: text).map(\.range)
    guard var value = found.first(where: { $0.lowerBound == start }) else { return nil }
    while value.upperBound < text.scalars.count, text.scalars[value.upperBound] == "・",
      let next = found.first(where: { $0.lowerBound == value.upperBound + 1 })
    {
      value = value.lowerBound..<next.upperBound
    }
    return value
  }

  /// The fields that prose states as well as labels do.
  private static let told: Set<String> = ["budget", "scale_planned", "target", "actual"]

  /// 「予 算 額：900万円」, 「目　的　　担い手を増やす」: one label with white space between its characters.
  private func spacedField(_ line: SourceLine) -> Field? {
    let scalars = line.normalized.scalars
    let first = scalars.firstIndex { !$0.properties.isWhitespace } ?? 0
    for (word, role) in labels where word.count > 1 && scalars.count > first && scalars[first] == word[0] {
      guard let end = spread(word, in: scalars, at: first) else { continue }
      let value = PassageCutter.plain(line.normalized.original(end..<scalars.count))
      return Field(role: role, label: string(word), note: nil, value: value, line: line.number)
    }
    return nil
  }

  /// The index behind a label whose characters white space parts, and behind the colon or the wider gap that ends it.
  private func spread(_ word: [Unicode.Scalar], in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    var (at, isParted) = (start, false)
    for (index, scalar) in word.enumerated() {
      if index > 0 {
        let gap = at
        while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
        isParted = isParted || at > gap
      }
      guard at < scalars.count, scalars[at] == scalar else { return nil }
      at += 1
    }
    guard isParted, at < scalars.count else { return nil }
    let end = at
    while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
    if at < scalars.count, scalars[at] == ":" { return at + 1 }
    return at > end && at < scalars.count ? at : nil
  }

  /// The index behind 「３ 」 at the beginning of a line; 0 where no number stands there.
  private func numberEnd(_ scalars: [Unicode.Scalar]) -> Int {
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? 0
    var end = start
    while end < scalars.count, Script(scalars[end]) == .digit { end += 1 }
    guard end > start, end < scalars.count, " .".unicodeScalars.contains(scalars[end]) else { return 0 }
    return end + 1
  }

  /// 「事業名　平成8年度目標　所管課」: the words behind the first label are labels themselves, and none has a colon.
  private func isColumnHead(_ scalars: [Unicode.Scalar], from start: Int) -> Bool {
    guard !scalars.contains(":") else { return false }
    let words = scalars[min(start, scalars.count)...].split { $0.properties.isWhitespace }
    return words.last.map { last in labels.contains { last.suffix($0.word.count).elementsEqual($0.word) } } ?? false
  }

  private struct Label {
    let role: String
    let word: String
    var note: String?
    let end: Int
  }

  /// White space and the marks that lead a line in.
  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || ListMarks.isBullet(Character(scalar)) || "【[|".unicodeScalars.contains(scalar)
  }

  private func label(
    in scalars: [Unicode.Scalar], at start: Int, isFirst: Bool, goesOn: Bool, mayStandAlone: Bool
  ) -> Label? {
    for (word, role) in labels where scalars[start...].starts(with: word) {
      var end = start + word.count
      var note: String?
      if end < scalars.count, scalars[end] == "(", let close = scalars[end...].firstIndex(of: ")") {
        note = String(scalars: scalars[(end + 1)..<close])
        end = close + 1
      }
      while end < scalars.count, "】] ".unicodeScalars.contains(scalars[end]), !isSpaceEnd(scalars, end) { end += 1 }
      if end == scalars.count {
        // Alone on its line a bare word may be the head of a column: only a mark makes it a label.
        let isMarked =
          mayStandAlone || "】]".unicodeScalars.contains(scalars[end - 1]) || scalars[..<start].contains { $0 != " " }
        return isFirst && isMarked ? Label(role: role, word: string(word), note: note, end: end) : nil
      }
      if scalars[end] == ":" { return Label(role: role, word: string(word), note: note, end: end + 1) }
      let isSpaced = scalars[end].properties.isWhitespace || "】]".unicodeScalars.contains(scalars[end - 1])
      if isSpaced, isFirst || (goesOn && word.count > 2) {
        return Label(role: role, word: string(word), note: note, end: end)
      }
    }
    return nil
  }

  /// A space that separates label and value, no colon behind it.
  private func isSpaceEnd(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index] == " " else { return false }
    let next = scalars[index...].first { $0 != " " }
    return next != nil && next != ":"
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    String(scalars: scalars)
  }
}
