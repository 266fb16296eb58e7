import JapaneseText
import Vocabulary

/// The phrases of `Prompts/listen`: what is asked for and what is to be done. The longest phrase at a place wins,
/// whichever table it is in.
struct CueReader {
  let listening: Listening
  /// Whether a programme's name has a key.
  let isInName: (String) -> Bool
  /// Whether a document's title has a key: 評価 of 事務事業評価 asks for no grade.
  let isInTitle: (String) -> Bool
  /// Whether a document prints a key.
  let prints: (String) -> Bool

  /// One kind of cue: its table, and what a phrase of it does to the question.
  private struct Kind {
    let rule: String
    let length: (_ scalars: [Unicode.Scalar], _ start: Int) -> Range<Int>?
    let apply: (_ scalars: [Unicode.Scalar], _ start: Int, _ question: inout Question) -> String
  }

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    readUnits(&sheet, into: &question)
    readQuoted(sheet, into: &question)
    let kinds = kinds
    var index = 0
    while index < sheet.scalars.count {
      guard sheet.isFree(index..<index + 1) else {
        index += 1
        continue
      }
      let found = kinds.compactMap { kind in kind.length(sheet.scalars, index).map { (kind, $0) } }
        .filter { sheet.isFree($0.1) && !isPartOfName($0.1, in: sheet) }.max { $0.1.count < $1.1.count }
      guard let (_, range) = found else {
        index += 1
        continue
      }
      // The longest phrase decides how much is taken; every table that has just this phrase learns of it.
      // 「金額じゃなくて件数」 asks for no amount.
      let isLeftOut = ExclusionReader(listening: listening).isExcluded(behind: range.upperBound, in: sheet)
      for kind in kinds where !isLeftOut && kind.length(sheet.scalars, index) == range {
        let meaning = kind.apply(sheet.scalars, index, &question)
        question.spans.append(Span(rule: kind.rule, text: sheet.said(range), meaning: meaning))
      }
      sheet.mark(range, as: .taken)
      index = range.upperBound
      if found?.0.rule == "operationCue", let item = quantity(behind: range, in: sheet) {
        // 「平均年齢」: a quantity of its own, and no average of what is stated.
        question.operations.removeLast()
        question.unstated.append(String(scalars: sheet.scalars[item]))
        sheet.take(item, as: "unstatedItem", meaning: String(scalars: sheet.scalars[item]), into: &question)
        index = item.upperBound
      }
    }
    readCount(&sheet, into: &question)
  }

  /// The noun that 平均, 最高 or 最低 makes a quantity of its own with: 平均年齢, 最低賃金. What is counted (平均受講者数) and what is
  /// asked for (平均予算) are averaged.
  private func quantity(behind cue: Range<Int>, in sheet: QuestionSheet) -> Range<Int>? {
    guard listening.phrases("extreme").contains(String(scalars: sheet.scalars[cue])) else { return nil }
    var end = cue.upperBound
    while end < sheet.scalars.count, sheet.isFree(end..<end + 1), Script(sheet.scalars[end]) == .han { end += 1 }
    let noun = sheet.scalars[cue.upperBound..<end]
    guard noun.count > 1,
      !listening.phrases("counted_noun").contains(where: String(scalars: Array(noun)).hasSuffix),
      listening.asks.longest(in: sheet.scalars, at: cue.upperBound) == nil
    else { return nil }
    return cue.lowerBound..<end
  }

  /// 対象者 of 対象者別: a part of a longer word that a name has.
  private func isPartOfName(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    if isInLongerName(range, in: sheet) { return true }
    let isOfWord = { (scalar: Unicode.Scalar) in Script(scalar).writesNouns }
    guard sheet.scalars[range].allSatisfy(isOfWord) else { return false }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, isOfWord(sheet.scalars[start - 1]) { start -= 1 }
    while end < sheet.scalars.count, isOfWord(sheet.scalars[end]) { end += 1 }
    guard end - start > range.count else { return false }
    let word = String(scalars: sheet.scalars[start..<end])
    // 予定 of 紹介予定派遣, 評価 of 総合評価方式: words that documents print.
    return isInName(word) || isInTitle(word) || end > range.upperBound && sheet.isFree(start..<end) && prints(word)
  }

  /// 窓口 of 「書かない窓口」: with the characters before it a part of a name.
  private func isInLongerName(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let start = range.lowerBound - 4
    guard start >= 0, Script(sheet.scalars[range.lowerBound - 1]) == .hiragana,
      !sheet.scalars[start..<range.lowerBound].contains(where: Script.isSeparator),
      sheet.isFree(start..<range.upperBound)
    else { return false }
    return isInName(String(scalars: sheet.scalars[start..<range.upperBound]))
  }

  private var kinds: [Kind] {
    [
      kind("measureCue", listening.asks) { question, ask in
        if !question.asks.contains(ask) { question.asks.append(ask) }
        return ask.rawValue
      } except: { scalars, range in
        // 「対象者数」 is a number, and asks for no audience.
        let rest = String(scalars: scalars[range.upperBound...].prefix(6))
        // 「ページのアクセス数」 asks for no address.
        return rest.hasPrefix("数") && scalars[range.upperBound - 1] == "者"
          || listening.phrases("of_page").contains(where: rest.hasPrefix)
      },
      kind("operationCue", listening.operations) { question, operation in
        if !question.operations.contains(operation) { question.operations.append(operation) }
        return operation.rawValue
      } except: { scalars, range in
        // 「同じ氷河期で」 says what is the same, and compares nothing.
        let said = String(scalars: scalars[range])
        if said == "同じ", range.upperBound < scalars.count,
          Script(scalars[range.upperBound]).writesNouns
        {
          return true
        }
        // 「支援員を増やす事業」 is what a programme does.
        let rest = String(scalars: scalars[range.upperBound...].prefix(3))
        if scalars[range.upperBound - 1] == "す", listening.phrases("things").contains(where: rest.hasPrefix) {
          return true
        }
        // 組み合わせる and 引き合わせる add nothing.
        let start = range.lowerBound
        return scalars[start] == "合" && start > 1 && "きみいちりし".unicodeScalars.contains(scalars[start - 1])
          && Script(scalars[start - 2]) == .han
      },
      kind("unstatedItem", listening.unstated) { question, item in
        if !question.unstated.contains(item) { question.unstated.append(item) }
        return item
      },
      kind("backReference", listening.backReferences) { question, reference in
        if !question.references.contains(reference) { question.references.append(reference) }
        return reference.rawValue
      },
    ]
  }

  private func kind<Meaning>(
    _ rule: String, _ table: CueTable<Meaning>, _ apply: @escaping (inout Question, Meaning) -> String,
    except: @escaping (_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool = { _, _ in false }
  ) -> Kind {
    Kind(
      rule: rule,
      length: { scalars, start in
        table.longest(in: scalars, at: start).flatMap { except(scalars, $0.range) ? nil : $0.range }
      },
      apply: { scalars, start, question in
        (table.longest(in: scalars, at: start)?.meanings ?? []).map { apply(&question, $0) }.joined(separator: "+")
      })
  }

  /// 「何人」, 「何社」: the unit that the answer shall have.
  private func readUnits(_ sheet: inout QuestionSheet, into question: inout Question) {
    for (index, scalar) in sheet.scalars.enumerated() where scalar == "何" && index + 1 < sheet.scalars.count {
      guard let found = listening.unitsAsked.longest(in: sheet.scalars, at: index + 1) else { continue }
      let range = index..<found.range.upperBound
      guard sheet.isFree(range) else { continue }
      if let plan = wordOfPlan(before: index, in: sheet) {
        // 「計画 何人」: the word alone before what is counted.
        if !question.asks.contains(.planned) { question.asks.append(.planned) }
        sheet.take(plan, as: "measureCue", meaning: Ask.planned.rawValue, into: &question)
      }
      // 「事業は何件」 counts programmes, not what a programme counts.
      if found.meanings.contains("件"), countsProgrammes(sheet, before: index) {
        question.operations.append(.count)
      } else {
        question.units += found.meanings.filter { !question.units.contains($0) }
      }
      sheet.take(range, as: "askedUnit", meaning: sheet.text.string(found.range), into: &question)
    }
  }

  /// 計画 standing alone right before a place.
  private func wordOfPlan(before end: Int, in sheet: QuestionSheet) -> Range<Int>? {
    var stop = end
    while stop > 0, Script.isSeparator(sheet.scalars[stop - 1]) { stop -= 1 }
    guard stop < end else { return nil }
    return listening.phrases("plan_before").lazy.map { Array($0.unicodeScalars) }.compactMap { word in
      let start = stop - word.count
      guard start >= 0, sheet.scalars[start..<stop].elementsEqual(word), sheet.isFree(start..<stop),
        start == 0 || !Script(sheet.scalars[start - 1]).writesNouns
      else { return nil }
      return start..<stop
    }.first
  }

  private func countsProgrammes(_ sheet: QuestionSheet, before index: Int) -> Bool {
    let before = sheet.text.string(max(0, index - 5)..<index).filter { !$0.isWhitespace }
    return listening.phrases("programmes_before").contains { before.hasSuffix($0) }
  }

  /// 「人数は？」, 「回数は？」: a count that belongs to no longer word.
  private func readCount(_ sheet: inout QuestionSheet, into question: inout Question) {
    for start in sheet.scalars.indices {
      guard let found = listening.unitsCounted.longest(in: sheet.scalars, at: start) else { continue }
      let range = start..<found.range.upperBound + 1
      guard range.upperBound <= sheet.scalars.count, sheet.scalars[found.range.upperBound] == "数", sheet.isFree(range)
      else { continue }
      let before = start > 0 ? Script(sheet.scalars[start - 1]) : .other
      let after = range.upperBound < sheet.scalars.count ? Script(sheet.scalars[range.upperBound]) : .other
      guard !before.writesNouns, after != .han else { continue }
      question.units += found.meanings
      sheet.take(range, as: "askedUnit", meaning: found.meanings[0], into: &question)
    }
  }

  /// 「女性」 in quotes.
  private func readQuoted(_ sheet: QuestionSheet, into question: inout Question) {
    let text = sheet.text.text
    for piece in text.split(separator: "「", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: "」"), end > piece.startIndex else { continue }
      let inside = String(piece[..<end])
      // 「－」は抜きで: what states nothing is in no ranking and in no sum.
      let rest = piece[piece.index(after: end)...]
      let isLeftOut =
        !inside.unicodeScalars.contains { Script($0).writesNouns || Script($0) == .hiragana }
        && listening.leavesOut(rest)
      if !isLeftOut { question.quoted.append(inside) }
    }
  }
}
