import TestSupport
import Testing
import Vocabulary

@Suite struct SynonymsTests {
  private func listening(_ rows: String) throws -> Listening {
    let folder = TemporaryFolder()
    for name in TemporaryFolder.names(in: Project.home + "/Prompts/listen") {
      guard let text = TextFile.read(Project.home + "/Prompts/listen/" + name) else { continue }
      folder.write(Array(text.utf8), to: name)
    }
    folder.write(Array(rows.utf8), to: "synonyms.tsv")
    defer { withExtendedLifetime(folder) {} }
    return try Listening(folder: folder.path, normalizer: Project.normalizer)
  }

  @Test func directionsAreFollowed() throws {
    let synonyms = try listening("サポステ\t>\t若者ステーション\n子ども\t=\t子供\n").synonyms
    #expect(synonyms.meanings(of: "サポステ") == ["若者ステーション"])
    #expect(synonyms.meanings(of: "若者ステーション").isEmpty)
    #expect(synonyms.meanings(of: "子ども") == ["子供"] && synonyms.meanings(of: "子供") == ["子ども"])
  }

  @Test(arguments: [
    ("甲\t>\t乙\n乙\t>\t丙\n丙\t>\t甲\n", 3), ("甲\t>\t乙\n乙\t>\t甲\n", 2), ("甲\t>\t甲\n", 1),
  ])
  func aCircleIsRefused(_ example: (rows: String, line: Int)) {
    let error = #expect(throws: VocabularyError.self) { try listening(example.rows) }
    guard case .circle(_, example.line, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [("甲\t=\t乙\n乙\t=\t甲\n", 2), ("甲\t=\t乙\n甲\t>\t乙\n", 2), ("甲\t>\t乙\n乙\t=\t甲\n", 2)])
  func aRowThatSaysItAgainIsRefused(_ example: (rows: String, line: Int)) {
    let error = #expect(throws: VocabularyError.self) { try listening(example.rows) }
    guard case .duplicate(_, example.line, 1) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aDirectionIsOneOfTwo() {
    #expect(throws: VocabularyError.self) { try listening("甲\t<\t乙\n") }
  }
}
