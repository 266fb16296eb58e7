import JapaneseText

/// 行の番号: what a row begins with: 「12」, 「1-05」, 「(3)」, 「①」.
struct RowNumber: Equatable, Sendable {
  private enum Style: Equatable { case plain, bracketed, circled }

  private let style: Style
  /// 「1-」 of 「1-05」.
  private let group: String
  private let value: Int

  /// - Parameter token: as printed.
  init?(_ token: String) {
    let scalars = Array(token.unicodeScalars)
    if scalars.count == 1, ListMarks.isMark(scalars[0]), let value = scalars[0].properties.numericValue {
      (style, group, self.value) = (.circled, "", Int(value))
      return
    }
    let inside = Brackets.inside(token)
    let digits = (inside ?? token).map {
      $0.wholeNumberValue.map { String($0) } ?? ("－‐ー".contains($0) ? "-" : String($0))
    }
    .joined()
    let parts = digits.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ Int($0) != nil && $0.count <= 3 }), let last = parts.last,
      let value = Int(last)
    else { return nil }
    (style, self.value) = (inside == nil ? .plain : .bracketed, value)
    group = parts.count == 2 ? parts[0] + "-" : ""
  }

  /// Whether a row with `next` comes right behind the one with this number: in its group, or the first of another one.
  func isFollowed(by next: RowNumber) -> Bool {
    guard style == next.style else { return false }
    return group == next.group ? next.value == value + 1 : next.value == 1 && !next.group.isEmpty
  }
}
