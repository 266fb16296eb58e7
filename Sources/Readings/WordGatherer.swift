import JapaneseText
import PlanModel

/// 語と読み: a word of the documents with one of its readings.
package struct ReadWord: Hashable, Sendable {
  /// As the documents print it, normalized.
  package let word: String
  /// In hiragana.
  package let reading: String
  /// A whole name: of a programme, a division, a municipality, an indicator.
  package let isName: Bool
  /// How often it stands in the documents; 0 for a word that people only ask with.
  package let count: Int

  package init(word: String, reading: String, isName: Bool, count: Int) {
    (self.word, self.reading, self.isName, self.count) = (word, reading, isName, count)
  }
}

/// Gathers the words of documents with their readings, for an index that is asked in kana and romaji.
///
/// MeCab reads the words; the tables of `Index/` overrule it for whole words, since it does not know the field's own
/// (育業). Without MeCab's dictionary only the tables are left.
package struct WordGatherer {
  private let dictionary: ReadingDictionary?
  private let normalizer: Normalizer
  private let known: [(reading: String, word: String)]

  /// - Parameter known: words with their readings, of tables.
  package init(dictionary: ReadingDictionary?, known: [(reading: String, word: String)], normalizer: Normalizer) {
    (self.dictionary, self.normalizer) = (dictionary, normalizer)
    self.known = known.map { ($0.reading, normalizer.text($0.word)) }
  }

  /// Every word once for each reading, sorted by reading and word.
  /// - Parameter spoken: words that people ask with and no document prints.
  package func words(of documents: [PlanDocument], spoken: [String] = []) -> [ReadWord] {
    var gathered = Gathered()
    for (reading, word) in known { gathered.add(word, reading, isName: false) }
    guard let dictionary else { return gathered.words }
    for word in spoken where isWord(word, from: 2) {
      gathered.add(word, whole(dictionary.morphemes(word)), isName: false, times: 0)
    }
    for document in documents {
      for passage in document.passages {
        for morpheme in dictionary.morphemes(normalizer.text(passage.text)) where isWord(morpheme.surface, from: 2) {
          gathered.add(morpheme.surface, reading(morpheme), isName: false)
        }
      }
      for name in Set(names(of: document)).sorted() {
        let parts = dictionary.morphemes(normalizer.text(name))
        for part in parts where isWord(part.surface, from: 1) {
          gathered.add(part.surface, reading(part), isName: false)
        }
        gathered.add(normalizer.text(name), whole(parts), isName: true)
      }
    }
    return gathered.words
  }

  private func names(of document: PlanDocument) -> [String] {
    document.programmes.flatMap { programme in
      programme.names + [programme.organization].compactMap { $0 }
        + programme.divisions.flatMap { $0.split(whereSeparator: \.isWhitespace).map { String($0) } }
        + programme.figures.compactMap(\.label)
    }
  }

  /// Kanji or katakana, and nothing but kana beside them.
  private func isWord(_ text: String, from shortest: Int) -> Bool {
    let scripts = text.unicodeScalars.map { Script($0) }
    return scripts.count >= shortest && scripts.allSatisfy(\.isJapanese) && scripts.contains { $0 != .hiragana }
  }

  /// A table's reading, else MeCab's, else the word itself where it is all kana.
  private func reading(_ morpheme: Morpheme) -> String? {
    if let morpheme = morpheme.reading { return morpheme }
    return morpheme.surface.unicodeScalars.allSatisfy(Kana.isKana) ? Kana.hiragana(morpheme.surface) : nil
  }

  /// The reading of a whole name; `nil` where a part of it cannot be read. Marks between words are not read.
  private func whole(_ parts: [Morpheme]) -> String? {
    var all = ""
    for part in parts {
      if let reading = reading(part), reading.unicodeScalars.contains(where: Kana.isKana) {
        all += reading
      } else if part.surface.unicodeScalars.contains(where: { Script($0) != .other }) {
        return nil
      }
    }
    return all.isEmpty ? nil : all
  }

  private struct Gathered {
    private struct Key: Hashable {
      let word: String
      let reading: String
    }

    private var counts: [Key: (count: Int, isName: Bool)] = [:]

    mutating func add(_ word: String, _ reading: String?, isName: Bool, times: Int = 1) {
      guard let reading, !word.isEmpty else { return }
      let key = Key(word: word, reading: reading)
      let old = counts[key] ?? (0, false)
      counts[key] = (old.count + times, old.isName || isName)
    }

    var words: [ReadWord] {
      counts.map { ReadWord(word: $0.word, reading: $0.reading, isName: $1.isName, count: $1.count) }.sorted {
        ($0.reading, $0.word) < ($1.reading, $1.word)
      }
    }
  }
}
