import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossSession

/// What commands outside of a session have in common: reading a union, and adding one line.
enum Writing {
  /// Reads the directories, and says of those without a journal and of bad lines that they are.
  ///
  /// - Returns: the union, and whether something of it could not be read.
  static func read(
    _ roots: [String], _ outside: Outside
  ) throws(Stop) -> (union: ResultsUnion, isWhole: Bool) {
    let union: ResultsUnion
    let empty: [String]
    do throws(StorageError) {
      union = try ResultsUnion(outside.storage, roots: roots)
      empty = try ResultsRoots.empty(roots, outside.storage)
    } catch {
      throw Stop(error)
    }
    for root in empty { outside.err(Text.visible(ProgramWords.Shared.noJournal(root)) + "\n") }
    Diagnostics.show(union.diagnostics, outside)
    for path in union.incomplete {
      outside.err(Text.visible(ProgramWords.Shared.incomplete(path)) + "\n")
    }
    return (union, empty.isEmpty && union.diagnostics.isEmpty)
  }

  static func event(
    _ happening: Happening, batch: ID, person: ID, root: String, _ outside: Outside
  ) throws(Stop) -> Penholder.Written<Event> {
    try writing(outside) { pen throws(JournalError) in
      try pen.write(happening, batch: batch, person: person, root: root)
    }
  }

  static func label(
    _ content: LabelContent, root: String, _ outside: Outside
  ) throws(Stop) -> Penholder.Written<Label> {
    try writing(outside) { pen throws(JournalError) in try pen.write(content, root: root) }
  }

  private static func writing<Entry>(
    _ outside: Outside,
    _ write: (Penholder) throws(JournalError) -> Penholder.Written<Entry>
  ) throws(Stop) -> Penholder.Written<Entry> {
    let pen = Penholder(
      storage: outside.storage, clock: outside.clock, processID: outside.processID)
    do throws(JournalError) {
      let written = try write(pen)
      if let recovered = written.recovered {
        let sentence = SessionWords.recovered(
          outside.absolute(recovered.path), bytes: recovered.byteCount)
        outside.err("\(Tool.name): \(Text.visible(sentence))\n")
      }
      return written
    } catch {
      throw .failed(ProgramWords.Label.code(of: error), SessionWords.problem(error))
    }
  }

  /// Tells what was written: the line itself for programs, a sentence for people.
  static func confirm<Entry>(
    _ written: Penholder.Written<Entry>, json: Bool, _ outside: Outside
  ) throws(Stop) {
    if json {
      try outside.out(String(decoding: written.entry.line, as: UTF8.self) + "\n")
    } else {
      let path = outside.absolute(written.path)
      try outside.out(
        Text.visible(ProgramWords.Shared.written(written.entry.id.string, path)) + "\n")
    }
  }
}
