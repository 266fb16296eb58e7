import JapaneseText
import PlanModel
import Vocabulary

/// Phone numbers (through ``PhoneReader``), years, amounts with comparisons, ranks and grades.
struct NumberReader {
  let tables: ReadingTables
  let listening: Listening
  /// ◎, △: marks that the documents rate with.
  var marks: Set<Unicode.Scalar> = []
  /// Whether a programme's name has a key.
  var isInName: (String) -> Bool = { _ in false }

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    PhoneReader(listening: listening).read(&sheet, into: &question)
    readSectionNumbers(&sheet, into: &question)
    readYears(&sheet, into: &question)
    readOutputUnit(&sheet, into: &question)
    readRanks(&sheet, into: &question)
    readAmounts(&sheet, into: &question)
    readBareComparisons(&sheet, into: &question)
    readGrades(&sheet, into: &question)
  }

  // MARK: Sections

  /// 「柱2」, 「重点Ⅳ」 (which NFKC makes 重点IV), 「基本方針１」.
  private func readSectionNumbers(_ sheet: inout QuestionSheet, into question: inout Question) {
    for word in listening.phrases("section_head") {
      for range in sheet.text.ranges(of: Array(word.unicodeScalars)) where sheet.isFree(range) {
        var end = range.upperBound
        while end < sheet.scalars.count, end - range.upperBound < 4,
          Script(sheet.scalars[end]) == .digit || "ivx".unicodeScalars.contains(sheet.scalars[end])
        {
          end += 1
        }
        // 「施策1-1」.
        if end > range.upperBound, end + 1 < sheet.scalars.count, sheet.scalars[end] == "-",
          Script(sheet.scalars[end + 1]) == .digit
        {
          end += 2
        }
        // 「柱4つ」 are four.
        let isCounted = end < sheet.scalars.count && "つ個本".unicodeScalars.contains(sheet.scalars[end])
        guard end > range.upperBound, !isCounted,
          let number = SectionNumber.read(sheet.scalars[range.upperBound..<end].filter { $0 != "-" })
        else { continue }
        question.sectionNumbers.append(number)
        question.sectionHead = word
        // 「重点Ⅰ～Ⅳ」.
        if let (last, after) = lastOfRange(behind: end, in: sheet), last > number {
          question.sectionNumbers += Array(number + 1...last)
          end = after
        }
        sheet.take(range.lowerBound..<end, as: "sectionNumber", meaning: "\(number)", into: &question)
      }
    }
  }

  /// IV of 「重点I～IV」, and the index behind it.
  private func lastOfRange(behind end: Int, in sheet: QuestionSheet) -> (number: Int, end: Int)? {
    guard end < sheet.scalars.count, "~～〜-から".unicodeScalars.contains(sheet.scalars[end]) else { return nil }
    let start = sheet.scalars[end] == "か" ? end + 2 : end + 1
    var after = start
    while after < sheet.scalars.count, after - start < 4,
      Script(sheet.scalars[after]) == .digit || "ivx".unicodeScalars.contains(sheet.scalars[after])
    {
      after += 1
    }
    guard after > start, let number = SectionNumber.read(sheet.scalars[start..<after]) else { return nil }
    return (number, after)
  }

  // MARK: Years

  private func readYears(_ sheet: inout QuestionSheet, into question: inout Question) {
    for mention in tables.eras.mentions(in: sheet.text) where sheet.isFree(mention.range) {
      if let (month, end) = month(behind: mention, in: sheet) {
        question.dates.append(YearMonth(year: mention.westernYears.lowerBound, month: month))
        sheet.take(
          mention.range.lowerBound..<end, as: "yearAndMonth", meaning: "\(mention.westernYears.lowerBound)-\(month)",
          into: &question)
        continue
      }
      if sheet.text.string(mention.range.upperBound..<sheet.scalars.count).hasPrefix("から") {
        question.sinceYear = mention.westernYears.lowerBound
      }
      for year in mention.westernYears where !question.years.contains(year) { question.years.append(year) }
      sheet.take(mention.range, as: "fiscalYear", meaning: "\(mention.westernYears)", into: &question)
    }
    for index in sheet.scalars.indices where sheet.isFree(index..<index + 1) {
      if let found = listening.relativeYears.longest(in: sheet.scalars, at: index), sheet.isFree(found.range) {
        question.relativeYears.append(found.meanings[0])
        // 「前年比」 is a cue besides: it asks for a comparison.
        guard sheet.scalars[found.range.upperBound - 1] != "比" else { continue }
        sheet.take(found.range, as: "relativeYear", meaning: "\(found.meanings[0].years)", into: &question)
      } else if let (year, range) = bareYear(in: sheet, at: index) {
        question.bareYears.append(year)
        sheet.take(range, as: "yearWithoutEra", meaning: "\(year)", into: &question)
      }
    }
  }

  /// 「令和6年4月」 is a date, unless 年度 stands there: the month and the index behind it.
  private func month(behind mention: YearMention, in sheet: QuestionSheet) -> (Int, Int)? {
    var start = mention.range.upperBound
    // 「令和4年の4月」.
    if start < sheet.scalars.count, sheet.scalars[start] == "の" { start += 1 }
    guard !mention.saysFiscalYear, start < sheet.scalars.count, let numeral = Numeral(sheet.scalars, at: start),
      let month = numeral.whole(), (1...12).contains(month), numeral.range.upperBound < sheet.scalars.count,
      sheet.scalars[numeral.range.upperBound] == "月"
    else { return nil }
    return (month, numeral.range.upperBound + 1)
  }

  /// 「23年度」, 「2024」 alone.
  private func bareYear(in sheet: QuestionSheet, at start: Int) -> (Int, Range<Int>)? {
    guard start == 0 || Script(sheet.scalars[start - 1]) != .digit,
      let numeral = Numeral(sheet.scalars, at: start, writing: .arabicOrKanji), let number = numeral.whole()
    else { return nil }
    let end = numeral.range.upperBound
    // 「3年度とも」 are three.
    let rest = sheet.text.string(end..<min(sheet.scalars.count, end + 6))
    if listening.phrases("all_years").contains(where: rest.hasPrefix) { return nil }
    if number < 100, sheet.scalars[end...].starts(with: ["年", "度"]) { return (number, start..<end + 2) }
    guard (1990...2050).contains(number), end - start == 4 else { return nil }
    if end < sheet.scalars.count, !Script.isSeparator(sheet.scalars[end]), sheet.scalars[end] != "の" { return nil }
    return (number, start..<end)
  }

  // MARK: Ranks and grades

  /// 「上位3つ」, 「多い順に5つ」, 「上から3つ」 and 「2番目」, 「２つ目」.
  private func readRanks(_ sheet: inout QuestionSheet, into question: inout Question) {
    for phrase in listening.phrases("top_of_list") {
      // 「いちばん上の担当課」.
      for range in sheet.text.ranges(of: Array(phrase.unicodeScalars)) where sheet.isFree(range) {
        question.ordinal = 1
        sheet.take(range, as: "ordinal", meaning: "1", into: &question)
      }
    }
    for (role, ordinal) in [("former", 1), ("latter", 2), ("last_of_list", Question.lastOrdinal)] {
      for phrase in listening.phrases(role) {
        for range in sheet.text.ranges(of: Array(phrase.unicodeScalars)) where sheet.isFree(range) {
          question.ordinal = ordinal
          sheet.take(range, as: "ordinal", meaning: "\(ordinal)", into: &question)
        }
      }
    }
    var index = 0
    while index < sheet.scalars.count {
      guard sheet.isFree(index..<index + 1), let (number, end) = smallNumber(in: sheet, at: index) else {
        index += 1
        continue
      }
      let rest = sheet.text.string(end..<min(sheet.scalars.count, end + 3))
      if let word = listening.phrases("ordinal").first(where: rest.hasPrefix) {
        question.ordinal = number
        sheet.take(index..<end + word.unicodeScalars.count, as: "ordinal", meaning: "\(number)", into: &question)
        index = end + word.unicodeScalars.count
      } else if rest.hasPrefix("月"), number <= 12 {
        question.months.append(number)
        sheet.take(index..<end + 1, as: "month", meaning: "\(number)", into: &question)
        index = end + 1
      } else if rest.hasPrefix("番"), Script(sheet.scalars[index]) == .digit {
        // 「16番から18番」.
        if let first = question.numbers.last, first < number, number - first < 100,
          listening.phrases("from_to").contains(where: sheet.text.string(0..<index).hasSuffix)
        {
          question.numbers += Array(first + 1..<number)
        }
        question.numbers.append(number)
        sheet.take(index..<end + 1, as: "programmeNumber", meaning: "\(number)", into: &question)
        index = end + 1
      } else if let last = secondPart(behind: end, in: sheet) {
        question.numbers.append(last.number)
        sheet.take(index..<last.end, as: "programmeNumber", meaning: "\(number)-\(last.number)", into: &question)
        index = last.end
      } else if followsNumberSign(index, in: sheet) {
        question.numbers.append(number)
        sheet.take(index..<end, as: "programmeNumber", meaning: "\(number)", into: &question)
        index = end
      } else if listening.phrases("another_before").contains(where: sheet.text.string(0..<index).hasSuffix) {
        // 「もう一つ」 is another one.
        index = end
      } else if rest.hasPrefix("つ") || followsOrder(index, in: sheet) {
        let width = listening.phrases("counted").first(where: rest.hasPrefix)?.unicodeScalars.count ?? 0
        question.limit = number
        sheet.take(index..<end + width, as: "limit", meaning: "\(number)", into: &question)
        index = end + width
      } else {
        index = end
      }
    }
  }

  private func smallNumber(in sheet: QuestionSheet, at start: Int) -> (Int, Int)? {
    guard start == 0 || Script(sheet.scalars[start - 1]) != .digit && Script(sheet.scalars[start - 1]) != .latin,
      let numeral = Numeral(sheet.scalars, at: start, writing: .arabicOrKanji), let number = numeral.whole(),
      (1...99).contains(number)
    else { return nil }
    return (number, numeral.range.upperBound)
  }

  /// 16 of 「5-16」: how plans number programmes below a section. Behind it the word ends.
  private func secondPart(behind end: Int, in sheet: QuestionSheet) -> (number: Int, end: Int)? {
    guard end < sheet.scalars.count, sheet.scalars[end] == "-", let (number, after) = digits(in: sheet, at: end + 1)
    else { return nil }
    let next = after < sheet.scalars.count ? sheet.scalars[after] : " "
    return Script.isSeparator(next) || Script(next) == .hiragana ? (number, after) : nil
  }

  private func digits(in sheet: QuestionSheet, at start: Int) -> (Int, Int)? {
    var end = start
    while end < sheet.scalars.count, Script(sheet.scalars[end]) == .digit { end += 1 }
    return Int(sheet.text.string(start..<end)).flatMap { end - start <= 2 ? ($0, end) : nil }
  }

  /// 「No. 8」, 「No.8」, 「#8」.
  private func followsNumberSign(_ index: Int, in sheet: QuestionSheet) -> Bool {
    let before = sheet.text.string(max(0, index - 5)..<index).lowercased()
    return ["no.", "no. ", "no ", "number ", "#"].contains { before.hasSuffix($0) }
  }

  private func followsOrder(_ index: Int, in sheet: QuestionSheet) -> Bool {
    let before = sheet.text.string(max(0, index - 4)..<index)
    return listening.phrases("rank_before").contains { before.hasSuffix($0) }
  }

  /// A letter S, A, B, C or D that stands alone, or the name of one behind 「評価が」.
  private func readGrades(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices {
      guard let found = listening.grades.longest(in: sheet.scalars, at: index), sheet.isFree(found.range),
        listening.phrases("grade_before").contains(where: sheet.text.string(max(0, index - 4)..<index).hasSuffix)
      else { continue }
      add(grade: found.meanings[0], endingAt: found.range.upperBound, of: Ratings.grades, in: sheet, to: &question)
      sheet.take(found.range, as: "gradeName", meaning: found.meanings[0], into: &question)
    }
    for (index, scalar) in sheet.scalars.enumerated() where marks.contains(scalar) && sheet.isFree(index..<index + 1) {
      // 「○○事業」 is a blank to be filled in.
      guard index == 0 || sheet.scalars[index - 1] != scalar, sheet.scalars.dropFirst(index + 1).first != scalar else {
        continue
      }
      let all = marks.map { String($0) }.sorted()
      add(grade: String(scalar), endingAt: index + 1, of: all, in: sheet, to: &question)
      sheet.take(index..<index + 1, as: "gradeMark", meaning: String(scalar), into: &question)
    }
    for (index, scalar) in sheet.scalars.enumerated() where "sabcd".unicodeScalars.contains(scalar) {
      let before = index > 0 ? Script(sheet.scalars[index - 1]) : .other
      let after = index + 1 < sheet.scalars.count ? Script(sheet.scalars[index + 1]) : .other
      // A capital letter, or one that touches Japanese: 「s評価」. 「a b」 is none.
      let isCapital = sheet.text.scalars[index] != scalar
      guard isCapital || before.isJapanese || after.isJapanese, before != .latin, before != .digit, after != .latin,
        after != .digit, sheet.isFree(index..<index + 1),
        !question.isEnglish || index > 1 && sheet.text.string(index - 2..<index) == "評価"
      else { continue }
      add(grade: String(scalar).uppercased(), endingAt: index + 1, of: Ratings.grades, in: sheet, to: &question)
      sheet.take(index..<index + 1, as: "gradeLetter", meaning: String(scalar).uppercased(), into: &question)
      // 以上 of 「B評価以上」 is no word that a text must have.
      let rest = sheet.text.string(index + 1..<min(sheet.scalars.count, index + 7))
      let word = listening.phrases("grade_after").filter(rest.hasPrefix).map(\.unicodeScalars.count).max() ?? 0
      let behind = String(rest.dropFirst(word))
      if behind.hasPrefix("以上") || behind.hasPrefix("以下") {
        sheet.mark(index + 1 + word..<index + 3 + word, as: .taken)
      }
    }
  }

  /// 「A評価以上」 is S and A, 「C以下」 C and D: grades are listed the best first.
  private func reach(of grade: String, in all: [String], behind text: String) -> [String] {
    guard all == Ratings.grades, let place = all.firstIndex(of: grade) else { return [grade] }
    if text.hasPrefix("以上") { return Array(all[...place]) }
    return text.hasPrefix("以下") ? Array(all[place...]) : [grade]
  }

  /// 「A評価の事業」, or 「A評価以外の事業」, which asks for all other grades.
  private func add(
    grade: String, endingAt end: Int, of all: [String], in sheet: QuestionSheet, to question: inout Question
  ) {
    let rest = sheet.text.string(end..<min(sheet.scalars.count, end + 4))
    let word = listening.phrases("grade_after").filter(rest.hasPrefix).map(\.unicodeScalars.count).max() ?? 0
    let isLeftOut = ExclusionReader(listening: listening).denial(behind: end + word, in: sheet) == .denied
    let behind = String(sheet.text.string(end..<min(sheet.scalars.count, end + 8)).dropFirst(word))
    let reach = reach(of: grade, in: all, behind: behind)
    let named = isLeftOut ? all.filter { $0 != grade } : reach
    // 「AとB以外」 leaves both out.
    if isLeftOut, !question.grades.isEmpty {
      question.grades = named.filter { !question.grades.contains($0) }
    } else {
      question.grades += named
    }
  }
}
