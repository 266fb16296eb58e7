import Glibc
import Terminal
import Testing

@Suite struct TerminalOutputTests {
  @Test func colourFollowsTheOptionThenTheSurroundings() {
    let plain = ["TERM": "xterm"]
    #expect(TerminalOutput.usesColor(.auto, isTerminal: true, environment: plain))
    #expect(!TerminalOutput.usesColor(.auto, isTerminal: false, environment: plain))
    #expect(!TerminalOutput.usesColor(.auto, isTerminal: true, environment: ["TERM": "dumb"]))
    #expect(!TerminalOutput.usesColor(.auto, isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(TerminalOutput.usesColor(.always, isTerminal: false, environment: ["NO_COLOR": "1"]))
    #expect(!TerminalOutput.usesColor(.never, isTerminal: true, environment: plain))
  }

  @Test(arguments: [
    ("xterm-256color", true), ("tmux", true), ("dumb", false), ("linux", false), ("", false), ("unknown", false),
  ])
  func linksGoToTerminalsThatKnowThem(_ term: String, _ knows: Bool) {
    #expect(TerminalOutput.knowsLinks(term) == knows)
  }

  @Test func aReaderThatWentAwayIsNoError() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let output = TerminalOutput(descriptor: ends[1], color: .never, environment: [:])
    close(ends[0])
    output.line("一行目")
    output.line("二行目")
    #expect(output.isClosed)
    #expect(output.failure == nil)
    close(ends[1])
  }

  @Test func aFullDiskIsRemembered() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let output = TerminalOutput(descriptor: full, color: .never, environment: [:])
    output.line("x")
    #expect(output.failure != nil)
    #expect(!output.isClosed)
  }

  @Test func whatIsWrittenArrivesWhole() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let output = TerminalOutput(descriptor: ends[1], color: .never, environment: [:])
    output.line("窓口 1")
    output.write("窓口 2\n\n3")
    close(ends[1])
    let reader = PlainLineReader(descriptor: ends[0])
    #expect((1...4).map { _ in reader.next(prompt: "") } == [.text("窓口 1"), .text("窓口 2"), .text(""), .text("3")])
    #expect(reader.next(prompt: "") == .end)
    #expect(output.width == nil)
    close(ends[0])
  }
}

@Suite struct LineEditorTests {
  @Test func theHistoryFollowsTheDesktopRules() {
    #expect(
      LineEditor.historyPath(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/madoguchi/history")
    #expect(LineEditor.historyPath(environment: ["HOME": "/h"]) == "/h/.local/state/madoguchi/history")
    #expect(LineEditor.historyPath(environment: ["XDG_STATE_HOME": "s"]) == nil)
  }
}
