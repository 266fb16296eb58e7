import PlanModel

/// A table of `Index/` or `Prompts/` that cannot be used.
package enum VocabularyError: Error, Equatable {
  case homeMissing(tried: [String])
  case unreadable(path: String, reason: String)
  case columns(path: String, line: Int, found: Int, expected: Int)
  case emptyCell(path: String, line: Int)
  case duplicate(path: String, line: Int, first: Int)
  case badValue(path: String, line: Int, value: String)
  /// Words that stand for each other in a circle.
  case circle(path: String, line: Int, words: [String])
}

extension VocabularyError: Explained {
  package func explanation(in language: Language) -> Explanation {
    switch language {
    case .japanese: japanese
    case .english: english
    }
  }

  private var japanese: Explanation {
    let what = "用語表を読めません"
    let repair = "その行を直してください。列と書き方は同じフォルダの README.md にあります。"
    return switch self {
    case .homeMissing(let tried):
      Explanation(
        what, why: "Index と Prompts のあるフォルダが見つかりません（\(tried.joined(separator: "、"))）",
        hint: "環境変数 MADOGUCHI_HOME にプロジェクトのフォルダを指定してください。")
    case .unreadable(let path, let reason):
      Explanation(what, why: "\(path): \(reason)", hint: "ファイルの有無と権限、文字コード（UTF-8）を確かめてください。")
    case .columns(let path, let line, let found, let expected):
      Explanation(what, why: "\(path):\(line): 列が \(found) 個（必要: \(expected) 個）", hint: repair)
    case .emptyCell(let path, let line):
      Explanation(what, why: "\(path):\(line): 空の欄", hint: "値がないときは「-」と書いてください。")
    case .duplicate(let path, let line, let first):
      Explanation(what, why: "\(path):\(line): \(first) 行目と同じ", hint: "どちらかを消してください。")
    case .badValue(let path, let line, let value):
      Explanation(what, why: "\(path):\(line): 「\(value)」は使えません", hint: repair)
    case .circle(let path, let line, let words):
      Explanation(
        what, why: "\(path):\(line): 言い換えがひとまわりします（\(words.joined(separator: " > "))）",
        hint: "どれかの行を消すか、どちら向きにも言い換えるなら「=」の1行にしてください。")
    }
  }

  private var english: Explanation {
    let what = "cannot read the word tables"
    let repair = "Mend that line; README.md in the same folder says what its columns are."
    return switch self {
    case .homeMissing(let tried):
      Explanation(
        what, why: "no folder with Index and Prompts in it (\(tried.joined(separator: ", ")))",
        hint: "Set MADOGUCHI_HOME to the project's folder.")
    case .unreadable(let path, let reason):
      Explanation(what, why: "\(path): \(reason)", hint: "Check that the file is there, readable and UTF-8.")
    case .columns(let path, let line, let found, let expected):
      Explanation(what, why: "\(path):\(line): \(found) columns, not \(expected)", hint: repair)
    case .emptyCell(let path, let line):
      Explanation(what, why: "\(path):\(line): an empty cell", hint: "Write \"-\" where there is no value.")
    case .duplicate(let path, let line, let first):
      Explanation(what, why: "\(path):\(line): the same as line \(first)", hint: "Delete one of the two.")
    case .badValue(let path, let line, let value):
      Explanation(what, why: "\(path):\(line): \"\(value)\" cannot be used", hint: repair)
    case .circle(let path, let line, let words):
      Explanation(
        what, why: "\(path):\(line): the words lead back to the first (\(words.joined(separator: " > ")))",
        hint: "Delete one of the rows, or make two that run both ways one row with \"=\".")
    }
  }
}
