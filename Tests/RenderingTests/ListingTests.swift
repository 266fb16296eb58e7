import JapaneseText
import PlanModel
import Rendering
import Testing

@Suite struct ListingTests {
  private let listing = Listing(
    columns: [
      Listing.Column("name", heading: "事業名", isFlexible: true), Listing.Column("count", heading: "件数", isNumber: true),
    ],
    rows: [
      [.text("商店街の灯"), .integer(12)], [.text("say \"hi\", 港\n町"), .integer(nil)],
      [.text("a|b \u{1B}[2J"), .integer(3)],
    ])

  @Test func textIsAlignedByCells() {
    let lines = listing.text(as: .text).split(separator: "\n")
    #expect(lines[0] == "事業名           件数")
    #expect(lines[2] == "商店街の灯         12")
    #expect(!listing.text(as: .text).contains("\u{1B}"))
  }

  @Test func textFitsTheScreenWhereItCan() {
    let wide = Listing(
      columns: [Listing.Column("name", heading: "事業名", isFlexible: true), Listing.Column("n", heading: "件")],
      rows: [[.text(String(repeating: "長い名前", count: 30)), .integer(1)]])
    let lines = wide.text(as: .text, on: Screen(width: 40)).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.cells(of: String($0)) <= 40 })
    #expect(lines[2].contains(".."))
    #expect(!wide.text(as: .text).contains(".."))
  }

  @Test func cellsThatDoNotFitBesideEachOtherStandBelow() {
    let lines = listing.text(as: .text, on: Screen(width: 10)).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(4) == ["事業名: 商", "店街の灯", "件数: 12", ""])
    #expect(lines.allSatisfy { DisplayWidth.cells(of: String($0)) <= 10 })
  }

  @Test func whatIsLeastNeededGoesFirst() {
    let listing = Listing(
      columns: [
        Listing.Column("name", heading: "事業名", isFlexible: true),
        Listing.Column("source", heading: "出典", isFlexible: true, isExpendable: true),
        Listing.Column("id", heading: "ID", isFlexible: true, isExpendable: true),
      ], rows: [[.text(String(repeating: "名", count: 30)), .text("plan.txt:1-2"), .text("plan#1")]])
    func heads(_ width: Int) -> [Substring] {
      listing.text(as: .text, on: Screen(width: width)).split(separator: "\n")[0].split(separator: " ")
    }
    #expect(heads(42) == ["事業名", "出典", "ID"])
    #expect(heads(41) == ["事業名", "出典"])
    #expect(heads(30) == ["事業名"])
    #expect(listing.text(as: .csv, on: Screen(width: 30)).hasPrefix("name,source,id"))
  }

  @Test func rowsOfTheWindowAreCounted() {
    let screen = Screen(width: 10, usesColor: true)
    #expect(screen.rows(of: "") == 0)
    #expect(screen.rows(of: "\n一二三四五\n一二三四五六\n") == 4)
    #expect(screen.rows(of: screen.bold("一二三四五") + "\n\u{1B}]8;;file:///a\u{1B}\\五\u{1B}]8;;\u{1B}\\\n") == 2)
  }

  @Test func csvFollowsItsStandard() {
    #expect(
      listing.text(as: .csv)
        == "name,count\r\n商店街の灯,12\r\n\"say \"\"hi\"\", 港\n町\",\r\na|b \u{FFFD}[2J,3\r\n")
  }

  @Test func tsvHasOneLineARow() {
    #expect(listing.text(as: .tsv) == "name\tcount\n商店街の灯\t12\nsay \"hi\", 港 町\t\na|b \u{FFFD}[2J\t3\n")
  }

  @Test func markdownIsEscaped() {
    let lines = listing.text(as: .markdown).split(separator: "\n")
    #expect(lines[0] == "| 事業名 | 件数 |")
    #expect(lines[1] == "| --- | ---: |")
    #expect(lines[4] == "| a\\|b \u{FFFD}\\[2J | 3 |")
  }

  @Test func jsonLinesHoldOneObjectARow() {
    let lines = listing.text(as: .jsonl).split(separator: "\n")
    #expect(lines[0] == "{\"count\":12,\"name\":\"商店街の灯\"}")
    #expect(lines[1] == "{\"count\":null,\"name\":\"say \\\"hi\\\", 港\\n町\"}")
  }

  @Test func noRowsAreAnEmptyAnswerInEveryFormat() {
    let empty = Listing(columns: [Listing.Column("a", heading: "A")], rows: [])
    #expect(empty.text(as: .text).isEmpty)
    #expect(JSONValue(empty.text(as: .json)) == .array([]))
    #expect(empty.text(as: .jsonl).isEmpty)
    #expect(empty.text(as: .csv) == "a\r\n")
  }
}

@Suite struct JSONValueTests {
  @Test(arguments: [
    (JSONValue.number(4), "4"), (.number(99.8), "99.8"), (.number(960_000_000), "960000000"),
    (.number(.infinity), "null"),
    (.string("a/b"), "\"a/b\""), (.string("\u{9B}\u{7F}"), "\"\\u009b\\u007f\""),
    (.object(["b": .null, "a": .bool(true)]), "{\"a\":true,\"b\":null}"),
  ])
  func isWrittenTheSameEveryTime(_ value: JSONValue, _ text: String) { #expect(value.text() == text) }

  @Test func indentedTextHasNoHolesInIt() {
    let value = JSONValue.object(["a": .array([]), "b": .object([:]), "c": .array([.string("\n\n  ]")])])
    #expect(!value.text(indented: true).contains("\n\n"))
    #expect(JSONValue(value.text(indented: true)) == value)
  }

  @Test func isReadBack() {
    let value = JSONValue.object(["a": .array([.integer(1), .number(1.5), .string("窓"), .null, .bool(false)])])
    #expect(JSONValue(value.text()) == value)
    #expect(JSONValue("{") == nil)
  }
}
