import JapaneseText
import Vocabulary

/// The words that the implementation plan prints, by role, out of `forms.tsv`.
struct PlanWords: Sendable {
  private let labels: FormLabels

  init(_ labels: FormLabels) { self.labels = labels }

  /// The words of a role, the longest first.
  subscript(_ role: String) -> [String] { labels.words("implementation_plan", role) }

  func starts(_ text: String, _ role: String) -> Bool { self[role].contains { text.hasPrefix($0) } }
  func ends(_ text: String, _ role: String) -> Bool { self[role].contains { text.hasSuffix($0) } }
  func stands(_ role: String, in text: String) -> Bool { self[role].contains { text.contains($0) } }

  /// The names of divisions in one field, split at the marks between them.
  func divisions(_ text: String) -> [String] {
    text.split { "/／、，,・".contains($0) }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
  }
}
