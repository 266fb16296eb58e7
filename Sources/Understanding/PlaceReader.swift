import JapaneseText
import PlanModel
import Vocabulary

/// Municipalities and divisions, by name, by reading and by romaji.
struct PlaceReader {
  let book: NameBook
  let listening: Listening

  func read(_ sheet: inout QuestionSheet, into question: inout Question) {
    readMunicipalities(&sheet, into: &question)
    readStrangers(&sheet, into: &question)
    readDivisions(&sheet, into: &question)
  }

  // MARK: Municipalities

  private func readMunicipalities(_ sheet: inout QuestionSheet, into question: inout Question) {
    let typed = Set(sheet.scalars)
    let kept = sheet.scalars.indices.filter { [scalars = sheet.scalars] in !Self.small.contains(scalars[$0]) }
    for rule in PlaceRule.allCases {
      let isKana = rule == .municipalityByReading
      for place in book.places[rule] ?? [] where isKana || place.spelling.first.map(typed.contains) ?? false {
        for range in ranges(of: place, rule, in: sheet, kept: kept) where sheet.isFree(range) {
          take(place.municipality, range, rule, &sheet, &question)
        }
      }
    }
  }

  /// Whole names of municipalities that no document is of: 「仙台市の担当課」.
  private func readStrangers(_ sheet: inout QuestionSheet, into question: inout Question) {
    for end in sheet.scalars.indices where "市町村".unicodeScalars.contains(sheet.scalars[end]) {
      for length in (2...Self.longestName).reversed() where end + 1 >= length {
        let range = end + 1 - length..<end + 1
        guard sheet.isFree(range), standsAsName(range, in: sheet),
          let found = book.elsewhere.municipality(named: sheet.text.string(range))
        else {
          continue
        }
        take(found, range, .municipality, &sheet, &question)
        break
      }
    }
  }

  /// No part of a longer word: 光市 of 観光市, 津市 of 津市場. A prefecture may stand before it, and a word behind a longer name
  /// (仙台市予算).
  private func standsAsName(_ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let isWord = { (index: Int) in
      sheet.uses[index] != .taken && Script(sheet.scalars[index]).writesNouns
    }
    if range.lowerBound > 0, isWord(range.lowerBound - 1) { return false }
    return range.count > 2 || range.upperBound == sheet.scalars.count || !isWord(range.upperBound)
  }

  /// No municipality has a longer name: 山陽小野田市, つくばみらい市.
  private static let longestName = 8

  /// - Parameter kept: the places of all scalars but the small kana of names.
  private func ranges(
    of place: PlaceName, _ rule: PlaceRule, in sheet: QuestionSheet, kept: [Int]
  ) -> [Range<Int>] {
    switch rule {
    case .municipality: ranges(of: place.spelling, in: sheet.scalars)
    case .municipalityLoosely: looseRanges(of: place.bare, in: sheet.scalars, kept: kept)
    // Kana is heard as hiragana; the kana around a reading must not belong to the same word (ただしく).
    case .municipalityByReading: ranges(of: place.spelling, in: sheet.hiragana).filter { isWord($0, in: sheet) }
    // 「国分寺」 for 国分寺市, but not 「港」 in 空港, nor 「東京」 in 東京しごとセンター.
    // 「多摩の応援プログラム」: a word of names is no stranger.
    case .municipalityByShortName:
      ranges(of: place.spelling, in: sheet.scalars).filter {
        standsFree($0, in: sheet) && (place.municipality.kind != "都道府県" || isPlace(place, $0, in: sheet))
          && !isNamesWord(place)
      }
    // 「Toyama City」 is no prefecture.
    case .municipalityByRomaji:
      ranges(of: place.spelling, in: sheet.scalars).filter { range in
        let isCity = sheet.text.string(range.upperBound..<sheet.scalars.count).lowercased().hasPrefix(" city")
        return isWord(range, in: sheet) && !(isCity && place.municipality.kind == "都道府県")
      }
    }
  }

  /// 「愛媛の事業」 of a prefecture that a document is of, and not 「東京しごとセンター」.
  private func isPlace(_ place: PlaceName, _ range: Range<Int>, in sheet: QuestionSheet) -> Bool {
    let name = place.municipality.name
    guard book.organizations.contains(name) || book.publishers.contains(name) else { return false }
    guard range.upperBound < sheet.scalars.count else { return true }
    return "のはでにがとも、 ".unicodeScalars.contains(sheet.scalars[range.upperBound])
  }

  private func isNamesWord(_ place: PlaceName) -> Bool {
    !book.organizations.contains(place.municipality.name) && book.isInName(String(scalars: place.spelling))
  }

  private func ranges(of needle: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard scalars.count >= needle.count, let first = needle.first else { return [] }
    return (0...(scalars.count - needle.count)).compactMap { start in
      scalars[start] == first && scalars[start..<start + needle.count].elementsEqual(needle)
        ? start..<start + needle.count : nil
    }
  }

  /// The small kana that people put into place names, or leave out: 世田ヶ谷区, 青ヶ島村, 日の出町.
  static let small: Set<Unicode.Scalar> = ["ケ", "が", "ガ", "の", "ノ"]

  /// Where the name stands with such a kana too many or too few.
  private func looseRanges(of bare: [Unicode.Scalar], in scalars: [Unicode.Scalar], kept: [Int]) -> [Range<Int>] {
    guard bare.count >= 3, kept.count >= bare.count else { return [] }
    return (0...(kept.count - bare.count)).compactMap { start in
      guard scalars[kept[start]] == bare[0] else { return nil }
      // 三多摩の市 is not 多摩市.
      if kept[start] > 0, Script(scalars[kept[start] - 1]) == .han { return nil }
      let positions = kept[start..<start + bare.count]
      guard zip(positions, bare).allSatisfy({ scalars[$0] == $1 }), let first = positions.first,
        let last = positions.last, last - first - bare.count < 1
      else { return nil }
      // 国分寺の市長 is not 国分寺市.
      if last + 1 < scalars.count, last - first >= bare.count, Script(scalars[last + 1]) == .han { return nil }
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
    return before != .han && before != .katakana && after != .han && after != .katakana
  }

  private func take(
    _ municipality: Municipality, _ range: Range<Int>, _ rule: PlaceRule, _ sheet: inout QuestionSheet,
    _ question: inout Question
  ) {
    if ExclusionReader(listening: listening).isExcluded(behind: range.upperBound, in: sheet) {
      question.excludedOrganizations.append(municipality.name)
    } else if book.organizations.contains(municipality.name) {
      if !question.organizations.contains(municipality.name) { question.organizations.append(municipality.name) }
    } else if !question.strangers.contains(municipality.name) {
      question.strangers.append(municipality.name)
    }
    sheet.placeEnds.insert(range.upperBound)
    sheet.take(range, as: rule.rawValue, meaning: municipality.name, into: &question)
  }

  // MARK: Divisions

  /// A division's whole name, or a whole part of it: 経済課 is no part of 生活経済課.
  private func readDivisions(_ sheet: inout QuestionSheet, into question: inout Question) {
    var places: [(name: String, range: Range<Int>)] = []
    for (name, scalars) in book.divisions where scalars.count >= 2 {
      for range in ranges(of: scalars, in: sheet.scalars) where sheet.isFree(range) {
        let before = range.lowerBound > 0 ? Script(sheet.scalars[range.lowerBound - 1]) : .other
        guard before != .han || sheet.uses[range.lowerBound - 1] == .taken else { continue }
        if ExclusionReader(listening: listening).isNoneOfRow(behind: range.upperBound, in: sheet) {
          question.excludedDivisions.append(name)
        } else if !question.divisions.contains(name) {
          question.divisions.append(name)
        }
        places.append((name, range))
        sheet.take(range, as: "division", meaning: name, into: &question)
      }
    }
    joinDivisions(places, &question)
  }

  /// 「区民部経済課」: the division of that department, and not either of the two.
  private func joinDivisions(_ places: [(name: String, range: Range<Int>)], _ question: inout Question) {
    let sorted = places.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for (one, next) in zip(sorted, sorted.dropFirst()) where next.range.lowerBound - one.range.upperBound <= 1 {
      let whole = one.name + " " + next.name
      guard book.hasDivision(whole) else { continue }
      question.divisions.removeAll { $0 == one.name || $0 == next.name }
      question.divisions.append(whole)
    }
  }

  // MARK: Kinds of municipalities

  /// 「区の事業」 behind kanji is the end of a municipality's name that we do not know.
  private func endsName(_ index: Int, in sheet: QuestionSheet) -> Bool {
    index > 0 && "区市都".unicodeScalars.contains(sheet.scalars[index])
      && Script(sheet.scalars[index - 1]) == .han
  }

  /// 市町村 and 区市町村, also behind kanji: 参加市町村.
  private static func isKindsOnly(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.allSatisfy("区市町村".unicodeScalars.contains)
  }

  /// To be read after whole names are marked: 島の in a programme's name says nothing of where.
  func readKinds(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where sheet.isFree(index..<index + 1) {
      guard let found = listening.places.longest(in: sheet.scalars, at: index), sheet.isFree(found.range),
        found.range.count > 2 && Self.isKindsOnly(sheet.scalars[found.range]) || !endsName(index, in: sheet)
      else { continue }
      let meaning = found.meanings[0]
      if meaning.hasPrefix("kind:") {
        note(String(meaning.dropFirst("kind:".count)), behind: found.range.upperBound, sheet, &question)
      } else if book.organizations.contains(meaning) {
        if !question.organizations.contains(meaning) { question.organizations.append(meaning) }
      } else {
        question.strangers.append(meaning)
      }
      sheet.placeEnds.insert(found.range.upperBound)
      sheet.take(found.range, as: "placePhrase", meaning: meaning, into: &question)
    }
    readBareKinds(&sheet, into: &question)
  }

  private func note(_ kind: String, behind end: Int, _ sheet: QuestionSheet, _ question: inout Question) {
    if ExclusionReader(listening: listening).isKindExcluded(behind: end, in: sheet) {
      question.excludedKinds.append(kind)
    } else {
      question.organizationKinds.append(kind)
    }
  }

  /// 「市って」, 「区と村は」: the kind alone, by what stands behind it; 「市の」 is the city office more often than a kind.
  private func readBareKinds(_ sheet: inout QuestionSheet, into question: inout Question) {
    for index in sheet.scalars.indices where sheet.isFree(index..<index + 1) {
      let scalar = sheet.scalars[index]
      let before = index > 0 ? Script(sheet.scalars[index - 1]) : .other
      guard "区市町村".unicodeScalars.contains(scalar), ![.han, .katakana, .digit].contains(before) else { continue }
      let rest = sheet.text.string(index + 1..<min(sheet.scalars.count, index + 6))
      // 「相談できる区の電話番号」: a verb before it makes it a kind, where 「市の」 alone is the city office.
      let isDescribed = index > 0 && "るた".unicodeScalars.contains(sheet.scalars[index - 1])
      // 「予算が一番多い区は」, 「最大の村は」: what is asked for.
      let isAsked =
        index > 0 && "るたいなのす".unicodeScalars.contains(sheet.scalars[index - 1])
        && (rest.isEmpty || listening.phrases("kind_asked").contains(where: rest.hasPrefix))
      let isKind = listening.phrases("kind_before").contains(where: rest.hasPrefix)
      // 「一番多い市の電話番号」.
      let isRanked = index > 0 && sheet.scalars[index - 1] == "い" && rest.hasPrefix("の")
      guard isKind || isAsked || isRanked || isDescribed && rest.hasPrefix("の") else { continue }
      if isAsked || isRanked { question.asksKind = true }
      note(String(Character(scalar)), behind: index + 1, sheet, &question)
      sheet.take(index..<index + 1, as: "kind", meaning: String(Character(scalar)), into: &question)
    }
  }
}

/// How a municipality may be said. The raw values are the rules' names in `--explain`; the surest come first.
enum PlaceRule: String, CaseIterable, Sendable {
  case municipality, municipalityLoosely, municipalityByReading, municipalityByShortName, municipalityByRomaji

  /// The spelling that the rule looks for; `nil` where it would be taken for other words.
  func spelling(of municipality: Municipality) -> String? {
    return switch self {
    case .municipality, .municipalityLoosely: municipality.name
    case .municipalityByReading: municipality.reading
    case .municipalityByShortName:
      municipality.name.count < 3 || municipality.name == "北海道" ? nil : String(municipality.name.dropLast())
    case .municipalityByRomaji: municipality.romaji
    }
  }
}

/// A municipality with one of its spellings, normalized.
struct PlaceName: Sendable {
  let spelling: [Unicode.Scalar]
  /// The spelling without its small kana.
  let bare: [Unicode.Scalar]
  let municipality: Municipality

  init(spelling: [Unicode.Scalar], municipality: Municipality) {
    (self.spelling, self.municipality) = (spelling, municipality)
    bare = spelling.filter { !PlaceReader.small.contains($0) }
  }

  /// For each rule, the spellings, the longest first.
  static func all(_ municipalities: [Municipality], normalizer: Normalizer) -> [PlaceRule: [PlaceName]] {
    var places: [PlaceRule: [PlaceName]] = [:]
    for rule in PlaceRule.allCases {
      let names = municipalities.compactMap { municipality in
        rule.spelling(of: municipality).map { spelling in
          PlaceName(spelling: Array(normalizer.text(spelling).unicodeScalars), municipality: municipality)
        }
      }
      places[rule] = names.filter { $0.spelling.count >= 2 }.enumerated().sorted {
        ($1.element.spelling.count, $0.offset) < ($0.element.spelling.count, $1.offset)
      }.map(\.element)
    }
    return places
  }
}
