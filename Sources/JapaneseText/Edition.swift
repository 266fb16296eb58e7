/// 版: the edition that a title begins with: 第二次, 第3期.
package enum Edition {
  /// 「第3期桜瀬市教育振興基本計画」 without its 第3期.
  package static func dropped(from title: some StringProtocol) -> Substring {
    let title = Substring(title)
    guard title.first == "第" else { return title }
    let rest = title.dropFirst().drop { $0.isNumber || Numeral.kanji.contains($0.unicodeScalars.first ?? " ") }
    return rest.first.map { "期次回".contains($0) } ?? false ? rest.dropFirst() : title
  }
}
