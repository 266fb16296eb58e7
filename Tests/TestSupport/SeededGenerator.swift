/// Random numbers that a seed decides, so that a failing property can be run again: SplitMix64.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of 0 to `length` pieces of `alphabet`.
  package mutating func text(of alphabet: [String], upTo length: Int) -> String {
    let count = Int.random(in: 0...length, using: &self)
    return (0..<count).map { _ in alphabet.randomElement(using: &self) ?? "" }.joined()
  }
}
