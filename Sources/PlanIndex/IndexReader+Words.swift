import Database
import Readings

extension IndexReader {
  /// The words whose reading begins with `kana` (hiragana), by reading and word.
  package func words(readingBegins kana: String) throws(IndexError) -> [ReadWord] {
    // The next text of the same length in the order of bytes ends the range.
    try words(where: "reading >= ? AND reading < ?", [kana, kana + "\u{10FFFF}"])
  }

  /// The words with exactly this reading.
  package func words(reading: String) throws(IndexError) -> [ReadWord] { try words(where: "reading = ?", [reading]) }

  /// The words with this reading, long vowels left out (``JapaneseText/Kana/folded(_:)``).
  package func words(folded: String) throws(IndexError) -> [ReadWord] { try words(where: "folded = ?", [folded]) }

  /// The words whose folded reading begins so.
  package func words(foldedBegins folded: String) throws(IndexError) -> [ReadWord] {
    try words(where: "folded >= ? AND folded < ?", [folded, folded + "\u{10FFFF}"])
  }

  /// The words with these kanji and kana between or behind them.
  package func words(skeleton: String) throws(IndexError) -> [ReadWord] { try words(where: "skeleton = ?", [skeleton]) }

  /// All words, by reading and word: for looking for the nearest.
  package func words() throws(IndexError) -> [ReadWord] { try words(where: "1", []) }

  private func words(where condition: String, _ values: [String]) throws(IndexError) -> [ReadWord] {
    do throws(DatabaseError) {
      var statement = try connection.prepare(
        "SELECT word, reading, is_name, count FROM words WHERE \(condition) ORDER BY reading, word")
      try statement.bind(values.map { .text($0) })
      var found: [ReadWord] = []
      while try statement.step() {
        found.append(
          ReadWord(
            word: statement.text(0) ?? "", reading: statement.text(1) ?? "", isName: statement.integer(2) == 1,
            count: statement.integer(3) ?? 0))
      }
      return found
    } catch { throw .reading(path, error) }
  }
}
