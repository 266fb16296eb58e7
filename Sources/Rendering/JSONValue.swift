internal import FoundationEssentials

/// One JSON value. Printed with sorted keys, so that equal values give equal bytes.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Whole numbers print without `.0`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  package static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
  package static func optional(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }
  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// The value on one line, or indented where a person reads it.
  ///
  /// The escapes of JSON cover C0; DEL and C1 are escaped here, since a terminal obeys them as well.
  package func text(indented: Bool = false) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if indented { encoder.outputFormatting.insert(.prettyPrinted) }
    // Only a number that is not finite can fail, and `encode(to:)` writes those as null.
    guard let data = try? encoder.encode(self) else { return "null" }
    let text = Self.escaped(String(decoding: data, as: UTF8.self))
    return indented ? Self.closed(text) : text
  }

  /// Reads JSON text; `nil` where it is none.
  package init?(_ text: String) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else { return nil }
    self = value
  }

  package subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// Without the blank lines that Foundation writes inside an empty list or object. No string holds a bare line end.
  private static func closed(_ text: String) -> String {
    var pieces = text.split(separator: "\n\n", omittingEmptySubsequences: false)[...]
    var result = pieces.popFirst().map { String($0) } ?? ""
    for piece in pieces { result += piece.drop { $0 == " " } }
    return result
  }

  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x7F..<0xA0).contains($0.value) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if (0x7F..<0xA0).contains(scalar.value) {
        result += "\\u00" + String(scalar.value, radix: 16)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension JSONValue: Codable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value):
      if let whole = Int(exactly: value) {
        try container.encode(whole)
      } else if value.isFinite {
        try container.encode(value)
      } else {
        try container.encodeNil()
      }
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}
