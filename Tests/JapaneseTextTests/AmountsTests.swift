import JapaneseText
import Testing

/// A phrase and what it says, printed when the case fails.
struct Spelled: CustomTestStringConvertible, Sendable {
  let text: String
  let says: [String]

  init(_ text: String, _ says: [String]) { (self.text, self.says) = (text, says) }

  var testDescription: String { "「\(text)」" }
}

@Suite struct AmountsTests {
  static let units = Units(
    counters: ["人", "社", "回", "件"],
    moneyUnits: ["円": 1, "千円": 1000, "百万円": 1_000_000, "億円": 100_000_000],
    approximations: ["約"], blanks: ["-", "--"])
  let amounts = Amounts(units: AmountsTests.units)
  let normalizer = Normalizer(variants: ["－": ["-"], "—": ["-"]])

  @Test(arguments: [
    Spelled("約3千4百万円", ["34000000~"]), Spelled("78百万円", ["78000000"]), Spelled("約0.7億円", ["70000000~"]),
    Spelled("約 12 百万円", ["12000000~"]), Spelled("4,210千円", ["4210000"]), Spelled("1億5百万円", ["105000000"]),
    Spelled("12人", []),
  ])
  func money(_ spelled: Spelled) {
    let found = amounts.money(in: normalizer.normalize(spelled.text))
    #expect(found.map { "\($0.yen)\($0.isApproximate ? "~" : "")" } == spelled.says)
  }

  @Test(arguments: [
    Spelled("１，２３４社", ["1234.0社"]), Spelled("4社・8回", ["4.0社", "8.0回"]), Spelled("第3回 12 人", ["12.0人"]),
    Spelled("R4.6/1~7/31", []),
  ])
  func quantities(_ spelled: Spelled) {
    let found = amounts.quantities(in: normalizer.normalize(spelled.text))
    #expect(found.map { "\($0.value)\($0.unit)" } == spelled.says)
  }

  @Test func theRangeOfAStretchedAmountBeginsAtItsApproximation() throws {
    let text = normalizer.normalize("予算 約 3億円")
    let found = try #require(amounts.money(in: text).first)
    #expect(text.string(found.range) == "約 3億円")
  }

  @Test func numbersTooLargeToHoldAreNotRead() {
    #expect(Numeral("170000000000000000兆170000000000000000兆") == nil)
  }
}
