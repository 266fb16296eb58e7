import Glibc
import JapaneseText
import PlanIndex
import Readings
import Terminal

extension Checkup {
  /// The terminal, the history and the libraries.
  var surroundings: [Check] { [locale, terminal, history] + libraries }

  private var locale: Check {
    let name = LineEditor.characterSet()
    return name == "UTF-8"
      ? Check("locale", .ok, say("doctor.locale.ok", ["name": name]))
      : Check("locale", .warning, say("doctor.locale.other", ["name": name]))
  }

  /// Narrower than this, tables cannot be read.
  private static let narrow = 40

  private var terminal: Check {
    guard let width = output.width else { return Check("terminal", .ok, say("doctor.terminal.none")) }
    let values = ["width": String(width)]
    return width < Self.narrow
      ? Check("terminal", .warning, say("doctor.terminal.narrow", values))
      : Check("terminal", .ok, say("doctor.terminal.ok", values))
  }

  private var history: Check {
    guard let path = LineEditor.historyPath(environment: environment) else {
      return Check("history", .warning, say("doctor.history.none"))
    }
    let isUnwritable = access(path, F_OK) == 0 && access(path, W_OK) != 0
    let key = isUnwritable ? "doctor.history.unwritable" : "doctor.history.ok"
    return Check("history", isUnwritable ? .warning : .ok, say(key, ["path": path]))
  }

  /// The first SQLite with STRICT tables (https://www.sqlite.org/stricttables.html), which `schema.sql` is made of.
  private static let oldestSQLite = [3, 37]

  private var libraries: [Check] {
    let parts = Schema.engine.split(separator: ".").compactMap { Int($0) }
    let values = ["version": Schema.engine, "needed": Self.oldestSQLite.map { String($0) }.joined(separator: ".")]
    let isOld = parts.lexicographicallyPrecedes(Self.oldestSQLite)
    return [
      isOld
        ? Check("sqlite", .failure, say("doctor.sqlite.old", values), code: .index)
        : Check("sqlite", .ok, Schema.engine),
      Check("icu", .ok, NFKC.version),
      ReadingDictionary.isInstalled
        ? Check("readings", .ok, "MeCab \(ReadingDictionary.libraryVersion)")
        : Check("readings", .warning, say("doctor.readings.none")), Check("readline", .ok, LineEditor.libraryVersion),
    ]
  }
}
