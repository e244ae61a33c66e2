import GlossJSON
import GlossJournal
import GlossTasks

extension Sitting {
  /// Sends a note to the lead about the open item; clauses must be the guideline's.
  package mutating func note(
    _ topic: Happening.Topic, clauses: [ID], text: String, _ now: Moment
  ) {
    tick(now)
    let known = setup.rubric.guideline.clauses.map(\.id)
    if let unknown = clauses.first(where: { !known.contains($0) }) {
      let meant = Spelling.nearest(to: unknown.string, in: known.map(\.string))
      return say(
        "The guideline has no clause \"\(unknown)\""
          + (meant.map { "; did you mean \"\($0)\"?" } ?? "."), .warning)
    }
    record(
      .note(topic: topic, clauses: clauses, item: open?.id ?? "", text: located(text)), now)
    keep(.note, "", now)
    say("Your note went to the lead.", .good)
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
    unsaved.first { $0.item == open?.id && $0.field == .note }?.text ?? ""
  }
}

extension Sitting {
  /// The clauses that a note cites, as `#id`.
  package func citedClauses(in text: String) -> [ID] {
    let words = Set(
      text.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("#") }.map {
        ID(String($0.dropFirst()))
      })
    return setup.rubric.guideline.clauses.map(\.id).filter(words.contains)
  }
}
