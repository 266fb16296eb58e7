import JapaneseText
import PlanModel
import PlanSearch
import Rendering
import Terminal

extension OptionSyntax {
  static let organization = OptionSyntax("organization", .text("NAME"))
  static let year = OptionSyntax("year", .text("YEAR"))
  static let division = OptionSyntax("division", .text("NAME"))
  static let section = OptionSyntax("section", .text("NAME"))
  static let audience = OptionSyntax("audience", .text("WORD"))
  static let grade = OptionSyntax("grade", .text("GRADE"))
  static let minBudget = OptionSyntax("min-budget", .text("AMOUNT"))
  static let maxBudget = OptionSyntax("max-budget", .text("AMOUNT"))
  static let breakdown = OptionSyntax("breakdown")
  static let sort = OptionSyntax("sort", .choice(ProgrammeOrder.allCases.map(\.rawValue)))
  static let reverse = OptionSyntax("reverse")
}

/// `madoguchi list`: programmes as a table, with filters.
package enum ListCommand: Command {
  private static let filters: [OptionSyntax] = [
    .organization, .year, .division, .section, .audience, .grade, .minBudget, .maxBudget, .document,
  ]
  package static let syntax = CommandSyntax("list", options: filters + [.breakdown, .sort, .reverse, .limit])
  package static let needsIndex = true

  package static func run(_ options: Options, _ workspace: Workspace) throws -> ExitCode {
    let filter = try filter(options, workspace)
    let catalogue = try workspace.openIndex().catalogue()
    var found = filter.programmes(of: catalogue, normalizer: workspace.normalizer)
    if let order = options.text(.sort).flatMap({ ProgrammeOrder(rawValue: $0) }) {
      found = order.sorted(found, descending: options.has(.reverse))
    } else if options.has(.reverse) {
      found.reverse()
    }
    let shown = Array(found.prefix(options.number(.limit) ?? found.count))
    workspace.show(workspace.listings.programmes(shown))
    if found.isEmpty {
      workspace.note(emptyNote(options, workspace))
      return .notFound
    }
    if shown.count < found.count {
      workspace.note(workspace.say("list.more", ["total": String(found.count), "shown": String(shown.count)]))
    }
    return .done
  }

  /// Reads the filters' values: years and amounts in any writing.
  private static func filter(_ options: Options, _ workspace: Workspace) throws(UsageError) -> ProgrammeFilter {
    var filter = ProgrammeFilter()
    filter.organization = options.text(.organization)
    filter.division = options.text(.division)
    filter.section = options.text(.section)
    filter.audience = options.text(.audience)
    filter.grade = options.text(.grade)
    filter.document = options.text(.document)
    filter.includesBreakdown = options.has(.breakdown)
    if let text = options.text(.year) {
      guard let year = year(text, workspace) else {
        throw .badValue(option: "--year", value: text, example: "令和6年度, R6, 2024")
      }
      filter.westernYear = year
    }
    filter.minimumBudget = try amount(.minBudget, options, workspace)
    filter.maximumBudget = try amount(.maxBudget, options, workspace)
    return filter
  }

  private static func year(_ text: String, _ workspace: Workspace) -> Int? {
    let text = workspace.normalizer.normalize(text)
    if let bare = Int(text.text), (1868...2200).contains(bare) { return bare }
    return workspace.tables.eras.startYear(of: text)
  }

  private static func amount(
    _ option: OptionSyntax, _ options: Options, _ workspace: Workspace
  ) throws(UsageError) -> Int? {
    guard let typed = options.text(option) else { return nil }
    let text = workspace.normalizer.normalize(typed)
    guard let money = workspace.tables.amounts.money(cell: text, yenPerUnit: 1), money.range == text.scalars.indices
    else {
      throw .badValue(option: "--" + option.name, value: typed, example: "5000000, 500万円, 1.5億円")
    }
    return money.yen
  }

  private static func emptyNote(_ options: Options, _ workspace: Workspace) -> String {
    let given = filters.compactMap { option in options.text(option).map { "--\(option.name) \(workspace.brief($0))" } }
    if given.isEmpty { return workspace.say("list.empty") }
    return workspace.say("list.none", ["conditions": given.joined(separator: " ")])
  }
}
