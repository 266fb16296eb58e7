internal import CSQLite
import JapaneseText

/// ``JapaneseText/Tokenizer`` as an FTS5 tokenizer named `plan`, registered on every connection, read-only too.
///
/// FTS5 calls from C: nothing is captured or thrown; the context travels through `Unmanaged` and is released when
/// FTS5 deletes it. The text is not NUL-terminated; the offsets are UTF-8 bytes of the original.
/// https://www.sqlite.org/fts5.html#custom_tokenizers
enum FullTextTokenizer {
  private final class Context {
    let tokenizer: Tokenizer
    init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }
  }

  /// What `xCreate` gets: the normalizer that the tokenizers of this connection share.
  private final class Shared {
    let normalizer: Normalizer
    init(_ normalizer: Normalizer) { self.normalizer = normalizer }
  }

  static func register(on connection: OpaquePointer, normalizer: Normalizer) throws(DatabaseError) {
    guard let api = csqlite_fts5_api(connection) else { throw DatabaseError(SQLITE_ERROR, on: connection) }
    var functions = fts5_tokenizer(xCreate: create, xDelete: delete, xTokenize: tokenize)
    let shared = Unmanaged.passRetained(Shared(normalizer)).toOpaque()
    let code = api.pointee.xCreateTokenizer(api, "plan", shared, &functions) { shared in
      if let shared { Unmanaged<Shared>.fromOpaque(shared).release() }
    }
    guard code == SQLITE_OK else { throw DatabaseError(code, on: connection) }
  }

  private static let create:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafePointer<CChar>?>?, Int32,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 = { shared, _, _, result in
      guard let shared, let result else { return SQLITE_ERROR }
      let normalizer = Unmanaged<Shared>.fromOpaque(shared).takeUnretainedValue().normalizer
      result.pointee = OpaquePointer(Unmanaged.passRetained(Context(Tokenizer(normalizer: normalizer))).toOpaque())
      return SQLITE_OK
    }

  private static let delete: @convention(c) (OpaquePointer?) -> Void = { context in
    if let context { Unmanaged<Context>.fromOpaque(UnsafeRawPointer(context)).release() }
  }

  private static let tokenize:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32,
      (
        @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32
      )?
    ) -> Int32 = { context, receiver, flags, bytes, count, emit in
      guard let context, let emit else { return SQLITE_ERROR }
      guard let bytes, count > 0 else { return SQLITE_OK }
      let tokenizer = Unmanaged<Context>.fromOpaque(UnsafeRawPointer(context)).takeUnretainedValue().tokenizer
      let text = bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        String(decoding: UnsafeBufferPointer(start: $0, count: Int(count)), as: UTF8.self)
      }
      let purpose: Tokenizer.Purpose = flags & FTS5_TOKENIZE_QUERY != 0 ? .query : .document
      for token in tokenizer.tokens(text, for: purpose) {
        var word = token.text
        let code = word.withUTF8 { word in
          word.withMemoryRebound(to: CChar.self) {
            emit(
              receiver, token.isColocated ? FTS5_TOKEN_COLOCATED : 0, $0.baseAddress, Int32($0.count),
              Int32(token.bytes.lowerBound), Int32(token.bytes.upperBound))
          }
        }
        guard code == SQLITE_OK else { return code }
      }
      return SQLITE_OK
    }
}
