import JapaneseText
import PlanModel

/// 残りの行: the lines that no passage of a form's reader took up: labels, cells, phone numbers.
///
/// A search shall find whatever a document prints; so they become passages too, under their programme, marked as what
/// they are: they are found, and nothing else is concluded from them.
enum Remainder {
  /// A passage of cells is closed once it is this long, in characters, so that it still says where something stands.
  private static let enough = 120

  /// The document with its remaining lines as passages, all passages in the order of their first lines.
  static func added(to document: PlanDocument) -> PlanDocument {
    var isTaken = Array(repeating: false, count: document.lines.count + 1)
    for passage in document.passages {
      for number in passage.lines.first...passage.lines.last where isTaken.indices.contains(number) {
        isTaken[number] = true
      }
    }
    var found: [Passage] = []
    var (text, numbers): (String, [Int]) = ("", [])
    func close() {
      if let span = LineSpan.covering(numbers) { found.append(passage(text, span, in: document)) }
      (text, numbers) = ("", [])
    }
    for (index, line) in document.lines.enumerated() {
      let piece = PassageCutter.plain(line)
      if isTaken[index + 1] || text.count >= enough { close() }
      guard !isTaken[index + 1], !piece.isEmpty else { continue }
      text += (text.isEmpty ? "" : " ") + piece
      numbers.append(index + 1)
    }
    close()
    var document = document
    document.passages = (document.passages + found).enumerated().sorted {
      ($0.element.lines.first, $0.offset) < ($1.element.lines.first, $1.offset)
    }.map(\.element)
    return document
  }

  private static func passage(_ text: String, _ lines: LineSpan, in document: PlanDocument) -> Passage {
    let around = document.programmes.filter {
      $0.parent == nil && $0.lines.first <= lines.first && lines.first <= $0.lines.last
    }
    let programme = around.min { $0.lines.last - $0.lines.first < $1.lines.last - $1.lines.first }
    let heading =
      programme?.name ?? document.passages.last { $0.lines.first < lines.first && $0.programme == nil }?.heading
    var passage = Passage(heading: heading, text: text, lines: lines, programme: programme?.id)
    passage.isRemainder = true
    return passage
  }
}
