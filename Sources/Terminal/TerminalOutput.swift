import Glibc

/// Standard output or standard error: writes at once, and knows whether a person is looking.
///
/// A reader that went away (`madoguchi export | head`) is no error: what follows is dropped in silence. Belongs to one
/// place; text that comes out of documents must have gone through `DisplayWidth.printable` before.
package final class TerminalOutput {
  /// When to use colour: `--color`.
  package enum ColorChoice: String, CaseIterable, Sendable { case auto, always, never }

  private let descriptor: Int32
  /// Whether it is a terminal, not a file or a pipe.
  package let isTerminal: Bool
  package let usesColor: Bool
  /// The reader went away.
  package private(set) var isClosed = false
  /// Why writing failed, in the system's words: a full disk, for one.
  package private(set) var failure: String?

  /// - Parameter descriptor: 1 for standard output, 2 for standard error.
  package init(descriptor: Int32, color: ColorChoice, environment: [String: String]) {
    // Without this the first write to a closed pipe would end the process by a signal.
    signal(SIGPIPE, SIG_IGN)
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    usesColor = Self.usesColor(color, isTerminal: isTerminal, environment: environment)
  }

  /// `--color` decides; else `NO_COLOR` (https://no-color.org), a `TERM` without colour, and where it goes.
  package static func usesColor(_ choice: ColorChoice, isTerminal: Bool, environment: [String: String]) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && !["", "dumb"].contains(environment["TERM"] ?? "")
    }
  }

  /// The beginnings of the names of terminals that know links, or pass over what they do not know.
  private static let linking = [
    "xterm", "screen", "tmux", "foot", "alacritty", "kitty", "wezterm", "iterm", "konsole", "gnome", "vte", "contour",
    "ghostty", "rxvt", "st-",
  ]

  /// Whether links (OSC 8) may be written: to a terminal that is known by its `TERM`, and where colours may be too.
  package func takesLinks(environment: [String: String]) -> Bool {
    isTerminal && usesColor && Self.knowsLinks(environment["TERM"] ?? "")
  }

  /// `false` for `dumb`, `linux`, and whatever is not known.
  package static func knowsLinks(_ term: String) -> Bool { linking.contains { term.hasPrefix($0) } }

  /// How many cells a line has; `nil` where nobody cuts lines: a file or a pipe.
  package var width: Int? {
    guard isTerminal else { return nil }
    return size.map { Int($0.ws_col) } ?? 80
  }

  /// How many lines the window has; `nil` where there is none.
  package var height: Int? {
    guard isTerminal else { return nil }
    return size.map { Int($0.ws_row) } ?? 24
  }

  private var size: winsize? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
    return size
  }

  /// Writes `text` and a line end, at once.
  package func line(_ text: String) { write(text + "\n") }

  /// Writes `text`, at once. What cannot be written is remembered in ``isClosed`` or ``failure``.
  package func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty, !isClosed, failure == nil {
        let count = Glibc.write(descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EPIPE {
          isClosed = true
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&waiting, 1, -1)
        } else if errno != EINTR {
          failure = String(cString: strerror(errno))
        }
      }
    }
  }
}
