internal import CICU

/// ICU's Japanese words.
///
/// ICU 72's break iterator asks a list of engines that grows with what it has met, so the same string may be cut
/// differently depending on what was cut before in the process. Two habits make a cut depend on the text alone:
/// the kana-and-kanji engine is loaded first, with one fixed string, and only runs of kana and kanji are ever given
/// to it, each on its own. Everything else (digits, Latin words) callers cut by ``Script``.
///
/// Not `Sendable`: an ICU iterator belongs to one place.
package final class WordSegmenter {
  private let iterator: OpaquePointer

  /// `nil` where ICU has no word rules for Japanese (a stripped ICU data file).
  package init?() {
    var code = U_ZERO_ERROR
    guard let opened = cicu_open_words("ja", &code), code.rawValue <= 0 else { return nil }
    iterator = opened
    _ = words(Array("東京の窓口ー".unicodeScalars))
  }

  deinit { cicu_close_words(iterator) }

  /// The words of one run of kana and kanji, as ranges of its scalars, in order and without gaps.
  package func words(_ run: [Unicode.Scalar]) -> [Range<Int>] {
    guard !run.isEmpty else { return [] }
    var units: [UInt16] = []
    var scalarAt: [Int] = []
    for (index, scalar) in run.enumerated() {
      for unit in UTF16.encode(scalar)! {  // every Unicode.Scalar has an encoding
        units.append(unit)
        scalarAt.append(index)
      }
    }
    scalarAt.append(run.count)
    var found: [Range<Int>] = []
    units.withUnsafeBufferPointer { buffer in
      var code = U_ZERO_ERROR
      cicu_set_text(iterator, buffer.baseAddress, Int32(buffer.count), &code)
      guard code.rawValue <= 0 else { return }
      var start = cicu_first(iterator)
      while true {
        let end = cicu_next(iterator)
        guard end != UBRK_DONE else { break }
        found.append(scalarAt[Int(start)]..<scalarAt[Int(end)])
        start = end
      }
      // The iterator keeps a pointer to the text: leave it an empty one before the buffer goes.
      cicu_set_text(iterator, Self.nothing, 0, &code)
    }
    return found.isEmpty ? [0..<run.count] : found
  }

  /// One unit that lives as long as the process, for the iterator to point at between two runs.
  private nonisolated(unsafe) static let nothing: UnsafePointer<UInt16> = {
    let unit = UnsafeMutablePointer<UInt16>.allocate(capacity: 1)
    unit.initialize(to: 0)
    return UnsafePointer(unit)
  }()
}
