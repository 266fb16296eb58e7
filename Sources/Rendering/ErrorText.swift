import JapaneseText
import PlanModel

/// What goes to standard error when something went wrong.
package enum ErrorText {
  /// `madoguchi: WHAT: WHY`, then the hint on a line of its own. Paths and system messages are made printable.
  package static func text(_ explanation: Explanation, on screen: Screen = Screen()) -> String {
    let what = DisplayWidth.printable("\(explanation.what): \(explanation.why)")
    return screen.failure("madoguchi:") + " \(what)\n\(DisplayWidth.printable(explanation.hint))\n"
  }
}
