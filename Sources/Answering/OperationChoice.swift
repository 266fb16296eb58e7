import JapaneseText
import Understanding
import Vocabulary

/// Which operation a question's cues come to.
///
/// Cues change each other: 「何件」 counts, but 「何件上回った」 asks for a difference. Such readings stand first in one
/// table, the surest first; where none fits, the more telling of the cues wins.
struct OperationChoice {
  /// A combination of cues that means something else than each of them alone.
  private struct Reading: Sendable {
    let operation: Operation
    let fits: @Sendable (Question, Listening) -> Bool
  }

  private static let readings = [
    // 「令和4年度から令和5年度で一番伸びた事業は」 asks for one of many.
    Reading(operation: .maximum) { question, listening in
      listening.says("most", in: question.key) && question.units.isEmpty
        && listening.says("rising", in: question.key) != listening.says("falling", in: question.key)
        && (question.years.count > 1 || !question.relativeYears.isEmpty
          || listening.says("change_width", in: question.key))
        && !question.terms.contains(where: \.isRequired) && !listening.says("which_years", in: question.key)
    },
    // 「3年でどう変わった」 is a trend; two years that are named are compared.
    Reading(operation: .trend) { question, _ in
      question.operations.contains(.compare) && question.years.count < 2 && saysYears(question)
    },
    // 「目標は令和4年度の実績より何人多い」.
    Reading(operation: .compare) { question, listening in
      question.asks.contains(.planned) && question.asks.contains(.result)
        && listening.says("more_than_what", in: question.key)
        && question.operations.allSatisfy { $0 == .maximum || $0 == .minimum }
        && (!question.operations.isEmpty || listening.says("more_or_less", in: question.key))
    },
    // 「支援につないだ家庭 3年分」 of one indicator.
    Reading(operation: .trend) { question, listening in
      question.operations.isEmpty && question.years.isEmpty && question.conditions.isEmpty && saysYears(question)
        && listening.says("span_of_years", in: question.key)
    },
    // 「…課が所管するものは何件」 counts programmes.
    Reading(operation: .count) { question, listening in
      question.operations.isEmpty && question.units == ["件"] && !question.terms.contains(where: \.isRequired)
        && (!question.divisions.isEmpty || question.impliesMeasure && listening.says("of_programmes", in: question.key)
          || !question.conditions.isEmpty)
    },
    // 「2つの表合わせて何件」 counts: nothing is added up but programmes.
    Reading(operation: .count) { question, listening in
      question.operations.contains(.count) && question.operations.contains(.sum) && !question.asks.contains(.budget)
        && question.years.count < 2 && !listening.says("adds_up", in: question.key)
    },
    // 「AってBより予算多いの？」.
    Reading(operation: .compare) { question, listening in
      question.asks.contains(.budget) && listening.says("than_money", in: question.key)
    },
    // 「2つの表を合わせて何件」 counts what the tables list.
    Reading(operation: .count) { question, listening in
      question.operations.allSatisfy { $0 == .sum || $0 == .count } && !question.asks.contains(.budget)
        && question.units.allSatisfy { $0 == "件" } && listening.says("tables_together", in: question.key)
    },
    // 「採用者数の目標はいくつ」 asks for the number.
    Reading(operation: .lookup) { question, _ in
      question.operations == [.count] && question.conditions.isEmpty && question.grades.isEmpty
        && question.asks.contains { $0 == .planned || $0 == .result }
        && question.terms.contains { $0.isRequired && $0.text.hasSuffix("数") && $0.text.count > 2 }
        && question.units.isEmpty
    },
    // 「S評価の事業は全部で何」 counts: letters are not added up.
    Reading(operation: .count) { question, _ in
      question.operations == [.sum] && !question.grades.isEmpty && question.asks.allSatisfy { $0 == .grade }
    },
    // 「葛飾区の事業は全部で何件」, 「女性を対象とする事業は全部で何件」 count programmes.
    Reading(operation: .count) { question, listening in
      question.operations == [.sum] && question.units.allSatisfy { $0 == "件" || $0 == "事業" }
        && (question.impliesMeasure && question.units == ["件"] && !question.terms.contains(where: \.isRequired)
          || (question.impliesMeasure || question.asks == [.audience])
            && listening.says("programmes_in_all", in: question.key))
    },
    // 「担当課は全部で何課」 counts divisions.
    Reading(operation: .count) { question, _ in
      question.operations.contains(.sum) && question.asks == [.division]
    },
    // 「就職が決まった件数は何件で、目標は何件」 of one programme.
    Reading(operation: .lookup) { question, listening in
      question.operations == [.count] && question.units == ["件"] && listening.says("case_count", in: question.key)
        && question.conditions.isEmpty && question.asks.contains(.planned)
        && question.terms.contains(where: \.isRequired)
    },
    // 「何件上回った？」 asks for a difference.
    Reading(operation: .compare) { question, _ in
      question.operations.isEmpty && question.asks.contains(.achievement)
        && question.spans.contains { $0.rule == "askedUnit" && $0.text.hasPrefix("何") }
    },
  ]

  /// The more telling cue wins: 「一覧で…いくつ」 counts, and 「一番金額が小さい」 asks for the smallest.
  private static let precedence: [Operation] = [
    .compare, .trend, .average, .sum, .minimum, .maximum, .count, .list, .reverseLookup, .about, .describe,
  ]

  /// - Parameter listening: the phrases that a reading asks of the question.
  static func operation(of question: Question, listening: Listening) -> Operation {
    if let reading = readings.first(where: { $0.fits(question, listening) }) { return reading.operation }
    return precedence.first { question.operations.contains($0) }
      ?? (question.phones.isEmpty ? .lookup : .reverseLookup)
  }

  /// A number of years: 「3年で」「三年間」.
  private static func saysYears(_ question: Question) -> Bool {
    question.spans.contains { $0.rule == "amount" && ($0.text.hasSuffix("年") || $0.text.hasSuffix("年間")) }
  }
}
