import Synchronization

/// The bigrams of a few words that are looked for in many texts: one pass over a text tells which of them it has.
struct BigramSet {
  private var indices: [UInt64: Int] = [:]
  /// One flag a hash, so that almost every pair of a text is turned away without a look-up.
  private var filter = [Bool](repeating: false, count: 4096)
  /// The bigrams in the order in which they were added.
  private(set) var pairs: [UInt64] = []

  /// The bigrams of a word; the character alone for a word of one.
  static func pairs(_ scalars: [Unicode.Scalar]) -> [UInt64] {
    guard scalars.count > 1 else { return scalars.map { UInt64($0.value) } }
    return (1..<scalars.count).map { UInt64(scalars[$0 - 1].value) << 32 | UInt64(scalars[$0].value) }
  }

  private static func slot(_ pair: UInt64) -> Int { Int(truncatingIfNeeded: (pair ^ pair >> 25) & 4095) }

  /// The index of `pair`, which it gets when it is new.
  mutating func add(_ pair: UInt64) -> Int {
    if let known = indices[pair] { return known }
    indices[pair] = pairs.count
    pairs.append(pair)
    filter[Self.slot(pair)] = true
    return pairs.count - 1
  }

  /// Adds `flag` for a profile at every bigram, and every single character, that `text` has.
  func mark(_ text: [Unicode.Scalar], _ flag: UInt8, of profile: Int, in flags: inout [[UInt8]]) {
    var last: UInt64 = 0
    for scalar in text {
      let single = UInt64(scalar.value)
      if filter[Self.slot(single)], let index = indices[single] { flags[index][profile] |= flag }
      let pair = last << 32 | single
      if filter[Self.slot(pair)], let index = indices[pair] { flags[index][profile] |= flag }
      last = single
    }
  }
}

/// Which profiles have a bigram, and in which fields: looked up in the texts once, and remembered for the next question.
final class BigramIndex: Sendable {
  enum Field {
    static let name: UInt8 = 1
    static let label: UInt8 = 2
    static let parent: UInt8 = 4
    static let body: UInt8 = 8
  }

  struct Column: Sendable {
    /// For each profile, the fields that have the bigram.
    let flags: [UInt8]
    /// How many profiles have it in any field.
    let having: Int
    /// Whether a name or an indicator has it.
    let isOfName: Bool
  }

  private let known = Mutex<[UInt64: Column]>([:])
  /// More than questions of a day are made of; then all are forgotten.
  private static let most = 8192

  /// The columns of some bigrams, in order.
  func columns(of pairs: [UInt64], in profiles: [Profile]) -> [Column] {
    known.withLock { known in
      var new = BigramSet()
      if known.count > Self.most { known.removeAll(keepingCapacity: true) }
      for pair in pairs where known[pair] == nil { _ = new.add(pair) }
      for (pair, column) in zip(new.pairs, Self.columns(of: new, in: profiles)) { known[pair] = column }
      return pairs.compactMap { known[$0] }
    }
  }

  private static func columns(of set: BigramSet, in profiles: [Profile]) -> [Column] {
    guard !set.pairs.isEmpty else { return [] }
    var flags = [[UInt8]](repeating: [UInt8](repeating: 0, count: profiles.count), count: set.pairs.count)
    for (index, profile) in profiles.enumerated() {
      for text in profile.nameScalars { set.mark(text, Field.name, of: index, in: &flags) }
      for text in profile.labelScalars { set.mark(text, Field.label, of: index, in: &flags) }
      set.mark(profile.bodyScalars, Field.body, of: index, in: &flags)
      if let parent = profile.parentIndex {
        for text in profiles[parent].nameScalars { set.mark(text, Field.parent, of: index, in: &flags) }
      }
    }
    return flags.map { flags in
      Column(
        flags: flags, having: flags.count { $0 != 0 },
        isOfName: flags.contains { $0 & (Field.name | Field.label | Field.parent) != 0 })
    }
  }
}
