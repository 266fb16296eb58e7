import JapaneseText
import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// 範囲: which programmes a question speaks of, by its slots alone and without its words.
struct Scope: Equatable, Sendable {
  var organizations: [String] = []
  var kinds: [String] = []
  var excludedOrganizations: [String] = []
  var excludedKinds: [String] = []
  var divisions: [String] = []
  var excludedDivisions: [String] = []
  var sections: [String] = []
  /// Western years.
  var years: [Int] = []
  /// Programmes by their number: 「12番」.
  var numbers: [Int] = []
  /// File names; empty for all.
  var documents: [String] = []
  /// 「計画21事業」: those only that stand under a policy of their plan.
  var isOfPolicies = false
  /// Programme ids; `nil` for all.
  var among: Set<String>?

  /// Whether anything at all narrows it.
  var isNarrow: Bool {
    !organizations.isEmpty || !kinds.isEmpty || namesDivisions || !sections.isEmpty || !years.isEmpty
      || !documents.isEmpty || !numbers.isEmpty || among != nil
      || !excludedKinds.isEmpty || !excludedOrganizations.isEmpty
  }

  /// Whether it names divisions, to look at theirs or at all others.
  var namesDivisions: Bool { !divisions.isEmpty || !excludedDivisions.isEmpty }

  /// Whether any slot but the years leaves programmes out.
  var limitsProgrammes: Bool {
    var open = Scope()
    open.years = years
    return self != open
  }

  func holds(_ programme: Programme, kinds known: [String: String]) -> Bool {
    if let among, !among.contains(programme.id) { return false }
    if !isOfPlace(programme.organization, known) { return false }
    if !divisions.isEmpty, !has(divisions, programme) { return false }
    // A programme that states no division cannot be said to be another one's.
    if !excludedDivisions.isEmpty, programme.divisions.isEmpty || has(excludedDivisions, programme) { return false }
    if !sections.isEmpty, !programme.headings.contains(where: sections.contains) { return false }
    if !numbers.isEmpty, !hasNumber(programme) { return false }
    if isOfPolicies, programme.policy == nil { return false }
    if !documents.isEmpty, !documents.contains(programme.document) { return false }
    return true
  }

  /// The printed number's own digits, half-width or full-width: 「１２」, 「3-12」 counts by its last part.
  private func hasNumber(_ programme: Programme) -> Bool {
    guard programme.parent == nil, let number = programme.number else { return false }
    let digits = number.split(separator: "-").last.map { part in part.compactMap(\.wholeNumberValue) } ?? []
    return numbers.contains(digits.reduce(0) { $0 * 10 + $1 }) && !digits.isEmpty
  }

  /// One of the municipalities that were named, or of a kind that was: 「東京都と区市町村の両方」 means either.
  private func isOfPlace(_ organization: String?, _ known: [String: String]) -> Bool {
    if excludedOrganizations.contains(organization ?? "") { return false }
    if !excludedKinds.isEmpty, isOf(excludedKinds, organization, known) { return false }
    if organizations.isEmpty, kinds.isEmpty { return true }
    return organizations.contains(organization ?? "") || !kinds.isEmpty && isOf(kinds, organization, known)
  }

  private func isOf(_ kinds: [String], _ organization: String?, _ known: [String: String]) -> Bool {
    guard let organization else { return false }
    // One that the table does not list is of the kind that its name ends in.
    let own = known[organization] ?? organization.suffix(1).description
    let isPrefecture = ["都道府県", "都", "道", "府", "県"].contains(own)
    return kinds.contains { kind in
      switch kind {
      case own: true
      case "区市町村": !isPrefecture
      case "市町村": !isPrefecture && own != "区"
      // A village of the islands is a village too.
      case "町", "村": organization.hasSuffix(kind)
      default: false
      }
    }
  }

  /// A division's whole name or a whole part of it: 「区民部 商工観光課」 has 区民部 and 商工観光課.
  private func has(_ asked: [String], _ programme: Programme) -> Bool {
    programme.divisions.contains { division in
      let parts = division.split(whereSeparator: \.isWhitespace).map { String($0) }
      return asked.contains { parts.contains($0) || division == $0 }
    }
  }

  /// Whether the programme says anything about one of the years.
  func covers(_ programme: Programme) -> Bool {
    years.isEmpty
      || years.contains { year in
        programme.westernYear == year || programme.figures.contains { $0.westernYears?.contains(year) == true }
      }
  }
}

/// 柱, 重点, 基本方針: sections by their number or their words.
struct SectionFinder: Sendable {
  /// A section as printed, the number that it begins with, and the words of its headings, as keys.
  private struct Entry {
    let section: String
    /// The numbers of its headings.
    let numbers: [Int]
    let headings: [String]
  }

  private let entries: [Entry]
  /// Keys of programmes' names: 就労相談 of 「障害者就労支援センターにおける就労相談」 is no section.
  private let names: Set<String>
  /// The words for sections: 柱, 重点, 基本目標.
  private let heads: [String]
  private let normalizer: Normalizer

  /// - Parameter heads: the words that a section's number stands behind, the longest first.
  init(catalogue: Catalogue, book: NameBook, normalizer: Normalizer, heads: [String]) {
    (self.heads, self.normalizer) = (heads, normalizer)
    names = Set(book.profiles.flatMap(\.names))
    var seen: Set<String> = []
    let sections = catalogue.programmes.flatMap(\.headings).filter { seen.insert($0).inserted }
    entries = sections.map { section in
      let parts = section.split(separator: "/").map { normalizer.key(String($0)) }
      let numbers = parts.enumerated().compactMap { index, part -> Int? in
        // Of the headings below the first only those with a word (柱, 基本目標) are numbers of sections.
        guard index == 0 || heads.contains(where: part.hasPrefix) else { return nil }
        return SectionNumber.leading(part, heads: heads)
      }
      let headings = parts.map { Self.heading($0, heads) }
      return Entry(section: section, numbers: numbers, headings: headings.filter { $0.count >= 4 })
    }
  }

  /// The sections that the question names by number (柱2, 重点Ⅳ) or by words of its heading.
  func sections(in question: Question) -> [String] {
    let numbers = question.sectionNumbers
    let named = question.terms.map(\.text).filter(names.contains)
    let isOfHead = saysHead(question)
    func isNamed(_ heading: String) -> Bool {
      // A whole heading that was typed is one, whatever follows it: 「働き方改革の推進 事業一覧」.
      if question.terms.contains(where: { $0.text == heading }) { return true }
      return Self.hasWord(heading, in: question.key) && !named.contains { $0 != heading && $0.has(heading) }
    }
    let found = entries.filter { entry in
      if numbers.isEmpty {
        return entry.headings.contains { isNamed($0) || isOfHead && beginning(of: $0, in: question) != nil }
      }
      return entry.numbers.contains(where: numbers.contains)
    }.map(\.section)
    guard found.isEmpty, numbers.isEmpty, isOfHead else { return found }
    return entries.filter { $0.headings.contains { slipped(question, from: $0) != nil } }.map(\.section)
  }

  /// 「「働き方改革の推新」の柱」: what stands in quotes for a heading but for one character.
  private func slipped(_ question: Question, from heading: String) -> String? {
    let word = Array(heading.unicodeScalars)
    return question.quoted.map(normalizer.key).first { said in
      let typed = Array(said.unicodeScalars)
      return typed.count == word.count && typed.count > Self.shortest && zip(typed, word).count { $0 != $1 } == 1
    }
  }

  /// The sections that go by the words of one of `sections`, whatever number or word stands before them elsewhere.
  func namesakes(of sections: [String]) -> [String] {
    let words = Set(entries.filter { sections.contains($0.section) }.flatMap(\.headings))
    return entries.filter { !words.isDisjoint(with: $0.headings) }.map(\.section)
  }

  /// 「働き方改革の柱」: the beginning of a heading before a word for sections; how much of the question that is.
  private func beginning(of heading: String, in question: Question) -> String? {
    guard question.key.has(String(heading.prefix(Self.shortest))) else { return nil }
    for length in stride(from: heading.count, through: Self.shortest, by: -1) {
      let words = heads.map { heading.prefix(length) + "の" + $0 }
      if let found = words.first(where: question.key.has) { return found }
    }
    return nil
  }

  /// Whether the question speaks of a section by its kind: 「…の柱」.
  private func saysHead(_ question: Question) -> Bool { heads.contains { question.key.has("の" + $0) } }

  /// The words of the question that only say which section is meant.
  func words(in question: Question) -> [String] {
    guard question.sectionNumbers.isEmpty, saysHead(question) else { return [] }
    return entries.flatMap(\.headings).compactMap { beginning(of: $0, in: question) ?? slipped(question, from: $0) }
  }

  /// So many characters of a heading tell which one is meant.
  private static let shortest = 4

  /// Whether a heading stands in the question and does not go on: 能力開発訓練 is no part of 能力開発訓練制度.
  private static func hasWord(_ heading: String, in key: String) -> Bool {
    guard key.has(heading) else { return false }
    let (text, word) = (Array(key.unicodeScalars), Array(heading.unicodeScalars))
    guard let start = ScalarSearch.firstIndex(of: word, in: text) else { return false }
    let end = start + word.count
    // 「…するために」 ends as no noun does: what follows is another word.
    return end == text.count || !Script(text[end]).writesNouns || Script(text[end - 1]) == .hiragana
  }

  /// The heading without its number.
  private static func heading(_ key: String, _ heads: [String]) -> String {
    let rest = key.dropFirst(heads.first(where: key.hasPrefix)?.count ?? 0)
    return String(rest.drop { $0.isASCII && ($0.isNumber || "ivx".contains($0)) })
  }
}

/// 「計画書」, 「管理票」: documents by what they call themselves.
struct DocumentFinder: Sendable {
  let documents: [DocumentEntry]
  let words: [String]
  let normalizer: Normalizer

  /// The documents of the kind that the question names; empty where it names none, or one that all are.
  func documents(in question: Question) -> [DocumentEntry] {
    let named = words.map { normalizer.key($0) }.filter { question.key.has($0) }
    guard var word = named.max(by: { $0.count < $1.count }) else { return [] }
    // 「概要資料」 is what people call a document that is titled 概要.
    if word.hasSuffix("資料") { word = String(word.dropLast(2)) }
    let found = documents.filter { normalizer.key($0.title).has(word) }
    return found.count < documents.count ? found : []
  }
}
