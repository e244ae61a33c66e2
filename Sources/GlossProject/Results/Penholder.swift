import GlossJSON
import GlossJournal

/// Writes single lines into a person's own files, outside of a session: takes the file's lock, adds
/// the line, and lets the lock go.
package struct Penholder: Sendable {
  private let storage: Storage
  private let clock: Clock
  private let processID: Int

  /// A line that the device has.
  package struct Written<Entry: ChainEntry>: Sendable {
    package let entry: Entry
    package let path: String
    /// An incomplete last line that stood in the way and was put aside.
    package let recovered: RecoveredLine?
  }

  package init(storage: Storage, clock: Clock, processID: Int) {
    self.storage = storage
    self.clock = clock
    self.processID = processID
  }

  /// The moment that a line written now names.
  package var now: Timestamp { Timestamp(milliseconds: clock.now().wall) }

  /// Adds an event to the person's file of the batch. It belongs to no session.
  package func write(
    _ happening: Happening, batch: ID, person: ID, root: String
  ) throws(JournalError) -> Written<Event> {
    let (file, report) = try EventWriter.open(
      ResultsLayout(root), batch: batch, person: person, storage: storage, clock: clock,
      processID: processID)
    defer { file.close() }
    let event = try file.append(
      EventContent(batch: batch, person: person, session: "", at: now, happening: happening))
    return Written(entry: event, path: file.path, recovered: report.recovered)
  }

  /// Adds a label to its annotator's journal.
  package func write(
    _ content: LabelContent, root: String
  ) throws(JournalError) -> Written<Label> {
    let (journal, report) = try JournalWriter.open(
      ResultsLayout(root), batch: content.batch, annotator: content.annotator, storage: storage,
      clock: clock, processID: processID)
    defer { journal.close() }
    let label = try journal.append(content)
    return Written(entry: label, path: journal.path, recovered: report.recovered)
  }
}
