import JapaneseText
import Vocabulary

/// 対象者: whom a programme is for, in the words of its description: 「求職中の若者」 of 「求職中の若者を対象に研修を行う」.
///
/// A phrase is taken only where a marker of `audience.tsv` stands right behind it and it ends in a word for people or
/// organizations. Where the prose says it in another way there is no audience: nobody is guessed.
package struct AudiencePhrase: Sendable {
  private let words: AudienceWords
  private let normalizer: Normalizer
  /// A longer phrase was not understood.
  private static let longest = 80

  package init(tables: ReadingTables) { (words, normalizer) = (tables.audience, tables.normalizer) }

  private struct Candidate {
    let phrase: String
    let sentence: Int
    let position: Int
    let isPerson: Bool
    let marker: AudienceWords.Marker

    /// The first sentence says it; people come before organizations, strong markers before weak ones.
    func order(weakRank: Int) -> (Int, Int, Int, Int, Int) {
      (marker.rank >= weakRank ? 1 : 0, sentence, isPerson ? 0 : 1, marker.rank, position)
    }
  }

  /// The audience that the paragraphs of a description name, as printed; several are joined with 「、」.
  package func audience(in paragraphs: [String]) -> String? {
    let sentences = paragraphs.flatMap { $0.split(separator: "。").map { normalizer.normalize(String($0)) } }
    let found = sentences.enumerated().flatMap { candidates(in: $1, sentence: $0) }
    guard let best = found.min(by: { $0.order(weakRank: words.weakRank) < $1.order(weakRank: words.weakRank) }) else {
      return nil
    }
    guard best.marker.isCollected else { return best.phrase }
    var phrases = [best.phrase]
    for other in found
    where other.marker.isCollected && other.isPerson == best.isPerson && other.sentence > best.sentence
      && !phrases.contains(other.phrase)
    {
      phrases.append(other.phrase)
    }
    return phrases.joined(separator: "、")
  }

  private func candidates(in text: NormalizedText, sentence: Int) -> [Candidate] {
    words.markers.flatMap { marker in
      text.ranges(of: marker.opener).compactMap { range in
        guard closes(marker, in: text.scalars, from: range.upperBound),
          let isPerson = noun(in: text.scalars, before: range.lowerBound)
        else { return nil }
        let start = PhraseStart(words: words, scalars: text.scalars).start(before: range.lowerBound)
        let phrase = text.original(start..<range.lowerBound).trimmed
        guard phrase.count <= Self.longest, !phrase.isEmpty else { return nil }
        return Candidate(
          phrase: phrase, sentence: sentence, position: range.lowerBound, isPerson: isPerson, marker: marker)
      }
    }
  }

  private func closes(_ marker: AudienceWords.Marker, in scalars: [Unicode.Scalar], from start: Int) -> Bool {
    guard let closer = marker.closer else { return true }
    var end = start
    while end < scalars.count, end - start <= marker.gap {
      if scalars[end...].starts(with: closer) { return true }
      let script = Script(scalars[end])
      if marker.isCompound, script != .han, script != .katakana, scalars[end] != "・" { return false }
      end += 1
    }
    return false
  }

  /// Whether the phrase before `end` is a person's (`true`) or an organization's; `nil` where it is neither's.
  private func noun(in scalars: [Unicode.Scalar], before end: Int) -> Bool? {
    var end = Brackets.open(of: end, in: scalars) ?? end
    func ends(_ word: [Unicode.Scalar]) -> Bool { scalars[..<end].suffix(word.count).elementsEqual(word) }
    for suffix in words.words("suffix") where ends(suffix) && !isNoun(ends) { end -= suffix.count }
    let person = words.words("person").first(where: ends)
    let organization = words.words("organization").first(where: ends)
    guard let longest = [person, organization].compactMap({ $0 }).max(by: { $0.count < $1.count }) else { return nil }
    return longest == person
  }

  private func isNoun(_ ends: ([Unicode.Scalar]) -> Bool) -> Bool {
    words.words("person").contains(where: ends) || words.words("organization").contains(where: ends)
  }
}
