// swift-tools-version: 6.1
import PackageDescription

/// One target, its modules and its tests, laid out as README's module map says.
func module(_ name: String, _ needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs)
}

func tests(_ name: String, _ needs: [Target.Dependency], fixtures: Bool = false) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: needs,
    exclude: fixtures ? ["Fixtures"] : [])
}

let package = Package(
  name: "madoguchi",
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CICU", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),

    module("PlanModel"),
    module("JapaneseText", ["CICU"]),
    module("Vocabulary", ["JapaneseText", "PlanModel"]),
    module("Database", ["CSQLite", "JapaneseText", "PlanModel"]),
    module("PlanReaders", ["PlanModel", "JapaneseText", "Vocabulary"]),
    module("PlanIndex", ["PlanModel", "JapaneseText", "Database"]),
    module("PlanSearch", ["PlanIndex", "PlanModel", "JapaneseText"]),
    module("Understanding", ["PlanModel", "JapaneseText", "Vocabulary", "PlanIndex", "PlanSearch"]),

    // What several test targets share: the project's tables, seeds, folders that go away. Not a test target itself.
    .target(name: "TestSupport", dependencies: ["JapaneseText", "Vocabulary"], path: "Tests/TestSupport"),
    tests("JapaneseText", ["JapaneseText", "Vocabulary", "TestSupport"]),
    tests("Vocabulary", ["Vocabulary", "PlanModel", "JapaneseText", "TestSupport"]),
    tests("Database", ["Database", "JapaneseText", "TestSupport"]),
    tests("PlanIndex", ["PlanIndex", "PlanModel", "JapaneseText", "Vocabulary", "Database", "TestSupport"]),
    tests("PlanSearch", ["PlanSearch", "PlanIndex", "PlanModel", "JapaneseText", "Vocabulary", "TestSupport"]),
    tests("PlanReaders", ["PlanReaders", "PlanModel", "JapaneseText", "Vocabulary"], fixtures: true),
  ],
  swiftLanguageModes: [.v6]
)
