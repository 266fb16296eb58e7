import JapaneseText

/// Runs of prose that two texts share, once everything is taken away that is nobody's wording.
///
/// Both texts lose white space, numerals and the `asides` (names, labels, headings ...) before they are compared; what
/// was left and right of an aside then stands together, so that a name cannot hide the sentence around it.
struct SharedProse {
  /// From this many characters on a run counts.
  static let length = 25
  /// And with this many hiragana in it: fewer make a list of nouns and no prose.
  static let hiragana = 9
  /// An aside shorter than this stays: it might be any word of a sentence.
  private static let shortestAside = 3

  private let normalizer: Normalizer
  /// By the first scalar, the longest first.
  private let asides: [Unicode.Scalar: [[Unicode.Scalar]]]

  init(asides: some Sequence<String>, normalizer: Normalizer) {
    self.normalizer = normalizer
    let words = Set(asides.map { Self.dense($0, normalizer) }).filter { $0.count >= Self.shortestAside }
    self.asides = Dictionary(grouping: words) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The runs of `text` that stand in one of the `others` too.
  func runs(of text: String, in others: [String]) -> [String] {
    let known = Set(others.flatMap { windows(of: bare($0)) })
    let scalars = bare(text)
    var (found, start, end) = ([String](), 0, 0)
    for (index, window) in windows(of: scalars).enumerated() where known.contains(window) {
      if index > end - Self.length + 1 || end == 0 {
        keep(scalars[start..<end], in: &found)
        start = index
      }
      end = index + Self.length
    }
    keep(scalars[start..<end], in: &found)
    return found
  }

  private func keep(_ run: ArraySlice<Unicode.Scalar>, in found: inout [String]) {
    guard run.count(where: { Script($0) == .hiragana }) >= Self.hiragana else { return }
    found.append(String(String.UnicodeScalarView(run)))
  }

  private func windows(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    guard scalars.count >= Self.length else { return [] }
    return (0...scalars.count - Self.length).map { scalars[$0..<$0 + Self.length] }
  }

  /// The text without its asides.
  private func bare(_ text: String) -> [Unicode.Scalar] {
    let scalars = Self.dense(text, normalizer)
    var (kept, position) = ([Unicode.Scalar](), 0)
    while position < scalars.count {
      let aside = asides[scalars[position]]?.first { scalars[position...].starts(with: $0) }
      if aside == nil { kept.append(scalars[position]) }
      position += aside?.count ?? 1
    }
    return kept
  }

  /// Normalized, without white space and numerals (① is one, 一 is a word's).
  private static func dense(_ text: String, _ normalizer: Normalizer) -> [Unicode.Scalar] {
    normalizer.normalize(text).scalars.filter {
      let category = $0.properties.generalCategory
      return !$0.properties.isWhitespace && category != .decimalNumber && category != .otherNumber
    }
  }
}
