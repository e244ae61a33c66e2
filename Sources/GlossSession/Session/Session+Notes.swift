import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Sends a note to the lead about the open item, citing the clauses named and those that its text
  /// names as `#id`. False where one of them is not the guideline's: then nothing is sent, and the
  /// caller keeps the text.
  @discardableResult
  package mutating func note(
    _ topic: Happening.Topic, clauses: [ID], text: String, _ now: Moment
  ) -> Bool {
    tick(now)
    let known = setup.rubric.guideline.clauses.map(\.id)
    let found = Citations(in: text, known)
    if let unknown = clauses.first(where: { !known.contains($0) }) {
      say(Citations.unknown(unknown, known), .warning)
      return false
    }
    if let unknown = found.unknown.first {
      say(Citations.unknown(unknown, known) + " " + Citations.remedy, .warning)
      return false
    }
    let cited = clauses + found.cited.filter { !clauses.contains($0) }
    record(
      .note(topic: topic, clauses: cited, item: open?.id ?? "", text: located(text)), now)
    keep(.note, "", now)
    say(Citations.sent(cited), .good)
    return true
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
