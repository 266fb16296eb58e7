import JapaneseText
import Vocabulary

/// A sentence, or a few words that stand together nowhere: what of it may be looked for piece by piece.
struct FreeText {
  /// A token of the index, and what it counts beside one that was said.
  struct Piece {
    let token: String
    let factor: Double
  }

  /// ICU's words that say something, in order, each once.
  private(set) var words: [String] = []
  /// The tokens of the index to look for: bigrams, numbers, Latin words, and ICU's words under their mark.
  private(set) var pieces: [Piece] = []
  /// Keys of what was said, without what says nothing.
  private(set) var said: [String] = []
  /// Western years that were said.
  private(set) var years: [Int] = []
  private var known: Set<String> = []

  /// What a word counts that the documents may print for the one that was said.
  private static let expansion = 0.6
  private static let most = 160

  /// - Parameter eras: what years are said in; 「令和5年度」 is no word to look for, but ``years`` says it.
  init(_ texts: [String], tokenizer: Tokenizer, normalizer: Normalizer, listening: Listening, eras: Eras) {
    var rest: [String] = []
    for text in texts {
      let (left, years) = Self.withoutYears(normalizer.normalize(text), eras)
      rest += left
      self.years += years.filter { !self.years.contains($0) }
    }
    for text in rest {
      for piece in Self.telling(text, listening.noise) {
        said.append(normalizer.key(piece))
        add(piece, factor: 1, tokenizer, listening.noise)
        for word in Self.compounds(piece, listening) where !words.contains(word) { words.append(word) }
      }
    }
    for text in rest {
      for other in Self.expansions(of: text, listening) {
        add(other, factor: Self.expansion, tokenizer, listening.noise)
      }
    }
  }

  private static func withoutYears(_ text: NormalizedText, _ eras: Eras) -> (rest: [String], years: [Int]) {
    var (rest, years, start): ([String], [Int], Int) = ([], [], 0)
    for mention in eras.mentions(in: text) {
      rest.append(text.string(start..<mention.range.lowerBound))
      years += mention.westernYears
      start = mention.range.upperBound
    }
    rest.append(text.string(start..<text.scalars.count))
    return (rest.filter { !$0.isEmpty }, years)
  }

  private mutating func add(_ text: String, factor: Double, _ tokenizer: Tokenizer, _ noise: CueTable<Bool>) {
    for word in tokenizer.words(text) where Self.tells(word) && !noise.contains(word) && !words.contains(word) {
      if factor == 1 { words.append(word) }
      if Script(word.unicodeScalars.first ?? " ").isJapanese {
        add(String(Tokenizer.wordMark) + word, factor)
      }
    }
    for token in tokenizer.tokens(text, for: .query).map(\.text) where Self.tells(token) && !noise.contains(token) {
      add(token, factor)
    }
  }

  /// Words that ICU cuts up: runs of kanji and katakana (待機児童), and what the tables have with kana in it (ひとり親).
  private static func compounds(_ text: String, _ listening: Listening) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var found: [String] = []
    for index in scalars.indices {
      for table in [
        listening.kanaWords.longest(in: scalars, at: index)?.range,
        listening.synonyms.longest(in: scalars, at: index)?.range,
      ] {
        if let table, table.count >= 2 { found.append(String(scalars: scalars[table])) }
      }
    }
    let isDense = scalars.map { Script($0) == .han || Script($0) == .katakana }
    var start = 0
    while start < scalars.count {
      guard isDense[start] else {
        start += 1
        continue
      }
      let end = isDense[start...].firstIndex(of: false) ?? scalars.count
      if end - start >= 2 { found.append(String(scalars: scalars[start..<end])) }
      start = end
    }
    return found
  }

  private mutating func add(_ token: String, _ factor: Double) {
    guard pieces.count < Self.most, known.insert(token).inserted else { return }
    pieces.append(Piece(token: token, factor: factor))
  }

  /// Two characters and more, not all of them ひらがな unless the word is long; numbers and Latin words always.
  private static func tells(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    guard scalars.contains(where: { Script($0).isJapanese }) else { return true }
    return scalars.count >= (scalars.allSatisfy { Script($0) == .hiragana } ? 4 : 2)
  }

  /// From this length on, in characters, a phrase that says nothing is left out wherever it stands; a shorter one may be
  /// a part of a word (金 in 給付金), and is left out as a word only.
  private static let phrase = 4

  /// The text without phrases that say nothing.
  private static func telling(_ text: String, _ noise: CueTable<Bool>) -> [String] {
    let scalars = Array(text.lowercased().unicodeScalars)
    var pieces: [[Unicode.Scalar]] = [[]]
    var index = 0
    while index < scalars.count {
      if let found = noise.longest(in: scalars, at: index), found.range.count >= phrase {
        pieces.append([])
        index = found.range.upperBound
      } else {
        pieces[pieces.count - 1].append(scalars[index])
        index += 1
      }
    }
    return pieces.filter { !$0.isEmpty }.map { String(scalars: $0) }
  }

  /// The words that documents may print for words of the text: synonyms, and Japanese for English.
  private static func expansions(of text: String, _ listening: Listening) -> [String] {
    let scalars = Array(text.lowercased().unicodeScalars)
    var found: [String] = []
    for index in scalars.indices {
      if let synonym = listening.synonyms.longest(in: scalars, at: index) { found += synonym.meanings }
      let startsWord = index == 0 || Script(scalars[index - 1]) != .latin
      if startsWord, let word = listening.english.longest(in: scalars, at: index) { found += word.meanings }
    }
    return found
  }
}
