import Glibc
import PlanIndex
import PlanModel
import PlanReaders
import Readings
import Terminal
import Vocabulary

/// From paths to a built index: finds the files, reads them in parallel, names their programmes, writes.
package struct IndexBuild {
  /// What was built, and what could not be read.
  package struct Result {
    package let documents: [PlanDocument]
    package let errors: [InputError]
  }

  private let path: String
  private let schemaPath: String
  private let tables: ReadingTables
  private let isGiven: Bool
  private let listening: Listening

  package init(workspace: Workspace) throws(VocabularyError) {
    listening = try workspace.listening()
    path = workspace.indexPath
    isGiven = workspace.isIndexGiven
    schemaPath = workspace.home.index + "/schema.sql"
    tables = workspace.tables
  }

  /// Builds the index. Nothing is written, and the old index stays, where no document could be read.
  package func run(paths: [String]) async throws -> Result {
    let found = DocumentFiles(paths: paths)
    var (documents, errors) = ([PlanDocument](), found.errors)
    for outcome in await Self.read(found.files, tables: tables) {
      switch outcome {
      case .success(let document): documents.append(document)
      case .failure(let error): errors.append(error)
      }
    }
    if !documents.isEmpty { try write(documents) }
    return Result(documents: documents, errors: errors)
  }

  /// Reads the files on all cores; the outcomes stand in the order of the files.
  private static func read(
    _ files: [DocumentFiles.File], tables: ReadingTables
  ) async -> [Swift.Result<PlanDocument, InputError>] {
    await withTaskGroup(of: (Int, Swift.Result<PlanDocument, InputError>).self) { group in
      for (index, file) in files.enumerated() { group.addTask { (index, read(file, tables: tables)) } }
      var outcomes: [(Int, Swift.Result<PlanDocument, InputError>)] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private static func read(
    _ file: DocumentFiles.File, tables: ReadingTables
  ) -> Swift.Result<PlanDocument, InputError> {
    do throws(InputError) {
      let text = try DocumentText.read(file.path)
      let source = SourceText(name: file.name, text: text, normalizer: tables.normalizer)
      return .success(named(DocumentReader(tables: tables).read(source), stem: file.stem))
    } catch {
      return .failure(error)
    }
  }

  /// The document with ids that are unique in the index: `STEM#1`, `STEM#2` ... in the order of the records; parents
  /// and passages follow.
  package static func named(_ document: PlanDocument, stem: String) -> PlanDocument {
    var (document, ids) = (document, [String: String]())
    for index in document.programmes.indices {
      let old = document.programmes[index].id
      let new = "\(stem)#\(index + 1)"
      // A breakdown follows its programme, so the last one of an id is the one that is meant.
      document.programmes[index].parent = document.programmes[index].parent.flatMap { ids[$0] }
      document.programmes[index].id = new
      ids[old] = new
    }
    for index in document.passages.indices {
      document.passages[index].programme = document.passages[index].programme.flatMap { ids[$0] }
    }
    return document
  }

  /// The words of documents with their readings: MeCab's, and those of the tables, which know the field's own words and
  /// every municipality; and the words that people ask with.
  package static func words(
    of documents: [PlanDocument], tables: ReadingTables, listening: Listening
  ) -> [ReadWord] {
    WordGatherer(dictionary: ReadingDictionary(), known: tables.allReadings, normalizer: tables.normalizer)
      .words(of: documents, spoken: listening.spokenWords)
  }

  private func write(_ documents: [PlanDocument]) throws(IndexError) {
    guard let schema = TextFile.read(schemaPath) else {
      throw .schema(path: schemaPath, reason: String(cString: strerror(errno)))
    }
    // A folder that was named by hand is not made: its absence is more likely a typing mistake.
    if !isGiven, let slash = path.lastIndex(of: "/") { UserFolder.make(String(path[..<slash])) }
    Interrupt.endsProgram(removing: IndexWriter.partialPath(of: path))
    try IndexWriter(path: path, schema: schema, normalizer: tables.normalizer)
      .write(documents, words: Self.words(of: documents, tables: tables, listening: listening))
  }
}
