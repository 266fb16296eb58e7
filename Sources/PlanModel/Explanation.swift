/// The language of the interface; the documents' words stay Japanese.
package enum Language: String, CaseIterable, Codable, Sendable {
  case japanese = "ja"
  case english = "en"
}

/// What a person is told: `madoguchi: what: why`, then the hint on a line of its own.
package struct Explanation: Equatable, Sendable {
  package let what: String
  package let why: String
  package let hint: String

  package init(_ what: String, why: String, hint: String) {
    (self.what, self.why, self.hint) = (what, why, hint)
  }
}

/// An error that can say what happened, why, and what to do, in both languages.
package protocol Explained: Error, Sendable {
  func explanation(in language: Language) -> Explanation
}
