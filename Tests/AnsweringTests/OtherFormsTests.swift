import Answering
import PlanModel
import Testing
import TestSupport

/// Questions of documents that have no form of their own: what tables, headings and rows of words say is answered like
/// the rest, each figure from its own line.
@Suite struct OtherFormsTests {
  private static let folder = Project.home + "/Tests/PlanReadersTests/Fixtures"

  private static let index = Office.index(
    of: TemporaryFolder.names(in: folder).filter { $0.hasPrefix("tables-") }, in: folder, named: "other-forms.sqlite")

  /// turns (→ between them), the printed values, words of the text.
  static let lines: [(turns: String, raws: [String], words: [String])] = [
    ("夜間図書室運営事業の令和6年度の決算額", ["2,251千円"], ["令和6年度"]),
    ("夜間図書室の来館者数 令和5年度", ["4,200", "4,305"], ["4,305人"]),
    ("みどり野市の古民家再生補助事業の電話", ["0599-00-1002"], []),
    ("川辺町の主要事業で新規の事業の予算を合計すると", ["1,200千円", "4,700千円"], ["5,900千円"]),
    ("通学バス運行事業の予算は令和7年度からいくら増えた？", ["28,000千円", "32,500千円"], ["4,500"]),
    ("高台村の基本目標2のKPI", [], ["移住相談の件数", "体験住宅の利用組数"]),
    ("高台村で◎のついたKPIは？", ["◎", "◎"], ["木材の売上高", "移住相談の件数"]),
    ("ひかり市の2号認定", [], ["記載はありません"]),
    ("ひかり市の病児保育事業の令和8年度の確保方策", ["330"], ["330"]),
    ("駅前広場の木陰づくりの問い合わせ先", ["道路課", "0588-11-0001"], []),
    ("こもれび市で評価がAだった事業", ["A"], ["苗木の配布会"]),
    ("苗木の配布会の令和7年度の実績", ["２回開き、延べ318人に配った。"], []),
    ("訪問入浴の令和5年度の対計画比は", ["105.0％"], []),
    ("訪問入浴の見込量は令和7年度にいくつ", ["350"], []),
    ("ひかり市の1号認定の量の見込みは", [], ["文書にありません"]),
    ("こもれび市の落ち葉の回収事業の決算額", ["1,650,000円"], []),
    ("丸森町の計画で△がついたのは", ["△"], ["受付の機械"]),
    ("丸森町の受付の機械の問い合わせ先", ["町民課", "0224-00-0002"], []),
    ("緑におおわれた土地の割合の目標は", ["32.0"], ["令和12年度"]),
    ("月見町の夕方の預かり室の利用者数 令和6年度", ["利用者 48人"], ["48人"]),
    ("月見町で評価が△だった取組は", ["△", "△"], ["赤ちゃん訪問", "学び直しの部屋"]),
    ("月見町の外国から来た子の日本語教室、令和7年度の目標は", ["3か所", "20人"], ["通う子"]),
    ("月見町の多文化・まなび推進課の電話番号", ["0577-20-0002"], []),
    ("月見町の施策1-2の取組は", [], ["1件あります", "赤ちゃん訪問"]),
    ("通学の見守りの達成率は令和5年度から令和6年度で何ポイント上がった", ["90.0％", "110.0％"], ["20ポイント"]),
    ("橋の点検の予算は去年からいくら増えた", ["9,600千円", "12,800千円"], ["3,200千円"]),
    ("月見町で前の年より予算が増えた事業は", ["9,600千円", "12,800千円"], ["橋の点検"]),
    ("内線31はどこの課", ["商い課", "内線31"], ["朝市の場所代"]),
    ("雪かきの手伝いは計画に届いた？", ["40世帯", "12世帯"], ["30.0%"]),
    ("月見町で新規の事業は", ["新規"], ["坂道の手すり"]),
  ]

  @Test(arguments: lines.indices)
  func answers(_ index: Int) throws {
    let line = Self.lines[index]
    let answerer = try Office.answerer(over: Self.index)
    let answer = try #require(Office.talk(line.turns.components("→"), with: answerer).last)
    #expect(answer.facts.map(\.raw) == line.raws, "\(answer.text)")
    for word in line.words { #expect(answer.text.contains(word), "\(answer.text)") }
  }
}

extension String {
  fileprivate func components(_ separator: Character) -> [String] {
    split(separator: separator).map { $0.filter { $0 != " " } }
  }
}
