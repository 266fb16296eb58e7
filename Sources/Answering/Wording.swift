import JapaneseText
import PlanModel
import Vocabulary

/// Values as words: money, quantities, years, programmes and places.
struct Wording: Sendable {
  let speaking: Speaking
  let eras: Eras
  let units: Units

  // MARK: Numbers

  /// 「1,234」, 「0.5」, 「104.0」: at most `decimals` decimals, zeros at the end left out.
  func number(_ value: Double, decimals: Int = 4) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e18 else { return "\(value)" }
    let whole = Int64(scaled)
    let unit = Int64(scale)
    var text = grouped(Int(whole / unit))
    var fraction = String(whole % unit + unit).dropFirst()
    while fraction.last == "0" { fraction = fraction.dropLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return value < 0 && whole != 0 ? "-" + text : text
  }

  /// 「1,234,567」.
  func grouped(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// A computed rate with one decimal: 「84.3%」.
  func rate(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return grouped(Int(tenths) / 10) + ".\(Int(tenths.magnitude) % 10)%"
  }

  // MARK: Money

  /// An amount in the unit of `raws` (千円 where the documents print thousands), then in yen and, from 100 million on,
  /// in 億円; in `unit` alone where one was asked for.
  func money(_ yen: Int, like raws: [String] = [], in unit: String? = nil) -> String {
    if let unit, let perUnit = units.yen(per: unit) {
      let amount = number(Double(yen) / Double(perUnit)) + unit
      return perUnit == 1 ? amount : amount + "（" + grouped(yen) + "円）"
    }
    var inBrackets: [String] = []
    var first = grouped(yen) + "円"
    if raws.contains(where: { $0.hasSuffix("千円") }), !raws.contains(where: { $0.hasSuffix("億円") }) {
      (first, inBrackets) = (number(Double(yen) / 1000) + "千円", [grouped(yen) + "円"])
    } else if raws.contains(where: { $0.hasSuffix("百万円") }), yen.magnitude < 100_000_000 {
      (first, inBrackets) = (number(Double(yen) / 1_000_000) + "百万円", [grouped(yen) + "円"])
    } else if yen.magnitude >= 10_000_000 {
      (first, inBrackets) = (number(Double(yen) / 100_000_000) + "億円", [grouped(yen) + "円"])
    }
    return inBrackets.isEmpty ? first : first + "（" + inBrackets.joined(separator: "、") + "）"
  }

  // MARK: Facts

  /// A fact's value as it is shown: what the document prints, with the unit that stands elsewhere.
  func value(_ fact: Fact, in unit: String? = nil) -> String {
    if fact.measure == .budget, let value = fact.value {
      let yen = Int(value)
      if let unit { return (fact.isApproximate ? "約" : "") + money(yen, in: unit) }
      return "\(fact.raw)（\(fact.isApproximate ? "約" : "")\(grouped(yen))円）"
    }
    if fact.measure == .phone, (2...5).contains(fact.raw.count), fact.raw.allSatisfy(\.isNumber) {
      // A column of extensions prints the digits alone.
      return speaking.say("extension.of", fact.raw)
    }
    guard let value = fact.value, let unit = fact.unit, isBareNumber(fact.raw) else { return fact.raw }
    _ = value
    return fact.raw + unit
  }

  /// 「5,665」, 「2.8 ※」: the unit stands in the indicator's label and not in the cell.
  private func isBareNumber(_ raw: String) -> Bool {
    raw.unicodeScalars.allSatisfy { Script($0) == .digit || ".,，※ 　０１２３４５６７８９．".unicodeScalars.contains($0) }
  }

  /// 「令和5年度」, or 「FY2023」 in English.
  func year(_ westernYear: Int) -> String {
    speaking.language == .japanese ? eras.fiscalYear(westernYear) : "FY\(westernYear)"
  }

  /// The measure's name in the interface's language.
  func measure(_ measure: Measure) -> String { speaking.say("measure.\(measure.rawValue)") }

  /// 「12〜15行」.
  func lines(_ span: LineSpan) -> String {
    span.first == span.last
      ? speaking.say("source.line", String(span.first))
      : speaking.say("source.lines", String(span.first), String(span.last))
  }
}
