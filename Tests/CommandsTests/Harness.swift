import Commands
import Glibc
import JapaneseText
import PlanIndex
import PlanModel
import Readings
import Terminal
import Vocabulary

/// How a command came out.
struct Outcome: Sendable {
  let code: ExitCode
  let output: String
  let errors: String
}

/// A folder of its own for one test, removed with it.
final class Bench: Sendable {
  let folder: String

  init() throws {
    var template = Array("/tmp/madoguchi-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw IndexError.unwritable(path: "/tmp", reason: "mkdtemp") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(folder) }

  /// The project's folder, found from this file.
  static let home: String = {
    var parts = #filePath.split(separator: "/").map { String($0) }
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  static func tables() throws -> ReadingTables { try ReadingTables(folder: home + "/Index") }

  var index: String { folder + "/index.sqlite" }

  /// Writes a file below the folder and gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let path = folder + "/" + name
    if let slash = path.lastIndex(of: "/") { UserFolder.make(String(path[..<slash])) }
    if let file = fopen(path, "wb") {
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
    return path
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  func read(_ name: String) -> [UInt8] { TextFile.bytes(folder + "/" + name) ?? [] }

  /// Builds an index of these documents, named as `madoguchi index` names them.
  @discardableResult
  func build(
    _ documents: [PlanDocument], words: [ReadWord] = [], at name: String = "index.sqlite"
  ) throws -> String {
    let schema = TextFile.read(Self.home + "/Index/schema.sql") ?? ""
    let writer = IndexWriter(path: folder + "/" + name, schema: schema, normalizer: try Self.tables().normalizer)
    try writer.write(documents.map { IndexBuild.named($0, stem: String($0.name.prefix { $0 != "." })) }, words: words)
    return folder + "/" + name
  }

  /// Runs a command as the program does, on this folder's index, in English unless told otherwise.
  func run(_ arguments: String..., index: String? = nil, language: Language = .english) async -> Outcome {
    await run(all: arguments, index: index, language: language)
  }

  /// The same in a project folder of the test's own, on its default index.
  func run(_ arguments: String..., home: String) async -> Outcome {
    await run(all: arguments, index: "", home: home)
  }

  /// A workspace as a command gets it, on this folder's index.
  func workspace(language: Language = .english) throws -> Workspace {
    let streams = [1, 2].map { TerminalOutput(descriptor: $0, color: .never, environment: [:]) }
    let configuration = Configuration(
      environment: ["MADOGUCHI_INDEX": index], language: language, output: streams[0], errors: streams[1])
    return try Workspace(home: Home(path: Self.home), options: Options(), configuration: configuration)
  }

  func run(
    all arguments: [String], index: String? = nil, home: String = Bench.home, language: Language = .english
  ) async -> Outcome {
    let (out, err) = (
      folder + "/out.\(UInt64.random(in: 0...UInt64.max))", folder + "/err.\(UInt64.random(in: 0...UInt64.max))"
    )
    let descriptors = [out, err].map { (path: String) in open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600) }
    let environment = ["MADOGUCHI_HOME": home, "MADOGUCHI_INDEX": index ?? self.index, "HOME": folder]
    let configuration = Configuration(
      environment: environment, language: language,
      output: TerminalOutput(descriptor: descriptors[0], color: .never, environment: [:]),
      errors: TerminalOutput(descriptor: descriptors[1], color: .never, environment: [:]))
    let code = await Madoguchi.run(arguments: arguments, configuration: configuration)
    for descriptor in descriptors { close(descriptor) }
    return Outcome(code: code, output: TextFile.read(out) ?? "", errors: TextFile.read(err) ?? "")
  }

  /// Removes a file, or a folder with all that is in it; of a link, the link.
  private static func remove(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR), let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(stream)
    }
    Glibc.remove(path)
  }
}
