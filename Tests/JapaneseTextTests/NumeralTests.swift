import JapaneseText
import TestSupport
import Testing

/// A number and the many ways to write it.
struct NumeralCase: Sendable, CustomTestStringConvertible {
  let value: Double
  let written: [String]

  init(_ value: Double, _ written: String...) { (self.value, self.written) = (value, written) }

  var testDescription: String { written.joined(separator: " / ") }
}

@Suite struct NumeralTests {
  let normalizer = Project.normalizer

  private func read(_ text: String, writing: Numeral.Writing = .arabicOrKanji) -> Numeral? {
    Numeral(normalizer.text(text), writing: writing)
  }

  @Test(arguments: [
    NumeralCase(0, "0", "０", "〇"),
    NumeralCase(5, "5", "５", "五", "5.0"),
    NumeralCase(10, "10", "１０", "十", "一〇"),
    NumeralCase(24, "24", "二十四", "二四", "2十4"),
    NumeralCase(100, "100", "百", "一百", "1百"),
    NumeralCase(2024, "2024", "2,024", "２，０２４", "二千二十四", "二〇二四", "2千24"),
    NumeralCase(10_401, "10,401", "10401", "１０，４０１", "1万401", "一万四百一"),
    NumeralCase(26_000_000, "2千6百万", "2,600万", "2600万", "二千六百万", "２千６百万"),
    NumeralCase(120_000_000, "1億2千万", "1億2,000万", "1億2000万", "一億二千万", "1億二千万", "1.2億", "１．２億"),
    NumeralCase(3_940_000_000, "39.4億", "39億4千万", "3,940,000,000"),
    NumeralCase(960_000_000, "9.6億", "9億6千万"),
    NumeralCase(92_000_000, "92百万", "9200万"),
    NumeralCase(7_725_000, "7,725千", "772万5千"),
    NumeralCase(4_456_000_000, "44億5600万", "44億5,600万"),
    NumeralCase(3_000_000_000_000, "3兆", "三兆", "3,000,000,000,000"),
    NumeralCase(1_234_567_800_000_001, "1234兆5678億1", "1,234,567,800,000,001"),
    NumeralCase(104.5, "104.5", "１０４．５"),
    NumeralCase(1094.25, "1,094.25"),
  ])
  func reads(_ example: NumeralCase) {
    for written in example.written { #expect(read(written)?.value == example.value, "\(written)") }
  }

  /// Binary fractions would make 959,999,999 of 9.6億.
  @Test(arguments: [
    ("39.4億", 3_940_000_000), ("9.6億", 960_000_000), ("1.9億", 190_000_000), ("0.1億", 10_000_000),
    ("4.35億", 435_000_000),
    ("1.005億", 100_500_000), ("0.07万", 700), ("2.675万", 26_750),
  ])
  func isExact(_ example: (text: String, whole: Int)) {
    #expect(read(example.text)?.whole() == example.whole)
  }

  @Test(arguments: [("0.5", 1), ("1.5", 2), ("0.4", 0), ("2.49", 2)])
  func roundsHalfUp(_ example: (text: String, whole: Int)) {
    #expect(read(example.text)?.whole() == example.whole)
  }

  @Test func multipliesByTheUnitOfTheHead() {
    #expect(read("7,725")?.whole(times: 1000) == 7_725_000)
    #expect(read("1.9")?.whole(times: 100_000_000) == 190_000_000)
    #expect(read("9,223,372,036,854,775,807")?.whole() == Int.max)
    #expect(read("9,223,372,036,854,775,807")?.whole(times: 1000) == nil)
  }

  /// What stands in a text beside a number: the number read from its first character, and no more.
  @Test(arguments: [
    ("19,4", "19"), ("1,094 1,096", "1,094"), ("10,40", "10"), ("1,2345", "1"), ("5.5/8", "5.5"), ("5.", "5"),
    ("3・4", "3"), ("2~5", "2"), ("5人", "5"), ("1.2.3", "1.2"), ("5億3億", "5億"), ("2千3千", "2千"), ("1百2百", "1百"),
    ("3百2千", "3百"), ("5千三鷹市", "5千"), ("2百一丁目", "2百"), ("10一", "10"),
  ])
  func endsWhereTheNumberEnds(_ example: (text: String, number: String)) {
    let numeral = Numeral(Array(example.text.unicodeScalars), at: 0)
    #expect(numeral?.range == 0..<example.number.unicodeScalars.count)
    #expect(numeral?.value == Numeral(example.number)?.value)
  }

  /// No number begins here, unless a number is expected.
  @Test(arguments: ["三鷹市", "千代田区", "八王子市", "百人町", "万一", "億", "十分な", "一覧", "", "約三", ".5", ",500", "①5"])
  func isNoNumberInRunningText(_ text: String) {
    #expect(Numeral(Array(text.unicodeScalars), at: 0) == nil)
  }

  @Test(arguments: [
    "三鷹", "約三", "", "1,2", "19,4", "1,094 1,096", "1 2", "5人", "3.", "二3", "千千", "百十百", "一万一億", "一-",
    "12345678901234567890123", "99999999999999999999兆", "170000000000000000兆170000000000000000兆",
    "9999999999999999999千9999999999999999999百", "-5", "万",
  ])
  func isNoNumberAsAWhole(_ text: String) {
    #expect(read(text) == nil)
  }

  /// A run of digits too long for any plan is refused as a whole, and never read from its middle or trapped on.
  @Test(arguments: [
    String(repeating: "9", count: 100_000), String(repeating: "千", count: 100_000),
    String(repeating: "999999999999999999千", count: 1000), String(repeating: "9億", count: 1000),
    "170141183460469231兆687303715884105728", "9." + String(repeating: "9", count: 1000),
    String(repeating: "一", count: 1000), String(repeating: "999,", count: 1000),
  ])
  func survives(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for start in [0, scalars.count / 2, scalars.count - 1] {
      for writing in [Numeral.Writing.arabic, .arabicOrKanji] {
        guard let numeral = Numeral(scalars, at: start, writing: writing) else { continue }
        #expect(numeral.range.lowerBound == start && numeral.range.upperBound <= scalars.count)
        _ = numeral.whole(times: .max)
      }
    }
  }

  /// Spell → read gives the number back, in every writing.
  @Test(arguments: NumeralSpelling.allCases, 0..<40)
  func readsWhatIsSpelled(spelling: NumeralSpelling, seed: Int) {
    var generator = SeededGenerator(seed: seed)
    // As many small numbers as large ones: first the count of digits, then the digits.
    let limit = [9, 99, 999, 9999, 99_999, 9_999_999, 999_999_999, 9_999_999_999_999].randomElement(using: &generator)!
    let largest = spelling == .kanjiDigits ? min(limit, 999_999_999) : limit
    let number = Int.random(in: 0...largest, using: &generator)
    let text = spelling.spell(number)
    #expect(read(text)?.whole() == number, "\(text)")
  }

  /// In running text, what begins with a digit reads the same.
  @Test(arguments: [NumeralSpelling.plain, .grouped, .fullWidth, .largeUnits, .allUnits, .mixed], 0..<40)
  func readsWhatIsSpelledInText(spelling: NumeralSpelling, seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let number = Int.random(in: 0...9_999_999_999, using: &generator)
    let text = Array(normalizer.text("予算は" + spelling.spell(number) + "円").unicodeScalars)
    #expect(Numeral(text, at: 3)?.whole() == number, "\(spelling.spell(number))")
    #expect(Numeral(text, at: 3)?.range.upperBound == text.count - 1)
  }

  @Test(arguments: 0..<40) func readsDecimals(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let (whole, tenths) = (Int.random(in: 0...9999, using: &generator), Int.random(in: 0...99, using: &generator))
    let text = "\(whole).\(tenths / 10)\(tenths % 10)億"
    #expect(read(text)?.whole() == (whole * 100 + tenths) * 1_000_000, "\(text)")
  }
}
