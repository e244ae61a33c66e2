import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// What can happen to a session: the one way in which it changes. A list of these, each with its
/// moment, is a session: replayed, it leaves the same journal.
package enum Action: Hashable, Sendable {
  /// The session begins: what was typed before comes back, and the first item opens.
  case began

  // MARK: What is on the screen

  /// The open item, or the page before it, is in view: from now on it can be answered.
  case drawn
  /// The terminal sent what nobody pressed: what comes right behind it answers nothing either.
  case disturbed
  /// The message was there to be read, and the person went on.
  case wentOn
  /// A message of the face's own: a key that does nothing here, say.
  case said(Session.Notice)
  /// The guideline or the terms were opened over the item, or closed.
  case reading(Bool)
  /// The page between items was answered. Nobody has read it where a script passed it.
  case passedPage(Prompt.Answer, isRead: Bool)
  /// A rationale was wanted, and the face asks for it.
  case asksRationale

  // MARK: What a person does at the open item

  /// A key, and the room in which the question is drawn. What is `.ignored` is left to the face.
  case pressed(Key, Asked.Room)
  case pasted(String, Asked.Room)
  /// What `EDITOR` made of the focused question's text.
  case edited(String)
  /// A line of plain mode that answers.
  case entered(String)
  /// From 1 (a guess) to 5 (sure); 0 for none.
  case confided(Int)
  /// To the question after the focused one, or before it.
  case movedFocus(by: Int)
  /// Text as it is typed, so that a dropped line costs none of it.
  case typed(UnsavedText.Field, String)
  /// The rationale of the item, or of an ask by its key; saving may have waited for it.
  case gaveRationale(String, ask: ID?, thenSaves: Bool)
  /// Input that changes nothing of the session, as scrolling does: time goes on.
  case input
  case named(ActionCall)
  /// An item was chosen from a list, by its place in the order.
  case chose(place: Int)
  /// One of a list was marked for later, or its mark taken away.
  case markedLater(place: Int)

  // MARK: What came of effects

  case labelSaved(Label)
  /// It is not on the disk, as far as anybody knows; a line of this id may be there all the same.
  case labelFailed(String, id: ID?, revision: Count)
  case eventSaved
  case eventFailed(String)
  /// The event is of an item that somebody stopped at meanwhile, and was left out.
  case eventLeftOut
  case draftsFailed(String)
  case endFailed(String)
  /// The items at which others stopped since the session looked last.
  case looked(Set<ID>)
  /// The rubric's files have another text now.
  case rubricChanged(Rubric)
  case resultsChanged(ResultsFound)
  case resultsRefused(String)

  // MARK: Time, and the end

  /// Typed text is kept, if it is time.
  case draftsDue
  /// Typed text is kept now, since another program gets the terminal.
  case suspended
  case left(code: Int32)

  /// What came of an action, for the face that sent it.
  package enum Outcome: Hashable, Sendable {
    case taken
    /// It means nothing to the session now.
    case ignored
    /// A line was not taken; why.
    case refused(String)
  }
}

/// What a session wants done outside, in this order.
package enum Effect: Hashable, Sendable {
  /// Write and sync a label; answer with `labelSaved` or `labelFailed`.
  case appendLabel(LabelContent)
  /// Write and sync an event; answer with `eventSaved`, `eventFailed` or `eventLeftOut`.
  case appendEvent(Happening, at: Timestamp)
  /// Keep these as all the unsaved texts; answer with `draftsFailed` if that failed.
  case keepDrafts([UnsavedText])
  /// Look at which items others stopped, before anything is drawn; answer with `looked`.
  case look
  /// Go on in another results directory; answer with `resultsChanged` or `resultsRefused`.
  case changeResults(String)
  /// Leave, with this exit code.
  case leave(code: Int32)
}

/// What a results directory holds of a person on a batch, when a session goes on there.
package struct ResultsFound: Hashable, Sendable {
  /// The full path.
  package let path: String
  /// The person's current labels there.
  package internal(set) var labels: [Label]
  /// What an earlier session left unsaved there.
  package let unsaved: [UnsavedText]
  package let past: Past
  /// Sentences about what was found: a line that was incomplete, a copy that cannot be read.
  package internal(set) var remarks: [String]

  package init(
    path: String, labels: [Label] = [], unsaved: [UnsavedText] = [], past: Past = Past(),
    remarks: [String] = []
  ) {
    self.path = path
    self.labels = labels
    self.unsaved = unsaved
    self.past = past
    self.remarks = remarks
  }
}
