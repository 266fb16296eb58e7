import JapaneseText
import PlanModel
import Vocabulary

/// Takes labelled values into a programme.
struct PlainProgramme: Sendable {
  private let tables: ReadingTables
  private let cells: CellValues
  private let contact: ContactWords

  init(tables: ReadingTables) {
    (self.tables, cells, contact) = (tables, CellValues(tables: tables), ContactWords(tables: tables))
  }

  /// Adds one value; `false` where it cannot be read as what its label says, or the programme has another one already.
  func add(
    _ field: PlainFields.Field, value: String, lines: LineSpan, head: DocumentHead, to programme: inout Programme
  ) -> Bool {
    if let dated = moneyOfYear(field, value: value, lines: lines, programme: programme) {
      programme.figures.append(dated)
      return true
    }
    if field.role == "spent" || field.role == "result" {
      programme.figures.append(result(field, value: value, lines: lines, programme: programme))
      return true
    }
    if field.role == "budget_before" || field.role == "figure" {
      guard let figure = amount(field, value: value, lines: lines, programme: programme) else { return false }
      programme.figures.append(figure)
      return true
    }
    guard let measure = Measure(rawValue: field.role) else {
      return field.role == "year" && take(year: value, into: &programme)
    }
    switch measure {
    case .budget: return take(budget: value, note: field.note, lines: lines, into: &programme)
    case .scalePlanned, .target, .actual:
      programme.figures.append(figure(measure, field, value: value, lines: lines, head: head, programme: programme))
      return true
    case .division, .phone: return take(contact: value, measure: measure, lines: lines, into: &programme)
    case .grade: return addGrade(value, lines: lines, to: &programme)
    case .direction: return take(direction: value, lines: lines, into: &programme)
    case .url: return set(\.url, value.filter { !$0.isWhitespace }, measure, lines, in: &programme)
    case .audience: return set(\.audience, value, measure, lines, in: &programme)
    case .start: return set(\.start, value, measure, lines, in: &programme)
    case .category: return set(\.category, value, measure, lines, in: &programme)
    case .summary:
      // 目的 and 内容 may both be stated: they make one description.
      programme.summary = programme.summary.map { $0 + value } ?? value
      programme.extend(.summary, to: lines)
      return true
    default: return false
    }
  }

  private func set(
    _ path: WritableKeyPath<Programme, String?>, _ value: String, _ measure: Measure, _ lines: LineSpan,
    in programme: inout Programme
  ) -> Bool {
    guard programme[keyPath: path] == nil else { return false }
    programme[keyPath: path] = value
    programme.places[measure] = lines
    return true
  }

  private func take(year value: String, into programme: inout Programme) -> Bool {
    let text = tables.normalizer.normalize(value)
    guard let mention = tables.eras.mentions(in: text).first else { return false }
    programme.fiscalYear = text.string(mention.range)
    programme.westernYear = mention.westernYears.lowerBound
    return true
  }

  private func take(budget value: String, note: String?, lines: LineSpan, into programme: inout Programme) -> Bool {
    // Several amounts in a row are of several years, and none is the budget.
    let amounts = value.split(whereSeparator: \.isWhitespace).filter { $0.first?.isNumber ?? false }
    guard programme.budget == nil, amounts.count < 2 else { return false }
    let text = tables.normalizer.normalize(value)
    let unit = note.map { $0.replacing("単位:", with: "") }.flatMap { name in
      tables.amounts.units.yen(per: name).map { (name, $0) }
    }
    if let money = tables.amounts.money(in: text).first {
      programme.budget = Money(raw: value, yen: money.yen, isApproximate: money.isApproximate)
    } else if let unit, let money = tables.amounts.money(cell: text, yenPerUnit: unit.1) {
      programme.budget = Money(raw: value + unit.0, yen: money.yen, isApproximate: money.isApproximate)
    } else {
      return tables.amounts.isBlank(text)
    }
    programme.places[.budget] = lines
    return true
  }

  /// 「R5決算額」, 「令和6年度予算額」: money of the year that its label names; `nil` for the programme's own budget.
  private func moneyOfYear(
    _ field: PlainFields.Field, value: String, lines: LineSpan, programme: Programme
  ) -> Figure? {
    let note = tables.normalizer.normalize(field.note ?? "")
    guard field.role == Measure.budget.rawValue || field.role == "spent",
      let mention = tables.eras.mentions(in: note).first,
      let money = tables.amounts.money(in: tables.normalizer.normalize(value)).first,
      field.role == "spent" || mention.westernYears.lowerBound != programme.westernYear
    else { return nil }
    let isBudget = field.role == Measure.budget.rawValue
    let year = note.string(mention.range)
    let label = tables.normalizer.text(field.label).replacing(year, with: "")
    return Figure(
      measure: isBudget ? .budget : .actual, label: isBudget ? nil : label, year: year,
      westernYears: mention.westernYears, raw: value,
      values: [Quantity(value: Double(money.yen), unit: "円", isApproximate: money.isApproximate)], lines: lines)
  }

  /// The budget of the year before; 国庫支出金, 執行率: a figure that goes by its own name. `nil` where none is stated.
  private func amount(_ field: PlainFields.Field, value: String, lines: LineSpan, programme: Programme) -> Figure? {
    let text = tables.normalizer.normalize(value)
    let money = tables.amounts.money(in: text).first
    let isBefore = field.role == "budget_before"
    let values =
      money.map { [Quantity(value: Double($0.yen), unit: "円", isApproximate: $0.isApproximate)] }
      ?? (isBefore ? [] : cells.values(of: value))
    guard !values.isEmpty else { return nil }
    let year = programme.westernYear.map { isBefore ? $0 - 1 : $0 }
    let printed = isBefore ? year.map { tables.eras.fiscalYear($0) } : programme.fiscalYear
    return Figure(
      measure: isBefore ? .budget : .actual, label: isBefore ? nil : field.label, year: printed ?? "",
      westernYears: year.map { $0...$0 }, raw: value, values: values, lines: lines)
  }

  /// 決算額 as money; 事業の成果 in the document's own words, of which none is counted.
  private func result(_ field: PlainFields.Field, value: String, lines: LineSpan, programme: Programme) -> Figure {
    let money = field.role == "spent" ? tables.amounts.money(in: tables.normalizer.normalize(value)).first : nil
    return Figure(
      measure: .actual, label: field.role == "spent" ? field.label : nil, year: programme.fiscalYear ?? "",
      westernYears: programme.westernYear.map { $0...$0 }, raw: value,
      values: money.map { [Quantity(value: Double($0.yen), unit: "円", isApproximate: $0.isApproximate)] } ?? [],
      lines: lines)
  }

  private func figure(
    _ measure: Measure, _ field: PlainFields.Field, value: String, lines: LineSpan, head: DocumentHead,
    programme: Programme
  ) -> Figure {
    let note = tables.normalizer.normalize(field.note ?? "")
    let mention = tables.eras.mentions(in: note).first
    return Figure(
      measure: measure, label: field.label, year: mention.map { note.string($0.range) } ?? programme.fiscalYear ?? "",
      westernYears: mention?.westernYears ?? programme.westernYear.map { $0...$0 }, raw: value,
      values: cells.values(of: value), lines: lines)
  }

  /// 「Ａ」, 「Ｂ（おおむね順調）」, 「○」: a letter of the grades, or a mark; a text that begins with none is no grade.
  func addGrade(_ value: String, lines: LineSpan, to programme: inout Programme) -> Bool {
    let text = tables.normalizer.text(value)
    if programme.ratings?.evaluation == nil, tables.labels.words("general_table", "mark").contains(text) {
      // 「進捗状況　○」.
      var ratings = programme.ratings ?? Ratings()
      ratings.evaluation = value
      programme.ratings = ratings
      programme.places[.evaluation] = lines
      return true
    }
    guard programme.ratings?.grade == nil, let letter = text.first.map({ String($0).uppercased() }),
      Ratings.grades.contains(letter),
      text.dropFirst().first.map({ !$0.isASCII || !$0.isLetter }) ?? true
    else { return false }
    var ratings = programme.ratings ?? Ratings()
    ratings.grade = letter
    programme.ratings = ratings
    programme.places[.grade] = lines
    return true
  }

  /// 「□拡充 ■継続 □改善」: the choice whose box is filled; a value without boxes as it is, `nil` where no box or several are.
  private static func chosen(_ value: String) -> String? {
    guard value.contains(where: { "□☐".contains($0) }) else { return value }
    let boxes = value.indices.filter { "□☐■☑☒".contains(value[$0]) }
    let filled = boxes.enumerated().filter { !"□☐".contains(value[$1]) }
    guard filled.count == 1, let (place, start) = filled.first else { return nil }
    let end = place + 1 < boxes.count ? boxes[place + 1] : value.endIndex
    return String(value[value.index(after: start)..<end]).trimmed
  }

  private func take(direction printed: String, lines: LineSpan, into programme: inout Programme) -> Bool {
    guard let value = Self.chosen(printed) else { return false }
    guard programme.ratings?.direction == nil, !value.contains("。") else { return false }
    var ratings = programme.ratings ?? Ratings()
    ratings.direction = value
    programme.ratings = ratings
    programme.places[.direction] = lines
    return true
  }

  /// A cell of a table that says whom to ask: 「保育課（0769-55-1121）」.
  func addContact(_ value: String, lines: LineSpan, to programme: inout Programme) -> Bool {
    let parts = Brackets.pieces(of: value)
    let isDivisionAndPhone = parts.count == 2 && contact.phone(tables.normalizer.text(parts[1])) != nil
    let spaced =
      isDivisionAndPhone ? parts.joined(separator: " ") : value.filter { !Brackets.isRound($0) || parts.count > 1 }
    let measure: Measure = contact.phone(tables.normalizer.text(spaced)) == nil ? .division : .phone
    return take(contact: spaced, measure: measure, lines: lines, into: &programme)
  }

  /// Whether an office's name, with its department, names `division` too.
  private static func names(_ office: String, _ division: String) -> Bool {
    office == division || office.split(separator: " ").contains { $0 == division }
  }

  /// 「産業課 電話 03-0000-0000（内線24）」: a division, its phone and extension.
  private func take(contact value: String, measure: Measure, lines: LineSpan, into programme: inout Programme) -> Bool {
    // 「市民課　電話…／情報政策課　電話…」 are two.
    let parts = value.split(separator: "／").map { String($0) }
    if parts.count > 1 {
      return parts.map { take(contact: $0, measure: measure, lines: lines, into: &programme) }.contains(true)
    }
    // 「健康づくり課（内線3521）」: the note is no part of the office.
    var said = value
    if let (office, note) = Brackets.atEnd(of: value), contact.isPhoneNote(tables.normalizer.text(note)) {
      said = office + " (" + note + ")"
    } else if let (office, note) = Brackets.atEnd(of: value),
      note.split(whereSeparator: \.isWhitespace).contains(where: {
        contact.phone(tables.normalizer.text(String($0))) != nil
      })
    {
      // 「農林課 農業振興係（電話 0167-39-5521）」.
      said = office + " " + note
    }
    let line = SourceLine(number: lines.first, raw: said, normalizer: tables.normalizer)
    let found = ContactLines([line], words: contact)
    if measure == .phone, found.phones.isEmpty { return false }
    // 「住宅政策課」 behind 「都市整備部 住宅政策課」 is the same office.
    for division in found.divisions
    where measure == .division && !programme.divisions.contains(where: { Self.names($0, division) }) {
      programme.divisions.append(division)
      programme.extend(.division, to: lines)
    }
    for phone in found.phones where !programme.phones.contains(phone) {
      programme.phones.append(phone)
      programme.extend(.phone, to: lines)
    }
    programme.phoneExtension = programme.phoneExtension ?? found.phoneExtension
    programme.url = programme.url ?? found.url
    return true
  }
}
