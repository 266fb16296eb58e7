// swift-tools-version: 6.1
import PackageDescription

/// One module of `Sources/`, and the modules of ours that it may import (README's module map).
func module(_ name: String, _ needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs)
}

/// The tests of a module; they see what everyone of this package may call.
/// - Parameter data: folders of files that the tests read, and that are no sources.
func tests(_ name: String, _ needs: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: needs, exclude: data)
}

let package = Package(
  name: "madoguchi",
  products: [.executable(name: "madoguchi", targets: ["madoguchi"])],
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CICU", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CMecab", providers: [.apt(["libmecab-dev", "mecab-ipadic-utf8"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),

    module("PlanModel"),
    module("JapaneseText", ["CICU"]),
    module("Vocabulary", ["JapaneseText", "PlanModel"]),
    module("Database", ["CSQLite", "JapaneseText", "PlanModel"]),
    module("PlanReaders", ["PlanModel", "JapaneseText", "Vocabulary"]),
    module("Compression", ["CZlib"]),
    module("Readings", ["CMecab", "PlanModel", "JapaneseText"]),
    module("PlanIndex", ["PlanModel", "JapaneseText", "Database", "Readings", "Compression"]),
    module("PlanSearch", ["PlanIndex", "Readings", "PlanModel", "JapaneseText", "Vocabulary"]),
    module("Understanding", ["PlanModel", "JapaneseText", "Vocabulary", "Readings", "PlanIndex", "PlanSearch"]),
    module("Answering", ["PlanModel", "JapaneseText", "Vocabulary", "PlanIndex", "PlanSearch", "Understanding"]),
    module("Rendering", ["Answering", "PlanSearch", "PlanIndex", "PlanModel", "JapaneseText", "Vocabulary"]),
    module("Terminal", ["CReadline"]),
    module(
      "Commands",
      [
        "Rendering", "Terminal", "Answering", "PlanSearch", "PlanIndex", "Readings", "PlanReaders", "Vocabulary",
        "JapaneseText", "PlanModel",
      ]),
    .executableTarget(name: "madoguchi", dependencies: ["Commands"]),

    // What several test targets share: the project's tables, seeds, folders that go away. Not a test target itself.
    .target(
      name: "TestSupport", dependencies: ["JapaneseText", "Vocabulary", "Readings", "PlanSearch", "PlanIndex"],
      path: "Tests/TestSupport"),
    tests("JapaneseText", ["JapaneseText", "Vocabulary", "TestSupport"]),
    tests("Vocabulary", ["Vocabulary", "PlanModel", "JapaneseText", "TestSupport"]),
    tests("Database", ["Database", "JapaneseText", "TestSupport"]),
    tests("PlanIndex", ["PlanIndex", "PlanModel", "JapaneseText", "Vocabulary", "Database", "TestSupport"]),
    tests("Compression", ["Compression", "TestSupport"]),
    tests("Readings", ["Readings", "PlanModel", "JapaneseText", "TestSupport"]),
    tests(
      "PlanSearch", ["PlanSearch", "PlanIndex", "Readings", "PlanModel", "JapaneseText", "Vocabulary", "TestSupport"]),
    tests("PlanReaders", ["PlanReaders", "PlanModel", "JapaneseText", "Vocabulary"], data: ["Fixtures"]),
    tests(
      "Understanding",
      [
        "Understanding", "PlanSearch", "PlanIndex", "Readings", "PlanModel", "JapaneseText", "Vocabulary",
        "TestSupport",
      ]),
    tests(
      "Answering",
      [
        "Commands", "Answering", "Understanding", "PlanReaders", "PlanSearch", "PlanIndex", "PlanModel", "Database",
        "JapaneseText",
        "Vocabulary", "TestSupport",
      ], data: ["Corpus"]),
    tests("Terminal", ["Terminal"]),
    tests(
      "Rendering",
      ["Rendering", "Answering", "PlanSearch", "PlanIndex", "PlanModel", "JapaneseText", "Vocabulary"]),
    tests(
      "Commands",
      [
        "Commands", "madoguchi", "Rendering", "Terminal", "Answering", "PlanSearch", "PlanIndex", "Readings",
        "PlanModel", "JapaneseText", "Vocabulary",
      ], data: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
