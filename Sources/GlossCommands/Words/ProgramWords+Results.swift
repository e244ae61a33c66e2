import GlossJournal
import GlossProject
import GlossTasks

/// Of the commands that read results.
extension ProgramWords {
  enum Notes {
    static let incompleteReply = "--reply goes with --text and --action"
    static let withoutReply = "--text, --action and --as go with --reply"
    static let emptyText = "--text says nothing"
    static func notANote(_ id: String, _ name: String) -> String {
      "\"\(id)\" is no note but: \(name)"
    }

    static func counts(_ notes: GlossProject.Notes) -> String {
      let open = notes.unanswered.count
      return "\(counted(notes.all.count, "note")), \(open) without a reply"
    }

    static let none = "no notes"
    static let open = "without a reply:"
    static let noClause = "no clause"
    static let isOpen = "no reply yet"

    static func head(_ note: Note) -> String {
      let event = note.event.entry
      let item = note.item.string.isEmpty ? "" : "/\(note.item)"
      return [
        event.id.string, note.topic.rawValue, "\(event.batch)\(item)", event.person.string,
        Shared.minute(event.at),
      ].joined(separator: "  ")
    }

    static func reply(_ reply: Note.Reply) -> String {
      let event = reply.event.entry
      return [
        "reply", reply.action.rawValue, event.person.string, Shared.minute(event.at),
      ].joined(separator: "  ")
    }
  }

  enum Status {
    static func appeals(_ count: Int) -> String { title(count, "open appeal") }
    static func notes(_ count: Int) -> String { title(count, "note") + " without a reply" }
    static func stopped(_ count: Int) -> String { title(count, "stopped item") }
    private static func title(_ count: Int, _ noun: String) -> String {
      count == 0 ? "no \(noun)s" : counted(count, noun)
    }

    static func appeal(_ appeal: Appeal) -> String {
      let event = appeal.event.entry
      return [
        event.id.string, "against \(appeal.review)", event.batch.string, event.person.string,
        Shared.minute(event.at),
      ].joined(separator: "  ")
    }

    static func stopped(_ label: LedgerLine<BriefLabel>) -> String {
      ["\(label.batch)/\(label.item)", label.annotator.string, Shared.minute(label.savedAt)]
        .joined(separator: "  ")
    }

    static let annotator = "annotator"
    static let done = "done"
    static let lastDay = "last day"
    static let stale = "older rubric"
    static let nobody = "nobody has begun"

    static func done(_ row: WorkStatus.Row) -> String {
      (row.assigned.map { "\(row.done) of \($0)" } ?? "\(row.done)")
        + (row.skipped > 0 ? ", \(row.skipped) skipped" : "")
    }

    static func stale(_ row: WorkStatus.Row) -> String {
      [(row.staleWording, "wording"), (row.staleMeaning, "meaning")]
        .compactMap { $0.0 > 0 ? "\($0.0) \($0.1)" : nil }.joined(separator: ", ")
    }

    static let staleTitle = "labels made under an older rubric:"

    static func stale(_ stale: StaleLabel) -> String {
      let label = stale.label
      let change = stale.changesMeaning ? "meaning" : "wording"
      return [
        label.id.string, "\(label.batch)/\(label.item)", label.annotator.string,
        "\(label.rubric) \(label.rubricVersion), now \(stale.newest): the \(change) changed",
      ].joined(separator: "  ")
    }

    static func more(_ count: Int) -> String { "and \(count) more; --json has all of them" }
  }

  enum Verify {
    static func counts(_ report: GlossJournal.Verify.Report) -> String {
      let counts =
        [
          counted(report.fileCount, "file"), counted(report.labelCount, "label"),
          counted(report.eventCount, "event"),
          report.diagnostics.isEmpty
            ? "chain whole" : "broken: \(counted(report.diagnostics.count, "fault"))",
        ]
        + (report.remarks.isEmpty ? [] : [counted(report.remarks.count, "remark")])
        + (report.unproven.isEmpty ? [] : ["\(report.unproven.count) not proven"])
      return counts.joined(separator: ", ")
    }

    static func receipt(_ receipt: GlossJournal.Verify.Receipt) -> String {
      let after =
        receipt.linesAfter == 0
        ? "the last line" : "\(counted(receipt.linesAfter, "line")) after it"
      return "\(receipt.path):\(receipt.line): the receipt's line, \(after)"
    }

    static let noReceipt = "the receipt's line is in none of the journals"
    static let badReceipt = "--receipt is sha256: and 64 hex digits, as a session shows on leaving"
  }

  enum Export {
    static func exported(_ outcome: GlossProject.Export.Outcome) -> String {
      "\(counted(outcome.labelCount, "label")) read, \(outcome.exportedCount) exported as "
        + counted(outcome.rowCount, "row")
    }

    static func leftOut(_ reason: LeftOut, _ count: Int) -> String {
      let why =
        switch reason {
        case .otherBatch: "of another batch"
        case .adjudicated: "by an adjudicator"
        case .repeated: "a blind repeat"
        case .superseded: "superseded by a later label"
        case .withdrawn: "withdrawn"
        case .skipped: "skipped"
        case .stopped: "stopped"
        case .withheld: "of an item at which someone stopped"
        case .rejected: "rejected by a review"
        case .unanswered: "the question was not answered"
        case .tie: "a tie"
        case .neither: "neither was preferred"
        case .withoutPreference: "the answer prefers nothing"
        case .withoutPrompt: "the item has no prompt"
        case .withoutRubric: "no rubric kept in texts/ says which texts were to be marked"
        }
      return "  \(count) left out: \(why)"
    }

    static func refusal(_ failure: GlossProject.Export.Failure) -> String {
      switch failure {
      case .storage(let error): "\(error.path): \(error.message)"
      case .empty(let roots): roots.map(Shared.noJournal).joined(separator: "\n")
      case .broken: "nothing was exported: see gloss verify"
      case .noSuchBatch(let batch, let known):
        "there are no labels of a batch '\(batch)'"
          + didYouMean(batch, among: known, or: "there are of")
      case .noSuchQuestion(let question, let known):
        "no answer to '\(question)' fits this form"
          + didYouMean(question, among: known, or: "these do")
      case .severalQuestions(let known):
        "several questions fit this form; choose with --question: "
          + known.map(\.string).joined(separator: ", ")
      }
    }
  }
}
