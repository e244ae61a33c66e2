import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  mutating func openGuideline(
    _ clause: ID?, over behind: Behind = .answering, _ store: inout SessionStore, _ now: Moment
  ) {
    let focused = session.open.flatMap { item in
      item.state.entries.indices.contains(item.state.focus)
        ? item.state.entries[item.state.focus].ask.question.clause : nil
    }
    var reading = Reading(page: .guideline, behind: behind)
    let page = page(of: reading)
    if let wanted = clause ?? focused, let line = page.lineOfClause[wanted] {
      reading.scroll = scroll(to: line, of: page)
    }
    apply(.reading(true), &store, now)
    mode = .reading(reading)
  }

  mutating func open(_ page: Reading.Page, _ store: inout SessionStore, _ now: Moment) {
    apply(.reading(true), &store, now)
    mode = .reading(Reading(page: page))
  }

  mutating func press(
    _ key: Key, _ reading: Reading, _ store: inout SessionStore, _ now: Moment
  ) {
    var reading = reading
    let total = page(of: reading).lines.count
    apply(.input, &store, now)
    switch key {
    case .character("k"):
      reading.page = reading.page == .keys ? .guideline : .keys
      reading.scroll.home()
    case .character("t"):
      reading.page = reading.page == .terms ? .guideline : .terms
      reading.scroll.home()
    // The page's own keys come first, whatever else opens it.
    case _ where opensHelp(key), Key(.escape), .character("q"), Key(.enter):
      apply(.reading(false), &store, now)
      mode = reading.behind.mode
      return
    case Key(.down): reading.scroll.scroll(by: 1, total: total, visible: readingRows)
    case Key(.up): reading.scroll.scroll(by: -1, total: total, visible: readingRows)
    case .character(" "): reading.scroll.page(by: 1, total: total, visible: readingRows)
    case .character("]"): step(1, &reading)
    case .character("["): step(-1, &reading)
    default:
      if !reading.scroll.handle(key, total: total, visible: readingRows),
        pressApart(key, &store, now)
      {
        return
      }
    }
    mode = .reading(reading)
  }

  /// Whether a key opens the guideline where keys are no text, and closes it again.
  func opensHelp(_ key: Key) -> Bool {
    key == Key(.function(1)) || key.typed == session.setup.keys.key(of: .guideline)
  }

  /// To the next clause, or the one before.
  func step(_ direction: Int, _ reading: inout Reading) {
    let page = page(of: reading)
    let lines = page.lineOfClause.values.sorted()
    let here = reading.scroll.offset == 0 ? 0 : reading.scroll.offset + 1
    let next =
      direction > 0 ? lines.first { $0 > here } : lines.last { $0 < here }
    guard let next else { return }
    reading.scroll = scroll(to: next, of: page)
  }

  /// With a line at the top, under the cue that says how much is above it.
  func scroll(to line: Int, of page: ReadingPage) -> ScrollState {
    var scroll = ScrollState()
    scroll.scroll(by: max(line - 1, 0), total: page.lines.count, visible: readingRows)
    return scroll
  }

  mutating func pressTopic(_ key: Key, _ store: inout SessionStore, _ now: Moment) {
    apply(.input, &store, now)
    let topics = Happening.Topic.allCases
    if key == Key(.escape) {
      mode = .answering
    } else if opensHelp(key) {
      openGuideline(nil, over: .topic, &store, now)
    } else if let digit = key.typed?.wholeNumberValue, topics.indices.contains(digit - 1) {
      edit(.note(topics[digit - 1]), session.unsentNote)
    } else if !pressApart(key, &store, now) {
      say("Choose a topic by its digit; Esc goes back.", tone: .warning, &store, now)
    }
  }

  mutating func find(_ text: String, _ store: inout SessionStore, _ now: Moment) {
    guard !text.isEmpty else { return }
    let found = session.find(text)
    guard !found.hits.isEmpty else {
      return say(
        SessionWords.foundNone(text, unsearched: found.unsearched), tone: .warning, &store, now)
    }
    mode = .finding(Finding(text: text, hits: found.hits, unsearched: found.unsearched))
  }

  mutating func press(
    _ key: Key, _ finding: Finding, _ store: inout SessionStore, _ now: Moment
  ) {
    apply(.input, &store, now)
    var finding = finding
    let last = finding.hits.count - 1
    switch key {
    case Key(.escape), .character("q"):
      mode = .answering
      return
    case _ where opensHelp(key): return openGuideline(nil, over: .finding(finding), &store, now)
    case Key(.enter):
      mode = .answering
      let place = finding.hits[finding.selected].place
      _ = apply(.chose(place: place), &store, now)
      return
    case Key(.down): finding.selected = min(finding.selected + 1, last)
    case Key(.up): finding.selected = max(finding.selected - 1, 0)
    case Key(.pageDown): finding.selected = min(finding.selected + readingRows, last)
    case Key(.pageUp): finding.selected = max(finding.selected - readingRows, 0)
    case Key(.home): finding.selected = 0
    case Key(.end): finding.selected = last
    default: if pressApart(key, &store, now) { return }
    }
    mode = .finding(finding)
  }
}
