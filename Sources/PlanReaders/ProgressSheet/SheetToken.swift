import JapaneseText
import PlanModel

/// A word of a line: what stands between two white spaces.
struct SheetToken: Sendable {
  /// Normalized.
  let text: String
  /// As printed.
  let raw: String
  /// The line's number.
  let line: Int

  /// 「－」: the form has a place for a value and nothing was measured.
  var isDash: Bool { !text.isEmpty && text.allSatisfy { $0 == "-" || $0 == "ー" } }

  /// A mark that points to a remark below the table.
  func isRemark(_ marks: [String]) -> Bool { marks.contains { text.hasPrefix($0) } }

  /// The words of a line, in order.
  static func words(of line: SourceLine) -> [SheetToken] {
    var tokens: [SheetToken] = []
    let scalars = line.normalized.scalars
    var start = 0
    while start < scalars.count {
      if scalars[start].properties.isWhitespace {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
      tokens.append(
        SheetToken(
          text: line.normalized.string(start..<end), raw: line.normalized.original(start..<end), line: line.number))
      start = end
    }
    return tokens
  }
}

/// A number of a table's cell and what stands around it.
struct SheetValue: Sendable {
  let token: SheetToken
  /// `nil` where the cell says 「－」 or only words.
  let number: Double?
  /// The unit that the cell itself prints.
  let unit: String?
  /// Digits behind the decimal point: how exactly a rate is printed.
  let decimals: Int

  /// Whether the cell is nothing but a number with its unit, or 「－」.
  let isPlain: Bool

  /// Reads 「1,094」, 「81.8%」, 「152人」, 「－」, and the number in the brackets of 「全員（742人）」.
  init(_ token: SheetToken) {
    self.token = token
    let scalars = Array(token.text.unicodeScalars)
    if token.isDash {
      (number, unit, decimals, isPlain) = (nil, nil, 0, true)
      return
    }
    if let whole = Self.read(scalars[...]) {
      (number, unit, decimals, isPlain) = (whole.number, whole.unit, whole.decimals, true)
      return
    }
    let bracketed = Self.bracketed(scalars).flatMap { Self.read($0) }
    (number, unit, decimals, isPlain) = (bracketed?.number, bracketed?.unit, bracketed?.decimals ?? 0, false)
  }

  private static func bracketed(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
    guard let open = scalars.lastIndex(of: "("), let close = scalars.lastIndex(of: ")"), open + 1 < close else {
      return nil
    }
    return scalars[(open + 1)..<close]
  }

  private static func read(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> (number: Double, unit: String?, decimals: Int)? {
    var digits = ""
    var decimals = 0
    var end = scalars.startIndex
    while end < scalars.endIndex, scalars[end] == "," || scalars[end] == "." || Script(scalars[end]) == .digit {
      if digits.contains("."), scalars[end] != "," { decimals += 1 }
      if scalars[end] != "," { digits.unicodeScalars.append(scalars[end]) }
      end += 1
    }
    guard let number = Double(digits) else { return nil }
    let rest = String(String.UnicodeScalarView(scalars[end...])).filter { $0 != "※" }.trimmed
    guard !rest.isEmpty else { return (number, nil, decimals) }
    // A cell is a number and a short counter; a longer tail makes it a sentence.
    guard rest.unicodeScalars.count <= 3, rest.unicodeScalars.allSatisfy({ Script($0) != .digit }) else { return nil }
    return (number, rest, decimals)
  }
}
