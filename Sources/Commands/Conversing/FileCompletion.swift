import Glibc
import Terminal

/// Files by the beginnings of their names, for commands that take one.
enum FileCompletion {
  /// - Parameters:
  ///   - path: what was typed of the path.
  ///   - typed: the line up to the cursor, which ends with it.
  static func completion(of path: String, in typed: String, _ environment: [String: String]) -> Completion? {
    let split = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let (folder, beginning) = (String(path[..<split]), String(path[split...]))
    let home = environment["HOME"].map { $0 + "/" }
    let real = folder.hasPrefix("~/") ? (home ?? "~/") + folder.dropFirst(2) : folder.isEmpty ? "." : folder
    let names = names(in: real).filter {
      $0.hasPrefix(beginning) && (!$0.hasPrefix(".") || beginning.hasPrefix("."))
    }
    guard var sure = names.first else { return nil }
    for other in names { sure = sure.commonPrefix(with: other) }
    let end = typed.utf8.count
    return Completion(replaced: end - beginning.utf8.count..<end, insertion: sure, candidates: names)
  }

  /// The names in a folder, sorted; a folder's ends in a stroke.
  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
      if name == "." || name == ".." { continue }
      var status = stat()
      let isFolder = stat("\(folder)/\(name)", &status) == 0 && status.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR)
      found.append(isFolder ? name + "/" : name)
    }
    return found.sorted()
  }
}
