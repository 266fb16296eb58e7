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
    let parts = text.split { "/／、，,".contains($0) }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    return parts.flatMap { part in
      // 「甲・乙課」 is one division, 「甲課・乙課」 are two.
      let names = part.split(separator: "・").map { String($0) }
      return names.allSatisfy { ends($0, "division_end") } ? names : [part]
    }
  }
}
