import JapaneseText
import PlanIndex
import PlanModel
import Vocabulary

/// One programme as questions may name it: keys of its names and indicators, and of everything it says.
///
/// A class, since choosing programmes hands profiles around by the hundred.
package final class Profile: Sendable {
  package let programme: Programme
  /// The key of the name and of every alias, the printed name first.
  package let names: [String]
  /// Keys of the indicators and explanations of units.
  package let labels: [String]
  /// Everything else that the document says about it.
  package let body: String
  /// The parent's place in ``NameBook/profiles``, for a row of a breakdown.
  let parentIndex: Int?
  let bodyScalars: [Unicode.Scalar]
  let nameScalars: [[Unicode.Scalar]]
  let labelScalars: [[Unicode.Scalar]]

  init(programme: Programme, names: [String], labels: [String], body: String, parentIndex: Int?) {
    (self.programme, self.names, self.labels, self.body) = (programme, names, labels, body)
    self.parentIndex = parentIndex
    bodyScalars = Array(body.unicodeScalars)
    nameScalars = names.map { Array($0.unicodeScalars) }
    labelScalars = labels.map { Array($0.unicodeScalars) }
  }
}

/// Every name of an index, by the key under which it compares.
package struct NameBook: Sendable {
  package let profiles: [Profile]
  let bigrams = BigramIndex()
  /// Municipalities of the index, as printed.
  package let organizations: [String]
  /// Divisions and their parts (区民部, 商工観光課), the longest first.
  let divisions: [(name: String, spelling: [Unicode.Scalar])]
  /// Keys of the documents' titles.
  private let titles: [String]
  /// How the documents' titles are said, the longest first.
  let titleNames: [TitleName]
  /// ◎, △: one mark is a whole rating.
  let marks: Set<Unicode.Scalar>
  /// Keys of the values of 事業分類, 今後の取組方針 and 評価の文言, in which no cue is read.
  private let values: [String]
  /// Whole names of programmes, indicators and ``values``, the longest first, for ``QuestionReader``.
  let wholeNames: [[Unicode.Scalar]]
  /// Names of programmes, indicators and divisions with ひらがな in them, from four characters on.
  let namesInKana: [String]
  let places: [PlaceRule: [PlaceName]]
  /// Municipalities of the index with a kanji numeral in their names: 四万十市, 八千代市.
  let numeralPlaces: [[Unicode.Scalar]]
  /// Who published a list of others' programmes, as its title says.
  let publishers: Set<String>
  /// Municipalities that no document is of, for their whole names.
  let elsewhere: Gazetteer
  let normalizer: Normalizer

  package init(catalogue: Catalogue, tables: ReadingTables) {
    let normalizer = tables.normalizer
    let positions = Dictionary(
      catalogue.programmes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    profiles = catalogue.programmes.map {
      Self.profile($0, in: catalogue, positions: positions, normalizer: normalizer)
    }
    var organizations: [String] = []
    for name in catalogue.programmes.compactMap(\.organization) where !organizations.contains(name) {
      organizations.append(name)
    }
    self.organizations = organizations
    numeralPlaces = organizations.map { Array(normalizer.key($0).unicodeScalars) }
      .filter { $0.contains(where: Numeral.kanji.contains) }
    var divisions: Set<String> = []
    for name in catalogue.programmes.flatMap(\.divisions) {
      divisions.formUnion(name.split(whereSeparator: \.isWhitespace).map { String($0) })
    }
    self.divisions = divisions.map { ($0, Array(normalizer.text($0).lowercased().unicodeScalars)) }.sorted {
      one, other in
      one.1.count == other.1.count ? one.1.lexicographicallyPrecedes(other.1) : one.1.count > other.1.count
    }
    let worded = catalogue.programmes.flatMap { [$0.category, $0.ratings?.direction, $0.ratings?.evaluation] }
    titles = catalogue.documents.map { normalizer.key($0.title) }
    titleNames = TitleName.all(
      catalogue.documents, endings: tables.labels.words("title", "plan_name"), normalizer: normalizer)
    marks = Set(
      catalogue.programmes.compactMap { $0.ratings?.evaluation?.unicodeScalars }.filter { $0.count == 1 }.compactMap(
        \.first))
    values = Set(worded.compactMap { $0 }.map { normalizer.key($0) }).sorted()
    let valueLabels = Set(catalogue.programmes.flatMap(\.figures).flatMap(\.values).compactMap(\.label))
    let headings = catalogue.headings.map { Self.headingWords(normalizer.key($0)) }
    let otherNames = (values + valueLabels.map { normalizer.key($0) } + headings).map { Array($0.unicodeScalars) }
    let nicknames = Self.quoted(in: catalogue.programmes.flatMap(\.names)).map { normalizer.key($0) }
    let names =
      profiles.flatMap { $0.nameScalars + $0.labelScalars } + otherNames + nicknames.map { Array($0.unicodeScalars) }
    wholeNames = Set(names.filter { $0.count >= 4 }).sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
    }
    let offices = divisions.map { normalizer.key($0) }
    // こども of 「こども・若者計画」: a word of a title is no kana for 子供.
    let titled = catalogue.documents.flatMap { $0.title.split { !$0.isLetter || "・（）()".contains($0) } }
      .map { title in organizations.first(where: title.hasPrefix).map { title.dropFirst($0.count) } ?? title }
    let printed = organizations.map { normalizer.key($0) } + titled.map { normalizer.key(String($0)) }
    namesInKana = Set(profiles.flatMap { $0.names + $0.labels } + offices + nicknames + printed).filter { name in
      name.count >= 3 && name.unicodeScalars.contains { Script($0) == .hiragana }
    }.sorted()
    // Municipalities beyond the table are known by the name that the documents print.
    let listed = Set(tables.municipalities.map(\.name))
    let others = organizations.filter { !listed.contains($0) }.map { name in
      tables.elsewhere.municipality(named: name)
        ?? Municipality(name: name, reading: name, romaji: name, kind: String(name.suffix(1)))
    }
    places = PlaceName.all(tables.municipalities + others, normalizer: normalizer)
    elsewhere = tables.elsewhere
    let prefectures = tables.municipalities.filter { $0.kind == "都道府県" }.map(\.name)
    publishers = Set(prefectures.filter { name in catalogue.documents.contains { $0.title.has(name) } })
    self.normalizer = normalizer
  }

  /// What programmes are called in quotes: ならのり of 「乗合タクシー「ならのり」」.
  private static func quoted(in names: [String]) -> [String] {
    names.flatMap { name in
      name.split(separator: "「", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
        piece.firstIndex(of: "」").map { String(piece[..<$0]) }
      }
    }
  }

  /// Whether a name, an indicator or a text of a programme has a key.
  package func prints(_ key: String) -> Bool {
    profiles.contains { profile in
      profile.names.contains { $0.has(key) } || profile.labels.contains { $0.has(key) } || profile.body.has(key)
    }
  }

  /// Whether a programme has a division of this whole name, with its department.
  func hasDivision(_ name: String) -> Bool { profiles.contains { $0.programme.divisions.contains(name) } }

  /// Whether a document's title has a key.
  func isInTitle(_ key: String) -> Bool { titles.contains { $0.has(key) } }

  /// Whether a programme's name has a key.
  package func isInName(_ key: String) -> Bool { profiles.contains { $0.names.contains { $0.has(key) } } }

  /// A heading without its number: 「４．重点対象者」 → 重点対象者.
  private static func headingWords(_ key: String) -> String {
    let words = key.drop { $0.isASCII || "第章節項一二三四五六七八九十".contains($0) }
    return words.count >= 4 ? String(words) : ""
  }

  /// The names, and of a name with another one in brackets behind it each of both:
  /// 「働きやすい職場づくり事業（仕事と家庭の両立応援事業）」.
  private static func spellings(of names: [String]) -> [String] {
    names.flatMap { name -> [String] in
      guard let (rest, inside) = Brackets.atEnd(of: name), min(rest.count, inside.count) >= shortestName else {
        return [name]
      }
      return [name, rest, inside]
    }
  }

  /// So many characters in or before brackets are a name of their own.
  private static let shortestName = 8

  private static func profile(
    _ programme: Programme, in catalogue: Catalogue, positions: [String: Int], normalizer: Normalizer
  ) -> Profile {
    let names = spellings(of: programme.names).map { normalizer.key($0) }
    var labels: [String] = []
    var last: String?
    // An indicator's figures follow each other: most labels are the one before.
    for label in programme.figures.compactMap(\.label) where label != last {
      last = label
      let key = normalizer.key(label)
      if !labels.contains(key) { labels.append(key) }
    }
    let parent = catalogue.parent(of: programme)
    return Profile(
      programme: programme, names: names, labels: labels, body: catalogue.bodyKeys[programme.id] ?? "",
      parentIndex: parent.flatMap { positions[$0.id] })
  }
}
