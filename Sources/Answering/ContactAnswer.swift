import PlanModel
import Understanding
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

  func draft(_ request: Request) -> Draft {
    let owners = request.question.phones.flatMap { phone in
      self.owners(of: phone, isEnd: request.question.phoneEnds.contains(phone))
    }
    guard !owners.isEmpty else {
      return Draft(.notFound, [desk.speaking.say("missing.phone", request.question.phones.joined(separator: "、"))])
    }
    var draft = Draft(.answered, [])
    for programme in owners {
      let facts = [Ask.division, .phone].flatMap {
        desk.finder.facts($0, of: programme, wish: FactFinder.Wish(asks: []))
      }
      draft.lines.append(desk.title(programme))
      draft.lines += facts.map { "  " + desk.line($0, of: programme) }
      draft.facts += facts
    }
    draft.programmes = owners
    draft.isList = owners.count > 1
    draft.operation = .reverseLookup
    return draft
  }
}
