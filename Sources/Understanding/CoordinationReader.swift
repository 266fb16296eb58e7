import JapaneseText
import Vocabulary

/// 並列: 「氷河期の面接会とシニアの面接会」 speaks of two things; 「採用や就労」 of one that either word may stand for.
///
/// Reads what stands between the words that say what a question is about, once they are known.
struct CoordinationReader {
  let listening: Listening
  /// Whether a programme's name has a key.
  let isInName: (String) -> Bool

  func read(_ sheet: QuestionSheet, into question: inout Question) {
    let exclusions = ExclusionReader(listening: listening)
    let all = places(of: question.terms, in: sheet)
    let excluded = leftOut(all, in: sheet, exclusions)
    question.excluded = excluded
    question.terms.removeAll(where: excluded.contains)
    let places = all.filter { !excluded.contains($0.term) }
    guard let first = places.first, places.count > 1 else { return }
    var parts = [[first.term]]
    var eithers = [[first.term]]
    var (isShared, hasWord) = (false, false)
    for (one, next) in zip(places, places.dropFirst()) {
      let gap = sheet.scalars[one.range.upperBound..<next.range.lowerBound]
      let isComma = gap.first == "、" || gap.first == ","
      // Behind 「AとB、」 stands what is asked of all sides: 「AとB、支援した会社は合わせて」. 「A、B、C」 are sides themselves.
      // A long word of names behind it is one more side: 「AとB、氷河期世代向け合同面接会」.
      let isSide = next.term.text.unicodeScalars.count >= Self.side && isInName(next.term.text)
      if isComma, hasWord, !isSide { isShared = true }
      if !isShared, joins(gap, "joins_two") {
        parts.append([])
        hasWord = hasWord || !isComma
      }
      if !isShared { parts[parts.count - 1].append(next.term) }
      if !isExactly(gap, "joins_either") { eithers.append([]) }
      eithers[eithers.count - 1].append(next.term)
    }
    // What has no noun is no side: 「…の面接会、どっちが多く来た」.
    parts.removeAll { !$0.contains(where: \.isRequired) }
    if parts.count > 1 { question.parts = parts }
    question.eithers = eithers.filter { $0.count > 1 && $0.allSatisfy(\.isRequired) }
  }

  /// 「観光以外」, 「障害者の事業以外」, and of 「テレワークと分身ロボットを除いた」 both.
  private func leftOut(
    _ places: [(term: Term, range: Range<Int>)], in sheet: QuestionSheet, _ exclusions: ExclusionReader
  ) -> [Term] {
    var found: [Term] = []
    var isBefore = false
    for index in places.indices.reversed() {
      let (term, range) = places[index]
      let next = index + 1 < places.count ? places[index + 1].range.lowerBound : sheet.scalars.count
      let joins = isBefore && joins(sheet.scalars[range.upperBound..<next], "joins_two")
      isBefore =
        joins || exclusions.isExcluded(behind: range.upperBound, in: sheet)
        || exclusions.isGroupExcluded(behind: range.upperBound, in: sheet)
      if isBefore { found.insert(term, at: 0) }
    }
    return found
  }

  /// So many characters of a name stand behind a comma for the name's sake.
  private static let side = 5

  /// Every place of every word, in order; a word inside a longer one is no place of its own.
  private func places(of terms: [Term], in sheet: QuestionSheet) -> [(term: Term, range: Range<Int>)] {
    let all = terms.flatMap { term in sheet.ranges(ofKey: Array(term.text.unicodeScalars)).map { (term, $0) } }
    let sorted = all.sorted {
      $0.1.lowerBound == $1.1.lowerBound
        ? $0.1.upperBound > $1.1.upperBound : $0.1.lowerBound < $1.1.lowerBound
    }
    return sorted.reduce(into: []) { found, place in
      if found.last.map({ place.1.lowerBound >= $0.1.upperBound }) ?? true { found.append(place) }
    }
  }

  /// Whether a joining word stands right behind the first word, and ends there: 「とか」 and 「という」 hold no 「と」.
  private func joins(_ gap: ArraySlice<Unicode.Scalar>, _ role: String) -> Bool {
    listening.phrases(role).contains { phrase in
      let word = Array(phrase.unicodeScalars)
      guard gap.starts(with: word) else { return false }
      let rest = gap.dropFirst(word.count)
      return rest.first.map { Script($0) != .hiragana } ?? true
    }
  }

  private func isExactly(_ gap: ArraySlice<Unicode.Scalar>, _ role: String) -> Bool {
    let said = String(scalars: gap.filter { !Script.isSeparator($0) || $0 == "・" })
    return listening.phrases(role).contains(said)
  }
}
