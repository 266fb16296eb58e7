import JapaneseText
import PlanModel
import Vocabulary

/// Amounts, with what is said of them: compared, in a range, claimed, or picking out a programme.
extension NumberReader {
  /// 「万円で」, 「百万円単位」, 「千円」 alone at the end.
  func readOutputUnit(_ sheet: inout QuestionSheet, into question: inout Question) {
    for unit in tables.amounts.units.moneyUnits {
      for range in sheet.text.ranges(of: unit.name) where sheet.isFree(range) {
        let before = range.lowerBound > 0 ? Script(sheet.scalars[range.lowerBound - 1]) : .other
        let isNumber =
          before == .digit
          || range.lowerBound > 0
            && (Numeral.kanji.contains(sheet.scalars[range.lowerBound - 1])
              || sheet.scalars[range.lowerBound - 1] == "何")
        if range.lowerBound > 0, sheet.scalars[range.lowerBound - 1] == "何", unit.yen > 1 {
          // 「何万円」 asks for money in this unit; the cue is read later.
          question.outputUnit = String(scalars: unit.name)
          continue
        }
        guard !isNumber, question.outputUnit == nil else { continue }
        let rest = sheet.text.string(range.upperBound..<sheet.scalars.count)
        let ends = rest.unicodeScalars.first.map(Script.isSeparator) ?? true
        guard ends || listening.phrases("output_unit_after").contains(where: rest.hasPrefix) else { continue }
        question.outputUnit = String(scalars: unit.name)
        sheet.take(range, as: "outputUnit", meaning: question.outputUnit ?? "", into: &question)
      }
    }
  }

  func readAmounts(_ sheet: inout QuestionSheet, into question: inout Question) {
    readSpans(&sheet, into: &question)
    readDigits(&sheet, into: &question)
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
      if isOfWord(found.range, in: sheet) { continue }
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

  /// 「2号認定」: the number begins a word that a name has.
  private func isOfWord(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    var end = range.upperBound
    while end < sheet.scalars.count, Script(sheet.scalars[end]).writesNouns { end += 1 }
    guard end > range.upperBound else { return false }
    // With another number it is no amount either: 「2号認定」 where the documents have a 3号認定.
    return isInName(sheet.text.string(range.lowerBound..<end))
      || range.count == 2 && isInName(sheet.text.string(range.lowerBound + 1..<end))
  }

  /// 「10以上」: a bare number with a comparison right behind it, of whatever unit.
  func readBareComparisons(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where Script(sheet.scalars[index]) == .digit && sheet.isFree(index..<index + 1) {
      guard index == 0 || Script(sheet.scalars[index - 1]) != .digit,
        let numeral = Numeral(sheet.scalars, at: index), numeral.range.upperBound < sheet.scalars.count
      else { continue }
      guard let found = listening.comparisons.longest(in: sheet.scalars, at: numeral.range.upperBound) else {
        readBareNumber(numeral, &sheet, &question)
        continue
      }
      // 「4000万超え」 is of money.
      let isMoney = "万億".unicodeScalars.contains(sheet.scalars[numeral.range.upperBound - 1])
      question.conditions.append(
        Condition(comparison: found.meanings[0], value: numeral.value, unit: isMoney ? "円" : ""))
      sheet.take(
        index..<found.range.upperBound, as: "numberWithComparison", meaning: "\(numeral.value)", into: &question)
    }
  }

  /// 「目標が5になってる」: which programmes have just this number.
  private func readBareNumber(_ numeral: Numeral, _ sheet: inout QuestionSheet, _ question: inout Question) {
    let rest = sheet.text.string(numeral.range.upperBound..<sheet.scalars.count)
    guard let said = listening.phrases("is_number").first(where: rest.hasPrefix), numeral.range.lowerBound > 0,
      ["が", "は"].contains(sheet.scalars[numeral.range.lowerBound - 1])
    else { return readBareMoney(numeral, &sheet, &question) }
    question.conditions.append(Condition(comparison: .equal, value: numeral.value, unit: ""))
    let end = numeral.range.upperBound + said.unicodeScalars.count
    sheet.take(numeral.range.lowerBound..<end, as: "bareNumber", meaning: "= \(numeral.value)", into: &question)
  }

  /// 「3億9千万くらい」: 万 and 億 with nothing counted behind them are of yen.
  private func readBareMoney(_ numeral: Numeral, _ sheet: inout QuestionSheet, _ question: inout Question) {
    let end = numeral.range.upperBound
    let rest = sheet.text.string(end..<min(sheet.scalars.count, end + 6))
    let isAlone = rest.isEmpty || Script.isSeparator(sheet.scalars[end]) || Script(sheet.scalars[end]) == .hiragana
    guard isAlone, numeral.value >= 10_000, "万億".unicodeScalars.contains(sheet.scalars[end - 1]) else { return }
    addCondition(numeral.value, "円", at: numeral.range, &sheet, &question)
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
    if isFollowed(by: "rounded", behind: range.upperBound, in: sheet) {
      // 「百万円未満を四捨五入して」 says how to print, and leaves nothing out.
      sheet.take(range, as: "amount", meaning: "\(value)\(unit)", into: &question)
    } else if let found = comparison(behind: range.upperBound, in: sheet) {
      let denial = ExclusionReader(listening: listening).denial(behind: found.range.upperBound, in: sheet)
      // 「1億円以上ではなく5千万円以上」 takes the first back; 「1億円以上でない事業」 turns it round.
      if denial != .replaced {
        let comparison = denial == .denied ? found.meanings[0].denied : found.meanings[0]
        var condition = Condition(comparison: comparison, value: value, unit: unit)
        let rest = sheet.text.string(found.range.upperBound..<min(sheet.scalars.count, found.range.upperBound + 8))
        condition.isOfSurplus = listening.phrases("surplus").contains(where: rest.hasPrefix)
        question.conditions.append(condition)
      }
      sheet.take(
        range.lowerBound..<found.range.upperBound, as: "amountWithComparison", meaning: "\(value)\(unit)",
        into: &question)
    } else if isFollowed(behind: range.upperBound, in: sheet, by: { listening.leavesOut($0) }) {
      question.conditions.append(Condition(comparison: .unequal, value: value, unit: unit))
      sheet.take(range, as: "amountLeftOut", meaning: "!= \(value)\(unit)", into: &question)
    } else if isFollowed(by: "included", behind: range.upperBound, in: sheet) {
      // 「0.0％の事業も含めて」 picks out nothing.
      sheet.take(range, as: "amount", meaning: "\(value)\(unit)", into: &question)
    } else if unit != "事業", picksOut(range, in: sheet) {
      question.conditions.append(Condition(comparison: .equal, value: value, unit: unit))
      sheet.take(range, as: "amountOfProgramme", meaning: "= \(value)\(unit)", into: &question)
    } else {
      if isClaim(range, in: sheet) { question.claims.append(Claim(value: value, unit: unit, text: sheet.said(range))) }
      question.amounts.append(Condition(comparison: .equal, value: value, unit: unit))
      question.amountsSaid.append(Claim(value: value, unit: unit, text: sheet.said(range)))
      sheet.take(range, as: "amount", meaning: "\(value)\(unit)", into: &question)
    }
  }

  /// 「0％の事業は除く」, 「0％は抜きで」, 「0％の事業も含めて」.
  private func isFollowed(by role: String, behind end: Int, in sheet: QuestionSheet) -> Bool {
    isFollowed(behind: end, in: sheet) { rest in listening.phrases(role).contains { rest.hasPrefix($0) } }
  }

  private func isFollowed(behind end: Int, in sheet: QuestionSheet, by test: (Substring) -> Bool) -> Bool {
    let rest = sheet.text.string(end..<min(sheet.scalars.count, end + 12))
    let things = ["", "の"] + listening.phrases("picks_out")
    return things.contains { rest.hasPrefix($0) && test(rest.dropFirst($0.count)) }
  }

  /// The comparison behind an amount, with its particle (に届かない) or behind one (を 下回った).
  private func comparison(behind end: Int, in sheet: QuestionSheet) -> CueTable<Comparison>.Found? {
    var after = end
    while after < sheet.scalars.count {
      if let found = listening.comparisons.longest(in: sheet.scalars, at: after) { return found }
      // A bracket closes behind the same amount in other words: 「半分（50％）に届かない」.
      guard [" ", ")", "に", "を", "も"].contains(sheet.scalars[after]) else { return nil }
      after += 1
    }
    return nil
  }

  /// 「1000万円で合ってる？」, 「1000万円ですよね」.
  private func isClaim(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let after = sheet.text.string(range.upperBound..<min(sheet.scalars.count, range.upperBound + 12))
    let about = listening.phrases("about").first(where: after.hasPrefix) ?? ""
    return listening.phrases("claim").contains(where: after.dropFirst(about.count).hasPrefix)
  }

  /// 「1.9億円の事業」, 「89.6％だった事業」, 「ちょうど100％」.
  private func picksOut(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let before = sheet.text.string(max(0, range.lowerBound - 5)..<range.lowerBound)
    if listening.phrases("exactly").contains(where: before.contains) { return true }
    let after = sheet.text.string(range.upperBound..<min(sheet.scalars.count, range.upperBound + 6))
    // 「3件の事業額」 picks out no programme.
    return listening.phrases("picks_out").contains { phrase in
      let said = after.drop { $0 == " " }
      return said.hasPrefix(phrase) && !"額費数者所".contains(said.dropFirst(phrase.count).first ?? "の")
    }
  }

  /// 「一桁」, 「2けた」: numbers of so many digits.
  private func readDigits(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where sheet.isFree(index..<index + 1) {
      guard let numeral = Numeral(sheet.scalars, at: index, writing: .arabicOrKanji), let count = numeral.whole(),
        (1...9).contains(count), numeral.range.count == 1
      else { continue }
      let rest = sheet.text.string(numeral.range.upperBound..<min(sheet.scalars.count, numeral.range.upperBound + 2))
      guard let word = listening.phrases("digits").first(where: rest.hasPrefix) else { continue }
      let least = (1..<count).reduce(1.0) { power, _ in power * 10 }
      question.conditions.append(Condition(comparison: .atLeast, value: least, unit: "", below: least * 10))
      let range = index..<numeral.range.upperBound + word.unicodeScalars.count
      sheet.take(range, as: "digits", meaning: "\(count)", into: &question)
    }
  }
}
