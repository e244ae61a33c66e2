import GlossJSON

/// The journal of one annotator on one batch, open for labels.
package typealias JournalWriter = ChainFile<LabelContent>

/// The events of one person on one batch, open for more.
package typealias EventWriter = ChainFile<EventContent>

extension JournalWriter {
  /// Takes the journal's lock and reads it whole. The first label of a results directory makes the
  /// dataset card, before itself, so that no label is ever without its columns; one that a person
  /// has written over stays.
  package static func open(
    _ layout: ResultsLayout, batch: ID, annotator: ID, storage: Storage, clock: Clock,
    processID: Int
  ) throws(JournalError) -> (writer: JournalWriter, report: Report) {
    try open(
      layout.journal(batch: batch, annotator: annotator),
      owner: ChainOwner(batch: batch, person: annotator), storage: storage, clock: clock,
      processID: processID
    ) { () throws(StorageError) in
      _ = try storage.createWhole(layout.card, Array(DatasetCard.text.utf8))
    }
  }

  /// The hash of the journal's last line, shown on leaving; `Hash.zero` where there is none.
  package var receipt: Hash { lastHash }
}

extension EventWriter {
  /// Takes the lock of a person's event file and reads it whole.
  package static func open(
    _ layout: ResultsLayout, batch: ID, person: ID, storage: Storage, clock: Clock, processID: Int
  ) throws(JournalError) -> (writer: EventWriter, report: Report) {
    try open(
      layout.events(batch: batch, person: person), owner: ChainOwner(batch: batch, person: person),
      storage: storage, clock: clock, processID: processID)
  }
}
