import GlossJSON
import GlossJournal
import GlossSession

/// Adds single lines to a person's own files, outside of a session: takes the file's lock, adds the
/// line, lets the lock go, and tells what was written: the line itself for programs, a sentence for
/// people.
struct Penholder {
  let outside: Outside
  let json: Bool

  /// Adds an event to the person's file of the batch. It belongs to no session.
  func write(_ happening: Happening, batch: ID, person: ID, root: String) throws(Stop) {
    try write(
      EventContent(
        batch: batch, person: person, session: "", at: outside.now, happening: happening),
      at: ResultsLayout(root).events(batch: batch, person: person), beneath: root)
  }

  /// Adds a label to its annotator's journal.
  func write(_ content: LabelContent, root: String) throws(Stop) {
    try write(
      content, at: ResultsLayout(root).journal(batch: content.batch, annotator: content.annotator),
      beneath: root)
  }

  private func write<Content: ChainContent>(
    _ content: Content, at paths: ChainPaths, beneath root: String
  ) throws(Stop) {
    let (entry, path): (Chained<Content>, String)
    do throws(JournalError) {
      let (file, report) = try ChainFile<Content>.open(
        paths, owner: content.owner,
        storage: outside.storage.beneath(ResultsLayout(root).root), clock: outside.clock,
        processID: outside.processID)
      defer { file.close() }
      (entry, path) = (try file.append(content), outside.absolute(file.path))
      if let recovered = report.recovered {
        let place = outside.absolute(recovered.path)
        outside.remark(SessionWords.recovered(place, bytes: recovered.byteCount))
      }
    } catch {
      throw .failed(ProgramWords.Label.code(of: error), SessionWords.problem(error))
    }
    if json {
      try outside.out(String(decoding: entry.line, as: UTF8.self) + "\n")
    } else {
      try outside.show([ProgramWords.Shared.written(entry.id.string, path)])
    }
  }
}
