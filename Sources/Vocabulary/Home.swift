import Glibc

/// The project's folder, in which `Index/` and `Prompts/` stand.
package struct Home: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  package var index: String { path + "/Index" }
  package var prompts: String { path + "/Prompts" }

  /// Looks for the folder: `MADOGUCHI_HOME`, then upwards from the program, then upwards from the working folder,
  /// then `madoguchi` in the system's data folders.
  package static func find(environment: [String: String]) throws(VocabularyError) -> Home {
    var tried: [String] = []
    var candidates: [String] = []
    if let given = environment["MADOGUCHI_HOME"], !given.isEmpty {
      candidates = [given]
    } else {
      for start in [programFolder(), workingFolder()].compactMap({ $0 }) { candidates += upwards(from: start) }
      candidates += ["/usr/local/share/madoguchi", "/usr/share/madoguchi"]
    }
    for folder in candidates {
      if access(folder + "/Index/schema.sql", R_OK) == 0, access(folder + "/Prompts", R_OK) == 0 {
        return Home(path: folder)
      }
      if !tried.contains(folder) { tried.append(folder) }
    }
    throw .homeMissing(tried: Array(tried.prefix(3)))
  }

  private static func upwards(from folder: String) -> [String] {
    var found: [String] = []
    var parts = folder.split(separator: "/", omittingEmptySubsequences: true).map { String($0) }
    while !parts.isEmpty {
      found.append("/" + parts.joined(separator: "/"))
      parts.removeLast()
    }
    return found
  }

  private static func programFolder() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[0..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func workingFolder() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
