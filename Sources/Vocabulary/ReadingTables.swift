import JapaneseText

/// 自治体: one row of `municipalities.tsv` or `municipalities_elsewhere.tsv`.
package struct Municipality: Hashable, Sendable {
  /// 「新宿区」.
  package let name: String
  /// Hiragana: 「しんじゅくく」.
  package let reading: String
  /// Hepburn without marks: 「shinjuku」; the suffix (ku, shi ...) is left out.
  package let romaji: String
  /// 区, 市, 町, 村, 島しょ (towns and villages of the islands) or 都道府県.
  package let kind: String

  package init(name: String, reading: String, romaji: String, kind: String) {
    (self.name, self.reading, self.romaji, self.kind) = (name, reading, romaji, kind)
  }
}

/// Everything of `Index/` that reading documents rests on, loaded and checked.
package struct ReadingTables: Sendable {
  package let normalizer: Normalizer
  package let eras: Eras
  package let amounts: Amounts
  package let labels: FormLabels
  package let municipalities: [Municipality]
  /// 他県の市町村: those of `municipalities_elsewhere.tsv`. A document may be of one of them, and a question may name one
  /// that no document is of; their readings and short names are words of everyday as often as not.
  package let elsewhere: Gazetteer
  /// What each municipality of `municipalities.tsv` is (区, 島しょ, 都道府県 ...), by its name; any other is what its name ends in.
  package let kindsOfMunicipalities: [String: String]

  /// All of both tables.
  package var everyMunicipality: [Municipality] { municipalities + elsewhere.all }
  /// The field's words by their reading in hiragana.
  package let readings: [(reading: String, word: String)]
  package let audience: AudienceWords

  /// The field's words and the municipalities, with their suffix and without, by their reading.
  package var allReadings: [(reading: String, word: String)] {
    readings
      + municipalities.flatMap { municipality in
        let names = (String(municipality.reading.dropLast()), String(municipality.name.dropLast()))
        // 都道府県 have suffixes of two characters in kana, and 「つ」 (津) is no name to look for.
        let isShort = municipality.kind != "都道府県" && names.0.count >= 3 && names.1.count >= 2
        return [(reading: municipality.reading, word: municipality.name)]
          + (isShort ? [(reading: names.0, word: names.1)] : [])
      }
  }

  /// Reads the tables of `folder` (the project's `Index`).
  package init(folder: String) throws(VocabularyError) {
    normalizer = try Self.normalizer(Table(path: folder + "/variants.tsv", columns: 2))
    eras = try Self.eras(Table(path: folder + "/eras.tsv", columns: 4))
    amounts = Amounts(units: try Self.units(Table(path: folder + "/units.tsv", columns: 3), normalizer: normalizer))
    labels = FormLabels(try Table(path: folder + "/forms.tsv", columns: 3), normalizer: normalizer)
    readings = try Table(path: folder + "/readings.tsv", columns: 2).rows.map { (reading: $0[1], word: $0[0]) }
    audience = try AudienceWords(Table(path: folder + "/audience.tsv", columns: 5), normalizer: normalizer)
    municipalities = try Self.municipalities(Table(path: folder + "/municipalities.tsv", columns: 4))
    elsewhere = try Gazetteer(path: folder + "/municipalities_elsewhere.tsv")
    kindsOfMunicipalities = Dictionary(
      municipalities.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
  }

  private static func municipalities(_ table: Table) -> [Municipality] {
    table.rows.map { Municipality(name: $0[0], reading: $0[1], romaji: $0[2], kind: $0[3]) }
  }

  private static func normalizer(_ table: Table) throws(VocabularyError) -> Normalizer {
    var variants: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for row in table.rows {
      let target = row.optional(1) == nil ? [] : try scalars(row, column: 1, in: table)
      for scalar in try scalars(row, column: 0, in: table) { variants[scalar] = target }
    }
    return Normalizer(variants: variants)
  }

  /// A cell of `variants.tsv`: characters, or one as `U+200B`.
  private static func scalars(
    _ row: Table.Row, column: Int, in table: Table
  ) throws(VocabularyError) -> [Unicode.Scalar] {
    guard row[column].hasPrefix("U+") else { return Array(row[column].unicodeScalars) }
    guard let value = UInt32(row[column].dropFirst(2), radix: 16), let scalar = Unicode.Scalar(value) else {
      throw .badValue(path: table.path, line: row.line, value: row[column])
    }
    return [scalar]
  }

  private static func eras(_ table: Table) throws(VocabularyError) -> Eras {
    var rows: [Era] = []
    for row in table.rows {
      guard let first = Int(row[2]) else { throw .badValue(path: table.path, line: row.line, value: row[2]) }
      let last = row.optional(3).map { Int($0) }
      if last == .some(nil) { throw .badValue(path: table.path, line: row.line, value: row[3]) }
      rows.append(Era(name: row[0], initial: row.optional(1) ?? "", firstYear: first, lastYear: last ?? nil))
    }
    return Eras(rows)
  }

  private static func units(_ table: Table, normalizer: Normalizer) throws(VocabularyError) -> Units {
    var counters: [String] = []
    var money: [String: Int] = [:]
    var approximations: [String] = []
    var blanks: [String] = []
    for row in table.rows {
      let word = normalizer.text(row[1])
      switch row[0] {
      case "counter": counters.append(word)
      case "approximate": approximations.append(word)
      case "blank": blanks.append(word)
      case "money":
        guard let yen = Int(row[2]) else { throw .badValue(path: table.path, line: row.line, value: row[2]) }
        money[word] = yen
      default: throw .badValue(path: table.path, line: row.line, value: row[0])
      }
    }
    return Units(counters: counters, moneyUnits: money, approximations: approximations, blanks: blanks)
  }
}
