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
  }

  /// The line that withdraws it, and the directory that holds what it withdraws.
  package static func line(
    of id: ID, by person: ID, _ union: ResultsUnion, at: Timestamp, tool: String
  ) throws(Refusal) -> (content: LabelContent, root: String) {
    guard let label = union.label(id) else {
      let own = union.labels.filter { $0.entry.annotator == person }.map(\.id.string)
      throw .unknown(id, near: Spelling.near(id.string, in: own))
    }
    guard label.entry.annotator == person else { throw .notYours(id) }
    let current = union.replay.current(label.entry.content.currentKey)
    guard current?.id == id else { throw .superseded(id, current: current?.id) }
    guard label.entry.status != .withdrawn else { throw .alreadyWithdrawn(id) }
    return (withdrawn(label.entry, at: at, tool: tool), label.root)
  }

  /// Without answers, rationale and time; what was judged, and under which rubric, stays.
  private static func withdrawn(_ label: Label, at: Timestamp, tool: String) -> LabelContent {
    var content = label.content
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
