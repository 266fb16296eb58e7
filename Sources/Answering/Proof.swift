import JapaneseText
import PlanIndex
import PlanModel

/// 証明: reads every figure again from its source lines just before it is shown.
///
/// Both sides are normalized; every number of the fact's wording must stand on its lines, and so must its words where
/// it has no number. A unit from a table's head (千円) need not.
struct Proof {
  let reader: IndexReader
  let normalizer: Normalizer

  /// The facts that their lines do not bear out.
  func failures(_ facts: [Fact]) throws(IndexError) -> [Fact] {
    var failed: [Fact] = []
    for fact in facts where try !isBorneOut(fact) { failed.append(fact) }
    return failed
  }

  private static let ticked: Set<Measure> = [.grade, .evaluation, .direction]

  private func isBorneOut(_ fact: Fact) throws(IndexError) -> Bool {
    let text = try reader.lines(fact.source.lines, of: fact.source.document).map(\.text).joined()
    let printed = squashed(text)
    // A grade is a ticked box: its words stand over the row of boxes, the tick on it.
    if Self.ticked.contains(fact.measure), printed.contains("■") { return true }
    let numbers = Self.numbers(squashed(fact.raw))
    if numbers.isEmpty || fact.value == nil { return contains(squashed(fact.raw), in: printed) }
    let there = Self.numbers(normalizer.text(text).filter { $0 != "," })
    return numbers.allSatisfy { there.contains($0) } && valueFits(fact, numbers)
  }

  /// The number that is computed with is one that is printed: 160,000,000 comes from 「1.6」, 「1億6000万」 or the like,
  /// so at least its leading digits must be those of the wording.
  private func valueFits(_ fact: Fact, _ numbers: [String]) -> Bool {
    guard let value = fact.value, value != 0 else { return true }
    var digits = String(Int((value.magnitude * 10_000).rounded()))
    while digits.last == "0" { digits.removeLast() }
    let printed = numbers.map { number in
      var digits = number.filter { $0 != "." }
      while digits.hasPrefix("0") { digits.removeFirst() }
      while digits.last == "0" { digits.removeLast() }
      return digits
    }
    return printed.contains { $0 == digits } || printed.filter { !$0.isEmpty }.joined().hasPrefix(digits)
      || digits.hasPrefix(printed.first { !$0.isEmpty } ?? "?")
  }

  private func contains(_ raw: String, in printed: String) -> Bool {
    if printed.contains(raw) { return true }
    // A wrapped name or address may have other characters between its pieces: all pieces in order are enough.
    var rest = printed[...]
    for character in raw where !character.unicodeScalars.allSatisfy(Script.isSeparator) {
      guard let found = rest.firstIndex(of: character) else { return false }
      rest = rest[rest.index(after: found)...]
    }
    return true
  }

  private func squashed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(normalizer.normalize(text).scalars.filter { !$0.properties.isWhitespace && $0 != "," }))
  }

  /// The runs of digits, decimals included.
  private static func numbers(_ text: String) -> [String] {
    var found: [String] = []
    var current = ""
    for character in text {
      if character.isASCII, character.isNumber || character == "." && !current.isEmpty {
        current.append(character)
      } else if !current.isEmpty {
        found.append(current)
        current = ""
      }
    }
    if !current.isEmpty { found.append(current) }
    return found.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
  }
}
