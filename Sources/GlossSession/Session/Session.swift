import GlossJSON
import GlossJournal
import GlossTasks

/// One person at work on one batch: a pure state machine.
///
/// Every method that something can come of takes the moment and may leave effects, which the
/// caller takes with `takeEffects` and carries out. See the target's prose for the whole way.
package struct Session: Sendable {
  package let setup: Setup
  /// This annotator's current label of each item.
  package internal(set) var current: [ID: Label]
  package internal(set) var open: OpenItem?
  package internal(set) var phase: Phase = .working
  /// What to tell the annotator about the last thing done; faces show it once.
  package internal(set) var notice: Notice?
  /// Saving waits for a rationale: the face asks for it, then saves again.
  package var wantsRationale = false
  /// What is about to be shown may have been stopped at by somebody else: the driver looks, and
  /// answers with `withhold`, before it draws.
  package internal(set) var wantsLook = false
  /// Places of items at which somebody else stopped during this session.
  var withheld: Set<Int> = []
  /// How many items that were still to be labelled are among them.
  package internal(set) var lostCount = 0
  /// Commands are reached by lines alone, and sentences name those.
  package var isPlain = false
  /// Until when, on the monotonic clock, the message stays whatever is typed.
  var heldUntil: Int64?
  /// Labels saved in this session.
  package internal(set) var savedCount = 0
  package internal(set) var lastSaved: Label?
  /// A write failed in this session, even if the label was saved elsewhere since: not a clean end.
  var hadFailure = false
  /// Pages to read before going on, the first on the screen.
  package internal(set) var prompts: [Prompt]
  /// The guideline or the terms are open over the item.
  package internal(set) var isReading = false
  /// Since when the open item, or the page before it, is on the screen; nil until it was drawn.
  package internal(set) var visibleSince: Moment?
  /// Typed and not saved, by what it is for; kept on disk while it is here.
  package internal(set) var unsaved: [UnsavedText] = []

  /// Places labelled or skipped, in the order in which it was done: what `back` walks along.
  var trail: [Int] = []
  /// Where on the trail the open item stands; nil on the item that is next.
  var trailIndex: Int?
  /// The item that was open when `back` or `goto` left it; saving returns there.
  var returnPlace: Int?
  /// Where leaving was asked for once over an answer that is not saved.
  var placeOfLeaving: Int?
  /// The face has an editor, which a text may open by itself; in plain mode it would take the
  /// commands' lines.
  var hasEditor = false
  /// Items left half-made; they come back as they were.
  var parked: [Int: OpenItem] = [:]
  /// What was half-made of items that were skipped; going back to one brings it back.
  var setAside: [Int: OpenItem] = [:]
  /// Places passed over without a record: broken items without an id.
  var passed: Set<Int> = []
  /// Places of practice items answered in this session.
  var practised: Set<Int> = []
  /// What earlier sessions left, and this one changed of it.
  package internal(set) var past: Past
  /// Places of items whose category the person opted out of, labelled or not.
  var optedOut: Set<Int> = []
  var isCapTold = false
  /// Versions of the rubric that were told of in this session.
  var announced: Set<String> = []
  /// When the last break ended or was turned down, on the monotonic clock.
  var restedAt: Int64
  /// Milliseconds on items that opened masked, since then.
  var maskedMS: Int64 = 0
  /// How each place stands: asking an item means hashing it, and its neighbours by the million are
  /// asked at every label.
  private var places: [Place] = []
  private var counts: [Place: Int] = [:]
  /// All places before it are settled.
  private var searchFrom = 0
  var timekeeper: Timekeeper
  var effects: [Effect] = []
  var pending: Pending?
  /// Labels that were sent to the disk and may or may not have reached it, by item.
  var failed: [ID: (id: ID, revision: Int)] = [:]
  var draftsChangedAt: Moment?

  package enum Phase: Hashable, Sendable {
    case working
    /// A label is on its way to the disk; nothing is answered meanwhile.
    case saving
    /// Every item is done.
    case finished
    /// The journal takes no more lines; why.
    case blocked(String)
    case left
  }

  /// A message, and whether it is something that went wrong.
  package struct Notice: Hashable, Sendable {
    package enum Tone: Hashable, Sendable { case good, plain, warning, error }

    package let text: String
    package let tone: Tone

    package init(_ text: String, _ tone: Tone = .plain) {
      self.text = text
      self.tone = tone
    }
  }

  private enum Place: Hashable { case open, done, practised, optedOut, withheld }

  /// What a save in flight was for.
  struct Pending: Hashable, Sendable {
    let place: Int
    let item: ID
    let status: Status
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
    self.prompts = prompts + StartPrompts.all(setup, labels: labels)
    // What was typed for an item at which somebody stopped since may be its text.
    self.unsaved = unsaved.filter { !setup.past.withheld.contains($0.item) }
    if self.unsaved.count != unsaved.count { effects.append(.keepDrafts(self.unsaved)) }
    past = setup.past
    restedAt = now.monotonic
    current = Dictionary(
      labels.map { ($0.item, $0) }, uniquingKeysWith: { $0.id < $1.id ? $1 : $0 })
    timekeeper = Timekeeper(at: now)
    var placeOfID: [ID: Int] = [:]
    for place in setup.order.indices {
      if let id = setup.batch.entries[setup.order[place]].id { placeOfID[id] = place }
    }
    trail = labels.sorted { $0.id < $1.id }.compactMap { placeOfID[$0.item] }
    places = Array(repeating: .open, count: setup.order.count)
    for place in setup.order.indices { refreshDone(place) }
    refreshOptouts()
    record(
      .sessionStarted(
        termsSHA256: setup.terms.sha256, rubricSHA256: setup.rubric.sha256, tool: setup.tool), now)
    openNext(now)
    lookAfter(now)
    account(now)
  }

  package mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  /// Practice items do not count, unless there is nothing else.
  package var assignedCount: Int {
    setup.countsPractice
      ? setup.practisedBefore + setup.order.count - withheld.count
      : setup.order.count - setup.practice.count - withheld.subtracting(setup.practice).count
  }
  /// Of practice, what was answered: passed over, it comes again.
  package var progress: (done: Int, assigned: Int) {
    let done =
      setup.countsPractice ? setup.practisedBefore + practised.count : counts[.done] ?? 0
    return (done, assignedCount)
  }
  /// Items of this session that are done by being skipped.
  package var skippedCount: Int {
    setup.order.indices.count { place in
      places[place] == .done
        && setup.batch.entries[setup.order[place]].id.flatMap { current[$0] }?.status == .skipped
    }
  }
  /// Items that are passed over, since the person opted out of their category.
  package var optedOutCount: Int { counts[.optedOut] ?? 0 }
  package var sessionMS: Int64 { timekeeper.sessionMS }

  /// Forgets the message, once a face has shown it and the annotator went on.
  package mutating func clearNotice(_ now: Moment? = nil) {
    if let now, let heldUntil, now.monotonic < heldUntil { return }
    notice = nil
  }

  /// Leaves a message for the annotator.
  package mutating func say(_ text: String, _ tone: Notice.Tone = .plain) {
    notice = Notice(text, tone)
    heldUntil = nil
  }

  /// Leaves a message that the next keys do not take away: typed ahead, they come before anyone
  /// could have read it.
  mutating func sayFirmly(_ text: String, _ now: Moment) {
    say(text, .warning)
    heldUntil = now.monotonic + 2000
  }

  mutating func record(_ happening: Happening?, _ now: Moment) {
    guard let happening else { return }
    effects.append(.appendEvent(happening, at: Timestamp(milliseconds: now.wall)))
  }

  func isDone(_ place: Int) -> Bool { places[place] != .open }

  /// Whether the item at a place is passed over for its category, and not for a label.
  func isOptedOutOnly(_ place: Int) -> Bool { places[place] == .optedOut }

  /// Looks again whether the item at a place is done.
  mutating func refreshDone(_ place: Int) {
    let isPractice = setup.practice.contains(place) && !setup.isPracticeOnly
    let now: Place =
      if withheld.contains(place) {
        .withheld
      } else if isLabelled(place) {
        isPractice ? .practised : .done
      } else {
        optedOut.contains(place) ? .optedOut : .open
      }
    counts[places[place], default: 0] -= 1
    counts[now, default: 0] += 1
    places[place] = now
    if now == .open { searchFrom = min(searchFrom, place) }
  }

  /// The first place that is not done.
  mutating func firstNotDone() -> Int? {
    while searchFrom < places.count, places[searchFrom] != .open { searchFrom += 1 }
    return searchFrom < places.count ? searchFrom : nil
  }

  /// Whether the item at a place has a label that counts: not withdrawn, and of the same item.
  private func isLabelled(_ place: Int) -> Bool {
    let entry = setup.batch.entries[setup.order[place]]
    guard let id = entry.id, let label = current[id], label.status != .withdrawn else {
      return passed.contains(place)
    }
    if setup.reoffersStale, label.rubricSHA256 != setup.rubric.sha256 { return false }
    return label.status == .stopped || label.inputSHA256 == inputSHA256(of: entry)
  }

  func inputSHA256(of entry: Batch.Entry) -> Hash {
    switch entry.content {
    case .value(let value): Hash(of: value.rawBytes)
    case .broken: Hash(of: [])
    }
  }
}
