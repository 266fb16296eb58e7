import JapaneseText
import PlanModel

/// What goes to standard error when something went wrong.
package enum ErrorText {
  /// `madoguchi: WHAT: WHY`, then the hint on a line of its own. Paths and system messages are made printable.
  package static func text(_ explanation: Explanation, on screen: Screen = Screen()) -> String {
    // A path may be long; a whole page that was pasted where a command belongs is not said back.
    let what = DisplayWidth.cut(DisplayWidth.printable("\(explanation.what): \(explanation.why)"), to: 600)
    return screen.failure("madoguchi:") + " \(what)\n\(DisplayWidth.printable(explanation.hint))\n"
  }
}
