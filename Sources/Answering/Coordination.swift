import PlanModel
import Understanding

/// 並列: the programmes that the sides of 「と」 name, each side its own.
struct Coordination {
  let desk: Desk

  private enum Nearness {
    /// How well a side's words must fit the names of what is taken for it.
    static let name = 0.5
    /// A side that fits more programmes than these names none of them.
    static let most = 3
  }

  /// The programmes of all sides, in their order; `nil` where the words speak of one thing after all.
  func programmes(_ request: Request) -> [Programme]? {
    let parts = request.question.parts.isEmpty ? sides(request) : request.question.parts
    guard parts.count > 1, request.scope.among == nil, !isOneThing(parts, request),
      !parts.contains(where: isOfIndicator)
    else { return nil }
    return named(parts, request) ?? Self.sharing(parts).flatMap { named($0, request) }
  }

  /// 「コロナ離職者の就労支援、雇用・就業者の目標」: what only indicators have is asked of the programme, and is no side.
  private func isOfIndicator(_ part: [Term]) -> Bool {
    part.filter(\.isRequired).allSatisfy { term in
      !desk.book.isInName(term.text) && desk.book.profiles.contains { $0.labels.contains(where: term.stands) }
    }
  }

  /// What each side names; `nil` where one of them names none, or too many.
  private func named(_ parts: [[Term]], _ request: Request) -> [Programme]? {
    var chosen: [Programme] = []
    for part in parts {
      var one = request
      (one.terms, one.question.terms) = (part, part)
      one.question.key = part.map(\.text).joined()
      let selection = Selector(desk: desk).select(one)
      guard selection.nameScore >= Nearness.name, (1...Nearness.most).contains(selection.programmes.count) else {
        return nil
      }
      for programme in selection.programmes where !chosen.contains(where: { $0.id == programme.id }) {
        chosen.append(programme)
      }
    }
    return chosen.count > 1 ? chosen : nil
  }

  /// 「女性とシニアの合同面接会」: what stands behind the last side's first word belongs to all of them.
  private static func sharing(_ parts: [[Term]]) -> [[Term]]? {
    guard let last = parts.last, last.count > 1, parts.dropLast().allSatisfy({ $0.count == 1 }) else { return nil }
    return parts.dropLast().map { $0 + last.dropFirst() } + [last]
  }

  /// 「女性・氷河期・シニアの面接会」: each of them, with the words that all of them share.
  private func sides(_ request: Request) -> [[Term]] {
    let than = than(request)
    if !than.isEmpty { return than }
    guard [.sum, .average, .compare].contains(request.operation) else { return [] }
    guard let either = request.question.eithers.first else { return keywords(request) }
    let shared = request.terms.filter { !either.contains($0) && $0.isRequired }
    return shared.isEmpty ? [] : either.map { [$0] + shared }
  }

  /// 「シニアの面接会って氷河期の面接会より予算多いの」: what stands before the particle, and what behind it.
  private func than(_ request: Request) -> [[Term]] {
    let key = request.question.key
    guard request.operation == .compare, desk.listening.says("than_money", in: key),
      let cut = ["って", "は"].compactMap({ key.ranges(of: $0).first?.lowerBound }).min()
    else { return [] }
    let nouns = request.terms.filter(\.isRequired)
    let isBefore = { (term: Term) in key.ranges(of: term.text).first.map { $0.lowerBound < cut } ?? true }
    let sides = [nouns.filter(isBefore), nouns.filter { !isBefore($0) }]
    return sides.allSatisfy { !$0.isEmpty } ? sides : []
  }

  /// 「女性合同 氷河期 シニア 面接会 合計」: keywords in a row before the one that all of them share.
  private func keywords(_ request: Request) -> [[Term]] {
    let nouns = request.terms.filter(\.isRequired)
    guard nouns.count > 2, let shared = nouns.last, nouns.count == request.terms.count,
      request.question.text.contains(nouns.map(\.text).joined(separator: " "))
    else { return [] }
    return nouns.dropLast().map { [$0, shared] }
  }

  /// Whether one programme has the words of all sides in its name and indicators: 「登録人数と就労人数」.
  private func isOneThing(_ parts: [[Term]], _ request: Request) -> Bool {
    let nouns = parts.flatMap { $0 }.filter(\.isRequired)
    return Selector(desk: desk).select(request).programmes.contains { programme in
      let words = (programme.names + programme.figures.compactMap(\.label)).map { desk.key($0) }
      return nouns.allSatisfy { noun in
        words.contains { word in noun.stands(in: word) }
      }
    }
  }
}
