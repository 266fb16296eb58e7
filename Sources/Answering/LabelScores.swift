import JapaneseText
import PlanModel
import Understanding

/// How well the words of a question fit each of several indicators.
struct LabelScores {
  /// The labels that fit best; `nil` where no word tells them apart.
  let best: Set<String>?
  /// How well the best fits; 0 where no word stands in any.
  let top: Double
  /// A word is at least half of a label that fits best.
  private(set) var namesLabel = false

  init(labels: Set<String>, terms: [Term], keys: KeyBook) {
    let spelled = labels.map { (label: $0, key: Self.bare(keys.key($0))) }
    let words = terms.map { term in
      term.forms.map { Word(Self.bare($0), in: spelled.map(\.key)) }
    }
    var scores: [String: Double] = [:]
    for (label, key) in spelled {
      scores[label] = words.reduce(0) { sum, forms in sum + forms.reduce(0) { max($0, $1.share(in: key)) } }
    }
    let top = scores.values.max() ?? 0
    self.top = top
    if let each = Self.each(labels, terms, keys) {
      best = each
      return
    }
    guard top > 0.3 else {
      best = nil
      return
    }
    let best = Set(scores.filter { $0.value >= top - 0.12 }.keys)
    self.best = best
    namesLabel = best.contains { label in
      let key = keys.key(label)
      return terms.contains { term in
        let isCount = Self.countedEndings.contains { term.text.hasSuffix($0) } && term.text.count >= 4
        return key.has(term.text) && (term.text.count * 2 >= key.count || isCount)
      }
    }
  }

  /// What things that are counted end in.
  static let countedEndings = ["数", "率", "件数", "金額", "割合", "度", "決算額", "売上高", "量"]

  /// 受講生徒数, 就職率: what is counted.
  static func isCount(_ key: String) -> Bool { countedEndings.contains(where: key.hasSuffix) && key.count >= 3 }

  /// 「開催数と延べ参加人数」: each number that is named has its own indicators; `nil` where not two are named.
  private static func each(_ labels: Set<String>, _ terms: [Term], _ keys: KeyBook) -> Set<String>? {
    let counted = terms.filter { term in countedEndings.contains { term.text.hasSuffix($0) } }
    let sets = counted.map { term in
      Set(labels.filter { label in term.stands(in: keys.key(label)) })
    }.filter { !$0.isEmpty }
    guard sets.count > 1, sets.reduce(sets[0], { $0.intersection($1) }).isEmpty else { return nil }
    return sets.reduce(into: []) { $0.formUnion($1) }
  }

  /// A key without its particles: 「シルバー人材センター会員数」 is 「シルバー人材センターの会員数」.
  static func bare(_ key: String) -> String { key.filter { $0 != "の" } }

  /// Whether a word names an indicator: the indicator has it, ends it (セミナー参加者数 for 「オンラインセミナー参加者数」), has its
  /// two halves in order (相談者の延べ件数 for 相談件数), or counts the same (参加人数 for 参加者数).
  static func names(_ word: String, _ label: String) -> Bool {
    let (word, label) = (bare(word), bare(label))
    if label.has(word) { return true }
    // 「参加者」 of 参加人数.
    if word.unicodeScalars.count >= 3, "者人員".contains(word.last ?? "の") { return names(word + "数", label) }
    guard countedEndings.contains(where: word.hasSuffix) else { return false }
    // 「利用者数」 of 利用者.
    if word.hasPrefix(label), "者人員".contains(label.last ?? "の"), word.dropFirst(label.count) == "数" { return true }
    if word.hasSuffix(label), label.unicodeScalars.count >= 4 { return true }
    // 「啓発セミナー回数」 of 雇用啓発セミナー, which is counted in 回.
    let stem = countless(word).dropLast()
    let countsOther = countedEndings.contains { label.hasSuffix($0) && !word.hasSuffix($0) }
    if stem.unicodeScalars.count >= 4, label.has(String(stem)), !countsOther { return true }
    return isParted(word, in: label) || countless(label).hasSuffix(countless(word))
  }

  /// 参加人数 and 参加者数 as 参加数.
  private static func countless(_ key: String) -> String {
    let scalars = Array(key.unicodeScalars)
    guard scalars.count >= 4, scalars.last == "数", "人者名件回社".unicodeScalars.contains(scalars[scalars.count - 2]) else {
      return key
    }
    return String(scalars: scalars.dropLast(2)) + "数"
  }

  private static func isParted(_ word: String, in label: String) -> Bool {
    let (word, label) = (Array(word.unicodeScalars), Array(label.unicodeScalars))
    guard word.count >= 4, let start = ScalarSearch.firstIndex(of: Array(word.prefix(2)), in: label),
      let end = ScalarSearch.firstIndex(of: Array(word.dropFirst(2)), in: label, from: start + 2)
    else { return false }
    return end - start <= 6 && end + word.count - 2 == label.count
  }
}

/// A word of a question beside the labels that it may choose from.
private struct Word {
  private let text: String
  private let pairs: [(text: String, worth: Double)]

  init(_ text: String, in labels: [String]) {
    self.text = text
    let scalars = Array(text.unicodeScalars)
    // What many of the labels have tells less.
    pairs = scalars.indices.dropFirst().map { end in
      let pair = String(scalars: scalars[end - 1...end])
      return (pair, 1 / Double(max(1, labels.count { $0.has(pair) })))
    }
  }

  /// 1 for the whole word, else the share of its bigrams that the label has.
  func share(in label: String) -> Double {
    if label.has(text) { return 1 + Double(text.unicodeScalars.count) / 100 }
    if LabelScores.names(text, label) { return 0.95 }
    let all = pairs.reduce(0) { $0 + $1.worth }
    guard all > 0 else { return 0 }
    return 0.9 * pairs.reduce(0) { $0 + (label.has($1.text) ? $1.worth : 0) } / all
  }
}
