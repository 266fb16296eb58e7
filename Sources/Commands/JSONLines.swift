import Glibc
import PlanModel
import Rendering
import Vocabulary

/// A file of JSON Lines: one value a line, blank lines between them.
package struct JSONLines: Sendable {
  /// One line that is not blank.
  package struct Line: Sendable {
    /// 1-based.
    package let number: Int
    /// `nil` where the line is no JSON, or not UTF-8.
    package let value: JSONValue?
  }

  package let lines: [Line]

  /// Reads the file at `path`; `nil` where it cannot be read (then `errno` says why).
  package init?(path: String) {
    guard let bytes = TextFile.bytes(path) else { return nil }
    self.init(bytes)
  }

  package init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var lines: [Line] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      let value = String(validating: line, as: UTF8.self).flatMap { JSONValue($0) }
      lines.append(Line(number: index + 1, value: value))
    }
    self.lines = lines
  }
}

/// Why a line is not what it should be: the member that is missing or has another form; `nil` where it is no object.
package struct UnfitLine: Error, Equatable {
  package let member: String?

  package init(member: String?) { self.member = member }
}

extension JSONValue {
  /// The text of a string.
  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Int? { if case .integer(let number) = self { number } else { nil } }
  package var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  /// The texts of a list of strings; `nil` where anything else is in it.
  package var texts: [String]? {
    guard let texts = items?.map(\.text), !texts.contains(nil) else { return nil }
    return texts.compactMap { $0 }
  }
  /// Whether it is an object.
  package var isObject: Bool { if case .object = self { true } else { false } }
}

extension Workspace {
  /// Says on standard error what is wrong with a line of a file.
  func complain(_ unfit: UnfitLine, line: Int, of path: String) {
    let why = unfit.member.map { say("input.member", ["member": $0]) } ?? say("ask.not_json")
    complain(unreadable: "\(path):\(line)", why: why)
  }

  /// Says on standard error that a file, or a line of it (`path:line`), could not be read.
  func complain(unreadable place: String, why: String) {
    let explanation = Explanation(say("input.unreadable", ["path": place]), why: why, hint: say("input.check"))
    errors.write(ErrorText.text(explanation, on: Screen(usesColor: errors.usesColor)))
  }
}
