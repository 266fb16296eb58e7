import JapaneseText
import Vocabulary

/// 句の始まり: how far back the phrase before a marker reaches: to the end of the clause before, over commas that stand
/// inside the phrase (「出産、育児等で離職した女性」, 「不安を持つ、若者」).
struct PhraseStart {
  let words: AudienceWords
  let scalars: [Unicode.Scalar]

  /// The first scalar of the phrase that ends before `end`.
  func start(before end: Int) -> Int {
    var position = end
    while position > 0 {
      if let open = Brackets.open(of: position, in: scalars) {
        position = open
        // 【…】 is a heading: the phrase begins behind it.
        if scalars[open] == "【" { return min(end, close(of: open) + 1) }
        continue
      }
      let scalar = scalars[position - 1]
      if isBoundary(scalar) || words.words("bound").contains(where: { ends($0, at: position) }) { return position }
      if isComma(scalar), !isInside(comma: position - 1) { return position }
      position -= 1
    }
    return 0
  }

  private func close(of open: Int) -> Int { scalars[open...].firstIndex(of: "】") ?? open }

  private func isComma(_ scalar: Unicode.Scalar) -> Bool { scalar == "、" || scalar == "," }

  /// List marks and brackets that open before the phrase and close behind it.
  private func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
    ListMarks.isMark(scalar) || "○◯●◎■◆※:;「『(【".unicodeScalars.contains(scalar)
  }

  /// Whether the comma at `index` stands inside a phrase.
  private func isInside(comma index: Int) -> Bool {
    if words.words("lead").contains(where: { ends($0, at: index) && isClauseStart(index - $0.count) }) { return false }
    if words.words("joiner").contains(where: { scalars[(index + 1)...].starts(with: $0) }) { return true }
    let end = Brackets.open(of: index, in: scalars) ?? index
    return ["stay", "person", "organization"].contains { role in words.words(role).contains { ends($0, at: end) } }
      || isState(before: index) || isListed(around: index)
  }

  private func isClauseStart(_ index: Int) -> Bool {
    index <= 0 || isComma(scalars[index - 1]) || scalars[index - 1] == " "
  }

  /// 「子育てで離職し、再就職を目指す女性」: a clause without an object is the person's own state; 「課題を調査し、」 is what
  /// the programme does.
  private func isState(before index: Int) -> Bool {
    guard index > 0, scalars[index - 1] == "し" else { return false }
    let start = (scalars[..<index].lastIndex(where: isComma)).map { $0 + 1 } ?? 0
    return !scalars[start..<index].contains { scalar in words.words("particle").contains([scalar]) }
  }

  /// 「出産、育児等」: nouns in a list that 等 or など ends.
  private func isListed(around index: Int) -> Bool {
    guard index > 0, Script(scalars[index - 1]).writesNouns else { return false }
    let next = scalars[(index + 1)...].prefix(10)
    guard let end = next.indices.first(where: { next[$0] == "等" || next[$0...].starts(with: "など".unicodeScalars) })
    else { return false }
    return !next[..<end].contains { scalar in words.words("particle").contains([scalar]) || scalar == "に" }
  }

  private func ends(_ word: [Unicode.Scalar], at end: Int) -> Bool {
    end >= word.count && scalars[(end - word.count)..<end].elementsEqual(word)
  }
}
