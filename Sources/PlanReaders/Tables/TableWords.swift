import JapaneseText
import PlanModel
import Vocabulary

/// 一般の表の語: what heads, rows and marks of tables without a form of their own are told by.
struct TableWords: Sendable {
  /// What a column or a row of values is.
  enum Role: String, Sendable {
    case budget, spent, base, target, actual, rate
  }

  let tables: ReadingTables
  let contact: ContactWords
  let number: Set<String>
  let name: Set<String>
  let summary: Set<String>
  /// Words of a head that say nothing of values, names or contents.
  let other: Set<String>
  /// 活動, 成果指標: what kind of indicator stands behind it.
  let kinds: Set<String>
  let totals: [String]
  let marks: Set<String>
  /// 新規, 拡充: what stands in brackets behind a name.
  let markWords: Set<String>
  /// 担当課, 所管: labels and heads of the column that says who is responsible.
  let offices: Set<String>
  /// 末, 時点: what stands behind a year.
  let yearEnds: [String]
  /// 単位.
  let units: Set<String>
  private let roles: [String: Role]
  private let planned: [String]
  private let unitNotes: [String]
  private let sections: [String]
  private let parts: [String]
  private let nameEnds: [String]
  private let indicatorEnds: [String]
  private let departmentEnds: [String]
  private let measureEnds: [String]

  init(tables: ReadingTables) {
    func words(_ role: String) -> [String] { tables.labels.words("general_table", role) }
    (self.tables, contact) = (tables, ContactWords(tables: tables))
    (number, name, summary) = (Set(words("number")), Set(words("name")), Set(words("summary")))
    (other, kinds, totals) = (Set(words("other")), Set(words("kind")), words("total"))
    (markWords, offices) = (Set(words("mark_word")), Set(words("office")))
    (units, yearEnds) = (Set(words("unit_note")), words("year_end"))
    (marks, planned, unitNotes) = (Set(words("mark")), words("planned_word"), words("unit_note"))
    (sections, parts, nameEnds) = (words("section"), words("part"), words("name_end"))
    (indicatorEnds, departmentEnds) = (words("indicator_end"), words("department_end"))
    measureEnds = words("measure_end")
    let all: [Role] = [.budget, .spent, .base, .target, .actual, .rate]
    roles = Dictionary(
      all.flatMap { role in words(role.rawValue).map { ($0, role) } }, uniquingKeysWith: { first, _ in first })
  }

  func role(_ word: String) -> Role? { roles[word] }

  /// 事業名, センター名, 施設の種類: the column that says what a row is about.
  func isName(_ word: String) -> Bool {
    name.contains(word) || word.count <= 8 && nameEnds.contains(where: word.hasSuffix)
  }

  /// 成果指標, KPI: a head's word for what is counted, beside one for programmes.
  func isMeasure(_ cell: String) -> Bool {
    let bare = key(String(cell.prefix { !Brackets.isRound($0) })).filter { !$0.isWhitespace }
    return measureEnds.contains(where: bare.hasSuffix)
  }

  /// 「運動実施率」, 「参加者数（延べ）」: a name that says what is counted.
  func isIndicator(_ name: String) -> Bool {
    let bare = name.prefix { !Brackets.isRound($0) }
    return indicatorEnds.contains(where: bare.hasSuffix)
  }

  /// The text as words are compared.
  func key(_ text: String) -> String { tables.normalizer.text(text) }

  /// 量の見込み, 確保方策: a row that says what is planned, and not what came of it.
  func isPlanned(_ label: String) -> Bool { planned.contains { label.contains($0) } }

  /// 事業費 of 「年度別の事業費（見込み）」: the table below is of budgets, whatever else its title says.
  func namesBudget(_ title: String) -> Bool {
    tables.labels.words("general_table", "budget").contains { $0.count > 2 && title.contains($0) }
  }

  /// 「Ａ」, 「◎」.
  func isGrade(_ key: String) -> Bool {
    key.count == 1 && (Ratings.grades.contains(key.uppercased()) || marks.contains(key))
  }

  /// 計画値, 見込: a word alone that says what the values of a row are.
  func saysKind(_ word: String) -> Bool { role(word) != nil || word.count <= 3 && isPlanned(word) }

  /// 「うち常用雇用」: a part of what the row above counts.
  func isPart(_ label: String) -> Bool { parts.contains(where: label.hasPrefix) }

  /// 「合計（23事業）」, 「柱１ 計」.
  func isTotal(_ label: String) -> Bool {
    let bare = String(label.prefix { !Brackets.isRound($0) })
    return totals.contains { bare == $0 || bare.hasSuffix($0) && bare.count <= 12 }
  }

  /// 「基本目標１　…」, 「柱２　…」: a heading that other headings stand below.
  func isSection(_ line: String) -> Bool {
    // 「【柱２ …】」.
    let text = Brackets.inside(line) ?? line
    guard (4...60).contains(text.count), !text.contains("。"), !text.contains("\t"), let word = sectionWord(text)
    else { return false }
    let rest = text.dropFirst(word.count)
    let number = rest.prefix { $0.isNumber || "ⅠⅡⅢⅣⅤⅥIVX一二三四五六七八九十-".contains($0) }
    return !number.isEmpty && rest.dropFirst(number.count).first.map { $0 == " " || $0 == ":" } == true
  }

  /// 「基本目標」 of 「基本目標１ …」: headings with the same word stand on one level.
  func sectionWord(_ text: String) -> String? {
    let bare = Brackets.inside(text) ?? text
    return sections.first(where: bare.hasPrefix)
  }

  /// What stands between two pieces of a cell that names offices: nothing inside one, a space behind its department, and
  /// 「／」 between two of them.
  func joint(behind office: String) -> String {
    let key = key(office)
    guard contact.endsOffice(key) else { return "" }
    return departmentEnds.contains(where: key.hasSuffix) ? " " : "／"
  }

  // MARK: Cells

  /// A number with or without its unit, or one of the dashes that say there is none.
  func isValue(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    let text = tables.normalizer.normalize(cell)
    if tables.amounts.isBlank(text) { return true }
    guard Script(first) == .digit || "約▲△-".unicodeScalars.contains(first) else { return false }
    if Numeral(cell, writing: .arabic) != nil { return true }
    let quantities = tables.amounts.quantities(in: text)
    if quantities.count == 1, quantities[0].range.upperBound == text.scalars.count { return true }
    return isMoney(cell) || isOfRareUnit(text)
  }

  /// 「941g」, 「46トン」: a number and a short unit that the units' table does not have.
  private func isOfRareUnit(_ text: NormalizedText) -> Bool {
    guard let numeral = Numeral(text.scalars, at: 0) else { return false }
    let rest = text.scalars[numeral.range.upperBound...].map { Script($0) }
    return !rest.isEmpty
      && (rest.count <= 3 && rest.allSatisfy { $0 == .latin } || rest.count <= 5 && rest.allSatisfy { $0 == .katakana })
  }

  /// Whether a row's words can be a name: no word of a head, no sentence, and no cells of figures that fell together.
  func canName(_ name: String) -> Bool {
    let key = key(name)
    guard !key.isEmpty, !key.contains("。"), role(key) == nil, !isName(key), !units.contains(key), !other.contains(key)
    else { return false }
    let isMarked = key.contains { marks.contains(String($0)) && !"○□".contains($0) }
    let figures = tables.amounts.quantities(in: tables.normalizer.normalize(name))
    let isFigure = figures.contains { $0.value >= 1000 && $0.unit != "年" }
    return !isMarked && !isFigure && figures.count(where: { $0.unit == "%" }) < 2
  }

  /// 「1,280万円」, 「２億1,400万円」 and nothing else.
  func isMoney(_ cell: String) -> Bool {
    let text = tables.normalizer.normalize(cell)
    return tables.amounts.money(in: text).contains { $0.range.count == text.scalars.count }
  }

  /// 「- 12 -」.
  func isPageMark(_ text: String) -> Bool {
    let bare = text.filter { !$0.isWhitespace }
    guard let first = bare.first, let last = bare.last, bare.count > 2 else { return false }
    return "-‐–—ー−".contains(first) && "-‐–—ー−".contains(last) && bare.dropFirst().dropLast().allSatisfy(\.isNumber)
  }

  /// 「保育課（0769-55-1121）」, 「0769-55-1161」, 「健康増進課」.
  func isContact(_ cell: String) -> Bool {
    // 「雇用対策課 若者雇用グループ 内線 2461」.
    if let start = contact.extensions.compactMap({ cell.ranges(of: $0).first?.lowerBound }).min(),
      start > cell.startIndex
    {
      return contact.endsOffice(String(cell[..<start]).trimmed) && contact.isPhoneNote(String(cell[start...]))
    }
    let bare = Brackets.pieces(of: cell)
    return !bare.isEmpty && cell.count <= 30 && !cell.contains("。")
      && bare.allSatisfy { contact.phone($0) != nil || contact.endsOffice($0) || contact.isPhoneNote($0) }
  }

  // MARK: Units

  /// The unit in the last brackets of a label: 人 of 「新規就農者数（累計・人）」; `nil` where none stands there.
  func unit(in label: String) -> String? {
    Brackets.atEnd(of: label).flatMap { unit(noted: $0.inside) }
  }

  /// A label without its unit, and the unit: 「新規就農者数（累計・人）」.
  func labelled(_ printed: String) -> (label: String, unit: String?) {
    guard let unit = unit(in: key(printed)) else { return (printed.trimmed, nil) }
    return (Brackets.atEnd(of: printed)?.rest ?? printed.trimmed, unit)
  }

  /// The unit that a note in brackets names: 「単位:人」, 「年度末・％」, 「延べ人日」.
  func unit(noted note: String) -> String? {
    var words = note.split { "、・,".contains($0) }.map { String($0).trimmed }
    words = words.map { word in
      unitNotes.first(where: word.hasPrefix).map {
        String(word.dropFirst($0.count).drop { ":はが ".contains($0) })
      } ?? word
    }
    guard let last = words.last, !last.isEmpty, last.count <= 6,
      !last.unicodeScalars.contains(where: { Script($0) == .digit })
    else { return nil }
    let word = last.split(separator: "/").first.map { String($0) } ?? last
    let scalars = Array(word.unicodeScalars)
    let isLatin = word.count <= 3 && scalars.allSatisfy { Script($0) == .latin }
    let isKnown =
      isLatin || tables.amounts.units.yen(per: word) != nil || word == "%"
      || tables.amounts.units.counters.contains {
        scalars.count >= $0.count && scalars.suffix($0.count).elementsEqual($0)
      }
    return isKnown ? word : nil
  }

  /// 「（単位：千円）」, 「※金額の単位は千円。」: the unit of money that a line announces.
  func moneyUnit(announcedBy line: String) -> String? {
    guard let said = announcedUnit(line) else { return nil }
    // 「単位は円であり、…」: the longest unit that it begins with.
    return tables.amounts.units.moneyUnits.map { String(scalars: $0.name) }.first(where: said.hasPrefix)
  }

  /// Whether a note says a unit of money, and not a year.
  func hasUnit(_ note: String?) -> Bool {
    note.map { tables.amounts.units.yen(per: $0.replacing("単位:", with: "")) != nil } ?? false
  }

  /// 「戸籍届出の件数（単位：件）」: the unit of what is counted in the table below.
  func counter(announcedBy line: String) -> String? {
    announcedUnit(line).flatMap { tables.amounts.units.yen(per: $0) == nil ? unit(noted: $0) : nil }
  }

  private func announcedUnit(_ line: String) -> String? {
    for word in unitNotes {
      guard let start = line.range(of: word) else { continue }
      let rest = line[start.upperBound...].drop { ":はが ".contains($0) }
      let name = String(rest.prefix { !"。、,)・ ".contains($0) })
      if !name.isEmpty { return name }
    }
    return nil
  }
}
