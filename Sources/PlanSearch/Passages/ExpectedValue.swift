import JapaneseText
import Vocabulary

/// What kind of value a question waits for, by its words: a place that prints one is likelier to be meant.
enum ExpectedValue: Hashable {
  case phone, address, money, division, month
  /// A number before a counting unit: 人, 件, 回.
  case counted(String)

  /// The kinds that a text asks for; empty where it only names things.
  static func kinds(in text: String, _ listening: Listening, _ units: Units) -> Set<ExpectedValue> {
    let scalars = Array(text.lowercased().unicodeScalars)
    var kinds: Set<ExpectedValue> = []
    var index = 0
    while index < scalars.count {
      if let found = listening.asks.longest(in: scalars, at: index) {
        kinds.formUnion(found.meanings.compactMap { ofMeasures[$0] })
        index = found.range.upperBound
      } else {
        index += 1
      }
    }
    for (index, scalar) in scalars.enumerated() where scalar == "何" {
      if let unit = units.counter(scalars, at: index + 1) { kinds.insert(.counted(unit)) }
    }
    if listening.says("when", in: text) { kinds.insert(.month) }
    return kinds
  }

  private static let ofMeasures: [Ask: ExpectedValue] = [
    .phone: .phone, .contact: .phone, .url: .address, .budget: .money, .division: .division, .start: .month,
  ]

  /// Whether a normalized text prints a value of this kind.
  func stands(in text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { index in
      let isBehindDigit = index > 0 && Script(text[index - 1]) == .digit
      return switch self {
      case .phone: isBehindDigit && text[index] == "-" && index + 1 < text.count && Script(text[index + 1]) == .digit
      case .address: text[index...].starts(with: "http".unicodeScalars)
      case .money: text[index] == "円" || (isBehindDigit && text[index] == ",")
      case .division: "課部".unicodeScalars.contains(text[index]) && index > 0 && Script(text[index - 1]) == .han
      case .month: isBehindDigit && text[index] == "月"
      case .counted(let unit): isBehindDigit && text[index...].starts(with: unit.unicodeScalars)
      }
    }
  }
}
