import Answering
import PlanModel
import Testing

/// Lists, counts, sums, rankings, comparisons and trends.
@Suite struct ManyTests {
  /// What the whole documents say, computed here once more.
  private func budgets(_ organization: String? = nil, _ year: Int) -> [Programme] {
    Office.catalogue.programmes.filter { programme in
      programme.parent == nil && programme.westernYear == year && programme.budget != nil
        && (organization == nil || programme.organization == organization)
    }
  }

  @Test(arguments: [
    Asked("江東区の事業", words: ["3件あります", "1. ", "3. ", "事業名の記載なし"]), Asked("文京区の事業の一覧", words: ["2件あります", "緊急就労支援事業"]),
    Asked("令和5年度の国分寺市の職員課の事業は？", words: ["3件あります", "市役所での障害者の雇用の推進"]),
  ])
  func lists(_ asked: Asked) throws { #expect(try asked.check().understood.operation == .list) }

  @Test func listsByDivision() throws {
    let answer = try Office.answer("国分寺市の経済課が担当する令和5年度の事業の一覧")
    let expected = Office.catalogue.programmes.filter {
      $0.organization == "国分寺市" && $0.westernYear == 2023 && $0.divisions.contains("経済課")
    }
    #expect(answer.status == .answered)
    #expect(answer.facts.map(\.programmeID) == expected.map(\.id))
    #expect(answer.text.contains("\(expected.count)件あります"))
  }

  @Test(arguments: ["柱3の事業は？", "令和5年度の重点3の事業の一覧"]) func listsBySection(_ question: String) throws {
    let answer = try Office.answer(question)
    #expect(answer.status == .answered)
    #expect(answer.text.contains("業界連携再就職支援事業"))
  }

  @Test func listsByGrade() throws {
    let answer = try Office.answer("評価がSの事業は？")
    let expected = Office.catalogue.programmes.filter { $0.ratings?.grade == "S" }
    #expect(Set(answer.facts.map(\.programmeID)) == Set(expected.map(\.id)))
    #expect(answer.text.contains("\(expected.count)件あります"))
  }

  @Test(arguments: [
    ("予算が10億円以上の事業", 1_000_000_000...Int.max), ("予算が１０億円以上の事業は", 1_000_000_000...Int.max),
    ("予算が1千万円以下の事業", 0...10_000_000), ("予算が十億円を超える事業", 1_000_000_001...Int.max),
    ("予算が300万円未満の事業", 0...2_999_999),
  ])
  func filters(_ example: (question: String, range: ClosedRange<Int>)) throws {
    let answer = try Office.answer(example.question)
    let expected = Office.catalogue.programmes.filter { programme in
      programme.parent == nil && programme.budget.map { example.range.contains($0.yen) } ?? false
    }
    #expect(answer.status == .answered)
    #expect(Set(answer.facts.map(\.programmeID)) == Set(expected.map(\.id)))
    #expect(answer.facts.allSatisfy { $0.measure == .budget })
    #expect(answer.text.contains("\(expected.count)件あります"))
  }

  // MARK: Computed

  @Test(arguments: [
    ("令和6年度の予算の合計", nil, 2024), ("文京区の事業の予算の合計", "文京区", 2021), ("東京都の令和5年度の予算の合計", "東京都", 2023),
    ("令和3年度の区市町村の予算の合計", nil, 2021),
  ])
  func sums(_ example: (question: String, organization: String?, year: Int)) throws {
    let answer = try Office.answer(example.question)
    let expected = budgets(example.organization, example.year)
    let yen = expected.reduce(0) { $0 + ($1.budget?.yen ?? 0) }
    #expect(answer.status == .answered && answer.understood.operation == .sum)
    #expect(Set(answer.facts.map(\.programmeID)) == Set(expected.map(\.id)))
    #expect(Numbers.shown(in: answer.text).contains(String(yen)), "\(yen): \(answer.text)")
    #expect(answer.text.contains("\(expected.count)件の合計"))
    let rounded = expected.count { $0.budget?.isApproximate == true }
    #expect(answer.text.contains("うち\(rounded)件は「約」") == (rounded > 0))
  }

  @Test func sumsAnIndicatorOverYears() throws {
    let asked = Asked(
      "障害者就労支援センターの登録人数は令和3年度から令和5年度まで合わせて何人？", raws: ["282", "292", "310"], measures: [.actual],
      organizations: ["国分寺市"], words: ["合計 884人", "3件の合計"])
    #expect(try asked.check().understood.operation == .sum)
  }

  @Test func averages() throws {
    let answer = try Office.answer("文京区の予算の平均")
    #expect(answer.understood.operation == .average)
    #expect(answer.text.contains("32,535,500円") && answer.text.contains("2件の平均"))
  }

  @Test(arguments: [
    Asked("令和6年度の東京都の予算が一番大きい事業は？", raws: ["約39.8億円"], year: 2024, words: ["1. テレワークの推進"]),
    Asked("令和6年度で予算が一番少ない事業", raws: ["44百万円"], year: 2024),
    Asked("令和6年度の東京都で予算の上位3つ", raws: ["約39.8億円", "約30億円", "約9.6億円"], year: 2024),
    Asked("令和6年度で予算の少ない順に2つ", raws: ["44百万円", "92百万円"], year: 2024),
  ])
  func ranks(_ asked: Asked) throws { try asked.check() }

  @Test(arguments: [
    Asked(
      "テレワークの推進の令和5年度と令和6年度の予算の差", raws: ["約39.4億円", "約39.8億円"],
      words: ["0.4億円", "40,000,000円", "101.0%"]),
    Asked("ソーシャルファーム支援事業の令和5年度と令和6年度の予算を比較", raws: ["約9.6億円", "約9.6億円"], words: ["同じ（差なし）"]),
  ])
  func compares(_ asked: Asked) throws { #expect(try asked.check().understood.operation == .compare) }

  @Test(arguments: [
    Asked(
      "障害者就労支援センターの登録人数の推移 令和3年度から令和5年度", raws: ["282", "292", "310"], measures: [.actual],
      words: ["28人増えました", "109.9%", "令和3年度", "令和5年度"])
  ])
  func followsTrends(_ asked: Asked) throws { #expect(try asked.check().understood.operation == .trend) }
}
