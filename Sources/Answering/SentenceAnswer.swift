import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Understanding
import Vocabulary

/// 文中の数: a number that the document writes in a sentence and in no cell: 「体験期間は最大３日間」 answers 「何日間？」.
///
/// The sentence is quoted, and nothing is computed from it. It counts only where it has the unit that was asked for and
/// at least half of the nouns of the question that the programme's name has not.
struct SentenceAnswer {
  let desk: Desk
  let search: PassageSearch

  /// The sentences of the programmes that print a number with each of the units asked for; `nil` where one is nowhere.
  func draft(_ request: Request, _ programmes: [Programme]) throws(IndexError) -> Draft? {
    // Of a result or a target that was named the form has a cell, and a number beside it is of something else; unless no
    // figure of the programme counts in that unit at all.
    let units = request.question.units
    let isOfOtherUnit =
      !units.isEmpty
      && !programmes.flatMap(\.figures).flatMap(\.values).contains { FactFinder.fits($0.unit, units) }
    guard request.question.impliesMeasure || request.asks == [.start] || isOfOtherUnit, programmes.count <= 3 else {
      return nil
    }
    var draft = Draft(.answered, [])
    for programme in programmes where isOfYear(programme, request) {
      let found = try sentences(of: programme, request)
      guard !found.isEmpty else { continue }
      draft.lines.append(desk.title(programme))
      for citation in found { desk.quote(citation, in: &draft) }
      draft.programmes.append(programme)
    }
    guard !draft.programmes.isEmpty else { return nil }
    if draft.programmes.count > 1 { draft.status = .ambiguous }
    draft.isList = draft.programmes.count > 1
    return draft
  }

  /// A sentence speaks of its plan's year, whatever years the figures beside it are of.
  private func isOfYear(_ programme: Programme, _ request: Request) -> Bool {
    request.scope.years.isEmpty || request.hasInheritedYears
      || request.scope.years.contains(programme.westernYear ?? -1)
  }

  private func sentences(of programme: Programme, _ request: Request) throws(IndexError) -> [Citation] {
    let names = programme.names.map { desk.key($0) }
    let nouns = request.terms.filter { term in
      term.isRequired && !names.contains { name in term.stands(in: name) }
    }
    var found: [Citation] = []
    var open = Set(request.asks == [.start] ? [Self.date] : request.question.units)
    for passage in try texts(of: programme) {
      for sentence in Sentences.of(passage.text) {
        let normalized = desk.tables.normalizer.normalize(sentence)
        let units =
          request.asks == [.start]
          ? (begins(normalized) ? [Self.date] : []) : desk.tables.amounts.quantities(in: normalized).map(\.unit)
        let answered = open.filter { asked in units.contains { FactFinder.fits($0, [asked]) } }
        let key = desk.tables.normalizer.key(sentence)
        guard !answered.isEmpty, Self.holds(key, most: nouns) else { continue }
        open.subtract(answered)
        found.append(Citation(source: passage.source, title: programme.plan, quote: sentence))
      }
    }
    return open.isEmpty ? found : []
  }

  /// Stands for what 「いつから」 asks for among the units.
  private static let date = "年"

  /// Whether a sentence names a year and says that something begins.
  private func begins(_ sentence: NormalizedText) -> Bool {
    !desk.tables.eras.mentions(in: sentence).isEmpty && desk.listening.says("begins", in: sentence.text)
  }

  /// What the document says of the programme in sentences: its summary, then its passages.
  private func texts(of programme: Programme) throws(IndexError) -> [(text: String, source: Source)] {
    let summary = programme.summary.map { text in
      (text, Source(document: programme.document, lines: programme.place(of: .summary)))
    }
    let passages = try search.passages(of: programme.id).filter { !$0.isRemainder }.map { ($0.text, $0.source) }
    return [summary].compactMap { $0 } + passages
  }

  /// Whether a sentence has at least half of the nouns: the programme has all of them, one here and one there.
  private static func holds(_ key: String, most nouns: [Term]) -> Bool {
    let held = nouns.count { noun in TextShare.of(noun, in: key) >= 0.5 }
    return held * 2 >= nouns.count
  }
}
