import JapaneseText
import PlanIndex
import PlanModel
import Readings
import Terminal

/// 名の補完: the names of an index, found by how they begin, by how a word in them begins, or by how it is read.
///
///     names.completion(of: "新宿区のしゅうろう", at: 27)    // しゅうろう → 就労…
///
/// The longest end of the line that fits something is what was typed of a name. It needs no terminal and no index.
package struct NameCompletion {
  /// One place in a name where what was typed may begin.
  private struct Entry: Sendable {
    /// The key, or the folded reading, from there on; UTF-8, by which entries are sorted.
    let bytes: [UInt8]
    let name: Int
    /// The scalar of the name; 0 for all of it.
    let start: Int
  }

  private let names: [NormalizedText]
  private let spellings: [Entry]
  private let readings: [Entry]
  private let words: NameWords
  private let normalizer: Normalizer
  /// Longer ends of a line are not looked up.
  private static let longest = 60

  /// - Parameters:
  ///   - names: as printed, in the order in which they are offered.
  ///   - words: the words of the index with their readings.
  package init(names: [String], words: [ReadWord], normalizer: Normalizer) {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }.map { normalizer.normalize($0) }
    let starts = NameWords(words: words)
    self.words = starts
    var (spellings, readings): ([Entry], [Entry]) = ([], [])
    for (index, name) in names.enumerated() {
      for start in starts.starts(in: name.scalars) {
        let rest = Array(name.scalars[start...])
        let key = normalizer.key(String(scalars: rest))
        spellings.append(Entry(bytes: Array(key.utf8), name: index, start: start))
        for reading in starts.readings(of: rest) {
          readings.append(Entry(bytes: Array(Kana.folded(reading).utf8), name: index, start: start))
        }
      }
    }
    let order = { (one: Entry, other: Entry) in one.bytes.lexicographicallyPrecedes(other.bytes) }
    (self.names, self.normalizer) = (names, normalizer)
    (self.spellings, self.readings) = (spellings.sorted(by: order), readings.sorted(by: order))
  }

  /// What the end of `line` before `cursor` (bytes) may go on with; `nil` where nothing fits.
  package func completion(of line: String, at cursor: Int) -> Completion? {
    let typed = Array(String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self).unicodeScalars)
    for start in max(0, typed.count - Self.longest)..<max(1, typed.count) where mayBegin(typed, at: start) {
      let tail = String(scalars: typed[start...])
      let found = places(of: tail)
      if found.isEmpty { continue }
      let end = String(scalars: typed).utf8.count
      return completion(found, tail: tail, replaced: end - tail.utf8.count..<end)
    }
    return nil
  }

  private func completion(_ found: [Entry], tail: String, replaced: Range<Int>) -> Completion {
    let candidates = found.map { names[$0.name].original }
    if candidates.count == 1 { return Completion(replaced: replaced, insertion: candidates[0], candidates: candidates) }
    let rests = found.map { names[$0.name].original($0.start..<names[$0.name].scalars.count) }
    var sure = rests[0]
    for rest in rests.dropFirst() { sure = sure.commonPrefix(with: rest) }
    return Completion(replaced: replaced, insertion: says(sure, all: tail) ? sure : tail, candidates: candidates)
  }

  /// Whether `sure` says at least what was typed: しゅうろうし is more than 就労.
  private func says(_ sure: String, all tail: String) -> Bool {
    let (own, key) = (normalizer.key(sure), normalizer.key(tail))
    if own.hasPrefix(key) { return true }
    let readings = words.readings(of: Array(normalizer.normalize(sure).scalars)).map { Kana.folded($0) }
    return Self.kana(Array(key.unicodeScalars)).contains { kana in
      readings.contains { $0.hasPrefix(Kana.folded(kana)) }
    }
  }

  /// Words in Latin letters and numbers are not begun in their middle, and nothing begins with a mark.
  private func mayBegin(_ typed: [Unicode.Scalar], at start: Int) -> Bool {
    guard start < typed.count, !Script.isSeparator(typed[start]) else { return false }
    let isASCII = { (scalar: Unicode.Scalar) in scalar.isASCII && scalar.properties.isAlphabetic }
    return start == 0 || !isASCII(typed[start]) || !isASCII(typed[start - 1])
  }

  /// The places that `tail` fits, one a name: those at the beginning of a name first, then in the names' order.
  private func places(of tail: String) -> [Entry] {
    let key = normalizer.key(tail)
    let scalars = Array(key.unicodeScalars)
    guard !scalars.isEmpty else { return [] }
    // One kana or letter is an ending or a particle; one kanji is the beginning of few words.
    let isTold = scalars.count >= 2 || Script(scalars[0]) == .han
    guard isTold else { return [] }
    var found = Self.entries(Array(key.utf8), in: spellings)
    for kana in Self.kana(scalars) { found += Self.entries(Array(Kana.folded(kana).utf8), in: readings) }
    var best: [Int: Entry] = [:]
    for entry in found where best[entry.name].map({ entry.start < $0.start }) ?? true { best[entry.name] = entry }
    return best.values.sorted { ($0.start == 0 ? 0 : 1, $0.name) < ($1.start == 0 ? 0 : 1, $1.name) }
  }

  /// What was typed as hiragana: of kana themselves, of romaji the readings that its last letters may become.
  private static func kana(_ scalars: [Unicode.Scalar]) -> [String] {
    if scalars.allSatisfy(Kana.isKana) { return [Kana.hiragana(String(scalars: scalars))] }
    guard scalars.allSatisfy({ ("a"..."z").contains($0) || $0 == "'" }) else { return [] }
    let text = String(scalars: scalars)
    // 「shinj」 is no kana yet: it may become しんじゃ, しんじ …; 「shin」 is しん, and may become しな.
    let endings = [""] + ["", "h", "y"].flatMap { middle in "aiueo".map { middle + String($0) } }
    let all = endings.compactMap { Romaji.hiragana(text + $0) }
    return Romaji.hiragana(text) != nil && scalars.last != "n" ? Array(all.prefix(1)) : all
  }

  private static func entries(_ prefix: [UInt8], in sorted: [Entry]) -> [Entry] {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].bytes.lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
    }
    return Array(sorted[low...].prefix { $0.bytes.starts(with: prefix) })
  }
}

extension String {
  /// The characters that both begin with.
  package func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
