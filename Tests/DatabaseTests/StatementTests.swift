import Database
import TestSupport
import Testing

@Suite struct StatementTests {
  let connection: Connection

  init() throws { connection = try Connection(path: ":memory:", access: .build, normalizer: Project.normalizer) }

  @Test(arguments: [
    "", "窓口", "O'Brien", "\"; DROP TABLE x; --", "前\u{0}後", "\u{0}", "😀👨‍👩‍👧", "か\u{3099}", "\u{FEFF}", "?1 :a @b $c",
    "a\nb\r\n",
    String(repeating: "長", count: 100_000),
  ])
  func textsComeBack(_ text: String) throws {
    var query = try connection.prepare("SELECT ?, typeof(?1)")
    try query.bind([.text(text)])
    #expect(try query.step())
    let found = query.text(0)
    // By scalars: か and its voiced mark must not come back as one character.
    #expect(found.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    #expect(query.text(1) == "text")
    #expect(try !query.step())
  }

  @Test(arguments: [0, 1, -1, Int.max, Int.min, 160_000_000]) func wholeNumbersComeBack(_ number: Int) throws {
    var query = try connection.prepare("SELECT ?, typeof(?1)")
    try query.bind([.integer(number)])
    #expect(try query.step())
    #expect(query.integer(0) == number)
    #expect(query.text(1) == "integer")
  }

  @Test(arguments: [0, 104.5, -0.1, 1e300, .leastNonzeroMagnitude, .infinity]) func numbersComeBack(_ number: Double)
    throws
  {
    var query = try connection.prepare("SELECT ?, typeof(?1)")
    try query.bind([.real(number)])
    #expect(try query.step())
    #expect(query.real(0) == number)
    #expect(query.text(1) == "real")
  }

  @Test func nullIsNotEmpty() throws {
    var query = try connection.prepare("SELECT ?, ?, ?")
    try query.bind([.null, .optional(nil as String?), .optional(nil as Int?)])
    #expect(try query.step())
    #expect(query.text(0) == nil && query.text(1) == nil && query.integer(2) == nil)
    #expect(query.real(0) == 0)
    #expect(Value.optional("x") == .text("x"))
    #expect(Value.optional(5) == .integer(5))
  }

  @Test func bindingAgainForgetsWhatWasBound() throws {
    var query = try connection.prepare("SELECT ?, ?")
    try query.bind([.text("a"), .text("b")])
    #expect(try query.step())
    try query.bind([.text("c")])
    #expect(try query.step())
    #expect(query.text(0) == "c")
    #expect(query.text(1) == nil)
  }

  @Test func tooManyValuesThrow() throws {
    var query = try connection.prepare("SELECT ?")
    #expect(throws: DatabaseError.self) { try query.bind([.integer(1), .integer(2)]) }
  }

  @Test func aStatementRunsAgainBehindAnError() throws {
    try connection.execute("CREATE TABLE names (name TEXT PRIMARY KEY) STRICT")
    var insert = try connection.prepare("INSERT INTO names VALUES (?)")
    try insert.run([.text("窓口")])
    #expect(throws: DatabaseError.self) { try insert.run([.text("窓口")]) }
    try insert.run([.text("受付")])
    var query = try connection.prepare("SELECT group_concat(name) FROM (SELECT name FROM names ORDER BY rowid)")
    #expect(try query.step())
    #expect(query.text(0) == "窓口,受付")
  }

  // MARK: - used again

  @Test func aQueryUsedAgainKnowsNothingOfItsLastUse() throws {
    try connection.execute("CREATE TABLE numbers (number); INSERT INTO numbers VALUES (1), (2), (3)")
    let sql = "SELECT number FROM numbers WHERE number >= coalesce(?, 0) ORDER BY number"
    for _ in 0..<2 {
      // Left in the middle of its rows, and with a value bound.
      var query = try connection.prepare(sql)
      try query.bind([.integer(2)])
      #expect(try query.step() && query.integer(0) == 2)
    }
    var query = try connection.prepare(sql)
    #expect(try query.step() && query.integer(0) == 1)
    // A query that was left holds no lock on its table.
    try connection.execute("DELETE FROM numbers WHERE number = 3")
  }

  @Test func oneQueryRunsTwiceAtOnce() throws {
    try connection.execute("CREATE TABLE numbers (number); INSERT INTO numbers VALUES (1), (2)")
    var pairs: [[Int?]] = []
    var outer = try connection.prepare("SELECT number FROM numbers ORDER BY number")
    while try outer.step() {
      var inner = try connection.prepare("SELECT number FROM numbers ORDER BY number")
      while try inner.step() { pairs.append([outer.integer(0), inner.integer(0)]) }
    }
    #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
  }

  @Test func moreQueriesThanAreKept() throws {
    for number in (0..<400).map({ $0 % 200 }) {
      var query = try connection.prepare("SELECT \(number)")
      #expect(try query.step() && query.integer(0) == number)
    }
  }
}
