import JapaneseText
import PlanModel
import Vocabulary

/// Phone numbers (through ``PhoneReader``), years, amounts with comparisons, ranks and grades.
struct NumberReader {
  let tables: ReadingTables
  let listening: Listening

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    PhoneReader().read(&sheet, into: &question)
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
        guard end > range.upperBound,
          let number = SectionNumber.read(sheet.scalars[range.upperBound..<end])
        else { continue }
        question.sectionNumbers.append(number)
        sheet.take(range.lowerBound..<end, as: "sectionNumber", meaning: "\(number)", into: &question)
      }
    }
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
    let start = mention.range.upperBound
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
    if number < 100, sheet.scalars[end...].starts(with: ["年", "度"]) { return (number, start..<end + 2) }
    guard (1990...2050).contains(number), end - start == 4 else { return nil }
    if end < sheet.scalars.count, !Script.isSeparator(sheet.scalars[end]), sheet.scalars[end] != "の" { return nil }
    return (number, start..<end)
  }

  // MARK: Amounts

  /// 「万円で」, 「百万円単位」, 「千円」 alone at the end.
  private func readOutputUnit(_ sheet: inout QuestionSheet, into question: inout Question) {
    for unit in tables.amounts.units.moneyUnits {
      for range in sheet.text.ranges(of: unit.name) where sheet.isFree(range) {
        let before = range.lowerBound > 0 ? Script(sheet.scalars[range.lowerBound - 1]) : .other
        let isNumber =
          before == .digit
          || range.lowerBound > 0
            && "一二三四五六七八九十百千万億何".unicodeScalars
              .contains(sheet.scalars[range.lowerBound - 1])
        guard !isNumber, question.outputUnit == nil else { continue }
        let rest = sheet.scalars[range.upperBound...]
        let ends =
          rest.isEmpty || rest.starts(with: ["で"]) || rest.starts(with: ["単", "位"])
          || Script.isSeparator(rest[rest.startIndex])
        guard ends else { continue }
        question.outputUnit = String(scalars: unit.name)
        sheet.take(range, as: "outputUnit", meaning: question.outputUnit ?? "", into: &question)
      }
    }
  }

  private func readAmounts(_ sheet: inout QuestionSheet, into question: inout Question) {
    readSpans(&sheet, into: &question)
    for range in sheet.text.ranges(of: ["半", "分"]) where sheet.isFree(range) {
      addCondition(50, "%", at: range, &sheet, &question)
    }
    for money in tables.amounts.money(in: sheet.text, writing: .arabicOrKanji)
    where sheet.isFree(money.range) && !sheet.isOfName(money.range) {
      if isRange(behind: money.range.upperBound, in: sheet) {
        addRange(Double(money.yen), "円", at: money.range, &sheet, &question)
        continue
      }
      addCondition(Double(money.yen), "円", at: money.range, &sheet, &question)
    }
    for found in tables.amounts.quantities(in: sheet.text, writing: .arabicOrKanji)
    where sheet.isFree(found.range) && !sheet.isOfName(found.range) {
      // 「1件あたり」 and 「1人あたり」 are cues of their own.
      let start = found.range.lowerBound
      let cues = [
        listening.operations.longest(in: sheet.scalars, at: start)?.range,
        listening.unstated.longest(in: sheet.scalars, at: start)?.range,
      ]
      if cues.contains(where: { ($0?.count ?? 0) > found.range.count }) { continue }
      // 「23区」 is a place.
      if let place = listening.places.longest(in: sheet.scalars, at: found.range.lowerBound),
        place.range.count >= found.range.count
      {
        continue
      }
      let (value, unit) = Self.perCent[found.unit].map { (found.value * $0, "%") } ?? (found.value, found.unit)
      if isRange(behind: found.range.upperBound, in: sheet) {
        addRange(value, unit, at: found.range, &sheet, &question)
      } else {
        addCondition(value, unit, at: found.range, &sheet, &question)
      }
    }
  }

  /// 「10以上」: a bare number with a comparison right behind it, of whatever unit.
  private func readBareComparisons(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where Script(sheet.scalars[index]) == .digit && sheet.isFree(index..<index + 1) {
      guard index == 0 || Script(sheet.scalars[index - 1]) != .digit,
        let numeral = Numeral(sheet.scalars, at: index), numeral.range.upperBound < sheet.scalars.count,
        let found = listening.comparisons.longest(in: sheet.scalars, at: numeral.range.upperBound)
      else { continue }
      // 「4000万超え」 is of money.
      let isMoney = "万億".unicodeScalars.contains(sheet.scalars[numeral.range.upperBound - 1])
      question.conditions.append(
        Condition(comparison: found.meanings[0], value: numeral.value, unit: isMoney ? "円" : ""))
      sheet.take(
        index..<found.range.upperBound, as: "numberWithComparison", meaning: "\(numeral.value)", into: &question)
    }
  }

  /// Other words for per cent, and how many per cent one is.
  private static let perCent = ["割": 10.0, "パーセント": 1.0]

  /// 「九割台」, 「90％台」, 「4億円台」.
  private func isRange(behind end: Int, in sheet: QuestionSheet) -> Bool {
    end < sheet.scalars.count && sheet.scalars[end] == "台"
  }

  /// A range reaches up to the next number that ends where this one does: 4億円台 to 5億円, 90％台 to 100%.
  private func addRange(
    _ value: Double, _ unit: String, at range: Range<Int>, _ sheet: inout QuestionSheet, _ question: inout Question
  ) {
    var width = 1.0
    while value >= width * 10, (value / (width * 10)).rounded() * width * 10 == value { width *= 10 }
    question.conditions.append(Condition(comparison: .atLeast, value: value, unit: unit, below: value + width))
    sheet.take(
      range.lowerBound..<range.upperBound + 1, as: "amountInRange", meaning: "\(value)\(unit)", into: &question)
  }

  /// 「3千万円から5千万円」, 「1億円～2億円」: from one amount to another.
  private func readSpans(_ sheet: inout QuestionSheet, into question: inout Question) {
    let found = tables.amounts.money(in: sheet.text, writing: .arabicOrKanji)
    for (first, second) in zip(found, found.dropFirst()) where sheet.isFree(first.range) && sheet.isFree(second.range) {
      let between = sheet.text.string(first.range.upperBound..<second.range.lowerBound)
      guard listening.phrases("from_to").contains(between), first.yen < second.yen else { continue }
      question.conditions.append(Condition(comparison: .atLeast, value: Double(first.yen), unit: "円"))
      question.conditions.append(Condition(comparison: .atMost, value: Double(second.yen), unit: "円"))
      sheet.take(
        first.range.lowerBound..<second.range.upperBound, as: "amountFromTo", meaning: "\(first.yen)...\(second.yen)円",
        into: &question)
    }
  }

  /// An amount with a comparison behind it, or 「ちょうど」 before it, or one that 「の事業」 picks out.
  private func addCondition(
    _ value: Double, _ unit: String, at range: Range<Int>, _ sheet: inout QuestionSheet, _ question: inout Question
  ) {
    if let found = comparison(behind: range.upperBound, in: sheet) {
      question.conditions.append(Condition(comparison: found.meanings[0], value: value, unit: unit))
      sheet.take(
        range.lowerBound..<found.range.upperBound, as: "amountWithComparison", meaning: "\(value)\(unit)",
        into: &question)
    } else if unit != "事業", picksOut(range, in: sheet) {
      question.conditions.append(Condition(comparison: .equal, value: value, unit: unit))
      sheet.take(range, as: "amountOfProgramme", meaning: "= \(value)\(unit)", into: &question)
    } else {
      if isClaim(range, in: sheet) { question.claims.append(Claim(value: value, unit: unit, text: sheet.said(range))) }
      sheet.take(range, as: "amount", meaning: "\(value)\(unit)", into: &question)
    }
  }

  /// The comparison behind an amount, with its particle (に届かない) or behind one (を 下回った).
  private func comparison(behind end: Int, in sheet: QuestionSheet) -> CueTable<Comparison>.Found? {
    var after = end
    while after < sheet.scalars.count {
      if let found = listening.comparisons.longest(in: sheet.scalars, at: after) { return found }
      guard [" ", "に", "を"].contains(sheet.scalars[after]) else { return nil }
      after += 1
    }
    return nil
  }

  /// 「1000万円で合ってる？」, 「1000万円ですよね」.
  private func isClaim(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let after = sheet.text.string(range.upperBound..<min(sheet.scalars.count, range.upperBound + 8))
    return listening.phrases("claim").contains {
      after.hasPrefix($0)
    }
  }

  /// 「1.9億円の事業」, 「89.6％だった事業」, 「ちょうど100％」.
  private func picksOut(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let before = sheet.text.string(max(0, range.lowerBound - 5)..<range.lowerBound)
    if listening.phrases("exactly").contains(where: before.contains) { return true }
    let after = sheet.text.string(range.upperBound..<min(sheet.scalars.count, range.upperBound + 6))
    return listening.phrases("picks_out").contains { after.drop { $0 == " " }.hasPrefix($0) }
  }

  // MARK: Ranks and grades

  /// 「上位3つ」, 「多い順に5つ」, 「上から3つ」 and 「2番目」, 「２つ目」.
  private func readRanks(_ sheet: inout QuestionSheet, into question: inout Question) {
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
        question.numbers.append(number)
        sheet.take(index..<end + 1, as: "programmeNumber", meaning: "\(number)", into: &question)
        index = end + 1
      } else if followsNumberSign(index, in: sheet) {
        question.numbers.append(number)
        sheet.take(index..<end, as: "programmeNumber", meaning: "\(number)", into: &question)
        index = end
      } else if sheet.text.string(max(0, index - 2)..<index) == "もう" {
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
      question.grades.append(found.meanings[0])
      sheet.take(found.range, as: "gradeName", meaning: found.meanings[0], into: &question)
    }
    for (index, scalar) in sheet.scalars.enumerated() where "sabcd".unicodeScalars.contains(scalar) {
      let before = index > 0 ? Script(sheet.scalars[index - 1]) : .other
      let after = index + 1 < sheet.scalars.count ? Script(sheet.scalars[index + 1]) : .other
      // A capital letter, or one that touches Japanese: 「s評価」. 「a b」 is none.
      let isCapital = sheet.text.scalars[index] != scalar
      guard isCapital || before.isJapanese || after.isJapanese, before != .latin, before != .digit, after != .latin,
        after != .digit, sheet.isFree(index..<index + 1), !question.isEnglish
      else { continue }
      question.grades.append(String(scalar).uppercased())
      sheet.take(index..<index + 1, as: "gradeLetter", meaning: String(scalar).uppercased(), into: &question)
    }
  }
}
