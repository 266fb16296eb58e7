import JapaneseText
import PlanIndex
import PlanSearch
import Readings
import Vocabulary

/// 打ち間違い: a word that no document prints, and that is read like one that questions ask with: 余算 for 予算, 氷菓 for 評価.
///
/// Such a word asks for nothing and stands for no programme as it is; what it was taken for is said above the answer. Where
/// it is read like no cue, a word of the documents may have been meant (就業捉進 for 就業促進).
final class SlipReader {
  private let source: any WordSource
  /// What is asked for and what is to be done, in kanji alone.
  private let cues: [[Unicode.Scalar]]
  /// Opened only here: most questions have no such word.
  private lazy var dictionary = ReadingDictionary()

  /// The lengths, in characters, of words that are looked at: one kanji is read in too many ways.
  private static let lengths = 2...7

  init(listening: Listening, source: any WordSource) {
    self.source = source
    cues = Set(listening.asks.phrases + listening.operations.phrases).sorted().map { Array($0.unicodeScalars) }
      .filter { cue in Self.lengths.contains(cue.count) && cue.allSatisfy { Script($0) == .han } }
  }

  /// What `word` (normalized) was meant for; `nil` where a document prints the word, or none is read like it.
  func text(meantBy word: String) throws(IndexError) -> String? {
    let scalars = Array(word.unicodeScalars)
    let script = scalars.first.map { Script($0) } ?? .other
    guard scalars.count >= 2, script.writesNouns, scalars.allSatisfy({ Script($0) == script }),
      try !source.prints(word)
    else { return nil }
    if let cue = cue(readLike: scalars, word) { return cue }
    return try source.word(meantBy: word)
  }

  private func cue(readLike scalars: [Unicode.Scalar], _ word: String) -> String? {
    guard Self.lengths.contains(scalars.count), let dictionary else { return nil }
    let alike = cues.filter { $0.count == scalars.count && $0 != scalars }
    let slipped = alike.first { differsByReading(scalars, $0, dictionary) }
    if let slipped { return String(scalars: slipped) }
    guard let reading = reading(word, dictionary) else { return nil }
    return alike.map { String(scalars: $0) }.first { self.reading($0, dictionary) == reading }
  }

  /// Whether one character differs, and may be read as the cue reads at its place.
  private func differsByReading(
    _ word: [Unicode.Scalar], _ cue: [Unicode.Scalar], _ dictionary: ReadingDictionary
  ) -> Bool {
    let differing = cue.indices.filter { cue[$0] != word[$0] }
    guard differing.count == 1, let index = differing.first,
      let reading = reading(String(scalars: cue), dictionary)
    else { return false }
    return dictionary.reads(word[index], like: reading, at: index, of: cue.count)
  }

  private func reading(_ word: String, _ dictionary: ReadingDictionary) -> String? {
    let parts = dictionary.morphemes(word).map(\.reading)
    return parts.contains(nil) ? nil : parts.compactMap { $0 }.joined()
  }
}
