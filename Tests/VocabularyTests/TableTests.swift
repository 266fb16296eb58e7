import JapaneseText
import TestSupport
import Testing
import Vocabulary

@Suite struct TableTests {
  private func table(_ text: String, columns: Int = 2) throws(VocabularyError) -> Table {
    try Table(text: text, path: "words.tsv", columns: columns)
  }

  @Test func readsRowsWithTheirLines() throws {
    let table = try table("# words.tsv: 言葉\n予算\tbudget\n\n# 電話\n電話\t-\n")
    #expect(table.rows.map(\.cells) == [["予算", "budget"], ["電話", "-"]])
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.rows[0][1] == "budget")
    #expect(table.rows[0].optional(1) == "budget")
    #expect(table.rows[1].optional(1) == nil)
  }

  /// What editors on other systems leave in a file.
  @Test(arguments: [
    "# 言葉\r\n予算\tbudget\r\n電話\tphone\r\n", "\u{FEFF}# 言葉\n予算\tbudget\n電話\tphone",
    "\u{FEFF}予算\tbudget\r\n\r\n電話\tphone\r\n",
  ])
  func readsWhatEditorsWrite(_ text: String) throws {
    #expect(try table(text).rows.map(\.cells) == [["予算", "budget"], ["電話", "phone"]])
  }

  @Test func combiningMarksDoNotHideATab() throws {
    #expect(try table("か\t\u{3099}が\n").rows.map(\.cells) == [["か", "\u{3099}が"]])
  }

  @Test(arguments: ["", "\n\n", "# nothing yet\n"]) func mayBeEmpty(_ text: String) throws {
    #expect(try table(text).rows.isEmpty)
  }

  /// Every fault is named by its file and line.
  @Test(arguments: [
    ("# x\n予算\n", VocabularyError.columns(path: "words.tsv", line: 2, found: 1, expected: 2)),
    ("予算\tbudget\tx\n", .columns(path: "words.tsv", line: 1, found: 3, expected: 2)),
    ("予算 budget\r\n", .columns(path: "words.tsv", line: 1, found: 1, expected: 2)),
    ("予算\tbudget\n電話\t\n", .emptyCell(path: "words.tsv", line: 2)),
    ("\tbudget\n", .emptyCell(path: "words.tsv", line: 1)),
    ("予算\t　\r\n", .emptyCell(path: "words.tsv", line: 1)),
    ("予算\tbudget\n\n予算\tbudget\n", .duplicate(path: "words.tsv", line: 3, first: 1)),
    ("予算\tbudget\r\n予算\tbudget", .duplicate(path: "words.tsv", line: 2, first: 1)),
    (" \n", .columns(path: "words.tsv", line: 1, found: 1, expected: 2)),
  ])
  func namesFaults(_ example: (text: String, error: VocabularyError)) {
    #expect(throws: example.error) { try table(example.text) }
  }

  @Test func oneWordMayHaveSeveralMeanings() throws {
    #expect(try table("女\t女性\n女\t婦人\n").rows.count == 2)
  }

  @Test func refusesPhrasesThatReadAsOne() throws {
    let same = try table("3ヶ所\tplaces\n# x\n３ケ所\tplaces\n")
    #expect(throws: VocabularyError.duplicate(path: "words.tsv", line: 3, first: 1)) {
      _ = try same.keyed { Project.normalizer.text($0) }
    }
    _ = try table("3ヶ所\tplaces\n３ケ所\tspots\n").keyed { Project.normalizer.text($0) }
  }

  // MARK: - files

  @Test func aMissingFileIsNamed() throws {
    let path = TemporaryFolder().file("none.tsv")
    #expect(throws: VocabularyError.unreadable(path: path, reason: "No such file or directory")) {
      try Table(path: path, columns: 2)
    }
  }

  @Test func otherEncodingsAreNamed() throws {
    let folder = TemporaryFolder()
    let shiftJIS = folder.write([0x97, 0x5C, 0x8E, 0x5A, 0x09, 0x62, 0x0A], to: "sjis.tsv")
    let error = #expect(throws: VocabularyError.self) { try Table(path: shiftJIS, columns: 2) }
    guard case .unreadable(let path, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == shiftJIS)
    #expect(!reason.isEmpty && reason != "Success")
  }

  @Test func aFolderIsNoTable() throws {
    let folder = TemporaryFolder()
    #expect(throws: VocabularyError.unreadable(path: folder.path, reason: "Is a directory")) {
      try Table(path: folder.path, columns: 2)
    }
  }
}
