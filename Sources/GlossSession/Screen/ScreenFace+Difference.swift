import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// The two responses of an item that has two.
  private var pair: (first: PresentedText, second: PresentedText)? {
    guard let item = session.open, item.mask == nil else { return nil }
    let responses = (item.presented?.texts ?? []).filter {
      if case .response = $0.part { true } else { false }
    }
    return responses.count == 2 ? (responses[0], responses[1]) : nil
  }

  var comparesResponses: Bool { pair != nil }

  /// `:diff`, which says why where there is nothing to compare.
  mutating func showDifferences(_ store: inout SessionStore, _ now: Moment) {
    apply(.input, &store, now)
    if session.open?.mask != nil {
      return say(session.maskedSentence, tone: .warning, &store, now)
    }
    guard comparesResponses else {
      let count = session.open?.presented?.item.input.responses.count ?? 0
      return say(SessionWords.nothingToCompare(count), tone: .warning, &store, now)
    }
    toggleDifferences(&store, now)
  }

  /// Marks in each response the words that the other has not, or stops it. Found once, since every
  /// frame draws them.
  private mutating func toggleDifferences(_ store: inout SessionStore, _ now: Moment) {
    guard differences == nil, let (first, second) = pair else {
      differences = nil
      return
    }
    let runs = WordDiff(first.text, second.text).runs.filter { $0.change != .same }
    differences = runs.map { run in
      run.change == .removed
        ? TextMark(of: first.of, run.old, .differs(inFirst: true))
        : TextMark(of: second.of, run.new, .differs(inFirst: false))
    }
    if runs.isEmpty {
      say("The two responses are the same, to the last character.", &store, now)
    }
  }
}
