import PlanModel

/// A document or a folder that could not be read.
package enum InputError: Error, Hashable {
  case missing(path: String)
  case unreadable(path: String, reason: String)
  /// A device or a socket.
  case notAFile(path: String)
  /// A folder without documents.
  case noDocuments(path: String)
  case empty(path: String)
  /// Not text; `kind` is what it is, where the first bytes tell: `PDF`.
  case binary(path: String, kind: String?)
  /// Not UTF-8; `guess` is the encoding it seems to have, in the name that `iconv` knows.
  case encoding(path: String, line: Int, guess: String?)
}

extension InputError: Explained {
  package func explanation(in language: Language) -> Explanation {
    switch language {
    case .japanese: japanese
    case .english: english
    }
  }

  private var japanese: Explanation {
    let what = "文書を読めません"
    return switch self {
    case .missing(let path):
      Explanation(what, why: "\(path) がありません", hint: "パスを確かめてください。")
    case .unreadable(let path, let reason):
      Explanation(what, why: "\(path): \(reason)", hint: "ファイルの権限を確かめてください。")
    case .notAFile(let path):
      Explanation(what, why: "\(path) はファイルでもフォルダでもありません", hint: "文書のファイルかフォルダを指定してください。")
    case .noDocuments(let path):
      Explanation(what, why: "\(path) に文書がありません", hint: "文書（UTF-8 のテキスト）の入ったフォルダを指定してください。")
    case .empty(let path):
      Explanation(what, why: "\(path) は空です", hint: "文書のテキストを入れるか、フォルダから外してください。")
    case .binary(let path, "PDF"):
      Explanation(what, why: "\(path) は PDF です", hint: "「pdftotext -layout」などでテキストにしてから指定してください。")
    case .binary(let path, let kind):
      Explanation(
        what, why: "\(path) はテキストではありません\(kind.map { "（\($0)）" } ?? "")", hint: "UTF-8 のテキストにしてから指定してください。")
    case .encoding(let path, let line, let guess):
      Explanation(
        what, why: "\(path):\(line): UTF-8 ではありません\(guess.map { "（\($0) のようです）" } ?? "")",
        hint: "「iconv -f \(guess ?? "元の文字コード") -t UTF-8」で変換してください。")
    }
  }

  private var english: Explanation {
    let what = "cannot read the document"
    return switch self {
    case .missing(let path):
      Explanation(what, why: "there is no \(path)", hint: "Check the path.")
    case .unreadable(let path, let reason):
      Explanation(what, why: "\(path): \(reason)", hint: "Check the file's permissions.")
    case .notAFile(let path):
      Explanation(what, why: "\(path) is neither a file nor a folder", hint: "Name a document or a folder of them.")
    case .noDocuments(let path):
      Explanation(what, why: "no documents in \(path)", hint: "Name a folder that holds documents (UTF-8 text).")
    case .empty(let path):
      Explanation(what, why: "\(path) is empty", hint: "Put the document's text in, or leave the file out.")
    case .binary(let path, "PDF"):
      Explanation(what, why: "\(path) is a PDF", hint: "Make text of it first, with \"pdftotext -layout\" for one.")
    case .binary(let path, let kind):
      Explanation(
        what, why: "\(path) is not text\(kind.map { " (\($0))" } ?? "")", hint: "Make UTF-8 text of it first.")
    case .encoding(let path, let line, let guess):
      Explanation(
        what, why: "\(path):\(line): not UTF-8\(guess.map { " (it seems to be \($0))" } ?? "")",
        hint: "Convert it: \"iconv -f \(guess ?? "ENCODING") -t UTF-8\".")
    }
  }
}
