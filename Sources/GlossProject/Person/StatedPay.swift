import GlossJournal
import GlossTasks

/// What terms say of pay, and what hours come to by it.
package struct StatedPay: Sendable {
  package enum Rate: Hashable, Sendable {
    /// Per hour, in the currency, as a number and as it is written; `covers` are the activities that
    /// are paid, nil where that is not stated.
    case hourly(amount: Double, written: String, covers: Set<Happening.Activity>?)
    /// `item` or `salary`, which no hours turn into money, and an amount that is none.
    case other(basis: String, amount: String)
    case withheld(reason: String)
    case notStated
  }

  package let rate: Rate
  /// Empty where it is not stated.
  package let currency: String

  package init(_ terms: Terms) {
    currency = Self.stated(terms["pay.currency"]) ?? ""
    rate = Self.rate(terms)
  }

  private static func rate(_ terms: Terms) -> Rate {
    for key in ["pay", "pay.amount", "pay.basis"] {
      if case .withheld(let reason) = terms[key] { return .withheld(reason: reason) }
    }
    guard let basis = stated(terms["pay.basis"]) else { return .notStated }
    let amount = stated(terms["pay.amount"])
    guard basis == "hour" else { return .other(basis: basis, amount: amount ?? "") }
    guard let amount, let number = Double(amount) else { return .notStated }
    guard number >= 0 else { return .other(basis: basis, amount: amount) }
    let covers = stated(terms["pay.covers"]).map { covers in
      Set(covers.split(separator: ", ").compactMap { Happening.Activity(rawValue: String($0)) })
    }
    return .hourly(amount: number, written: amount, covers: covers)
  }

  private static func stated(_ value: Terms.Value) -> String? {
    if case .stated(let text) = value { text } else { nil }
  }

  /// What the rows that are covered come to, in hundredths of the currency; nil where nothing can be
  /// reckoned, or none is covered: what terms do not speak of is not stated, and no sum of zero.
  package func sum(of rows: [WorkHours.Row]) -> Sum? {
    guard case .hourly(let amount, _, let covers?) = rate else { return nil }
    let paid = rows.filter { covers.contains($0.activity) }.map(\.ms).sum()
    guard paid > 0 else { return nil }
    let cents = Count(rounding: Double(paid.value) / 3_600_000 * amount * 100)
    return Sum(cents: cents, isBound: paid.isBound || cents.isBound)
  }

  package struct Sum: Hashable, Sendable {
    package let cents: Count
    /// Whether it is at least this, since the hours or the sum itself are beyond what can be counted.
    package let isBound: Bool
  }

  /// The activities of the rows whose pay is not stated, though that of others is.
  package func uncovered(in rows: [WorkHours.Row]) -> [Happening.Activity] {
    guard case .hourly(_, _, let covers?) = rate else { return [] }
    let done = Set(rows.filter { $0.ms > 0 }.map(\.activity))
    return Happening.Activity.allCases.filter { done.contains($0) && !covers.contains($0) }
  }
}
