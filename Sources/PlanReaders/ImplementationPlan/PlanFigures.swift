import JapaneseText
import PlanModel

/// 実績・目標の欄: the figures of one cell.
///
/// A cell is bullets (●) of prose, each with bracketed figures (【a：x／b：y】) behind it, or figures itself
/// (「●件数：53件」), with a breakdown below (「・甲：11件」).
struct PlanFigures: Sendable {
  let measure: Measure
  let column: PlanYears.Column
  let words: PlanWords
  private let text: JoinedLines
  private var figures: [Figure] = []
  /// The bullet's words: the label of figures that carry none.
  private var heading: Range<Int>?
  /// Bullets that are no figures.
  private var prose: [Range<Int>] = []
  /// The label of the last figure that a breakdown can stand below.
  private var whole: String?

  static func read(_ cell: PlanCell, _ measure: Measure, _ column: PlanYears.Column, words: PlanWords) -> [Figure] {
    var reader = PlanFigures(measure: measure, column: column, words: words, text: cell.joined)
    reader.read()
    return reader.figures
  }

  private init(measure: Measure, column: PlanYears.Column, words: PlanWords, text: JoinedLines) {
    (self.measure, self.column, self.words, self.text) = (measure, column, words, text)
  }

  private mutating func read() {
    var start = 0
    while start < text.scalars.count {
      if text.scalars[start] == "【", let close = text.first(of: "】", from: start) {
        readBracket(start + 1..<close)
        start = close + 1
      } else {
        let end = segmentEnd(from: start)
        readBullet(start..<end)
        start = end
      }
    }
    // Words only: figures without values, so that the cell can be quoted.
    if !figures.contains(where: { !$0.values.isEmpty }) {
      figures = prose.map { figure(nil, $0, [], lines: nil) } + figures
    }
  }

  /// A segment ends before a bracket and before the mark at the start of a line.
  private func segmentEnd(from start: Int) -> Int {
    var index = start + 1
    while index < text.scalars.count {
      let mark = String(text.scalars[index])
      if mark == "【" || words.starts(mark, "bullet") { return index }
      if text.starts.contains(index), words.starts(mark, "sub_bullet") || words.starts(mark, "remark") { return index }
      index += 1
    }
    return index
  }

  private mutating func readBullet(_ range: Range<Int>) {
    let mark = String(text.scalars[range.lowerBound])
    let isRemark = words.starts(mark, "remark")
    let isPart = words.starts(mark, "sub_bullet")
    let isMarked = isPart || isRemark || words.starts(mark, "bullet")
    let body = (isMarked ? range.lowerBound + 1 : range.lowerBound)..<range.upperBound
    if isRemark || text.raw(body).isEmpty { return }
    if !isPart { heading = body }
    guard !text.string(body).contains("。") else { return prose.append(body) }
    if let value = PlanValue(text, body, words: words), let label = value.label(text), !label.isEmpty {
      take(value, label: label, isPart: isPart)
    } else if let open = text.first(of: "(", from: body.lowerBound), let close = text.first(of: ")", from: open),
      close < body.upperBound, let value = PlanValue(text, open + 1..<close, words: words),
      value.label(text)?.isEmpty ?? true
    {
      // 「見学（３日）」: the bracket says how long.
      heading = body.lowerBound..<open
      figures.append(figure(text.raw(body.lowerBound..<open), value.range, [value.quantity], lines: nil))
    } else {
      prose.append(body)
    }
  }

  private mutating func take(_ value: PlanValue, label: String, isPart: Bool) {
    guard isPart, let whole else {
      self.whole = label
      figures.append(figure(label, value.range, [value.quantity], lines: nil))
      return
    }
    let part = Quantity(value: value.quantity.value, unit: value.quantity.unit, label: label)
    let among = words["breakdown"].first ?? ""
    figures.append(figure("\(whole)（\(among)\(label)）", value.range, [part], lines: nil))
  }

  /// 「a：x／b：y」, 「700人／５校」, 「見学／３日」, 「なし」.
  private mutating func readBracket(_ range: Range<Int>) {
    let parts = parts(of: range)
    let values = parts.map { PlanValue(text, $0, words: words) }
    var label = heading.map { text.raw($0) }
    var bare: [PlanValue] = []
    for (part, value) in zip(parts, values) {
      guard let value else {
        // A part without a number is the label of the next.
        label = text.raw(part)
        continue
      }
      if let own = value.label(text), !own.isEmpty {
        take(value, label: own, isPart: false)
      } else {
        bare.append(value)
      }
    }
    if let first = bare.first, let last = bare.last {
      figures.append(figure(label, first.range.lowerBound..<last.range.upperBound, bare.map(\.quantity), lines: nil))
      whole = label
    } else if values.allSatisfy({ $0 == nil }), !range.isEmpty {
      figures.append(figure(heading.map { text.raw($0) }, range, [], lines: nil))
    }
  }

  private func parts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where text.scalars[index] == "/" {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<range.upperBound)
    return parts.filter { !$0.isEmpty }
  }

  private func figure(_ label: String?, _ range: Range<Int>, _ values: [Quantity], lines: LineSpan?) -> Figure {
    Figure(
      measure: measure, label: label.map { $0.filter { !$0.isWhitespace } }, year: column.label,
      westernYears: column.western, raw: text.raw(range), values: values,
      lines: lines ?? text.span(range) ?? LineSpan(1))
  }
}

/// 「来場者：190人」: a number with its unit at the end of a text, and the label before it.
struct PlanValue: Sendable {
  let quantity: Quantity
  /// The number with its unit.
  let range: Range<Int>
  private let start: Int

  /// Reads the value that `range` of `text` ends with; `nil` where it ends with none.
  init?(_ text: JoinedLines, _ range: Range<Int>, words: PlanWords) {
    var end = range.upperBound
    while end > range.lowerBound, text.scalars[end - 1].properties.isWhitespace { end -= 1 }
    // From the end back: the unit, then the digits.
    var digitEnd = end
    while digitEnd > range.lowerBound, Script(text.scalars[digitEnd - 1]) != .digit { digitEnd -= 1 }
    var digitStart = digitEnd
    while digitStart > range.lowerBound,
      Script(text.scalars[digitStart - 1]) == .digit || ",.".unicodeScalars.contains(text.scalars[digitStart - 1])
    { digitStart -= 1 }
    let digits = text.string(digitStart..<digitEnd).filter { $0 != "," }
    var unit = text.string(digitEnd..<end)
    let limit = words["limit"].first { unit.hasSuffix($0) }
    if let limit { unit.removeLast(limit.count) }
    guard let number = Double(digits), unit.count <= 4, !unit.contains(")"), !unit.contains("(") else { return nil }
    quantity = Quantity(value: number, unit: unit.isEmpty ? nil : unit, label: limit)
    self.range = digitStart..<end
    start = range.lowerBound
  }

  /// What stands before the number, without the colon; `nil` where the text is no label.
  func label(_ text: JoinedLines) -> String? {
    var label = text.raw(start..<range.lowerBound)
    while let last = label.last, ":：・ 　".contains(last) { label.removeLast() }
    return label
  }
}
