import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import Rendering
import Terminal
import Vocabulary

/// What every command works with: the project's folder and tables, the index, the language, and where to write.
package struct Workspace {
  package let home: Home
  package let tables: ReadingTables
  /// What the program says, in the chosen language.
  package let say: Messages
  package let language: Language
  package let environment: [String: String]
  package let output: TerminalOutput
  package let errors: TerminalOutput
  /// The index to read or to build.
  package let indexPath: String
  /// `--index` or `MADOGUCHI_INDEX` names it; such an index is never built unasked.
  package let isIndexGiven: Bool
  /// `--format`; ``format(else:)`` has the default.
  package let givenFormat: OutputFormat?
  /// `--explain`.
  package let explains: Bool
  /// `--quiet`: nothing on standard error but errors.
  package let isQuiet: Bool

  /// Loads the tables; opens no index.
  package init(home: Home, options: Options, configuration: Configuration) throws(VocabularyError) {
    self.home = home
    environment = configuration.environment
    language = configuration.language
    output = configuration.output
    errors = configuration.errors
    tables = try ReadingTables(folder: home.index)
    say = try Messages(folder: home.prompts + "/speak", language: language)
    let given = options.text(.index) ?? environment["MADOGUCHI_INDEX"].flatMap { $0.isEmpty ? nil : $0 }
    isIndexGiven = given != nil
    indexPath = given ?? Self.defaultIndex(home, environment)
    givenFormat = options.text(.format).flatMap { OutputFormat(rawValue: $0) }
    explains = options.has(.explain)
    isQuiet = options.has(.quiet)
  }

  /// `Index/madoguchi.sqlite` of the project where it is or can be written, else the user's data folder.
  private static func defaultIndex(_ home: Home, _ environment: [String: String]) -> String {
    let own = home.index + "/madoguchi.sqlite"
    if access(own, F_OK) == 0 || access(home.index, W_OK) == 0 { return own }
    return UserFolder.data(environment: environment).map { $0 + "/madoguchi.sqlite" } ?? own
  }

  package var normalizer: Normalizer { tables.normalizer }

  /// The documents that come with the project.
  package var defaultDocuments: String { home.index + "/Documents" }

  package func format(else usual: OutputFormat = .text) -> OutputFormat { givenFormat ?? usual }

  /// The screen that answers go to.
  package var screen: Screen { Screen(width: output.width, usesColor: output.usesColor) }

  package var listings: Listings { Listings(say) }

  /// Opens the index for questions.
  package func openIndex() throws(IndexError) -> IndexReader {
    try IndexReader(path: indexPath, normalizer: normalizer)
  }

  /// The words that people use, of `Prompts/listen`.
  package func listening() throws(VocabularyError) -> Listening {
    try Listening(folder: home.prompts + "/listen", normalizer: normalizer)
  }

  /// The phrasings of answers, of `Prompts/speak`.
  package func speaking() throws(VocabularyError) -> Speaking {
    try Speaking(folder: home.prompts + "/speak", language: language)
  }

  /// Where no index exists yet, builds the default one from the documents at hand and says so.
  ///
  /// Nothing happens where the index was named by hand, or where there are no documents: opening it then says what is
  /// missing.
  package func buildFirstIndex() async throws {
    guard !isIndexGiven, access(indexPath, F_OK) != 0, access(defaultDocuments, R_OK) == 0 else { return }
    note(say("index.first"))
    let result = try await IndexBuild(workspace: self).run(paths: [defaultDocuments])
    for error in result.errors { complain(error) }
  }

  /// Writes a listing as `--format` says.
  package func show(_ listing: Listing) {
    let text = listing.text(as: format(), on: screen)
    if format() == .text { present(text) } else { output.write(text) }
  }

  /// Writes text for a person: page by page where it is higher than the window and there is somebody to turn pages.
  /// - Returns: whether it was shown in pages, so that nothing of it is left on the screen.
  @discardableResult
  package func present(_ text: String) -> Bool {
    if let height = output.height, screen.rows(of: text) >= height,
      let pager = Pager(for: output, environment: environment), pager.show(text)
    {
      return true
    }
    output.write(text)
    return false
  }

  /// Says something in a conversation that is no answer: where programs read the answers, beside them.
  package func tell(_ lines: String) {
    let stream = format() == .text ? output : errors
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = DisplayWidth.printable(String(line))
      for part in stream.width.map({ DisplayWidth.hanging(line, to: $0) }) ?? [line] { stream.line(part) }
    }
  }

  /// A chart below an answer, where a person looks; nothing in a file or a pipe, whose text stays as it is.
  package func drawn(_ chart: Chart) -> String {
    output.isTerminal ? chart.lines(on: screen).map { $0 + "\n" }.joined() : ""
  }

  /// What charts say besides names and figures.
  package var chartWords: Chart.Words { Chart.Words(say, tables.eras) }

  /// The first lines of what was shown in pages, and how many more there were.
  package func trace(of text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for line in lines.prefix(3) { output.line(String(line)) }
    tell(say("talk.paged", ["count": String(max(0, lines.count - 3))]))
  }

  /// A remark on standard error; silent with `--quiet`.
  package func note(_ text: String) {
    if !isQuiet { errors.line(DisplayWidth.printable(text)) }
  }

  /// What a person typed, short enough to be said back.
  package func brief(_ text: String) -> String { DisplayWidth.cut(DisplayWidth.printable(text), to: 80) }

  /// What went wrong, on standard error; with `--quiet` too.
  package func complain(_ error: any Explained) {
    errors.write(ErrorText.text(error.explanation(in: language), on: Screen(usesColor: errors.usesColor)))
  }
}
