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
  package mutating func save(_ now: Moment) {
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
      case .complete: item.state.entries[index].isAnswered = true
      case .untouched where !question.required:
        item.state.entries[index].isAnswered = false
        continue
      case .untouched:
        open?.state.focus = index
        return say(SessionWords.of(question.title, "no answer yet"), .warning)
      case .incomplete(let what):
        open?.state.focus = index
        return say(SessionWords.of(question.title, what), .warning)
      }
      if setup.rubric.confidence(for: question) == .required,
        item.state.entries[index].confidence == 0
      {
        open?.state.focus = index
        open?.state.asksConfidence = true
        return say("How sure are you? 1 (a guess) to 5 (sure).", .warning)
      }
    }
    open = item
    if let index = placeOfMissingRationale(item) {
      open?.state.focus = index
      open?.state.asksConfidence = false
    }
    if missing != nil {
      wantsRationale = true
      return
    }
    if item.isPractice { return finishPractice(now) }
    append(.answered, now)
  }

  /// Instead of saving an item without what no longer fits of its earlier answers, says so, once.
  private mutating func tellMisfit(_ index: Int) {
    guard let item = open, let misfit = item.state.entries[index].misfit else { return }
    open?.state.focus = index
    open?.state.asksConfidence = false
    open?.state.entries[index].misfit = nil
    let told = SessionWords.misfit(misfit, item.state.entries[index].ask.question.title)
    let isOpen = item.standing(index) == .untouched
    say(told + " " + (isOpen ? SessionWords.answerAnew : SessionWords.saveAsItStands), .warning)
  }

  /// Skips the item: no reason is asked, and it costs nothing.
  package mutating func skip(_ now: Moment) {
    guard takesAnswers, let item = open else { return }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    guard item.id != nil, !item.isPractice else {
      passed.insert(item.place)
      refreshDone(item.place)
      setItemAside()
      if let id = item.id { forgetUnsaved(of: id) }
      comeBack(now)
      return say(
        item.isPractice
          ? PracticeWords.passedOver
          : "Passed over; without an id there is nothing to record it by.")
    }
    append(.skipped, now)
  }

  /// Withdraws the current label of the open item, or of the one named.
  package mutating func withdraw(_ word: String?, _ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    if let word {
      guard let place = place(named: word) else {
        return say("There is no item \(word).", .warning)
      }
      if isStopped(place) {
        let item = setup.batch.entries[setup.order[place]].id?.string ?? word
        return say(CareWords.stopIsFinal(item, way(to: .note)), .warning)
      }
      if place != open?.place { goTo(place: place, now) }
      guard open?.place == place else { return }
    }
    guard phase == .working, let label = open?.revising, label.status != .withdrawn else {
      return say("There is no label of this item to withdraw.", .warning)
    }
    append(.withdrawn, now)
  }

  mutating func append(_ status: Status, _ now: Moment) {
    guard let item = open, let content = content(status, item, now) else { return }
    pending = Pending(place: item.place, item: content.item, status: status)
    phase = .saving
    wantsRationale = false
    effects.append(.appendLabel(content))
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
      inputSHA256: inputSHA256(of: setup.batch.entries[setup.order[item.place]]),
      shownAt: shownAt(item, now), savedAt: savedAt, activeMS: Int(item.activeMS),
      idleCapMS: setup.rubric.idleCapSeconds * 1000,
      input: status == .stopped ? Input() : presented?.input ?? Input(),
      metadata: status == .stopped ? "" : presented?.metadata ?? "", tool: setup.tool)
    return superseding(content, before)
  }

  /// One more than the writer's current label; or than one of the item that failed on its way to
  /// the disk, which may be there all the same.
  private func superseding(_ content: LabelContent, _ before: Label?) -> LabelContent {
    var content = content
    if let failed = failed[content.item] {
      content.revision = failed.revision + 1
      content.supersedes = failed.id
    } else if let before {
      content.revision = before.revision + 1
      content.supersedes = before.id
    }
    return content
  }

  private func shownAt(_ item: OpenItem, _ now: Moment) -> Timestamp {
    Timestamp(milliseconds: (item.shownAt ?? now).wall)
  }

  /// In rubric order; a question that was passed over, or is not asked, has none. What stands beside
  /// a value is said of every response where one ask is of them all.
  func answers(_ item: OpenItem) -> [Answer] {
    item.askedIndexes.flatMap { index -> [Answer] in
      let (ask, entry) = (item.state.entries[index].ask, item.state.entries[index])
      guard entry.isAnswered else { return [] }
      let values = ask.values
      return zip(values, ask.assisted(values)).map { value, assisted in
        var answer = value
        answer.question = ask.question.name
        answer.rationale = entry.rationale
        answer.assisted = assisted
        answer.confidence = entry.confidence
        return answer
      }
    }
  }

  /// The label is on the disk, synced: now it counts.
  package mutating func labelAppended(_ label: Label, _ now: Moment) {
    guard let done = pending else { preconditionFailure("a label came back that nobody sent") }
    pending = nil
    failed[label.item] = nil
    current[label.item] = label
    lastSaved = label
    savedCount += 1
    if !trail.contains(done.place) || trailIndex == nil { trail.append(done.place) }
    refreshDone(done.place)
    let hadBegun = unsaved.contains { text in
      switch text.field {
      case .typedRationale, .note: text.item == label.item && done.status == .answered
      case .rationale, .text: done.status == .answered && open?.state.waiting.contains(text) == true
      }
    }
    if done.status == .stopped { parked[done.place] = nil }
    if done.status == .skipped { setItemAside() }
    forgetUnsaved(of: label.item)
    guard phase != .left else { return }
    if reachedLimit(now) { return }
    let revises = trailIndex != nil || returnPlace != nil
    if revises { comeBack(now) } else { openNext(now) }
    // After a skip the next key may be the one that goes back to it.
    if done.status == .answered { beginWriting() }
    lookAfter(now)
    var confirmation = Session.confirmation(done.status, label)
    if hadBegun { confirmation += "; what you had begun to write is not part of it" }
    if done.status == .skipped, setAside[done.place] != nil {
      confirmation += "; \(setup.keys.key(of: .undo)) brings back what you had answered"
    }
    sayBeforeNews(notice == nil ? confirmation : confirmation + ".", .good)
  }

  private static func confirmation(_ status: Status, _ label: Label) -> String {
    switch status {
    case .answered: label.revision > 1 ? "saved, revision \(label.revision)" : "saved"
    case .skipped: "skipped, saved"
    case .withdrawn: "withdrawn, saved"
    case .stopped: "stopped, saved"
    }
  }

  /// Writing or syncing failed: the label stays on the screen, unsaved, and the journal is closed.
  package mutating func labelFailed(
    _ message: String, id: ID?, revision: Int, _ now: Moment
  ) {
    if let id, let item = pending?.item { failed[item] = (id, revision) }
    pending = nil
    hadFailure = true
    phase = .blocked(message)
    sayBlocked()
  }

  /// Says again that the open item's label is not on the disk, and why.
  mutating func sayBlocked() { notice = standingNotice }

  /// What stays said while the open item's label is not on the disk.
  package var standingNotice: Notice? {
    guard case .blocked(let message) = phase else { return nil }
    return Notice("NOT SAVED: \(message). Your answer is still here.", .error)
  }

  /// Asks to go on in another results directory, since this one failed.
  package mutating func changeResults(_ path: String, _ now: Moment) {
    guard case .blocked = phase else {
      return say("The results directory works; there is no reason to change it.", .warning)
    }
    effects.append(.changeResults(path))
  }

  /// - Parameter labels: this annotator's current labels there; the newer of two counts.
  package mutating func resultsChanged(to path: String, labels: [Label] = [], _ now: Moment) {
    phase = .working
    for label in labels where current[label.item].map({ $0.id < label.id }) ?? true {
      current[label.item] = label
      if open?.id == label.item { open?.revising = label }
    }
    for place in setup.order.indices { refreshDone(place) }
    say("Going on in \(path). The answer is not saved yet: save once more.", .good)
  }

  package mutating func resultsRefused(_ message: String, _ now: Moment) {
    say(message, .error)
  }

  package mutating func eventFailed(_ message: String) {
    say("An event was not recorded: \(message). Labels are not affected.", .error)
  }
}
