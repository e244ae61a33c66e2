import GlossJournal

/// Events that are not on the disk yet, in their order.
///
/// They are saved as labels are: what they confirm is said once they are synced, and where that
/// fails they wait here for another results directory.
struct Outbox: Sendable {
  struct Entry: Hashable, Sendable {
    let happening: Happening
    let at: Timestamp
    /// What is said once the event is on the disk.
    var confirmation: Session.Notice?
  }

  private(set) var waiting: [Entry] = []
  /// The file took no event, so that no more are sent to it.
  private(set) var isStopped = false

  /// Takes an event; whether it is to be sent to the disk now.
  mutating func put(_ entry: Entry) -> Bool {
    waiting.append(entry)
    return !isStopped
  }

  /// Takes out the oldest event: it is on the disk, or was left out.
  mutating func takeSettled() -> Entry {
    precondition(!waiting.isEmpty, "an event was settled that nobody sent")
    return waiting.removeFirst()
  }

  mutating func stop() { isStopped = true }

  /// Goes on in another directory: gives all events that wait, behind the one that begins the
  /// session there.
  mutating func start(with beginning: Entry) -> [Entry] {
    isStopped = false
    waiting.insert(beginning, at: 0)
    return waiting
  }
}
