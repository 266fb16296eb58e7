import Rendering
import Vocabulary

/// One tool as `tools/list` shows it. Its words are `serve.NAME` and `serve.NAME.ARGUMENT` of `messages.tsv`.
package struct ToolDescription: Sendable {
  /// One argument, and what is allowed in it.
  package struct Argument: Sendable {
    package enum Kind: Sendable {
      case text
      case texts
      case number(ClosedRange<Int>)
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
  }

  package let name: String
  package let arguments: [Argument]

  package static let all = [
    ToolDescription(
      name: "ask",
      arguments: [
        Argument(name: "question", kind: .text, isRequired: true),
        Argument(name: "turns", kind: .texts, isRequired: false),
      ]),
    ToolDescription(
      name: "search",
      arguments: [
        Argument(name: "query", kind: .text, isRequired: true),
        Argument(name: "limit", kind: .number(1...100), isRequired: false),
      ]),
    ToolDescription(name: "show_programme", arguments: [Argument(name: "name", kind: .text, isRequired: true)]),
    ToolDescription(name: "contacts", arguments: [Argument(name: "text", kind: .text, isRequired: true)]),
    ToolDescription(name: "documents", arguments: []),
  ]

  /// - Throws: what is wrong with the first argument that does not fit.
  func check(_ given: JSONValue) throws(ToolFault) {
    guard case .object(let members) = given else { throw ToolFault("\"arguments\" must be an object") }
    if let other = members.keys.sorted().first(where: { name in !arguments.contains { $0.name == name } }) {
      throw ToolFault("\"\(name)\" has no argument \"\(other)\"")
    }
    for argument in arguments {
      guard let value = members[argument.name], value != .null else {
        if argument.isRequired { throw ToolFault("\"\(name)\" needs \"\(argument.name)\"") }
        continue
      }
      try argument.check(value)
    }
  }

  func json(_ say: Messages) -> JSONValue {
    var properties: [String: JSONValue] = [:]
    for argument in arguments { properties[argument.name] = argument.schema(say("serve.\(name).\(argument.name)")) }
    return .object([
      "name": .string(name), "title": .string(say("serve.\(name).title")),
      "description": .string(say("serve.\(name)")),
      "inputSchema": .object([
        "type": .string("object"), "properties": .object(properties), "additionalProperties": .bool(false),
        "required": .strings(arguments.filter(\.isRequired).map(\.name)),
      ]),
      "annotations": .object(["readOnlyHint": .bool(true), "openWorldHint": .bool(false)]),
    ])
  }
}

extension ToolDescription.Argument {
  fileprivate func check(_ value: JSONValue) throws(ToolFault) {
    switch kind {
    case .text:
      guard let text = value.text, !text.allSatisfy(\.isWhitespace) else {
        throw ToolFault("\"\(name)\" must be a string with something in it")
      }
    case .texts: guard value.texts != nil else { throw ToolFault("\"\(name)\" must be a list of strings") }
    case .number(let range):
      guard let number = value.number, range.contains(number) else {
        throw ToolFault("\"\(name)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
    }
  }

  fileprivate func schema(_ description: String) -> JSONValue {
    var members: [String: JSONValue] = ["description": .string(description)]
    switch kind {
    case .text:
      members["type"] = .string("string")
      members["minLength"] = .integer(1)
    case .texts:
      members["type"] = .string("array")
      members["items"] = .object(["type": .string("string")])
    case .number(let range):
      members["type"] = .string("integer")
      members["minimum"] = .integer(range.lowerBound)
      members["maximum"] = .integer(range.upperBound)
    }
    return .object(members)
  }
}
