import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossTasks

/// Of what a person is told of themselves.
extension ProgramWords {
  enum Me {
    static func oneAtATime(_ flags: [String]) -> String {
      "one at a time: \(flags.map { "--\($0)" }.joined(separator: ", "))"
    }
    static func belongs(_ flag: String, to owners: [String]) -> String {
      "--\(flag) goes with \(owners.map { "--\($0)" }.joined(separator: " or "))"
    }
    static func needs(_ flag: String, _ other: String) -> String { "--\(flag) needs --\(other)" }
    static let badAbout = "--about is KEY=VALUE"
    static func meantKey(_ key: String, _ meant: String) -> String {
      "nothing reads \"\(key)\"; did you mean '\(meant)'?"
    }
    static let knownKeys = ["group", "region", "language", "role", "credit"]
    static let noName = "nothing was labelled here yet under a name of your own; give --annotator"
    static func noPlace(_ person: String) -> String {
      "nothing of \(person) is here to write beside; name --batch and --results"
    }
    static func nothing(_ person: String) -> String { "nothing is stored about \(person) here" }

    /// What stands above the bytes of a file.
    static func heading(_ path: String, lines: ClosedRange<Int>?, bytes: Int) -> String {
      let place =
        switch lines {
        case nil: ""
        case let lines? where lines.count == 1: ", line \(lines.lowerBound)"
        case let lines?: ", lines \(lines.lowerBound)-\(lines.upperBound)"
        }
      return "==> \(Text.visible(path))\(place) (\(bytes) bytes) <=="
    }

    static func alreadyAppealed(_ appeal: String) -> String {
      "your appeal \(appeal) against it is open"
    }

    static func refusal(_ refusal: Withdrawal.Refusal) -> String {
      switch refusal {
      case .unknown(let id, let near): Shared.unknownID(id, "label", near)
      case .notYours(let id): "\(id) is another person's label"
      case .superseded(let id, let current):
        "\(id) was superseded" + (current.map { "; the one that counts is \($0)" } ?? "")
      case .alreadyWithdrawn(let id): "\(id) withdraws a label already"
      case .stopped(let id):
        "\(id) is a stop, which nobody takes back; an item stopped by mistake comes back under a new id"
      }
    }

    static let ownReview = "review of your labels"
    static let noReviews = "no reviews of your labels"

    static func review(_ review: Review) -> String {
      let event = review.event.entry
      let place = review.label.map { "\($0.batch)/\($0.item)" } ?? ""
      return [
        event.id.string, review.verdict.rawValue, place, review.labelID.string, event.person.string,
        Shared.minute(event.at),
      ].joined(separator: "  ")
    }

    static func clause(_ clause: ID) -> String { "clause #\(clause)" }

    static func appeal(_ appeal: Appeal) -> String {
      let outcome =
        switch appeal.decision?.outcome {
        case nil: "open"
        case .reviewStands: "decided: the review stands"
        case .reviewReversed: "decided: the review is reversed"
        }
      return
        "appeal \(appeal.event.id) of \(Shared.minute(appeal.event.entry.at)), \(outcome)"
    }
  }

  /// Time at work, and what it comes to.
  enum Hours {
    /// `3:05:09`.
    static func clock(_ ms: Count) -> String {
      let seconds = ms.value / 1000
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(ms.atLeast)\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// With two decimals.
    static func money(_ money: StatedPay.Sum, _ currency: String) -> String {
      let (whole, rest) = money.cents.value.quotientAndRemainder(dividingBy: 100)
      let sum = "\(money.isBound ? "at least " : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
      return currency.isEmpty ? sum : "\(sum) \(currency)"
    }

    static let none = "no session time is written down"
    static func total(_ ms: Count) -> String { "\(clock(ms)) of session time" }

    static func activities(_ hours: WorkHours) -> String {
      hours.byActivity.map { "\($0.activity.rawValue) \(clock($0.ms))" }.joined(separator: "  ")
    }

    /// What some hours come to under the terms that held.
    static func pay(_ pay: StatedPay?, _ terms: Hash?, _ rows: [WorkHours.Row]) -> String {
      guard let terms else { return "without terms: pay is not stated" }
      guard let pay else {
        return "terms \(terms): their text is not here, so pay cannot be reckoned"
      }
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

  /// The document that a person keeps of their work.
  enum Record {
    static func head(_ record: WorkRecord, _ at: Timestamp) -> [String] {
      [
        "# Record of work", "",
        "- Person: \(record.person)",
        "- Made: \(at) by \(Tool.stamp)",
        "- In all: \(Hours.total(record.totalMS))",
      ]
    }

    static func counts(_ part: WorkRecord.Part) -> [String] {
      let now = part.current.map { "\($0.count) \($0.status.rawValue)" }
      return [
        "## \(part.batch)", "",
        "\(counted(part.lineCount, "line")) saved"
          + (now.isEmpty ? "" : "; of the labels that count now: \(now.joined(separator: ", "))"),
      ]
    }

    static func sessions(_ count: Int) -> String { "\(counted(count, "session")):" }

    static func session(_ session: WorkRecord.SessionWorked) -> String {
      let receipt = session.receipt.map { "receipt \($0)" } ?? "cut short, without a receipt"
      return "- \(session.id), \(session.from) to \(session.to), "
        + "\(counted(session.labelCount, "label")), \(receipt)"
    }

    static let hashes = "Hashes:"

    static func rubric(_ rubric: WorkRecord.RubricUsed) -> String {
      "- rubric \(rubric.id) \(rubric.version): \(rubric.sha256)"
    }

    static func terms(_ terms: Hash) -> String { "- terms: \(terms)" }

    static func journal(_ journal: WorkRecord.Journal) -> String {
      "- journal \(journal.path), \(counted(journal.lineCount, "line")), the last: "
        + "\(journal.lastHash)"
    }
  }
}
