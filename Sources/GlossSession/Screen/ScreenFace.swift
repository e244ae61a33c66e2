import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The full-screen face of a session: keys in, a frame out.
package struct ScreenFace: Sendable {
  /// The session as it was when the screen was last settled.
  package internal(set) var session: Session
  package internal(set) var mode: Mode = .answering
  package internal(set) var columns: Int
  package internal(set) var rows: Int
  /// What only the outside can do; the loop takes it after each event.
  package internal(set) var request: Request?

  /// Scrolling by pane of the open item; an item that opens begins at its top.
  var scrolls: [Int: ScrollState] = [:]
  /// Which pane is shown alone; nil shows all.
  var zoom: Int?
  /// What differs between two responses, while that is shown.
  var differences: [TextMark]?
  /// Whether texts are drawn as they are written rather than as Markdown, in this session.
  var showsRaw = false
  private var scrolledPlace: Int?
  private var shownMask: Mask?
  var wrappings = Wrappings()
  var openPage: (page: Reading.Page, columns: Int, content: ReadingPage)?
  /// The cursor that was last brought into view.
  var revealed: Revealed?
  /// The response that keys went to when the screen was last settled, of which question.
  var focused: FocusedResponse?
  var promptScroll = ScrollState()
  private var scrolledPrompt: Prompt?

  package enum Mode: Hashable, Sendable {
    case answering
    case reading(Reading)
    case editing(Editing)
    /// The note's topic is being chosen.
    case topic
    case finding(Finding)
  }

  /// Something long to read: the guideline, or the keys.
  package struct Reading: Hashable, Sendable {
    package enum Page: Hashable, Sendable { case guideline, keys, terms }

    package internal(set) var page: Page
    var scroll = ScrollState()
    /// Where it was opened; closing goes back there.
    var behind = Behind.answering
  }

  /// What a page to read stands over; a prompt, too, is under `answering`.
  enum Behind: Hashable, Sendable {
    case answering, topic
    case editing(Editing)
    case finding(Finding)

    var mode: Mode {
      switch self {
      case .answering: .answering
      case .topic: .topic
      case .editing(let editing): .editing(editing)
      case .finding(let finding): .finding(finding)
      }
    }
  }

  /// A text being typed, and what for.
  package struct Editing: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
      /// Saving may wait for it.
      case rationale(ask: ID?, thenSaves: Bool)
      case note(Happening.Topic)
      case find
      case command
    }

    var purpose: Purpose
    var editor: TextEditor
  }

  package struct Finding: Hashable, Sendable {
    var text: String
    var hits: [Hit]
    /// Items whose text is masked, and was not looked into.
    var unsearched: Int
    var selected = 0
  }

  package enum Request: Hashable, Sendable {
    /// Open `EDITOR` on this text; answer with `edited`.
    case editor(String)
    case suspend
    case redraw
  }

  package init(_ store: inout SessionStore, columns: Int, rows: Int, _ now: Moment) {
    session = store.session
    self.columns = columns
    self.rows = rows
    settle(&store, now)
  }

  /// Has something happen in the session, and follows it.
  @discardableResult
  mutating func apply(
    _ action: Action, _ store: inout SessionStore, _ now: Moment
  ) -> Action.Outcome {
    let outcome = store.apply(action, now)
    session = store.session
    return outcome
  }

  /// Leaves a message of the screen's own.
  mutating func say(
    _ text: String, tone: Session.Notice.Tone = .plain, _ store: inout SessionStore,
    _ now: Moment
  ) {
    apply(.said(Session.Notice(text, tone)), &store, now)
  }

  /// Whether keys go to the text of an answer.
  var isWriting: Bool {
    mode == .answering && session.prompt == nil && session.open?.editableText != nil
  }

  package static let leastColumns = 40
  package static let leastRows = 10

  /// The open item itself is on the screen, so that it can be answered.
  package var showsItem: Bool {
    guard !isTooSmall else { return false }
    switch mode {
    case .answering, .editing, .topic: return true
    case .reading, .finding: return false
    }
  }

  package var isTooSmall: Bool {
    columns < ScreenFace.leastColumns || rows < ScreenFace.leastRows
  }

  package mutating func resize(
    columns: Int, rows: Int, _ store: inout SessionStore, _ now: Moment
  ) {
    self.columns = columns
    self.rows = rows
    settle(&store, now)
  }

  package mutating func takeRequest() -> Request? {
    defer { request = nil }
    return request
  }

  /// Brings what the face keeps of an item in line with the session: to be called after everything
  /// that may have opened another one.
  package mutating func settle(_ store: inout SessionStore, _ now: Moment) {
    session = store.session
    if session.open?.place != scrolledPlace {
      scrolledPlace = session.open?.place
      scrolls = [:]
      zoom = nil
      wrappings.removeAll()
      revealed = nil
      focused = nil
      differences = nil
    }
    if session.open?.mask != shownMask {
      shownMask = session.open?.mask
      wrappings.removeAll()
    }
    prepareWrappings()
    preparePage()
    if session.prompt != scrolledPrompt {
      scrolledPrompt = session.prompt
      promptScroll = ScrollState()
    }
    if session.wantsRationale, case .answering = mode,
      case .rationale(let ask)? = session.missing
    {
      apply(.asksRationale, &store, now)
      edit(.rationale(ask: ask, thenSaves: true), session.typedRationale(ask: ask) ?? "")
      say("Why? A rationale is required here; Enter saves it with the answer.", &store, now)
    }
    revealCursor()
  }

  mutating func edit(_ purpose: Editing.Purpose, _ text: String) {
    let breaks: TextEditor.Breaks =
      switch purpose {
      case .find, .command: .never
      case .rationale, .note: .withAlt
      }
    mode = .editing(Editing(purpose: purpose, editor: TextEditor(text, breaks: breaks)))
  }
}
