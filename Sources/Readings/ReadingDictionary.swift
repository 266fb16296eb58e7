internal import CMecab
import JapaneseText

/// 形態素: a word as MeCab cut it.
package struct Morpheme: Hashable, Sendable {
  package let surface: String
  /// In hiragana; `nil` where the dictionary does not know the word.
  package let reading: String?

  package init(_ surface: String, reading: String?) { (self.surface, self.reading) = (surface, reading) }
}

/// MeCab with the dictionary that Debian has set up (IPADIC or NAIST-jdic): how Japanese is read.
///
/// Used when an index is built, and for a word that nothing was found for; an ordinary question never opens it.
/// Not `Sendable`: a tagger belongs to one place.
package final class ReadingDictionary {
  private let tagger: OpaquePointer
  /// The column of the reading in IPADIC's features, counted from 0: part of speech (4 columns), inflection (2), base form,
  /// reading, pronunciation.
  private static let readingColumn = 7
  /// How many ways to read one character are looked at.
  private static let ways: Int = 12

  /// `nil` where MeCab finds no dictionary in UTF-8.
  package init?() {
    guard let tagger = mecab_new2("") else { return nil }
    guard let info = mecab_dictionary_info(tagger), let charset = info.pointee.charset,
      String(cString: charset).lowercased().filter({ $0 != "-" }) == "utf8"
    else {
      mecab_destroy(tagger)
      return nil
    }
    self.tagger = tagger
  }

  deinit { mecab_destroy(tagger) }

  /// Whether MeCab finds a dictionary here.
  package static var isInstalled: Bool { ReadingDictionary() != nil }

  /// The version of the MeCab that is linked: `0.996`.
  package static var libraryVersion: String { mecab_version().map { String(cString: $0) } ?? "" }

  /// The words of a text, in order, white space left out.
  package func morphemes(_ text: String) -> [Morpheme] {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress, !characters.isEmpty else { return [] }
        return Self.morphemes(mecab_sparse_tonode2(tagger, start, characters.count))
      }
    }
  }

  /// The ways in which a text may be read as one word, the likeliest first; in hiragana.
  package func readings(of text: String) -> [String] {
    var text = text
    var found: [String] = []
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress, !characters.isEmpty,
          mecab_nbest_init2(tagger, start, characters.count) != 0
        else { return }
        for _ in 0..<Self.ways {
          guard let node = mecab_nbest_next_tonode(tagger) else { break }
          let words = Self.morphemes(node)
          if words.count == 1, let reading = words[0].reading, !found.contains(reading) { found.append(reading) }
        }
      }
    }
    return found
  }

  /// Whether `character` may be read as a word is read at its place: at the head of its reading, at the end, or between.
  /// 余 may stand for 予 in 予算 (よさん).
  ///
  /// - Parameters:
  ///   - reading: of the whole word, in hiragana.
  ///   - index: the place of the character among the word's `count`.
  package func reads(_ character: Unicode.Scalar, like reading: String, at index: Int, of count: Int) -> Bool {
    readings(of: String(character)).contains { part in
      index == 0 ? reading.hasPrefix(part) : index == count - 1 ? reading.hasSuffix(part) : reading.has(part)
    }
  }

  private static func morphemes(_ first: UnsafePointer<mecab_node_t>?) -> [Morpheme] {
    var found: [Morpheme] = []
    var next = first
    while let node = next {
      if cmecab_is_word(node) != 0, let surface = node.pointee.surface {
        let bytes = UnsafeRawBufferPointer(start: surface, count: Int(node.pointee.length))
        found.append(Morpheme(String(decoding: bytes, as: UTF8.self), reading: reading(node.pointee.feature)))
      }
      next = UnsafePointer(node.pointee.next)
    }
    return found
  }

  /// The column of a node's features that holds the reading, cut out by its bytes: this runs for every word of an index.
  private static func reading(_ feature: UnsafePointer<CChar>?) -> String? {
    guard var start = feature else { return nil }
    let comma = CChar(UInt8(ascii: ","))
    for _ in 0..<readingColumn {
      while start.pointee != comma {
        if start.pointee == 0 { return nil }
        start += 1
      }
      start += 1
    }
    var end = start
    while end.pointee != 0, end.pointee != comma { end += 1 }
    guard end > start, start.pointee != CChar(UInt8(ascii: "*")) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: end - start)
    return Kana.hiragana(String(decoding: bytes, as: UTF8.self))
  }
}
