import Glibc
import PlanIndex
import PlanModel
import Rendering
import Vocabulary

/// Links from sources to the files that were indexed, on terminals that can.
///
/// An index keeps names and no paths, so that it can be handed on. Linked are the documents that come with the project,
/// where the file still has the lines that were indexed; of others nobody knows where they stand.
struct DocumentLinks {
  private let folder: String
  private let reader: IndexReader
  private let isPossible: Bool

  init(_ workspace: Workspace, _ reader: IndexReader) {
    (folder, self.reader) = (workspace.defaultDocuments, reader)
    isPossible = workspace.output.takesLinks(environment: workspace.environment)
  }

  /// The document's name, as a link where there is a file to link to.
  func name(_ document: String, at lines: LineSpan) -> String {
    path(of: document, at: lines).map { FileLink.link(document, to: $0) } ?? document
  }

  /// A text with the names of its sources as links.
  func linked(_ text: String, _ sources: [Source]) -> String {
    guard isPossible else { return text }
    let first = Dictionary(sources.map { ($0.document, $0.lines) }, uniquingKeysWith: { first, _ in first })
    // The longest first: one name may be the end of another.
    return first.keys.sorted { $0.count > $1.count }.reduce(text) { text, document in
      guard let lines = first[document], let path = path(of: document, at: lines) else { return text }
      return text.replacing("（\(document)）", with: "（\(FileLink.link(document, to: path))）")
        .replacing("(\(document))", with: "(\(FileLink.link(document, to: path)))")
    }
  }

  private func path(of document: String, at lines: LineSpan) -> String? {
    guard isPossible, let root = Self.real(folder), let path = Self.real(folder + "/" + document),
      path.hasPrefix(root + "/"), let text = TextFile.read(path),
      let indexed = try? reader.lines(LineSpan(lines.first), of: document).first?.text
    else { return nil }
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(lines.first - 1).first
    return line.map { $0.last == "\r" ? $0.dropLast() : $0 } == indexed[...] ? path : nil
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
