import Rendering

/// What a server lets its client call.
package protocol ToolSource {
  /// The tools as `tools/list` names them.
  var list: [JSONValue] { get }

  /// Calls a tool.
  /// - Throws: ``ToolFault`` where the call itself is wrong. What went wrong inside the tool is a result.
  mutating func call(_ name: String, _ arguments: JSONValue) throws(ToolFault) -> ToolResult
}

/// A call that cannot be made; the message goes to the client.
package struct ToolFault: Error, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// What a tool gives back.
package struct ToolResult: Sendable {
  /// For reading.
  package let text: String
  /// The same for programs, an object; `nil` where the tool failed.
  package let structured: JSONValue?

  package init(text: String, structured: JSONValue?) { (self.text, self.structured) = (text, structured) }

  var json: JSONValue {
    var members: [String: JSONValue] = [
      "content": .array([.object(["type": .string("text"), "text": .string(text)])]),
      "isError": .bool(structured == nil),
    ]
    members["structuredContent"] = structured
    return .object(members)
  }
}

/// The Model Context Protocol over JSON-RPC 2.0, one message a line in and at most one out.
///
///     var server = ContextServer(tools: tools, instructions: "…")
///     server.reply(to: #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#)     // {"id":1,"jsonrpc":"2.0","result":{}}
///
/// https://modelcontextprotocol.io/specification/2025-06-18/basic. A message that comes before `initialize` is answered
/// too: the tools only read, and nothing depends on who asks. Leaves to others: the tools (``PlanTools``) and the lines.
package struct ContextServer {
  /// Oldest first. A client that asks for another is offered the newest, as the specification says.
  package static let versions = ["2024-11-05", "2025-03-26", "2025-06-18"]

  private var tools: any ToolSource
  private let instructions: String
  private var version = ContextServer.versions[0]

  package init(tools: any ToolSource, instructions: String) {
    (self.tools, self.instructions) = (tools, instructions)
  }

  /// The reply to a line; `nil` where none is due: to a notification, a blank line, or an answer to nothing.
  package mutating func reply(to line: String) -> JSONValue? {
    if line.allSatisfy(\.isWhitespace) { return nil }
    guard let message = JSONValue(line) else { return Self.failure(.parse, "not JSON", id: .null) }
    guard case .array(let batch) = message else { return reply(to: message) }
    // Batches were taken out of the protocol with 2025-06-18.
    if batch.isEmpty || version == Self.versions.last {
      return Self.failure(.invalidRequest, "a batch is not supported here", id: .null)
    }
    var replies: [JSONValue] = []
    for message in batch { if let reply = reply(to: message) { replies.append(reply) } }
    return replies.isEmpty ? nil : .array(replies)
  }

  private mutating func reply(to message: JSONValue) -> JSONValue? {
    guard message.isObject else { return Self.failure(.invalidRequest, "not an object", id: .null) }
    // We ask the client nothing, so what looks like an answer is none of ours.
    if message["method"] == nil, message["result"] != nil || message["error"] != nil { return nil }
    let id = message["id"]
    switch id {
    case nil, .string, .integer, .number: break
    default: return Self.failure(.invalidRequest, "\"id\" must be a string or a number", id: .null)
    }
    guard message["jsonrpc"] == .string("2.0"), let method = message["method"]?.text else {
      return Self.failure(.invalidRequest, "\"jsonrpc\" must be \"2.0\" and \"method\" a string", id: id ?? .null)
    }
    // No id, no reply: `notifications/initialized`, `notifications/cancelled` and whatever else.
    guard let id else { return nil }
    do throws(Refusal) {
      let result = try result(of: method, message["params"] ?? .object([:]))
      return .object(["jsonrpc": .string("2.0"), "id": id, "result": result])
    } catch {
      return Self.failure(error.code, error.message, id: id)
    }
  }

  // MARK: Methods

  private mutating func result(of method: String, _ parameters: JSONValue) throws(Refusal) -> JSONValue {
    let known = ["initialize", "ping", "tools/list", "tools/call"]
    guard known.contains(method) else { throw Refusal(.methodNotFound, "no method \"\(method)\"") }
    guard parameters.isObject else { throw Refusal(.invalidParameters, "\"params\" must be an object") }
    switch method {
    case "initialize": return try initialize(parameters)
    case "tools/list":
      // One page holds all tools, so no cursor is ours.
      guard parameters["cursor"] ?? .null == .null else { throw Refusal(.invalidParameters, "no such cursor") }
      return .object(["tools": .array(tools.list)])
    case "tools/call": return try call(parameters)
    default: return .object([:])
    }
  }

  private mutating func initialize(_ parameters: JSONValue) throws(Refusal) -> JSONValue {
    guard let wanted = parameters["protocolVersion"]?.text else {
      throw Refusal(.invalidParameters, "\"protocolVersion\" must be a string")
    }
    version = Self.versions.contains(wanted) ? wanted : Self.versions[Self.versions.count - 1]
    return .object([
      "protocolVersion": .string(version), "capabilities": .object(["tools": .object([:])]),
      "serverInfo": .object([
        "name": .string("madoguchi"), "title": .string("Madoguchi"), "version": .string(Madoguchi.version),
      ]),
      "instructions": .string(instructions),
    ])
  }

  private mutating func call(_ parameters: JSONValue) throws(Refusal) -> JSONValue {
    guard let name = parameters["name"]?.text else {
      throw Refusal(.invalidParameters, "\"name\" must be a string")
    }
    var arguments = parameters["arguments"] ?? .null
    if arguments == .null { arguments = .object([:]) }
    guard arguments.isObject else { throw Refusal(.invalidParameters, "\"arguments\" must be an object") }
    do throws(ToolFault) {
      return try tools.call(name, arguments).json
    } catch {
      throw Refusal(.invalidParameters, error.message)
    }
  }

  // MARK: Errors

  /// The codes of JSON-RPC.
  private enum Code: Int {
    case parse = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
  }

  private struct Refusal: Error {
    let code: Code
    let message: String

    init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }
  }

  private static func failure(_ code: Code, _ message: String, id: JSONValue) -> JSONValue {
    .object([
      "jsonrpc": .string("2.0"), "id": id,
      "error": .object(["code": .integer(code.rawValue), "message": .string(message)]),
    ])
  }
}
