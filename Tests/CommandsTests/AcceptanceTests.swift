import Glibc
import Testing
import Vocabulary

/// The five real documents, read and asked by the built program, scored against what people know of them.
///
/// Runs where `shared/` stands beside the project and `python3` is there; elsewhere it is skipped, and says so.
@Suite(.enabled(if: Acceptance.lacks == nil, Acceptance.comment), .serialized)
struct AcceptanceTests {
  let bench: Bench

  init() async throws {
    bench = try Bench()
    let built = try Program.run(
      ["index", Acceptance.shared + "/plans", "--index", bench.index], environment: [], in: bench)
    try #require(built.code == 0, "\(built.errors)")
  }

  @Test func recordsAreThoseOfTheDocuments() throws {
    let score = try Acceptance.score("score_records.py", "gold/records", index: bench.index)
    #expect(try #require(score.percent(behind: "records: exact")) >= 95, "\(score.text)")
    #expect(try #require(score.percent(behind: ", fields")) >= 99, "\(score.text)")
    #expect(try #require(score.percent(behind: ", figures")) >= 99, "\(score.text)")
    #expect(try #require(score.number(behind: "figures not in the document")) == 0, "\(score.text)")
  }

  @Test func answersAreRightAndCited() throws {
    let score = try Acceptance.score("score_answers.py", "gold/questions", index: bench.index)
    let right = try #require(score.percent(behind: "answers: right"))
    let cited = try #require(score.percent(behind: "right and cited"))
    #expect(right >= 75, "\(score.text)")
    #expect(cited >= 0.95 * right, "\(score.text)")
  }
}

/// The acceptance programs of `shared/`, and what they print.
enum Acceptance {
  static let shared = Bench.home + "/../shared"

  /// What is not there of what the test needs; `nil` where it can run.
  static let lacks: String? = {
    if access(shared + "/acceptance", R_OK) != 0 { return "no shared folder beside the project" }
    if Program.path == nil { return "no built program beside the tests" }
    return printed("python3 --version") == nil ? "no python3" : nil
  }()

  static let comment = Comment(rawValue: "acceptance is not scored: \(lacks ?? "-")")

  /// The line of totals that a scoring program ends with.
  struct Score {
    let text: String

    /// 「95.3」 of 「records: exact 142/149 = 95.3%」 and of 「, fields 99.3%」.
    func percent(behind title: String) -> Double? {
      piece(behind: title)?.prefix { $0 != "%" }.split(separator: " ").last.flatMap { Double($0) }
    }

    func number(behind title: String) -> Int? {
      piece(behind: title)?.prefix { $0 != "," }.split(separator: " ").last.flatMap { Int($0) }
    }

    private func piece(behind title: String) -> Substring? {
      text.firstRange(of: title + " ").map { text[$0.upperBound...] }
    }
  }

  /// - Parameters:
  ///   - program: a file of `acceptance/`.
  ///   - known: the folder of what is known to be right.
  static func score(_ program: String, _ known: String, index: String) throws -> Score {
    let built = try #require(Program.path)
    let command =
      "python3 '\(shared)/acceptance/\(program)' --program '\(built)' --index '\(index)' '\(shared)/\(known)'/*.jsonl"
    let output = try #require(printed(command), "\(command) failed")
    return Score(text: String(try #require(output.split(separator: "\n").last, "\(command) printed nothing")))
  }

  /// What a shell command prints; `nil` where it fails.
  private static func printed(_ command: String) -> String? {
    guard let stream = popen(command + " 2>&1", "r") else { return nil }
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65536))
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
    return pclose(stream) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
