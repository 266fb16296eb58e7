import Glibc
import Testing
import Vocabulary

/// The conversation on a screen: the program in tmux, against the files in `Golden/`.
@Suite(
  .enabled(if: ScreenTool.isThere, "no tmux here (bash .ci/install tmux), or no built program: screens are not tested"))
struct ScreenTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    try bench.build(Coast.documents, words: Coast.words)
  }

  private static let question = "港町の就労支援センターの運営について、令和5年度の相談件数の実績は何件でしたか教えてください"

  /// A question longer than a line: written into at its middle, and wide characters taken out, with a cursor in each of
  /// its lines.
  @Test(arguments: [20, 40, 80, 100])
  func aWrappedLineIsEditedInItsMiddle(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width)
    try screen.wait(for: "窓口>")
    try screen.type(Self.question)
    try screen.wait(for: "ください")
    try screen.press("Left", times: 24)
    try screen.type("（再掲を含む）")
    try screen.press("BSpace", times: 3)
    try screen.press("DC", times: 2)
    try screen.press("Left", times: 12)
    try screen.type("と")
    try screen.expect("edited-\(width)", showing: "（再掲を")
  }

  @Test func earlierLinesComeBack() throws {
    let screen = try ScreenTool(bench, width: 80)
    try screen.wait(for: "窓口>")
    try screen.type("就労相談の担当課は？")
    try screen.press("Enter")
    try screen.wait(for: "商工課")
    try screen.wait(for: "窓口>", times: 2)
    try screen.type(":出典")
    try screen.press("Enter")
    try screen.wait(for: "窓口>", times: 3)
    try screen.press("Up")
    try screen.press("Up")
    try screen.press("Left", times: 5)
    try screen.press("BSpace")
    try screen.expect("history-80", showing: "窓口> 就労相談担当課は？")
  }

  @Test(arguments: [20, 80])
  func readingsAreCompleted(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width)
    try screen.wait(for: "窓口>")
    try screen.type("みなとm")
    try screen.press("BSpace", "Tab")
    try screen.wait(for: "窓口> 港町")
    try screen.type("のしゅうろう")
    try screen.press("Tab")
    try screen.wait(for: "港町の就労")
    try screen.press("Tab")
    try screen.expect("completion-\(width)", showing: "若年者就労支援")
    try screen.type("sou")
    try screen.press("Tab")
    try screen.wait(for: "就労")
  }

  @Test func ctrlCDropsTheLineAndCtrlDLeaves() throws {
    let screen = try ScreenTool(bench, width: 40)
    try screen.wait(for: "窓口>")
    try screen.type("書きかけの質問")
    try screen.wait(for: "書きかけの質問")
    try screen.press("C-c")
    try screen.wait(for: "窓口>", times: 2)
    try screen.type("就労相談の予算は")
    try screen.wait(for: "予算は")
    try screen.press("C-a")
    try screen.type("港町の")
    try screen.press("Enter")
    try screen.wait(for: "7,725千円")
    try screen.wait(for: "窓口>", times: 3)
    try screen.press("C-d")
    try screen.expect("interrupt-40", showing: "[ended 0]")
  }

  /// Without any locale, and without any environment, a line is edited by characters and not by bytes.
  @Test(arguments: [[], ["LANG=C"], ["LC_ALL=POSIX"], ["LANG=ja_JP.eucJP"]])
  func noLocaleIsNeeded(_ environment: [String]) throws {
    let screen = try ScreenTool(bench, width: 40, environment: environment)
    try screen.wait(for: "窓口>")
    try screen.type("就労相談のの担当課は？")
    try screen.wait(for: "担当課は？")
    try screen.press("Left", times: 5)
    try screen.press("BSpace")
    try screen.press("Enter")
    try screen.wait(for: "窓口>", times: 2)
    try screen.expect("no-locale-40", showing: "商工課")
  }

  @Test func aPasteIsOneLineUntilReturn() throws {
    let screen = try ScreenTool(bench, width: 80)
    try screen.wait(for: "窓口>")
    try screen.paste("就労相談の\t担当課は？")
    try screen.wait(for: "担当課は？")
    try screen.press("Enter")
    try screen.wait(for: "商工課")
  }

  @Test(arguments: [20, 80])
  func thePromptShowsWhatIsKeptTo(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width)
    try screen.wait(for: "窓口>")
    try screen.type(":年度 R4")
    try screen.press("Enter")
    try screen.wait(for: "窓口[令和4")
    try screen.type(":自治体 みな")
    try screen.press("Tab")
    try screen.wait(for: "体 港町")
    try screen.press("Enter")
    try screen.wait(for: "窓口[令和4", times: 2)
    try screen.type("就労相談の実績は？")
    try screen.press("Enter")
    try screen.wait(for: "窓口[令和4", times: 3)
    try screen.expect("filters-\(width)", showing: "425人")
  }

  @Test(arguments: [20, 40, 80, 100])
  func figuresAreBars(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width, height: 60)
    try screen.wait(for: "窓口>")
    try screen.type("港町の就労相談の目標と実績と達成率の推移")
    try screen.press("Enter")
    try screen.expect("trend-\(width)", showing: width > 20 ? "115.0% #" : "598 115.0%")
    try screen.press("C-l")
    try screen.type(":reset")
    try screen.press("Enter")
    try screen.wait(for: "忘れました")
    try screen.type("予算が多い順に並べて")
    try screen.press("Enter")
    try screen.expect("bars-\(width)", showing: "640千円 #")
  }

  /// What is higher than the window goes through the pager, here and in commands; who leaves it early is back at once.
  @Test func longAnswersArePaged() throws {
    let screen = try ScreenTool(bench, width: 40, height: 12)
    try screen.wait(for: "窓口>")
    try screen.type("予算が多い順に並べて")
    try screen.press("Enter")
    try screen.expect("paged-40", showing: "若年者就労支援")
    try screen.press("q")
    try screen.expect("paged-left-40", showing: "窓口> 予算が多い順に並べて\n解釈")
    try screen.type(":終了")
    try screen.press("Enter")
    try screen.wait(for: "[ended 0]")
  }

  @Test(arguments: ["/nowhere/pager", "exit 127", "", "cat", "true", "head -1"])
  func aPagerIsNeverInTheWay(_ pager: String) throws {
    let screen = try ScreenTool(
      bench, width: 60, height: 10, arguments: ["list"], environment: ["LANG=C.UTF-8", "PAGER=\(pager)"])
    try screen.wait(for: "[ended 0]")
    let isShown = try screen.capture().contains("就労相談")
    #expect(isShown == !["true", "head -1"].contains(pager))
  }

  @Test func ctrlCInThePagerIsThePagers() throws {
    let screen = try ScreenTool(bench, width: 60, height: 10, arguments: ["list"])
    try screen.wait(for: "就労相談")
    try screen.press("C-c")
    try screen.press("q")
    try screen.wait(for: "[ended 0]")
  }

  @Test(arguments: [20, 80])
  func listsFitTheWindow(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width, height: 60, arguments: ["documents"])
    try screen.expect("documents-\(width)", showing: "[ended 0]")
  }

  @Test(arguments: [20, 80])
  func aSourceIsShownInItsContext(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width, height: 40, arguments: ["--color", "never"])
    try screen.wait(for: "窓口>")
    try screen.type("港町の就労相談の担当課と予算は？")
    try screen.press("Enter")
    try screen.wait(for: "7,725")
    try screen.type(":出典")
    try screen.press("Enter")
    try screen.wait(for: "\n2 港町.txt:6")
    try screen.type(":原文 ２")
    try screen.press("Enter")
    try screen.expect("source-\(width)", showing: "《7,725")
  }

  /// One line each, newest last, for this user alone; what begins with a blank is nowhere.
  @Test func theHistoryIsKept() throws {
    let state = "XDG_STATE_HOME=\(bench.folder)/state"
    let path = bench.folder + "/state/madoguchi/history"
    let screen = try ScreenTool(bench, width: 60, environment: [state])
    try screen.wait(for: "窓口>")
    for (count, line) in [":reset", ":出典", " :説明", "　:説明", ":reset"].enumerated() {
      try screen.type(line)
      try screen.press("Enter")
      try screen.wait(for: "窓口>", times: count + 2)
    }
    #expect(TextFile.read(path) == ":出典\n:reset\n")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    // Another window wrote meanwhile, and this one keeps it.
    bench.write("state/madoguchi/history", ":出典\n:reset\nよその質問\n")
    try screen.type(":reset")
    try screen.press("Enter")
    try screen.wait(for: "窓口>", times: 7)
    #expect(TextFile.read(path) == ":出典\nよその質問\n:reset\n")
  }

  @Test func noHistoryKeepsNothing() throws {
    bench.write("state/madoguchi/history", "前の質問\n")
    let screen = try ScreenTool(
      bench, width: 60, arguments: ["--no-history"], environment: ["XDG_STATE_HOME=\(bench.folder)/state"])
    try screen.wait(for: "窓口>")
    try screen.press("Up")
    try screen.type(":reset")
    try screen.press("Enter")
    try screen.wait(for: "窓口>", times: 2)
    #expect(try !screen.capture().contains("前の質問"))
    #expect(TextFile.read(bench.folder + "/state/madoguchi/history") == "前の質問\n")
  }

  @Test func theUsersOwnKeysCount() throws {
    bench.write(".inputrc", "$if madoguchi\n\"\\C-x\\C-m\": \"港町の\"\n$endif\n")
    let screen = try ScreenTool(bench, width: 60)
    try screen.wait(for: "窓口>")
    try screen.type("予算")
    try screen.press("C-a", "C-x", "C-m")
    try screen.wait(for: "窓口> 港町の予算")
  }

  @Test(arguments: [("ja", 20), ("ja", 80), ("en", 80)])
  func helpFitsTheWindow(_ language: String, _ width: Int) throws {
    let screen = try ScreenTool(bench, width: width, height: 60, arguments: ["--language", language])
    try screen.wait(for: ">")
    try screen.type(":h")
    try screen.press("Enter")
    try screen.expect("help-\(language)-\(width)", showing: ":quit")
  }

  @Test func earlierLinesAreSearched() throws {
    bench.write("state/madoguchi/history", "就労相談の担当課は？\n朝市の担い手の予算は？\n")
    let screen = try ScreenTool(bench, width: 60, environment: ["XDG_STATE_HOME=\(bench.folder)/state"])
    try screen.wait(for: "窓口>")
    try screen.press("C-r")
    try screen.type("担当")
    try screen.wait(for: "就労相談の担当課は？")
    try screen.press("Enter")
    try screen.wait(for: "商工課")
  }

  @Test(arguments: [20, 40, 80])
  func theHelpDeskReadsItOut(_ width: Int) throws {
    let screen = try ScreenTool(bench, width: width, height: 50)
    try screen.wait(for: "窓口>")
    try screen.type("０３−００００−１２３４")
    try screen.press("Enter")
    try screen.wait(for: "港のしごと広場（港町")
    try screen.type("若年者就労支援の電話は？")
    try screen.press("Enter")
    try screen.expect("contacts-\(width)", showing: "電話番号の記載")
  }

  /// The rest of what questions need is opened behind the first prompt; what is wrong with it ends the conversation.
  @Test func whatCannotBeOpenedIsToldAtOnce() throws {
    let home = try bench.copyOfHome()
    bench.write("home/Prompts/listen/noise.tsv", "a\tb\tc\td\n")
    let screen = try ScreenTool(bench, width: 80, environment: ["LANG=C.UTF-8", "MADOGUCHI_HOME=\(home)"])
    try screen.wait(for: "[ended 5]")
    #expect(try screen.capture().contains("madoguchi: "))
  }
}
