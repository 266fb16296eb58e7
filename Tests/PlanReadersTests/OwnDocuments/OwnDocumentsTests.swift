import PlanModel
import Testing
import Vocabulary

/// Our own documents say what the official ones say, and say it in our own words.
@Suite struct OwnDocumentsTests {
  @Test func eachIsReadInItsForm() throws {
    let documents = try OwnDocuments.own.map(OwnDocuments.document)
    #expect(
      documents.map(\.layout) == [
        .budgetLeaflet, .implementationStatus, .municipalList, .progressSheet, .implementationPlan,
      ])
    #expect(documents.map(\.programmes.count) == [12, 54, 34, 24, 25])
    #expect(documents.map(\.publisher) == ["東京都", "東京都", "東京都", "国分寺市", "国分寺市"])
    let readme = try #require(TextFile.read(Reading.home + "/Index/Documents/README.md"))
    for document in documents { #expect(readme.contains("`\(document.name)`"), "\(document.name) is not in README") }
  }

  @Test(.enabled(if: Reading.plans != nil, OwnDocuments.absence))
  func eachOfficialDocumentIsRetold() { #expect(OwnDocuments.own.count == OwnDocuments.official.count) }

  @Test(.enabled(if: Reading.plans != nil, OwnDocuments.absence), arguments: OwnDocuments.pairs)
  func factsAreThoseOfTheOfficialDocument(_ pair: OwnDocuments.Pair) throws {
    let own = try OwnDocuments.document(pair.own)
    let official = try OwnDocuments.document(pair.official)
    #expect(own.layout == official.layout)
    #expect(own.publisher == official.publisher)
    #expect(own.westernYear == official.westernYear)
    #expect(own.findings.map(\.kind) == official.findings.map(\.kind))
    #expect(own.programmes.count == official.programmes.count)
    let differences = zip(own.programmes, official.programmes).flatMap { ours, theirs in
      Facts(of: ours).differences(from: Facts(of: theirs)).map { "\(theirs.id) \(theirs.name ?? "") \($0)" }
    }
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  @Test(.enabled(if: Reading.plans != nil, OwnDocuments.absence))
  func noProseIsTheOfficialDocuments() throws {
    let documents = try (OwnDocuments.own + OwnDocuments.official).map(OwnDocuments.document)
    let prose = SharedProse(
      asides: try FormWords.ofTables() + documents.flatMap(FormWords.of), normalizer: try Reading.tables().normalizer)
    let official = try OwnDocuments.official.map { try #require(TextFile.read($0)) }
    for path in OwnDocuments.own {
      let runs = prose.runs(of: try #require(TextFile.read(path)), in: official)
      #expect(runs.isEmpty, "\(path):\n\(runs.joined(separator: "\n"))")
    }
  }

  @Test func aSharedSentenceIsFoundAroundANameAndBetweenLines() throws {
    let normalizer = try Reading.tables().normalizer
    let theirs = "港町の若者が安心して働き続けられるよう、\n灯台守の学校で一年を通して仕事の手ほどきを行います。"
    let ours = "次のとおりです。安心して働き続けられるよう、灯台守の学校で 一年を通して仕事の手ほどきを行うこと。"
    let prose = SharedProse(asides: ["灯台守の学校"], normalizer: normalizer)
    #expect(prose.runs(of: ours, in: ["別の話。", theirs]) == ["安心して働き続けられるよう、で一年を通して仕事の手ほどきを行"])
    #expect(prose.runs(of: "灯台守の学校で学び、安心して働けるようにします。", in: [theirs]).isEmpty)
  }
}
