import JapaneseText
import Vocabulary

/// 除外: 「区と村は抜きで」, 「就労以外」, 「金額じゃなくて件数」: what is named only to be left out.
struct ExclusionReader {
  let listening: Listening

  /// Whether the words behind `end` leave out what stands before it.
  func isExcluded(behind end: Int, in sheet: QuestionSheet) -> Bool {
    listening.leavesOut(rest(behind: end, in: sheet))
  }

  /// The same for one of a row that is left out as a whole: 「経済課でも職員課でもない課」.
  func isNoneOfRow(behind end: Int, in sheet: QuestionSheet) -> Bool {
    if isExcluded(behind: end, in: sheet) { return true }
    return startsPhrase("none_of", at: end, in: sheet)
      && listening.phrases("none_end").contains { sheet.text.string(end..<sheet.scalars.count).contains($0) }
  }

  /// The same with what they make a group of: 「障害者の事業以外」, 「若年者の事業を除く」, 「氷河期世代以外」.
  func isGroupExcluded(behind end: Int, in sheet: QuestionSheet) -> Bool {
    let rest = sheet.text.string(end..<min(sheet.scalars.count, end + 16))
    return listening.phrases("group_behind").contains { group in
      rest.hasPrefix(group) && listening.leavesOut(rest.dropFirst(group.count))
    }
  }

  /// How a condition is denied.
  enum Denial: Equatable { case denied, replaced }

  /// 「80％未満でない事業」, or 「80％未満ではなく70％未満」, which puts another one in its place.
  func denial(behind end: Int, in sheet: QuestionSheet) -> Denial? {
    guard isExcluded(behind: end, in: sheet) else { return nil }
    return startsPhrase("except_replaced", at: end, in: sheet) ? .replaced : .denied
  }

  /// The same for one of several kinds of municipality in a row: 区 of 「区と村は抜きで」.
  func isKindExcluded(behind end: Int, in sheet: QuestionSheet) -> Bool {
    var after = end
    while after < sheet.scalars.count, Self.kindsInRow.contains(sheet.scalars[after]) {
      if isExcluded(behind: after, in: sheet) { return true }
      after += 1
    }
    return isExcluded(behind: after, in: sheet)
  }

  private static let kindsInRow = Set("区市町村島都とや、・は".unicodeScalars)

  private func startsPhrase(_ role: String, at start: Int, in sheet: QuestionSheet) -> Bool {
    listening.phrases(role).contains(where: rest(behind: start, in: sheet).hasPrefix)
  }

  private func rest(behind end: Int, in sheet: QuestionSheet) -> String {
    sheet.text.string(end..<min(sheet.scalars.count, end + 10))
  }
}
