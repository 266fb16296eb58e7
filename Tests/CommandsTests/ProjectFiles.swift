import Glibc
import Testing
import Vocabulary

/// The project's own files, as tests of the house read them.
enum ProjectFiles {
  /// The text of a file of the project.
  static func text(_ path: String) throws -> String {
    try #require(TextFile.read(Bench.home + "/" + path), "no \(path)")
  }

  static func lines(_ path: String) throws -> [String] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// The names in a folder of the project, sorted; empty where there is none.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(Bench.home + "/" + folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
      if !name.hasPrefix(".") { found.append(name) }
    }
    return found.sorted()
  }

  /// The Swift files below a folder, as paths from the project's.
  static func swiftFiles(below folder: String) -> [String] {
    names(in: folder).flatMap { name in
      let path = "\(folder)/\(name)"
      return name.hasSuffix(".swift") ? [path] : name.contains(".") ? [] : swiftFiles(below: path)
    }
  }

  /// The modules of `Sources/`, each with the modules of ours that `Package.swift` lets it import.
  static func packageMap() throws -> [String: Set<String>] {
    let manifest = try text("Package.swift")
    var map: [String: Set<String>] = [:]
    for kind in ["module", ".systemLibrary", ".executableTarget"] {
      for call in calls(of: kind, in: manifest) {
        let words = quoted(call)
        if kind == ".systemLibrary" { map[words[0]] = [] } else { map[words[0]] = Set(words.dropFirst()) }
      }
    }
    return map
  }

  /// What stands in the brackets of each call of `name`; its declaration, which quotes nothing, is left out.
  private static func calls(of name: String, in text: String) -> [Substring] {
    text.split(separator: name + "(").dropFirst().compactMap { piece in
      var depth = 1
      let end = piece.firstIndex { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth == 0
      }
      let inside = piece[..<(end ?? piece.endIndex)]
      return inside.contains("\"") ? inside : nil
    }
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}

/// `README.md` as a table of tables.
struct Readme {
  let lines: [String]

  init() throws { lines = try ProjectFiles.lines("README.md") }

  /// The rows of the table below a heading; the head and the rule below it left out.
  func table(below heading: String) throws -> [[String]] {
    let start = try #require(lines.firstIndex(of: heading), "no \(heading)")
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }
    return section.filter { $0.hasPrefix("| ") }.dropFirst(2).map { row in
      // A bar inside a cell is written with a stroke before it.
      row.dropFirst(2).dropLast(2).split(separator: " | ").map { String($0).replacing("\\|", with: "|") }
    }
  }

  /// The words in backquotes of a cell.
  static func code(_ cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// The commands of the shell blocks below a heading, in order.
  func commands(below heading: String) throws -> [String] {
    let start = try #require(lines.firstIndex(of: heading), "no \(heading)")
    var (found, isInside) = ([String](), false)
    for line in lines[(start + 1)...].prefix(while: { !$0.hasPrefix("## ") }) {
      if line.hasPrefix("```") { isInside = line == "```sh" } else if isInside { found.append(line) }
    }
    return found
  }
}
