import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen

extension ProgramWords {
  enum Me {
    static let summary = "print everything that is stored about you, and answer it"
    static let text = """
      Prints every byte that the results directories and this machine's state hold about one \
      person, file by file: labels, events, drafts, pieces that were put aside, lock notes, what \
      others wrote about them, and the rubrics and terms they worked under. In a pipe the bytes \
      are exact; on a terminal control characters are shown as escapes.

      With another flag it shows hours, reviews or a record to keep, or adds one line: an appeal, \
      what you say of the labour card or of yourself, or that you take a label back. Nothing is \
      ever changed or removed.
      """
    static let hours = "session time by day and activity, and what it comes to by the terms"
    static let record = """
      a document to keep: sessions, counts, hours, receipts and hashes, without any text
      """
    static let reviews = "the reviews of your labels, the rejections without an appeal first"
    static let appeal = "appeal against this review; somebody else decides"
    static let appealText = "what an appeal, or an attestation, says"
    static let attest = "confirm or dispute this line of the labour card"
    static let agree = "whether the line is as stated"
    static let about = """
      what you choose to say of yourself, such as group, region, language, role or credit; an \
      empty value takes it back
      """
    static let withdraw = "take this label back; it stays on record, and no longer counts"
    static let batch = "the batch whose file --about and --attest are written to; else your last"
    static let exampleAll = "all of it, exact to the byte"
    static let exampleHours = "the hours"
    static let exampleRecord = "a record to keep"
    static let exampleAppeal = "appeal against a review"
    static let exampleAbout = "say a region"

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
  }
}

extension ProgramWords.Me {
  static func unknownReview(_ id: String, _ near: [String]) -> String {
    ProgramWords.Shared.unknownID(id, "review of your labels", near)
  }

  static func alreadyAppealed(_ appeal: String) -> String {
    "your appeal \(appeal) against it is open"
  }

  static func refusal(_ refusal: Withdrawal.Refusal) -> String {
    switch refusal {
    case .unknown(let id, let near): ProgramWords.Shared.unknownID(id.string, "label", near)
    case .notYours(let id): "\(id) is another person's label"
    case .superseded(let id, let current):
      "\(id) was superseded" + (current.map { "; the one that counts is \($0)" } ?? "")
    case .alreadyWithdrawn(let id): "\(id) withdraws a label already"
    case .stopped(let id):
      "\(id) is a stop, which nobody takes back; an item stopped by mistake comes back under a new id"
    }
  }

  static let noReviews = "no reviews of your labels"

  static func review(_ review: Review) -> String {
    let event = review.event.entry
    let place = review.label.map { "\($0.batch)/\($0.item)" } ?? ""
    return [
      event.id.string, review.verdict.rawValue, place, review.labelID.string, event.person.string,
      ProgramWords.Shared.minute(event.at),
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
      "appeal \(appeal.event.id) of \(ProgramWords.Shared.minute(appeal.event.entry.at)), \(outcome)"
  }
}
