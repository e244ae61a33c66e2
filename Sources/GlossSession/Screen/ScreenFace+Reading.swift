import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  mutating func openGuideline(_ clause: ID?, _ now: Moment, over behind: Behind = .answering) {
    let focused = session.open.flatMap { item in
      item.state.entries.indices.contains(item.state.focus)
        ? item.state.entries[item.state.focus].ask.question.clause : nil
    }
    var reading = Reading(page: .guideline, behind: behind)
    let page = page(of: reading)
    if let wanted = clause ?? focused, let line = page.lineOfClause[wanted] {
      reading.scroll = scroll(to: line, of: page)
    }
    session.setReading(true, now)
    mode = .reading(reading)
  }

  mutating func press(_ key: Key, _ reading: Reading, _ now: Moment) {
    var reading = reading
    let total = page(of: reading).lines.count
    session.tick(now)
    switch key {
    case .character("k"):
      reading.page = reading.page == .keys ? .guideline : .keys
      reading.scroll.home()
    case .character("t"):
      reading.page = reading.page == .terms ? .guideline : .terms
      reading.scroll.home()
    // The page's own keys come first, whatever else opens it.
    case _ where opensHelp(key), Key(.escape), .character("q"), Key(.enter):
      session.setReading(false, now)
      mode = reading.behind.mode
      return
    case Key(.down): reading.scroll.scroll(by: 1, total: total, visible: readingRows)
    case Key(.up): reading.scroll.scroll(by: -1, total: total, visible: readingRows)
    case .character(" "): reading.scroll.page(by: 1, total: total, visible: readingRows)
    case .character("]"): step(1, &reading)
    case .character("["): step(-1, &reading)
    default:
      if !reading.scroll.handle(key, total: total, visible: readingRows), pressApart(key, now) {
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

  mutating func pressTopic(_ key: Key, _ now: Moment) {
    session.tick(now)
    let topics = Happening.Topic.allCases
    if key == Key(.escape) {
      mode = .answering
    } else if opensHelp(key) {
      openGuideline(nil, now, over: .topic)
    } else if let digit = key.typed?.wholeNumberValue, topics.indices.contains(digit - 1) {
      edit(.note(topics[digit - 1]), session.unsentNote)
    } else if !pressApart(key, now) {
      session.say("Choose a topic by its digit; Esc goes back.", .warning)
    }
  }

  mutating func find(_ text: String) {
    guard !text.isEmpty else { return }
    let found = session.find(text)
    guard !found.hits.isEmpty else {
      return session.say(SessionWords.foundNone(text, unsearched: found.unsearched), .warning)
    }
    mode = .finding(Finding(text: text, hits: found.hits, unsearched: found.unsearched))
  }

  mutating func press(_ key: Key, _ finding: Finding, _ now: Moment) {
    session.tick(now)
    var finding = finding
    let last = finding.hits.count - 1
    switch key {
    case Key(.escape), .character("q"):
      mode = .answering
      return
    case _ where opensHelp(key): return openGuideline(nil, now, over: .finding(finding))
    case Key(.enter):
      mode = .answering
      return session.goTo(place: finding.hits[finding.selected].place, now)
    case Key(.down): finding.selected = min(finding.selected + 1, last)
    case Key(.up): finding.selected = max(finding.selected - 1, 0)
    case Key(.pageDown): finding.selected = min(finding.selected + readingRows, last)
    case Key(.pageUp): finding.selected = max(finding.selected - readingRows, 0)
    case Key(.home): finding.selected = 0
    case Key(.end): finding.selected = last
    default: if pressApart(key, now) { return }
    }
    mode = .finding(finding)
  }
}
