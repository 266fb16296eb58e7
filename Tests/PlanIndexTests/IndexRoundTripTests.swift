import PlanIndex
import PlanModel
import TestSupport
import Testing
import Vocabulary

/// An index of the invented plans in a folder of its own.
struct BuiltIndex {
  let folder = TemporaryFolder()
  var path: String { folder.file("madoguchi.sqlite") }
  var bytes: [UInt8]? { TextFile.bytes(path) }

  init(_ documents: [PlanDocument] = InventedPlans.documents) throws { try write(documents) }

  func writer(schema: String = Project.schema) -> IndexWriter {
    IndexWriter(path: path, schema: schema, normalizer: Project.normalizer)
  }

  func write(_ documents: [PlanDocument]) throws(IndexError) { try writer().write(documents) }

  func reader() throws(IndexError) -> IndexReader { try IndexReader(path: path, normalizer: Project.normalizer) }
}

@Suite struct IndexRoundTripTests {
  let index: BuiltIndex
  let reader: IndexReader

  init() throws {
    index = try BuiltIndex()
    reader = try index.reader()
  }

  @Test func programmesComeBackAsTheyWere() throws {
    let found = try reader.catalogue().programmes
    let written = InventedPlans.documents.flatMap(\.programmes)
    #expect(found.map(\.id) == written.map(\.id))
    for (found, written) in zip(found, written) {
      #expect(found.figures == written.figures)
      #expect(found == written)
    }
  }

  @Test func documentsComeBackAsTheyWere() throws {
    let found = try reader.catalogue().documents
    #expect(found.map(\.name) == InventedPlans.documents.map(\.name))
    #expect(try reader.documentNames() == found.map(\.name))
    for (found, written) in zip(found, InventedPlans.documents) {
      #expect(found.title == written.title && found.layout == written.layout)
      #expect(found.publisher == written.publisher)
      #expect(found.fiscalYear == written.fiscalYear && found.westernYear == written.westernYear)
      #expect(found.programmes == written.programmes.filter { $0.parent == nil }.count)
      #expect(found.passages == written.passages.count && found.lines == written.lines.count)
    }
  }

  @Test func findingsComeBackAsTheyWere() throws {
    let found = try reader.findings()
    let written = InventedPlans.documents.flatMap { document in document.findings.map { (document.name, $0) } }
    #expect(found.map(\.document) == written.map(\.0))
    #expect(found.map(\.finding) == written.map(\.1))
  }

  @Test func linesComeBackAsTheyWere() throws {
    for document in InventedPlans.documents {
      let found = try reader.lines(LineSpan(1, 1000), of: document.name)
      #expect(found.map(\.text) == document.lines)
      #expect(found.map(\.number) == Array(1..<(document.lines.count + 1)))
    }
    let name = InventedPlans.leaflet.name
    #expect(try reader.lines(LineSpan(2, 3), of: name).map(\.number) == [2, 3])
    #expect(try reader.lines(LineSpan(4, 9), of: name).map(\.text) == ["電話 03-3546-2097"])
    #expect(try reader.lines(LineSpan(0, 0), of: name).isEmpty)
    #expect(try reader.lines(LineSpan(1), of: "none.txt").isEmpty)
  }

  @Test func passagesComeBackWithTheirPlace() throws {
    let hits = try reader.passages(match("\"商店街\"", in: []), limit: 5)
    let hit = try #require(hits.first)
    #expect(hits.count == 1)
    #expect(hit.source == Source(document: InventedPlans.leaflet.name, lines: LineSpan(1, 3)))
    #expect(hit.title == InventedPlans.leaflet.title && hit.heading == "商店街の灯" && hit.programme == "minato#1")
    #expect(hit.text == InventedPlans.leaflet.passages[0].text)
    #expect(try reader.passages(match("\"商店街\"", in: ["sheets.txt"]), limit: 5).isEmpty)
    #expect(try reader.passages(match("\"商店街\"", in: []), limit: 0).isEmpty)
  }

  @Test func bodyKeysHoldTheWordsOfThePassages() throws {
    let catalogue = try reader.catalogue(withTexts: true)
    #expect(catalogue.bodyKeys["minato#1"]?.contains("株窓口と協力") == true)
    #expect(catalogue.bodyKeys["minato#1"]?.contains("求職者") == true)
    #expect(catalogue.bodyKeys["sheets#1"] == "")
  }

  @Test func theCatalogueKnowsItsFamilies() throws {
    let catalogue = try reader.catalogue()
    let parent = try #require(catalogue.programme("minato#1"))
    let child = try #require(catalogue.programme("minato#2"))
    #expect(catalogue.children(of: parent) == [child])
    #expect(catalogue.parent(of: child) == parent)
    #expect(catalogue.parent(of: parent) == nil)
    #expect(catalogue.document("sheets.txt")?.layout == .progressSheet)
    #expect(catalogue.document("none.txt") == nil)
  }

  @Test func sqliteFindsNoFault() throws { #expect(try reader.integrity()) }

  /// Questions leave the file and its folder as they were.
  @Test func questionsWriteNothing() throws {
    let before = try #require(index.bytes)
    let reader = try index.reader()
    _ = try reader.catalogue(withTexts: true)
    _ = try reader.findings()
    _ = try reader.integrity()
    _ = try reader.lines(LineSpan(1, 9), of: "sheets.txt")
    _ = try reader.passages(match("\"商店街\" OR \"窓口\"", in: ["sheets.txt"]), limit: 9)
    #expect(index.folder.names == ["madoguchi.sqlite"])
    #expect(index.bytes == before)
  }
}
