/// 数: a number as plans print it: 「10,401」, 「39.4」, 「2千6百万」, 「1億2千万」, 「三千万」, 「二十四」.
///
/// The value is exact to nine decimals, so that 約9.6億 is 960,000,000 and not 959,999,999.
package struct Numeral: Hashable, Sendable {
  /// The number times 10⁹.
  private let nanos: Int128
  /// The scalars that it was read from.
  package let range: Range<Int>

  private static let one: Int128 = 1_000_000_000

  package var value: Double { Double(nanos) / Double(Self.one) }

  /// The number times `factor` as a whole number, rounded half away from zero; `nil` where it does not fit in an `Int`.
  package func whole(times factor: Int = 1) -> Int? {
    let (product, overflow) = nanos.multipliedReportingOverflow(by: Int128(factor))
    guard !overflow else { return nil }
    return Int(exactly: (product + Self.one / 2) / Self.one)
  }

  /// How numbers may be written where one is looked for.
  package enum Writing: Sendable {
    /// Beginning with an arabic digit: 「2千6百万」. Safe in running text.
    case arabic
    /// Or in kanji throughout: 「三千万」. Only where a number is expected, since 三鷹市 and 千代田区 begin so too.
    case arabicOrKanji
  }

  /// The numeral that begins at `start`, or `nil`.
  package init?(_ scalars: [Unicode.Scalar], at start: Int, writing: Writing = .arabic) {
    var scanner = NumeralScanner(scalars: scalars, position: start)
    guard let nanos = scanner.read(kanji: writing == .arabicOrKanji), scanner.position > start else { return nil }
    (self.nanos, range) = (nanos, start..<scanner.position)
  }

  /// The numeral that the whole of `text` (normalized) is.
  package init?(_ text: String, writing: Writing = .arabicOrKanji) {
    let scalars = Array(text.unicodeScalars)
    guard let numeral = Numeral(scalars, at: 0, writing: writing), numeral.range.upperBound == scalars.count else {
      return nil
    }
    self = numeral
  }

  /// The grammar: sections of (number × 十百千)* closed by 万, 億 or 兆.
  private struct NumeralScanner {
    let scalars: [Unicode.Scalar]
    var position: Int

    static let smallUnits: [Unicode.Scalar: Int128] = ["十": 10, "百": 100, "千": 1000]
    static let largeUnits: [Unicode.Scalar: Int128] = [
      "万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000,
    ]
    static let kanjiDigits: [Unicode.Scalar: Int128] = [
      "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    mutating func read(kanji: Bool) -> Int128? {
      var total: Int128 = 0
      var section: Int128 = 0
      var number: Int128?
      var hasAny = false
      while position < scalars.count {
        let scalar = scalars[position]
        if let digits = arabic() {
          guard number == nil else { return nil }
          (number, hasAny) = (digits, true)
        } else if kanji, number == nil, let digits = kanjiNumber() {
          (number, hasAny) = (digits, true)
        } else if let unit = Self.smallUnits[scalar], hasAny || kanji {
          section += (number ?? Numeral.one) * unit
          (number, hasAny) = (nil, true)
          position += 1
        } else if let unit = Self.largeUnits[scalar], hasAny {
          let amount = section + (number ?? 0)
          let (product, overflow) = (amount == 0 ? Numeral.one : amount).multipliedReportingOverflow(by: unit)
          let (sum, sumOverflow) = total.addingReportingOverflow(product)
          guard !overflow, !sumOverflow else { return nil }
          (total, section, number) = (sum, 0, nil)
          position += 1
        } else {
          break
        }
      }
      guard hasAny else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(section + (number ?? 0))
      return overflow ? nil : sum
    }

    /// 「10,401」, 「39.4」: a comma groups only before exactly three digits, so 「19,4」 is 19.
    private mutating func arabic() -> Int128? {
      guard let first = digit(at: position) else { return nil }
      var value = first
      var here = position + 1
      var count = 1
      while here < scalars.count, count <= 18 {
        if let next = digit(at: here) {
          value = value * 10 + next
          here += 1
          count += 1
        } else if scalars[here] == ",", let group = group(at: here + 1) {
          value = value * 1000 + group
          here += 4
          count += 3
        } else {
          break
        }
      }
      var nanos = value * Numeral.one
      if here + 1 < scalars.count, scalars[here] == ".", digit(at: here + 1) != nil {
        here += 1
        var place = Numeral.one / 10
        while let next = digit(at: here) {
          nanos += next * place
          place /= 10
          here += 1
        }
      }
      position = here
      return nanos
    }

    private func group(at start: Int) -> Int128? {
      guard let a = digit(at: start), let b = digit(at: start + 1), let c = digit(at: start + 2),
        digit(at: start + 3) == nil
      else { return nil }
      return a * 100 + b * 10 + c
    }

    private func digit(at index: Int) -> Int128? {
      guard index < scalars.count, ("0"..."9").contains(scalars[index]) else { return nil }
      return Int128(scalars[index].value - 0x30)
    }

    /// 「二〇二四」 digit by digit, or the single digit before a unit.
    private mutating func kanjiNumber() -> Int128? {
      guard let first = Self.kanjiDigits[scalars[position]] else { return nil }
      var value = first
      position += 1
      while position < scalars.count, let next = Self.kanjiDigits[scalars[position]], value < 1_000_000_000 {
        value = value * 10 + next
        position += 1
      }
      return value * Numeral.one
    }
  }
}
