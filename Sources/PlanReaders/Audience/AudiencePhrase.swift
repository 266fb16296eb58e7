import JapaneseText
import Vocabulary

package struct AudiencePhrase: Sendable {
  package init(tables: ReadingTables) {}
  package func audience(in paragraphs: [String]) -> String? { nil }
}
