import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

/// What must become of texts that were written: one that was kept, and neither saved, skipped nor
/// discarded, is offered again where its question is asked; a discarded one never comes back.
///
/// A text with a `#` in it was written once in a walk, and can be told from all others.
struct WrittenModel {
  /// Kept over a kill, and not seen since.
  private var awaited: Set<UnsavedText> = []
  /// Of branches that the person closed; taking that very change back brings them back.
  private var closed: Set<UnsavedText> = []
  /// Discarded before the last kill: nothing brings them back.
  private var gone: Set<UnsavedText> = []
  private(set) var offeredCount = 0
  private(set) var discardedCount = 0

  private var seen = Seen()

  enum Broken: Error {
    case isLost(UnsavedText)
    case isKept(UnsavedText)
    case cameBack(UnsavedText)
  }

  /// What is written in the open item, as far as its questions are asked.
  private struct Seen {
    var place: Int?
    var asked: [Int] = []
    var written: Set<UnsavedText> = []

    init() {}

    init(_ session: Session) {
      guard let item = session.open, let id = item.id else { return }
      place = item.place
      asked = item.askedIndexes
      for index in asked {
        let entry = item.state.entries[index]
        note(entry.ask.writing?.unsavedText, id, .text(ask: entry.ask.key))
        note(entry.rationale, id, .rationale(ask: entry.ask.key))
      }
    }

    private mutating func note(_ text: String?, _ item: ID, _ field: UnsavedText.Field) {
      guard let text, text.utf8.contains(UInt8(ascii: "#")) else { return }
      written.insert(UnsavedText(item: item, field: field, text: text))
    }
  }

  /// Follows one action. A label of an item settles all that was written for it.
  mutating func follow(to session: Session, labels: ArraySlice<Label>) throws(Broken) {
    let now = Seen(session)
    for label in labels { awaited = awaited.filter { $0.item != label.item } }
    try awaitedAreThere(now, session)
    if seen.place == now.place, labels.isEmpty, seen.asked != now.asked { close(seen, session) }
    seen = now
    closed.subtract(now.written)
    if let back = gone.intersection(now.written).first { throw Broken.cameBack(back) }
    if let kept = session.unsavedTexts.first(where: { closed.contains($0) || gone.contains($0) }) {
      throw Broken.isKept(kept)
    }
  }

  private mutating func awaitedAreThere(_ now: Seen, _ session: Session) throws(Broken) {
    for text in awaited {
      guard session.unsavedTexts.contains(text) else { throw Broken.isLost(text) }
      guard let item = session.open, item.id == text.item,
        now.asked.map({ item.state.entries[$0].ask.key }).contains(where: text.isOf)
      else { continue }
      // A label that failed on its way may have reached the disk, and hold the text.
      let isLabelled = item.revising?.answers.contains { $0.text == text.text } == true
      guard isLabelled || now.written.contains(text) else { throw Broken.isLost(text) }
      awaited.remove(text)
      offeredCount += 1
    }
  }

  /// What a closed branch held; what an undo lets wait again is not discarded.
  private mutating func close(_ before: Seen, _ session: Session) {
    guard let item = session.open else { return }
    let hidden = item.state.entries.indices.filter { !item.isAsked($0) }.map {
      item.state.entries[$0].ask.key
    }
    let dropped = before.written.filter { text in
      hidden.contains(where: text.isOf) && !item.state.waiting.contains(text)
    }
    closed.formUnion(dropped)
    discardedCount += dropped.count
  }

  /// The program was killed, and another began with what was kept.
  mutating func restart(with kept: [UnsavedText], _ session: Session) throws(Broken) {
    gone.formUnion(closed)
    closed = []
    awaited = Set(kept.written.filter { $0.text.contains("#") })
    seen = Seen()
    try follow(to: session, labels: [])
  }
}

extension UnsavedText {
  /// Whether it is part of the answer to an ask.
  fileprivate func isOf(_ key: ID) -> Bool {
    field == .text(ask: key) || field == .rationale(ask: key)
  }
}
