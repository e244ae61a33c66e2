import GlossJournal
import GlossProject

extension ProgramWords {
  /// Time at work, and what it comes to.
  enum Hours {
    /// `3:05:09`.
    static func clock(_ ms: Int) -> String {
      let seconds = ms / 1000
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// With two decimals.
    static func money(_ amount: Double, _ currency: String) -> String {
      let cents = Int((amount * 100).rounded())
      let rest = cents % 100
      let sum = "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
      return currency.isEmpty ? sum : "\(sum) \(currency)"
    }

    static let none = "no session time is written down"
    static func total(_ ms: Int) -> String { "\(clock(ms)) of session time" }

    static func activities(_ rows: [(activity: Happening.Activity, ms: Int)]) -> String {
      rows.map { "\($0.activity.rawValue) \(clock($0.ms))" }.joined(separator: "  ")
    }

    static let withoutTerms = "without terms: pay is not stated"
    static func unkept(_ terms: Hash) -> String {
      "terms \(terms): their text is not here, so pay cannot be reckoned"
    }

    /// What some hours come to under the terms that held.
    static func pay(_ pay: StatedPay, _ terms: Hash, _ rows: [WorkHours.Row]) -> String {
      let currency = pay.currency.isEmpty ? "" : " \(pay.currency)"
      let rate: String
      switch pay.rate {
      case .hourly(_, let written, nil):
        rate = "\(written)\(currency) an hour, what it covers is not stated"
      case .hourly(_, let written, _): rate = "\(written)\(currency) an hour"
      case .other(let basis, let amount):
        rate = "paid by \(basis)" + (amount.isEmpty ? "" : ", \(amount)\(currency)")
      case .withheld(let reason): rate = "pay is withheld: \(reason)"
      case .notStated: rate = "pay is not stated"
      }
      let sum = pay.sum(of: rows).map { " comes to \(money($0, pay.currency))" } ?? ""
      let uncovered = pay.uncovered(in: rows).map(\.rawValue).joined(separator: ", ")
      return "terms \(terms): \(rate)\(sum)"
        + (uncovered.isEmpty ? "" : "; pay of \(uncovered) is not stated")
    }
  }
}
