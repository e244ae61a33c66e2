import GlossJournal

/// Events that are not on the disk yet, in order. As with labels, what they confirm is said once
/// they are synced; where that fails they wait here for another results directory.
struct Outbox: Sendable {
  struct Entry: Hashable, Sendable {
    let happening: Happening
    let at: Timestamp
    /// What is said once the event is on the disk.
    var confirmation: Session.Notice?
  }

  private(set) var waiting: [Entry] = []
  /// The file took no event, so that no more are sent to it.
  var isStopped = false

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

  /// Gives all that wait, for another place: the session's beginning there first, no earlier one.
  /// What is said once all are on the disk stands in the place of what each would have said.
  mutating func start(with beginning: Entry, thenSay confirmation: Session.Notice) -> [Entry] {
    isStopped = false
    waiting.removeAll { if case .sessionStarted = $0.happening { true } else { false } }
    waiting.insert(beginning, at: 0)
    for index in waiting.indices {
      waiting[index].confirmation = index == waiting.count - 1 ? confirmation : nil
    }
    return waiting
  }
}
