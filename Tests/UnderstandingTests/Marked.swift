import TestSupport
import Testing
import Understanding

/// A question with what it says marked inside: `《年度:令和6年度》の《事業:灯の学校》の予算は？`.
struct Marked: Sendable, CustomTestStringConvertible {
  /// A stretch that a reader is to take, and the kind that it is marked with.
  struct Mark: Equatable, Sendable, CustomStringConvertible {
    let kind: String
    let text: String
    var description: String { "《\(kind):\(text)》" }
  }

  /// What the person typed: the sentence without its marks.
  let text: String
  let marks: [Mark]
  private let sentence: String

  init(_ sentence: String) {
    var text = ""
    var marks: [Mark] = []
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "《") {
      text += rest[..<open]
      rest = rest[rest.index(after: open)...]
      guard let colon = rest.firstIndex(of: ":"), let close = rest.firstIndex(of: "》") else {
        fatalError("a mark without an end: \(sentence)")
      }
      let said = String(rest[rest.index(after: colon)..<close])
      marks.append(Mark(kind: String(rest[..<colon]), text: said))
      text += said
      rest = rest[rest.index(after: close)...]
    }
    (self.text, self.marks, self.sentence) = (text + rest, marks, sentence)
  }

  var testDescription: String { sentence }

  /// The rules that may take what is marked as `kind`.
  static let rules: [String: Set<String>] = [
    "年度": ["fiscalYear", "relativeYear", "yearWithoutEra"],
    "自治体": [
      "municipality", "municipalityLoosely", "municipalityByReading", "municipalityByShortName", "municipalityByRomaji",
      "placePhrase",
    ],
    "課": ["division"],
    "電話": ["phoneNumber"],
    "金額": ["amount", "amountWithComparison", "amountOfProgramme", "amountInRange"],
    "順": ["ordinal", "limit"],
    "番号": ["programmeNumber"],
    "月": ["month"],
    "柱": ["sectionNumber"],
    "評価": ["gradeLetter"],
    "単位": ["askedUnit", "outputUnit"],
    "項目": ["measureCue"],
    "欄外": ["unstatedItem"],
    "処理": ["operationCue"],
    "前": ["backReference"],
  ]

  /// Every kind that is marked was taken so, and nothing else was taken for one of that kind.
  func expectMarks(in question: Question, sourceLocation: SourceLocation = #_sourceLocation) {
    for (kind, rules) in Self.rules where marks.contains(where: { $0.kind == kind }) {
      let expected = marks.filter { $0.kind == kind }.map(\.text)
      let taken = question.spans.filter { rules.contains($0.rule) }.map(\.text)
      #expect(taken.sorted() == expected.sorted(), "\(sentence)", sourceLocation: sourceLocation)
    }
    guard marks.contains(where: { $0.kind == "事業" }) else { return }
    let names = marks.filter { $0.kind == "事業" }.map { Project.normalizer.key($0.text) }
    let terms = question.terms.map(\.text)
    for name in names {
      let parts = terms.filter { name.contains($0) }
      #expect(!parts.isEmpty, "\(sentence): \(terms)", sourceLocation: sourceLocation)
    }
    for term in terms {
      #expect(names.contains { $0.contains(term) }, "\(sentence): \(term)", sourceLocation: sourceLocation)
    }
  }

  /// Nothing of `kind` is understood in the sentence.
  func expectNo(_ kind: String, in question: Question, sourceLocation: SourceLocation = #_sourceLocation) {
    let taken = question.spans.filter { Self.rules[kind]?.contains($0.rule) == true }
    #expect(taken.isEmpty, "\(sentence)", sourceLocation: sourceLocation)
  }
}

/// 「意味」: an expected value and the many ways to say it, spans marked inside.
struct Corpus<Value: Equatable & Sendable>: Sendable, CustomTestStringConvertible {
  let value: Value
  let sentences: [Marked]

  init(_ value: Value, _ sentences: String...) { (self.value, self.sentences) = (value, sentences.map { Marked($0) }) }

  var testDescription: String { "\(value): " + (sentences.first?.testDescription ?? "") }

  /// Reads every sentence; `slot` must give the value, and the marks must be what was taken.
  func check(_ slot: (Question) -> Value, sourceLocation: SourceLocation = #_sourceLocation) {
    for sentence in sentences {
      let question = InventedTown.read(sentence.text)
      #expect(slot(question) == value, "\(sentence.testDescription)", sourceLocation: sourceLocation)
      sentence.expectMarks(in: question, sourceLocation: sourceLocation)
    }
  }
}
