import JapaneseText
import TestSupport
import Testing
import Vocabulary

/// One table that ships with the project.
struct ShippedTable: Sendable, CustomTestStringConvertible {
  let path: String
  let columns: Int

  init(_ path: String, _ columns: Int) { (self.path, self.columns) = (path, columns) }

  var testDescription: String { path }
  var fullPath: String { Project.home + "/" + path }
}

@Suite struct ShippedTablesTests {
  static let tables = [
    ShippedTable("Index/audience.tsv", 5), ShippedTable("Index/eras.tsv", 4), ShippedTable("Index/forms.tsv", 3),
    ShippedTable("Index/municipalities.tsv", 4), ShippedTable("Index/municipalities_elsewhere.tsv", 4),
    ShippedTable("Index/readings.tsv", 2), ShippedTable("Index/units.tsv", 3), ShippedTable("Index/variants.tsv", 2),
    ShippedTable("Prompts/listen/asked_units.tsv", 3), ShippedTable("Prompts/listen/back_references.tsv", 2),
    ShippedTable("Prompts/listen/comparisons.tsv", 2),
    ShippedTable("Prompts/listen/english.tsv", 2), ShippedTable("Prompts/listen/measures.tsv", 2),
    ShippedTable("Prompts/listen/kana_words.tsv", 1), ShippedTable("Prompts/listen/phrases.tsv", 2),
    ShippedTable("Prompts/listen/spellings.tsv", 2), ShippedTable("Prompts/listen/grades.tsv", 2),
    ShippedTable("Prompts/listen/noise.tsv", 1),
    ShippedTable("Prompts/listen/operations.tsv", 2),
    ShippedTable("Prompts/listen/places.tsv", 2), ShippedTable("Prompts/listen/relative_years.tsv", 3),
    ShippedTable("Prompts/listen/synonyms.tsv", 3), ShippedTable("Prompts/listen/unstated.tsv", 2),
    ShippedTable("Prompts/speak/answers.tsv", 3), ShippedTable("Prompts/speak/commands.tsv", 4),
    ShippedTable("Prompts/speak/messages.tsv", 3),
  ]

  @Test(arguments: ["Index", "Prompts/listen", "Prompts/speak"]) func listsEveryTable(_ folder: String) {
    let shipped = TemporaryFolder.names(in: Project.home + "/" + folder).filter { $0.hasSuffix(".tsv") }
    #expect(!shipped.isEmpty)
    for name in shipped { #expect(Self.tables.contains { $0.path == "\(folder)/\(name)" }, "\(folder)/\(name)") }
  }

  @Test(arguments: tables) func loads(_ shipped: ShippedTable) throws {
    #expect(try !Table(path: shipped.fullPath, columns: shipped.columns).rows.isEmpty)
  }

  @Test(arguments: tables) func namesItselfAndItsSource(_ shipped: ShippedTable) throws {
    let text = try #require(TextFile.read(shipped.fullPath))
    let name = shipped.path.split(separator: "/").last.map { String($0) } ?? ""
    #expect(text.hasPrefix("# \(name): "))
    let head = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.joined()
    #expect(head.contains("Source:") || head.contains("Words of our own."))
  }

  /// Words are compared; phrasings (`speak/`) are joined, and may begin with a space.
  @Test(arguments: tables.filter { !$0.path.hasPrefix("Prompts/speak/") })
  func hasNoSpacesAroundItsCells(_ shipped: ShippedTable) throws {
    for row in try Table(path: shipped.fullPath, columns: shipped.columns).rows {
      for cell in row.cells {
        #expect(cell.first?.isWhitespace != true && cell.last?.isWhitespace != true, "\(shipped.path):\(row.line)")
      }
    }
  }

  @Test(arguments: tables.filter { $0.path.hasPrefix("Prompts/") }) func saysNothingTwice(_ shipped: ShippedTable)
    throws
  {
    _ = try Table(path: shipped.fullPath, columns: shipped.columns)
      .keyed { Project.normalizer.text($0).lowercased() }
  }

  @Test func theWholeVocabularyLoads() throws {
    let listening = try Listening(folder: Project.home + "/Prompts/listen", normalizer: Project.normalizer)
    #expect(listening.asks.meanings(of: "予算") == [.budget])
    #expect(listening.operations.contains("一覧"))
    #expect(!listening.operations.contains("一覧と"))
    #expect(Project.tables.municipalities.count >= 109)
    #expect(Project.tables.municipalities.contains { $0.name == "国分寺市" && $0.romaji == "kokubunji" })
  }

  // MARK: - variants

  /// What a character becomes is final: nothing that the table writes is changed by the table.
  @Test func variantsAreFoldedAtOnce() throws {
    let normalizer = Project.normalizer
    for row in try Table(path: Project.home + "/Index/variants.tsv", columns: 2).rows where !row[0].hasPrefix("U+") {
      let target = normalizer.text(row[0])
      #expect(normalizer.text(target) == target)
      let written = row[1].hasPrefix("U+") ? "-" : row[1]
      #expect(target.unicodeScalars.allSatisfy { String($0) == written }, "line \(row.line): \(target)")
    }
  }

  @Test func erasFollowOneAnother() {
    let rows = Project.tables.eras.rows
    for (one, next) in zip(rows, rows.dropFirst()) { #expect(one.lastYear == next.firstYear) }
    #expect(rows.last?.lastYear == nil)
  }

  // MARK: - faults in files

  /// A copy of the tables of a folder, one of them with a line more; gives the number of that line.
  private func copy(
    _ place: String, adding line: String, to table: String
  ) throws -> (folder: TemporaryFolder, line: Int) {
    let folder = TemporaryFolder()
    var count = 0
    for shipped in Self.tables where shipped.path.hasPrefix(place) {
      let name = String(shipped.path.dropFirst(place.count))
      var text = try #require(TextFile.read(shipped.fullPath))
      if name == table {
        text += line + "\n"
        count = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      }
      folder.write(text.utf8, to: name)
    }
    return (folder, count)
  }

  /// A copy of a table with one line more, and what the loader says about it.
  @Test(arguments: [
    ("measures.tsv", "予算案\tbugdet", "bugdet"), ("operations.tsv", "ならべて\tlst", "lst"),
    ("comparisons.tsv", "以上の\t>=", ">="),
    ("back_references.tsv", "あれ\tthat", "that"), ("relative_years.tsv", "翌々年\tlastest\t2", "lastest"),
    ("relative_years.tsv", "翌々年\tlatest\tzwei", "zwei"),
  ])
  func namesBadValues(_ example: (table: String, line: String, value: String)) throws {
    let (folder, count) = try copy("Prompts/listen/", adding: example.line, to: example.table)
    let path = folder.path + "/" + example.table
    #expect(throws: VocabularyError.badValue(path: path, line: count, value: example.value)) {
      try Listening(folder: folder.path, normalizer: Project.normalizer)
    }
  }

  @Test(arguments: [
    ("eras.tsv", "新元\tX\tsoon\t-", "soon"), ("eras.tsv", "新元\tX\t2050\tlate", "late"),
    ("units.tsv", "money\t両\tmany", "many"),
    ("units.tsv", "conter\t匹\t-", "conter"), ("variants.tsv", "U+ZZ\t-", "U+ZZ"),
    ("variants.tsv", "✕\tU+D800", "U+D800"),
  ])
  func namesBadValuesOfTheIndex(_ example: (table: String, line: String, value: String)) throws {
    let (folder, count) = try copy("Index/", adding: example.line, to: example.table)
    let path = folder.path + "/" + example.table
    #expect(throws: VocabularyError.badValue(path: path, line: count, value: example.value)) {
      try ReadingTables(folder: folder.path)
    }
  }
}
