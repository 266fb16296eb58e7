import JapaneseText
import PlanModel
import Vocabulary

/// Municipalities and divisions, by name, by reading and by romaji.
struct PlaceReader {
  let book: NameBook
  let listening: Listening

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    readMunicipalities(&sheet, into: &question)
    readDivisions(&sheet, into: &question)
  }

  // MARK: Municipalities

  private func readMunicipalities(_ sheet: inout QuestionSheet, into question: inout Question) {
    for (rule, spellings) in [
      ("municipality", \Municipality.name), ("municipalityLoosely", \.name), ("municipalityByReading", \.reading),
      ("municipalityByShortName", \.shortName), ("municipalityByRomaji", \.romaji),
    ] {
      for municipality in book.municipalities.sorted(by: { $0[keyPath: spellings].count > $1[keyPath: spellings].count }
      ) {
        let spelling = municipality[keyPath: spellings]
        guard spelling.count >= 2 else { continue }
        for range in places(of: spelling, rule: rule, municipality, in: sheet) where sheet.isFree(range) {
          take(municipality, range, rule, &sheet, &question)
        }
      }
    }
  }

  private func places(
    of spelling: String, rule: String, _ municipality: Municipality, in sheet: QuestionSheet
  ) -> [Range<Int>] {
    let scalars = Array(book.normalizer.text(spelling).unicodeScalars)
    switch rule {
    case "municipalityByReading":
      // Kana is heard as hiragana; the kana around a reading must not belong to the same word (ただしく).
      return ranges(of: scalars, in: sheet.scalars.map(Kana.hiragana)).filter { isWord($0, in: sheet) }
    case "municipalityLoosely":
      return looseRanges(of: scalars, in: sheet.scalars)
    case "municipalityByRomaji":
      return ranges(of: scalars, in: sheet.scalars).filter { isWord($0, in: sheet) }
    case "municipalityByShortName":
      // 「国分寺」 for 国分寺市, but not 「港」 in 空港, nor 「東京」 in 東京しごとセンター.
      guard scalars.count >= 2, municipality.kind != "都道府県" else { return [] }
      return ranges(of: scalars, in: sheet.scalars).filter { standsFree($0, in: sheet) }
    default:
      return ranges(of: scalars, in: sheet.scalars)
    }
  }

  private func ranges(of needle: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard scalars.count >= needle.count, let first = needle.first else { return [] }
    return (0...(scalars.count - needle.count)).compactMap { start in
      scalars[start] == first && scalars[start..<start + needle.count].elementsEqual(needle)
        ? start..<start + needle.count : nil
    }
  }

  /// The small kana that people put into place names, or leave out: 世田ヶ谷区, 青ヶ島村, 日の出町.
  private static let small: Set<Unicode.Scalar> = ["ケ", "が", "ガ", "の", "ノ"]

  /// Where the name stands with such a kana too many or too few.
  private func looseRanges(of needle: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let bare = needle.filter { !Self.small.contains($0) }
    let kept = scalars.indices.filter { !Self.small.contains(scalars[$0]) }
    guard bare.count >= 3, kept.count >= bare.count else { return [] }
    return (0...(kept.count - bare.count)).compactMap { start in
      let positions = kept[start..<start + bare.count]
      guard zip(positions, bare).allSatisfy({ scalars[$0] == $1 }), let first = positions.first,
        let last = positions.last, last - first - bare.count < 1
      else { return nil }
      return first..<last + 1
    }
  }

  /// No letter of the same script touches the range, but for a particle or a suffix behind it.
  private func isWord(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let script = Script(sheet.scalars[range.lowerBound])
    let before = range.lowerBound > 0 ? Script(sheet.scalars[range.lowerBound - 1]) : .other
    guard before != script else { return false }
    guard range.upperBound < sheet.scalars.count else { return true }
    let next = sheet.scalars[range.upperBound]
    return Script(next) != script || "のはでにがとをっかへも".unicodeScalars.contains(next)
  }

  /// Not a part of a longer word of kanji: a particle, a mark or the question's end stands behind it.
  private func standsFree(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let before = range.lowerBound > 0 ? Script(sheet.scalars[range.lowerBound - 1]) : .other
    let after = range.upperBound < sheet.scalars.count ? Script(sheet.scalars[range.upperBound]) : .other
    return before != .han && after != .han && after != .katakana
  }

  private func take(
    _ municipality: Municipality, _ range: Range<Int>, _ rule: String, _ sheet: inout QuestionSheet,
    _ question: inout Question
  ) {
    if book.organizations.contains(municipality.name) {
      if !question.organizations.contains(municipality.name) { question.organizations.append(municipality.name) }
    } else if !question.strangers.contains(municipality.name) {
      question.strangers.append(municipality.name)
    }
    question.spans.append(Span(rule: rule, text: sheet.said(range), meaning: municipality.name))
    sheet.mark(range, as: .taken)
  }

  // MARK: Divisions

  /// A division's whole name, or a whole part of it: 経済課 is no part of 生活経済課.
  private func readDivisions(_ sheet: inout QuestionSheet, into question: inout Question) {
    for name in book.divisions where name.count >= 2 {
      let scalars = Array(book.normalizer.text(name).lowercased().unicodeScalars)
      for range in ranges(of: scalars, in: sheet.scalars) where sheet.isFree(range) {
        let before = range.lowerBound > 0 ? Script(sheet.scalars[range.lowerBound - 1]) : .other
        guard before != .han || sheet.uses[range.lowerBound - 1] == .taken else { continue }
        if !question.divisions.contains(name) { question.divisions.append(name) }
        question.spans.append(Span(rule: "division", text: sheet.said(range), meaning: name))
        sheet.mark(range, as: .taken)
      }
    }
  }

  // MARK: Kinds of municipalities

  /// To be read after whole names are marked: 島の in a programme's name says nothing of where.
  func readKinds(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where sheet.isFree(index..<index + 1) {
      guard let found = listening.places.longest(in: sheet.scalars, at: index), sheet.isFree(found.range) else {
        continue
      }
      let meaning = found.meanings[0]
      if meaning.hasPrefix("kind:") {
        question.organizationKinds.append(String(meaning.dropFirst("kind:".count)))
      } else if book.organizations.contains(meaning) {
        if !question.organizations.contains(meaning) { question.organizations.append(meaning) }
      } else {
        question.strangers.append(meaning)
      }
      question.spans.append(Span(rule: "placePhrase", text: sheet.said(found.range), meaning: meaning))
      sheet.mark(found.range, as: .taken)
    }
  }
}

extension Municipality {
  /// 「新宿」 for 新宿区; the whole name where nothing would be left that tells it apart.
  package var shortName: String {
    kind == "都道府県" && name != "北海道" || kind != "都道府県" ? String(name.dropLast()) : name
  }
}

/// Katakana as hiragana, scalar by scalar.
package enum Kana {
  package static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x30A1...0x30F6).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0x60) ?? scalar
  }

  package static func hiragana(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0.unicodeScalars.append(hiragana($1)) }
  }
}
