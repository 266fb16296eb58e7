import Glibc

/// An empty folder that goes away, with all its files, when its owner lets go of it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/madoguchi-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { fatalError("no folder for tests: \(String(cString: strerror(errno)))") }
    path = String(cString: made)
  }

  deinit { remove() }

  /// Takes the folder away early; for one that lives in a static, at the end of the process.
  package func remove() {
    for name in names { unlink(file(name)) }
    rmdir(path)
  }

  package func file(_ name: String) -> String { path + "/" + name }

  /// The names of the files in the folder, sorted.
  package var names: [String] { Self.names(in: path) }

  /// The names of the files in any folder, sorted; empty where there is none.
  package static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  /// Writes `bytes` to the file `name` and gives its path.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to name: String) -> String {
    let path = file(name)
    guard let stream = fopen(path, "wb") else { fatalError("cannot write \(path)") }
    defer { fclose(stream) }
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, stream)
    return path
  }
}
