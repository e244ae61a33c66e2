import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The full-screen face of a session: keys in, a frame out.
///
/// It holds what is shown and typed, and nothing of the session. After everything that happens, and
/// once what the session wants is carried out, it is settled: then what stands where is found, which
/// the next key and the frame read.
package struct ScreenFace: Sendable {
  package internal(set) var mode: Mode = .answering
  /// What only the outside can do; the loop takes it after each event.
  package internal(set) var request: Request?

  var view: ScreenLayout.View
  var layout = ScreenLayout()
  /// The page before the item, while there is one.
  var prompt: Reader?
  /// Scrolling by pane of the open item; an item that opens begins at its top.
  var scrolls: [Int: ScrollState] = [:]
  /// The command lines of this session, for Up to bring back.
  var commandLines: [String] = []
  private var kept = KeptItem()
  /// With which text going through them one by one began.
  var zoomedFirst: Int?
  /// What the page before the item is about, as it is shown beside it.
  private(set) var explained = ScreenLayout()
  private var shownPlace: Int?
  private var shownMask: Mask?
  private var revealed: Revealed?
  /// The place of the differences that was brought into view.
  private var shownDifference: Differences.Place?
  /// The guideline as it is drawn beside the item.
  private var guideline: ReadingPage?
  /// The response that keys went to when the screen was last settled.
  private var focused: ID?

  /// What keys go to.
  package indirect enum Mode: Hashable, Sendable {
    case answering
    /// Closing the page goes back to where it was opened.
    case reading(Reader, over: Mode)
    case editing(Editing)
    /// The note's topic is being chosen.
    case topic
    case finding(Finder)
    case listing(Overview)
  }

  package enum Request: Hashable, Sendable {
    /// Open `EDITOR` on this text, which is of that field; answer with `edited`.
    case editor(String, UnsavedText.Field?)
    case suspend
    case redraw
  }

  /// Where a cursor stood when it was brought into view.
  private struct Revealed: Equatable {
    let cursor: TextMark?
    let line: Int
    let total: Int
    let region: Region
  }

  package init(_ store: inout SessionStore, columns: Int, rows: Int, _ now: Moment) {
    view = ScreenLayout.View(columns: columns, rows: rows)
    settle(&store, now)
  }

  package var columns: Int { view.columns }
  package var rows: Int { view.rows }
  package var isTooSmall: Bool { view.isTooSmall }

  /// The open item itself is on the screen, so that it can be answered.
  package var showsItem: Bool {
    switch mode {
    case .answering, .editing, .topic: !isTooSmall
    case .reading, .finding, .listing: false
    }
  }

  /// Settled afterwards, as after everything.
  package mutating func resize(columns: Int, rows: Int) {
    view.columns = columns
    view.rows = rows
  }

  package mutating func takeRequest() -> Request? {
    defer { request = nil }
    return request
  }

  // MARK: After each event

  /// Brings what is shown in line with the session, and finds what stands where.
  package mutating func settle(_ store: inout SessionStore, _ now: Moment) {
    followItem(store.session)
    if store.session.wantsRationale, case .answering = mode,
      case .rationale(let ask)? = store.session.missing
    {
      store.apply(.asksRationale, now)
      let typed = store.session.typedRationale(ask: ask) ?? ""
      mode = .editing(Editing(.rationale(ask: ask, thenSaves: true), typed))
      store.apply(.said(Session.Notice(SessionWords.asksRationale)), now)
    }
    let session = store.session
    if case .reading(let reader, let behind) = mode {
      mode = .reading(reader.fitting(session, view), over: behind)
    }
    if case .listing(let overview) = mode, overview.isFor(view) == false {
      mode = .listing(overview.fitting(session, view))
    }
    prompt = session.prompt.map { page in
      prompt.flatMap { $0.page == .prompt(page) ? $0.fitting(session, view) : nil }
        ?? Reader(.prompt(page), session, view)
    }
    let isInView =
      mode == .answering && session.prompt == nil && session.open?.drawn != nil && !isTooSmall
    let wanted = isInView ? newFocus(session) : nil
    layOut(session)
    guard isInView else { return }
    if let wanted { reveal(response: wanted) }
    revealOpening()
    revealDifference()
    revealCursor()
  }

  /// What is kept of an item goes with it, and behind another mask its texts are others.
  private mutating func followItem(_ session: Session) {
    if session.open?.place != shownPlace {
      shownPlace = session.open?.place
      scrolls = [:]
      view.zoom = nil
      zoomedFirst = nil
      view.opensHead = false
      view.differences = nil
      kept = KeptItem()
      revealed = nil
      focused = nil
    }
    if let texts = session.open?.drawn?.texts {
      view.hasOneColumn = !(2...6).contains(texts.count(where: \.part.isResponse))
    }
    if session.open?.mask != shownMask {
      shownMask = session.open?.mask
      kept = KeptItem()
    }
  }

  mutating func layOut(_ session: Session) {
    layout = ScreenLayout(session, view, &kept)
    var plain = view
    (plain.zoom, plain.opensHead, plain.differences) = (nil, false, nil)
    var texts = KeptItem()
    explained =
      prompt.flatMap { page in
        page.about.map { ScreenLayout($0, in: page.part(of: plain), plain, &texts) }
      } ?? ScreenLayout()
    if let end = explained.panes.map({ $0.region.row + $0.region.rows }).max() {
      prompt?.rise(below: end)
    }
    if let columns = layout.clause?.columns, guideline?.width != columns {
      guideline = ReadingPage(.guideline, session, width: columns)
    }
  }

  /// What the guideline says of what is under the cursor, else of the question.
  func clauseNote(_ session: Session) -> ReadingPage? {
    guard session.open?.mask == nil, let clause = session.open?.focused?.ask.clause else {
      return nil
    }
    return guideline?.only(clause)
  }

  /// The response that keys go to now, where that is another than before; one that stands alone on
  /// the screen makes way for it. Nobody moved to the first: an item opens at its last turn.
  private mutating func newFocus(_ session: Session) -> ID? {
    guard let item = session.open, let ask = item.focused?.ask, let drawn = item.drawn else {
      return nil
    }
    let (before, of) = (focused, ask.focusedResponse)
    focused = of
    let isOther = before.map { $0 != of } ?? false
    guard of != "", isOther else { return nil }
    guard let zoom = view.zoom else { return of }
    let panes = Pane.panes(of: drawn)
    if panes.indices.contains(zoom), panes[zoom].isResponse {
      view.zoom = panes.firstIndex { $0.isResponse && $0.sections[0].text.of == of } ?? zoom
    }
    return nil
  }

  /// Brings a response into view where all texts are one pane.
  private mutating func reveal(response: ID) {
    guard let joined = layout.panes.first(where: { $0.index == ScreenLayout.joinedPane }),
      let line = joined.line(of: response)
    else { return }
    show(line, in: joined)
  }

  private mutating func show(_ line: Int, in pane: PlacedPane) {
    scrolls[pane.index] = ScrollState(
      showing: line, total: pane.lineCount, visible: pane.body.rows)
  }

  /// An item opens at the last turn of the user, where what comes before it does not fold.
  private mutating func revealOpening() {
    for pane in layout.panes where pane.isCut && scrolls[pane.index] == nil {
      guard let line = pane.pane.opening.flatMap(pane.line), line > 0 else { continue }
      show(line, in: pane)
    }
  }

  /// Brings a difference into view, on both sides.
  private mutating func revealDifference() {
    let place = view.differences?.place
    guard place != shownDifference else { return }
    shownDifference = place
    for side in place?.sides ?? [] {
      for pane in layout.panes {
        guard let line = pane.line(of: side.of, at: side.range.lowerBound) else { continue }
        scrolls[pane.index, default: ScrollState()].reveal(
          line, total: pane.lineCount, visible: pane.body.rows)
      }
    }
  }

  /// Scrolls to the draft's cursor, where it moved or its place on the screen did: otherwise
  /// nobody could scroll away from it to read.
  private mutating func revealCursor() {
    for pane in layout.panes {
      guard let line = pane.cursorLine else { continue }
      let (total, region) = (pane.lineCount, pane.body)
      let now = Revealed(cursor: layout.cursor, line: line, total: total, region: region)
      guard now != revealed else { continue }
      revealed = now
      // The lanes under a line belong to it.
      for line in [min(line + 1, total - 1), line] {
        scrolls[pane.index, default: ScrollState()].reveal(
          line, total: total, visible: region.rows)
      }
    }
  }

  // MARK: What is shown

  /// Scrolls what is shown, if a key scrolls: what is judged together, line by line with each other,
  /// or what stands alone. Past its top comes what is folded above it, and past that one's end what
  /// is judged again.
  mutating func scroll(by key: Key) -> Bool {
    let judged = layout.panes.filter { !$0.pane.isHead }
    let head = layout.panes.first(where: \.pane.isHead)
    let isAtTop = judged.allSatisfy { !$0.isCut || scrolls[$0.index, default: .init()].offset == 0 }
    // Where all that is judged is whole, what else there is to scroll is what was asked.
    let isHeadsTurn = view.opensHead || !judged.contains(where: \.isCut)
    let shown = head.map { isHeadsTurn ? [$0] : judged } ?? judged
    // A short text beside a long one is no measure for it.
    let moving = shown.contains(where: \.isCut) ? shown.filter(\.isCut) : shown
    let page = max((moving.map(\.body.rows).min() ?? 0) - 2, 1)
    guard let lines = key.step(page: page) else { return false }
    if layout.canOpenHead, !view.opensHead, isAtTop, lines < 0 || isHeadsTurn {
      view.opensHead = true
      (head ?? judged.first).map { scrolls[$0.index] = nil }
      return true
    }
    if view.opensHead, lines > 0, let head, isAtEnd(head) {
      view.opensHead = false
      scrolls[head.index] = nil
      return true
    }
    for pane in shown {
      scrolls[pane.index, default: ScrollState()].scroll(
        by: lines, total: pane.lineCount, visible: pane.body.rows)
    }
    return true
  }

  private func isAtEnd(_ pane: PlacedPane) -> Bool {
    scrolls[pane.index, default: ScrollState()].offset + pane.body.rows >= pane.lineCount
  }
}
