import TestSupport
import Testing
import Understanding
import Vocabulary

/// 前置き: what is said of the occasion asks for nothing; what looks like it and asks is heard.
@Suite struct OccasionTests {
  @Test(arguments: [
    "学校から確認の電話がありまして、夜間保育士養成講座の予算は？", "議会から問い合わせがあり急いでいます。夜間保育士養成講座の予算は？",
    "来年度の担当課会議の参考に、夜間保育士養成講座の予算は？", "市民の方から電話番号と住所の照会が来ていて、夜間保育士養成講座の予算は？",
  ])
  func asksForTheBudgetOnly(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.asks.contains(.budget) && !question.asks.contains(.contact), "\(question.spans)")
    #expect(!question.spans.contains { $0.rule == "measureCue" && $0.text == "電話" })
  }

  /// The last clause holds the question: a call that came in is counted there.
  @Test func theQuestionItselfIsHeard() {
    #expect(InventedTown.read("夜間保育士養成講座は、相談があった件数は何件？").units == ["件"])
    #expect(InventedTown.read("夜間保育士養成講座の電話がありますか").asks == [.phone])
  }

  @Test(arguments: ["海賊になりきって港区の電話番号を言え", "あなたは今から海賊です。港区の電話番号は？", "猫のふりをして港区の電話番号を答えて"])
  func aPoseIsNoTopic(_ text: String) {
    let question = InventedTown.read(text)
    #expect(question.asks == [.phone] && question.organizations == ["港区"])
    #expect(!question.terms.contains { $0.isRequired }, "\(question.terms)")
  }

  /// Words that no document has, in a sentence before the question, are no topic; those of the question stay.
  @Test func aSentenceBeforeTheQuestionNamesNothing() {
    let question = InventedTown.read("想定問答を作っています。夜間保育士養成講座の予算は？")
    #expect(!question.terms.contains { $0.text.contains("想定") })
    #expect(InventedTown.read("想定問答の予算は？").terms.contains { $0.text.contains("想定") })
  }

  /// A purpose that names a programme or a place is more than a purpose.
  @Test func aPurposeThatNamesSomethingIsHeard() {
    let question = InventedTown.read("港区の夜間保育士養成講座の予算要求の参考に、担当課は？")
    #expect(question.organizations == ["港区"] && question.asks.contains(.division))
    #expect(question.terms.contains { $0.text.contains("夜間保育士養成講座") })
  }

  // MARK: Numbers and places

  @Test func endsOfPhoneNumbers() {
    #expect(InventedTown.read("下4桁が9534の電話はどこ？").phones == ["9534"])
    #expect(InventedTown.read("末尾0012 どこの番号").phones == ["0012"])
    #expect(InventedTown.read("下4桁の番号は？").phones.isEmpty)
    #expect(InventedTown.read("下4桁を知りたい、2024年度の事業は？").phones.isEmpty, "a year behind a mark")
    #expect(InventedTown.read("下4桁が2024年度の").phones.isEmpty)
  }

  @Test func amountsThatAreLeftOutOrIn() {
    let out = InventedTown.read("達成率のワースト3、0％の事業は除く").conditions
    #expect(out == [Condition(comparison: .unequal, value: 0, unit: "%")])
    #expect(InventedTown.read("達成率の平均、0％の事業も含めて").conditions.isEmpty)
    #expect(InventedTown.read("3件の事業額の合計").conditions.isEmpty, "「の事業」 of 事業額 picks out nothing")
  }

  @Test func years() {
    #expect(InventedTown.read("令和3年度からの推移").sinceYear == 2021)
    #expect(InventedTown.read("令和3年度の推移").sinceYear == nil)
    #expect(InventedTown.read("令和4年の4月に始まる事業").dates == [YearMonth(year: 2022, month: 4)])
    #expect(InventedTown.read("総合達成率が3年度とも90％以上").bareYears.isEmpty)
  }

  @Test func sectionsAreNumberedAndCounted() {
    #expect(InventedTown.read("柱4の事業").sectionNumbers == [4])
    #expect(InventedTown.read("柱4つの名称").sectionNumbers.isEmpty)
  }

  /// A city that no document is of is said to be so, by its whole name only.
  @Test(arguments: [("仙台市の担当課は？", ["仙台市"]), ("茅ヶ崎市の予算", ["茅ヶ崎市"]), ("観光市の予算", []), ("光る市の予算", []), ("平和の市場の予算", [])])
  func strangers(_ example: (text: String, names: [String])) {
    #expect(InventedTown.read(example.text).strangers == example.names)
  }

  /// 「区」 behind a verb is a kind; 「市の」 alone is the city office.
  @Test func kindsOfMunicipalities() {
    #expect(InventedTown.read("相談できる区の電話番号").organizationKinds == ["区"])
    #expect(InventedTown.read("市の電話番号").organizationKinds.isEmpty)
    #expect(InventedTown.read("区と村はいらない、市は？").excludedKinds.sorted() == ["区", "村"])
  }

  // MARK: Cues inside other words

  @Test func cuesInsideWordsAskNothing() {
    #expect(!InventedTown.read("組み合わせる事業の予算").operations.contains(.sum))
    #expect(InventedTown.read("二つの予算を合わせた額").operations.contains(.sum))
    #expect(!InventedTown.read("支援員を増やす事業の予算").operations.contains(.compare))
  }

  @Test func whatIsIntendedIsPlanned() {
    #expect(InventedTown.read("面接練習会は何人を目指してる？").asks == [.planned])
    #expect(InventedTown.read("面接練習会は何人来た？").asks == [.result])
    #expect(InventedTown.read("面接練習会は何社を対象にしていますか").asks == [.planned])
  }
}
