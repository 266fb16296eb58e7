import Terminal

/// A town whose plan is a text document: what it says is proved on its own lines, so questions about it are answered.
enum Town {
  static let document = """
    港町就労プラン 令和5年度

    事業名：商店街の灯
    担当課：産業部 商工課
    電話：03-0000-1234
    予算額：7,725千円

    事業名：港のしごと相談
    担当課：福祉課
    予算額：約1.5億円
    """

  /// The same plan after a revision: the shops cost more, and the harbour's division has another name.
  static var revised: String {
    document.replacing("7,725千円", with: "8,000千円").replacing("福祉課", with: "生活福祉課")
  }
}

extension Bench {
  /// Builds this folder's index of a town's plan, by the program's own command.
  func build(town text: String = Town.document) async -> ExitCode {
    await run("index", write("001_港町.txt", text)).code
  }
}
