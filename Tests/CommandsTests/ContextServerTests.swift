import Commands
import Rendering
import Testing

/// The protocol alone, over a tool that says back what it is given.
@Suite struct ContextServerTests {
  private struct Echo: ToolSource {
    var list: [JSONValue] { [.object(["name": .string("echo")])] }

    func call(_ name: String, _ arguments: JSONValue) throws(ToolFault) -> ToolResult {
      guard name == "echo" else { throw ToolFault("no tool") }
      guard let text = arguments["text"]?.text else { return ToolResult(text: "failed", structured: nil) }
      return ToolResult(text: text, structured: arguments)
    }
  }

  private func replies(_ lines: [String]) -> [JSONValue?] {
    var server = ContextServer(tools: Echo(), instructions: "ask")
    return lines.map { server.reply(to: $0) }
  }

  private func request(_ method: String, _ parameters: String = "{}") -> String {
    #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(parameters)}"#
  }

  @Test(arguments: [
    ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
    ("1999-01-01", "2025-06-18"), ("2099-01-01", "2025-06-18"),
  ])
  func versionsAreNegotiated(_ wanted: String, _ agreed: String) {
    let reply = replies([request("initialize", #"{"protocolVersion":"\#(wanted)","capabilities":{}}"#)])[0]
    let result = reply?["result"]
    #expect(result?["protocolVersion"] == .string(agreed))
    #expect(result?["capabilities"]?["tools"]?.isObject == true)
    #expect(result?["serverInfo"]?["name"] == .string("madoguchi"))
    #expect(result?["serverInfo"]?["version"] == .string(Madoguchi.version))
  }

  @Test(arguments: [
    ("nonsense", -32700), (#"{"jsonrpc":"2.0""#, -32700), ("\u{FFFD}", -32700),
    ("1", -32600), ("[]", -32600), ("{}", -32600), (#"{"id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":"resources/list"}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"none"}}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":[]}}"#, -32602),
  ])
  func badMessagesGetTheirCode(_ line: String, _ code: Int) {
    let all = replies([line, request("ping")])
    #expect(all[0]?["error"]?["code"] == .integer(code))
    #expect(all[0]?["jsonrpc"] == .string("2.0"))
    #expect(all[1]?["result"] == .object([:]), "it goes on")
  }

  @Test(arguments: [
    "", "  ", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
    #"{"jsonrpc":"2.0","method":"tools/call","params":{}}"#, #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
    #"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"no"}}"#,
    #"[{"jsonrpc":"2.0","method":"notifications/initialized"}]"#,
  ])
  func nothingIsRepliedToNotificationsAndAnswers(_ line: String) {
    #expect(replies([line]) == [nil])
  }

  @Test func idsComeBackAsTheyWere() {
    for id in ["\"a\"", "7", "1.5", "-1"] {
      let reply = replies([#"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#])[0]
      #expect(reply?["id"]?.text() == id)
    }
  }

  @Test func batchesAreOfTheOlderProtocols() {
    let batch = #"[{"jsonrpc":"2.0","id":1,"method":"ping"},7]"#
    let old = replies([batch])[0]?.items
    #expect(old?.count == 2 && old?[1]["error"]?["code"] == .integer(-32600))
    let new = replies([request("initialize", #"{"protocolVersion":"2025-06-18"}"#), batch])[1]
    #expect(new?["error"]?["code"] == .integer(-32600))
  }

  @Test func resultsComeAsTextAndStructure() {
    let call = request("tools/call", #"{"name":"echo","arguments":{"text":"灯"}}"#)
    let failed = request("tools/call", #"{"name":"echo"}"#)
    let all = replies([request("tools/list", "null"), request("tools/list"), call, failed])
    #expect(all[0]?["error"]?["code"] == .integer(-32602))
    #expect(all[1]?["result"]?["tools"]?.items?.count == 1)
    let result = all[2]?["result"]
    #expect(result?["isError"] == .bool(false))
    #expect(result?["content"] == .array([.object(["type": .string("text"), "text": .string("灯")])]))
    #expect(result?["structuredContent"]?["text"] == .string("灯"))
    #expect(all[3]?["result"]?["isError"] == .bool(true))
    #expect(all[3]?["result"]?["structuredContent"] == nil)
  }
}
