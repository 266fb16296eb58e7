import Testing
import Understanding

/// 自治体 and 所管課: by name, short name, reading and romaji; what only looks like one is left alone.
@Suite struct PlaceCorpusTests {
  @Test(arguments: [
    Corpus(
      ["三鷹市"], "《自治体:三鷹市》の《事業:農業体験インターン》の予算", "《自治体:三鷹》の農業体験の予算", "農業体験は《自治体:三鷹》ではいくら", "予算 《自治体:三鷹》",
      "《自治体:三鷹市》さんの電話番号",
      "《自治体:mitaka》の予算", "《自治体:Mitaka》 の予算", "みたかしは？"),
    Corpus(
      ["新宿区"], "《自治体:新宿区》の広場の電話", "《自治体:新宿》の電話", "しんじゅくくの予算", "シンジュククの予算", "ｼﾝｼﾞｭｸｸの予算",
      "《自治体:shinjuku》の電話"),
    Corpus(["港区"], "《自治体:港区》の予算", "みなとくの予算", "《自治体:minato》の予算"),
    Corpus(["世田谷区"], "《自治体:世田谷区》の木工房", "《自治体:世田ヶ谷区》の木工房", "《自治体:世田が谷区》の木工房", "《自治体:世田ケ谷区》の木工房", "《自治体:世田谷》の木工房"),
    Corpus(["国分寺市"], "《自治体:国分寺市》の障害者支援", "《自治体:国分寺》の障害者支援", "《自治体:國分寺市》の障害者支援", "こくぶんじしの予算"),
    Corpus(["新島村"], "《自治体:新島村》の予算", "《自治体:新島》の予算"), Corpus(["東京都"], "《自治体:東京都》の予算は", "《自治体:都の》予算は", "《自治体:都の事業》の一覧"),
    Corpus(["新宿区", "港区"], "《自治体:新宿区》と《自治体:港区》の予算", "《自治体:新宿》、《自治体:港区》の予算"),
  ])
  func reads(_ corpus: Corpus<[String]>) { corpus.check { $0.organizations.sorted { $0.utf8.count > $1.utf8.count } } }

  /// Municipalities that the documents have nothing of, still known for what they are.
  @Test(arguments: [
    Corpus(["渋谷区"], "《自治体:渋谷区》の予算", "しぶやくの予算", "《自治体:shibuya》の予算"),
    Corpus(["八王子市"], "《自治体:八王子市》の担当課", "《自治体:八王子》の担当課"),
    Corpus(["神奈川県"], "《自治体:神奈川県》の事業"), Corpus(["青ヶ島村"], "《自治体:青ヶ島村》の事業", "《自治体:青ケ島村》の事業", "《自治体:青島村》の事業"),
  ])
  func knowsStrangers(_ corpus: Corpus<[String]>) { corpus.check(\.strangers) }

  @Test(arguments: [
    Corpus(["区"], "《自治体:どの区》がやっている？"), Corpus(["島しょ"], "《自治体:島しょ部》の事業は？", "《自治体:離島》の事業は？"),
    Corpus(["区市町村"], "《自治体:区市町村》の事業の数"),
  ])
  func readsKinds(_ corpus: Corpus<[String]>) { corpus.check(\.organizationKinds) }

  @Test(arguments: [
    "空港の事業", "羽田空港で働く", "東京しごとセンターの電話", "港湾で働く人", "三鷹台駅前の事業", "新宿御苑の事業", "北区立ではない北海道弁", "大島紬の職人", "町田式の研修", "ただしくはいくら",
    "ひのきの家具",
    "中野式計算", "府中央部", "多摩川の清掃",
  ])
  func isNoMunicipality(_ text: String) {
    let question = InventedTown.read(text)
    #expect(!question.organizations.contains { $0 != "東京都" }, "\(question.spans)")
    if !text.contains("北") { #expect(question.strangers.isEmpty, "\(question.spans)") }
  }

  // MARK: Divisions

  @Test(arguments: [
    Corpus(["商工課"], "《課:商工課》の事業は？", "新宿区の《課:商工課》が担当する事業"), Corpus(["経済課"], "《課:経済課》の事業の一覧", "三鷹市《課:経済課》の電話"),
    Corpus(["生活経済課"], "《課:生活経済課》の電話"), Corpus(["障害福祉課"], "《課:障害福祉課》の事業は何件"), Corpus(["産業振興部"], "《課:産業振興部》の事業"),
    Corpus(["産業振興部 商工課"], "《課:産業振興部》《課:商工課》の電話"), Corpus(["企画財政課"], "《課:企画財政課》はどの村？"),
  ])
  func readsDivisions(_ corpus: Corpus<[String]>) { corpus.check(\.divisions) }

  @Test(arguments: ["市民経済課の事業", "地域福祉課の電話", "課の名前は", "福祉の仕事"]) func isNoDivision(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.divisions.isEmpty, "\(question.spans)")
  }

  // MARK: Phones

  @Test(arguments: [
    Corpus(
      ["0335462097"], "《電話:03-3546-2097》はどこ？", "《電話:０３－３５４６－２０９７》はどこ？", "《電話:03−3546−2097》の担当", "《電話:03(3546)2097》は？",
      "《電話:0335462097》はどこの番号"),
    Corpus(["35462097"], "《電話:3546-2097》はどこ？"),
    Corpus(["0423210000", "0351239999"], "《電話:042-321-0000》と《電話:03-5123-9999》"),
  ])
  func readsPhones(_ corpus: Corpus<[String]>) { corpus.check(\.phones) }

  @Test(arguments: ["12-5の事業", "2024年度", "令和3-5年度", "1,234,567円", "120人", "3-1番"]) func isNoPhone(_ text: String) {
    #expect(InventedTown.read(text).phones.isEmpty)
  }
}
