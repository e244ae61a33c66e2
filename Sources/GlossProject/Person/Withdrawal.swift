import GlossJSON
import GlossJournal

/// Takes back a label that its annotator saved, outside of a session.
package enum Withdrawal {
  package enum Refusal: Error, Hashable, Sendable {
    /// `near` are labels of this person that may have been meant.
    case unknown(ID, near: [String])
    case notYours(ID)
    /// Another label took its place already.
    case superseded(ID, current: ID?)
    case alreadyWithdrawn(ID)
    /// Nobody takes back that they stopped at an item.
    case stopped(ID)
  }

  /// The label, where this person may take it back.
  package static func label(
    _ id: ID, of person: ID, _ ledger: Ledger
  ) throws(Refusal) -> LedgerLine<BriefLabel> {
    guard let label = ledger.label(id) else {
      let own = ledger.labels.filter { $0.annotator == person }.map(\.id.string)
      throw .unknown(id, near: Spelling.near(id.string, in: own))
    }
    guard label.annotator == person else { throw .notYours(id) }
    let current = ledger.currents[label.key]
    guard current?.id == id else { throw .superseded(id, current: current?.id) }
    switch label.status {
    case .withdrawn: throw .alreadyWithdrawn(id)
    case .stopped: throw .stopped(id)
    case .answered, .skipped: return label
    }
  }

  /// The line that withdraws it, outside of any session and without answers, rationale and time;
  /// what was judged, and under which rubric, stays.
  package static func line(of label: Label, at: Timestamp, tool: String) -> LabelContent {
    var content = label.content
    content.session = ""
    content.status = .withdrawn
    content.revision = label.revision + 1
    content.supersedes = label.id
    content.answers = []
    content.rationale = ""
    content.activeMS = 0
    content.savedAt = at
    content.tool = tool
    return content
  }
}
