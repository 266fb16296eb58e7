/// 金額 and 数量 in running text and in cells of tables.
package struct Amounts: Sendable {
  package let units: Units

  package init(units: Units) { self.units = units }

  /// An amount of money found in text.
  package struct FoundMoney: Hashable, Sendable {
    package let yen: Int
    package let isApproximate: Bool
    /// The scalars of the number and its unit, and of 約 before it.
    package let range: Range<Int>
  }

  /// A quantity found in text.
  package struct FoundQuantity: Hashable, Sendable {
    package let value: Double
    package let unit: String
    package let isApproximate: Bool
    /// The scalars of the number and its unit.
    package let range: Range<Int>
  }

  /// Every amount that names its unit: 「約2千6百万円」, 「853百万円」, 「1.9億円」, 「44億5600万円」.
  package func money(in text: NormalizedText, writing: Numeral.Writing = .arabic) -> [FoundMoney] {
    var found: [FoundMoney] = []
    var position = 0
    while position < text.scalars.count {
      guard let numeral = Numeral(text.scalars, at: position, writing: writing) else {
        position = Numeral.skip(text.scalars, from: position)
        continue
      }
      position = numeral.range.upperBound
      guard !isTorn(text.scalars, at: numeral.range.lowerBound) else { continue }
      guard let (yen, end) = yen(numeral, in: text.scalars) else { continue }
      let isApproximate = units.isApproximate(text.scalars, before: numeral.range.lowerBound)
      let start = approximationStart(text.scalars, before: numeral.range.lowerBound)
      found.append(FoundMoney(yen: yen, isApproximate: isApproximate, range: start..<end))
      position = end
    }
    return found
  }

  /// The amount of a cell whose unit stands in the table's head: 「7,725」 under 「単位：千円」.
  ///
  /// A unit in the cell itself wins over the head's.
  /// - Parameter yenPerUnit: 1,000 for 千円.
  package func money(cell text: NormalizedText, yenPerUnit: Int) -> FoundMoney? {
    if let named = money(in: text).first { return named }
    guard let start = text.scalars.firstIndex(where: { Script($0) == .digit }),
      let numeral = Numeral(text.scalars, at: start), let yen = numeral.whole(times: yenPerUnit)
    else { return nil }
    return FoundMoney(
      yen: yen, isApproximate: units.isApproximate(text.scalars, before: start), range: numeral.range)
  }

  /// Every number that a counting unit follows: 「2,700人」, 「104.0%」, 「延べ5回」. Bare numbers and ordinals are not.
  ///
  /// 年 and 日 count too: who must not take a date for a quantity leaves out what ``Eras`` mentions.
  package func quantities(in text: NormalizedText, writing: Numeral.Writing = .arabic) -> [FoundQuantity] {
    var found: [FoundQuantity] = []
    var position = 0
    while position < text.scalars.count {
      guard let numeral = Numeral(text.scalars, at: position, writing: writing) else {
        position = Numeral.skip(text.scalars, from: position)
        continue
      }
      position = numeral.range.upperBound
      guard !isTorn(text.scalars, at: numeral.range.lowerBound) else { continue }
      // 「第3回」 says which one, not how many.
      if numeral.range.lowerBound > 0, text.scalars[numeral.range.lowerBound - 1] == "第" { continue }
      let after = skipSpaces(text.scalars, from: position)
      guard let unit = units.counter(text.scalars, at: after) else { continue }
      position = after + unit.unicodeScalars.count
      found.append(
        FoundQuantity(
          value: numeral.value, unit: unit,
          isApproximate: units.isApproximate(text.scalars, before: numeral.range.lowerBound),
          range: numeral.range.lowerBound..<position))
    }
    return found
  }

  /// Whether a cell says that there is none: 「－」, 「—」, 「なし」. An empty cell says nothing and is not one.
  package func isBlank(_ text: NormalizedText) -> Bool {
    units.blanks.contains(text.text.filter { !$0.isWhitespace })
  }

  /// 「1,2345円」: digits behind a comma that groups nothing are a piece of a number, not a number.
  private func isTorn(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    start > 1 && (scalars[start - 1] == "," || scalars[start - 1] == ".") && Script(scalars[start - 2]) == .digit
      && Script(scalars[start]) == .digit
  }

  private func yen(_ numeral: Numeral, in scalars: [Unicode.Scalar]) -> (Int, Int)? {
    // Justified cells are stretched: 「92 百万円」.
    let end = skipSpaces(scalars, from: numeral.range.upperBound)
    // 「92百万円」: the numeral takes 百万 in, and 円 is left; 「7,725千円」 likewise.
    guard let unit = units.moneyUnits.first(where: { scalars[end...].starts(with: $0.name) }),
      let yen = numeral.whole(times: unit.yen)
    else { return nil }
    return (yen, end + unit.name.count)
  }

  private func approximationStart(_ scalars: [Unicode.Scalar], before start: Int) -> Int {
    var end = start
    while end > 0, scalars[end - 1] == " " { end -= 1 }
    for word in units.approximations
    where end >= word.count && scalars[(end - word.count)..<end].elementsEqual(word) {
      return end - word.count
    }
    return start
  }

  private func skipSpaces(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var position = start
    while position < scalars.count, scalars[position] == " " { position += 1 }
    return position
  }
}
