import Rendering

/// 問題: a question with its known answer, one line of a question file.
package struct KnownQuestion: Sendable {
  /// A place that proves the answer.
  package struct Evidence: Sendable {
    /// What the document's file name begins with: 「001」.
    package let document: String
    /// 1-based, both ends included.
    package let first: Int
    package let last: Int
  }

  package let id: String
  package let category: String
  /// Asked before it, in this order.
  package let turns: [String]
  package let question: String
  /// The status that the answer has to have.
  package let expect: String
  /// Of each group one alternative stands in the answer.
  package let must: [[String]]
  /// Nothing of these stands in the answer.
  package let mustNot: [String]
  package let evidence: [Evidence]

  /// The document that it was written for: 「001」 of 「q001-017」.
  package var document: String { String(id.unicodeScalars.dropFirst().prefix(3)) }

  package init(_ line: JSONValue?) throws(UnfitLine) {
    guard let line, line.isObject else { throw UnfitLine(member: nil) }
    func member<T>(_ name: String, _ read: (JSONValue) -> T?, else usual: T? = nil) throws(UnfitLine) -> T {
      guard let value = line[name], value != .null else {
        if let usual { return usual }
        throw UnfitLine(member: name)
      }
      guard let result = read(value) else { throw UnfitLine(member: name) }
      return result
    }
    id = try member("id", \.text)
    category = try member("category", \.text)
    turns = try member("turns", \.texts, else: [])
    question = try member("question", \.text)
    expect = try member("expect", { $0.text.flatMap { Self.statuses.contains($0) ? $0 : nil } })
    must = try member("must", { Self.all($0.items, \.texts) })
    mustNot = try member("must_not", \.texts, else: [])
    evidence = try member("evidence", { Self.all($0.items, Self.evidence) }, else: [])
  }

  private static let statuses = ["answered", "ambiguous", "not_found"]

  private static func evidence(_ value: JSONValue) -> Evidence? {
    guard let document = value["doc"]?.text, let lines = Self.all(value["lines"]?.items, \.number), lines.count == 2
    else { return nil }
    return Evidence(document: document, first: lines[0], last: lines[1])
  }

  /// What each item reads as; `nil` where one cannot be read.
  private static func all<T>(_ items: [JSONValue]?, _ read: (JSONValue) -> T?) -> [T]? {
    guard let items else { return nil }
    let found = items.compactMap(read)
    return found.count == items.count ? found : nil
  }
}
