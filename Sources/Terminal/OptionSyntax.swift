/// An option as the command line accepts it: `--name`, `--name VALUE` or `--name=VALUE`.
package struct OptionSyntax: Hashable, Sendable {
  /// What an option takes.
  package enum Argument: Hashable, Sendable {
    case nothing
    /// Any text; the label stands for it in help: `FILE`.
    case text(String)
    /// One of these words.
    case choice([String])
    /// A whole number in this range.
    case number(ClosedRange<Int>)
  }

  /// Without the dashes.
  package let name: String
  package let argument: Argument

  package init(_ name: String, _ argument: Argument = .nothing) { (self.name, self.argument) = (name, argument) }

  package static let help = OptionSyntax("help")
  package static let version = OptionSyntax("version")
}

/// A command as the command line accepts it.
package struct CommandSyntax: Sendable {
  package let name: String
  /// Its operands as help shows them: `NAME-OR-ID`, `[PATH...]`; empty for none.
  package let operands: String
  /// How many operands it takes.
  package let counts: ClosedRange<Int>
  /// Besides those that all commands have.
  package let options: [OptionSyntax]

  /// - Parameter counts: how many operands; `0...0` for none, ``anyCount`` for no bound.
  package init(_ name: String, operands: String = "", counts: ClosedRange<Int> = 0...0, options: [OptionSyntax] = []) {
    (self.name, self.operands, self.counts, self.options) = (name, operands, counts, options)
  }

  package static let anyCount = 0...Int.max
  package static let oneOrMore = 1...Int.max
}

/// A command line that does not fit the syntax, as facts; `Commands` has the sentences.
package enum UsageError: Error, Equatable {
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, command: String?, nearest: String?)
  case valueMissing(option: String)
  /// `--quiet=1`: the option takes none.
  case valueUnwanted(option: String, value: String)
  case badChoice(option: String, value: String, allowed: [String])
  case badNumber(option: String, value: String, allowed: ClosedRange<Int>)
  case operandMissing(command: String, operands: String)
  /// The command does nothing without this option: `serve` without `--mcp`.
  case optionMissing(command: String, option: String)
  case operandUnwanted(command: String, operand: String)
  /// The value has the right shape and no meaning: `--year あした`.
  case badValue(option: String, value: String, example: String)
}
