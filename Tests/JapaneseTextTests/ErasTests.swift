import JapaneseText
import TestSupport
import Testing

/// 年度: years and the ways to write them; what the text says is fiscal ends in 度 or begins with FY.
struct YearCase: Sendable, CustomTestStringConvertible {
  let years: ClosedRange<Int>
  let isFiscal: Bool
  let written: [String]

  init(_ years: ClosedRange<Int>, fiscal isFiscal: Bool, _ written: String...) {
    (self.years, self.isFiscal, self.written) = (years, isFiscal, written)
  }

  var testDescription: String { written.joined(separator: " / ") }
}

@Suite struct ErasTests {
  let eras = Project.tables.eras
  let normalizer = Project.normalizer

  @Test(arguments: [
    YearCase(
      2024...2024, fiscal: true, "令和6年度", "令和６年度", "令和六年度", "R6年度", "Ｒ６年度", "2024年度", "２０２４年度", "FY2024", "ＦＹ２０２４",
      "二〇二四年度"),
    YearCase(2024...2024, fiscal: false, "令和6年", "令和6", "R6", "r6", "Ｒ６", "R.6", "2024年", "二〇二四年"),
    YearCase(2019...2019, fiscal: true, "令和元年度", "R元年度", "平成31年度", "H31年度", "2019年度"),
    YearCase(1989...1989, fiscal: true, "平成元年度", "昭和64年度"),
    YearCase(2012...2012, fiscal: true, "平成24年度", "平成二十四年度", "平成二四年度", "H24年度", "2012年度"),
    YearCase(2012...2012, fiscal: false, "H24", "平成24", "平成 24", "h24"),
    YearCase(1985...1985, fiscal: true, "昭和60年度", "S60年度", "昭和六十年度"),
    YearCase(2020...2020, fiscal: true, "平成32年度"),
    YearCase(
      2021...2024, fiscal: true, "令和3年度～令和6年度", "令和3年度〜6年度", "令和3～6年度", "R3～R6年度", "令和3年度から令和6年度", "令和三年度から六年度",
      "2021年度～2024年度", "2021～2024年度", "2021-2024年度", "2021～24年度", "令和3年度 ～ 令和6年度", "令和3年度―令和6年度"),
    YearCase(2021...2023, fiscal: false, "R3~R5", "R3～R5", "R3-R5", "R3 ~ R5", "令和3年～令和5年", "令和3年～5年"),
    YearCase(2013...2014, fiscal: true, "平成25・26年度", "平成25･26年度", "平成25年度・26年度", "平成二十五・二十六年度", "H25・H26年度"),
    YearCase(2018...2020, fiscal: true, "平成30年度～令和2年度", "H30～R2年度"),
  ])
  func reads(_ example: YearCase) throws {
    for written in example.written {
      let text = normalizer.normalize("事業の" + written + "の予算")
      let found = eras.mentions(in: text)
      #expect(found.map(\.westernYears) == [example.years], "\(written)")
      let mention = try #require(found.first, "\(written)")
      #expect(mention.saysFiscalYear == example.isFiscal, "\(written)")
      #expect(text.original(mention.range) == written)
      #expect(eras.startYear(of: text) == example.years.lowerBound)
    }
  }

  @Test(arguments: [
    ("R4　R5　R6", [2022, 2023, 2024]), ("令和5年度と令和6年度の予算", [2023, 2024]), ("平成31（令和元）年度", [2019, 2019]),
    ("R6~R5", [2024, 2023]), ("2023年度、2024年度", [2023, 2024]), ("令和5年4月1日から令和6年3月31日まで", [2023, 2024]),
  ])
  func readsEach(_ example: (text: String, years: [Int])) {
    let found = eras.mentions(in: normalizer.normalize(example.text))
    #expect(found.map(\.westernYears.lowerBound) == example.years)
  }

  @Test(arguments: [
    "", "R5.5/8", "R6.5/8から", "H24.4.1", "1500年", "CSR5", "5年度", "第5年度", "5年", "２年度", "R", "R年度", "令和", "令和の時代",
    "令和０年度", "R5000", "R100",
    "2024", "2024人", "2024億", "12024年", "20245年", "10,2024年", "3年度～5年度", "昭和一丁目", "昭和通り", "平成町", "明治十", "120㎡", "m2",
    "5m2",
    "ISR5", "ER5", "1H5", "FY", "FY5", "平成百年", "元年度", "元気", "3・4年度", "-5", "ー3",
  ])
  func isNoYear(_ text: String) {
    let found = eras.mentions(in: normalizer.normalize(text))
    #expect(found.isEmpty, "\(found)")
  }

  /// A range that does not run forwards, or whose second half may be something else, is not joined.
  @Test(arguments: [
    ("令和5年度～30人", 2023...2023), ("令和5年度・30か所", 2023...2023), ("R5-30", 2023...2023), ("令和5年～10年間", 2023...2023),
    ("令和3年度~", 2021...2021), ("令和3年度から", 2021...2021), ("2027年度・", 2027...2027), ("令和８年度～", 2026...2026),
  ])
  func joinsOnlyYears(_ example: (text: String, years: ClosedRange<Int>)) {
    let found = eras.mentions(in: normalizer.normalize(example.text))
    #expect(found.map(\.westernYears) == [example.years])
  }

  @Test(arguments: [
    (2024, "令和6年度"), (2019, "令和元年度"), (2018, "平成30年度"), (1989, "平成元年度"), (1988, "昭和63年度"), (1926, "昭和元年度"),
    (1868, "明治元年度"),
    (1867, "1867年度"),
  ])
  func namesFiscalYears(_ example: (year: Int, name: String)) {
    #expect(eras.fiscalYear(example.year) == example.name)
  }

  @Test(arguments: 1868...2100) func readsWhatItNames(year: Int) {
    let text = normalizer.normalize(eras.fiscalYear(year))
    // Beyond 令和99 no plan reaches.
    #expect(eras.startYear(of: text) == year)
    #expect(eras.mentions(in: text).map(\.range) == [0..<text.scalars.count])
  }

  /// Mentions come in order, do not overlap, and nothing crashes.
  @Test(arguments: 0..<200) func survives(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "令和", "平成", "R", "H", "FY", "元", "5", "24", "2024", "六", "二〇二四", "年", "度", "～", "・", "から", "か", " ", ".", "/",
      "月", "a",
    ]
    let text = normalizer.normalize(generator.text(of: pieces, upTo: 14))
    let found = eras.mentions(in: text)
    for (one, next) in zip(found, found.dropFirst()) { #expect(one.range.upperBound <= next.range.lowerBound) }
    #expect(found.allSatisfy { $0.range.upperBound <= text.scalars.count })
  }
}
