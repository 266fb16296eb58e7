import Answering
import JapaneseText
import PlanModel
import TestSupport

/// The numbers of a text, for comparing an answer with its facts: runs of digits, commas taken out.
enum Numbers {
  static func all(_ text: String) -> [String] {
    let plain = Project.normalizer.text(text).filter { $0 != "," }
    let runs = plain.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }
    return runs.map { run in String(run).trimming(".") }.filter { !$0.isEmpty }
  }

  static func first(_ text: String) -> String { all(text).first ?? "" }

  /// What an answer says in numbers: without the places that it names, and without the line of what was understood.
  static func shown(in text: String) -> Set<String> {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("出典:") && !$0.hasPrefix("解釈:") }
    let withoutPlaces = lines.map { line in
      line.split(separator: "［").map { piece in
        piece.firstIndex(of: "］").map { String(piece[piece.index(after: $0)...]) } ?? String(piece)
      }.joined(separator: " ")
    }
    return Set(withoutPlaces.flatMap(all))
  }

  /// The number of a value, as `all` would find it printed.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  /// `text` with one of its digits changed.
  static func misprinted(_ text: String, _ generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    let digits = scalars.indices.filter { Script(scalars[$0]) == .digit && scalars[$0].isASCII }
    guard let place = digits.randomElement(using: &generator) else { return text + "9" }
    let others = "123456789".unicodeScalars.filter { $0 != scalars[place] }
    scalars[place] = others.randomElement(using: &generator) ?? "9"
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether every number of a fact's wording stands on the lines that it cites.
  static func stand(_ fact: Fact) -> Bool {
    let lines = (fact.source.lines.first...fact.source.lines.last).map { Office.line($0, of: fact.source.document) }
    let printed = Set(lines.flatMap(all) + all(lines.joined()))
    return all(fact.raw).allSatisfy(printed.contains)
  }
}

extension String {
  fileprivate func trimming(_ mark: Character) -> String {
    var rest = self[...]
    while rest.last == mark { rest = rest.dropLast() }
    while rest.first == mark { rest = rest.dropFirst() }
    return String(rest)
  }
}
