import PlanModel
import Understanding
import Vocabulary

/// 載っていない自治体: which municipalities of a kind the documents have no programme of.
///
/// Only of the municipalities that `municipalities.tsv` lists, and only where the documents have some of that kind: of others
/// nobody here knows how many there are.
struct AbsentPlaces {
  let desk: Desk

  func draft(_ request: Request) -> Draft? {
    let kinds = request.scope.kinds
    guard !kinds.isEmpty, request.scope.among == nil, request.asks.isEmpty, request.question.conditions.isEmpty,
      !request.terms.contains(where: \.isRequired), isAsked(request)
    else { return nil }
    let listed = desk.tables.municipalities.filter { place in
      kinds.contains(place.kind) || kinds.contains("区市町村") && place.kind != "都道府県"
    }.map(\.name)
    let present = Set(desk.programmes(in: request.scope).compactMap(\.organization))
    let absent = listed.filter { !present.contains($0) }
    guard absent.count < listed.count else { return nil }
    var draft = Draft(
      .answered,
      [desk.speaking.say("places.absent", String(listed.count), String(absent.count), absent.joined(separator: "、"))])
    draft.operation = .list
    return draft
  }

  /// 「載っていない区」: the words right before the kind.
  private func isAsked(_ request: Request) -> Bool {
    let ends = ["区", "市", "町", "村", "自治体"]
    return desk.listening.phrases("place_absent").contains { phrase in
      ends.contains { request.question.key.has(phrase + $0) }
    }
  }
}
