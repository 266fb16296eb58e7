import JapaneseText
import Synchronization

/// 索引語の鍵: the keys (``JapaneseText/Normalizer/key(_:)``) of what an index's records print, each made once.
///
/// A question is compared with the same few hundred names, indicators and sentences as the one before it, and half of the
/// time of comparing them went into making their keys anew.
package final class KeyBook: Sendable {
  private let normalizer: Normalizer
  private let known = Mutex<[String: String]>([:])

  /// How many keys are kept; a larger index makes some again.
  private static let most = 50_000

  package init(normalizer: Normalizer) { self.normalizer = normalizer }

  /// The key of a text that records print.
  package func key(_ text: String) -> String {
    known.withLock { known in
      if let key = known[text] { return key }
      let key = normalizer.key(text)
      if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
      known[text] = key
      return key
    }
  }
}
