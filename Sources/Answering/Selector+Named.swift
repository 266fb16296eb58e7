import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// Names so long that they stand in no question by chance, gathered once for many questions.
struct LongNames: Sendable {
  private struct Name {
    let key: String
    /// The place of its programme in ``programmes``.
    let place: Int
  }

  private let programmes: [Programme]
  private let whole: [Name]
  /// The same without their end: 女性のための就労支援セミナー of 「…の実施」.
  private let stems: [Name]

  /// - Parameter tails: the ends of names that nobody says, the longest first.
  init(book: NameBook, tails: [String]) {
    programmes = book.profiles.map(\.programme)
    let names = book.profiles.enumerated().flatMap { place, profile in
      profile.names.map { Name(key: $0, place: place) }
    }
    whole = names.filter { $0.key.count >= Self.leastWhole }
    stems = names.compactMap { name in
      tails.first(where: name.key.hasSuffix).map {
        Name(key: String(name.key.dropLast($0.count)), place: name.place)
      }
    }.filter { $0.key.count >= Self.leastStem }
  }

  /// Whether a programme that passes has its whole name in a question's key.
  func names(in key: String, where passes: (Programme) -> Bool) -> Bool {
    whole.contains { key.has($0.key) && passes(programmes[$0.place]) }
  }

  /// The programmes that have a stem of a name in a question's key, each once.
  func stated(byStemIn key: String) -> [Programme] {
    let places = stems.filter { key.has($0.key) }.map(\.place)
    return Set(places).sorted().map { programmes[$0] }
  }

  private static let leastWhole = 8
  private static let leastStem = 12
}

/// What a programme that is named, whole or nearly, leaves out.
extension Selector {
  /// Whether a programme is named whole that says nothing of the years: another one that has some of the words is not meant.
  func isOfOtherYears(_ matches: [Match], _ request: Request) -> Bool {
    guard !request.scope.years.isEmpty, request.scope.among == nil, !matches.contains(where: { $0.exactName > 0 })
    else {
      return false
    }
    var anyYear = request.scope
    anyYear.years = []
    return desk.longNames.names(in: request.question.key) {
      anyYear.holds($0, kinds: desk.tables.kindsOfMunicipalities)
    }
  }

  /// 「女性のための就労支援セミナーの参加者数」: of 女性のための就労支援セミナーの実施, though another seminar has an indicator of that word.
  func namedBut(_ selection: Selection, _ request: Request, _ inScope: (Programme) -> Bool) -> Selection {
    guard let chosen = selection.programmes.first, !request.isFollowUp, request.scope.among == nil else {
      return selection
    }
    let named = desk.longNames.stated(byStemIn: request.question.key).filter(inScope)
    guard named.count == 1, !selection.programmes.contains(where: { $0.id == named[0].id }),
      chosen.document == named[0].document
    else { return selection }
    return Selection(programmes: named, score: selection.score, reasons: selection.reasons)
  }
}
