import Glibc
import PlanIndex
import PlanModel
import PlanSearch
import Readings
import TestSupport

/// Two plans of an invented town and its neighbour, with programmes, indexed with their readings.
enum InventedTown {
  private static let folder = TemporaryFolder()

  static let documents = [harbour, forest]

  private static let harbour: PlanDocument = {
    let lines = [
      "第１章 就労支援の方針", "　働く意欲のある漁師の就労を支援する。", "漁師の就労相談 相談窓口の電話 03-9546-2097", "東京都と連携した港のにぎわいづくり", "京都で学ぶ研修",
      "灯台守（以下「灯守」という。）を雇用する。", "灯守の雇用は毎年度見直す。", "受け入れ人数は12人、問い合わせ先は水産課",
    ]
    var document = PlanDocument(name: "harbour.txt", layout: .plain, title: "港町の計画", lines: lines)
    document.publisher = "港町"
    document.westernYear = 2024
    var programme = Programme(document: "harbour.txt", lines: LineSpan(3), plan: "港町の計画")
    programme.id = "harbour#1"
    programme.name = "漁師の就労相談"
    programme.organization = "港町"
    programme.westernYear = 2024
    programme.divisions = ["水産課"]
    document.programmes = [programme]
    document.passages = [Passage(heading: "第１章 就労支援の方針", text: "第１章 就労支援の方針働く意欲のある漁師の就労を支援する。", lines: LineSpan(1, 2))]
    document.passages += (3...8).map {
      Passage(heading: nil, text: lines[$0 - 1], lines: LineSpan($0), programme: $0 == 3 ? "harbour#1" : nil)
    }
    return document
  }()

  private static let forest: PlanDocument = {
    let lines = ["森の就労支援", "子供のテレワーク体験を支援する。", "育業の相談"]
    var document = PlanDocument(name: "forest.txt", layout: .plain, title: "森村の計画", lines: lines)
    document.publisher = "森村"
    document.westernYear = 2023
    document.passages = lines.enumerated().map { Passage(heading: nil, text: $1, lines: LineSpan($0 + 1)) }
    return document
  }()

  private static let path: String = {
    atexit { InventedTown.folder.remove() }
    let path = folder.file("town.sqlite")
    let gatherer = WordGatherer(
      dictionary: ReadingDictionary(), known: Project.tables.allReadings, normalizer: Project.normalizer)
    do {
      try IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer)
        .write(documents, words: gatherer.words(of: documents))
    } catch { fatalError("the index of the tests: \(error)") }
    return path
  }()

  /// A search of its own for every test, since a connection belongs to one place.
  static func search() throws -> PassageSearch { try openSearch(path) }
}

/// A search over an index, with the project's tables.
func openSearch(_ path: String) throws -> PassageSearch {
  try PassageSearch(
    reader: IndexReader(path: path, normalizer: Project.normalizer), tables: Project.tables,
    listening: Project.listening)
}
