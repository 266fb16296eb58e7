import JapaneseText
import PlanIndex
import Vocabulary

/// 計画名: documents that a question names by their title, or by whose plan it is: 「○○市子ども計画では」, 「市の計画って」.
///
/// A title is no programme's name, and 「計画では」 behind it asks for no planned figure. To be read once the municipalities
/// are known, and before any other name is looked for.
struct TitleReader {
  let titles: [TitleName]
  let listening: Listening

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    for title in titles {
      for range in sheet.ranges(ofKey: title.spelling) where stands(range, in: sheet) {
        question.documents += title.documents.filter { !question.documents.contains($0) }
        sheet.take(range, as: "documentTitle", meaning: title.documents.joined(separator: " "), into: &question)
      }
    }
  }

  /// No part of a longer word: a body is named after the plan (実施計画連絡会), and a longer title has another one in it.
  private func stands(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let goesOn = { (index: Int) in
      sheet.scalars.indices.contains(index) && sheet.uses[index] == .free && Script(sheet.scalars[index]).writesNouns
    }
    return sheet.isFree(range) && !goesOn(range.upperBound) && !goesOn(range.lowerBound - 1)
      && !sheet.cutsWord(range)
  }

  /// 「…市の計画では」, 「平成26年度までの計画で」: the plan is where to look. To be read once 「都の」 is known for a place.
  func readPlansOfPlaces(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where sheet.isFree(index..<index + 1) {
      let roles = ["plan_up_to"] + (sheet.placeEnds.contains(index) ? ["plan_of"] : [])
      let rest = String(scalars: sheet.scalars[index...].prefix(Self.longestPhrase))
      // 「平成26年度までの計画 事業名」: with nothing behind it on its word.
      let alone = listening.phrases("plan_alone").filter { phrase in
        rest.begins(with: phrase) && rest.dropFirst(phrase.count).first?.isWhitespace ?? true
      }
      let phrases = roles.flatMap(listening.phrases).filter(rest.begins) + alone
      let range = index..<index + (phrases.map(\.unicodeScalars.count).max() ?? 0)
      guard !range.isEmpty, sheet.isFree(range) else { continue }
      sheet.take(range, as: "planOfPlace", meaning: sheet.said(range), into: &question)
      question.namesPlan = true
    }
  }

  /// No phrase of the table is longer.
  private static let longestPhrase = 12
}

/// One spelling of a title, and the documents that have it.
struct TitleName: Sendable {
  /// A key (``JapaneseText/Normalizer/key(_:)``).
  let spelling: [Unicode.Scalar]
  /// File names.
  let documents: [String]

  /// A shorter piece of a title would be a common word.
  private static let shortest = 6

  /// The pieces of the titles that name a plan, each with and without its municipality and its edition, the longest
  /// first.
  /// - Parameter endings: what the name of a plan ends in: 計画, プラン.
  static func all(_ documents: [DocumentEntry], endings: [String], normalizer: Normalizer) -> [TitleName] {
    var names: [String: [String]] = [:]
    for document in documents {
      for piece in document.title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
        let whole = normalizer.key(String(piece))
        guard endings.contains(where: { whole.hasSuffix(normalizer.key($0)) }) else { continue }
        for spelling in spellings(of: whole, publisher: document.publisher.map { normalizer.key($0) }) {
          guard spelling.count >= shortest, names[spelling]?.contains(document.name) != true else { continue }
          names[spelling, default: []].append(document.name)
        }
      }
    }
    let found = names.map { TitleName(spelling: Array($0.key.unicodeScalars), documents: $0.value) }
    return found.sorted { one, other in
      one.spelling.count == other.spelling.count
        ? one.spelling.lexicographicallyPrecedes(other.spelling) : one.spelling.count > other.spelling.count
    }
  }

  private static func spellings(of name: String, publisher: String?) -> [String] {
    let bare = publisher.flatMap { name.hasPrefix($0) ? String(name.dropFirst($0.count)) : nil } ?? name
    return [name, bare, String(Edition.dropped(from: bare))]
  }
}
