import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen

extension Command {
  static func runNotes(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let flags = ["text", "action", "as"]
    guard invocation.has("reply") || !flags.contains(where: invocation.has) else {
      throw .usage(ProgramWords.Notes.withoutReply)
    }
    let (ledger, isWhole) = try Ledger.read(
      invocation, outside, target: invocation.has("reply") ? invocation.target : nil)
    if let id = invocation.id("reply") {
      try reply(to: id, invocation, ledger, outside)
      return .done
    }
    let notes = Notes(ledger, batch: invocation.id("batch"))
    if invocation.has("json") {
      try outside.rows(notes.all, write)
    } else {
      try outside.show(lines(notes))
    }
    return isWhole ? .done : .badInput
  }

  private static func reply(
    to id: ID, _ invocation: Invocation, _ ledger: Ledger, _ outside: Outside
  ) throws(Stop) {
    guard let text = invocation.string("text"),
      let action = invocation.string("action").flatMap(Happening.ReplyAction.init)
    else { throw .usage(ProgramWords.Notes.incompleteReply) }
    guard !text.allSatisfy(\.isWhitespace) else { throw .usage(ProgramWords.Notes.emptyText) }
    guard let note = ledger.event(id) else {
      let near = Spelling.near(id.string, in: ledger.notes.map { $0.event.id.string })
      throw .usage(ProgramWords.Shared.unknownID(id, "note", near))
    }
    guard case .note = note.entry.happening else {
      throw .usage(ProgramWords.Notes.notANote(id.string, note.entry.happening.name))
    }
    try Penholder(outside: outside, json: invocation.has("json")).write(
      .reply(to: id, text: text, action: action), batch: note.batch,
      person: try Who.acts(as: invocation.string("as"), outside),
      root: invocation.target ?? note.place.root)
  }

  private static func lines(_ notes: Notes) -> [String] {
    guard !notes.all.isEmpty else { return [ProgramWords.Notes.none] }
    var lines = [ProgramWords.Notes.counts(notes)]
    if !notes.unanswered.isEmpty {
      lines += ["", ProgramWords.Notes.open]
      lines += notes.unanswered.map { "  " + ProgramWords.Notes.head($0) }
    }
    for group in notes.byClause {
      lines += ["", group.clause.map { "#\($0)" } ?? ProgramWords.Notes.noClause]
      lines += group.notes.flatMap(block)
    }
    return lines
  }

  private static func block(_ note: Note) -> [String] {
    var lines = ["  " + ProgramWords.Notes.head(note)]
    lines += Text.lines(note.text).map { "    " + $0 }
    if !note.isAnswered { lines.append("    " + ProgramWords.Notes.isOpen) }
    for reply in note.replies {
      lines.append("    " + ProgramWords.Notes.reply(reply))
      lines += Text.lines(reply.text).map { "      " + $0 }
    }
    return lines
  }

  private static func write(_ note: Note, _ writer: inout JSONWriter) {
    let event = note.event.entry
    writer.member("note", event.id.string)
    writer.member("path", note.event.place.path)
    writer.member("line", note.event.place.number)
    writer.member("batch", event.batch.string)
    writer.member("item", note.item.string)
    writer.member("person", event.person.string)
    writer.member("at", event.at.text)
    writer.member("topic", note.topic.rawValue)
    writer.member("clauses", note.clauses.map(\.string))
    writer.member("text", note.text)
    writer.member("answered", note.isAnswered)
    writer.objects("replies", note.replies) { reply, writer in
      writer.member("reply", reply.event.id.string)
      writer.member("person", reply.event.entry.person.string)
      writer.member("at", reply.event.entry.at.text)
      writer.member("action", reply.action.rawValue)
      writer.member("text", reply.text)
    }
  }
}
