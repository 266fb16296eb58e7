import PlanModel
import Vocabulary

/// Reads a document by the first form that knows it.
///
///     let document = DocumentReader(tables: tables).read(text)
///
/// What stands where in each form is its reader's matter; what no form knows becomes passages.
package struct DocumentReader: Sendable {
  private let readers: [any FormReader]

  /// The readers in the order in which they are tried: the surest marks first, the one that takes everything last.
  package init(tables: ReadingTables) {
    let forms: [any FormReader.Type] = [
      ImplementationStatusReader.self,
      MunicipalListReader.self,
      ProgressSheetReader.self,
      ImplementationPlanReader.self,
      BudgetLeafletReader.self,
      PlainTextReader.self,
    ]
    readers = forms.map { $0.init(tables: tables) }
  }

  /// What the document says.
  package func read(_ text: SourceText) -> PlanDocument {
    for reader in readers where reader.recognizes(text) { return Remainder.added(to: reader.read(text)) }
    // PlainTextReader recognizes everything: only an empty list of readers ends here.
    return PlanDocument(name: text.name, layout: .plain, title: text.name, lines: text.lines.map(\.raw))
  }
}
