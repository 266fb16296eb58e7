import Glibc

/// Where an index shall stand, and whether anything else stands there that would be lost.
struct IndexPlace {
  /// The file itself, behind links.
  let path: String

  /// - Throws: ``IndexError/occupied(path:)`` for a folder, a device or a file that is no index of ours; an index of any
  ///   version, a damaged one whose first page still names us, and an empty file may be replaced.
  init(_ path: String) throws(IndexError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self.path = path
      return
    }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    if status.st_mode & S_IFMT == S_IFDIR { throw .unwritable(path: path, reason: String(cString: strerror(EISDIR))) }
    guard isFile, status.st_size == 0 || Self.isOurs(path) else { throw .occupied(path: path) }
    // A link stays a link: the file that it names is replaced, for everyone who uses it.
    guard let real = realpath(path, nil) else {
      self.path = path
      return
    }
    defer { free(real) }
    self.path = String(cString: real)
  }

  /// The header of an SQLite file with our `application_id`, at byte 68, high byte first.
  /// https://www.sqlite.org/fileformat.html#application_id
  private static func isOurs(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var header = [UInt8](repeating: 0, count: 72)
    guard fread(&header, 1, header.count, file) == header.count,
      header.starts(with: Array("SQLite format 3".utf8))
    else { return false }
    return header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } == Schema.application
  }
}
