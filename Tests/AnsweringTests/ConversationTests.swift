import Answering
import PlanModel
import TestSupport
import Testing

/// 会話: what a follow-up takes from before, what it changes, and when a new topic drops the old.
@Suite struct ConversationTests {
  @Test(arguments: [
    // 項目
    Asked("新宿区の就業促進支援事業の予算は？", "担当課は？", raws: ["文化観光産業部 消費生活就労支援課"], measures: [.division]),
    Asked("新宿区の就業促進支援事業の予算は？", "担当課は？", "電話番号は？", raws: ["03-5273-3925"], words: ["前の話題: 就業促進支援事業"]),
    Asked("シニア合同面接会の計画の規模は？", "実績は？", raws: ["432人"], measures: [.scaleActual]),
    Asked("シニア合同面接会の計画の規模は？", "実績は？", "達成した？", raws: ["320人", "432人"], words: ["135.0%"]),
    Asked("若者支援事業の担当課は？", "その今後の取組方針は？", raws: ["現状維持"]),
    // 年度
    Asked("障害者就労支援センターの登録人数 令和5年度の実績", "令和4年度は？", raws: ["292"], year: 2022),
    Asked("障害者就労支援センターの登録人数 令和5年度の実績", "じゃあ令和3年度は？", raws: ["282"], year: 2021),
    Asked("障害者就労支援センターの登録人数 令和5年度の実績", "前年度は？", raws: ["292"], year: 2022),
    // 自治体
    Asked("三鷹市の事業の一覧", "港区は？", words: ["新たな障害者就労機会の創出事業"]),
    Asked("小平市の事業の予算", "八王子市は？", raws: ["20,543千円"], measures: [.budget], organizations: ["八王子市"]),
    // 一覧
    Asked("文京区の事業の一覧", "2番目の予算は？", raws: ["41,996千円"], words: ["緊急就労支援事業"]),
    Asked("文京区の事業の一覧", "１つ目の電話番号は？", raws: ["03-5803-1173"]),
    Asked("文京区の事業の一覧", "それぞれの予算は？", raws: ["23,075千円", "41,996千円"]),
    Asked("文京区の事業の一覧", "5番目の予算は？", status: .notFound, words: ["2件", "その順番のものはありません"]),
    Asked("令和6年度の東京都で予算の上位3つ", "2番目は？", raws: ["約30億円"], words: ["キャリアチェンジ再就職支援事業"]),
    Asked("令和6年度の東京都で予算の上位3つ", "その次は？", raws: ["約466百万円"], words: ["プラチナ・キャリアセンターの創設"]),
    Asked("令和6年度の東京都で予算の上位3つ", "上から2つの合計", raws: ["約39.8億円", "約30億円"], words: ["69.8億円", "2件の合計"]),
    Asked("地域人材確保総合支援事業の予算", "合計は？", raws: ["30,926千円", "11,000千円", "3,379千円"], words: ["45,305,000円"]),
    // 新しい話題
    Asked("女性ITエンジニア育成事業の予算", "緊急就労支援事業の電話番号は？", raws: ["03-5803-1173"], organizations: ["文京区"]),
    Asked("女性ITエンジニア育成事業の予算", "緊急就労支援事業の電話番号は？", "予算は？", raws: ["41,996千円"], organizations: ["文京区"]),
    // 記載のないもの
    Asked("女性ITエンジニア育成事業の予算", "電話番号は？", status: .notFound, words: ["電話番号の記載はありません"]),
    Asked("新宿区の就業促進支援事業の予算", "立川市は？", status: .notFound, words: ["立川市の事業は文書にありません"]),
  ])
  func follows(_ asked: Asked) throws { try asked.check() }

  @Test(arguments: ["根拠は？", "どこに書いてある？", "出典は？"]) func citesTheLastAnswer(_ question: String) throws {
    let answers = try Office.answers(["女性ITエンジニア育成事業の予算は？", question])
    #expect(answers[1].status == .answered)
    #expect(answers[1].facts == answers[0].facts)
    #expect(answers[1].citations == answers[0].citations)
    #expect(answers[1].text.contains("約2.9億円") && answers[1].text.contains("行目"))
  }

  /// Without a topic there is nothing to point to: no figure is made up.
  @Test(arguments: ["その担当課は？", "2番目は？", "予算は？", "合計は？", "根拠は？"]) func startsWithNothing(_ question: String)
    throws
  {
    let answer = try Office.answer(question)
    if question != "合計は？" { #expect(answer.facts.isEmpty, "\(answer.text)") }
    #expect(answer.status != .error)
  }

  // MARK: Determinism

  private static let questions = [
    "女性ITエンジニア育成事業の予算は？", "文京区の事業の一覧", "令和6年度の予算の合計", "テレワークの推進の予算", "03-5273-3925はどこ？", "障害者就労支援センターの登録人数 令和5年度",
    "就労支援セミナーの実施の担当課", "ひきこもり", "評価がSの事業は？", "宇宙旅行", "柱3の事業は？", "待機児童", "予算が10億円以上の事業", "女性しごと応援ナビとは",
  ]

  /// What was asked before in another conversation changes nothing, nor does the order.
  @Test(arguments: 0..<3) func answersTheSameInAnyOrder(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let answerer = try Office.answerer()
    for question in Self.questions.shuffled(using: &generator) {
      let one = try Office.answer(question)
      let other = try answerer.reply(to: question, in: Conversation()).answer
      #expect(one.text == other.text, "\(question)")
      #expect(one.facts == other.facts && one.status == other.status && one.reasons == other.reasons, "\(question)")
      #expect(one.citations == other.citations && one.suggestions == other.suggestions, "\(question)")
    }
  }

  @Test func aStepLeavesTheConversationAsItWas() throws {
    let answerer = try Office.answerer()
    let before = try answerer.reply(to: "文京区の事業の一覧", in: Conversation()).conversation
    let first = try answerer.reply(to: "2番目の予算は？", in: before).answer
    _ = try answerer.reply(to: "女性ITエンジニア育成事業の予算", in: before)
    let again = try answerer.reply(to: "2番目の予算は？", in: before).answer
    #expect(again.facts == first.facts && again.text == first.text)
  }

  // MARK: Explanation

  /// An explanation ends with the kind of answer that was chosen.
  @Test(arguments: [
    ("こんにちは", "gate: nothing asked"), ("03-5273-3925はどこ？", "gate: phone number"),
    ("文京区の事業の一覧", "gate: many"), ("女性ITエンジニア育成事業の予算は？", "gate: one programme"),
  ])
  func saysWhichGateAnswered(question: String, gate: String) throws {
    #expect(try Office.answer(question).reasons.last { $0.hasPrefix("gate: ") } == gate)
  }
}
