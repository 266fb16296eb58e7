import JapaneseText
import Vocabulary

/// The words that the progress sheet prints, by role, out of `forms.tsv`.
struct SheetWords: Sendable {
  private let labels: FormLabels

  init(_ labels: FormLabels) { self.labels = labels }

  /// The words of a role, the longest first.
  subscript(_ role: String) -> [String] { labels.words("progress_sheet", role) }

  /// Whether `text` is nothing but one word of the role.
  func isOnly(_ text: String, _ role: String) -> Bool { self[role].contains(text) }

  /// Whether a word of the role stands in `text`.
  func stands(_ role: String, in text: String) -> Bool { self[role].contains { text.contains($0) } }

  /// The scalars of the first word of `role` in `line`, not before `start`.
  func find(_ role: String, in line: SourceLine, from start: Int = 0) -> Range<Int>? {
    let text = line.normalized
    return self[role].compactMap { word in
      text.ranges(of: Array(word.unicodeScalars)).first { $0.lowerBound >= start }
    }.min { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
  }
}

extension SourceLine {
  /// The printed characters of a range of normalized scalars, without white space at the ends.
  func printed(_ range: Range<Int>) -> String { normalized.original(range).trimmed }

  /// The printed line without white space at its ends.
  var printed: String { raw.trimmed }

  /// ① ... ⓿: the circled numbers that the form's fields carry.
  private static let listMarks: ClosedRange<UInt32> = 0x2460...0x24FF

  /// Circled numbers, grades of a scale and the like: marks that a page's frame left between two sheets.
  func isFrameLeftover(grades: [String]) -> Bool {
    let words = text.split(separator: " ").map { String($0) }
    return words.allSatisfy { word in
      grades.contains(word) || word.unicodeScalars.allSatisfy { Self.listMarks.contains($0.value) }
    }
  }
}
