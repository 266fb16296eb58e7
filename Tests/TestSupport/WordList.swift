import JapaneseText
import PlanIndex
import PlanSearch
import Readings

/// Words with their readings in memory, for tests that need no index.
package struct WordList: WordSource {
  private let words: [ReadWord]

  /// The tables' words, and the katakana of some names.
  package init(names: [String] = []) {
    var words = Project.tables.allReadings.map { ReadWord(word: $0.word, reading: $0.reading, isName: false, count: 1) }
    for name in names {
      let scalars = Array(Project.normalizer.text(name).unicodeScalars)
      for (script, range) in Script.runs(scalars) where script == .katakana && range.count >= 3 {
        let word = String(scalars: scalars[range])
        words.append(ReadWord(word: word, reading: Kana.hiragana(word), isName: false, count: 1))
      }
    }
    self.words = words
  }

  package func words(beginning kana: String) throws(IndexError) -> [ReadWord] {
    words.filter { $0.reading.hasPrefix(kana) }
  }

  package func words(exactly reading: String) throws(IndexError) -> [ReadWord] {
    words.filter { $0.reading == reading }
  }

  package func word(meantBy text: String) throws(IndexError) -> String? { nil }

  package func prints(_ text: String) throws(IndexError) -> Bool { false }
}
