import JapaneseText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("予算", 4), ("ﾃﾚﾜｰｸ", 5), ("約9.6億円", 9), ("が", 2), ("か\u{3099}", 2), ("é", 1), ("e\u{301}", 1), ("", 0),
  ])
  func countsCells(_ text: String, _ cells: Int) { #expect(DisplayWidth.cells(of: text) == cells) }

  @Test func padsByCellsNotByCharacters() {
    #expect(DisplayWidth.padded("予算", to: 6) == "予算  ")
    #expect(DisplayWidth.padded("12", to: 4, right: true) == "  12")
    #expect(DisplayWidth.padded("予算", to: 2) == "予算")
  }

  @Test(arguments: 0...12)
  func whatIsCutFits(_ width: Int) {
    let cut = DisplayWidth.cut("障害者abc就労支援", to: width)
    #expect(DisplayWidth.cells(of: cut) <= width)
  }

  @Test(arguments: [4, 7, 10, 40])
  func wrappedLinesFitAndLoseNothing(_ width: Int) {
    let text = "令和6年度の障害者雇用2024年支援事業"
    let lines = DisplayWidth.wrapped(text, to: width)
    #expect(lines.joined() == text)
    #expect(lines.allSatisfy { DisplayWidth.cells(of: $0) <= width })
  }

  @Test func wrappingKeepsNumbersWhole() {
    #expect(DisplayWidth.wrapped("予算は960000円", to: 10) == ["予算は", "960000円"])
  }

  @Test(arguments: [
    ("予算\u{1B}[31m", "予算\u{FFFD}[31m"), ("a\u{9B}2Jb", "a\u{FFFD}2Jb"), ("表\t一\n二", "表 一 二"),
    ("a\u{202E}b", "a\u{FFFD}b"),
    ("\u{07}", "\u{FFFD}"), ("行\r\n", "行 "), ("ふつう", "ふつう"), ("\u{7F}", "\u{FFFD}"),
  ])
  func nothingThatSteersGetsThrough(_ text: String, _ shown: String) {
    #expect(DisplayWidth.printable(text) == shown)
  }

  @Test(arguments: [
    ("  予算: 7,725千円（7,725,000円）", 18, ["  予算: 7,725千円", "  （7,725,000円）"]),
    ("電話番号: 03-0000-1234", 16, ["電話番号: ", "03-0000-1234"]), ("合計（再掲を含む）です。", 20, ["合計（再掲を含む）で", "す。"]),
    ("担当は商工課です。", 16, ["担当は商工課で", "す。"]), ("短い", 20, ["短い"]),
  ])
  func linesBreakWhereTheyMay(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(DisplayWidth.hanging(text, to: width) == lines)
  }

  @Test func furtherLinesAreIndented() {
    let lines = DisplayWidth.hanging("  " + String(repeating: "長い話 ", count: 12), to: 44)
    #expect(lines.count == 3 && lines.dropFirst().allSatisfy { $0.hasPrefix("    ") })
    #expect(lines.allSatisfy { DisplayWidth.cells(of: $0) <= 44 })
  }
}
