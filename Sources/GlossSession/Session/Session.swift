import GlossJSON
import GlossJournal
import GlossTasks

/// One person at work on one batch: a pure state machine.
///
/// It changes by actions alone, each at a moment, and leaves effects to be carried out; what came of
/// them is an action again. See the target's prose for the whole way.
package struct Session: Sendable {
  package let setup: Setup
  /// How the items stand, and the way along them.
  package internal(set) var items: ItemQueue
  package internal(set) var open: OpenItem?
  var pages: Pages
  var unsaved: UnsavedTexts
  var outbox = Outbox()
  var timekeeper: Timekeeper
  /// Breaks, the daily cap and opt-outs.
  var care: CareRecord

  /// The label on its way to the disk; nothing is answered meanwhile.
  var pending: Pending?
  /// Labels that were sent to the disk and may or may not have reached it, by item.
  var unsure: [ID: (id: ID, revision: Count)] = [:]
  /// What was being written for the item saved last, and is no part of its label: going back to it
  /// brings it back.
  var leftOut: [UnsavedText] = []
  /// How practice went, by clause.
  var score = PracticeScore()
  /// Why the results directory takes nothing more; nil while it does.
  var failure: Failure?
  /// A write failed in this session, even if all was saved elsewhere since: not a clean end.
  package internal(set) var hadFailure = false
  /// Why the session's end could not be written; nil where it was, or is still to come.
  package internal(set) var endFailure: String?
  /// Labels saved in this session, and the last of them.
  package internal(set) var savedCount = 0
  package internal(set) var lastSaved: Label?

  /// The exit code, in place of 0, of a session in which a write failed.
  static let failureCode: Int32 = 74

  /// What to tell the annotator about the last thing done; faces show it once.
  package internal(set) var notice: Notice?
  /// Until when, on the monotonic clock, the message stays whatever is typed.
  private var heldUntil: Int64?
  /// Saving waits for a rationale: the face asks for it.
  package internal(set) var wantsRationale = false
  /// Nothing is drawn before the driver has looked whether somebody else stopped at the item.
  package internal(set) var wantsLook = false
  /// The place of the unsaved answer over which the person asked to leave; a second time leaves.
  var placeOfLeaving: Int?
  /// The question whose suggestion the person was told is not taken: Enter now goes on without it.
  var untaken: Untaken?
  /// Versions of the rubric that were told of in this session.
  var announced: Set<String> = []
  private var hasLeft = false
  private var effects: [Effect] = []
  var outcome = Action.Outcome.taken

  package enum Phase: Hashable, Sendable {
    case working
    case saving
    case finished
    /// The results directory takes no more lines; why.
    case blocked(String)
    case left
  }

  /// A message, and whether it is something that went wrong.
  package struct Notice: Hashable, Sendable {
    package enum Tone: Hashable, Sendable { case good, plain, warning, error }

    package let text: String
    package let tone: Tone

    /// What somebody typed may be in it, at any length.
    package init(_ text: String, _ tone: Tone = .plain) {
      self.text = MessageBound.message(text)
      self.tone = tone
    }
  }

  struct Pending: Hashable, Sendable {
    let place: Int
    let item: ID
    let status: Status
  }

  enum Failure: Hashable, Sendable {
    case label(String)
    case event(String)

    var message: String {
      switch self {
      case .label(let message), .event(let message): message
      }
    }
  }

  /// - Parameters:
  ///   - labels: this annotator's current labels of the batch, in any order.
  ///   - unsaved: what an earlier session left unsaved.
  ///   - prompts: what is to be read before the first item, before what the past brings.
  package init(
    _ setup: Setup, labels: [Label], unsaved: [UnsavedText] = [], prompts: [Prompt] = [],
    at now: Moment
  ) {
    self.setup = setup
    items = ItemQueue(setup, labels: labels)
    pages = Pages(prompts + StartPrompts.all(setup, labels: labels))
    self.unsaved = UnsavedTexts(unsaved)
    timekeeper = Timekeeper(at: now)
    care = CareRecord(setup.past, at: now)
  }

  package var phase: Phase {
    if hasLeft { return .left }
    if let failure { return .blocked(failure.message) }
    if pending != nil { return .saving }
    return open == nil ? .finished : .working
  }

  // MARK: What faces read

  package var current: [ID: Label] { items.current }
  package var progress: (done: Int, assigned: Int) { items.progress }
  package var sessionMS: Int64 { timekeeper.sessionMS }
  package var prompt: Prompt? { pages.first }
  package var isReading: Bool { pages.isReading }
  package var visibleSince: Moment? { pages.visibleSince }
  package var unsavedTexts: [UnsavedText] { unsaved.all }
  /// When typed text is to be kept, on the monotonic clock; nil where none waits.
  package var draftsDueAt: Int64? { unsaved.dueAt }
  package var isSaving: Bool { pending != nil }
  package var canGoBack: Bool { items.canGoBack(from: open?.place) }
  /// Whether the open item takes answers: it is on the screen, and nothing stands over it.
  var takesAnswers: Bool { phase == .working && prompt == nil }
  /// What is not on the disk of notes, hours, settings and what was seen.
  package var unsavedEvents: [Happening] { outbox.waiting.map(\.happening) }

  // MARK: Actions

  /// Lets something happen; gives what is to be done outside.
  package mutating func apply(_ action: Action, at now: Moment) -> [Effect] {
    outcome = .taken
    switch action {
    case .began: begin(now)
    case .drawn: didShow(now)
    case .disturbed: pages.disturbedAt = now
    case .wentOn: if setup.face != .screen || now.monotonic >= heldUntil ?? .min { notice = nil }
    case .said(let notice): say(notice.text, notice.tone)
    case .reading(let isReading): setReading(isReading, now)
    case .passedPage(let answer, let isRead): answerPrompt(answer, isRead: isRead, now)
    case .asksRationale: wantsRationale = false

    case .pressed(let key, let room): press(key, room, now)
    case .pasted(let text, let room): paste(text, room, now)
    case .edited(let text): replaceText(text, now)
    case .entered(let line): enter(line, now)
    case .confided(let value): giveConfidence(value, now)
    case .movedFocus(let step): focusQuestion(step, now)
    case .typed(let field, let text): keep(field, text, now)
    case .gaveRationale(let text, let ask, let thenSaves):
      setRationale(text, ask: ask, now)
      if thenSaves { save(now) }
    case .input: tick(now)
    case .named(let call):
      guard case .session(_, let act) = call.row.doer else {
        preconditionFailure("\(call.name.string) is for a face to do")
      }
      act(&self, call.argument, now)
    case .chose(let place): goTo(place: place, now)
    case .markedLater(let place): markLater(place, now)

    case .labelSaved(let label): labelSaved(label, now)
    case .labelFailed(let message, let id, let revision):
      labelFailed(message, id: id, revision: revision)
    case .eventSaved: eventSettled(isSaved: true, now)
    case .eventLeftOut: eventSettled(isSaved: false, now)
    case .eventFailed(let message): eventFailed(message, now)
    case .draftsFailed(let message): say(draftsFailed(message), .error)
    case .endFailed(let message):
      hadFailure = true
      endFailure = message
    case .looked(let stops): withhold(stops, now)
    case .rubricChanged(let rubric): announce(rubric, now)
    case .resultsChanged(let found): resultsChanged(found, now)
    case .resultsRefused(let message): say(message, .error)

    case .draftsDue: if let due = unsaved.dueAt, now.monotonic >= due { flushDrafts() }
    case .suspended: flushDrafts()
    case .left(let code): leave(code: code, now)
    }
    defer { effects = [] }
    return effects
  }

  private mutating func begin(_ now: Moment) {
    record(sessionStarted, now)
    recordExposures(in: unsaved.all, now)
    // Text that was typed for an item may quote it, and somebody has stopped at it since.
    let withheld = setup.past.withheld
    keepOnDisk(unsaved.forget { withheld.contains($0.item) })
    items.optOut(of: care.past.optouts)
    items.markLater(Set(unsaved.all.filter { $0.field == .later }.map(\.item)))
    comeBack(now)
    lookAfter(now)
    account(now)
    beginWriting()
  }

  var sessionStarted: Happening {
    .sessionStarted(
      termsSHA256: setup.terms.sha256, rubricSHA256: setup.rubric.sha256, tool: setup.tool)
  }

  // MARK: Effects, and what came of an action

  mutating func ignore() { outcome = .ignored }
  mutating func refuse(_ why: String) { outcome = .refused(why) }
  mutating func want(_ effect: Effect) { effects.append(effect) }

  /// Has the disk keep these texts, where they are others than it has.
  mutating func keepOnDisk(_ texts: [UnsavedText]?) {
    if let texts { want(.keepDrafts(texts)) }
  }

  /// Has an event saved, and something said once it is.
  mutating func record(_ happening: Happening?, _ now: Moment, thenSay confirmation: Notice? = nil)
  {
    guard let happening else { return }
    let entry = Outbox.Entry(
      happening: happening, at: Timestamp(milliseconds: now.wall), confirmation: confirmation)
    if outbox.put(entry) { return want(.appendEvent(happening, at: entry.at)) }
    keepWaitingNotes(now)
    if confirmation != nil { sayBlocked() }
  }

  // MARK: Messages

  mutating func say(_ text: String, _ tone: Notice.Tone = .plain) {
    notice = Notice(text, tone)
    heldUntil = nil
  }

  mutating func warn(_ text: String) { say(text, .warning) }

  /// Leaves a message that the next keys do not take away: typed ahead, they come before anyone
  /// could have read it.
  mutating func sayFirmly(_ text: String, _ now: Moment) {
    warn(text)
    heldUntil = now.monotonic + 2000
  }

  /// Says something, followed by what was said already of the item that just opened.
  mutating func sayBeforeNews(_ text: String, _ tone: Notice.Tone = .plain) {
    guard let news = notice else { return say(text, tone) }
    say("\(text) \(news.text)")
  }

  // MARK: Time

  /// Notes that something was typed, for `active_ms` and for the hours.
  mutating func tick(_ now: Moment) {
    let gap = timekeeper.input(at: now)
    let works = [.labeling, .practice].contains(timekeeper.activity)
    if works, prompt == nil, open?.shownAt != nil {
      open?.activeMS += min(gap, Int64(setup.rubric.idleCapSeconds) * 1000)
    }
    if prompt == nil, open?.isMaskedKind == true { care.maskedMS += gap }
    // Whether the time on an offer was a break is known when it ends.
    if prompt?.kind != .offer { record(timekeeper.flushIfDue(at: now), now) }
  }

  /// Records the time of what went before, where something else begins.
  mutating func account(_ now: Moment) {
    let work: Happening.Activity = open?.isPractice == true ? .practice : .labeling
    record(timekeeper.change(to: isReading ? .reading : prompt?.activity ?? work, at: now), now)
  }

  /// The face drew the open item, or the page before it: from now on it can be answered.
  private mutating func didShow(_ now: Moment) {
    guard visibleSince == nil, phase != .left else { return }
    pages.show(now)
    account(now)
    guard prompt == nil, open != nil, open?.shownAt == nil else { return }
    open?.shownAt = now
    _ = timekeeper.input(at: now)
  }

  /// The guideline was opened or closed: time with it open is reading. Over the offer of a break
  /// the break ends where reading begins, and a new one begins behind it.
  private mutating func setReading(_ isReading: Bool, _ now: Moment) {
    if isReading { endOffer(now) }
    tick(now)
    pages.isReading = isReading
    if !isReading, prompt?.kind == .offer { pages.show(now) }
    account(now)
  }

  // MARK: Leaving

  /// Leaves, over what was half-made in this session at the second time. A script means it at once.
  mutating func leaveOrAsk(_ now: Moment) {
    guard setup.face != .script, phase == .working, let item = open,
      item.isTouched || item.isBegun, placeOfLeaving != item.place
    else { return leave(code: 0, now) }
    placeOfLeaving = item.place
    tick(now)
    warn(SessionWords.leavesUnsaved(isKept: keepsAnswers))
  }

  /// Ends the session: what is half-made and typed stays in the drafts.
  mutating func leave(code: Int32, _ now: Moment) {
    guard phase != .left else { return }
    endOffer(now)
    tick(now)
    recordExposure(now)
    flushDrafts()
    record(timekeeper.flush(at: now), now)
    hasLeft = true
    want(.leave(code: code))
  }
}

/// A session, and what it wants done: faces change it by actions alone; a driver does the effects.
package struct SessionStore: Sendable {
  package private(set) var session: Session
  private var effects: [Effect] = []
  /// What happened since it was asked last; nil where nobody records it.
  private var applied: [Applied]?

  /// An action, when it happened, and what it left to be done.
  package struct Applied: Hashable, Sendable {
    package let action: Action
    package let at: Moment
    package let effects: [Effect]
  }

  /// - Parameter records: whether what happens is kept for whoever replays it: it grows with time.
  package init(_ session: Session, at now: Moment, records: Bool = false) {
    self.session = session
    if records { applied = [] }
    apply(.began, now)
  }

  @discardableResult
  package mutating func apply(_ action: Action, _ now: Moment) -> Action.Outcome {
    let wanted = session.apply(action, at: now)
    applied?.append(Applied(action: action, at: now, effects: wanted))
    effects += wanted
    return session.outcome
  }

  package mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  /// Takes what happened since it was asked last.
  package mutating func takeApplied() -> [Applied] {
    defer { if applied != nil { applied = [] } }
    return applied ?? []
  }
}
