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
