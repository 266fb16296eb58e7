import JapaneseText
import PlanModel
import Vocabulary

/// The list of divisions and their phones in a document without a form.
extension PlainReading {
  /// 「総務課　0985-22-1101」 outside a row: the phone of a division.
  mutating func takeDirectory(_ line: SourceLine) -> Bool {
    guard !state.isNamed else { return false }
    var cells = line.text.split(whereSeparator: \.isWhitespace).map { String($0) }
    cells.removeAll { words.contact.phoneLabels.contains($0) }
    let found = zip(cells, cells.dropFirst()).compactMap { office, number -> (String, String, Int)? in
      guard words.contact.endsOffice(office), let (phone, _) = words.contact.phone(number) else { return nil }
      return (office, phone, line.number)
    }
    guard !found.isEmpty, fields.fields(line).isEmpty else { return false }
    directory += found
    state.open.append(line)
    index += 1
    return true
  }

  /// Programmes without a phone have that of their division.
  mutating func spreadDirectory() {
    for index in state.document.programmes.indices where state.document.programmes[index].phones.isEmpty {
      let offices = state.document.programmes[index].divisions.map { division in
        words.tables.normalizer.text(division).split(separator: " ").map { String($0) }
      }
      // 係 before 課: the office itself, or else the one that it is a part of. Two phones for one office are none.
      let own = directory.filter { entry in offices.contains { $0.last == entry.division } }
      let above = directory.filter { entry in offices.contains { $0.contains(entry.division) } }
      let entries = own.isEmpty ? above : own
      guard let entry = entries.first, Set(entries.map(\.phone)).count == 1 else { continue }
      state.document.programmes[index].phones = [entry.phone]
      state.document.programmes[index].places[.phone] = LineSpan(entry.line)
    }
  }
}
