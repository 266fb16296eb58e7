import JapaneseText
import Vocabulary

/// かな: a question typed in kana, said in kanji.
///
/// A run of kana is rewritten only where readings and particles account for all of it: 「じゅちゅうけんすう」 is
/// 受注|件数, while シルバー is no word of the table and stays. The longest readings win.
struct KanaReader {
  private var words: [[Unicode.Scalar]: String] = [:]
  private var longest = 1

  /// Particles and polite endings that may stand between readings.
  private static let between = ["の", "は", "を", "に", "で", "が", "と", "も", "へ", "や", "って", "したい"]

  /// - Parameter names: keys of names, whose katakana may be typed in hiragana: しるばー for シルバー.
  init(tables: ReadingTables, names: [[Unicode.Scalar]]) {
    for name in names {
      for (script, range) in Script.runs(name) where script == .katakana && range.count >= 3 {
        let word = String(scalars: name[range])
        add(Kana.hiragana(word), word)
      }
    }
    for (reading, word) in tables.readings { add(reading, word) }
    for municipality in tables.municipalities { add(municipality.reading, municipality.name) }
    for particle in Self.between { add(particle, particle) }
  }

  private mutating func add(_ reading: String, _ word: String) {
    let scalars = Array(reading.unicodeScalars)
    longest = max(longest, scalars.count)
    if words[scalars] == nil { words[scalars] = word }
  }

  /// The text with its runs of kana rewritten where that is possible; `nil` where none was.
  /// - Parameter names: what stays as it is.
  func rewritten(_ text: NormalizedText, except names: [Range<Int>]) -> String? {
    let isHeard = text.scalars.indices.map { index in
      isKana(text.scalars[index]) && !names.contains { $0.contains(index) }
    }
    var result = ""
    var hasChanged = false
    var start = 0
    while start < text.scalars.count {
      guard isHeard[start] else {
        result.unicodeScalars.append(text.scalars[start])
        start += 1
        continue
      }
      var end = start
      while end < text.scalars.count, isHeard[end] { end += 1 }
      let run = text.scalars[start..<end].map(Kana.hiragana)
      if let words = words(of: run) {
        result += words
        hasChanged = true
      } else {
        result += text.string(start..<end)
      }
      start = end
    }
    return hasChanged ? result : nil
  }

  private func isKana(_ scalar: Unicode.Scalar) -> Bool {
    let script = Script(scalar)
    return script == .hiragana || script == .katakana || scalar == "ー"
  }

  /// The words that the whole run is made of, with the fewest pieces; `nil` where something is left over, or where no
  /// reading of three characters or more is in it.
  private func words(of run: [Unicode.Scalar]) -> String? {
    guard run.count >= 3 else { return nil }
    var best: [(pieces: Int, text: String, hasWord: Bool)?] = Array(repeating: nil, count: run.count + 1)
    best[0] = (0, "", false)
    for start in run.indices {
      guard let so = best[start] else { continue }
      for end in start + 1...min(start + longest, run.count) {
        guard let word = words[Array(run[start..<end])] else { continue }
        if let known = best[end], known.pieces <= so.pieces + 1 { continue }
        best[end] = (so.pieces + 1, so.text + word, so.hasWord || end - start >= 3)
      }
    }
    guard let all = best[run.count], all.hasWord else { return nil }
    return all.text
  }
}
