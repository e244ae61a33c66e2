import GlossJSON
import GlossJournal
import GlossTasks

extension OpenItem {
  /// Answers to it are practice: explained, and never labels.
  package var isPractice: Bool { presented?.item.practice != nil }
}

extension Session {
  /// Records what was answered to a practice item, explains what was expected, and goes on.
  mutating func finishPractice(_ now: Moment) {
    guard let item = open, let id = item.id, let practice = item.presented?.item.practice else {
      return
    }
    record(.practice(item: id, answers: answers(item), ms: Int(item.activeMS)), now)
    items.passOver(item.place, isPractised: true)
    forgetUnsaved(of: id)
    wantsRationale = false
    if items.isAside { comeBack(now) } else { openNext(now) }
    beginWriting()
    pages.put(SessionWords.Practice.explanation(blocks(item), practice.explanation))
    account(now)
  }

  /// Each question with what was given and what was expected, response by response where it is of
  /// them; nothing of a question that nothing is expected of.
  private func blocks(_ item: OpenItem) -> [Prompt.Block] {
    setup.rubric.questions.flatMap { question -> [Prompt.Block] in
      let indexes = item.askedIndexes.filter {
        item.state.entries[$0].ask.question.name == question.name
      }
      var (given, expected, others): ([String], [String], [ID]) = ([], [], [])
      var count = 0
      for index in indexes {
        let (ask, entry) = (item.state.entries[index].ask, item.state.entries[index])
        guard let wanted = ask.expected else { continue }
        let letter = item.presented?.letter(of: ask.asked.of)
        let words = entry.isAnswered ? ask.inWords : SessionWords.Practice.nothing
        given.append(SessionWords.Practice.line(words, of: letter))
        expected.append(SessionWords.Practice.line(wanted.inWords, of: letter))
        let values = entry.isAnswered ? ask.values : []
        count += wanted.values.count
        others += wanted.values.filter { !values.contains($0) }.map(\.of)
      }
      guard count > 0 else { return [] }
      let verdict =
        others.count == count
        ? SessionWords.Practice.other
        : SessionWords.Practice.same(but: others.compactMap { item.presented?.letter(of: $0) })
      return [
        .heading(SessionWords.of(question.title, verdict)),
        .value(name: SessionWords.Practice.given, given.joined(separator: "\n")),
        .value(name: SessionWords.Practice.expected, expected.joined(separator: "\n")), .gap,
      ]
    }
  }
}
