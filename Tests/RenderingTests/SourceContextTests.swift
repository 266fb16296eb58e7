import Answering
import JapaneseText
import PlanModel
import Rendering
import Testing
import Vocabulary

@Suite struct SourceContextTests {
  private static func text(_ quote: String, _ width: Int? = nil, colour: Bool = false) throws -> String {
    let lines = [
      (8, "事業名：就労相談"), (9, "登録 ４２５人（うち 1425人）425 人"), (10, "予算額：\u{1B}[2J7,725千円"), (11, "別の 425人"),
    ].map { (number: $0.0, text: $0.1) }
    let citation = Citation(source: Source(document: "港町.txt", lines: LineSpan(9, 10)), title: "計画", quote: quote)
    let screen = Screen(width: width, usesColor: colour)
    return SourceContext(screen: screen, normalizer: try ReadingTables(folder: Sample.home + "/Index").normalizer)
      .text(lines, of: citation)
  }

  @Test func theQuoteIsMarkedInTheCitedLinesOnly() throws {
    let lines = try Self.text("425人").split(separator: "\n")
    #expect(lines[0] == "   8  事業名：就労相談")
    #expect(lines[1] == ">  9  登録 《４２５人》（うち 1425人）425 人")
    #expect(lines[3] == "  11  別の 425人")
    #expect(try Self.text("7,725千円").contains("> 10  予算額：\u{FFFD}[2J《7,725千円》"))
    #expect(try !Self.text("無い語").contains("《"))
    #expect(try Self.text("425人", colour: true).contains("\u{1B}[1m４２５人\u{1B}[0m"))
  }

  @Test(arguments: 14...60)
  func linesFitTheScreen(_ width: Int) throws {
    let text = try Self.text("登録 ４２５人（うち", width)
    for line in text.split(separator: "\n") { #expect(DisplayWidth.cells(of: String(line)) <= width, "\(line)") }
    let bold = try Self.text("登録 ４２５人（うち", width, colour: true)
    for line in bold.split(separator: "\n") {
      #expect(line.hasSuffix("[0m") || !line.contains("\u{1B}[1m") || line.contains("[0m"))
    }
  }

  @Test func pathsAreEncoded() {
    #expect(FileLink.encoded("/a b/港.txt") == "/a%20b/%E6%B8%AF.txt")
    #expect(FileLink.link("x", to: "/y") == "\u{1B}]8;;file:///y\u{1B}\\x\u{1B}]8;;\u{1B}\\")
  }
}
