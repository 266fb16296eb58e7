import Answering
import JapaneseText

/// `:document`, `:year` and `:municipality`: what every question is kept to.
extension Talk {
  /// The prompt: with the filters in brackets where there are any.
  var prompt: String {
    let standing = standing
    guard !standing.isEmpty else { return workspace.say("talk.prompt") }
    // What is typed needs most of the line.
    let room = max(8, (workspace.output.width ?? 80) / 2 - 8)
    let short = DisplayWidth.cut(DisplayWidth.printable(words(titles: 14)), to: room)
    return workspace.say("talk.prompt.kept", ["filters": short])
  }

  /// What stands, in words; empty where nothing does.
  private var standing: String { words(titles: 200) }

  /// - Parameter cells: how wide a document's title may be.
  private func words(titles cells: Int) -> String {
    let standing = conversation.standing
    let years = standing.years.map { filters.years.label(of: $0) }
    let documents = standing.documents.map { "「\(DisplayWidth.cut(filters.documents.label(of: $0), to: cells))」" }
    return (years + standing.organizations + documents).joined(separator: "・")
  }

  /// Keeps to what was typed, or to nothing any more; shows what there is where nothing was typed.
  mutating func keep<Value: Equatable & Sendable>(
    _ typed: String, _ slot: WritableKeyPath<Standing, [Value]>, _ choices: Choices<Value>
  ) {
    guard !typed.isEmpty else {
      tellStanding()
      return tell(list(choices.all, choices))
    }
    if ["-", "－", workspace.say("talk.filter.drop")].contains(typed) {
      keep(to: conversation.standing, slot, [])
      return tellStanding()
    }
    let whole = choices.choices(for: typed)
    let parts = whole.count == 1 ? [typed] : typed.split { $0.isWhitespace || "、,・".contains($0) }.map { String($0) }
    var values: [Value] = []
    for part in parts {
      let found = parts.count == 1 ? whole : choices.choices(for: part)
      guard found.count == 1 else { return tell(refusal(of: part, found, choices)) }
      if !values.contains(found[0].value) { values.append(found[0].value) }
    }
    guard !values.isEmpty else { return tell(refusal(of: typed, [], choices)) }
    keep(to: conversation.standing, slot, values)
    tellStanding()
  }

  private mutating func keep<Value>(
    to standing: Standing, _ slot: WritableKeyPath<Standing, [Value]>, _ values: [Value]
  ) {
    var standing = standing
    standing[keyPath: slot] = values
    keep(to: standing)
  }

  mutating func keep(to standing: Standing) { conversation.keep(to: standing, in: desk.answerer.catalogue) }

  mutating func dropFilters() {
    keep(to: Standing())
    tellStanding()
  }

  private func tellStanding() {
    let standing = standing
    tell(workspace.say(standing.isEmpty ? "talk.filter.none" : "talk.filter.kept", ["filters": standing]))
  }

  /// What a text that fits nothing, or several, could have meant.
  private func refusal<Value>(
    of text: String, _ found: [FilterChoices.Choice<Value>], _ choices: Choices<Value>
  ) -> String {
    let key = found.isEmpty ? "talk.filter.unknown" : "talk.filter.several"
    let head = workspace.say(key, ["text": workspace.brief(text), "count": String(found.count)])
    return head + "\n" + list(found.isEmpty ? choices.all : found, choices)
  }

  /// The choices under their numbers. In columns on a terminal; no more than the window has lines for.
  private func list<Value>(_ shown: [FilterChoices.Choice<Value>], _ choices: Choices<Value>) -> String {
    let labels = choices.all.enumerated().filter { _, choice in shown.contains { $0.value == choice.value } }
      .map { (choices.isPartEnough ? "\($0 + 1) " : "") + DisplayWidth.printable($1.label) }
    let lines = CandidateColumns.lines(labels, width: workspace.output.width ?? 100, rows: 500) { String($0) }
    return ([workspace.say("talk.filter.choices")] + lines).joined(separator: "\n")
  }
}
