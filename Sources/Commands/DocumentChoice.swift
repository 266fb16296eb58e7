import JapaneseText
import PlanIndex

/// The documents of an index that a person means by a file name, or by a part of a name or title.
package enum DocumentChoice {
  /// A document of exactly that name; else all whose name, or else whose title, has `text` in it.
  package static func documents(
    named text: String, in catalogue: Catalogue, normalizer: Normalizer
  ) -> [DocumentEntry] {
    let name = text.split(separator: "/").last.map { String($0) } ?? text
    if let exact = catalogue.document(name) { return [exact] }
    let key = normalizer.key(name)
    guard !key.isEmpty else { return [] }
    for part in [\DocumentEntry.name, \DocumentEntry.title] {
      let found = catalogue.documents.filter { normalizer.key($0[keyPath: part]).contains(key) }
      if !found.isEmpty { return found }
    }
    return []
  }
}
