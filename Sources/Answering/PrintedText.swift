import JapaneseText

/// The lines that a fact cites, as what must stand on them is looked for: marks and white space passed over, but never
/// so that two numbers become one.
struct PrintedText {
  /// A character and what stands before it.
  private struct Letter {
    enum Gap { case none, mark, lineEnd }
    let scalar: Unicode.Scalar
    let gap: Gap

    var isDigit: Bool { Script(scalar) == .digit }
  }

  private let letters: [Letter]
  private let numbers: Set<String>

  /// - Parameter lines: normalized.
  init(_ lines: [[Unicode.Scalar]]) {
    letters = lines.flatMap { Self.letters($0, first: .lineEnd) }
    // A number may be torn by the end of a line.
    numbers = Set(lines.flatMap(Self.numbers)).union(Self.numbers(Array(lines.joined())))
  }

  /// Whether every number of `wording` is printed.
  func holdsNumbers(of wording: [Unicode.Scalar]) -> Bool {
    Self.numbers(wording).allSatisfy { numbers.contains($0) }
  }

  /// Whether `wording` is printed: in one run, or, where a torn table prints its neighbours between, in pieces in order.
  func holds(_ wording: [Unicode.Scalar]) -> Bool {
    let sought = Self.letters(wording, first: .none)
    var (start, position) = (0, 0)
    while start < sought.count {
      guard let (length, end) = longestPiece(of: sought[start...], from: position) else { return false }
      (start, position) = (start + length, end)
    }
    return true
  }

  // MARK: Pieces

  /// The longest beginning of `sought` that stands behind `position`, and where it ends. A piece has two characters or
  /// more, unless nothing more is left, and cuts no number.
  private func longestPiece(of sought: ArraySlice<Letter>, from position: Int) -> (length: Int, end: Int)? {
    var best: (length: Int, end: Int)?
    for start in letters.indices.dropFirst(position) where letters[start].scalar == sought.first?.scalar {
      var length = 0
      while length < sought.count, start + length < letters.count, agree(sought, length, start + length) { length += 1 }
      while length > 0, cuts(sought, length) || cutsPrinted(start + length) || length > 0 && cutsPrintedStart(start) {
        length -= 1
      }
      if length > best?.length ?? min(1, sought.count - 1) { best = (length, start + length) }
    }
    return best
  }

  private func agree(_ sought: ArraySlice<Letter>, _ offset: Int, _ place: Int) -> Bool {
    let (one, other) = (sought[sought.startIndex + offset], letters[place])
    guard one.scalar == other.scalar else { return false }
    // 「12」 is not 「1 2」; but a line may end inside a number.
    guard offset > 0, one.isDigit, letters[place - 1].isDigit, other.gap != .lineEnd else { return true }
    return (one.gap == .none) == (other.gap == .none)
  }

  private func cuts(_ sought: ArraySlice<Letter>, _ length: Int) -> Bool {
    let end = sought.startIndex + length
    return end < sought.endIndex && sought[end].isDigit && sought[end].gap == .none && sought[end - 1].isDigit
  }

  /// The printed number goes on behind the piece.
  private func cutsPrinted(_ end: Int) -> Bool {
    end < letters.count && end > 0 && letters[end].isDigit && letters[end].gap == .none && letters[end - 1].isDigit
  }

  /// The printed number began before the piece.
  private func cutsPrintedStart(_ start: Int) -> Bool {
    start > 0 && letters[start].isDigit && letters[start].gap == .none && letters[start - 1].isDigit
  }

  // MARK: Letters

  private static func letters(_ line: [Unicode.Scalar], first: Letter.Gap) -> [Letter] {
    var found: [Letter] = []
    var gap = first
    for scalar in line {
      if Script.isSeparator(scalar) {
        if gap != .lineEnd { gap = .mark }
      } else {
        found.append(Letter(scalar: scalar, gap: gap))
        gap = .none
      }
    }
    return found
  }

  /// The runs of digits, decimals included, commas taken out.
  private static func numbers(_ scalars: [Unicode.Scalar]) -> [String] {
    var found: [String] = []
    var current = String.UnicodeScalarView()
    func close() {
      if current.last == "." { current.removeLast() }
      if !current.isEmpty { found.append(String(current)) }
      current = String.UnicodeScalarView()
    }
    for scalar in scalars where scalar != "," {
      if Script(scalar) == .digit || scalar == "." && !current.isEmpty { current.append(scalar) } else { close() }
    }
    close()
    return found
  }
}
