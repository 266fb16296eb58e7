import Answering
import PlanModel
import TestSupport
import Testing

/// 打ち間違い: what a slip is taken for is told, and what is no slip is not taken for anything.
@Suite struct SlipTests {
  /// A slip, what it is read as, and what is then given.
  @Test(arguments: [
    ("新宿区の就業促進支援事業の余算", "余算", "予算", Measure.budget), ("新宿区の就業促進支援事業の坦当課は？", "坦当課", "担当課", .division),
    ("国分寺市の若者支援事業の令和5年度の評化は？", "評化", "評価", .grade), ("国分寺市の若者支援事業の令和5年度の氷菓は？", "氷菓", "評価", .grade),
    ("新宿区の就業足進支援事業の予算", "就業足進", "就業促進", .budget),
  ])
  func isHeardAndTold(_ example: (question: String, typed: String, meant: String, measure: Measure)) throws {
    let answer = try Office.answer(example.question)
    #expect(answer.status == .answered)
    #expect(answer.facts.contains { $0.measure == example.measure })
    #expect(answer.text.contains("「\(example.typed)」は「\(example.meant)」と読みました"), "\(answer.text)")
  }

  /// Words that no document has and that are read like nothing asked with: they stay what they are.
  @Test(arguments: ["宇宙旅行の予算は？", "空港建設の担当課", "温泉施設の電話番号", "国分寺市の図書館の予算", "消防団の人数"])
  func isNoSlip(_ question: String) throws {
    let answer = try Office.answer(question)
    #expect(answer.status == .notFound)
    #expect(!answer.text.contains("と読みました"), "\(answer.text)")
  }

  /// 「ﾃﾞｽｶ」 and 「ﾄﾞｺ」 are hiragana that was typed half-width; テレワーク is not.
  @Test(arguments: [
    ("新宿区の就業促進支援事業の担当課はﾄﾞｺﾃﾞｽｶ", "新宿区の就業促進支援事業の担当課はどこですか"), ("東京都のﾃﾚﾜｰｸの推進の令和6年度の予算はｲｸﾗ", "東京都のテレワークの推進の令和6年度の予算はいくら"),
  ])
  func halfWidthIsHeard(_ example: (typed: String, meant: String)) throws {
    let (typed, meant) = (try Office.answer(example.typed), try Office.answer(example.meant))
    #expect(!meant.facts.isEmpty && typed.facts == meant.facts)
  }

  /// 就労相談 is a section of one plan, and here a part of a programme's name in another.
  @Test func aNameIsNoSection() throws {
    let answer = try Office.answer("国分寺市の障害者就労支援センターにおける就労相談の令和5年度の登録人数の実績は何人ですか")
    #expect(answer.facts.contains { $0.measure == .actual && $0.fiscalYear == 2023 })
  }

  /// 「支給件数」 is counted afterwards only: the planned scale beside it counts something else.
  @Test func whatIsCountedAfterwardsHasNoPlan() throws {
    let answer = try Office.answer("正規雇用等転換安定化支援事業 支給件数")
    #expect(answer.facts.map(\.measure) == [.scaleActual])
  }

  /// What is not there, and is read like nothing that is, is not taken for what is near: that is offered.
  @Test(arguments: [("氷海期の予算", "氷河期"), ("お年寄り向けの起業塾みたいなのある？", "起業")])
  func theNearestIsOffered(_ example: (question: String, near: String)) throws {
    let answer = try Office.answer(example.question)
    #expect(answer.status == .notFound && answer.facts.isEmpty)
    #expect(answer.text.contains("に近い語: \(example.near)"), "\(answer.text)")
    #expect(!answer.text.contains("・\n") && !answer.text.contains("・、"), "a mark is no part of a word")
  }

  /// How a grade is come by stands in prose; no list of grades answers that.
  @Test func aRuleIsQuoted() throws {
    let answer = try Office.answer("総合達成率がいくつならS評価になりますか")
    #expect(answer.status == .answered && answer.text.contains("120％以上"))
  }

  /// A programme that only another word brought up: the interpretation says which.
  @Test func aSynonymIsTold() throws {
    #expect(try Office.answer("育休の応援事業の予算").text.contains("「育休」は「育業」としても探しました"))
    #expect(try !Office.answer("男性育業もっと応援事業の予算").text.contains("としても探しました"))
  }
}
