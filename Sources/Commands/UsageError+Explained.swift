import PlanModel
import Terminal

extension UsageError: Explained {
  package func explanation(in language: Language) -> Explanation {
    switch language {
    case .japanese: japanese
    case .english: english
    }
  }

  private var japanese: Explanation {
    let help = "「madoguchi --help」で使い方を表示できます。"
    return switch self {
    case .unknownCommand(let word, let nearest):
      Explanation(
        "コマンドがありません", why: "「\(word)」",
        hint: nearest.map { "「\($0)」のことですか。\(help)" } ?? "質問は「madoguchi ask 質問」と書いてください。\(help)")
    case .unknownOption(let word, let command, let nearest):
      Explanation(
        "オプションがありません", why: command.map { "「\($0)」に「\(word)」" } ?? "「\(word)」",
        hint: nearest.map { "「\($0)」のことですか。" } ?? "「madoguchi \(command.map { $0 + " " } ?? "")--help」で一覧を表示できます。")
    case .valueMissing(let option):
      Explanation("値がありません", why: option, hint: "「\(option) 値」または「\(option)=値」と書いてください。")
    case .valueUnwanted(let option, let value):
      Explanation("値は要りません", why: "\(option)=\(value)", hint: "「\(option)」とだけ書いてください。")
    case .badChoice(let option, let value, let allowed):
      Explanation("値が使えません", why: "\(option) \(value)", hint: "使える値: \(allowed.joined(separator: "、"))")
    case .badNumber(let option, let value, let allowed):
      Explanation(
        "値が使えません", why: "\(option) \(value)", hint: "\(allowed.lowerBound) から \(allowed.upperBound) までの整数を書いてください。")
    case .operandMissing(let command, let operands):
      Explanation("対象がありません", why: "madoguchi \(command) \(operands)", hint: "「madoguchi \(command) --help」で例を表示できます。")
    case .optionMissing(let command, let option):
      Explanation(
        "オプションが要ります", why: "madoguchi \(command) \(option)", hint: "「madoguchi \(command) --help」で例を表示できます。")
    case .operandUnwanted(let command, let operand):
      Explanation("対象が多すぎます", why: "「\(operand)」", hint: "「madoguchi \(command) --help」で使い方を表示できます。")
    case .badValue(let option, let value, let example):
      Explanation("値が読めません", why: "\(option) \(value)", hint: "例: \(option) \(example)")
    }
  }

  private var english: Explanation {
    let help = "\"madoguchi --help\" shows what there is."
    return switch self {
    case .unknownCommand(let word, let nearest):
      Explanation(
        "no such command", why: "\"\(word)\"",
        hint: nearest.map { "Did you mean \"\($0)\"? \(help)" }
          ?? "To ask something: \"madoguchi ask QUESTION\". \(help)")
    case .unknownOption(let word, let command, let nearest):
      Explanation(
        "no such option", why: command.map { "\"\(word)\" of \"\($0)\"" } ?? "\"\(word)\"",
        hint: nearest.map { "Did you mean \"\($0)\"?" }
          ?? "\"madoguchi \(command.map { $0 + " " } ?? "")--help\" lists the options.")
    case .valueMissing(let option):
      Explanation("a value is missing", why: option, hint: "Write \"\(option) VALUE\" or \"\(option)=VALUE\".")
    case .valueUnwanted(let option, let value):
      Explanation("no value is wanted", why: "\(option)=\(value)", hint: "Write just \"\(option)\".")
    case .badChoice(let option, let value, let allowed):
      Explanation(
        "the value cannot be used", why: "\(option) \(value)", hint: "One of: \(allowed.joined(separator: ", "))")
    case .badNumber(let option, let value, let allowed):
      Explanation(
        "the value cannot be used", why: "\(option) \(value)",
        hint: "Write a whole number from \(allowed.lowerBound) to \(allowed.upperBound).")
    case .operandMissing(let command, let operands):
      Explanation(
        "something is missing", why: "madoguchi \(command) \(operands)",
        hint: "\"madoguchi \(command) --help\" shows examples.")
    case .optionMissing(let command, let option):
      Explanation(
        "an option is missing", why: "madoguchi \(command) \(option)",
        hint: "\"madoguchi \(command) --help\" shows examples.")
    case .operandUnwanted(let command, let operand):
      Explanation("too many words", why: "\"\(operand)\"", hint: "\"madoguchi \(command) --help\" shows how to use it.")
    case .badValue(let option, let value, let example):
      Explanation("the value cannot be read", why: "\(option) \(value)", hint: "For example: \(option) \(example)")
    }
  }
}

/// The answer could not be written.
package enum OutputError: Error, Equatable {
  case failed(reason: String)
}

extension OutputError: Explained {
  package func explanation(in language: Language) -> Explanation {
    switch (self, language) {
    case (.failed(let reason), .japanese):
      Explanation("結果を書き出せません", why: reason, hint: "出力先の空きと権限を確かめてください。")
    case (.failed(let reason), .english):
      Explanation("cannot write the result", why: reason, hint: "Check the room and the permissions where it goes.")
    }
  }
}
