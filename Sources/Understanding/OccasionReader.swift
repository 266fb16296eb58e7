import JapaneseText
import Vocabulary

/// 前置き: what is said of the occasion and not of the matter: 「議会から問い合わせがあり急いでいます。」, 「海賊になりきって…」.
///
/// None of it asks for anything: the telephone that rang is no question for a phone number.
struct OccasionReader {
  let listening: Listening

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    let clauses = clauses(of: sheet, at: Self.sentenceMarks + Self.clauseMarks)
    for sentence in self.clauses(of: sheet, at: Self.sentenceMarks).dropLast() {
      let said = sheet.text.string(sentence)
      guard listening.phrases("addressed").contains(where: said.hasPrefix), !namesSomething(sentence, sheet) else {
        continue
      }
      sheet.take(sentence, as: "addressed", meaning: "-", into: &question)
    }
    for clause in clauses { takePose(in: clause, &sheet, &question) }
    // The last clause holds the question itself: 「相談があった件数は？」.
    for clause in clauses.dropLast() {
      takePurpose(clause, &sheet, &question)
      takeOccasions(in: clause, &sheet, &question)
    }
  }

  private static let sentenceMarks = Array("。!?\n".unicodeScalars)
  private static let clauseMarks = Array("、,".unicodeScalars)

  /// The stretches between marks, without the empty ones.
  private func clauses(of sheet: QuestionSheet, at marks: [Unicode.Scalar]) -> [Range<Int>] {
    var (found, start) = ([Range<Int>](), 0)
    for (index, scalar) in sheet.scalars.enumerated() where marks.contains(scalar) {
      if index > start { found.append(start..<index) }
      start = index + 1
    }
    if start < sheet.scalars.count { found.append(start..<sheet.scalars.count) }
    return found
  }

  /// Whether a stretch has a programme's whole name, or what looks like a municipality's: 「新宿区の…の予算要求の参考に」.
  private func namesSomething(_ range: Range<Int>, _ sheet: QuestionSheet) -> Bool {
    if sheet.names.contains(where: range.overlaps) { return true }
    return range.dropFirst().contains { index in
      "区市町村県府都".unicodeScalars.contains(sheet.scalars[index]) && Script(sheet.scalars[index - 1]) == .han
    }
  }

  /// 「海賊になりきって」: how to answer, and nothing that is asked.
  private func takePose(in clause: Range<Int>, _ sheet: inout QuestionSheet, _ question: inout Question) {
    for phrase in listening.phrases("pose") {
      guard let place = place(of: phrase, in: clause, sheet) else { continue }
      let range = clause.lowerBound..<place.upperBound
      if sheet.isFree(range) { sheet.take(range, as: "pose", meaning: "-", into: &question) }
      return
    }
  }

  /// 「来年度の予算要求の参考に、」「市長への報告資料を直しています。」: what the answer is wanted for.
  private func takePurpose(_ clause: Range<Int>, _ sheet: inout QuestionSheet, _ question: inout Question) {
    let said = sheet.text.string(clause)
    guard listening.phrases("purpose").contains(where: said.hasSuffix), sheet.isFree(clause),
      !namesSomething(clause, sheet)
    else { return }
    sheet.take(clause, as: "purpose", meaning: "-", into: &question)
  }

  /// 「学校から確認の電話がありまして」: with who called, where that stands close before it.
  private func takeOccasions(in clause: Range<Int>, _ sheet: inout QuestionSheet, _ question: inout Question) {
    for phrase in listening.phrases("occasion") {
      guard let place = place(of: phrase, in: clause, sheet), sheet.isFree(place) else { continue }
      var end = place.upperBound
      while end < clause.upperBound, Script(sheet.scalars[end]) == .hiragana { end += 1 }
      let start = caller(before: place.lowerBound, in: clause, sheet) ?? place.lowerBound
      let range = sheet.isFree(start..<end) ? start..<end : place
      sheet.take(range, as: "occasion", meaning: "-", into: &question)
    }
  }

  /// How far before the phrase 「から」 may stand: 「から確認の」.
  private static let reach = 8

  /// Where the caller's noun begins: 議会 of 「議会から問い合わせがあり」.
  private func caller(before end: Int, in clause: Range<Int>, _ sheet: QuestionSheet) -> Int? {
    let window = max(clause.lowerBound, end - Self.reach)..<end
    guard let from = place(of: "から", in: window, sheet) else { return nil }
    var start = from.lowerBound
    while start > clause.lowerBound, ![.hiragana, .other].contains(Script(sheet.scalars[start - 1])) { start -= 1 }
    return start
  }

  private func place(of phrase: String, in range: Range<Int>, _ sheet: QuestionSheet) -> Range<Int>? {
    let word = Array(phrase.unicodeScalars)
    guard let start = ScalarSearch.firstIndex(of: word, in: sheet.scalars, from: range.lowerBound) else { return nil }
    return start + word.count <= range.upperBound ? start..<start + word.count : nil
  }
}
