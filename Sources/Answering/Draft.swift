import PlanIndex
import PlanModel
import Understanding
import Vocabulary

/// An answer before it is proved: what to say, and the facts that it stands on.
struct Draft {
  var status: Status
  /// Lines of the text, without the interpretation and the sources.
  var lines: [String]
  var facts: [Fact] = []
  /// Passages that are quoted besides the facts.
  var citations: [Citation] = []
  /// The programmes spoken of, in the order shown.
  var programmes: [Programme] = []
  /// Set where a list was shown that 「2番目」 may point into.
  var isList = false
  /// The place in the list that was shown, from 1.
  var position: Int?
  /// The question as it was answered, where a word of it was taken for another measure at first (金額 of an indicator for the
  /// budget): the next question goes on from this one.
  var meant: Request?
  var suggestions: [String] = []
  var reasons: [String] = []
  var operation: Operation?

  init(_ status: Status, _ lines: [String]) { (self.status, self.lines) = (status, lines) }
}

/// Everything that answering rests on, opened once for many questions.
struct Desk: Sendable {
  let catalogue: Catalogue
  let book: NameBook
  let longNames: LongNames
  let matcher: ProgrammeMatcher
  let finder: FactFinder
  let wording: Wording
  let tables: ReadingTables
  let listening: Listening

  var speaking: Speaking { wording.speaking }

  /// The key of a text that records print.
  func key(_ text: String) -> String { finder.keys.key(text) }

  /// Adds a quotation, with its lines behind it, and its source.
  func quote(_ citation: Citation, in draft: inout Draft) {
    draft.lines.append("  「\(citation.quote)」 ［\(wording.lines(citation.source.lines))］")
    draft.citations.append(citation)
  }

  /// What is asked for, as an answer calls it: 「担当課・電話番号」.
  func names(of asks: [Ask]) -> String {
    asks.flatMap { FactFinder.measures(for: $0).prefix(1) }.map { wording.measure($0) }.joined(separator: "・")
  }

  /// Where a programme stands, for what has no line of its own.
  func citation(of programme: Programme) -> Citation {
    Citation(
      source: Source(document: programme.document, lines: programme.lines), title: programme.plan,
      quote: programme.name ?? "")
  }

  /// The programmes that are counted: rows of breakdowns are not.
  func whole(_ programmes: [Programme]) -> [Programme] {
    // All of them were sorted out once.
    programmes.count == catalogue.programmes.count
      ? catalogue.wholeProgrammes : programmes.filter { $0.parent == nil }
  }

  func programmes(in scope: Scope) -> [Programme] {
    guard scope.limitsProgrammes else { return catalogue.programmes }
    return catalogue.programmes.filter { scope.holds($0, kinds: tables.kindsOfMunicipalities) }
  }

  /// 「ソーシャルファーム支援事業（東京都・令和6年度）」.
  func title(_ programme: Programme) -> String {
    let place = [programme.organization, programme.westernYear.map { wording.year($0) }].compactMap { $0 }
    return finder.name(of: programme) + (place.isEmpty ? "" : "（\(place.joined(separator: "・"))）")
  }

  /// 「予算: 約9.6億円（約960,000,000円） ［29行］」.
  func line(_ fact: Fact, of programme: Programme, in unit: String? = nil) -> String {
    var head = wording.measure(fact.measure)
    // 「規模 計画の規模」 says one thing twice.
    if let label = fact.label, label != programme.name, !head.contains(label) { head = "\(label) \(head)" }
    if let year = fact.fiscalYear, fact.period != nil { head += "（\(period(fact, year))）" }
    return "\(head): \(wording.value(fact, in: unit)) ［\(wording.lines(fact.source.lines))］"
  }

  /// The year as it is shown: our own spelling, and 「平成25・26年度」 as printed where one cell stands for two.
  private func period(_ fact: Fact, _ year: Int) -> String {
    if let period = fact.period, period.contains("・") || period.contains("～") { return period }
    return wording.year(year)
  }

  /// Whether the fact says a value, and not that there is none.
  func isStated(_ fact: Fact) -> Bool {
    fact.value != nil || !tables.amounts.isBlank(tables.normalizer.normalize(fact.raw)) && !isPointer(fact)
  }

  /// 「各事業欄記載」: the figures stand in the rows of the breakdown.
  private func isPointer(_ fact: Fact) -> Bool {
    tables.labels.words("implementation_status", "see_rows").contains { fact.raw.contains($0) }
  }
}
