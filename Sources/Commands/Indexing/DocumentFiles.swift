import Glibc

/// The files that an index is built from: those named, and those in the folders named, in a fixed order.
package struct DocumentFiles: Sendable {
  /// One file to read.
  package struct File: Hashable, Sendable {
    package let path: String
    /// The document's name in the index, unique: the file's name, with its folder where two files share it.
    package fileprivate(set) var name: String
    /// What the ids of its programmes begin with, unique: the name without extension where that tells it apart.
    package fileprivate(set) var stem: String
  }

  package private(set) var files: [File] = []
  package private(set) var errors: [InputError] = []
  /// Files and folders that were seen: a file named twice is read once, a link to a folder above ends.
  private var seen: Set<[UInt]> = []

  /// Looks into `paths`: files as they are named, folders recursively and sorted by name. In folders, hidden files,
  /// `README` and indexes are left out.
  package init(paths: [String]) {
    for path in paths { add(path) }
    nameFiles()
  }

  private mutating func add(_ path: String) {
    guard let kind = look(at: path) else { return }
    switch kind {
    case mode_t(S_IFREG), mode_t(S_IFIFO): files.append(File(path: path, name: "", stem: ""))
    case mode_t(S_IFDIR):
      let before = (files.count, errors.count)
      addFolder(path)
      if before == (files.count, errors.count) { errors.append(.noDocuments(path: path)) }
    default: errors.append(.notAFile(path: path))
    }
  }

  /// Enters the files below `folder`.
  private mutating func addFolder(_ folder: String) {
    guard let names = entries(of: folder) else {
      errors.append(.unreadable(path: folder, reason: String(cString: strerror(errno))))
      return
    }
    for name in names where Self.isDocument(name) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch look(at: path) {
      case mode_t(S_IFDIR): addFolder(path)
      case mode_t(S_IFREG): files.append(File(path: path, name: "", stem: ""))
      default: continue
      }
    }
  }

  /// The kind of what stands at `path`; `nil` where it was seen already, or is missing (then an error is kept).
  private mutating func look(at path: String) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      errors.append(
        isMissing ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno))))
      return nil
    }
    guard seen.insert([UInt(status.st_dev), UInt(status.st_ino)]).inserted else { return nil }
    return status.st_mode & mode_t(S_IFMT)
  }

  private func entries(of folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) })
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isDocument(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasPrefix("README") && !name.contains(".sqlite") && !name.hasSuffix(".partial")
  }

  // MARK: - Names

  private mutating func nameFiles() {
    let parts = files.map { Self.absolute($0.path).split(separator: "/").map { String($0) } }
    let groups = Dictionary(grouping: files.indices) { parts[$0].last ?? "" }
    for (name, group) in groups {
      let depth = Self.depth(group.map { parts[$0] })
      for index in group {
        let folder = parts[index].dropLast().suffix(depth).joined(separator: "／")
        files[index].name = depth == 0 ? name : Self.stem(name) + " (\(folder))" + name.dropFirst(Self.stem(name).count)
      }
    }
    let stems = Dictionary(files.map { (Self.stem($0.name), 1) }, uniquingKeysWith: +)
    for index in files.indices {
      let stem = Self.stem(files[index].name)
      files[index].stem = stems[stem] == 1 ? stem : files[index].name
    }
  }

  /// How many folders tell the files of one name apart; 0 where there is one file only.
  private static func depth(_ parts: [[String]]) -> Int {
    guard parts.count > 1 else { return 0 }
    let longest = parts.map(\.count).max() ?? 1
    return (1..<max(2, longest)).first { depth in Set(parts.map { $0.dropLast().suffix(depth) }).count == parts.count }
      ?? longest
  }

  private static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    // A link keeps the name that it was given; only its folders are looked up.
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    let folder = String(cString: real).split(separator: "/").dropLast()
    return "/" + (folder.map { String($0) } + [name]).joined(separator: "/")
  }
}
