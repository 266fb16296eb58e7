import PlanModel

/// 事実: every field of a value with its path, `figures[2].values[0].unit`, so that two documents compare field by field
/// and a field added later is compared as well.
///
/// Left out is what wording, lines and the file's name decide: `summary`, `lines`, `places`, `document`, and of an id
/// all but its order.
struct Facts {
  private(set) var fields: [String: String] = [:]
  private static let wording: Set<String> = ["summary", "lines", "places", "document"]
  /// A cell without a number in it is prose from this length on: wording, which is ours, and no longer a fact.
  static let proseLength = SharedProse.length

  init(of programme: Programme) { add(programme, at: "") }

  /// The fields that differ, each with both values.
  func differences(from other: Facts) -> [String] {
    Set(fields.keys).union(other.fields.keys).sorted().compactMap { path in
      let (ours, theirs) = (fields[path] ?? "–", other.fields[path] ?? "–")
      return ours == theirs ? nil : "\(path): ours 「\(ours)」, official 「\(theirs)」"
    }
  }

  private mutating func add(_ value: Any, at path: String) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      if let some = mirror.children.first?.value { add(some, at: path) } else { fields[path] = "nil" }
    } else if mirror.children.isEmpty {
      fields[path] = mirror.displayStyle == .collection ? "[]" : "\(value)"
    } else {
      for (index, child) in mirror.children.enumerated() { add(child, number: index, of: value, at: path) }
    }
  }

  private mutating func add(_ child: Mirror.Child, number: Int, of value: Any, at path: String) {
    guard let label = child.label else { return add(child.value, at: "\(path)[\(number)]") }
    guard !Self.wording.contains(label) else { return }
    let path = path.isEmpty ? label : "\(path).\(label)"
    switch label {
    case "id", "parent": fields[path] = order(child.value)
    case "raw" where (value as? Figure)?.isProse == true: fields[path] = "(prose)"
    default: add(child.value, at: path)
    }
  }

  /// 「12」 of 「000_plan#12」; "nil" where there is no id.
  private func order(_ id: Any) -> String {
    let id = id as? String ?? (id as? String?).flatMap { $0 }
    return id?.split(separator: "#").last.map { String($0) } ?? "nil"
  }
}

extension Figure {
  fileprivate var isProse: Bool { values.isEmpty && raw.count >= Facts.proseLength }
}
