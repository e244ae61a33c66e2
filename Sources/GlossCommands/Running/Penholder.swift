import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession

/// Adds single lines to a person's own files, outside of a session: takes the file's lock, adds the
/// line, and lets the lock go.
struct Penholder {
  let outside: Outside

  /// A line that the device has.
  struct Written<Content: ChainContent> {
    let entry: Chained<Content>
    let path: String
  }

  /// The moment that a line written now names.
  var now: Timestamp { Timestamp(milliseconds: outside.clock.now().wall) }

  /// Adds an event to the person's file of the batch. It belongs to no session.
  func write(
    _ happening: Happening, batch: ID, person: ID, root: String
  ) throws(Stop) -> Written<EventContent> {
    try write(
      EventContent(batch: batch, person: person, session: "", at: now, happening: happening),
      at: ResultsLayout(root).events(batch: batch, person: person))
  }

  /// Adds a label to its annotator's journal.
  func write(_ content: LabelContent, root: String) throws(Stop) -> Written<LabelContent> {
    try write(
      content, at: ResultsLayout(root).journal(batch: content.batch, annotator: content.annotator))
  }

  private func write<Content: ChainContent>(
    _ content: Content, at paths: ChainPaths
  ) throws(Stop) -> Written<Content> {
    do throws(JournalError) {
      let (file, report) = try ChainFile<Content>.open(
        paths, owner: content.owner, storage: outside.storage, clock: outside.clock,
        processID: outside.processID)
      defer { file.close() }
      let entry = try file.append(content)
      if let recovered = report.recovered {
        let sentence = SessionWords.recovered(
          outside.absolute(recovered.path), bytes: recovered.byteCount)
        outside.err("\(Tool.name): \(Text.visible(sentence))\n")
      }
      return Written(entry: entry, path: file.path)
    } catch {
      throw .failed(ProgramWords.Label.code(of: error), SessionWords.problem(error))
    }
  }

  /// Tells what was written: the line itself for programs, a sentence for people.
  func confirm<Content>(_ written: Written<Content>, json: Bool) throws(Stop) {
    if json {
      try outside.out(String(decoding: written.entry.line, as: UTF8.self) + "\n")
    } else {
      let path = outside.absolute(written.path)
      try outside.out(
        Text.visible(ProgramWords.Shared.written(written.entry.id.string, path)) + "\n")
    }
  }
}
