import PlanModel
import Vocabulary

extension SourceText {
  /// The municipality that the text names most often: who wrote a plan that nowhere says so.
  ///
  /// Prefectures are left out, since every plan names its prefecture's offices. `nil` where no municipality of
  /// the tables is named; of two named equally often, the first in the table.
  func municipality(of tables: ReadingTables) -> String? {
    let places = PlaceCounts(tables.everyMunicipality.map { ($0.name, $0.name) })
    let prefectures = Set(tables.municipalities.filter { $0.kind == "都道府県" }.map(\.name))
    return places.most(of: places.counts(in: joinedScalars()).filter { !prefectures.contains($0.key) })
  }

  /// The normalized text without line breaks, since a name may be wrapped.
  private func joinedScalars() -> [Unicode.Scalar] {
    lines.flatMap { Array($0.text.unicodeScalars) }
  }
}
