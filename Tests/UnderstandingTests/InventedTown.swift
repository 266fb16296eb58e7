import PlanIndex
import PlanModel
import PlanSearch
import Synchronization
import TestSupport
import Understanding

/// A catalogue that the tests make up: real municipalities, programmes that nobody runs.
enum InventedTown {
  static let catalogue = Catalogue(documents: documents, programmes: programmes, bodyKeys: bodies)
  static let book = NameBook(catalogue: catalogue, tables: Project.tables)
  static let matcher = ProgrammeMatcher(book: book)
  /// One reader for all tests; it may be asked from one place at a time.
  private static let reader = Mutex(
    QuestionReader(
      book: book, listening: Project.listening, tables: Project.tables,
      words: WordList(names: programmes.compactMap(\.name))))

  static func read(_ text: String) -> Question {
    reader.withLock { reader in
      // The words stand in memory: nothing there can fail.
      do { return try reader.read(text) } catch { fatalError("\(error)") }
    }
  }

  /// A question, and how long it was read; the time of waiting for the reader does not count.
  static func timed(_ text: String) -> (question: Question, elapsed: Duration) {
    reader.withLock { reader in
      let start = ContinuousClock.now
      let question: Question
      do { question = try reader.read(text) } catch { fatalError("\(error)") }
      return (question, ContinuousClock.now - start)
    }
  }

  private static let documents = [
    DocumentEntry(
      name: "東京.txt", title: "令和5年度 しごと計画 実施状況", publisher: "東京都", fiscalYear: "令和5年度", westernYear: 2023,
      layout: .implementationStatus, programmes: 6, passages: 0, lines: 90),
    DocumentEntry(
      name: "区市町村.txt", title: "令和3年度 区市町村の取組", publisher: nil, fiscalYear: "令和3年度", westernYear: 2021,
      layout: .municipalList, programmes: 7, passages: 0, lines: 90),
  ]

  private static let programmes: [Programme] = [
    tokyo("t1", "夜間保育士養成講座", lines: 3),
    tokyo("t2", "在宅介護と仕事の両立応援プロジェクト", lines: 5),
    tokyo("t2a", "両立相談会", lines: 6, parent: "t2", labels: ["相談会参加者数"]),
    tokyo("t2b", "両立手帳の配布", lines: 7, parent: "t2", labels: ["配布冊数"]),
    tokyo("t3", "シニア起業塾", lines: 10, labels: ["受講者数"]),
    tokyo("t4", "シニア起業塾アドバンス", lines: 12, labels: ["受講者数"]),
    tokyo("t5", "オンライン面接練習会", lines: 14, labels: ["延べ利用者数"]),
    tokyo("t6", "キャリアカウンセラー育成研修", lines: 16),
    town("m1", "新宿区", "しごと相談の広場", "産業振興部 商工課", lines: 3),
    town("m2", "港区", "しごと相談の広場", "区民部 生活経済課", lines: 6),
    town("m3", "三鷹市", "農業体験インターン事業", "生活環境部 経済課", lines: 9, labels: ["参加者数"]),
    town("m4", "国分寺市", "障害者パン工房支援事業", "福祉部 障害福祉課", lines: 12, labels: ["登録人数", "調達実績金額"]),
    town("m5", "世田谷区", "若者の木工房", "経済産業部 工業・ものづくり課", lines: 15),
    town("m6", "新島村", "島の酪農後継者育成", "企画財政課", lines: 18),
    town("m7", "四万十市", "谷のほたる調べ", "環境部 環境政策課", lines: 21),
  ]

  private static let bodies = [
    "t1": "夜に働く保育士を目指す人のために講座を開く", "t2": "介護で離職する人を減らすため相談会を開き手帳を配る",
    "t6": "転職を考える人の相談に乗る専門家を育てる", "m3": "農家で数日働いてみる学生を募る", "m6": "牛の世話を学ぶ移住者を迎える",
  ]

  private static func tokyo(
    _ id: String, _ name: String, lines: Int, parent: String? = nil, labels: [String] = []
  ) -> Programme {
    var programme = Programme(document: "東京.txt", lines: LineSpan(lines), plan: "令和5年度 しごと計画 実施状況")
    (programme.id, programme.name, programme.parent) = (id, name, parent)
    (programme.organization, programme.fiscalYear, programme.westernYear) = ("東京都", "令和5年度", 2023)
    programme.figures = labels.map { figure($0, year: 2023, lines) }
    return programme
  }

  private static func town(
    _ id: String, _ organization: String, _ name: String, _ division: String, lines: Int, labels: [String] = []
  ) -> Programme {
    var programme = Programme(document: "区市町村.txt", lines: LineSpan(lines), plan: "令和3年度 区市町村の取組")
    (programme.id, programme.name, programme.divisions) = (id, name, [division])
    (programme.organization, programme.fiscalYear, programme.westernYear) = (organization, "令和3年度", 2021)
    programme.category = "労働力確保事業"
    programme.figures = labels.map { figure($0, year: 2021, lines) }
    return programme
  }

  private static func figure(_ label: String, year: Int, _ line: Int) -> Figure {
    Figure(
      measure: .actual, label: label, year: "R\(year - 2018)", westernYears: year...year, raw: "120人",
      values: [Quantity(value: 120, unit: "人")], lines: LineSpan(line))
  }
}
