import Glibc

/// The folders of this user after the XDG rules (https://specifications.freedesktop.org/basedir-spec/).
package enum UserFolder {
  /// For histories: `$XDG_STATE_HOME/madoguchi`; `nil` where neither it nor `HOME` is set.
  package static func state(environment: [String: String]) -> String? {
    folder("XDG_STATE_HOME", else: ".local/state", environment)
  }

  /// For built indexes: `$XDG_DATA_HOME/madoguchi`; `nil` where neither it nor `HOME` is set.
  package static func data(environment: [String: String]) -> String? {
    folder("XDG_DATA_HOME", else: ".local/share", environment)
  }

  /// A relative path in the variable is invalid, say the rules, and is ignored.
  private static func folder(_ name: String, else usual: String, _ environment: [String: String]) -> String? {
    if let given = environment[name], given.hasPrefix("/") { return given + "/madoguchi" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/\(usual)/madoguchi"
  }

  /// Makes the folder and those above it, for this user alone. Whether it worked shows when a file is written.
  package static func make(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }
}

/// The environment variables that the program looks at.
package enum Surroundings {
  private static let names = [
    "MADOGUCHI_HOME", "MADOGUCHI_INDEX", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME", "LC_ALL", "LC_MESSAGES", "LC_CTYPE",
    "LANG", "NO_COLOR", "TERM", "PAGER",
  ]

  /// Those of them that are set.
  package static func environment() -> [String: String] {
    var found: [String: String] = [:]
    for name in names { if let value = getenv(name) { found[name] = String(cString: value) } }
    return found
  }

  /// The language that the locale names: `ja`, `en` ...; `nil` where it names none (`C`, `POSIX`, unset).
  package static func localeLanguage(_ environment: [String: String]) -> String? {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let code = locale?.prefix(while: { $0 != "_" && $0 != "." && $0 != "@" }), !["C", "POSIX"].contains(code)
    else {
      return nil
    }
    return String(code)
  }
}
