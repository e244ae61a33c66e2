import GlossJournal
import GlossTasks

extension OpenItem {
  /// Answers to it are practice: explained, and never labels.
  package var isPractice: Bool { presented?.item.practice != nil }
}

extension Sitting {
  /// Records what was answered to a practice item, explains what was expected, and goes on.
  mutating func finishPractice(_ now: Moment) {
    guard let item = open, let id = item.id, let practice = item.presented?.item.practice else {
      return
    }
    record(.practice(item: id, answers: answers(item), ms: Int(item.activeMS)), now)
    passed.insert(item.place)
    refreshDone(item.place)
    forgetUnsaved(of: id)
    wantsRationale = false
    let isAside = trailIndex != nil || returnPlace != nil
    if isAside { comeBack(now) } else { openNext(now) }
    put(PracticeWords.explanation(blocks(item), practice.explanation))
    account(now)
  }

  private func blocks(_ item: OpenItem) -> [Prompt.Block] {
    item.askedIndexes.flatMap { index -> [Prompt.Block] in
      let (ask, draft) = (item.asks[index], item.state.entries[index].draft)
      guard let expected = ask.expected else { return [] }
      let isSame = ask.gives(draft, expected)
      return [
        .heading(ask.question.title + ": " + (isSame ? PracticeWords.same : PracticeWords.other)),
        .value(name: PracticeWords.given, ask.inWords(draft)),
        .value(name: PracticeWords.expected, ask.inWords(expected)), .gap,
      ]
    }
  }
}
