internal import CZlib

/// zlib's deflate over whole texts: equal bytes give equal bytes.
package enum Deflate {
  /// The bytes made smaller; `nil` where there is no memory for it.
  package static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var count = compressBound(uLong(bytes.count))
    var target = [UInt8](repeating: 0, count: Int(count))
    guard compress2(&target, &count, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else { return nil }
    return Array(target.prefix(Int(count)))
  }

  /// The `count` bytes that were made smaller; `nil` where these are others: a damaged file.
  package static func expanded(_ bytes: [UInt8], count: Int) -> [UInt8]? {
    // What nobody wrote may ask for any size: no text of ours grows more than deflate can.
    guard count >= 0, count <= bytes.count * 1032 + 64 else { return nil }
    var size = uLong(count)
    var target = [UInt8](repeating: 0, count: max(1, count))
    guard uncompress(&target, &size, bytes, uLong(bytes.count)) == Z_OK, size == count else { return nil }
    return Array(target.prefix(count))
  }
}
