import JapaneseText

/// 見出し: a short line of its own that titles what follows.
struct PlainHeading: Equatable, Sendable {
  /// What kind of mark it begins with; headings of one kind stand on one level.
  enum Style: Equatable, Sendable {
    /// 第1章, 第2節.
    case chapter
    /// 「1 …」, 「2-3 …」.
    case number
    /// 「(1) …」, 「① …」.
    case item
    /// 「■…」, 「【…】」, 「◆…」.
    case ornament
    /// 「## …」, with the number of marks.
    case hash(Int)
  }

  let style: Style
  /// Without the mark of ornaments; a number stays.
  let text: String

  private static let longest = 50

  /// 「2-3」, 「(1)」, 「①」, where the heading begins with one.
  var number: String? {
    guard style == .number || style == .item else { return nil }
    if let first = text.unicodeScalars.first, ListMarks.isMark(first) { return String(first) }
    if let first = text.first, "(（".contains(first), let end = text.firstIndex(where: { ")）".contains($0) }) {
      return String(text[...end])
    }
    // 「１．」 may touch the name.
    let digits = text.prefix { $0.isNumber || "-－".contains($0) }
    if let dot = text.dropFirst(digits.count).first, !digits.isEmpty, ".．".contains(dot) { return digits + String(dot) }
    return text.firstIndex(where: \.isWhitespace).map { String(text[..<$0]) }
  }

  /// The heading without its number.
  var title: String { number.map { String(text.dropFirst($0.count)).trimmed } ?? text }

  /// Whether it can be a programme's name: whole brackets, no note.
  var isName: Bool {
    guard let first = title.unicodeScalars.first,
      Script(first) != .other || first.properties.numericType != nil || "「『(（【".unicodeScalars.contains(first)
    else {
      return false
    }
    return !title.contains("※") && Brackets.areWhole(in: title)
  }

  init?(_ line: SourceLine) {
    let text = line.text
    guard (2...Self.longest).contains(text.count), !text.contains("。"), !text.contains("\t") else { return nil }
    guard let first = text.unicodeScalars.first, let style = Self.style(text, first: first) else { return nil }
    // 「【新規】今年度から　【拡充】広げる事業」 says what marks mean.
    guard text.count(where: { $0 == "【" }) < 2 else { return nil }
    self.style = style
    let isMark = { (character: Character) in ListMarks.isOrnament(character) || "#【】《》 ".contains(character) }
    // 「【新規】産後ケア事業」 keeps its brackets: only those around all of it are ornaments.
    let isMarked = text.hasPrefix("【") && !text.hasSuffix("】")
    let isOrnament = style != .chapter && style != .number && style != .item && !isMarked
    let printed = PassageCutter.plain(line.raw)
    let bare =
      isOrnament
      ? String(printed.drop(while: isMark).reversed().drop(while: isMark).reversed()) : printed
    guard !bare.isEmpty else { return nil }
    self.text = text.hasPrefix("[") ? Brackets.inside(bare) ?? bare : bare
  }

  /// A name below a mark that stands alone.
  init?(marked name: String) {
    guard (2...Self.longest).contains(name.count), !name.contains("。") else { return nil }
    (style, text) = (.ornament, name)
  }

  /// 「表１　館別貸出冊数」.
  static func isTableTitle(_ text: String) -> Bool {
    "表図".contains(text.first ?? " ") && text.dropFirst().first?.isNumber == true
  }

  private static func style(_ text: String, first: Unicode.Scalar) -> Style? {
    if first == "#" { return .hash(text.prefix { $0 == "#" }.count) }
    if "■◆◇●◎【《".unicodeScalars.contains(first) { return .ornament }
    if ListMarks.isMark(first) { return .item }
    // 「表１　館別貸出冊数」.
    if isTableTitle(text) { return .ornament }
    // 「[１．保育者合同研修会の開催]」.
    if first == "[", let inside = Brackets.inside(text), inside.first?.isNumber == true { return .item }
    if first == "第" {
      let rest = text.dropFirst().drop { $0.isNumber || "一二三四五六七八九十".contains($0) }
      return rest.count < text.count - 1 && ["章", "節", "編", "部"].contains(rest.first ?? " ") ? .chapter : nil
    }
    if first == "(" {
      let inside = text.dropFirst().prefix { $0.isNumber }
      return !inside.isEmpty && text.dropFirst(inside.count + 1).hasPrefix(")") ? .item : nil
    }
    let number = text.prefix { $0.isNumber || $0 == "-" || $0 == "." }
    guard !number.isEmpty, number.count <= 6, number.first?.isNumber == true else { return nil }
    // 「3 人」 and 「2024年」 are no headings: white space and a word must follow.
    let rest = text.dropFirst(number.count)
    guard number.hasSuffix(".") || rest.first == " " else { return nil }
    return withoutKind(rest.trimmedStart).unicodeScalars.first.map { Script($0).isJapanese || Script($0) == .latin }
      == true
      && !rest.contains("、") ? .number : nil
  }
}

extension PlainHeading {
  /// 「○ 企業インターンシップ促進事業」 without the mark that says what kind it is.
  fileprivate static func withoutKind(_ title: Substring) -> Substring {
    guard let mark = title.first, "○◎◯●☆★".contains(mark), title.dropFirst().first?.isWhitespace ?? false else {
      return title
    }
    return title.dropFirst().trimmedStart
  }
}

extension Substring {
  /// Without white space at its start.
  var trimmedStart: Substring { drop(while: \.isWhitespace) }
}
