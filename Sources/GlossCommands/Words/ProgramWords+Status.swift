import GlossJournal
import GlossProject

extension ProgramWords {
  enum Status {
    static let summary = "see where the work stands, what people wait for first"
    static let text = """
      First what waits for somebody: appeals that are open, notes without a reply, items that \
      somebody stopped at, and the hours of all people together. Then for each batch, by \
      annotator, what is done, on which day last, and which labels were made under an older \
      version of the rubric. There is no speed and no order of merit.

      How much is assigned is known where the batch's file is given with --tasks; else labels are \
      counted.
      """
    static let exampleAll = "what is under results"
    static let exampleBatch = "with what is still to do"

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
    static let labelled = "labelled"
    static let lastDay = "last day"
    static let stale = "older rubric"
    static let nobody = "nobody has begun"

    static func done(_ row: WorkStatus.Row) -> String {
      row.assigned.map { "\(row.done) of \($0)" } ?? "\(row.done)"
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
}
