import JapaneseText
import TestSupport
import Testing

/// 金額: how much, how sure, and the ways to print it.
struct MoneyCase: Sendable, CustomTestStringConvertible {
  let yen: Int
  let isApproximate: Bool
  let written: [String]

  init(_ yen: Int, about isApproximate: Bool = false, _ written: String...) {
    (self.yen, self.isApproximate, self.written) = (yen, isApproximate, written)
  }

  var testDescription: String { written.joined(separator: " / ") }
}

@Suite struct MoneyTests {
  let amounts = Project.tables.amounts
  let normalizer = Project.normalizer

  @Test(arguments: [
    MoneyCase(160_000_000, about: true, "約1.6億円", "約 1.6億円", "約１．６億円", "およそ1億6千万円", "概ね1億6,000万円"),
    MoneyCase(190_000_000, "1.9億円", "１．９億円", "1億9千万円", "190百万円", "190,000千円"),
    MoneyCase(26_000_000, "2千6百万円", "2,600万円", "26百万円", "26 百万円", "2600万 円", "26,000千円", "26,000 千円"),
    MoneyCase(4_456_000_000, "44億5600万円", "44億5,600万円"),
    MoneyCase(853_000_000, "853百万円", "８５３百万円", "853\u{3000}百万円"),
    MoneyCase(7_725_000, "7,725千円", "７，７２５千円", "7,725,000円"),
    MoneyCase(0, "0円", "0千円", "０円", "0百万円", "0万円", "0億円"),
    MoneyCase(1_094_000, "1,094千円"),
    MoneyCase(3_000_000_000_000, "3兆円"),
  ])
  func reads(_ example: MoneyCase) throws {
    for written in example.written {
      let text = normalizer.normalize("予算額は" + written + "です")
      let found = amounts.money(in: text)
      #expect(found.count == 1, "\(written)")
      let money = try #require(found.first, "\(written)")
      #expect(money.yen == example.yen, "\(written)")
      #expect(money.isApproximate == example.isApproximate, "\(written)")
      #expect(text.original(money.range) == written)
    }
  }

  @Test(arguments: [
    ("予算 5億円（うち国費2億円）", [500_000_000, 200_000_000]), ("令和5年度 1,094千円 令和6年度 1,096千円", [1_094_000, 1_096_000]),
    ("1万円・2万円", [10_000, 20_000]), ("1億円2億円", [100_000_000, 200_000_000]),
  ])
  func readsEach(_ example: (text: String, yen: [Int])) {
    #expect(amounts.money(in: normalizer.normalize(example.text)).map(\.yen) == example.yen)
  }

  @Test(arguments: [
    "10,401社", "7,725", "円", "百万円", "三鷹市", "千円札", "予算は未定", "令和5年度", "5丁目", "", "約", "5ドル", "①円",
    "12345678901234567890123円", "1,2345円", "1,094,10円",
  ])
  func isNoMoney(_ text: String) {
    #expect(amounts.money(in: normalizer.normalize(text)).isEmpty)
  }

  /// A question may spell its amount in kanji; a document's running text may not, for 千円 stands there as a unit.
  @Test func readsKanjiWhereAsked() {
    let text = normalizer.normalize("三千万円以上の事業")
    #expect(amounts.money(in: text, writing: .arabicOrKanji).map(\.yen) == [30_000_000])
    #expect(amounts.money(in: text).isEmpty)
  }

  @Test(arguments: [
    ("7,725", 1000, 7_725_000, false), ("７，７２５", 1000, 7_725_000, false), ("853", 1_000_000, 853_000_000, false),
    ("約 1.6", 100_000_000, 160_000_000, true), ("1.9億円", 1000, 190_000_000, false), ("0", 1000, 0, false),
    ("予算 500", 1, 500, false),
  ])
  func readsCells(_ example: (cell: String, yenPerUnit: Int, yen: Int, isApproximate: Bool)) {
    let found = amounts.money(cell: normalizer.normalize(example.cell), yenPerUnit: example.yenPerUnit)
    #expect(found?.yen == example.yen)
    #expect(found?.isApproximate == example.isApproximate)
  }

  @Test(arguments: ["", "－", "なし", "未定", "①"]) func isNoMoneyCell(_ cell: String) {
    #expect(amounts.money(cell: normalizer.normalize(cell), yenPerUnit: 1000) == nil)
  }

  @Test(arguments: [
    ("千円", 1000), ("円", 1), ("百万円", 1_000_000), ("万円", 10_000), ("億円", 100_000_000), ("人", nil), ("", nil),
  ])
  func knowsUnitsOfHeads(_ example: (unit: String, yen: Int?)) {
    #expect(amounts.units.yen(per: example.unit) == example.yen)
  }

  /// Spell → read, for every unit of money.
  @Test(arguments: [("円", 1), ("千円", 1000), ("万円", 10_000), ("百万円", 1_000_000), ("億円", 100_000_000)], 0..<20)
  func readsWhatIsSpelled(unit: (name: String, yen: Int), seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let number = Int.random(in: 0...9_999_999, using: &generator)
    let text = normalizer.normalize("計 " + NumeralSpelling.grouped.spell(number) + unit.name)
    #expect(amounts.money(in: text).map(\.yen) == [number * unit.yen], "\(text.text)")
  }
}
