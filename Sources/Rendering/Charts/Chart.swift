import Answering
import JapaneseText
import PlanModel
import Vocabulary

/// 図: figures to be looked at instead of read: bars by year, rankings, distributions, small trends.
///
///     Chart(answer, words).lines(on: screen)     // nothing where there is nothing to compare
///
/// Computed from an answer's facts alone; the digits stand beside every bar. Values of different units never share an axis.
package struct Chart: Equatable, Sendable {
  /// Rows on one axis, under one title.
  package struct Panel: Equatable, Sendable {
    package let title: String
    package let rows: [Row]
  }

  /// One bar, or one small trend.
  package struct Row: Equatable, Sendable {
    /// What stands over the row on a line of its own: the programme of an indicator; empty for nothing.
    package let heading: String
    /// The year or the name; empty where it is that of the row above.
    package let label: String
    /// 目標, 実績; empty where a panel has only one kind.
    package let series: String
    /// The value as it is said; for a trend the first and the last.
    package let digits: String
    /// A rate that belongs to it; empty for none.
    package let note: String
    package let mark: Mark

    init(heading: String = "", label: String, series: String = "", digits: String, note: String = "", mark: Mark) {
      (self.heading, self.label, self.series) = (heading, label, series)
      (self.digits, self.note, self.mark) = (digits, note, mark)
    }
  }

  /// What is drawn of a row.
  package enum Mark: Equatable, Sendable {
    case planned(Double)
    case actual(Double)
    /// Values in the order of their years.
    case trend([Double])
  }

  package let panels: [Panel]

  /// What a chart says besides names and figures.
  package struct Words {
    let say: Messages
    let eras: Eras

    package init(_ say: Messages, _ eras: Eras) { (self.say, self.eras) = (say, eras) }

    /// 「令和5年度」, or 「FY2023」 in English.
    package func year(_ year: Int) -> String { say.language == .japanese ? eras.fiscalYear(year) : "FY\(year)" }
    func measure(_ measure: Measure) -> String { say("measure.\(measure.rawValue)") }
  }

  /// More panels, or more rows of one, would be a page to read again.
  private static let (mostPanels, mostRows) = (4, 50)

  package init(_ answer: Answer, _ words: Words) {
    self.init(answer.facts.compactMap { ChartPoint($0) }, words)
  }

  /// All that a programme's figures say by year.
  package init(_ programme: Programme, _ words: Words) { self.init(ChartPoint.points(of: programme), words) }

  private init(_ points: [ChartPoint], _ words: Words) {
    let maker = PanelMaker(points: points, words: words)
    let panels = maker.isOfFew ? maker.years : maker.trends + maker.rankings + maker.grades
    let found = panels.isEmpty ? maker.rankings + maker.grades : panels
    self.panels = found.prefix(Self.mostPanels).map { panel in
      Panel(title: panel.title, rows: Array(panel.rows.prefix(Self.mostRows)))
    }
  }
}
