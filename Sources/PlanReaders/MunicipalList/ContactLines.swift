import JapaneseText
import PlanModel
import Vocabulary

/// 問合せ先: what stands behind a row's amounts: the start, the URL, the division, the phone and its extension. What
/// stands behind the contact is none of it: a name or a description torn out of its row.
struct ContactLines: Sendable {
  private(set) var start: String?
  private(set) var url: String?
  private(set) var divisions: [String] = []
  private(set) var phones: [String] = []
  private(set) var phoneExtension: String?
  private(set) var places: [Measure: LineSpan] = [:]
  /// The last line of a note on the phone: 「(内線24)」, 「(直通)」.
  private(set) var lastNote: Int?

  private var offices: [(text: String, line: Int)] = []
  private var urlLines: [Int] = []
  private var openExtension: String?
  private var openPhone: String?

  private let words: ContactWords

  init(_ lines: ArraySlice<SourceLine>, words: ContactWords) {
    self.words = words
    for (index, line) in zip(lines.indices, lines) {
      if !phones.isEmpty, openExtension == nil, openPhone == nil, !isContact(line, followedBy: lines[(index + 1)...]) {
        break
      }
      if phones.isEmpty, isProse(line) { break }
      if start == nil, url == nil, phones.isEmpty, offices.isEmpty, words.isMonth(line.text) {
        start = line.text.filter { !$0.isWhitespace }
        places[.start] = LineSpan(line.number)
        continue
      }
      for token in line.text.split(whereSeparator: \.isWhitespace) { take(String(token), line: line.number) }
    }
    closeOffices()
  }

  /// A sentence, or a line wider than any office's column: the contact is over, or never came.
  private func isProse(_ line: SourceLine) -> Bool {
    guard !line.text.contains("。") else { return true }
    // 「保育振興課 電話 079-500-7301 (内線 2611)」 is wide, and a contact.
    let hasPhone = line.text.split(whereSeparator: \.isWhitespace).contains { words.phone(String($0)) != nil }
    return line.text.count > 30 && !hasPhone && !line.text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Behind a phone: its extension, 「(直通)」, or a second division that ends in a phone of its own.
  private func isContact(_ line: SourceLine, followedBy next: ArraySlice<SourceLine>) -> Bool {
    if line.isBlank || words.isPhoneNote(line.text) || words.phone(line.text) != nil { return true }
    guard words.endsOffice(line.text) else { return false }
    let following = next.filter { !$0.isBlank }.prefix(3)
    return following.contains { words.phone($0.text) != nil }
  }

  private mutating func take(_ token: String, line: Int) {
    if let open = openExtension {
      openExtension = open + token
      lastNote = line
      closeExtension(line: line)
    } else if token.hasPrefix("http://") || token.hasPrefix("https://") {
      url = (url ?? "") + token
      mark(.url, line)
    } else if let broken = openPhone, let (phone, rest) = words.phone(broken + token) {
      openPhone = nil
      found(phone: phone, rest: rest, line: line)
    } else if let (phone, rest) = words.phone(token) {
      found(phone: phone, rest: rest, line: line)
    } else if token.hasPrefix("(") || words.extensions.contains(where: { token.hasPrefix($0) }) {
      openExtension = token
      lastNote = line
      closeExtension(line: line)
    } else if url != nil, offices.isEmpty, phones.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      url = (url ?? "") + token
      mark(.url, line)
    } else if words.isBrokenPhone(token) {
      openPhone = token
    } else if !words.phoneLabels.contains(token.filter { !":".contains($0) }) {
      offices.append((token, line))
    }
  }

  private mutating func found(phone: String, rest: String, line: Int) {
    phones.append(phone)
    mark(.phone, line)
    closeOffices()
    if !rest.isEmpty { take(rest, line: line) }
  }

  /// 「(内線」 on one line, 「2451)」 on the next.
  private mutating func closeExtension(line: Int) {
    guard let text = openExtension, !text.hasPrefix("(") || text.hasSuffix(")") else { return }
    let inside = text.filter { !"()".contains($0) }
    guard let word = words.extensions.first(where: { inside.hasPrefix($0) }) else {
      openExtension = nil
      return
    }
    // 「内線」 without its number yet.
    guard inside.count > word.count else { return }
    phoneExtension = inside
    // The extension belongs to the number: what is read aloud stands on both lines.
    mark(.phone, line)
    openExtension = nil
  }

  /// A division broken over lines ends where a word for an office ends it: 「工業・ものづくり・雇」「用促進課」.
  private mutating func closeOffices() {
    guard let span = LineSpan.covering(offices.map(\.line)) else { return }
    var names: [String] = []
    var open = ""
    for office in offices {
      open += office.text
      if words.endsOffice(open) {
        names.append(open)
        open = ""
      }
    }
    if !open.isEmpty { names.append(open) }
    divisions.append(names.joined(separator: " "))
    places[.division] = places[.division].map { $0.union(span) } ?? span
    offices = []
  }

  private mutating func mark(_ measure: Measure, _ line: Int) {
    places[measure] = places[measure].map { $0.union(LineSpan(line)) } ?? LineSpan(line)
  }
}

/// The words that contacts are made of, out of `forms.tsv`.
struct ContactWords: Sendable {
  let offices: [String]
  let extensions: [String]
  let directs: [String]
  let phoneLabels: [String]
  private let eras: Eras
  private let normalizer: Normalizer

  init(tables: ReadingTables) {
    func words(_ role: String) -> [String] { tables.labels.words("municipal_list", role) }
    (offices, extensions) = (words("office_end"), words("extension"))
    (directs, phoneLabels) = (words("direct_line"), words("phone_label"))
    (eras, normalizer) = (tables.eras, tables.normalizer)
  }

  func endsOffice(_ text: String) -> Bool { offices.contains { text.hasSuffix($0) } }

  func isMonth(_ text: String) -> Bool { StartMonth.isMonth(text, eras: eras, normalizer: normalizer) }

  /// 「(内線 24)」, 「2451)」, 「(直通)」.
  func isPhoneNote(_ text: String) -> Bool {
    let bare = text.filter { !"() ".contains($0) }
    return (extensions + directs).contains { bare.hasPrefix($0) } && bare.count <= 12
  }

  /// The phone number that `token` begins with, and what is left: ten or eleven digits in three groups.
  func phone(_ token: String) -> (phone: String, rest: String)? {
    var body = token[...]
    if let label = phoneLabels.first(where: { body.hasPrefix($0) }) {
      body = body.dropFirst(label.count).drop { ": ".contains($0) }
    }
    var digits = 0
    var joints = 0
    var end = body.startIndex
    for index in body.indices {
      let character = body[index]
      if ("0"..."9").contains(character) {
        digits += 1
      } else if "-()".contains(character), digits > 0, digits < 9, joints < 2 {
        joints += 1
      } else {
        break
      }
      end = body.index(after: index)
    }
    guard body.first == "0", joints == 2, (10...11).contains(digits) else { return nil }
    return (String(body[..<end]), String(body[end...]))
  }

  /// 「03-3546-」: a number that the line's end cut.
  func isBrokenPhone(_ token: String) -> Bool {
    token.first == "0" && token.hasSuffix("-") && token.allSatisfy { $0.isNumber || $0 == "-" }
  }
}
