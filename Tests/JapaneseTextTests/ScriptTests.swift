import JapaneseText
import TestSupport
import Testing

@Suite struct ScriptTests {
  @Test(arguments: [
    (Script.han, "漢字々〇𠮷國﨑"), (.hiragana, "ひらがなぁゟ"), (.katakana, "カタカナーヴヶㇰ"), (.latin, "azAZéß"),
    (.digit, "0189"), (.other, " -・、。①%１한กα😀\u{0}\u{E000}ｶ"),
  ])
  func tellsScriptsApart(_ example: (script: Script, text: String)) {
    for scalar in example.text.unicodeScalars { #expect(Script(scalar) == example.script, "\(scalar)") }
  }

  @Test(arguments: [
    ("テレワーク推進R5", ["テレワーク", "推進", "R", "5"]),
    ("らーめん", ["ら", "ー", "めん"]),
    ("お知らせ（3件）", ["お", "知", "らせ", "（", "3", "件", "）"]),
    ("", []),
  ])
  func cutsRuns(_ example: (text: String, runs: [String])) {
    let scalars = Array(example.text.unicodeScalars)
    let runs = Script.runs(scalars).map { run in run.range.reduce(into: "") { $0.unicodeScalars.append(scalars[$1]) } }
    #expect(runs == example.runs)
  }

  @Test(arguments: Array(" 　\t\n・、。「」()-_\u{0}\u{200B}\u{AD}".unicodeScalars)) func separates(_ scalar: Unicode.Scalar)
  {
    #expect(Script.isSeparator(scalar))
  }

  @Test(arguments: Array("あア漢aA0ー%&々①+".unicodeScalars)) func belongsToNames(_ scalar: Unicode.Scalar) {
    #expect(!Script.isSeparator(scalar))
  }

  /// Runs cover a text without gaps, and depend on each character alone: cutting a text anywhere cuts no other run.
  @Test(arguments: 0..<100) func runsCoverTheText(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = Array(generator.text(of: ["か", "ー", "カ", "漢", "a", "1", "(", "ン", "々"], upTo: 16).unicodeScalars)
    let runs = Script.runs(text)
    #expect(runs.flatMap { Array($0.range) } == Array(text.indices))
    for cut in 0...text.count {
      let scripts = Script.runs(Array(text[cut...])).flatMap { run in run.range.map { _ in run.script } }
      let whole = runs.flatMap { run in run.range.map { _ in run.script } }
      #expect(scripts == Array(whole[cut...]))
    }
  }
}
