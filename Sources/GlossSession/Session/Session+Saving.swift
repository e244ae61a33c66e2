import GlossJSON
import GlossJournal
import GlossTasks

/// What still has to be written before an item can be saved.
package enum Missing: Hashable, Sendable {
  /// A rationale: the item's, or that of an ask.
  case rationale(ask: ID?)
}

extension Session {
  /// The rationale that saving would still ask for; nil where nothing is missing.
  package var missing: Missing? {
    guard let item = open, item.presented != nil else { return nil }
    if let index = placeOfMissingRationale(item) {
      return .rationale(ask: item.state.entries[index].ask.key)
    }
    let wantsOne = setup.rubric.rationale == .required && item.state.rationale.isEmpty
    return wantsOne ? .rationale(ask: nil) : nil
  }

  /// The first ask that has an answer and lacks the rationale that it must have.
  private func placeOfMissingRationale(_ item: OpenItem) -> Int? {
    item.askedIndexes.first { index in
      let entry = item.state.entries[index]
      return entry.isAnswered && entry.rationale.isEmpty
        && setup.rubric.rationale(for: item.state.entries[index].ask.question) == .required
    }
  }

  /// Saves what is answered, or says what is missing and goes there. A missing rationale is left
  /// for the face to ask for: see `wantsRationale`.
  mutating func save(_ now: Moment) {
    guard takesAnswers, open?.presented != nil else { return }
    if let maskRefusal { return say(maskRefusal, .warning) }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    wantsRationale = false
    guard var item = open else { return }
    if let index = item.askedIndexes.first(where: { item.state.entries[$0].misfit != nil }) {
      return tellMisfit(index)
    }
    for index in item.askedIndexes {
      let question = item.state.entries[index].ask.question
      switch item.standing(index) {
      case .complete: item.update { $0.entries[index].isAnswered = true }
      case .untouched where !question.required:
        item.update { $0.entries[index].isAnswered = false }
        continue
      case .untouched:
        open?.update { $0.focus = index }
        return say(SessionWords.noAnswer(to: question.title), .warning)
      case .incomplete(let what):
        open?.update { $0.focus = index }
        return say(SessionWords.of(question.title, what), .warning)
      }
      if setup.rubric.confidence(for: question) == .required,
        item.state.entries[index].confidence == 0
      {
        open?.update { $0.focus = index }
        open?.update { $0.asksConfidence = true }
        return say(SessionWords.howSure(.required), .warning)
      }
    }
    open = item
    if let index = placeOfMissingRationale(item) {
      open?.update { $0.focus = index }
      open?.update { $0.asksConfidence = false }
    }
    if missing != nil {
      wantsRationale = true
      return
    }
    if item.isPractice { return finishPractice(now) }
    append(.answered, now)
  }

  /// Says once that something of an earlier answer no longer fits, before the item is saved without
  /// it.
  private mutating func tellMisfit(_ index: Int) {
    guard let item = open, let misfit = item.state.entries[index].misfit else { return }
    open?.update { $0.focus = index }
    open?.update { $0.asksConfidence = false }
    open?.update { $0.entries[index].misfit = nil }
    let told = SessionWords.misfit(misfit, item.state.entries[index].ask.question.title)
    say(told + " " + SessionWords.mend(isOpen: item.standing(index) == .untouched), .warning)
  }

  /// Skips the item: no reason is asked, and it costs nothing.
  mutating func skip(_ now: Moment) {
    guard takesAnswers, let item = open else { return }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    guard item.id != nil, !item.isPractice else {
      items.passOver(item.place)
      items.setAside(item)
      if let id = item.id { forgetUnsaved(of: id) }
      comeBack(now)
      return say(
        item.isPractice
          ? SessionWords.Practice.passedOver
          : SessionWords.passedOver)
    }
    append(.skipped, now)
  }

  /// Withdraws the current label of the open item, or of the one named.
  mutating func withdraw(_ word: String?, _ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    if let word {
      guard let place = items.place(named: word) else {
        return say(SessionWords.noItem(word), .warning)
      }
      if items.isStopped(place) {
        let item = setup.id(at: place)?.string ?? word
        return say(SessionWords.Care.stopIsFinal(item, way(to: .note)), .warning)
      }
      if place != open?.place { goTo(place: place, now) }
      guard open?.place == place else { return }
    }
    guard phase == .working, let label = open?.revising, label.status != .withdrawn else {
      return say(SessionWords.nothingToWithdraw, .warning)
    }
    append(.withdrawn, now)
  }

  mutating func append(_ status: Status, _ now: Moment) {
    guard let item = open, let content = content(status, item, now) else { return }
    pending = Pending(place: item.place, item: content.item, status: status)
    wantsRationale = false
    want(.appendLabel(content))
  }

  private func content(_ status: Status, _ item: OpenItem, _ now: Moment) -> LabelContent? {
    guard let id = item.id else { return nil }
    let before = item.revising
    let savedAt = Timestamp(milliseconds: now.wall)
    if status == .withdrawn, let before {
      var content = before.content
      content.session = setup.sessionID
      content.status = .withdrawn
      content.answers = []
      content.rationale = ""
      content.activeMS = 0
      content.savedAt = savedAt
      content.tool = setup.tool
      return superseding(content, before)
    }
    let presented = item.presented?.item
    let content = LabelContent(
      batch: setup.batch.id, item: id, annotator: setup.annotator, session: setup.sessionID,
      status: status, answers: status == .answered ? answers(item) : [],
      rationale: status == .stopped ? "" : item.state.rationale,
      shownOrder: status == .stopped ? [] : item.presented?.shownOrder ?? [],
      seed: setup.seed, advice: presented?.advice ?? [], rubric: setup.rubric.id,
      rubricVersion: setup.rubric.version, rubricSHA256: setup.rubric.sha256,
      termsSHA256: setup.terms.sha256,
      inputSHA256: setup.inputSHA256(at: item.place),
      shownAt: shownAt(item, now), savedAt: savedAt, activeMS: Int(item.activeMS),
      idleCapMS: setup.rubric.idleCapSeconds * 1000,
      input: status == .stopped ? Input() : presented?.input ?? Input(),
      metadata: status == .stopped ? "" : presented?.metadata ?? "", tool: setup.tool)
    return superseding(content, before)
  }

  /// Numbers the label one higher than the current one; or, where a write of the item failed, than
  /// the label that failed, which may be on the disk all the same.
  private func superseding(_ content: LabelContent, _ before: Label?) -> LabelContent {
    var content = content
    if let unsure = unsure[content.item] {
      content.revision = unsure.revision + 1
      content.supersedes = unsure.id
    } else if let before {
      content.revision = before.revision + 1
      content.supersedes = before.id
    }
    return content
  }

  private func shownAt(_ item: OpenItem, _ now: Moment) -> Timestamp {
    Timestamp(milliseconds: (item.shownAt ?? now).wall)
  }

  /// In rubric order; a question that was passed over, or is not asked, has none. Where one ask
  /// covers all responses, its rationale and confidence go with the value of each.
  func answers(_ item: OpenItem) -> [Answer] {
    item.askedIndexes.flatMap { index -> [Answer] in
      let (ask, entry) = (item.state.entries[index].ask, item.state.entries[index])
      guard entry.isAnswered else { return [] }
      let values = ask.values
      return zip(values, ask.assisted(values)).map { value, assisted in
        var answer = value
        answer.question = ask.question.name
        answer.reason = entry.rationale
        answer.assisted = assisted
        answer.confidence = entry.confidence
        return answer
      }
    }
  }

  // MARK: What came of it

  /// The label is on the disk, synced: now it counts.
  mutating func labelSaved(_ label: Label, _ now: Moment) {
    guard let done = pending else { preconditionFailure("a label came back that nobody sent") }
    let hadBegun = done.status == .answered && hasUnsavedBeside(label.item)
    pending = nil
    unsure[label.item] = nil
    lastSaved = label
    savedCount += 1
    items.take(label, at: done.place)
    if done.status == .skipped, let open { items.setAside(open) }
    forgetUnsaved(of: label.item)
    guard phase != .left else { return }
    if reachedLimit(now) { return }
    if items.isAside { comeBack(now) } else { openNext(now) }
    // After a skip the next key may be the one that takes it back, and must not become text.
    if done.status == .answered { beginWriting() }
    lookAfter(now)
    let confirmation = SessionWords.saved(
      done.status, revision: label.revision, leavingOutTyped: hadBegun,
      back: items.isSetAside(done.place) && done.status == .skipped
        ? String(setup.keys.key(of: .undo)) : nil)
    sayBeforeNews(notice == nil ? confirmation : confirmation + ".", .good)
    if failure != nil { sayBlocked() }
  }

  /// Whether something was typed for an item that its label does not hold: what was begun, or waits
  /// for a question that is not asked.
  private func hasUnsavedBeside(_ item: ID) -> Bool {
    unsaved.all.contains { text in
      switch text.field {
      case .typedRationale, .note: text.item == item
      case .rationale, .text: open?.state.waiting.contains(text) == true
      }
    }
  }

  /// Ends the session where as many labels were saved as it was to have.
  private mutating func reachedLimit(_ now: Moment) -> Bool {
    guard let limit = setup.limit, savedCount >= limit else { return false }
    say(SessionWords.limitReached(savedCount), .good)
    leave(code: 0, now)
    return true
  }

  /// Writing or syncing failed: the label stays on the screen, unsaved, and the journal is closed.
  mutating func labelFailed(_ message: String, id: ID?, revision: Int) {
    if let id, let item = pending?.item { unsure[item] = (id, revision) }
    pending = nil
    hadFailure = true
    failure = .label(message)
    sayBlocked()
  }

  /// An event is on the disk: what it confirms is said now, and the text of a note is forgotten.
  mutating func eventSettled(isSaved: Bool, _ now: Moment) {
    let entry = outbox.takeSettled()
    guard isSaved else { return }
    if case .note(_, _, let item, let text) = entry.happening {
      if unsaved.text(.note, of: item) == text { unsaved.keep("", .note, of: item, now) }
    }
    if let confirmation = entry.confirmation { say(confirmation.text, confirmation.tone) }
  }

  /// Writing or syncing an event failed: it waits with all that follow, and no labels are taken
  /// meanwhile, since people are paid by these events.
  mutating func eventFailed(_ message: String, _ now: Moment) {
    hadFailure = true
    outbox.stop()
    keepWaitingNotes(now)
    if failure == nil { failure = .event(message) }
    sayBlocked()
  }

  /// Keeps the texts of notes that wait as what they were before they were sent.
  mutating func keepWaitingNotes(_ now: Moment) {
    for case .note(_, _, let item, let text) in outbox.waiting.map(\.happening) where item != "" {
      unsaved.keep(text, .note, of: item, now)
    }
    flushDrafts()
  }

  /// Says again that something is not on the disk, and why.
  mutating func sayBlocked() { notice = standingNotice }

  /// What stays said while something is not on the disk.
  package var standingNotice: Notice? {
    failure.map { Notice(SessionWords.notSaved($0), .error) }
  }

  /// Asks to go on in another results directory, since this one failed.
  mutating func changeResults(_ path: String) {
    guard failure != nil else {
      return say(SessionWords.resultsWork, .warning)
    }
    want(.changeResults(path))
  }

  /// The session goes on in another directory: what was there before counts, and what waited is
  /// saved there.
  mutating func resultsChanged(_ found: ResultsFound, _ now: Moment) {
    let isLabel = if case .label = failure { true } else { false }
    failure = nil
    let newer = items.take(found.labels)
    care.past.add(found.past)
    items.optOut(of: care.past.optouts)
    withhold(found.past.withheld, now)
    let arrived = unsaved.add(
      found.unsaved.filter { !found.past.withheld.contains($0.item) }, now)
    if let id = open?.id, newer.contains(id) { open?.revising = items.current[id] }
    if let open, items.standing(open.place) == .done, !open.isTouched, !open.isBegun {
      comeBack(now)
    } else {
      restoreUnsaved(arrived)
    }
    if let news = StartPrompts.news(found.past) { pages.put(news) }
    let remarks = found.remarks.map { " " + $0 }.joined()
    let said = SessionWords.goingOn(in: found.path, hasLabel: isLabel) + remarks
    let beginning = Outbox.Entry(
      happening: sessionStarted, at: Timestamp(milliseconds: now.wall))
    for entry in outbox.start(with: beginning, thenSay: Notice(said, .good)) {
      want(.appendEvent(entry.happening, at: entry.at))
    }
  }
}
