import JapaneseText
import PlanIndex
import Readings

/// The words of an index by reading and by spelling, looked up as they are needed.
package final class WordBook: WordSource {
  private let reader: IndexReader
  private let postings: Postings
  private var byBeginning: [String: [ReadWord]] = [:]
  private var byReading: [String: [ReadWord]] = [:]
  private var everyWord: [ReadWord]?
  /// Opened only for a word that is nowhere, which is rare.
  private(set) lazy var dictionary = ReadingDictionary()

  init(reader: IndexReader, postings: Postings) { (self.reader, self.postings) = (reader, postings) }

  /// The words whose reading begins with these two kana; all of a question's lookups at one place share them.
  package func words(beginning kana: String) throws(IndexError) -> [ReadWord] {
    if let known = byBeginning[kana] { return known }
    let found = try reader.words(readingBegins: kana)
    byBeginning[kana] = found
    return found
  }

  package func word(meantBy text: String) throws(IndexError) -> String? {
    try NearestWords(book: self, postings: postings).word(meantBy: text)
  }

  package func prints(_ text: String) throws(IndexError) -> Bool {
    guard try postings.mayHold(text), let match = try postings.phrase(text) else { return false }
    return try reader.hasPassage(match)
  }

  /// The words with exactly this reading.
  package func words(exactly reading: String) throws(IndexError) -> [ReadWord] {
    if let known = byReading[reading] { return known }
    let found = try reader.words(reading: reading)
    byReading[reading] = found
    return found
  }

  /// The words that are read so, whatever their long vowels, the commonest first.
  func words(readLike reading: String) throws(IndexError) -> [ReadWord] {
    try reader.words(folded: Kana.folded(reading)).sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }

  func words(foldedBeginning folded: String) throws(IndexError) -> [ReadWord] { try reader.words(foldedBegins: folded) }

  func words(skeleton: String) throws(IndexError) -> [ReadWord] { try reader.words(skeleton: skeleton) }

  /// Every word, for looking for the nearest; read once.
  func all() throws(IndexError) -> [ReadWord] {
    if let everyWord { return everyWord }
    let words = try reader.words()
    everyWord = words
    return words
  }

  /// Whether any passage has all the tokens of `text`.
  func isPrinted(_ text: String) throws(IndexError) -> Bool { try postings.mayHold(text) }
}

/// The words of an index by their folded readings: しゅろう finds しゅうろう.
struct FoldedWords: WordSource {
  let book: WordBook

  func words(beginning kana: String) throws(IndexError) -> [ReadWord] {
    try book.words(foldedBeginning: kana).map(folded)
  }
  func words(exactly reading: String) throws(IndexError) -> [ReadWord] { try book.words(readLike: reading).map(folded) }
  func prints(_ text: String) throws(IndexError) -> Bool { try book.prints(text) }
  func word(meantBy text: String) throws(IndexError) -> String? { try book.word(meantBy: text) }

  private func folded(_ word: ReadWord) -> ReadWord {
    ReadWord(word: word.word, reading: Kana.folded(word.reading), isName: word.isName, count: word.count)
  }
}
