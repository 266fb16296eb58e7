import Compression
import TestSupport
import Testing

@Suite struct DeflateTests {
  @Test(arguments: 0..<20) func comesBackAsItWas(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array(generator.text(of: ["就労支援", "予算：", "\n", "1,234千円", "灯"], upTo: 400).utf8)
    let small = try #require(Deflate.compressed(bytes))
    #expect(Deflate.expanded(small, count: bytes.count) == bytes)
    #expect(Deflate.compressed(bytes) == small)
    if bytes.count > 500 { #expect(small.count < bytes.count) }
  }

  @Test func damageIsSeen() throws {
    let bytes = Array(String(repeating: "灯を守る", count: 100).utf8)
    let small = try #require(Deflate.compressed(bytes))
    #expect(Deflate.expanded(Array(small.dropLast()), count: bytes.count) == nil)
    #expect(Deflate.expanded(small, count: bytes.count - 1) == nil)
    #expect(Deflate.expanded(small, count: bytes.count + 1) == nil)
    #expect(Deflate.expanded(small, count: -1) == nil)
    #expect(Deflate.expanded(small, count: .max / 2) == nil)
    #expect(Deflate.expanded([], count: 0) == nil)
    #expect(Deflate.expanded([1, 2, 3], count: 3) == nil)
  }
}
