import JapaneseText
import PlanIndex
import PlanModel

/// 問合せ先: whom to call for a programme. One entry holds all programmes of an organization with the same divisions
/// and numbers in one document.
package struct Contact: Hashable, Sendable {
  package let organization: String?
  package let divisions: [String]
  package let phones: [String]
  package let phoneExtension: String?
  /// The programmes' names, in document order.
  package fileprivate(set) var programmes: [String]
  /// The programmes' ids, in document order.
  package fileprivate(set) var ids: [String]
  /// The file's name.
  package let document: String
  /// Where the first of them says so.
  package let lines: LineSpan

  package init(
    organization: String?, divisions: [String], phones: [String], phoneExtension: String?, programmes: [String],
    ids: [String], document: String, lines: LineSpan
  ) {
    (self.organization, self.divisions, self.phones) = (organization, divisions, phones)
    (self.phoneExtension, self.programmes, self.ids) = (phoneExtension, programmes, ids)
    (self.document, self.lines) = (document, lines)
  }
}

/// The divisions and phone numbers of an index, findable in both directions.
package struct ContactBook: Sendable {
  /// Every contact, in document order.
  package let contacts: [Contact]
  private let normalizer: Normalizer

  package init(_ catalogue: Catalogue, normalizer: Normalizer) {
    self.normalizer = normalizer
    var contacts: [Contact] = []
    var places: [[String]: Int] = [:]
    for programme in catalogue.programmes where !programme.divisions.isEmpty || !programme.phones.isEmpty {
      let key =
        [programme.document, programme.organization ?? "", programme.phoneExtension ?? ""] + programme.divisions
        + ["/"] + programme.phones
      if let place = places[key] {
        if let name = programme.name, !contacts[place].programmes.contains(name) {
          contacts[place].programmes.append(name)
        }
        contacts[place].ids.append(programme.id)
      } else {
        places[key] = contacts.count
        contacts.append(Self.contact(of: programme))
      }
    }
    self.contacts = contacts
  }

  private static func contact(of programme: Programme) -> Contact {
    Contact(
      organization: programme.organization, divisions: programme.divisions, phones: programme.phones,
      phoneExtension: programme.phoneExtension, programmes: [programme.name].compactMap { $0 }, ids: [programme.id],
      document: programme.document,
      lines: programme.place(of: programme.divisions.isEmpty ? .phone : .division))
  }

  /// The contacts that `text` fits: a phone number of at least four digits in any writing, an organization, a
  /// programme or a division, or a part of one.
  package func contacts(for text: String) -> [Contact] {
    if let digits = phoneDigits(text) {
      return contacts.filter { contact in
        (contact.phones + [contact.phoneExtension].compactMap { $0 }).contains { self.digits($0).contains(digits) }
      }
    }
    let key = normalizer.key(text)
    guard !key.isEmpty else { return [] }
    let fields: [(Contact) -> [String]] = [
      { [$0.organization].compactMap { $0 } }, { $0.divisions }, { $0.programmes },
    ]
    for texts in fields {
      let found = contacts.filter { texts($0).contains { normalizer.key($0).contains(key) } }
      if !found.isEmpty { return found }
    }
    // 「新宿区 商工観光課」: all words, each somewhere.
    let words = text.split(whereSeparator: \.isWhitespace).map { normalizer.key(String($0)) }.filter { !$0.isEmpty }
    guard words.count > 1 else { return [] }
    return contacts.filter { contact in
      let all = normalizer.key(fields.flatMap { $0(contact) }.joined(separator: " "))
      return words.allSatisfy { all.contains($0) }
    }
  }

  /// The digits of a text that is a phone number: four digits or more, and nothing but digits, marks and 「内線」.
  private func phoneDigits(_ text: String) -> String? {
    let rest = normalizer.key(text).replacing("内線", with: "").replacing("電話", with: "").replacing("tel", with: "")
    guard rest.count >= 4, rest.unicodeScalars.allSatisfy({ Script($0) == .digit || $0 == "+" }) else { return nil }
    let digits = digits(rest)
    // +81 3 … is written 03 … at home.
    return rest.hasPrefix("+81") ? "0" + digits.dropFirst(2) : digits
  }

  private func digits(_ text: String) -> String { normalizer.key(text).filter { $0.isASCII && $0.isNumber } }
}
