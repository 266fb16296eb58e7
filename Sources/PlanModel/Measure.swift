/// 項目: what a figure or a field of a plan measures. The raw values are the contract's words.
package enum Measure: String, CaseIterable, Codable, Sendable {
  /// 予算（事業額）. Always in yen.
  case budget
  /// 計画の規模.
  case scalePlanned = "scale_planned"
  /// 実績の規模.
  case scaleActual = "scale_actual"
  /// 指標の目標.
  case target
  /// 指標の実績.
  case actual
  /// 達成率: actual ÷ target, in per cent, as printed.
  case achievementRate = "achievement_rate"
  /// 総合達成率: the mean of a programme's achievement rates, as printed.
  case overallRate = "overall_rate"
  /// 参考指標（●）の目標.
  case referenceTarget = "reference_target"
  /// 参考指標（●）の実績.
  case referenceActual = "reference_actual"
  /// 参考指標（●）の達成率.
  case referenceRate = "reference_rate"
  /// 評価区分: S, A, B, C, D.
  case grade
  /// 評価の文言: 「目標どおり達成した」.
  case evaluation
  /// 今後の取組方針: 「現状維持」.
  case direction
  /// 所管課.
  case division
  /// 電話番号.
  case phone
  /// ホームページ.
  case url
  /// 対象者.
  case audience
  /// 事業分類.
  case category
  /// 事業開始（予定）月.
  case start
  /// 事業内容.
  case summary

  /// The measures that a ``Figure`` carries; the others are fields of a ``Programme``.
  package static let ofFigures: [Measure] = [
    .scalePlanned, .scaleActual, .target, .actual, .achievementRate, .overallRate,
    .referenceTarget, .referenceActual, .referenceRate,
  ]
}
