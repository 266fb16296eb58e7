import Glibc

/// Words in texts, both as scalars: no grapheme has to be found and nothing normalized again.
package enum ScalarSearch {
  /// The first place of `needle` in `text`, from `start` on.
  package static func firstIndex(of needle: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int = 0) -> Int? {
    firstIndex(of: needle[...], in: text, from: start)
  }

  /// The first place of a part of a word in `text`, from `start` on.
  package static func firstIndex(
    of needle: ArraySlice<Unicode.Scalar>, in text: [Unicode.Scalar], from start: Int = 0
  ) -> Int? {
    guard let first = needle.first, text.count >= needle.count else { return nil }
    var position = start
    let last = text.count - needle.count
    while position <= last {
      if text[position] == first, matches(needle, text, at: position) { return position }
      position += 1
    }
    return nil
  }

  package static func contains(_ needle: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Bool {
    firstIndex(of: needle, in: text) != nil
  }

  private static func matches(_ needle: ArraySlice<Unicode.Scalar>, _ text: [Unicode.Scalar], at position: Int) -> Bool
  {
    let shift = position - needle.startIndex
    for index in needle.indices.dropFirst() where text[index + shift] != needle[index] { return false }
    return true
  }
}

extension String {
  package init(scalars: some Sequence<Unicode.Scalar>) {
    self = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  /// The share of a word's bigrams that stand in this text, 0...1, both normalized; 0 for a word without bigrams.
  package func shareOfBigrams(of word: String) -> Double {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 1 else { return 0 }
    let there = (1..<scalars.count).count { has(String(scalars: scalars[$0 - 1...$0])) }
    return Double(there) / Double(scalars.count - 1)
  }

  /// Whether `word` stands in this text, both normalized: bytes are compared, as UTF-8 allows. The standard library's
  /// `contains` looks for graphemes, and took half of the time of an answer.
  package func has(_ word: String) -> Bool {
    // Given as they are, both would be copied for the call.
    withCString { text in word.withCString { strstr(text, $0) != nil } }
  }

  /// Whether this text begins with `word`, both normalized: bytes are compared, as in ``has(_:)``.
  package func begins(with word: String) -> Bool {
    let length = word.utf8.count
    return withCString { text in word.withCString { strncmp(text, $0, length) == 0 } }
  }
}
