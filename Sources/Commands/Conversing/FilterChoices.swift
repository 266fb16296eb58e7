import JapaneseText
import PlanIndex
import PlanModel
import Vocabulary

/// 絞り込みの候補: what an index has to keep to, and what of it a typed text means.
package struct FilterChoices: Sendable {
  /// One value, and how it is typed and shown.
  package struct Choice<Value: Equatable & Sendable>: Sendable {
    package let value: Value
    /// As it is shown, in lists and in the prompt.
    package let label: String
    /// Other ways to type it.
    package let spellings: [String]
  }

  package let documents: Choices<String>
  /// Western years, oldest first.
  package let years: Choices<Int>
  package let municipalities: Choices<String>

  package init(_ catalogue: Catalogue, tables: ReadingTables, language: Language) {
    let normalizer = tables.normalizer
    documents = Choices(
      catalogue.documents.map { Choice(value: $0.name, label: $0.title, spellings: [$0.name]) }, normalizer: normalizer,
      isPartEnough: true)
    let stated = catalogue.programmes.flatMap(\.figures).compactMap(\.westernYears).flatMap {
      [$0.lowerBound, $0.upperBound]
    }
    let years = Set(
      catalogue.documents.compactMap(\.westernYear) + catalogue.programmes.compactMap(\.westernYear) + stated)
    self.years = Choices(
      years.sorted().map { year in
        let printed = tables.eras.fiscalYear(year)
        let era = tables.eras.rows.filter { $0.firstYear <= year }.max { $0.firstYear < $1.firstYear }
        let number = era.map { String(year - $0.firstYear + 1) }
        let short = era.flatMap { era in number.map { [era.initial + $0, $0] } } ?? []
        return FilterChoices.Choice(
          value: year, label: language == .japanese ? printed : "FY\(year)",
          spellings: [printed, "\(year)年度", "\(year)", "FY\(year)"] + short)
      }, normalizer: normalizer, isPartEnough: false)
    var seen: Set<String> = []
    let names = catalogue.programmes.compactMap(\.organization).filter { seen.insert($0).inserted }
    municipalities = Choices(
      names.map { name in
        let listed = tables.municipalities.first { $0.name == name }
        return Choice(value: name, label: name, spellings: listed.map { [$0.reading, $0.romaji] } ?? [])
      }, normalizer: normalizer, isPartEnough: true)
  }
}

/// The choices of one filter.
package struct Choices<Value: Equatable & Sendable>: Sendable {
  package let all: [FilterChoices.Choice<Value>]
  private let normalizer: Normalizer
  /// Whether a beginning or a part of a label means it, and its place in the list. Years are numbers themselves.
  package let isPartEnough: Bool

  init(_ all: [FilterChoices.Choice<Value>], normalizer: Normalizer, isPartEnough: Bool) {
    (self.all, self.normalizer, self.isPartEnough) = (all, normalizer, isPartEnough)
  }

  /// The choices with a spelling that begins so, for Tab; all where nothing is typed.
  package func beginning(with text: String) -> [FilterChoices.Choice<Value>] {
    let key = normalizer.key(text)
    return all.filter { choice in
      ([choice.label] + choice.spellings).contains { normalizer.key($0).hasPrefix(key) }
    }
  }

  package func label(of value: Value) -> String { all.first { $0.value == value }?.label ?? "\(value)" }

  /// What `text` means: the choice that is spelled so; else that at this place of the list (from 1); else those that
  /// begin so; else those with it in them.
  package func choices(for text: String) -> [FilterChoices.Choice<Value>] {
    let key = normalizer.key(text)
    guard !key.isEmpty else { return [] }
    if let number = Int(key), isPartEnough, all.indices.contains(number - 1) { return [all[number - 1]] }
    let fits: [(String) -> Bool] =
      [{ $0 == key }] + (isPartEnough ? [{ $0.hasPrefix(key) }, { $0.contains(key) }] : [])
    for fit in fits {
      let found = all.filter { choice in
        ([choice.label] + choice.spellings).contains { fit(normalizer.key($0)) }
      }
      if !found.isEmpty { return found }
    }
    return []
  }
}
