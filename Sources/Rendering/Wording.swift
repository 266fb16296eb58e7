import PlanModel

/// How single values are written, the same in every screen.
package enum Wording {
  /// 「27-28」, 「29」.
  package static func lines(_ span: LineSpan) -> String {
    span.first == span.last ? String(span.first) : "\(span.first)-\(span.last)"
  }

  /// 「plan.txt:27-28」, as compilers and `grep` write a place.
  package static func place(_ document: String, _ span: LineSpan) -> String { "\(document):\(lines(span))" }

  /// 「960,000,000」.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return number < 0 ? "-" + result : result
  }

  /// 「104」 for 104.0, 「99.7」.
  package static func number(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }

  /// 「約9.6億円（960,000,000円）」; once where the document itself prints whole yen.
  package static func money(_ money: Money) -> String {
    let yen = grouped(money.yen) + "円"
    return money.raw == yen ? yen : "\(money.raw)（\(yen)）"
  }
}
