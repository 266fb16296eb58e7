import PlanModel
import Vocabulary

extension SourceText {
  /// The municipality that the text names most often: who wrote a plan that nowhere says so.
  ///
  /// Prefectures are left out, since every plan names its prefecture's offices. `nil` where no municipality of
  /// `municipalities.tsv` is named; of two named equally often, the first in the table.
  func municipality(of tables: ReadingTables) -> String? {
    let text = joinedScalars()
    let counted = tables.municipalities.filter { $0.kind != "都道府県" }.map { one in
      (name: one.name, count: Self.count(Array(one.name.unicodeScalars), in: text))
    }
    var best: (name: String, count: Int)?
    for one in counted where one.count > best?.count ?? 0 { best = one }
    return best?.name
  }

  /// The normalized text without line breaks, since a name may be wrapped.
  private func joinedScalars() -> [Unicode.Scalar] {
    lines.flatMap { Array($0.text.unicodeScalars) }
  }

  private static func count(_ needle: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int {
    guard let first = needle.first, text.count >= needle.count else { return 0 }
    var count = 0
    for start in 0...(text.count - needle.count)
    where text[start] == first && text[start..<start + needle.count].elementsEqual(needle) {
      count += 1
    }
    return count
  }
}
