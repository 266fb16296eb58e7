import Testing

/// The layout of `Sources/`: who imports whom, and what no file does.
@Suite struct ArchitectureTests {
  /// The system's modules that ours may import, and by whom; `nil` for all of them.
  private static let systemModules: [String: Set<String>?] = [
    "Glibc": nil,
    // Locks around what is remembered between questions.
    "Synchronization": ["Understanding"],
    // Numbers and JSON of the answers; it costs 2 ms at the start, so nobody else pays for it.
    "FoundationEssentials": ["Rendering"],
  ]

  /// What may stand in one place only, where a comment proves that it cannot fail.
  private static let proved = ["fatalError(": ["Sources/JapaneseText/Normalizer.swift"]]

  private static let sources = ProjectFiles.swiftFiles(below: "Sources")

  private static func imports(of file: String) throws -> [String] {
    try ProjectFiles.lines(file).compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, !line.hasPrefix("//") else { return nil }
      // "import struct Glibc.stat" names the module before the dot.
      return words.last.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static func module(of file: String) -> String { String(file.split(separator: "/")[1]) }

  @Test func theManifestHasEveryFolder() throws {
    #expect(try ProjectFiles.packageMap().keys.sorted() == ProjectFiles.names(in: "Sources"))
    #expect(Self.sources.count > 100)
  }

  @Test func arrowsPointLeftOrDown() throws {
    let map = try ProjectFiles.packageMap()
    for file in Self.sources {
      let module = Self.module(of: file)
      let allowed = try #require(map[module])
      for name in try Self.imports(of: file) where !allowed.contains(name) {
        let users = try #require(Self.systemModules[name], "\(file) imports \(name), which \(module) may not")
        #expect(users?.contains(module) ?? true, "\(file) imports \(name)")
      }
    }
  }

  @Test func librariesInCStayBehindOneModule() throws {
    for (module, needs) in try ProjectFiles.packageMap() {
      for library in needs where library.hasPrefix("C") && library.dropFirst().first?.isUppercase == true {
        #expect(
          [
            "Database": "CSQLite", "JapaneseText": "CICU", "Terminal": "CReadline", "Readings": "CMecab",
            "Compression": "CZlib",
          ][module]
            == library)
      }
    }
    for file in Self.sources {
      for line in try ProjectFiles.lines(file) where line.contains("import C") {
        // Our own modules begin with C too: Commands, Compression.
        let name = line.split(separator: " ").last.map { String($0) } ?? ""
        guard name.dropFirst().first?.isUppercase == true else { continue }
        #expect(line.hasPrefix("internal import "), "\(file): \(line)")
      }
    }
  }

  @Test func noFileIsTooLong() throws {
    for file in Self.sources {
      let count = try ProjectFiles.text(file).count { $0 == "\n" }
      #expect(count <= 400, "\(file) has \(count) lines: which concept waits for a name?")
    }
  }

  @Test(arguments: ["try!", "fatalError(", "preconditionFailure(", " as!"])
  func nothingTrapsWithoutAProof(_ word: String) throws {
    for file in Self.sources where !(Self.proved[word] ?? []).contains(file) {
      for line in try ProjectFiles.lines(file) where line.contains(word) && !line.contains("//") {
        Issue.record("\(file): \(line)")
      }
    }
    for file in Self.proved[word] ?? [] { #expect(try ProjectFiles.text(file).contains(word), "\(file)") }
  }
}
