import JapaneseText
import PlanModel
import Vocabulary

/// 欄の値: the quantities of one cell, each with what tells it from the others.
///
///     「9,500社（調査対象） 5社（トライアル雇用）」   9,500 社 調査対象 · 5 社 トライアル雇用
///     「①10,401社 ②3社」 under 「①調査企業数 ②雇用社数」   10,401 社 調査企業数 · 3 社 雇用社数
package struct CellValues: Sendable {
  private let amounts: Amounts
  private let eras: Eras
  private let normalizer: Normalizer
  private let labels: CellLabels

  package init(tables: ReadingTables) {
    (amounts, eras, normalizer) = (tables.amounts, tables.eras, tables.normalizer)
    labels = CellLabels(tables: tables)
  }

  /// The values of `cell`, in its order. Empty where the cell says that there is none, or only words.
  /// - Parameter explanation: the cell of the column that explains the units (単位の説明), where the form has one.
  package func values(of cell: String, explainedBy explanation: String? = nil) -> [Quantity] {
    let text = normalizer.normalize(cell)
    guard !amounts.isBlank(text) else { return [] }
    let explained = CellExplanation(explanation.map { normalizer.normalize($0) })
    let found = ListMarks.items(text.scalars).flatMap { item in
      quantities(in: normalizer.normalize(text.string(item.range)), mark: item.mark, explained: explained)
    }
    return found.isEmpty ? bare(text) : named(found, explained: explained)
  }

  /// The values of one item of the cell.
  private func quantities(
    in text: NormalizedText, mark: Unicode.Scalar?, explained: CellExplanation
  ) -> [Quantity] {
    let dates = dateRanges(text)
    let found = amounts.quantities(in: text).filter { one in !dates.contains { $0.overlaps(one.range) } }
    return found.indices.map { index in
      let from = index == 0 ? 0 : found[index - 1].range.upperBound
      let to = index + 1 < found.count ? found[index + 1].range.lowerBound : text.scalars.count
      let own = labels.label(of: found[index].range, in: text, from: from, to: to, after: dates)
      let label = mark.flatMap { explained.items[$0] } ?? own
      let one = found[index]
      return Quantity(value: one.value, unit: one.unit, label: label, isApproximate: one.isApproximate)
    }
  }

  /// A cell that is one number and no unit.
  private func bare(_ text: NormalizedText) -> [Quantity] {
    guard let numeral = Numeral(text.text.trimmed, writing: .arabic) else { return [] }
    return [Quantity(value: numeral.value, unit: nil)]
  }

  /// 「派遣社数・回数」 over 「10社・20回」: where the explanation is a list as long as the values, each value takes the
  /// part that names its unit.
  private func named(_ found: [Quantity], explained: CellExplanation) -> [Quantity] {
    guard found.count > 1, explained.parts.count == found.count, found.allSatisfy({ $0.label == nil }),
      zip(found, explained.parts).allSatisfy({ one, part in one.unit.map { part.contains($0) } ?? false })
    else { return found }
    return zip(found, explained.parts).map {
      Quantity(value: $0.value, unit: $0.unit, label: $1, isApproximate: $0.isApproximate)
    }
  }

  /// Dates are no quantities, though 年 and 日 count elsewhere: 「令和5年5月8日」, 「6月30日」.
  private func dateRanges(_ text: NormalizedText) -> [Range<Int>] {
    var found = eras.mentions(in: text).map(\.range)
    for (index, scalar) in text.scalars.enumerated() where scalar == "月" {
      guard index > 0, Script(text.scalars[index - 1]) == .digit else { continue }
      var low = index
      while low > 0, Script(text.scalars[low - 1]) == .digit { low -= 1 }
      var high = index + 1
      while high < text.scalars.count, Script(text.scalars[high]) == .digit { high += 1 }
      if high > index + 1, high < text.scalars.count, text.scalars[high] == "日" { high += 1 }
      found.append(low..<high)
    }
    return found
  }
}

/// 単位の説明: what the explaining cell says, by circled mark or as a list.
struct CellExplanation: Sendable {
  /// The item behind each circled mark.
  let items: [Unicode.Scalar: String]
  /// The parts of 「社数・回数」; one part where it is no list.
  let parts: [String]

  init(_ text: NormalizedText?) {
    guard let text else {
      (items, parts) = ([:], [])
      return
    }
    var items: [Unicode.Scalar: String] = [:]
    for item in ListMarks.items(text.scalars) {
      let words = text.original(item.range).trimmed
      if let mark = item.mark, !words.isEmpty { items[mark] = words }
    }
    self.items = items
    parts = text.text.split { $0 == "・" || $0 == "/" || $0 == "、" }.map { String($0).trimmed }
  }
}
