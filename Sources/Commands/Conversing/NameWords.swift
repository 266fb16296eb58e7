import JapaneseText
import Readings

/// The words in a name: where they begin, and how the name is read from there on.
struct NameWords {
  private let segmenter = WordSegmenter()
  private let readings: [String: [ReadWord]]
  /// By its first scalar, how long the longest word is: most places of a name begin none.
  private let longest: [Unicode.Scalar: Int]
  /// Readings of one word that are followed.
  private static let breadth = 2

  init(words: [ReadWord]) {
    readings = Dictionary(grouping: words, by: \.word).mapValues { $0.sorted { $1.count < $0.count } }
    longest = words.reduce(into: [:]) { longest, word in
      guard let first = word.word.unicodeScalars.first else { return }
      longest[first] = max(longest[first] ?? 0, word.word.unicodeScalars.count)
    }
  }

  /// The scalars at which the name and its words begin. Kana and marks between words begin none.
  func starts(in name: [Unicode.Scalar]) -> [Int] {
    var starts: [Int] = []
    for word in words(in: name) where word.lowerBound > 0 {
      let first = name[word.lowerBound]
      guard !Script.isSeparator(first) else { continue }
      if word.count > 1 || Script(first) == .han { starts.append(word.lowerBound) }
    }
    return name.isEmpty ? [] : [0] + starts
  }

  private func words(in name: [Unicode.Scalar]) -> [Range<Int>] {
    var (found, start): ([Range<Int>], Int) = ([], 0)
    while start < name.count {
      let isJapanese = Script(name[start]).isJapanese
      var end = start + 1
      while end < name.count, Script(name[end]).isJapanese == isJapanese,
        Script.isSeparator(name[end]) == Script.isSeparator(name[start])
      {
        end += 1
      }
      let run = Array(name[start..<end])
      let words = isJapanese ? segmenter?.words(run) ?? [0..<run.count] : [0..<run.count]
      found += words.map { $0.lowerBound + start..<$0.upperBound + start }
      start = end
    }
    return found
  }

  /// How `text` is read, as far as its words are known; empty where not even the first is.
  func readings(of text: [Unicode.Scalar]) -> [String] {
    var found: [String] = []
    // The first word decides what is typed of it: its other readings are kept, those of the words behind are not.
    for first in [Int.max, 2] {
      guard let (length, words) = word(in: text, at: 0, atMost: first) else { continue }
      for word in words.prefix(Self.breadth) {
        let reading = word.reading + rest(of: text, from: length)
        if !found.contains(reading) { found.append(reading) }
      }
    }
    if found.isEmpty, let first = text.first, Kana.isKana(first) { found = [rest(of: text, from: 0)] }
    return found
  }

  private func rest(of text: [Unicode.Scalar], from start: Int) -> String {
    var (reading, position) = ("", start)
    while position < text.count {
      if let (length, words) = word(in: text, at: position, atMost: .max) {
        reading += words[0].reading
        position += length
      } else if Kana.isKana(text[position]) {
        reading.unicodeScalars.append(Kana.hiragana(text[position]))
        position += 1
      } else if Script.isSeparator(text[position]) {
        position += 1
      } else {
        break
      }
    }
    return reading
  }

  /// The longest known word at a place.
  private func word(in text: [Unicode.Scalar], at start: Int, atMost limit: Int) -> (length: Int, words: [ReadWord])? {
    guard start < text.count, let longest = longest[text[start]] else { return nil }
    for length in stride(from: min(longest, limit, text.count - start), to: 0, by: -1) {
      if let words = readings[String(scalars: text[start..<start + length])] { return (length, words) }
    }
    return nil
  }
}
