internal import CICU

/// One form for index, query, names and phones: NFKC, then a table for what NFKC leaves apart.
///
/// NFKC keeps apart most dashes and minus signs, wave dashes, 旧字体 and 異体字, ヶ and ケ and the CJK radicals that
/// PDFs print for kanji; `variants.tsv` folds them, before NFKC and again behind it: what is taken away between a kana
/// and its voiced mark must not keep them apart, or else normalizing twice would say something new. Circled numbers
/// (①) stay as they are: NFKC would turn 「①10,401社」 into 110,401.
package struct Normalizer: Sendable {
  private let variants: [Unicode.Scalar: [Unicode.Scalar]]
  /// For each scalar of the basic plane, whether it stays as it is unless a mark joins it: nearly all of a document.
  private let isPlain: [Bool]
  /// What single scalars become that documents are full of and that no mark is likely to join: full-width letters, digits
  /// and brackets, general and CJK punctuation.
  private let common: [UInt32: [Unicode.Scalar]]
  private static let commonRanges: [ClosedRange<UInt32>] = [
    0x2010...0x2027, 0x3000...0x3020, 0xFF01...0xFF5E, 0xFFE0...0xFFE6,
  ]

  /// - Parameter variants: what each scalar becomes; an empty list removes it (zero-width characters).
  package init(variants: [Unicode.Scalar: [Unicode.Scalar]]) {
    self.variants = variants
    var isPlain = [Bool](repeating: false, count: 0x1_0000)
    for range in [0x09...0x7E, 0x3001...0x3003, 0x300C...0x300D, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF] {
      for value in range { isPlain[value] = true }
    }
    for scalar in variants.keys where scalar.value < 0x1_0000 { isPlain[Int(scalar.value)] = false }
    self.isPlain = isPlain
    var common: [UInt32: [Unicode.Scalar]] = [:]
    for value in Self.commonRanges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      common[value] = (variants[scalar] ?? [scalar]).flatMap { NFKC.compose([$0]) }.flatMap { variants[$0] ?? [$0] }
    }
    self.common = common
  }

  package func normalize(_ text: String) -> NormalizedText {
    var output = Output(capacity: text.utf8.count / 2)
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.value < 0x1_0000, isPlain[Int(scalar.value)] {
        output.flush(variants)
        output.begin(with: scalar, at: offset)
      } else if let known = common[scalar.value] {
        output.flush(variants)
        for (index, folded) in known.enumerated() {
          // Only the last may still be joined by a mark.
          if index > 0 { output.flush(variants) }
          output.begin(with: folded, at: offset)
        }
      } else {
        for folded in variants[scalar] ?? [scalar] {
          if NFKC.startsAnew(folded) {
            output.flush(variants)
            output.begin(with: folded, at: offset)
            output.isPlain = false
          } else {
            output.join(folded, at: offset)
          }
        }
      }
      offset += UTF8.width(scalar)
    }
    output.flush(variants)
    return NormalizedText(original: text, scalars: output.scalars, offsets: output.offsets + [offset])
  }

  /// What is written so far, and the scalar that marks may still join.
  private struct Output {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    private var first: Unicode.Scalar?
    private var marks: [Unicode.Scalar] = []
    private var start = 0
    /// ``first`` is its own NFKC form.
    var isPlain = false

    init(capacity: Int) {
      scalars.reserveCapacity(capacity)
      offsets.reserveCapacity(capacity)
    }

    mutating func begin(with scalar: Unicode.Scalar, at offset: Int) {
      (first, start, isPlain) = (scalar, offset, true)
    }

    mutating func join(_ mark: Unicode.Scalar, at offset: Int) {
      if first == nil {
        begin(with: mark, at: offset)
        isPlain = false
      } else {
        marks.append(mark)
      }
    }

    mutating func flush(_ variants: [Unicode.Scalar: [Unicode.Scalar]]) {
      guard let first else { return }
      if isPlain, marks.isEmpty {
        scalars.append(first)
        offsets.append(start)
      } else {
        for scalar in NFKC.compose([first] + marks) {
          for folded in variants[scalar] ?? [scalar] {
            scalars.append(folded)
            offsets.append(start)
          }
        }
        marks.removeAll(keepingCapacity: true)
      }
      self.first = nil
    }
  }

  /// The normalized text alone, where nobody will ask for the way back.
  package func text(_ text: String) -> String { normalize(text).text }

  /// A key under which names compare: normalized, lower case, without white space and punctuation.
  ///
  /// 「T O K Y O障害者マッチング応援フェスタ」 and 「TOKYO障害者マッチング応援フェスタ」 have one key.
  package func key(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in normalize(text).scalars {
      if Script(scalar).isJapanese {
        result.append(scalar)
      } else if !Script.isSeparator(scalar) {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }
}

/// ICU's NFKC over one chunk: a scalar that begins anew and the marks that may join it.
package enum NFKC {
  /// The text in the standard's own NFKC, list marks and all, with none of our tables: what other programs compare by.
  package static func text(_ text: String) -> String {
    String(String.UnicodeScalarView(mapped(Array(text.utf16)) ?? Array(text.unicodeScalars)))
  }

  /// The version of the ICU that is linked: `72.1`.
  package static var version: String { cicu_version().map { String(cString: $0) } ?? "" }

  /// ① to ⓿, ❶ to ➓, ㉑ to ㉟ and ㊱ to ㊿: list marks, not digits.
  static func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2460...0x24FF, 0x2776...0x2793, 0x3251...0x325F, 0x32B1...0x32BF: true
    default: false
    }
  }

  /// Whether nothing before the scalar can change what it becomes.
  static func startsAnew(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return true }
    // The half-width voiced marks join the kana before them only after NFKC has mapped them.
    if scalar.value == 0xFF9E || scalar.value == 0xFF9F { return false }
    return cicu_has_boundary_before(instance, Int32(bitPattern: scalar.value)) != 0
  }

  static func compose(_ chunk: [Unicode.Scalar]) -> [Unicode.Scalar] {
    if chunk.count > 1, isListMark(chunk[0]) { return [chunk[0]] + compose(Array(chunk.dropFirst())) }
    if chunk.count == 1 {
      let only = chunk[0]
      if only.value < 0xA0 || isListMark(only) || cicu_is_inert(instance, Int32(bitPattern: only.value)) != 0 {
        return chunk
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: chunk)
    return mapped(Array(String(view).utf16)) ?? chunk
  }

  private static func mapped(_ source: [UInt16]) -> [Unicode.Scalar]? {
    // The longest expansion of one scalar is U+FDFA's, 18 units.
    var target = [UInt16](repeating: 0, count: source.count * 18 + 8)
    var code = U_ZERO_ERROR
    let count = cicu_normalize(instance, source, Int32(source.count), &target, Int32(target.count), &code)
    guard code.rawValue <= 0 else { return nil }
    return Array(String(decoding: target[0..<Int(count)], as: UTF16.self).unicodeScalars)
  }

  /// ICU's shared, immutable NFKC data; it lives as long as the process and is safe to use from every thread.
  private nonisolated(unsafe) static let instance: OpaquePointer = {
    var code = U_ZERO_ERROR
    guard let instance = cicu_nfkc(&code), code.rawValue <= 0 else {
      // The data of NFKC is compiled into libicuuc itself: without it nothing of ICU would have loaded.
      fatalError("ICU has no NFKC data")
    }
    return instance
  }()
}
