import PlanModel

/// Phrasings of answers: `Prompts/speak/answers.tsv`. A phrase has places `{1}`, `{2}` ... for what is said in it.
package struct Speaking: Sendable {
  private let phrases: [String: (japanese: String, english: String)]
  package let language: Language

  /// Reads `answers.tsv` of `folder` (the project's `Prompts/speak`): key, Japanese, English.
  package init(folder: String, language: Language) throws(VocabularyError) {
    let table = try Table(path: folder + "/answers.tsv", columns: 3)
    var phrases: [String: (japanese: String, english: String)] = [:]
    for row in table.rows {
      guard phrases[row[0]] == nil else { throw .badValue(path: table.path, line: row.line, value: row[0]) }
      phrases[row[0]] = (row[1], row[2])
    }
    (self.phrases, self.language) = (phrases, language)
  }

  private init(phrases: [String: (japanese: String, english: String)], language: Language) {
    (self.phrases, self.language) = (phrases, language)
  }

  /// The same phrases in another language.
  package func speaking(_ language: Language) -> Speaking { Speaking(phrases: phrases, language: language) }

  /// The phrase `key` with `parts` in its places. A key that the table does not have is said as it is, so that a
  /// missing row is seen and nothing is lost.
  package func say(_ key: String, _ parts: String...) -> String {
    var text = phrases[key].map { language == .japanese ? $0.japanese : $0.english } ?? key
    for (index, part) in parts.enumerated() { text = text.replacing("{\(index + 1)}", with: part) }
    return text.replacing("\\n", with: "\n")
  }
}
