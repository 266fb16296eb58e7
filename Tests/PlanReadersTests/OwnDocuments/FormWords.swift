import PlanModel
import PlanReaders
import Vocabulary

/// What a document prints that is nobody's wording: names, labels, headings, cells with numbers, the words of its form.
enum FormWords {
  /// The words of a document as read.
  static func of(_ document: PlanDocument) -> [String] {
    let programmes = document.programmes.flatMap { programme -> [String] in
      let one = [
        programme.name, programme.section, programme.organization, programme.audience, programme.category,
        programme.url, programme.start, programme.plan,
      ]
      let labels = programme.figures.flatMap { [$0.label, $0.values.isEmpty ? nil : $0.raw].compactMap { $0 } }
      return one.compactMap { $0 } + programme.aliases + programme.divisions + programme.phones + labels
    }
    let headings = document.passages.compactMap(\.heading).filter { !$0.contains("。") }
    let whole = programmes + headings + [document.title] + eachSheet(document) + titles(document)
    // 「基本方針２ 就労の場の…」 stands as 「方針２：就労の場の…」 elsewhere; audiences are joined with 「、」.
    return whole + whole.flatMap { $0.split(whereSeparator: { " \u{3000}、/：:".contains($0) }).map { String($0) } }
  }

  /// The words that readers look for on the forms.
  static func ofTables() throws -> [String] {
    let table = try Table(path: Reading.home + "/Index/forms.tsv", columns: 3)
    return table.rows.filter { $0[0] != "questions" }.map { $0[2] }
  }

  /// Lines that stand as often as there are programmes: the form prints them on every sheet.
  private static func eachSheet(_ document: PlanDocument) -> [String] {
    let counts = Dictionary(document.lines.map { ($0.trimmed, 1) }, uniquingKeysWith: +)
    return counts.filter { !$0.key.isEmpty && $0.value >= document.programmes.count }.map(\.key)
  }

  /// What stands in 「」 or 『』: titles of laws, plans and visions, cited by their name.
  private static func titles(_ document: PlanDocument) -> [String] {
    let longest = 60
    let text = document.lines.joined()
    return text.matches(of: /[「『]([^「」『』]+)[」』]/).map { String($0.1) }.filter { $0.count <= longest }
  }
}
