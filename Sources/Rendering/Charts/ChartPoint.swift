import Answering
import PlanModel

/// One value that a chart may show, with what tells it from others.
struct ChartPoint {
  let programmeID: String
  let programme: String
  let organization: String?
  let year: Int?
  let measure: Measure
  let label: String?
  /// Empty where the document gives none.
  let unit: String
  /// `nil` for a grade.
  let value: Double?
  /// As it is shown: the document's own words for money, since they are the shortest; else the number.
  let digits: String

  /// `nil` for what has no value and is no grade.
  init?(_ fact: Fact) {
    guard fact.value != nil || fact.measure == .grade else { return nil }
    (programmeID, programme, organization) = (fact.programmeID, fact.programme, fact.organization)
    (year, measure, label) = (fact.fiscalYear, fact.measure, fact.label)
    (unit, value) = (fact.unit ?? "", fact.value)
    digits = Self.digits(fact.raw, fact.value, unit, isApproximate: fact.isApproximate)
  }

  private init(_ programme: Programme, _ figure: Figure, _ quantity: Quantity) {
    (programmeID, self.programme, organization) = (programme.id, programme.name ?? "", programme.organization)
    (year, measure, label) = (figure.westernYears?.lowerBound, figure.measure, figure.label)
    (unit, value) = (quantity.unit ?? "", quantity.value)
    digits = Self.digits(figure.raw, quantity.value, unit, isApproximate: quantity.isApproximate)
  }

  /// The figures of a programme; a cell of several values has no place on an axis.
  static func points(of programme: Programme) -> [ChartPoint] {
    programme.figures.compactMap { figure in
      figure.values.count == 1 ? ChartPoint(programme, figure, figure.values[0]) : nil
    }
  }

  private static func digits(_ raw: String, _ value: Double?, _ unit: String, isApproximate: Bool) -> String {
    guard let value, unit != "円", unit != "%" || raw.last != "%" else { return raw }
    let number = Int(exactly: value).map { Wording.grouped($0) } ?? Wording.number(value)
    return (isApproximate ? "約" : "") + number + (unit == "%" ? "%" : "")
  }

  /// Planned and actual of one kind stand on one axis; rates stand beside them.
  enum Role { case planned, actual, rate, other }

  var role: Role {
    switch measure {
    case .scalePlanned, .target, .referenceTarget: .planned
    case .scaleActual, .actual, .referenceActual: .actual
    case .achievementRate, .referenceRate: .rate
    default: .other
    }
  }
}
