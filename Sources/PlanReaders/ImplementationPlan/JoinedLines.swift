import JapaneseText
import PlanModel

/// Lines as one run of characters, which still knows the line of each: a wrapped sentence reads as one.
struct JoinedLines: Sendable {
  /// Normalized.
  private(set) var scalars: [Unicode.Scalar] = []
  /// As printed, one entry for each of `scalars` (empty where one printed character became several).
  private var printed: [String] = []
  /// The line of each of `scalars`.
  private(set) var lines: [Int] = []
  /// Where lines begin.
  private(set) var starts: Set<Int> = []

  init(_ source: some Sequence<SourceLine>) {
    for line in source where !line.isBlank { append(line, line.normalized.scalars.indices) }
  }

  /// Joins parts of lines.
  init(parts: [(line: SourceLine, range: Range<Int>)]) {
    for part in parts { append(part.line, part.range) }
  }

  /// White space at a line's ends is no part of the text.
  private mutating func append(_ line: SourceLine, _ range: Range<Int>) {
    let text = line.normalized
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text.scalars[low].properties.isWhitespace { low += 1 }
    while low < high, text.scalars[high - 1].properties.isWhitespace { high -= 1 }
    starts.insert(scalars.count)
    for index in low..<high {
      scalars.append(text.scalars[index])
      printed.append(text.original(index..<index + 1))
      lines.append(line.number)
    }
  }

  var isEmpty: Bool { scalars.isEmpty }
  var text: String { string(scalars.indices) }

  /// The normalized characters of a range.
  func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// The printed characters of a range, without white space at the ends.
  func raw(_ range: Range<Int>) -> String { printed[range].joined().trimmed }

  /// The lines that a range stands on; `nil` for an empty one.
  func span(_ range: Range<Int>) -> LineSpan? { LineSpan.covering(lines[range]) }

  /// Where `word` stands, in order, not before `start`.
  func ranges(of word: String, from start: Int = 0) -> [Range<Int>] {
    let needle = Array(word.unicodeScalars)
    guard !needle.isEmpty, scalars.count >= start + needle.count else { return [] }
    return (start...(scalars.count - needle.count)).compactMap { index in
      scalars[index] == needle[0] && scalars[index..<index + needle.count].elementsEqual(needle)
        ? index..<index + needle.count : nil
    }
  }

  /// The index of the first of `marks` at or behind `start`.
  func first(of marks: String, from start: Int) -> Int? {
    scalars[start...].firstIndex { marks.unicodeScalars.contains($0) }
  }
}

/// How alike texts are, by the pairs of characters that they share.
struct TextPairs: Sendable {
  let pairs: Set<String>

  init(_ text: String) {
    let kept = text.unicodeScalars.filter { !Script.isSeparator($0) && !$0.properties.isWhitespace }.map { String($0) }
    pairs = Set(zip(kept, kept.dropFirst()).map { $0 + $1 })
  }

  /// From 0 to 1: twice the shared pairs by all pairs.
  func likeness(_ other: TextPairs) -> Double {
    let all = pairs.count + other.pairs.count
    return all == 0 ? 0 : 2 * Double(pairs.intersection(other.pairs).count) / Double(all)
  }
}
