/// The bigrams of a few words that are looked for in many texts: one pass over a text tells which of them it has.
struct BigramSet {
  private var indices: [UInt64: Int] = [:]
  /// One flag a hash, so that almost every pair of a text is turned away without a look-up.
  private var filter = [Bool](repeating: false, count: 4096)
  var count: Int { indices.count }

  /// The bigrams of a word; the character alone for a word of one.
  static func pairs(_ scalars: [Unicode.Scalar]) -> [UInt64] {
    guard scalars.count > 1 else { return scalars.map { UInt64($0.value) } }
    return (1..<scalars.count).map { UInt64(scalars[$0 - 1].value) << 32 | UInt64(scalars[$0].value) }
  }

  private static func slot(_ pair: UInt64) -> Int { Int(truncatingIfNeeded: (pair ^ pair >> 25) & 4095) }

  /// The index of `pair`, which it gets when it is new.
  mutating func add(_ pair: UInt64) -> Int {
    if let known = indices[pair] { return known }
    indices[pair] = indices.count
    filter[Self.slot(pair)] = true
    return indices.count - 1
  }

  /// Adds `flag` in `flags[start...]` at every bigram, and every single character, that `text` has.
  func mark(_ text: [Unicode.Scalar], _ flag: UInt8, in flags: inout [UInt8], from start: Int) {
    var last: UInt64 = 0
    for scalar in text {
      let single = UInt64(scalar.value)
      if filter[Self.slot(single)], let index = indices[single] { flags[start + index] |= flag }
      let pair = last << 32 | single
      if filter[Self.slot(pair)], let index = indices[pair] { flags[start + index] |= flag }
      last = single
    }
  }
}
