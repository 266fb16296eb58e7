import JapaneseText
import PlanModel

/// 本文の切り出し: lines into passages that search can show.
package enum PassageCutter {
  /// A passage is closed at the next paragraph's end once it is this long...
  static let enough = 50
  /// ...at a sentence's end once it is this long...
  static let long = 300
  /// ...and anywhere before it grows beyond this.
  static let limit = 600

  /// The lines as one text: a wrapped Japanese line goes on without a space, two Latin words keep one.
  package static func join(_ lines: some Sequence<SourceLine>) -> String {
    lines.reduce(into: "") { $0 = append(plain($1.raw), to: $0) }
  }

  /// `piece` behind `text`, with a space only between Latin words.
  package static func append(_ piece: String, to text: String) -> String {
    guard let last = text.unicodeScalars.last, let first = piece.unicodeScalars.first else { return text + piece }
    let isLatin = [last, first].allSatisfy { Script($0) == .latin || Script($0) == .digit }
    return text + (isLatin ? " " : "") + piece
  }

  /// A line without the marks of its markup (`**`, `<p>`) and without white space at its ends; a tab becomes a space.
  package static func plain(_ raw: String) -> String {
    var kept = ""
    var tag: String?
    for character in raw.replacing("**", with: "") {
      if let open = tag {
        tag = open + String(character)
        if character == ">" {
          if !isTag(open) { kept += open + ">" }
          tag = nil
        }
      } else if character == "<" {
        tag = "<"
      } else {
        kept.append(character == "\t" ? " " : character)
      }
    }
    return (kept + (tag ?? "")).split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ").trimmed
  }

  /// `<p`, `</p`, `<br /`: Latin letters only, so that 「<主な事業>」 stays.
  private static func isTag(_ open: String) -> Bool {
    let name = open.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter }
    return !name.isEmpty && name.allSatisfy(\.isASCII)
  }

  /// The passages of some lines, in order; blank lines end paragraphs.
  package static func passages(
    of lines: some Sequence<SourceLine>, heading: String?, programme: String? = nil
  ) -> [Passage] {
    var found: [Passage] = []
    var text = ""
    var numbers: [Int] = []
    var isAfterBlank = false
    func close() {
      if let span = LineSpan.covering(numbers), !text.isEmpty {
        for piece in pieces(text) {
          found.append(Passage(heading: heading, text: piece, lines: span, programme: programme))
        }
      }
      (text, numbers, isAfterBlank) = ("", [], false)
    }
    for line in lines {
      let piece = plain(line.raw)
      if piece.isEmpty {
        if text.count >= enough { close() }
        isAfterBlank = true
        continue
      }
      if text.count + piece.count > limit { close() }
      // A new paragraph, or a heading's text, does not run on.
      text = isAfterBlank && !text.isEmpty ? text + " " + piece : append(piece, to: text)
      isAfterBlank = false
      numbers.append(line.number)
      if text.count >= long, piece.hasSuffix("。") { close() }
    }
    close()
    return found
  }

  /// A text beyond the limit cut after its sentences.
  private static func pieces(_ text: String) -> [String] {
    guard text.count > limit else { return [text] }
    var found = [""]
    for character in text {
      found[found.count - 1].append(character)
      let size = found[found.count - 1].count
      if (character == "。" && size >= long) || size >= limit { found.append("") }
    }
    return found.filter { !$0.isEmpty }
  }
}
