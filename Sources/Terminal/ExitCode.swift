/// How the program ends, after the contract.
package enum ExitCode: Int32, CaseIterable, Sendable {
  /// Answered, or done.
  case done = 0
  /// The documents do not say.
  case notFound = 1
  case usage = 2
  /// Several fit; all are listed.
  case ambiguous = 3
  /// The index is missing, damaged, cannot be written or was made by an incompatible version.
  case index = 4
  /// Some input could not be read.
  case input = 5
  /// Ctrl-C.
  case interrupted = 130
}
