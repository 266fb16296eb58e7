import Terminal

/// `madoguchi completion bash|zsh|fish`: a script that completes commands and options, made from the syntax table.
package enum CompletionCommand: Command {
  package static let syntax = CommandSyntax("completion", operands: "bash|zsh|fish", counts: 1...1)
  package static let needsIndex = false

  private static let scripts: [(shell: String, script: @Sendable ([CommandSyntax]) -> String)] = [
    ("bash", bash), ("zsh", zsh), ("fish", fish),
  ]

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let shell = options.operands[0]
    guard let found = scripts.first(where: { $0.shell == shell }) else {
      throw UsageError.badChoice(option: "completion", value: shell, allowed: scripts.map(\.shell))
    }
    workspace.output.write(found.script(CommandTable.all.map { $0.syntax }))
    return .done
  }

  private static func words(_ options: [OptionSyntax]) -> String {
    options.map { "--" + $0.name }.joined(separator: " ")
  }

  /// The options whose values are known words, among all commands.
  private static func choices(_ commands: [CommandSyntax]) -> [(name: String, values: [String])] {
    var found: [(name: String, values: [String])] = []
    for option in OptionSyntax.common + commands.flatMap(\.options) {
      guard case .choice(let values) = option.argument, !found.contains(where: { $0.name == option.name }) else {
        continue
      }
      found.append((option.name, values))
    }
    return found
  }

  @Sendable private static func bash(_ commands: [CommandSyntax]) -> String {
    let values = choices(commands).map { "    --\($0.name)) words=\"\($0.values.joined(separator: " "))\" ;;" }
    let own = commands.map { "        \($0.name)) words=\"\(words($0.options)) $common\" ;;" }
    return """
      # bash completion for madoguchi
      _madoguchi() {
        local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" word words=""
        local common="\(words(OptionSyntax.common))"
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case "$word" in \(commands.map(\.name).joined(separator: "|"))) command="$word"; break ;; esac
        done
        case "$before" in
      \(values.joined(separator: "\n"))
          --index) COMPREPLY=($(compgen -f -- "$current")); return ;;
          completion) words="\(scripts.map(\.shell).joined(separator: " "))" ;;
          *)
            case "$command" in
              "") words="\(commands.map(\.name).joined(separator: " ")) $common" ;;
      \(own.joined(separator: "\n"))
            esac ;;
        esac
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
      }
      complete -F _madoguchi madoguchi

      """
  }

  /// zsh runs the bash function: one script to keep right.
  @Sendable private static func zsh(_ commands: [CommandSyntax]) -> String {
    "#compdef madoguchi\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands)
  }

  @Sendable private static func fish(_ commands: [CommandSyntax]) -> String {
    var lines = ["# fish completion for madoguchi"]
    let names = commands.map(\.name).joined(separator: " ")
    lines.append("complete -c madoguchi -n 'not __fish_seen_subcommand_from \(names)' -f -a '\(names)'")
    lines += OptionSyntax.common.map { "complete -c madoguchi \(flag($0))" }
    for command in commands {
      lines += command.options.map {
        "complete -c madoguchi -n '__fish_seen_subcommand_from \(command.name)' \(flag($0))"
      }
    }
    let shells = scripts.map(\.shell).joined(separator: " ")
    lines.append("complete -c madoguchi -n '__fish_seen_subcommand_from completion' -f -a '\(shells)'")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func flag(_ option: OptionSyntax) -> String {
    switch option.argument {
    case .nothing: "-l \(option.name)"
    case .choice(let values): "-l \(option.name) -x -a '\(values.joined(separator: " "))'"
    case .text("FILE"): "-l \(option.name) -r"
    case .text, .number: "-l \(option.name) -x"
    }
  }
}
