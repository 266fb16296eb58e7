import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// 計画の本文: what a plan says of itself outside of its programmes: whom it is for, how long it runs, what it rests on.
///
/// Only a question that names the plan, or puts a title in quotes, is answered here, and only where no programme is named
/// as well.
struct PlanProse {
  let desk: Desk
  let search: PassageSearch

  /// How much of the question's words a passage has to have.
  private static let enough = 0.5
  /// Passages that are as good as the best but for so much are quoted beside it.
  private static let near = 0.05
  private static let mostQuoted = 3
  /// A shorter passage is a heading with nothing of its own.
  private static let headOnly = 50
  /// A word that is no noun counts so much of one of its length.
  private static let verb = 0.6

  func draft(_ request: Request) throws(IndexError) -> [PassageHit]? {
    let question = request.question
    guard isOfPlan(request) else { return nil }
    let prose = try self.prose(request)
    guard !prose.isEmpty, namesPlan(question) || quotes(question, prose) else { return nil }
    if let defined = definition(request, prose) { return defined }
    if let quoted = titled(question, prose) { return quoted }
    if let later = laterYears(request, prose) { return later }
    return best(request, prose)
  }

  /// Where no programme has the words: what stands under the headings of the plans in scope that have every noun.
  func headed(_ request: Request) throws(IndexError) -> [PassageHit]? {
    let nouns = request.terms.filter { $0.isRequired && $0.text.unicodeScalars.count > 1 }
    guard !nouns.isEmpty, request.asks.allSatisfy({ $0 == .summary }), request.scope.isNarrow,
      request.question.units.isEmpty, request.scope.among == nil
    else { return nil }
    let prose = try self.prose(request)
    let found = prose.filter { hit in
      hit.heading.map { heading in nouns.allSatisfy { $0.stands(in: desk.key(heading)) } } ?? false
    }
    return found.isEmpty ? nil : Array(found.prefix(Self.mostQuoted))
  }

  /// Whether it asks what a plan says, and for no figure, field or group of programmes.
  private func isOfPlan(_ request: Request) -> Bool {
    let question = request.question
    // 「検証した結果は何に使うの」 asks for no figure.
    let prose: Set<Ask> =
      request.scope.years.isEmpty ? [.summary, .audience, .start, .result] : [.summary, .audience, .start]
    // 「計画 対象者 市民・事業者 事業名」 asks for programmes.
    if request.asks.contains(.audience), !desk.listening.says("defines", in: question.key) { return false }
    // 「計画には事業がいくつありますか」 counts programmes, 「事業名に「若者」か「若年」」 lists them.
    if ["counts_programmes", "in_name"].contains(where: { desk.listening.says($0, in: question.key) }) { return false }
    return (namesPlan(question) || !question.quoted.isEmpty)
      && request.asks.allSatisfy(prose.contains) && request.scope.sections.isEmpty && request.scope.among == nil
      && request.scope.divisions.isEmpty && question.grades.isEmpty && question.conditions.isEmpty
      && question.phones.isEmpty && question.units.isEmpty
  }

  private func namesPlan(_ question: Question) -> Bool { !question.documents.isEmpty || question.namesPlan }

  /// 「5days」 in quotes asks of a plan only what the plan has just so.
  private func quotes(_ question: Question, _ prose: [PassageHit]) -> Bool {
    let keys = question.quoted.map { desk.tables.normalizer.key($0) }
    return prose.contains { hit in keys.contains(where: desk.tables.normalizer.key(hit.text).has) }
  }

  /// The prose of the plans that are meant, in their order.
  private func prose(_ request: Request) throws(IndexError) -> [PassageHit] {
    let scope = request.scope
    let meant = desk.catalogue.documents.filter { document in
      if !scope.documents.isEmpty { return scope.documents.contains(document.name) }
      let isOfPlace = scope.organizations.isEmpty || scope.organizations.contains(document.publisher ?? "")
      return isOfPlace && (scope.years.isEmpty || scope.years.contains(document.westernYear ?? -1))
    }
    var found: [PassageHit] = []
    for document in meant { found += try search.prose(of: document.name) }
    return found
  }

  // MARK: Definitions

  /// 「若年者って、どんな人のこと？」: the passage under the very word, or the one that says 「以下、…という」.
  private func definition(_ request: Request, _ prose: [PassageHit]) -> [PassageHit]? {
    guard desk.listening.says("defines", in: request.question.key) else { return nil }
    let markers = desk.listening.phrases("definition")
    for term in request.terms where term.isRequired && term.text.unicodeScalars.count > 1 {
      let under = prose.filter { hit in hit.heading.map { Self.words(of: desk.key($0)) == term.text } ?? false }
      if !under.isEmpty { return Array(under.prefix(Self.mostQuoted)) }
      let defining = prose.first { hit in
        let key = desk.tables.normalizer.key(hit.text)
        return markers.contains { Self.defines(term.text + $0, in: key) }
      }
      if let defining { return [defining] + below(defining, prose) }
    }
    return nil
  }

  /// 「次の方を就労困難者とし」 defines, 「就労困難者として」 does not.
  private static func defines(_ words: String, in key: String) -> Bool {
    key.ranges(of: words).contains { key[$0.upperBound...].first != "て" }
  }

  /// A heading without its number: 「(3)若年者」.
  private static func words(of heading: String) -> String {
    String(heading.drop { $0.isASCII || "第章節項一二三四五六七八九十".contains($0) })
  }

  /// The passages under the headings of a lower rank that follow: （１）, （２） below ２.
  private func below(_ hit: PassageHit, _ prose: [PassageHit]) -> [PassageHit] {
    guard let place = prose.firstIndex(of: hit), let rank = Self.rank(hit.heading) else { return [] }
    var found: [PassageHit] = []
    for next in prose[(place + 1)...] where next.source.document == hit.source.document {
      guard next.heading != hit.heading else { continue }
      guard let own = Self.rank(next.heading), own > rank else { break }
      found.append(next)
    }
    return found
  }

  /// 0 for 第１章, 1 for ２．, 2 for （１）; `nil` for a heading without a number.
  private static func rank(_ heading: String?) -> Int? {
    guard let heading, let first = heading.first(where: { !$0.isWhitespace }) else { return nil }
    if first == "第" { return 0 }
    if first.isNumber { return 1 }
    return "(（".contains(first) ? 2 : nil
  }

  // MARK: Titles and years

  /// 「「…方針」っていつ策定されたの」: the first passage that names it beside a year, where a year is asked for.
  private func titled(_ question: Question, _ prose: [PassageHit]) -> [PassageHit]? {
    guard let phrase = question.quoted.first, !desk.book.isInName(desk.tables.normalizer.key(phrase)) else {
      return nil
    }
    let key = desk.tables.normalizer.key(phrase)
    let having = prose.filter { desk.tables.normalizer.key($0.text).has(key) }
    guard desk.listening.says("when", in: question.key) else { return having.isEmpty ? nil : [having[0]] }
    return having.first { saysYear($0.text, nil) }.map { [$0] }
  }

  /// 「27年度からはどうする」: of a year that no programme of the plan speaks of, what its prose says.
  private func laterYears(_ request: Request, _ prose: [PassageHit]) -> [PassageHit]? {
    guard !request.terms.contains(where: \.isRequired) else { return nil }
    let documents = Set(prose.map(\.source.document))
    let known = Set(desk.catalogue.programmes.filter { documents.contains($0.document) }.flatMap(\.years))
    let others = request.scope.years.filter { !known.contains($0) }
    guard !others.isEmpty else { return nil }
    return prose.first { hit in others.allSatisfy { saysYear(hit.text, $0) } }.map { [$0] }
  }

  /// Whether a text names a year, or this one.
  private func saysYear(_ text: String, _ year: Int?) -> Bool {
    desk.tables.eras.mentions(in: desk.tables.normalizer.normalize(text)).contains { mention in
      year.map(mention.westernYears.contains) ?? true
    }
  }

  // MARK: Words

  /// The passages with the most of the words, where they have enough of them and no programme's name has more.
  private func best(_ request: Request, _ prose: [PassageHit]) -> [PassageHit]? {
    let terms = request.terms
    // 「何に基づいて作ってるの」: where nothing is named, a verb may say what is asked.
    let nouns = terms.filter { $0.text.unicodeScalars.count > 1 }
    let telling = nouns.contains(where: \.isRequired) ? nouns.filter(\.isRequired) : nouns
    guard !telling.isEmpty else { return nil }
    let scored = prose.map { (hit: $0, score: score($0, terms, telling, request.question.key)) }
    guard let top = scored.map(\.score).max(by: { ($0.words, $0.letters) < ($1.words, $1.letters) }),
      top.words >= Self.enough, top.isTold, !isProgramme(request, against: top.words)
    else { return nil }
    let good = scored.filter { $0.score.words >= top.words - Self.near && $0.score.isTold }
      .sorted { ($1.score.words, $1.score.letters) < ($0.score.words, $0.score.letters) }.prefix(Self.mostQuoted)
    guard let first = good.first else { return nil }
    let isHeadOnly = first.hit.text.count < Self.headOnly
    return good.map(\.hit)
      + (isHeadOnly ? below(first.hit, prose).filter { hit in !good.contains { $0.hit == hit } } : [])
  }

  /// Whether a programme's name accounts for the words at least as well.
  private func isProgramme(_ request: Request, against share: Double) -> Bool {
    let matches = desk.matcher.matches(
      request.terms, key: request.question.key,
      in: { request.scope.holds($0, kinds: desk.tables.kindsOfMunicipalities) && request.scope.covers($0) })
    return matches.contains { $0.exactName > 0 || $0.nameScore >= share }
  }

  private typealias Score = (words: Double, letters: Double, isTold: Bool)

  /// The share of the words by their length and of the question's pairs of letters, and whether it has one of the words
  /// that say what is asked.
  private func score(_ hit: PassageHit, _ terms: [Term], _ telling: [Term], _ question: String) -> Score {
    let key = desk.tables.normalizer.key((hit.heading ?? "") + "\n" + hit.text)
    var (have, all) = (0.0, 0.0)
    for term in terms {
      let weight = Double(term.text.unicodeScalars.count) * (term.isRequired ? 1 : Self.verb)
      let share = TextShare.of(term, in: key)
      all += weight
      have += weight * share
    }
    let isTold = telling.contains { TextShare.of($0, in: key) >= 1 }
    return (all > 0 ? have / all : 0, key.shareOfBigrams(of: question), isTold)
  }
}
