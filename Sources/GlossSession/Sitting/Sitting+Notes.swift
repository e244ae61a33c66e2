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

  /// Takes note of text as it is typed, so that a dropped line costs none of it.
  package mutating func keep(_ field: UnsavedText.Field, _ text: String, _ now: Moment) {
    guard let id = open?.id else { return }
    let before = unsaved
    unsaved.removeAll { $0.item == id && $0.field == field }
    if !text.isEmpty { unsaved.append(UnsavedText(item: id, field: field, text: text)) }
    if unsaved != before, draftsChangedAt == nil { draftsChangedAt = now }
  }

  /// Takes note of what was written for a question.
  mutating func keepText(_ index: Int, _ now: Moment) {
    guard let item = open else { return }
    keep(.text(ask: item.asks[index].key), item.unsavedText(index) ?? "", now)
  }

  /// The moment, on the monotonic clock, at which typed text is to be kept; nil where there is
  /// none waiting. Two seconds after the first change, so within five even on a busy machine.
  package var draftsDueAt: Int64? { draftsChangedAt.map { $0.monotonic + 2000 } }

  /// Keeps typed text if it is time.
  package mutating func keepDraftsIfDue(_ now: Moment) {
    guard let due = draftsDueAt, now.monotonic >= due else { return }
    flushDrafts()
  }

  package mutating func flushDrafts() {
    guard draftsChangedAt != nil else { return }
    draftsChangedAt = nil
    effects.append(.keepDrafts(unsaved))
  }

  /// The item is saved: what was typed for it is in the label.
  mutating func forgetUnsaved(of item: ID) {
    let hadAny = unsaved.contains { $0.item == item }
    unsaved.removeAll { $0.item == item }
    guard hadAny else { return }
    draftsChangedAt = nil
    effects.append(.keepDrafts(unsaved))
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
