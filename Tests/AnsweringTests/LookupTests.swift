import Answering
import PlanModel
import Testing

/// One figure, or one field, of one programme; several that fit; figures that the person names.
@Suite struct LookupTests {
  @Test(arguments: [
    Asked(
      "女性ITエンジニア育成事業の予算は？", raws: ["約2.9億円"], measures: [.budget], year: 2024, words: ["290,000,000円", "令和6年度", "最新"]),
    Asked("女性ITエンジニア育成事業の計画の規模は？", raws: ["300人"], measures: [.scalePlanned], year: 2024),
    Asked("令和6年度のソーシャルファーム支援事業の予算", raws: ["約9.6億円"], measures: [.budget], year: 2024),
    Asked("令和5年度のソーシャルファーム支援事業の実績は？", raws: ["10事業所"], measures: [.scaleActual], year: 2023),
    Asked(
      "新宿区の就業促進支援事業の電話番号", raws: ["03-5273-3925"], measures: [.phone], organizations: ["新宿区"]),
    Asked(
      "新宿区の就業促進支援事業の問い合わせ先", raws: ["文化観光産業部 消費生活就労支援課", "03-5273-3925", "https://shinjuku-shigoto.jp/"],
      measures: [.division, .phone, .url], organizations: ["新宿区"]),
    Asked(
      "八王子市の若年無業者就労促進事業の所管課と予算", raws: ["産業振興部 産業政策課", "20,543千円"], measures: [.division, .budget],
      organizations: ["八王子市"]),
    Asked(
      "障害者就労支援センターの登録人数 令和5年度", raws: ["290", "310"], measures: [.target, .actual], organizations: ["国分寺市"], year: 2023),
    Asked("就労支援・求人情報の提供の評価", raws: ["C", "目標を達成できなかった"], measures: [.grade, .evaluation], words: ["C"]),
    Asked("若者支援事業の担当課", raws: ["子ども若者計画課"], measures: [.division]),
    Asked("若者支援事業の今後の取組方針", raws: ["現状維持"], measures: [.direction]),
    Asked("平成24年度の就労支援セミナーの実施の実績", raws: ["10回", "706名"], measures: [.actual], year: 2012),
    Asked("専門・中核人材戦略センター事業の企業訪問の実績", raws: ["372社"], measures: [.scaleActual]),
    Asked("ローコードによるアプリ作成スキル習得支援事業の実績は何人？", raws: ["219人"], measures: [.scaleActual]),
    Asked("介護人材雇用創出事業の開始時期は？", raws: ["令和３年６月"], measures: [.start]),
    Asked("緊急就労支援事業のURL", raws: ["https://www.city.bunkyo.lg.jp/sangyo/shigoto/kinkyuusyuurou.html"], measures: [.url]),
    Asked("女性ITエンジニア育成事業の予算を千円で", raws: ["約2.9億円"], words: ["290,000千円"]),
    Asked("2024の女性ITエンジニア育成事業の予算", raws: ["約2.9億円"], measures: [.budget], year: 2024),
    Asked("「就労支援セミナーの実施」は人数でいうと何人？", raws: ["706名"], measures: [.actual], year: 2012),
    Asked("042 335 4125はどこの電話？", raws: ["産業振興課 勤労福祉担当", "042-335-4125"], organizations: ["府中市"]),
    Asked("０４２ー３３５ー４１２５はどこ", raws: ["産業振興課 勤労福祉担当", "042-335-4125"], organizations: ["府中市"]),
    Asked("女性しごと応援ナビの予算", raws: ["約120百万円"], words: ["女性しごと応援ナビ"]),
  ])
  func answers(_ asked: Asked) throws {
    let answer = try asked.check()
    // Every number that is shown is a fact's, as printed or in its unit; a year is no figure.
    let known = Set(
      answer.facts.flatMap { fact in
        Numbers.all(fact.raw) + (fact.value.map { [Numbers.plain($0), Numbers.plain($0 / 1000)] } ?? [])
          + Numbers.all(fact.programme + (fact.label ?? "") + (fact.period ?? ""))
      })
    let lines = answer.text.split(separator: "\n").filter {
      $0.contains("［") && $0.hasPrefix("  ") && !$0.contains("「")
    }
    for line in lines {
      let said = Numbers.shown(in: String(line.replacing(/（(令和|平成)[0-9元]+年度）/, with: "")))
      #expect(said.isSubset(of: known), "\(line)")
    }
  }

  /// The same question asked otherwise: typo, word order, kana, half-width, English, keywords.
  @Test(arguments: [
    ["キャリアチェンジ再就職支援事業の予算は？", "キャリヤチェンジ再就職支援の予算", "再就職支援 キャリアチェンジ 予算", "ｷｬﾘｱﾁｪﾝｼﾞ再就職支援事業の予算", "キャリアチェンジ再就職支援事業っていくら？"],
    [
      "新宿区の就業促進支援事業の電話番号", "新宿の就業促進支援事業の電話", "電話 新宿区 就業促進支援", "しんじゅくくのしゅうぎょうそくしんしえんじぎょうのでんわばんごう",
      "Phone number of Shinjuku's employment promotion support",
    ],
    [
      "令和6年度のテレワークの推進の予算", "R6 テレワークの推進 予算", "２０２４年度のテレワークの推進の予算は？", "令和六年度のテレワークの推進はいくら", "2024年度のテレワーク推進の予算額を教えてください",
    ],
  ])
  func answersAlike(_ ways: [String]) throws {
    let first = try Office.answer(ways[0])
    #expect(first.status == .answered && !first.facts.isEmpty)
    for way in ways.dropFirst() {
      let answer = try Office.answer(way)
      #expect(answer.facts == first.facts, "\(way): \(answer.text)")
      #expect(answer.status == first.status, "\(way)")
    }
  }

  // MARK: Several that fit

  @Test(arguments: [
    Asked(
      "地域人材確保総合支援事業の予算", status: .ambiguous, raws: ["30,926千円", "11,000千円", "3,379千円"], organizations: ["葛飾区"],
      words: ["3件"]),
    Asked("テレワークの推進の予算を教えて", status: .ambiguous, raws: ["約39.8億円", "約39.4億円"], words: ["令和6年度", "令和5年度", "2件"]),
  ])
  func listsAllThatFit(_ asked: Asked) throws { try asked.check() }

  /// A programme whose figures stand in its breakdown gives the rows, each once.
  @Test func showsEachRowOnce() throws {
    let answer = try Office.answer("DX・GX時代を担う専門・中核人材戦略センター事業の実績は？")
    #expect(answer.facts.contains { $0.raw == "372社" })
    #expect(Set(answer.facts).count == answer.facts.count)
    let part = try Office.answer("専門・中核人材戦略センター事業の実績は？")
    #expect(Set(part.facts).count == part.facts.count)
  }

  // MARK: Figures that the person names

  @Test(arguments: [
    Asked("プラチナ・キャリアセンターの創設の予算は466百万円で合ってる？", raws: ["約466百万円"], words: ["はい、466百万円で合っています"]),
    Asked("プラチナ・キャリアセンターの創設の予算は500百万円で合ってる？", raws: ["約466百万円"], words: ["いいえ", "500百万円ではありません"]),
  ])
  func judgesClaims(_ asked: Asked) throws { try asked.check() }

  // MARK: Rates that are computed

  @Test(arguments: [
    Asked("シニア合同面接会の達成率", raws: ["320人", "432人"], words: ["135.0%", "実績÷計画", "上回りました"]),
    Asked("シルバー人材センターの経営力・営業力強化は計画を達成した？", raws: ["46回", "37回"], words: ["80.4%", "実績÷計画", "下回りました"]),
    Asked("短期集中型資格取得支援訓練は計画を達成した？", raws: ["100人", "100人"], words: ["100.0%", "計画どおり"]),
  ])
  func computesRates(_ asked: Asked) throws { try asked.check() }

  // MARK: Reverse, description, documents

  @Test(arguments: [
    Asked(
      "03-5273-3925はどこの番号？", raws: ["文化観光産業部 消費生活就労支援課", "03-5273-3925"], organizations: ["新宿区"], words: ["就業促進支援事業"]),
    Asked("０３－５２７３－３９２５は誰の電話", raws: ["文化観光産業部 消費生活就労支援課", "03-5273-3925"], organizations: ["新宿区"]),
  ])
  func findsOwners(_ asked: Asked) throws {
    #expect(try asked.check().understood.operation == .reverseLookup)
  }

  @Test func describes() throws {
    let answer = try Office.answer("女性しごと応援ナビとは")
    #expect(answer.status == .answered)
    #expect(answer.understood.operation == .describe)
    #expect(answer.facts.map(\.raw) == ["約120百万円", "5,000人", "8,483人"])
    let summary = try #require(
      Office.catalogue.programmes.first { $0.name == "女性しごと応援ナビ" }?.summary)
    #expect(answer.text.contains(summary))
  }

  @Test func tellsTheDocuments() throws {
    let answer = try Office.answer("どんな文書がある？")
    #expect(answer.status == .answered && answer.understood.operation == .about)
    for document in Office.catalogue.documents { #expect(answer.text.contains(document.title)) }
    #expect(answer.citations.count == Office.catalogue.documents.count)
  }

  @Test func namesTheSections() throws {
    let answer = try Office.answer("令和6年度の計画の4つの柱は？")
    #expect(answer.status == .answered)
    #expect(answer.text.contains("働き方改革の推進"))
  }

  @Test func speaksEnglish() throws {
    let answerer = try Office.answerer(in: .english)
    let answer = try answerer.reply(to: "女性ITエンジニア育成事業の予算", in: Conversation()).answer
    #expect(answer.facts.map(\.raw) == ["約2.9億円"])
    #expect(answer.text.contains("Understood:") && answer.text.contains("budget") && answer.text.contains("FY2024"))
  }
}
