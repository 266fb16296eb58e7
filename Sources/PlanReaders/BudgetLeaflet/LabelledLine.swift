import JapaneseText
import PlanModel
import Vocabulary

/// 予算・規模の行: 「ソーシャルファーム支援事業 予算：約9.6億円 規模：約10社」, cut at its labels.
struct LabelledLine: Sendable {
  /// One label of the form and what stands behind it up to the next label.
  struct Field: Sendable {
    let measure: Measure
    /// The label as the form prints it.
    let label: String
    let value: String
    let line: Int
  }

  /// What stands before the first label; empty where the line begins with it.
  let lead: String
  let fields: [Field]

  /// `nil` where the line has no label with a colon and a value that begins like one.
  init?(_ line: SourceLine, labels: [(word: String, measure: Measure)]) {
    let text = line.normalized
    var starts: [(start: Int, value: Int, word: String, measure: Measure)] = []
    for (word, measure) in labels {
      for range in text.ranges(of: Array(word.unicodeScalars)) {
        var end = range.upperBound
        while end < text.scalars.count, text.scalars[end] == " " { end += 1 }
        guard end < text.scalars.count, text.scalars[end] == ":" else { continue }
        // The longer label wins: 「予算額」 is no 「額」 behind a 「予算」.
        if !starts.contains(where: { $0.start <= range.lowerBound && range.lowerBound < $0.value }) {
          starts.append((range.lowerBound, end + 1, word, measure))
        }
      }
    }
    starts.sort { $0.start < $1.start }
    guard let first = starts.first else { return nil }
    lead = PassageCutter.plain(text.original(0..<first.start)).trimmed
    fields = starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].start : text.scalars.count
      let one = starts[index]
      return Field(
        measure: one.measure, label: one.word, value: PassageCutter.plain(text.original(one.value..<end)),
        line: line.number)
    }
  }
}
