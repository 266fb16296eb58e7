/// Reads the words of a command line after a table of commands and options. Opens nothing, prints nothing.
///
///     let parser = OptionParser(commands: [CommandSyntax("list", options: [.limit])], common: [.help])
///     let options = try parser.parse(["list", "--limit", "5"])
///     options.command            // "list"
///     options.number(.limit)     // 5
///
/// Options stand anywhere behind or before the command; `--` ends them. A word with one dash is an operand, so that a
/// search can exclude (`-保育`), unless a Latin letter follows it.
package struct OptionParser: Sendable {
  private let commands: [CommandSyntax]
  private let common: [OptionSyntax]
  private let alone: [OptionSyntax]

  /// - Parameter alone: the options of the program without a command.
  package init(commands: [CommandSyntax], common: [OptionSyntax], alone: [OptionSyntax] = []) {
    (self.commands, self.common, self.alone) = (commands, common, alone)
  }

  /// - Parameter arguments: without the program's name.
  package func parse(_ arguments: [String]) throws(UsageError) -> Options {
    var options = Options()
    var command: CommandSyntax?
    var words = arguments[...]
    while let word = words.popFirst() {
      if word == "--" {
        try take(words, into: &options, command: &command)
        break
      } else if let name = optionName(word) {
        try option(name, spelled: word, command: command, rest: &words, into: &options)
      } else {
        try take([word], into: &options, command: &command)
      }
    }
    if let command, !options.has(.help), !options.has(.version) { try checkCount(options.operands, of: command) }
    return options
  }

  /// The value of an option as far as it can be told from words that may not parse; for the language of errors.
  package static func glimpse(_ option: OptionSyntax, in arguments: [String]) -> String? {
    for (index, word) in arguments.enumerated() {
      if word == "--" { return nil }
      if word.hasPrefix("--\(option.name)=") { return String(word.dropFirst(option.name.count + 3)) }
      if word == "--\(option.name)", index + 1 < arguments.count { return arguments[index + 1] }
    }
    return nil
  }

  private func take(
    _ words: ArraySlice<String>, into options: inout Options, command: inout CommandSyntax?
  ) throws(UsageError) {
    for word in words {
      if command == nil {
        guard let found = commands.first(where: { $0.name == word }) else {
          throw .unknownCommand(word, nearest: Spelling.nearest(to: word, in: commands.map(\.name)))
        }
        command = found
        options.command = found.name
      } else {
        options.operands.append(word)
      }
    }
  }

  /// The name in `--name`, `--name=value`, `-h` or `-V`; `nil` for an operand.
  private func optionName(_ word: String) -> String? {
    if word.hasPrefix("--") { return String(word.dropFirst(2).prefix { $0 != "=" }) }
    if word == "-h" { return OptionSyntax.help.name }
    if word == "-V" { return OptionSyntax.version.name }
    guard word.hasPrefix("-"), let next = word.unicodeScalars.dropFirst().first else { return nil }
    return next.isASCII && next.properties.isAlphabetic ? String(word.dropFirst().prefix { $0 != "=" }) : nil
  }

  private func option(
    _ name: String, spelled word: String, command: CommandSyntax?, rest: inout ArraySlice<String>,
    into options: inout Options
  ) throws(UsageError) {
    // An option before the command may be the command's own: then the command is among the words to come.
    let owner = command ?? commands.first { rest.contains($0.name) }
    let known = common + (owner?.options ?? alone)
    let isLong = word.hasPrefix("--") || word == "-h" || word == "-V"
    guard isLong, let syntax = known.first(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, in: known.map(\.name))
      throw .unknownOption(word, command: owner?.name, nearest: nearest.map { "--" + $0 })
    }
    var value = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
    if syntax.argument == .nothing {
      if let value { throw .valueUnwanted(option: "--" + name, value: value) }
    } else if value == nil, rest.first?.hasPrefix("--") == false {
      value = rest.popFirst()
    }
    try check(value, of: syntax)
    options.set(syntax, value ?? "")
  }

  private func check(_ value: String?, of syntax: OptionSyntax) throws(UsageError) {
    let name = "--" + syntax.name
    if syntax.argument == .nothing { return }
    guard let value, !value.isEmpty else { throw .valueMissing(option: name) }
    switch syntax.argument {
    case .nothing, .text: break
    case .choice(let allowed):
      guard allowed.contains(value) else { throw .badChoice(option: name, value: value, allowed: allowed) }
    case .number(let allowed):
      guard let number = Int(value), allowed.contains(number) else {
        throw .badNumber(option: name, value: value, allowed: allowed)
      }
    }
  }

  private func checkCount(_ operands: [String], of command: CommandSyntax) throws(UsageError) {
    if operands.count < command.counts.lowerBound {
      throw .operandMissing(command: command.name, operands: command.operands)
    }
    if operands.count > command.counts.upperBound {
      throw .operandUnwanted(command: command.name, operand: operands[command.counts.upperBound])
    }
  }
}

/// What a command line says.
package struct Options: Equatable, Sendable {
  /// `nil` where no command was given: the conversation.
  package fileprivate(set) var command: String?
  package fileprivate(set) var operands: [String] = []
  private var values: [String: String] = [:]

  package init() {}

  fileprivate mutating func set(_ option: OptionSyntax, _ value: String) { values[option.name] = value }

  /// Whether the option was given.
  package func has(_ option: OptionSyntax) -> Bool { values[option.name] != nil }

  /// The option's value as typed; the last one where it was given twice.
  package func text(_ option: OptionSyntax) -> String? { values[option.name] }

  /// The value of an option that takes a number; the parser has checked it.
  package func number(_ option: OptionSyntax) -> Int? { values[option.name].flatMap { Int($0) } }
}
