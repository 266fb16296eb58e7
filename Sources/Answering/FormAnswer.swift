import JapaneseText
import PlanIndex
import PlanSearch
import Understanding
import Vocabulary

/// 様式: questions about the form itself: what one may tick, whose opinions it has a place for.
struct FormAnswer {
  let desk: Desk
  let search: PassageSearch

  /// 「意見を付しているのはどの会」: whose the opinions are that the form has a place for: 「○○委員会の意見」, again and again.
  func bodies(_ word: String, in documents: [String]) throws(IndexError) -> Draft? {
    let ends = desk.listening.phrases("body_end")
    var found: [(name: String, count: Int, citation: Citation)] = []
    for hit in try search.search(terms: [word], in: documents, limit: Self.mostLooked).hits {
      for range in hit.text.ranges(of: "の" + word) {
        let name = String(
          hit.text[..<range.lowerBound].reversed().prefix { $0.unicodeScalars.allSatisfy(Self.isOfName) }.reversed())
        guard name.count >= 3, ends.contains(where: name.hasSuffix) else { continue }
        if let place = found.firstIndex(where: { $0.name == name }) {
          found[place].count += 1
        } else {
          let citation = Citation(source: hit.source, title: hit.title, quote: name + "の" + word)
          found.append((name, 1, citation))
        }
      }
    }
    // A sentence may speak of an opinion too; a heading stands on every sheet.
    let most = found.map(\.count).max() ?? 0
    let repeated = found.filter { $0.count > 1 && $0.count * 4 >= most }
    guard !repeated.isEmpty else { return nil }
    var draft = Draft(.answered, [])
    for one in repeated { desk.quote(one.citation, in: &draft) }
    draft.operation = .about
    return draft
  }

  /// 「今後の取組方針の選択肢」: what the form lets one choose from, as the first place prints it that has most of it.
  func options(_ ask: Ask, in documents: [String]) throws(IndexError) -> Draft? {
    let words = desk.tables.labels.words("progress_sheet", ask == .grade ? "evaluation" : "direction")
    let hits = try search.search(terms: words, in: documents, limit: Self.mostLooked).hits
    guard
      let hit = hits.min(by: { one, other in
        let (count, others) = (words.count(where: one.text.contains), words.count(where: other.text.contains))
        return (others, one.source.lines.first) < (count, other.source.lines.first)
      })
    else { return nil }
    let printed = words.compactMap { word in hit.text.ranges(of: word).first.map { (word, $0.lowerBound) } }
    guard printed.count > 1 else { return nil }
    var draft = Draft(.answered, [])
    let quote = printed.sorted { $0.1 < $1.1 }.map(\.0).joined(separator: "、")
    desk.quote(Citation(source: hit.source, title: hit.title, quote: quote), in: &draft)
    draft.operation = .about
    return draft
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    Script(scalar) == .han || Script(scalar) == .katakana
  }

  /// So many passages show whether a heading comes again and again.
  private static let mostLooked = 200
}
