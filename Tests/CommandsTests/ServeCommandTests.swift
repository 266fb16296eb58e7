import Commands
import Rendering
import Terminal
import Testing
import Vocabulary

/// `madoguchi serve --mcp` itself.
@Suite(.enabled(if: Program.path != nil, "no built program beside the tests"))
struct ServeCommandTests {
  let bench: Bench

  init() async throws {
    bench = try Bench()
    #expect(await bench.build() == .done)
  }

  private func serve(_ lines: [String]) throws -> (code: Int32, replies: [JSONValue?]) {
    let run = try Program.run(
      ["serve", "--mcp"], environment: ["MADOGUCHI_INDEX=\(bench.index)", "LANG=en_US.UTF-8"],
      input: bench.write("messages.jsonl", lines.joined(separator: "\n")), in: bench)
    return (run.code, JSONLines(Array(run.output.utf8)).lines.map(\.value))
  }

  private func call(_ tool: String, _ arguments: String) -> String {
    #"{"jsonrpc":"2.0","id":"\#(tool)","method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
  }

  @Test func everyToolAnswers() throws {
    let (code, replies) = try serve([
      #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}"#,
      #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, "nonsense", "\u{0}",
      call("ask", #"{"question":"その担当課は？","turns":["商店街の灯の予算は？"]}"#),
      call("search", #"{"query":"商工課","limit":1}"#), call("show_programme", #"{"name":"商店街"}"#),
      call("show_programme", #"{"name":"宇宙旅行"}"#), call("contacts", #"{"text":"福祉課"}"#),
      call("documents", "{}"),
    ])
    #expect(code == 0)
    #expect(replies.count == 9 && !replies.contains(nil))
    #expect(replies[1]?["error"]?["code"] == .integer(-32700))
    #expect(replies[2]?["error"]?["code"] == .integer(-32700))
    let results = replies.dropFirst(3).map { $0?["result"] }
    #expect(results.allSatisfy { $0?["isError"] == .bool(false) })
    for (result, word) in zip(results, ["商工課", "001_港町.txt:", "7,725千円", "宇宙旅行", "福祉課", "001_港町.txt"]) {
      #expect(result?["content"]?.items?.first?["text"]?.text?.contains(word) == true, "\(word)")
      #expect(result?["structuredContent"]?.isObject == true)
    }
    #expect(results[0]?["structuredContent"]?["status"] == .string("answered"))
    #expect(results[1]?["structuredContent"]?["hits"]?.items?.count == 1)
    #expect(results[3]?["structuredContent"]?["status"] == .string("not_found"))
  }

  @Test func toolsDescribeThemselvesAndCheckTheirArguments() throws {
    let calls = [
      call("ask", "{}"), call("ask", #"{"question":" "}"#), call("ask", #"{"question":"a","turns":"b"}"#),
      call("search", #"{"query":"a","limit":0}"#), call("search", #"{"query":"a","limit":"1"}"#),
      call("contacts", #"{"test":"a"}"#), call("documents", #"{"x":1}"#), call("drop_tables", "{}"),
    ]
    let (_, replies) = try serve([#"{"jsonrpc":"2.0","id":0,"method":"tools/list"}"#] + calls)
    let tools = try #require(replies[0]?["result"]?["tools"]?.items)
    #expect(Set(tools.map { $0["name"]?.text }) == ["ask", "search", "show_programme", "contacts", "documents"])
    for tool in tools {
      #expect(tool["inputSchema"]?["type"] == .string("object"))
      #expect(tool["description"]?.text?.hasPrefix("serve.") == false)
    }
    #expect(replies.dropFirst().count == calls.count)
    #expect(replies.dropFirst().allSatisfy { $0?["error"]?["code"] == .integer(-32602) })
  }

  @Test func withoutTheProtocolItIsWrongUsage() throws {
    let run = try Program.run(["serve"], environment: ["MADOGUCHI_INDEX=/nowhere"], in: bench)
    #expect(run.code == 2)
    #expect(run.errors.contains("--mcp"))
    #expect(run.output.isEmpty)
  }

  @Test func withoutAnIndexItDoesNotStart() throws {
    let run = try Program.run(["serve", "--mcp"], environment: ["MADOGUCHI_INDEX=/nowhere"], in: bench)
    #expect(run.code == 4)
    #expect(run.output.isEmpty)
  }

  /// Every word of a tool stands in the table, in both languages.
  @Test func everyToolHasItsWords() throws {
    let keys = Set(try Messages(folder: Bench.home + "/Prompts/speak", language: .japanese).keys)
    for tool in ToolDescription.all {
      let needed = ["", ".title"] + tool.arguments.map { "." + $0.name }
      for part in needed { #expect(keys.contains("serve.\(tool.name)\(part)"), "\(tool.name)\(part)") }
    }
  }
}

/// A server that lives on while the index is built anew.
@Suite struct PlanToolsTests {
  @Test func aNewIndexAnswersAtOnceAndABrokenOneIsAnError() async throws {
    let bench = try Bench()
    #expect(await bench.build() == .done)
    var tools = try PlanTools(try bench.workspace())
    let question = JSONValue.object(["question": .string("商店街の灯の予算は？")])
    #expect(try tools.call("ask", question).text.contains("7,725千円"))
    #expect(await bench.build(town: Town.revised) == .done)
    #expect(try tools.call("ask", question).text.contains("8,000千円"))
    // A file that is no index is left alone: it is taken away before the index is built anew.
    bench.write("index.sqlite", "no index any more, whatever it is")
    #expect(try tools.call("ask", question).structured == nil)
    #expect(await bench.build() == .index)
    bench.write("index.sqlite", "")
    #expect(await bench.build() == .done)
    #expect(try tools.call("ask", question).text.contains("7,725千円"))
  }
}
