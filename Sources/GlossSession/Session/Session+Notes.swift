import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Why a note cannot be sent as it is: it cites a clause that the guideline has not.
  package func noteRefusal(clauses: [ID], text: String) -> String? {
    let known = setup.rubric.guideline.clauses.map(\.id)
    if let unknown = clauses.first(where: { !known.contains($0) }) {
      return SessionWords.unknownClause(unknown, known)
    }
    return Citations(in: text, known).unknown.first.map {
      SessionWords.unknownClause($0, known) + " " + SessionWords.notACitation
    }
  }

  /// Sends a note to the lead about the open item, citing the clauses named and those that its text
  /// names as `#id`.
  mutating func note(_ topic: Happening.Topic, clauses: [ID], text: String, _ now: Moment) {
    tick(now)
    if let refusal = noteRefusal(clauses: clauses, text: text) { return say(refusal, .warning) }
    let found = Citations(in: text, setup.rubric.guideline.clauses.map(\.id)).cited
    let cited = clauses + found.filter { !clauses.contains($0) }
    record(
      .note(topic: topic, clauses: cited, item: open?.id ?? "", text: located(text)), now,
      thenSay: Notice(SessionWords.noteSent(cited), .good))
  }

  /// A note about an item without a usable id says where it stands in the batch.
  private func located(_ text: String) -> String {
    guard case .broken(nil, let diagnostics) = open?.content, let place = diagnostics.first else {
      return text
    }
    return "\(place.path):\(place.position?.line ?? 1): \(text)"
  }

  /// What was typed of a note to the lead and not sent, for the open item.
  package var unsentNote: String {
    unsaved.text(.note, of: open?.id) ?? ""
  }
}
