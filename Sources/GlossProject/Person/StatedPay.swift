import GlossJSON
import GlossJournal

/// What terms say of pay, and what hours come to by it.
package struct StatedPay: Sendable {
  package enum Rate: Hashable, Sendable {
    /// Per hour, in the currency, as a number and as it is written; `covers` are the activities that are paid.
    case hourly(amount: Double, written: String, covers: Set<Happening.Activity>)
    /// `item` or `salary`, which no hours turn into money.
    case other(basis: String, amount: String)
    case withheld(reason: String)
    case notStated
  }

  package let rate: Rate
  /// Empty where it is not stated.
  package let currency: String

  /// Reads the terms as they were kept. Whatever is not there is not stated.
  package init(terms bytes: [UInt8]) {
    let pay = (try? JSONValue(parsing: bytes))?["pay"]
    currency = pay?["currency"]?.string ?? ""
    rate = Self.rate(pay)
  }

  private static func rate(_ pay: JSONValue?) -> Rate {
    for value in [pay, pay?["amount"], pay?["basis"]] {
      if let reason = value?["withheld"]?.string { return .withheld(reason: reason) }
    }
    guard let basis = pay?["basis"]?.string else { return .notStated }
    let amount = pay?["amount"]?.numberText
    guard basis == "hour" else { return .other(basis: basis, amount: amount ?? "") }
    guard let amount, let number = Double(amount) else { return .notStated }
    let covers = pay?["covers"]?.elements.compactMap {
      $0.string.flatMap(Happening.Activity.init)
    }
    return .hourly(amount: number, written: amount, covers: Set(covers ?? []))
  }

  /// What the rows come to; nil where nothing can be reckoned.
  package func sum(of rows: [WorkHours.Row]) -> Double? {
    guard case .hourly(let amount, _, let covers) = rate else { return nil }
    let paid = rows.filter { covers.contains($0.activity) }.reduce(0) { $0 + $1.ms }
    return Double(paid) / 3_600_000 * amount
  }

  /// The activities of the rows that the stated pay does not cover.
  package func uncovered(in rows: [WorkHours.Row]) -> [Happening.Activity] {
    guard case .hourly(_, _, let covers) = rate else { return [] }
    let done = Set(rows.filter { $0.ms > 0 }.map(\.activity))
    return Happening.Activity.allCases.filter { done.contains($0) && !covers.contains($0) }
  }
}
