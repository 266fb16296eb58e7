import JapaneseText
import Vocabulary

/// A question with a note on every character: which reader took it.
struct QuestionSheet {
  enum Use: Equatable {
    case free
    /// Taken by a reader; not part of what the question is about.
    case taken
    /// Part of a whole name: no cue, but what the question is about.
    case name
  }

  let text: NormalizedText
  /// Lower case, one for one with the scalars of `text`.
  let scalars: [Unicode.Scalar]
  /// The same with katakana as hiragana.
  let hiragana: [Unicode.Scalar]
  private(set) var uses: [Use]
  /// Where whole names stand: what looks like an amount inside one (一部, トライアル65) is none.
  var names: [Range<Int>] = []
  /// Where municipalities stand whose names have a kanji numeral: 四万十市.
  var places: [Range<Int>] = []
  /// Where the names of municipalities end, and 「都の」.
  var placeEnds: Set<Int> = []
  /// The scalars without marks and white space, and where each stands.
  private let keyScalars: [Unicode.Scalar]
  private let keyPositions: [Int]

  init(_ text: NormalizedText) {
    self.text = text
    scalars = text.scalars.map { scalar in
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower[lower.startIndex] : scalar
    }
    hiragana = scalars.map(Kana.hiragana)
    uses = Array(repeating: .free, count: scalars.count)
    let kept = scalars.indices.filter { [scalars] in !Script.isSeparator(scalars[$0]) }
    keyPositions = kept
    keyScalars = kept.map { [scalars] in scalars[$0] }
  }

  mutating func mark(_ range: Range<Int>, as use: Use) {
    for index in range { uses[index] = use }
  }

  /// Notes what was understood, for `--explain`, and that no other reader may have the range.
  mutating func take(_ range: Range<Int>, as rule: String, meaning: String, into question: inout Question) {
    question.spans.append(Span(rule: rule, text: said(range), meaning: meaning))
    mark(range, as: .taken)
  }

  func isFree(_ range: Range<Int>) -> Bool { uses[range].allSatisfy { $0 == .free } }
  /// Whether a range is a part of a whole name.
  func isOfName(_ range: Range<Int>) -> Bool {
    names.contains { $0.overlaps(range) && $0.count > range.count } || places.contains { $0.overlaps(range) }
  }

  /// The person's own characters.
  func said(_ range: Range<Int>) -> String { text.original(range) }

  /// Whether a range runs over a space and ends inside the word behind it, or begins inside the one before it:
  /// 「緊急就労支援 事業額」 holds no 緊急就労支援事業, 「労働セミナー 参加者数」 no セミナー参加者数.
  func cutsWord(_ range: Range<Int>) -> Bool {
    guard scalars[range].contains(where: \.properties.isWhitespace) else { return false }
    let isJoined = { [scalars] (index: Int) in
      index > 0 && index < scalars.count && Script(scalars[index]).writesNouns
        && Script(scalars[index - 1]).writesNouns
    }
    return isJoined(range.upperBound) || isJoined(range.lowerBound)
  }

  /// Where a key stands, marks and spaces between its characters passed over.
  func ranges(ofKey key: [Unicode.Scalar]) -> [Range<Int>] {
    guard let first = key.first, keyScalars.count >= key.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(keyScalars.count - key.count)
    where keyScalars[start] == first && keyScalars[start..<start + key.count].elementsEqual(key) {
      found.append(keyPositions[start]..<keyPositions[start + key.count - 1] + 1)
    }
    return found
  }
}
