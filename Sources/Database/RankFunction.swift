internal import CSQLite

/// 順位付け: `plan_rank`, an FTS5 auxiliary function: BM25 with weights for the fields and parameters of our own.
///
/// FTS5's `bm25()` has b = 0.75 fixed, and counts the rows of every phrase by running it once more. `plan_rank` is given
/// what each phrase is worth, as text, since the caller knows how many passages have it:
///
///     plan_rank(passage_index, '8 3 1', '2.31 0.4')
///
/// field weights in the order of the columns, then one number for each phrase of the expression, in order. The result is
/// higher for better rows: sum of worth · f · (k1 + 1) / (f + k1 · (1 - b + b · length / mean length)), where f is the
/// sum of the field weights of the phrase's hits (S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework, 2009).
/// https://www.sqlite.org/fts5.html#custom_auxiliary_functions
enum RankFunction {
  /// How soon more of the same word stops to count.
  private static let saturation = 1.2
  /// How much a long passage is held back. 0.3 puts the right passage of Japanese table text first more often than the
  /// usual 0.75.
  private static let lengthShare = 0.3

  /// What one query gives, read from its parameters once.
  private final class Weights {
    let fields: [Double]
    let phrases: [Double]
    let meanLength: Double
    var counts: [Double]

    init(fields: [Double], phrases: [Double], meanLength: Double) {
      (self.fields, self.phrases, self.meanLength) = (fields, phrases, meanLength)
      counts = Array(repeating: 0, count: phrases.count)
    }
  }

  static func register(on connection: OpaquePointer) throws(DatabaseError) {
    guard let api = csqlite_fts5_api(connection) else { throw DatabaseError(SQLITE_ERROR, on: connection) }
    let code = api.pointee.xCreateFunction(api, "plan_rank", nil, rank, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code, on: connection) }
  }

  private static let rank:
    @convention(c) (
      UnsafePointer<Fts5ExtensionApi>?, OpaquePointer?, OpaquePointer?, Int32,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Void = { api, row, result, count, arguments in
      guard let api, let row, let result, let arguments, count == 2,
        let weights = weights(api, row, arguments)
      else {
        sqlite3_result_error_code(result, SQLITE_MISUSE)
        return
      }
      sqlite3_result_double(result, score(api, row, weights))
    }

  private static func score(
    _ api: UnsafePointer<Fts5ExtensionApi>, _ row: OpaquePointer, _ weights: Weights
  ) -> Double {
    var (hits, length): (Int32, Int32) = (0, 0)
    guard api.pointee.xInstCount(row, &hits) == SQLITE_OK, api.pointee.xColumnSize(row, -1, &length) == SQLITE_OK
    else { return 0 }
    for index in 0..<hits {
      var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
      guard api.pointee.xInst(row, index, &phrase, &column, &offset) == SQLITE_OK,
        weights.counts.indices.contains(Int(phrase)), weights.fields.indices.contains(Int(column))
      else { continue }
      weights.counts[Int(phrase)] += weights.fields[Int(column)]
    }
    let norm = saturation * (1 - lengthShare + lengthShare * Double(length) / weights.meanLength)
    var score = 0.0
    for phrase in weights.counts.indices where weights.counts[phrase] > 0 {
      let frequency = weights.counts[phrase]
      score += weights.phrases[phrase] * frequency * (saturation + 1) / (frequency + norm)
      weights.counts[phrase] = 0
    }
    return score
  }

  /// The query's weights; FTS5 keeps them from its first row to its last.
  private static func weights(
    _ api: UnsafePointer<Fts5ExtensionApi>, _ row: OpaquePointer, _ arguments: UnsafeMutablePointer<OpaquePointer?>
  ) -> Weights? {
    if let known = api.pointee.xGetAuxdata(row, 0) {
      return Unmanaged<Weights>.fromOpaque(known).takeUnretainedValue()
    }
    var (tokens, rows): (sqlite3_int64, sqlite3_int64) = (0, 0)
    guard api.pointee.xColumnTotalSize(row, -1, &tokens) == SQLITE_OK,
      api.pointee.xRowCount(row, &rows) == SQLITE_OK
    else { return nil }
    let weights = Weights(
      fields: numbers(arguments[0]), phrases: numbers(arguments[1]),
      meanLength: max(1, Double(tokens) / Double(max(1, rows))))
    let kept = Unmanaged.passRetained(weights)
    // FTS5 gives the object back when the query ends, and at once where it cannot keep it.
    let code = api.pointee.xSetAuxdata(row, kept.toOpaque()) { kept in
      if let kept { Unmanaged<Weights>.fromOpaque(kept).release() }
    }
    return code == SQLITE_OK ? weights : nil
  }

  private static func numbers(_ value: OpaquePointer?) -> [Double] {
    guard let value, let text = sqlite3_value_text(value) else { return [] }
    return String(cString: text).split(separator: " ").compactMap { Double($0) }
  }
}
