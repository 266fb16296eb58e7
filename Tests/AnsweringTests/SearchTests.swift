import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import TestSupport
import Testing

/// Search over the documents that come with the project.
@Suite struct SearchTests {
  let reader: IndexReader
  let search: PassageSearch

  init() throws {
    reader = try IndexReader(path: Office.index, normalizer: Project.normalizer)
    search = try PassageSearch(reader: reader, tables: Project.tables, listening: Project.listening)
  }

  /// What any line of a document prints in one script, two characters and more, is found with that line.
  /// Chosen by seed, since there are hundreds of thousands; `.ci/benchmark-search` looks for every word.
  @Test(arguments: 0..<12) func nothingIsMissed(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let documents = try reader.catalogue().documents
    var tried = 0
    while tried < 20 {
      guard let document = documents.randomElement(using: &generator) else { break }
      let number = Int.random(in: 1...document.lines, using: &generator)
      guard let line = try reader.lines(LineSpan(number), of: document.name).first?.text else { continue }
      let text = Project.normalizer.normalize(line)
      let runs = Script.runs(text.scalars).filter {
        ($0.script.isJapanese || $0.script == .latin) && $0.range.count >= 2
      }
      guard let run = runs.randomElement(using: &generator)?.range else { continue }
      let start = Int.random(in: run.lowerBound...(run.upperBound - 2), using: &generator)
      let end = Int.random(in: (start + 2)...min(run.upperBound, start + 12), using: &generator)
      let word = text.string(start..<end)
      let hits = try search.search("\"\(word)\" document:\"\(document.name)\"", limit: 2000).hits
      #expect(
        hits.contains { $0.source.lines.first <= number && number <= $0.source.lines.last },
        "\(word) in \(document.name):\(number)")
      tried += 1
    }
  }

  /// Any four digits and more of a phone number find its line.
  @Test func everyPartOfAPhoneIsFound() throws {
    let programmes = try reader.catalogue().programmes.filter { !$0.phones.isEmpty }
    var generator = SeededGenerator(seed: 3)
    for programme in programmes.shuffled(using: &generator).prefix(12) {
      let digits = programme.phones[0].filter(\.isNumber)
      let part = String(
        digits.dropFirst(Int.random(in: 0...(digits.count - 4), using: &generator)).prefix(
          Int.random(in: 4...7, using: &generator)))
      guard part.count >= 4 else { continue }
      let lines = programme.place(of: .phone)
      #expect(
        try search.search(part, limit: 50).hits.contains { hit in
          hit.source.document == programme.document && hit.source.lines.first <= lines.last
            && lines.first <= hit.source.lines.last
        }, "\(part) of \(programme.phones[0])")
    }
  }

  /// A whole name, typed in kana as it is read, finds its programme.
  @Test func namesAreFoundByTheirReading() throws {
    var generator = SeededGenerator(seed: 8)
    let names = Set(try reader.catalogue().programmes.compactMap { $0.name.map { Project.normalizer.text($0) } })
    let readings = try reader.words().filter { $0.isName && names.contains($0.word) && $0.reading.count <= 30 }
    #expect(readings.count > 50)
    for word in readings.shuffled(using: &generator).prefix(15) {
      let found = try search.search(word.reading, limit: 5)
      let key = Project.normalizer.key(word.word)
      #expect(
        found.hits.first.map { Project.normalizer.key(($0.name ?? "") + ($0.heading ?? "") + $0.text).contains(key) }
          == true,
        "\(word.reading) → \(found.hits.first?.heading ?? "-")")
    }
  }

  /// All in kana, endings and all, a question is read as far as words go.
  @Test(arguments: [
    ("しんじゅくくのでんわばんごう", "新宿区の電話番号"), ("ﾐﾀｶｼ ﾃﾞﾝﾜ", "三鷹市 電話"), ("たいきじどうはなんにんですか", "待機児童は何人ですか"),
    ("てれわーくのすいしんのよさんいくら？", "テレワークの推進の予算いくら?"),
  ])
  func kanaAreReadAsFarAsWordsGo(_ example: (kana: String, words: String)) throws {
    let kana = KanaWords(search.book, shortest: 3, listening: Project.listening)
    let text = Project.normalizer.normalize(example.kana)
    #expect(try kana.rewritten(text) == example.words)
  }
}
