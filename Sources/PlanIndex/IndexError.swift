import Database
import PlanModel

/// The index could not be opened, read or built.
package enum IndexError: Error, Equatable {
  case missing(path: String)
  /// Made by another version of the program.
  case outdated(path: String, found: Int, expected: Int)
  /// Not an index, or a damaged one.
  case damaged(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case full(path: String)
  /// Something else stands where the index should go; it would be lost.
  case occupied(path: String)
  /// `schema.sql` is missing or has an error.
  case schema(path: String, reason: String)

  /// What a database error means while an index is read that is there.
  static func reading(_ path: String, _ error: DatabaseError) -> IndexError {
    .damaged(path: path, reason: error.message)
  }

  /// What a database error means while an index is built.
  static func building(_ path: String, _ error: DatabaseError) -> IndexError {
    error.kind == .full ? .full(path: path) : .unwritable(path: path, reason: error.message)
  }
}

extension IndexError: Explained {
  package func explanation(in language: Language) -> Explanation {
    switch language {
    case .japanese: japanese
    case .english: english
    }
  }

  private var japanese: Explanation {
    let rebuild = "「madoguchi index」で作り直してください。"
    return switch self {
    case .missing(let path):
      Explanation("索引を開けません", why: "\(path) がありません", hint: "「madoguchi index」で作成してください。")
    case .outdated(let path, let found, let expected):
      Explanation("索引を使えません", why: "\(path) の形式が \(found)（必要: \(expected)）", hint: rebuild)
    case .damaged(let path, let reason):
      Explanation("索引を読めません", why: "\(path): \(reason)", hint: rebuild)
    case .unwritable(let path, let reason):
      Explanation(
        "索引を書けません", why: "\(path): \(reason)",
        hint: "フォルダの有無と権限を確かめるか、--index で別の場所を指定してください。前の索引はそのままです。")
    case .full(let path):
      Explanation(
        "索引を書けません", why: "\(path): ディスクの空きがありません",
        hint: "空きを作ってから、もう一度「madoguchi index」を実行してください。前の索引はそのままです。")
    case .occupied(let path):
      Explanation(
        "索引を書けません", why: "\(path) には索引でないものがあります",
        hint: "消えないように止めました。--index で別の場所を指定するか、そのファイルを移してください。")
    case .schema(let path, let reason):
      Explanation("索引の定義を読めません", why: "\(path): \(reason)", hint: "プロジェクトの Index/schema.sql を元に戻してください。")
    }
  }

  private var english: Explanation {
    let rebuild = "Run \"madoguchi index\" again."
    return switch self {
    case .missing(let path):
      Explanation("cannot open the index", why: "no file at \(path)", hint: "Run \"madoguchi index\" to build it.")
    case .outdated(let path, let found, let expected):
      Explanation("cannot use the index", why: "\(path) has format \(found), not \(expected)", hint: rebuild)
    case .damaged(let path, let reason):
      Explanation("cannot read the index", why: "\(path): \(reason)", hint: rebuild)
    case .unwritable(let path, let reason):
      Explanation(
        "cannot write the index", why: "\(path): \(reason)",
        hint: "Check the folder and its permissions, or name another place with --index. The old index is as it was.")
    case .full(let path):
      Explanation(
        "cannot write the index", why: "\(path): the disk is full",
        hint: "Make room and run \"madoguchi index\" again. The old index is as it was.")
    case .occupied(let path):
      Explanation(
        "cannot write the index", why: "\(path) holds something that is no index",
        hint: "Nothing was touched. Name another place with --index, or move that file away.")
    case .schema(let path, let reason):
      Explanation("cannot read the schema", why: "\(path): \(reason)", hint: "Restore Index/schema.sql of the project.")
    }
  }
}
