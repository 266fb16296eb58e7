import PlanModel

/// What the program says besides answers: the rows of `Prompts/speak/messages.tsv`, in one language.
///
///     let say = try Messages(folder: home.prompts + "/speak", language: .english)
///     say("index.written", ["path": "a.sqlite"])     // "wrote a.sqlite"
package struct Messages: Sendable {
  private let sentences: [String: String]
  package let language: Language

  /// Reads `messages.tsv` in `folder`.
  package init(folder: String, language: Language) throws(VocabularyError) {
    try self.init(Table(path: folder + "/messages.tsv", columns: 3), language: language)
  }

  /// - Parameter table: key, Japanese, English.
  package init(_ table: Table, language: Language) throws(VocabularyError) {
    var sentences: [String: String] = [:]
    var lines: [String: Int] = [:]
    for row in table.rows {
      if let first = lines[row[0]] { throw .duplicate(path: table.path, line: row.line, first: first) }
      lines[row[0]] = row.line
      sentences[row[0]] = language == .japanese ? row[1] : row[2]
    }
    (self.sentences, self.language) = (sentences, language)
  }

  /// Knows no sentence and says the keys; for telling that the table itself cannot be read.
  package init(silentIn language: Language) { (sentences, self.language) = ([:], language) }

  package var keys: [String] { sentences.keys.sorted() }

  /// The sentence of `key`, with `{name}` replaced by `values["name"]`; the key itself where the table lacks it.
  package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    var text = sentences[key] ?? key
    for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
    return text
  }
}

/// The help texts of one language: `Prompts/speak/help.ja.txt`, cut at lines like `[list]`.
package struct HelpText: Sendable {
  private let sections: [String: String]

  /// Reads the help of `language` in `folder`.
  package init(folder: String, language: Language) throws(VocabularyError) {
    let path = folder + "/help.\(language.rawValue).txt"
    guard let text = TextFile.read(path) else { throw .unreadable(path: path, reason: "-") }
    self.init(text: text)
  }

  package init(text: String) {
    var sections: [String: [Substring]] = [:]
    var name = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
      if line.hasPrefix("["), line.hasSuffix("]"), !line.contains(" ") {
        name = String(line.dropFirst().dropLast())
      } else {
        sections[name, default: []].append(line)
      }
    }
    self.sections = sections.mapValues { lines in
      var lines = lines[...]
      while lines.first?.isEmpty == true { lines = lines.dropFirst() }
      while lines.last?.isEmpty == true { lines = lines.dropLast() }
      return lines.joined(separator: "\n")
    }
  }

  /// The section of that name, without blank lines around it.
  package func section(_ name: String) -> String? { sections[name] }
}
