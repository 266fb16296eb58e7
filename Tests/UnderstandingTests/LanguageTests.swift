import Testing
import Understanding
import Vocabulary

/// Plain English, and questions typed in kana.
@Suite struct LanguageTests {
  struct Said: Sendable, CustomTestStringConvertible {
    let text: String
    let asks: [Ask]
    var years: [Int] = []
    var organizations: [String] = []
    var operations: [Vocabulary.Operation] = []
    var testDescription: String { text }

    func check() {
      let question = InventedTown.read(text)
      #expect(question.asks == asks)
      #expect(question.years == years)
      #expect(question.organizations == organizations)
      #expect(question.operations == operations)
    }
  }

  @Test(arguments: [
    Said(text: "What is the budget of the farm internship in Mitaka?", asks: [.budget], organizations: ["三鷹市"]),
    Said(text: "What was the BUDGET for senior start-up school in FY2023?", asks: [.budget], years: [2023]),
    Said(text: "Phone number of the job plaza in Shinjuku", asks: [.phone], organizations: ["新宿区"]),
    Said(text: "Which division in Minato is in charge?", asks: [.division], organizations: ["港区"]),
    Said(text: "How can I contact the Setagaya woodwork project?", asks: [.contact], organizations: ["世田谷区"]),
    Said(text: "What was the target and the result of online interviews?", asks: [.planned, .result]),
    Said(text: "Show me the achievement rate for fiscal 2023年度", asks: [.rate], years: [2023]),
    Said(text: "List all programmes in Mitaka", asks: [], organizations: ["三鷹市"], operations: [.list]),
    Said(
      text: "What is the total budget of Tokyo in FY2023?", asks: [.budget], years: [2023], organizations: ["東京都"],
      operations: [.sum]),
  ])
  func readsEnglish(_ said: Said) {
    said.check()
    #expect(InventedTown.read(said.text).isEnglish)
  }

  @Test(arguments: ["DX人材の予算", "URLは？", "SNSを使った講座の予算", "予算は", "TOKYO", "R6 budget"]) func isJapanese(_ text: String) {
    #expect(!InventedTown.read(text).isEnglish)
  }

  @Test(arguments: [
    Said(text: "みたかしのよさんは", asks: [.budget], organizations: ["三鷹市"]),
    Said(text: "ミタカシノヨサンハ", asks: [.budget], organizations: ["三鷹市"]),
    Said(text: "ﾐﾀｶｼﾉﾖｻﾝﾊ", asks: [.budget], organizations: ["三鷹市"]),
    Said(text: "みなとくのたんとうか", asks: [.division], organizations: ["港区"]),
    Said(text: "でんわばんごうは", asks: [.phone]), Said(text: "れんらくさきをおしえて", asks: [.contact]),
    Said(text: "もくひょうとじっせき", asks: [.planned, .result]),
    Said(text: "しんじゅくくのとうろくにんずうのじっせき", asks: [.result], organizations: ["新宿区"]),
  ])
  func readsKana(_ said: Said) { said.check() }

  @Test(arguments: [
    (text: "かいごじんざいかくほのよさん", word: "介護人材確保"), (text: "しょうがいしゃのしゅうろうしえん", word: "就労支援"),
    (text: "じょせいのさいしゅうしょく", word: "再就職"),
    (text: "タイキジドウ", word: "待機児童"),
  ])
  func hearsWords(_ example: (text: String, word: String)) {
    let said = InventedTown.read(example.text).terms.map(\.text)
    #expect(said.contains { $0.contains(example.word) }, "\(said)")
  }

  /// Words of kana that no reading accounts for stay as they are.
  @Test(arguments: ["シルバー", "テレワーク", "キャリアカウンセラー"]) func leavesKana(_ text: String) {
    #expect(InventedTown.read(text).terms.map(\.text) == [text])
  }
}
