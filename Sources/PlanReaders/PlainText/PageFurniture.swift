import JapaneseText
import PlanModel

/// 柱・ノンブル: what every page repeats: 「倉敷市 当初予算の概要 -4-」.
enum PageFurniture {
  /// The text with page marks in place of the lines that repeat the publisher's title; the lines keep their numbers.
  static func masked(_ text: SourceText, publisher: String?, normalizer: Normalizer) -> SourceText {
    guard let publisher else { return text }
    func bare(_ line: SourceLine) -> String { line.text.filter { $0.isLetter && !$0.isNumber } }
    func mayRepeat(_ line: SourceLine) -> Bool {
      line.text.count <= longest && line.text.contains(publisher) && !line.raw.contains("\t")
        && !line.text.contains { "。、:".contains($0) }
    }
    let counts = text.lines.filter(mayRepeat).reduce(into: [String: Int]()) { $0[bare($1), default: 0] += 1 }
    let repeated = Set(counts.filter { $0.value > 1 && $0.key.count > publisher.count + 2 }.keys)
    guard !repeated.isEmpty else { return text }
    var seen: Set<String> = []
    let lines = text.lines.map { line in
      // The first may be the title itself.
      guard mayRepeat(line), repeated.contains(bare(line)), !seen.insert(bare(line)).inserted else { return line }
      return SourceLine(number: line.number, raw: mark, normalizer: normalizer)
    }
    return SourceText(name: text.name, lines: lines)
  }

  private static let mark = "- 0 -"
  private static let longest = 50
}
