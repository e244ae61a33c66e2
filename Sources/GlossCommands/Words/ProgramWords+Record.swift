import GlossJournal
import GlossProject

extension ProgramWords {
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

    static func session(_ session: WorkRecord.Session) -> String {
      let receipt = session.receipt.map { "receipt \($0)" } ?? "cut short, without a receipt"
      return "- \(session.id), \(session.from) to \(session.to), "
        + "\(counted(session.labelCount, "label")), \(receipt)"
    }

    static let hashes = "Hashes:"

    static func rubric(_ rubric: WorkRecord.Rubric) -> String {
      "- rubric \(rubric.id) \(rubric.version): \(rubric.sha256)"
    }

    static func terms(_ terms: Hash) -> String { "- terms: \(terms)" }

    static func journal(_ journal: WorkRecord.Journal) -> String {
      "- journal \(journal.path), \(counted(journal.lineCount, "line")), the last: "
        + "\(journal.lastHash)"
    }
  }
}
