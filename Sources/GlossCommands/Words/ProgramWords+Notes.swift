import GlossJournal
import GlossProject

extension ProgramWords {
  enum Notes {
    static let summary = "read what annotators wrote to the lead, and reply"
    static let text = """
      Prints the notes by the clauses that they cite, those that cite none last, each with its \
      replies; the ones that nobody replied to are named first. Whoever wrote a note sees the \
      reply at the next start of a session.

      With --reply it adds a reply to the event file of whoever replies. A note may be replied to \
      more than once; nothing is taken back.
      """
    static let reply = "reply to this note, by its id"
    static let replyText = "what the reply says"
    static let action = "what came of the note"
    static let actor = """
      who replies, by pseudonym; else GLOSS_ANNOTATOR, else the random one of this machine
      """
    static let exampleAll = "all notes under results"
    static let exampleReply = "reply to one of them"

    static let incompleteReply = "--reply goes with --text and --action"
    static let withoutReply = "--text, --action and --as go with --reply"
    static let emptyText = "--text says nothing"
    static func notANote(_ id: String, _ name: String) -> String {
      "\"\(id)\" is no note but: \(name)"
    }

    static func counts(_ notes: GlossProject.Notes) -> String {
      let open = notes.unanswered.count
      return "\(counted(notes.all.count, "note")), \(open) without a reply"
    }

    static let none = "no notes"
    static let open = "without a reply:"
    static let noClause = "no clause"
    static let isOpen = "no reply yet"

    static func head(_ note: Note) -> String {
      let event = note.event.entry
      let item = note.item.string.isEmpty ? "" : "/\(note.item)"
      return [
        event.id.string, note.topic.rawValue, "\(event.batch)\(item)", event.person.string,
        Shared.minute(event.at),
      ].joined(separator: "  ")
    }

    static func reply(_ reply: Note.Reply) -> String {
      let event = reply.event.entry
      return [
        "reply", reply.action.rawValue, event.person.string, Shared.minute(event.at),
      ].joined(separator: "  ")
    }
  }
}
