/// Text in one form, with the way back: every scalar knows where in the original it came from.
///
/// Index, query, names and phones all pass through ``Normalizer``, so equal things compare equal, and an
/// answer still quotes the document's own characters:
///
///     let text = normalizer.normalize("ﾃﾚﾜｰｸ（R5）")   // "テレワーク(R5)"
///     text.original(0..<5)                               // "ﾃﾚﾜｰｸ"
package struct NormalizedText: Sendable {
  /// The text as it came.
  package let original: String
  /// The normalized scalars; ranges in this module count these, from 0.
  package let scalars: [Unicode.Scalar]
  /// For each scalar, and once more for the end, the UTF-8 offset in ``original``. Never decreases; always falls
  /// on the first byte of a scalar.
  package let offsets: [Int]

  package init(original: String, scalars: [Unicode.Scalar], offsets: [Int]) {
    precondition(offsets.count == scalars.count + 1, "one offset per scalar, and one for the end")
    (self.original, self.scalars, self.offsets) = (original, scalars, offsets)
  }

  /// The normalized text.
  package var text: String { string(scalars.indices) }

  /// The normalized text of a range of scalars.
  package func string(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[range])
    return String(result)
  }

  /// The UTF-8 offsets in ``original`` of whole characters that a range of normalized scalars came from: 株 of 「㈱」
  /// came from all of it.
  package func bytes(_ range: Range<Int>) -> Range<Int> {
    let low = offsets[range.lowerBound]
    guard !range.isEmpty else { return low..<low }
    let last = offsets[range.upperBound - 1]
    let high = offsets[range.upperBound...].first { $0 > last } ?? original.utf8.count
    return low..<high
  }

  /// The original characters that a range of normalized scalars came from.
  package func original(_ range: Range<Int>) -> String {
    let (bytes, range) = (original.utf8, bytes(range))
    let low = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let high = bytes.index(low, offsetBy: range.count)
    return String(original[low..<high])
  }

  /// The ranges at which `needle` (already normalized) occurs, without overlaps.
  package func ranges(of needle: [Unicode.Scalar]) -> [Range<Int>] {
    guard !needle.isEmpty, scalars.count >= needle.count else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start + needle.count <= scalars.count {
      if scalars[start] == needle[0], scalars[start..<start + needle.count].elementsEqual(needle) {
        found.append(start..<start + needle.count)
        start += needle.count
      } else {
        start += 1
      }
    }
    return found
  }
}
