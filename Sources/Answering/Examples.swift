import PlanIndex
import PlanModel
import Vocabulary

/// Questions that are known to be answerable on the index at hand: the words of `answers.tsv` around names that it has.
package struct Examples {
  private let catalogue: Catalogue
  private let speaking: Speaking

  package init(catalogue: Catalogue, speaking: Speaking) { (self.catalogue, self.speaking) = (catalogue, speaking) }

  init(desk: Desk) { self.init(catalogue: desk.catalogue, speaking: desk.speaking) }

  /// One question for each kind of figure that some programme states.
  package var questions: [String] {
    let programmes = catalogue.programmes.filter { $0.parent == nil && $0.name != nil }
    func first(_ key: String, _ states: (Programme) -> Bool) -> String? {
      programmes.first(where: states).map { speaking.say(key, question($0)) }
    }
    return [
      first("example.budget") { $0.budget != nil && isAlone($0, programmes) },
      first("example.phone") { !$0.phones.isEmpty && isAlone($0, programmes) },
      first("example.actual") { programme in
        isAlone(programme, programmes) && programme.figures.contains { $0.measure == .actual && !$0.values.isEmpty }
      },
      first("example.division") { !$0.divisions.isEmpty && isAlone($0, programmes) },
    ].compactMap { $0 }
  }

  /// Only one programme has the name, so that the question has one answer.
  private func isAlone(_ programme: Programme, _ programmes: [Programme]) -> Bool {
    programmes.filter { $0.name == programme.name }.count == 1
  }

  private func question(_ programme: Programme) -> String { programme.name ?? "" }
}
