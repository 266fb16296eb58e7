import Testing
import Understanding
import Vocabulary

/// 項目 and 処理: what is asked for and what is to be done; names and noise are neither.
@Suite struct CueCorpusTests {
  @Test(arguments: [
    Corpus(
      [Ask.budget], "《事業:夜間保育士養成講座》の《項目:予算は》？", "《事業:夜間保育士養成講座》の《項目:予算額》を教えてください", "夜間保育士養成講座って《項目:いくら》？",
      "夜間保育士養成講座の《項目:事業費》はどのくらいでしょうか", "《項目:予算》 夜間保育士養成講座", "夜間保育士養成講座の《項目:お金》", "《項目:何円》？"),
    Corpus([.planned], "面接練習会の《項目:目標》は", "面接練習会の《項目:計画の規模》", "面接練習会の《項目:目標値》", "《項目:予定人数》は"),
    Corpus([.result], "面接練習会の《項目:実績》", "面接練習会の《項目:結果》は？", "《項目:実績値》"), Corpus([.rate], "面接練習会の《項目:達成率》", "《項目:達成度》は？"),
    Corpus([.overallRate], "パン工房の《項目:総合達成率》", "《項目:総合の達成率》は"),
    Corpus([.achievement], "《項目:計画は》《項目:クリアした》？"),
    Corpus([.grade], "パン工房の《項目:評価》", "《項目:評定》は", "《項目:ランク》は？"), Corpus([.direction], "《項目:今後の取組方針》は？", "《項目:今後の方針》"),
    Corpus([.division], "《項目:担当課》は？", "《項目:所管課》はどこ", "《項目:どこが担当》してる？", "《項目:何課》？", "《項目:担当部署》を教えて"),
    Corpus([.contact], "《項目:問い合わせ先》", "《項目:問合せ先》を教えて", "《項目:連絡先》は？", "《項目:どこに聞けば》いい？"),
    Corpus([.phone], "《項目:電話番号》", "《項目:電話》は？", "《項目:ＴＥＬ》", "ﾃﾞﾝﾜ番号"),
    Corpus([.url], "《項目:ホームページ》は？", "《項目:URL》", "《項目:ＵＲＬ》を", "《項目:サイト》は"),
    Corpus([.audience], "《項目:対象者》は？", "《項目:誰が対象》？"), Corpus([.start], "《項目:いつから》？", "《項目:開始時期》は"),
    Corpus([.summary], "夜間保育士養成講座の《項目:内容》", "夜間保育士養成講座の《項目:概要》を"), Corpus([.category], "《項目:事業分類》は？"),
    Corpus([.planned, .result], "《項目:目標と実績》", "《項目:計画の規模》と《項目:実績》は？"),
    Corpus([.budget, .division, .phone], "《項目:予算》、《項目:担当課》、《項目:電話番号》"),
  ])
  func readsMeasures(_ corpus: Corpus<[Ask]>) { corpus.check(\.asks) }

  @Test(arguments: [
    Corpus([Vocabulary.Operation.sum], "予算の《処理:合計》", "予算を《処理:足して》", "予算を《処理:合わせると》"),
    Corpus([.average], "予算の《処理:平均》は", "予算の《処理:単純平均》"),
    Corpus([.maximum], "予算が《処理:一番大きい》事業", "予算が《処理:最も多い》のは", "《処理:最大》の予算", "予算が《処理:いちばん高い》の"),
    Corpus([.minimum], "予算が《処理:一番少ない》事業", "《処理:最も小さい》のは", "予算が《処理:いちばん安い》の", "《処理:最小》"),
    Corpus([.compare], "二つを《処理:比較》して", "予算の《処理:差額》は"),
    Corpus([.trend], "実績の《処理:推移》", "実績の《処理:変化》"), Corpus([.list], "事業の《処理:一覧》", "《処理:すべて挙げて》", "事業を《処理:リスト》で"),
    Corpus([.count], "事業は《処理:いくつ》？"),
    Corpus([.describe], "《処理:なぜ》増えないの"), Corpus([.about], "《処理:何が聞ける》？", "《処理:使い方》"),
    Corpus([], "予算は？", "夜間保育士養成講座", ""),
  ])
  func readsOperations(_ corpus: Corpus<[Vocabulary.Operation]>) { corpus.check(\.operations) }

  @Test(arguments: [
    Corpus(["メールアドレス"], "担当の《欄外:メールアドレス》は？", "《欄外:メール》を教えて", "《欄外:e-mail》"),
    Corpus(["FAX番号"], "《欄外:ＦＡＸ》は？", "《欄外:ファックス》の番号"),
    Corpus(["決算額"], "面接練習会の《欄外:決算額》"), Corpus(["申込期限"], "《欄外:締切》はいつ", "《欄外:締め切り》は"), Corpus([], "予算は", "電話は"),
  ])
  func readsUnstatedItems(_ corpus: Corpus<[String]>) { corpus.check(\.unstated) }

  @Test(arguments: [
    Corpus([BackReference.source], "《前:根拠》は？", "《前:どこに書いて》ある？", "《前:出典》"),
    Corpus([.list], "《前:そのうち》電話は", "《前:その中で》予算が大きいのは"),
    Corpus([.topic], "《前:その》担当課は？", "《前:さっきの》予算"), Corpus([.next], "《前:その次》は？"), Corpus([.other], "《前:ほかには》？"),
    Corpus([], "担当課は？", "夜間保育士養成講座の予算"),
  ])
  func readsBackReferences(_ corpus: Corpus<[BackReference]>) { corpus.check(\.references) }

  /// A whole name keeps its characters out of the cues' reach.
  @Test(arguments: [
    (text: "パン工房の調達実績金額", asks: [Ask](), terms: ["調達実績金額"]), (text: "調達実績金額の目標", asks: [.planned], terms: ["調達実績金額"]),
    (text: "しごと相談の広場の予算", asks: [.budget], terms: ["しごと相談の広場"]),
    (text: "島の酪農後継者育成の電話", asks: [.phone], terms: ["島の酪農後継者育成"]),
  ])
  func protectsNames(_ example: (text: String, asks: [Ask], terms: [String])) {
    let question = InventedTown.read(example.text)
    #expect(question.asks == example.asks)
    #expect(question.organizationKinds.isEmpty)
    let said = question.terms.map(\.text)
    for name in example.terms { #expect(said.contains { name.contains($0) }, "\(said)") }
  }

  /// The words of a question stay what it is about when everything else is taken away.
  @Test(
    arguments: [
      "《自治体:三鷹市》の《事業:農業体験インターン事業》の《項目:予算は》《項目:何円》？", "《年度:令和3年度》の《自治体:港区》の《事業:しごと相談の広場》の《項目:担当課》と《項目:電話番号》を教えてください",
      "《事業:シニア起業塾》の《項目:予算》って《項目:いくら》だっけ？", "《事業:オンライン面接練習会》の《項目:実績》が知りたいです", "《事業:両立相談会》 《項目:実績》 《年度:R5》",
    ].map { Marked($0) })
  func keepsTheTopic(_ sentence: Marked) {
    sentence.expectMarks(in: InventedTown.read(sentence.text))
  }

  @Test(arguments: [
    "", " ", "　", "？", "。。。", "教えてください", "ありがとうございます", "おしえて", "お願いします", "それは何ですか", "のはですか", "…", "どこですか？", "ありがとう",
    "じゃあ、それは？", "わかりますか？",
  ])
  func leavesNoTerm(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.terms.isEmpty, "\(question.terms.map(\.text))")
  }

  @Test(arguments: ["", " ", "　\t", "？？", "。", "()", "！"]) func isEmpty(_ text: String) {
    #expect(InventedTown.read(text).isEmpty)
  }

  @Test func keepsQuotedWords() {
    #expect(InventedTown.read("名前に「女性」が付く事業と「若者」").quoted == ["女性", "若者"])
    #expect(InventedTown.read("「」や「閉じない").quoted.isEmpty)
  }

  @Test func keepsAlternatives() throws {
    let term = try #require(InventedTown.read("リモートワーク").terms.first)
    #expect(term.alternatives.contains("テレワーク"))
  }
}
