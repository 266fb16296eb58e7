import Answering
import Commands
import Database
import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import PlanReaders
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// 窓口: an answerer over the documents that come with the project, and over damaged copies of their index.
enum Office {
  /// The index of `Index/Documents`, built once.
  static let index: String = {
    atexit { Office.folder.remove() }
    return index(of: names, in: documents, named: "madoguchi.sqlite")
  }()

  /// The index of some documents of a folder.
  static func index(of names: [String], in documents: String, named file: String) -> String {
    let reader = DocumentReader(tables: Project.tables)
    let read = names.map { name in
      IndexBuild.named(reader.read(text(of: name, in: documents)), stem: String(name.dropLast(4)))
    }
    let path = folder.file(file)
    do {
      try IndexWriter(path: path, schema: Project.schema, normalizer: Project.normalizer).write(
        read, words: IndexBuild.words(of: read, tables: Project.tables, listening: Project.listening))
    } catch { fatalError("the index of the tests: \(error)") }
    return path
  }

  private static let documents = Project.home + "/Index/Documents"
  private static let folder = TemporaryFolder()

  private static let names = TemporaryFolder.names(in: documents).filter { $0.hasSuffix(".txt") }

  private static func text(of name: String, in documents: String) -> SourceText {
    SourceText(name: name, text: TextFile.read(documents + "/" + name) ?? "", normalizer: Project.normalizer)
  }

  private static let counter = Atomic(0)

  static func answerer(
    over path: String = index, in language: Language = .japanese
  ) throws -> sending Answerer {
    try Answerer(
      reader: IndexReader(path: path, normalizer: Project.normalizer), tables: Project.tables,
      listening: Project.listening, speaking: Speaking(folder: Project.home + "/Prompts/speak", language: language))
  }

  /// One answerer for all tests; it is asked from one place at a time.
  private static let shared: Mutex<Answerer> = {
    do { return Mutex(try answerer()) } catch { fatalError("the answerer of the tests: \(error)") }
  }()

  static let catalogue: Catalogue = shared.withLock { $0.catalogue }

  /// The answer to the last of `turns`, the others asked before it.
  static func answer(_ turns: String...) throws -> Answer { try answer(turns) }

  static func answer(_ turns: [String]) throws -> Answer { try #require(answers(turns).last) }

  /// The answer to each turn of one conversation.
  static func answers(_ turns: [String]) throws -> [Answer] {
    try shared.withLock { answerer in try Self.talk(turns, with: answerer) }
  }

  static func talk(_ turns: [String], with answerer: Answerer) throws -> [Answer] {
    var conversation = Conversation()
    var answers: [Answer] = []
    for turn in turns {
      let step = try answerer.reply(to: turn, in: conversation)
      conversation = step.conversation
      answers.append(step.answer)
    }
    return answers
  }

  /// A line of a document, as printed.
  static func line(_ number: Int, of document: String) -> String {
    let lines = printed[document] ?? []
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private static let printed: [String: [String]] = {
    var found: [String: [String]] = [:]
    for name in names { found[name] = text(of: name, in: documents).lines.map(\.raw) }
    return found
  }()

  // MARK: Damaged copies

  /// A copy of the index with `statements` run on it.
  static func damaged(_ statements: [(sql: String, values: [Value])]) throws -> String {
    let path = folder.file("damaged-\(counter.add(1, ordering: .relaxed).newValue).sqlite")
    try copy(index, to: path)
    let connection = try Connection(path: path, access: .build, normalizer: Project.normalizer)
    for (sql, values) in statements {
      var statement = try connection.prepare(sql)
      try statement.run(values)
    }
    return path
  }

  /// A copy of the index whose lines say something else.
  static func damagedLines(replacing word: String, with other: String) throws -> String {
    let path = try damaged([])
    let connection = try Connection(path: path, access: .build, normalizer: Project.normalizer)
    var blocks = try connection.prepare("SELECT id, size, bytes FROM line_blocks")
    var changes: [[Value]] = []
    while try blocks.step() {
      let lines = LineBlocks.lines(blocks.blob(2), count: blocks.integer(1) ?? 0) ?? []
      let text = lines.joined(separator: "\n")
      guard text.contains(word), let block = LineBlocks.blocks(of: lines.map { $0.replacing(word, with: other) }).first
      else { continue }
      changes.append([.integer(block.count), .blob(block.bytes), .integer(blocks.integer(0) ?? 0)])
    }
    var update = try connection.prepare("UPDATE line_blocks SET size = ?, bytes = ? WHERE id = ?")
    for change in changes { try update.run(change) }
    return path
  }

  private static func copy(_ source: String, to target: String) throws {
    guard let input = fopen(source, "rb"), let output = fopen(target, "wb") else { fatalError("cannot copy \(source)") }
    defer {
      fclose(input)
      fclose(output)
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, input), count > 0 { fwrite(buffer, 1, count, output) }
  }
}
