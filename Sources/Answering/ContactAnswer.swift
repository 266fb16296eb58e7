import PlanModel
import Understanding
import Vocabulary
import Vocabulary

/// Whose number is it: phone numbers in reverse.
struct ContactAnswer {
  let desk: Desk

  /// The programmes that own a number with `digits` in it, or at its end; empty where none does.
  func owners(of digits: String, isEnd: Bool = false) -> [Programme] {
    desk.catalogue.programmes.filter { programme in
      programme.phones.contains { phone in
        let number = phone.unicodeScalars.filter { ("0"..."9").contains($0) }
        let whole = String(String.UnicodeScalarView(number))
        return isEnd ? whole.hasSuffix(digits) : whole.contains(digits)
      }
    }
  }

  /// The programmes whose extension is `number`.
  private func owners(ofExtension number: String, _ scope: Scope) -> [Programme] {
    desk.programmes(in: scope).filter { programme in
      programme.phoneExtension.map { desk.key($0).filter(\.isNumber) == number } ?? false
    }
  }

  func draft(_ request: Request) -> Draft {
    let found = request.question.phones.flatMap { phone in
      request.question.extensions.contains(phone)
        ? self.owners(ofExtension: phone, request.scope)
        : self.owners(of: phone, isEnd: request.question.phoneEnds.contains(phone))
    }
    guard !found.isEmpty else {
      return Draft(.notFound, [desk.speaking.say("missing.phone", request.question.phones.joined(separator: "、"))])
    }
    var draft = Draft(.answered, [])
    for programme in found {
      let facts = [Ask.division, .phone].flatMap {
        desk.finder.facts($0, of: programme, wish: FactFinder.Wish(asks: []))
      }
      draft.lines.append(desk.title(programme))
      draft.lines += facts.map { "  " + desk.line($0, of: programme) }
      draft.facts += facts
    }
    draft.programmes = found
    draft.isList = found.count > 1
    draft.operation = .reverseLookup
    return draft
  }
}

extension Dispatch {
  /// 「府中市の産業振興課は03-…で合ってる？」 where the number is another municipality's: it says so, and what the documents
  /// state of the one that was named. `nil` where no owner's municipality is missing among those named.
  func numberOfAnother(_ contact: Draft, _ request: Request) -> Draft? {
    let places = request.scope.organizations
    guard contact.status == .answered, !places.isEmpty,
      !contact.programmes.contains(where: { places.contains($0.organization ?? "") })
    else { return nil }
    let owners = contact.programmes.compactMap(\.organization).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var again = request
    again.question.phones = []
    again.asks = [.division, .phone]
    again.operation = .lookup
    if selector.select(again).programmes.isEmpty { again.scope.divisions = [] }
    var draft = LookupAnswer(desk: desk).draft(again, selector.select(again))
    let number = request.question.phones.joined(separator: "、")
    draft.lines.insert(
      speaking.say("claim.other_phone", number, owners.joined(separator: "、"), places.joined(separator: "・")), at: 0)
    return draft
  }
}
