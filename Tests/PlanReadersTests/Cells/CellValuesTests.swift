import PlanReaders
import Testing

/// A cell, the cell that explains its units, and its values as 「4社=調査対象」.
struct CellCase: CustomTestStringConvertible, Sendable {
  let cell: String
  let explanation: String?
  let says: [String]

  init(_ cell: String, by explanation: String? = nil, _ says: [String]) {
    (self.cell, self.explanation, self.says) = (cell, explanation, says)
  }

  var testDescription: String { "「\(cell)」" }
}

@Suite struct CellValuesTests {
  @Test(arguments: [
    CellCase("7,200社（訪問対象） 8社（試行）", ["7200社=訪問対象", "8社=試行"]),
    CellCase("①1,204社　②9社", by: "①訪問企業数　②試行社数", ["1204社=訪問企業数", "9社=試行社数"]),
    CellCase("①31件②4本③12,005回", by: "①相談件数②動画③視聴回数", ["31件=相談件数", "4本=動画", "12005回=視聴回数"]),
    CellCase("4社・9回", by: "訪問社数・回数", ["4社=訪問社数", "9回=回数"]),
    CellCase("20社/25人", ["20社", "25人"]),
    CellCase("6社(延べ14回)", ["6社", "14回=延べ"]),
    CellCase("延べ８０人", ["80人=延べ"]),
    CellCase("5回実施計310人", ["5回", "310人"]),
    CellCase("講演会 2回 小規模相談会6回", ["2回=講演会", "6回=小規模相談会"]),
    CellCase("事業所訪問45社", ["45社=事業所訪問"]),
    CellCase("①年3回 ②年1回", by: "①研修会 ②交流会", ["3回=研修会", "1回=交流会"]),
    CellCase("調査R7.4/2~5/20実施 企業 31社 / 従業員 1,002名 50,100回", ["31社=企業", "1002名=従業員", "50100回"]),
    CellCase("令和7年5月8日~6月30日実施 31社", ["31社"]),
    CellCase("市立校3校を対象に試行", ["3校=市立校"]),
    CellCase("88,001PV", ["88001PV"]), CellCase("約10事業所", ["10事業所"]), CellCase("１，２３４", ["1234"]),
    CellCase("－", []), CellCase("—", []), CellCase("各事業欄記載", []), CellCase("", []),
  ])
  func values(_ one: CellCase) throws {
    let values = try CellValues(tables: Reading.tables()).values(of: one.cell, explainedBy: one.explanation)
    let spelled = values.map { value in
      let number = value.value == value.value.rounded() ? "\(Int(value.value))" : "\(value.value)"
      return number + (value.unit ?? "") + (value.label.map { "=" + $0 } ?? "")
    }
    #expect(spelled == one.says)
  }
}
