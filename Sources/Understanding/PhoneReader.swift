import JapaneseText
import Vocabulary

/// 電話番号: whole numbers and parts of them, with whatever people put between the digits.
struct PhoneReader {
  let listening: Listening

  /// Digits with hyphens or brackets between them, six digits or more, or nine to eleven digits alone.
  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    if readsPart(&sheet, into: &question) || readsEnd(&sheet, into: &question) { return }
    readExtension(&sheet, into: &question)
    var start = 0
    while start < sheet.scalars.count {
      guard Script(sheet.scalars[start]) == .digit || sheet.scalars[start] == "(" else {
        start += 1
        continue
      }
      var end = start
      while end < sheet.scalars.count, isPhonePart(sheet.scalars[end]) || joinsDigits(end, in: sheet) { end += 1 }
      var digits = sheet.scalars[start..<end].filter { Script($0) == .digit }
      if !(9...11).contains(digits.count), let gap = sheet.scalars[start..<end].firstIndex(of: " ") {
        // Blanks join only the groups of a whole number.
        end = gap
        digits = sheet.scalars[start..<end].filter { Script($0) == .digit }
      }
      let hasJoint = sheet.scalars[start..<end].contains { $0 == "-" || $0 == "ー" || $0 == " " }
      // 「100000000 yen」 is no number to call.
      if hasJoint ? digits.count >= 6 : (9...11).contains(digits.count) && digits.first == "0" {
        let number = String(scalars: digits)
        question.phones.append(number)
        sheet.take(start..<end, as: "phoneNumber", meaning: number, into: &question)
      }
      start = max(end, start + 1)
    }
  }

  /// A question that is nothing but a part of a number, from four digits on. Four digits that may be a year are one.
  private func readsPart(_ sheet: inout QuestionSheet, into question: inout Question) -> Bool {
    let digits = sheet.scalars.filter { Script($0) == .digit }
    guard (4...11).contains(digits.count), sheet.scalars.allSatisfy({ isPhonePart($0) }) else { return false }
    let number = String(scalars: digits)
    if digits.count == 4, sheet.scalars.count == 4, number.hasPrefix("19") || number.hasPrefix("20") { return false }
    question.phones.append(number)
    sheet.take(0..<sheet.scalars.count, as: "phoneNumberPart", meaning: number, into: &question)
    return true
  }

  /// 「内線2411」, 「内線 24」: whose extension it is.
  private func readExtension(_ sheet: inout QuestionSheet, into question: inout Question) {
    for phrase in listening.phrases("extension") {
      let word = Array(phrase.unicodeScalars)
      guard let start = ScalarSearch.firstIndex(of: word, in: sheet.scalars) else { continue }
      var first = start + word.count
      while first < sheet.scalars.count, Script.isSeparator(sheet.scalars[first]) { first += 1 }
      var end = first
      while end < sheet.scalars.count, Script(sheet.scalars[end]) == .digit { end += 1 }
      guard (2...5).contains(end - first) else { continue }
      let number = String(scalars: sheet.scalars[first..<end])
      question.phones.append(number)
      question.extensions.insert(number)
      sheet.take(start..<end, as: "extension", meaning: number, into: &question)
    }
  }

  /// How far behind the words the digits may begin.
  private static let reach = 6

  /// 「下4桁の9534」: the four digits that a number ends in.
  private func readsEnd(_ sheet: inout QuestionSheet, into question: inout Question) -> Bool {
    for phrase in listening.phrases("phone_end") {
      let word = Array(phrase.unicodeScalars)
      guard let start = ScalarSearch.firstIndex(of: word, in: sheet.scalars) else { continue }
      let first = start + word.count
      for index in first..<max(first, min(sheet.scalars.count - 3, first + Self.reach)) {
        // What stands behind a mark is another matter; four digits before 年 are a year.
        if "。、,?!".unicodeScalars.contains(sheet.scalars[index]) { break }
        let range = index..<index + 4
        let next = index + 4 < sheet.scalars.count ? sheet.scalars[index + 4] : " "
        guard sheet.scalars[range].allSatisfy({ Script($0) == .digit }), Script(next) != .digit, next != "年" else {
          continue
        }
        let number = String(scalars: sheet.scalars[range])
        question.phones.append(number)
        question.phoneEnds.insert(number)
        sheet.take(start..<index + 4, as: "phoneNumberEnd", meaning: number, into: &question)
        return true
      }
    }
    return false
  }

  /// 「０４２ー３３５」 and 「042 335」: a long vowel mark or one blank between two digits.
  private func joinsDigits(_ index: Int, in sheet: QuestionSheet) -> Bool {
    guard sheet.scalars[index] == "ー" || sheet.scalars[index] == " ", index > 0, index + 1 < sheet.scalars.count else {
      return false
    }
    return Script(sheet.scalars[index - 1]) == .digit && Script(sheet.scalars[index + 1]) == .digit
  }

  private func isPhonePart(_ scalar: Unicode.Scalar) -> Bool {
    Script(scalar) == .digit || scalar == "-" || scalar == "(" || scalar == ")"
  }
}
