import GlossJSON

/// The journal of one annotator on one batch, open for labels.
package final class JournalWriter {
  package typealias OpenReport = ChainFile<Label>.Report

  private let chain: ChainFile<Label>
  private let layout: ResultsLayout
  private let storage: Storage
  private var hasCard = false

  /// Takes the journal's lock and reads it whole; see ``ChainFile``.
  package static func open(
    _ layout: ResultsLayout, batch: ID, annotator: ID, storage: Storage, clock: Clock,
    processID: Int
  ) throws(JournalError) -> (writer: JournalWriter, report: OpenReport) {
    let (chain, report) = try ChainFile<Label>.open(
      layout.journal(batch: batch, annotator: annotator),
      owner: ChainOwner(batch: batch, person: annotator), storage: storage, clock: clock,
      processID: processID)
    return (JournalWriter(chain: chain, layout: layout, storage: storage), report)
  }

  private init(chain: ChainFile<Label>, layout: ResultsLayout, storage: Storage) {
    self.chain = chain
    self.layout = layout
    self.storage = storage
  }

  package var path: String { chain.path }

  /// The hash of the journal's last line, shown on leaving; `Hash.zero` where there is none.
  package var receipt: Hash { chain.lastHash }

  /// The label that could not be written, or synced: the device may have it all the same.
  package var failed: Label? { chain.failed }

  package func close() { chain.close() }

  /// Writes one label and returns when the device has it. The first one of a results directory
  /// makes the dataset card, before the label, so that no label is ever without its columns.
  @discardableResult
  package func append(_ content: LabelContent) throws(JournalError) -> Label {
    if !hasCard {
      do throws(StorageError) {
        try DatasetCard.write(layout, storage)
      } catch {
        throw .storage(error)
      }
      hasCard = true
    }
    return try chain.append(content)
  }
}

/// The events of one person on one batch, open for more.
package typealias EventWriter = ChainFile<Event>

extension ChainFile where Entry == Event {
  /// Takes the lock of a person's event file and reads it whole.
  package static func open(
    _ layout: ResultsLayout, batch: ID, person: ID, storage: Storage, clock: Clock, processID: Int
  ) throws(JournalError) -> (writer: EventWriter, report: Report) {
    let (file, report) = try open(
      layout.events(batch: batch, person: person), owner: ChainOwner(batch: batch, person: person),
      storage: storage, clock: clock, processID: processID)
    return (file, report)
  }
}
