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

  /// The characters of numbers in kanji: 〇 to 九, 十 to 千, 万 to 兆.
  package static let kanji: Set<Unicode.Scalar> = [
    NumeralScanner.kanjiDigits, NumeralScanner.smallUnits, NumeralScanner.largeUnits,
  ].reduce(into: []) { $0.formUnion($1.keys) }

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

  /// The index behind the digits at `start`, and their commas and points: where reading goes on behind digits that are
  /// no number, so that a number is never read from its middle.
  package static func skip(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    guard Script(scalars[start]) == .digit else { return end }
    while end < scalars.count, Script(scalars[end]) == .digit || scalars[end] == "," || scalars[end] == "." { end += 1 }
    return end
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

    /// What `Int` holds, and the decimals behind it: no plan counts further.
    static let limit = Int128(Int.max) * Numeral.one + (Numeral.one - 1)

    /// The number so far: closed sections, the open one, and the digits that wait for their unit.
    var total: Int128 = 0
    var section: Int128 = 0
    var number: Int128?
    /// Units come in falling order: 「5億3億」 are two numbers.
    var smallUnit = Int128.max
    var largeUnit = Int128.max
    /// Behind the last 万, 億 or 兆; behind the last 十, 百 or 千.
    var sectionStart: Int
    var numberStart: Int
    /// Whether the open section has anything in it.
    var hasSection = false

    init(scalars: [Unicode.Scalar], position: Int) {
      (self.scalars, self.position) = (scalars, position)
      (sectionStart, numberStart) = (position, position)
    }

    mutating func read(kanji: Bool) -> Int128? {
      let start = position
      var kanji = kanji
      while position < scalars.count {
        let scalar = scalars[position]
        if number == nil, let digits = digits(kanji: kanji, isFirst: position == start) {
          number = digits
          if digits > Self.limit { return nil }
          // Behind kanji (1万四百一), the rest is kanji too.
          if Self.kanjiDigits[scalar] != nil { kanji = true }
        } else if let unit = Self.smallUnits[scalar], number != nil || position > start || kanji {
          // Likewise behind a unit that stands alone (1万百一).
          if number == nil { kanji = true }
          guard take(small: unit) else { break }
        } else if let unit = Self.largeUnits[scalar], number != nil || hasSection {
          guard let isTaken = take(large: unit) else { return nil }
          guard isTaken else { break }
        } else {
          // A digit that is left over belongs to a run too long to be a number.
          if number != nil, digit(at: position) != nil { return nil }
          break
        }
      }
      let sum = total + section + (number ?? 0)
      return position > start && sum <= Self.limit ? sum : nil
    }

    /// Arabic digits, or kanji where they may stand: where a number is expected, and behind a unit (1億二千万) if a
    /// unit closes them, so that 「5千三鷹市」 is 5,000.
    private mutating func digits(kanji: Bool, isFirst: Bool) -> Int128? {
      if let digits = arabic() { return digits }
      guard kanji || (!isFirst && kanjiBeforeUnit()) else { return nil }
      return kanjiNumber()
    }

    private func kanjiBeforeUnit() -> Bool {
      var end = position
      while end < scalars.count, Self.kanjiDigits[scalars[end]] != nil { end += 1 }
      return end > position && end < scalars.count
        && (Self.smallUnits[scalars[end]] != nil || Self.largeUnits[scalars[end]] != nil)
    }

    /// Takes 十, 百 or 千; `false` where it begins another number, whose digits are then given back.
    private mutating func take(small unit: Int128) -> Bool {
      guard unit < smallUnit else {
        (position, number) = (numberStart, nil)
        return false
      }
      section += (number ?? Numeral.one) * unit
      (smallUnit, number, hasSection) = (unit, nil, true)
      position += 1
      numberStart = position
      return true
    }

    /// Takes 万, 億 or 兆; `false` where it begins another number, whose section is then given back; `nil` where the
    /// number grows too large.
    private mutating func take(large unit: Int128) -> Bool? {
      guard unit < largeUnit else {
        (position, section, number) = (sectionStart, 0, nil)
        return false
      }
      let (product, overflow) = (section + (number ?? 0)).multipliedReportingOverflow(by: unit)
      guard !overflow, product <= Self.limit else { return nil }
      total += product
      (largeUnit, smallUnit, section, number, hasSection) = (unit, .max, 0, nil, false)
      position += 1
      (sectionStart, numberStart) = (position, position)
      return true
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
