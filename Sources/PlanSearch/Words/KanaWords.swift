import JapaneseText
import PlanIndex
import Readings
import Vocabulary

/// Where words are looked up by their reading.
package protocol WordSource {
  /// The words whose reading begins with `kana`.
  func words(beginning kana: String) throws(IndexError) -> [ReadWord]
  /// The words with exactly this reading.
  func words(exactly reading: String) throws(IndexError) -> [ReadWord]
  /// Whether a document prints `text` word for word.
  func prints(_ text: String) throws(IndexError) -> Bool
  /// The text that `text` was meant for, where one of its characters is a slip for another that is read alike.
  func word(meantBy text: String) throws(IndexError) -> String?
}

/// かな漢字: what a run of kana may say, in the words of the index.
///
/// 「しゅうろうしえんのよさん」 is 就労 支援 の 予算. A run is read only where words and particles account for all of it;
/// of several ways the one with the fewest and commonest words comes first.
package struct KanaWords {
  /// A word, a particle or a polite ending.
  package struct Piece: Hashable, Sendable {
    package let text: String
    package let isParticle: Bool

    /// One kanji.
    var isCharacter: Bool { !isParticle && text.unicodeScalars.count == 1 }
  }

  private struct Way {
    var pieces: [Piece] = []
    var cost = 0.0
    var hasWord = false
  }

  private let source: any WordSource
  private let shortest: Int
  private let listening: Listening?

  /// Particles and polite endings that may stand between words.
  private static let between: Set<String> = ["の", "は", "を", "に", "で", "が", "と", "も", "へ", "や", "って", "したい", "する"]
  /// How many ways are followed at each place.
  private static let breadth = 4
  private static let longest = 40

  private enum Cost {
    /// A kana that is no word's: what is typed in kana only has endings and slips.
    static let rest = 1.1
    /// Two kana are read in too many ways to be likely where not all of a run has to be words.
    static let short = 0.9
    /// A phrase that questions are made of (いくら, おしえて).
    static let phrase = 1.6
    static let word = 1.0
    static let particle = 0.7
    /// One kanji is read in too many ways to be likely.
    static let character = 0.9
    /// A word that people ask with and no document prints comes after those that one does.
    static let spoken = 0.3
    /// For a word that stands in the documents once; commoner ones cost less.
    static let rarity = 0.5
  }

  /// - Parameters:
  ///   - shortest: the kana that one word of a run has at least; shorter ones alone may be anything.
  ///   - listening: the phrases that questions are made of, for texts all in kana.
  package init(_ source: any WordSource, shortest: Int = 2, listening: Listening? = nil) {
    (self.source, self.shortest, self.listening) = (source, shortest, listening)
  }

  /// The likeliest ways to say `run` in words, at most `limit`; empty where something is left over, or where no word is
  /// long enough.
  package func ways(of run: [Unicode.Scalar], limit: Int) throws(IndexError) -> [[Piece]] {
    guard run.count <= Self.longest else { return [] }
    return try ways(of: run, keepsRest: false).prefix(limit).map(\.pieces)
  }

  /// - Parameter keepsRest: whether kana that no word accounts for may stay as they are.
  private func ways(of typed: [Unicode.Scalar], keepsRest: Bool) throws(IndexError) -> [Way] {
    let run = typed.map(Kana.hiragana)
    guard run.count >= 2 else { return [] }
    var ways: [[Way]] = Array(repeating: [], count: run.count + 1)
    ways[0] = [Way()]
    for start in run.indices where !ways[start].isEmpty {
      var pieces = try pieces(run, at: start, spoken: keepsRest)
      if keepsRest { pieces = pieces.map(self.loosely) + rest(run, typed, at: start) }
      for (piece, length, cost) in pieces where start + length <= run.count {
        for way in ways[start] {
          var next = way
          next.pieces.append(piece)
          next.cost += cost
          // 者 behind 困難 is no guess.
          if keepsRest, length >= 2, piece.isCharacter, way.pieces.last?.isParticle == false {
            next.cost -= Cost.short + Cost.character / 2
          }
          next.hasWord = next.hasWord || (!piece.isParticle && length >= shortest)
          insert(next, into: &ways[start + length])
        }
      }
    }
    return ways[run.count].filter(\.hasWord)
  }

  private typealias Costed = (piece: Piece, length: Int, cost: Double)

  private func loosely(_ piece: Costed) -> Costed {
    let isShort = !piece.piece.isParticle && piece.length <= 2
    return (piece.piece, piece.length, piece.cost + (isShort ? Cost.short : 0))
  }

  /// What stays in kana: the next kana as it was typed, or a phrase of questions as hiragana.
  private func rest(_ run: [Unicode.Scalar], _ typed: [Unicode.Scalar], at start: Int) -> [Costed] {
    var found: [Costed] = [(Piece(text: String(typed[start]), isParticle: true), 1, Cost.rest)]
    for length in listening?.phraseLengths(in: run, at: start) ?? [] where length >= 2 {
      let text = String(scalars: run[start..<start + length])
      found.append((Piece(text: text, isParticle: true), length, Cost.phrase))
    }
    return found
  }

  /// The text with its runs of kana rewritten where that is possible; `nil` where none was. In a text without any kanji
  /// a part of a run may be; beside kanji kana are mostly particles and endings.
  ///
  /// - Parameter names: what stays as it is.
  package func rewritten(_ text: NormalizedText, except names: [Range<Int>] = []) throws(IndexError) -> String? {
    let isHeard = text.scalars.indices.map { index in
      Kana.isKana(text.scalars[index]) && !names.contains { $0.contains(index) }
    }
    let isAllKana = !text.scalars.contains { Script($0) == .han }
    let scalars = try isAllKana ? text.scalars : heard(text.scalars)
    var result = ""
    var hasChanged = scalars != text.scalars
    var start = 0
    while start < text.scalars.count {
      guard isHeard[start] else {
        result.unicodeScalars.append(scalars[start])
        start += 1
        continue
      }
      var end = start
      while end < text.scalars.count, isHeard[end] { end += 1 }
      // Two kana may be anything: of the words of a whole run, one has to be longer.
      let run = Array(scalars[start..<min(end, start + Self.longest * 3)])
      end = start + run.count
      let isRead = run.count >= 3 && (isAllKana || run.count <= Self.longest && !isOfPhrases(run))
      // Half-width kana beside kanji are of someone who types nothing but kana: ﾔｻｼｲﾆﾎﾝｺﾞ.
      let isHalfWidth = text.original(start..<end).unicodeScalars.contains { (0xFF66...0xFF9D).contains($0.value) }
      var way = isRead ? try ways(of: run, keepsRest: isAllKana || isHalfWidth).first : nil
      // What stands so in a document is a name in kana (たちかわ若者サポートステーション), or words that need no reading.
      let beside = String(scalars: scalars[start..<min(end + 2, scalars.count)])
      if way != nil, !isAllKana, try source.prints(beside) { way = nil }
      // Behind a kanji stand endings and particles: 「働きたいって」 is no 期待.
      if let first = way?.pieces.first, !first.isParticle, start > 0, Script(scalars[start - 1]) == .han,
        try source.words(beginning: String(scalars: Array(run.prefix(2)))).allSatisfy({
          $0.word != first.text || $0.reading.unicodeScalars.count < 4
        })
      {
        way = nil
      }
      if let way {
        result += way.pieces.map(\.text).joined()
        hasChanged = true
      } else {
        result.unicodeScalars.append(contentsOf: run)
      }
      start = end
    }
    return hasChanged ? result : nil
  }

  /// Whether phrases of questions and particles account for a run: 「とちょうど」 is no 庁.
  private func isOfPhrases(_ run: [Unicode.Scalar]) -> Bool {
    var start = 0
    while start < run.count {
      // Katakana before hiragana is a word as it stands: コロナ of 「コロナのほうは」. Alone it may be a reading.
      if Script(run[start]) == .katakana, run.contains(where: { Script($0) == .hiragana }) {
        start += 1
        continue
      }
      let phrases = listening?.phraseLengths(in: run, at: start) ?? []
      let particles = (1...3).filter { length in
        start + length <= run.count && Self.between.contains(String(scalars: run[start..<start + length]))
      }
      guard let length = (phrases + particles).max() else { return false }
      start += length
    }
    return true
  }

  /// The text with katakana that belongs to a phrase of questions, and to no word of a document, as hiragana: ﾄﾞﾚですか,
  /// ｲﾂ. One for one with the scalars.
  private func heard(_ scalars: [Unicode.Scalar]) throws(IndexError) -> [Unicode.Scalar] {
    guard let listening else { return scalars }
    let hiragana = scalars.map(Kana.hiragana)
    var heard = scalars
    for (script, range) in Script.runs(scalars) where script == .katakana && range.count >= 2 {
      let reaches = listening.phraseLengths(in: hiragana, at: range.lowerBound).contains { $0 >= range.count }
      if try source.prints(String(scalars: scalars[range])) { continue }
      // ﾊﾂﾗﾂ for a name that documents print in hiragana.
      if !reaches {
        guard range.count >= 3, try source.prints(String(scalars: Array(hiragana[range]))) else { continue }
      }
      heard.replaceSubrange(range, with: hiragana[range])
    }
    return heard
  }

  private func insert(_ way: Way, into ways: inout [Way]) {
    let place = ways.firstIndex { $0.cost > way.cost } ?? ways.count
    guard place < Self.breadth else { return }
    ways.insert(way, at: place)
    if ways.count > Self.breadth { ways.removeLast() }
  }

  private func pieces(
    _ run: [Unicode.Scalar], at start: Int, spoken: Bool
  ) throws(IndexError) -> [Costed] {
    var found: [Costed] = []
    let rest = Array(run[start...])
    for length in 1...min(3, rest.count) {
      let text = String(scalars: rest.prefix(length))
      if Self.between.contains(text) { found.append((Piece(text: text, isParticle: true), length, Cost.particle)) }
    }
    for word in try source.words(beginning: String(scalars: rest.prefix(2))) + (try single(rest)) {
      let reading = Array(word.reading.unicodeScalars)
      guard rest.starts(with: reading), word.count > 0 || spoken else { continue }
      let isCharacter = word.word.unicodeScalars.count == 1
      let rarity = word.count > 0 ? Cost.rarity / Double(word.count) : Cost.rarity + Cost.spoken
      let cost = Cost.word + (isCharacter ? Cost.character : 0) + rarity
      found.append((Piece(text: word.word, isParticle: false), reading.count, word.isName ? Cost.word : cost))
    }
    return found
  }

  /// Words of one kana (課, 部, 市), which their first two kana do not find.
  private func single(_ rest: [Unicode.Scalar]) throws(IndexError) -> [ReadWord] {
    let first = String(scalars: rest.prefix(1))
    return try source.words(exactly: first)
  }
}
