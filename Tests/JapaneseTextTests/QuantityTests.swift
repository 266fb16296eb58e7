import JapaneseText
import TestSupport
import Testing

/// 数量: a text and what it counts.
struct QuantityCase: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: [String]

  init(_ text: String, _ expected: String...) { (self.text, self.expected) = (text, expected) }

  var testDescription: String { text }
}

@Suite struct QuantityTests {
  let amounts = Project.tables.amounts
  let normalizer = Project.normalizer

  /// 「約5.0人」: the reading of a quantity in one string, so that a failure shows everything.
  private func readings(_ text: String) -> [String] {
    amounts.quantities(in: normalizer.normalize(text)).map { "\($0.isApproximate ? "約" : "")\($0.value)\($0.unit)" }
  }

  @Test(arguments: [
    QuantityCase("2,700人", "2700.0人"),
    QuantityCase("２，７００ 人", "2700.0人"),
    QuantityCase("延べ5回", "5.0回"),
    QuantityCase("104.0%", "104.0%"),
    QuantityCase("１０４．０％", "104.0%"),
    QuantityCase("約300社", "約300.0社"),
    QuantityCase("9,500社（調査対象） 5社（トライアル雇用）", "9500.0社", "5.0社"),
    QuantityCase("①10,401社②2回", "10401.0社", "2.0回"),
    QuantityCase("3ヶ所", "3.0ケ所"),
    QuantityCase("3か所・2箇所", "3.0か所", "2.0箇所"),
    QuantityCase("10事業所", "10.0事業所"),
    QuantityCase("5日間", "5.0日間"),
    QuantityCase("1万人", "10000.0人"),
    QuantityCase("2,300PV", "2300.0PV"),
    QuantityCase("120㎡", "120.0m2"),
    QuantityCase("500m先", "500.0m"),
    QuantityCase("0件", "0.0件"),
    QuantityCase("1団体 2名 3冊 4校", "1.0団体", "2.0名", "3.0冊", "4.0校"),
  ])
  func reads(_ example: QuantityCase) {
    #expect(readings(example.text) == example.expected)
  }

  /// Ordinals, bare numbers, words that only begin like a unit, and figures torn apart.
  @Test(arguments: [
    "", "5", "第3回", "10,401", "三人", "人", "①人", "R5", "5months", "10th", "100mm", "5members", "3.5.8",
    "12345678901234567890123人",
  ])
  func isNoQuantity(_ text: String) {
    #expect(readings(text).isEmpty, "\(readings(text))")
  }

  @Test func quotesTheNumberAndItsUnit() throws {
    let text = normalizer.normalize("参加者は約２，７００ 人でした")
    let found = try #require(amounts.quantities(in: text).first)
    #expect(text.original(found.range) == "２，７００ 人")
  }

  @Test(arguments: ["－", "—", "―", "-", "−", "--", "なし", "該当なし", "ー", " － ", "な　し"]) func saysThatThereIsNone(
    _ cell: String
  ) {
    #expect(amounts.isBlank(normalizer.normalize(cell)))
  }

  @Test(arguments: ["", "0", "0人", "なしの礫", "5－", "未定"]) func saysSomethingElse(_ cell: String) {
    #expect(!amounts.isBlank(normalizer.normalize(cell)))
  }

  /// Every unit of `units.tsv` is read behind a number, as the table spells it.
  @Test func readsEveryCounter() {
    for counter in amounts.units.counters {
      let unit = counter.reduce(into: "") { $0.unicodeScalars.append($1) }
      // 万人 and the units of money begin like the numeral itself, which takes 万 in.
      guard let first = counter.first, !"万千百億".unicodeScalars.contains(first) else { continue }
      #expect(readings("12\(unit)、") == ["12.0\(unit)"])
    }
  }
}
