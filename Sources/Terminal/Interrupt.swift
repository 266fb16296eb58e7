import Glibc

/// Ctrl-C while a command works: leave no half-written file behind and end with the contract's code.
package enum Interrupt {
  /// A C string that lives as long as the process. Written once, before the handler is installed; read in the handler.
  private nonisolated(unsafe) static var partial: UnsafeMutablePointer<CChar>?

  /// From now on Ctrl-C ends the program with 130, after removing the file at `partial` if there is one.
  ///
  /// Only `unlink` and `_exit` run in the handler: both are safe there.
  package static func endsProgram(removing partial: String? = nil) {
    if let partial { Self.partial = strdup(partial) }
    signal(SIGINT) { _ in
      if let partial = Interrupt.partial { unlink(partial) }
      _exit(ExitCode.interrupted.rawValue)
    }
  }
}
