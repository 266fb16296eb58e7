import JapaneseText
import PlanModel
import Understanding
import Vocabulary

/// 事業開始: programmes by the month or the year in which they begin.
extension TellingFilter {
  /// 「10月スタート」: the month in which the programme begins.
  func started(_ request: Request) -> Condition? {
    if let span = months(request) { return span }
    if let date = request.question.dates.first { return started(date) }
    if let year = startYear(request) {
      return Condition(words: desk.speaking.say("ask.start") + " " + desk.wording.year(year)) { programme in
        programme.start.map { desk.tables.eras.startYear(of: desk.tables.normalizer.normalize($0)) == year } ?? false
      }
    }
    guard request.asks.contains(.start) || says(request, "starts_in"), let month = request.question.months.first
    else { return nil }
    // 「4月以外」.
    let isLeftOut = desk.listening.leavesOut("\(month)月", in: request.question.key)
    return Condition(words: "\(month)月" + (isLeftOut ? desk.speaking.say("comparison.unequal") : "")) { programme in
      guard let start = programme.start.map({ desk.tables.normalizer.text($0) }) else { return false }
      return start.hasSuffix("年\(month)月") != isLeftOut
    }
  }

  /// 「令和3年6月から12月」, 「令和3年7月以降」: from one month to another, or on.
  private func months(_ request: Request) -> Condition? {
    guard let first = request.question.dates.first else { return monthOn(request) }
    var last: YearMonth?
    if let second = request.question.dates.dropFirst().first {
      last = second
    } else if let month = request.question.months.first, says(request, "between_months") {
      last = YearMonth(year: month < first.month ? first.year + 1 : first.year, month: month)
    }
    guard last != nil || says(request, "from_month") else { return nil }
    let words = last.map { "\(first.year)年\(first.month)月～\($0.year)年\($0.month)月" } ?? "\(first.year)年\(first.month)月～"
    return Condition(words: words) { programme in
      guard let start = programme.start.map({ desk.tables.normalizer.normalize($0) }),
        let mention = desk.tables.eras.mentions(in: start).first,
        let month = Numeral(start.scalars, at: mention.range.upperBound)?.whole()
      else { return false }
      let begins = mention.westernYears.lowerBound * 12 + month
      return begins >= first.year * 12 + first.month && last.map { begins <= $0.year * 12 + $0.month } ?? true
    }
  }

  /// 「9月以降に始まる」: from the month on, in the fiscal year of each plan.
  private func monthOn(_ request: Request) -> Condition? {
    guard let month = request.question.months.first, says(request, "from_month") else { return nil }
    return Condition(words: "\(month)月～") { programme in
      guard let start = programme.start.map({ desk.tables.normalizer.normalize($0) }),
        let mention = desk.tables.eras.mentions(in: start).first,
        let begun = Numeral(start.scalars, at: mention.range.upperBound)?.whole()
      else { return false }
      // January to March are of the next calendar year.
      let plan = programme.westernYear ?? mention.westernYears.lowerBound
      return mention.westernYears.lowerBound * 12 + begun >= (month > 3 ? plan : plan + 1) * 12 + month
    }
  }

  /// 「令和4年に始まる事業」: the year is of the beginning, and not of the plan.
  func startYear(_ request: Request) -> Int? {
    // 「令和3年度に4月以外で始まる」: the year is the plan's, and the month says when.
    guard let year = request.question.years.last, says(request, "starts_in"), request.question.months.isEmpty else {
      return nil
    }
    return year
  }

  private func started(_ date: YearMonth) -> Condition {
    Condition(words: "\(date.year)年\(date.month)月") { programme in
      guard let start = programme.start.map({ desk.tables.normalizer.normalize($0) }) else { return false }
      return start.text.hasSuffix("年\(date.month)月") && desk.tables.eras.startYear(of: start) == date.year
    }
  }
}
