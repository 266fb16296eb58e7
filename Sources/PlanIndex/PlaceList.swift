import PlanModel

/// Where the fields of a programme stand, as one text: 「budget 5 5 phone 7 8」: measure, first line, last line.
enum PlaceList {
  static func text(_ places: [Measure: LineSpan]) -> String {
    Measure.allCases.compactMap { measure in
      places[measure].map { "\(measure.rawValue) \($0.first) \($0.last)" }
    }.joined(separator: " ")
  }

  /// What is not understood is left out: the programme's own lines stand for it.
  static func places(_ text: String) -> [Measure: LineSpan] {
    let words = text.split(separator: " ")
    var found: [Measure: LineSpan] = [:]
    for start in stride(from: 0, to: words.count - 2, by: 3) {
      guard let measure = Measure(rawValue: String(words[start])), let first = Int(words[start + 1]),
        let last = Int(words[start + 2])
      else { continue }
      found[measure] = LineSpan(first, last)
    }
    return found
  }
}
