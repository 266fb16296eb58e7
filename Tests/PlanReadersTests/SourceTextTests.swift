import Testing

import PlanReaders

@Suite struct SourceTextTests {
  @Test func byteOrderMarkAndCarriageReturnsGoAndLineNumbersStay() throws {
    let text = try Reading.source("\u{FEFF}一行目\r\n\r\n三行目\r\n")
    #expect(text.lines.map(\.text) == ["一行目", "", "三行目", ""])
    #expect(text.lines[2].number == 3)
  }

  @Test func escapeSequencesNeverGetIn() throws {
    let text = try Reading.source("予算\u{1B}[31m：\u{07}5社\t6人")
    #expect(text.lines[0].raw == "予算[31m：5社\t6人")
  }
}
