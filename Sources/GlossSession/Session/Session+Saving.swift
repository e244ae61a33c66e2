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
    item.askedIndexes.first {
      let entry = item.state.entries[$0]
      return entry.isAnswered && entry.rationale.isEmpty
        && setup.rubric.rationale(for: entry.ask.question) == .required
    }
  }

  /// Saves what is answered, or says what is missing and goes there; a face asks for a rationale.
  mutating func save(_ now: Moment) {
    guard takesAnswers, open?.presented != nil else { return }
    if let maskRefusal { return warn(maskRefusal) }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    guard var item = open else { return }
    wantsRationale = false
    for index in item.askedIndexes {
      // Said once, before the item is saved without it.
      guard let misfit = item.state.entries[index].misfit else { continue }
      open?.focus(index)
      open?.update { $0.entries[index].misfit = nil }
      let told = SessionWords.misfit(misfit, item.state.entries[index].ask.question.title)
      let isOpen = item.standing(index) == .untouched
      return warn(told + " " + SessionWords.mend(isOpen: isOpen))
    }
    for index in item.askedIndexes {
      let (question, standing) = (item.state.entries[index].ask.question, item.standing(index))
      let lacks: String? =
        switch standing {
        case .complete: nil
        case .untouched: question.required ? SessionWords.noAnswer(to: question.title) : nil
        case .incomplete(let what): SessionWords.of(question.title, what)
        }
      if let lacks {
        open?.focus(index)
        return warn(lacks)
      }
      item.update { $0.entries[index].isAnswered = standing == .complete }
      if standing == .complete, setup.rubric.confidence(for: question) == .required,
        item.state.entries[index].confidence == 0
      {
        open?.focus(index, asksConfidence: true)
        return warn(SessionWords.howSure(.required))
      }
    }
    if let index = placeOfMissingRationale(item) { item.focus(index) }
    open = item
    wantsRationale = missing != nil
    if wantsRationale { return }
    if item.isPractice { finishPractice(now) } else { append(.answered, now) }
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
      return say(item.isPractice ? SessionWords.Practice.passedOver : SessionWords.passedOver)
    }
    append(.skipped, now)
  }

  /// Withdraws the current label of the item named, or of the open one where the name is empty.
  mutating func withdraw(_ word: String, _ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    if !word.isEmpty {
      guard let place = items.place(named: word) else { return warn(noItem(word)) }
      if items.isStopped(place) {
        let item = setup.id(at: place)?.string ?? word
        return warn(SessionWords.Care.stopIsFinal(item, way(to: .note)))
      }
      if place != open?.place { goTo(place: place, returns: true, now) }
      guard open?.place == place else { return }
    }
    guard phase == .working, let label = open?.revising, label.status != .withdrawn else {
      return warn(SessionWords.nothingToWithdraw)
    }
    append(.withdrawn, now)
  }

  mutating func append(_ status: Status, _ now: Moment) {
    guard let item = open, let id = item.id else { return }
    pending = Pending(place: item.place, item: id, status: status)
    wantsRationale = false
    want(.appendLabel(content(status, item, id, now)))
  }

  private func content(
    _ status: Status, _ item: OpenItem, _ id: ID, _ now: Moment
  ) -> LabelContent {
    let savedAt = Timestamp(milliseconds: now.wall)
    var content: LabelContent
    if status == .withdrawn, let before = item.revising {
      content = items.whole(before, at: item.place)
      content.session = setup.sessionID
      content.status = .withdrawn
      content.answers = []
      content.rationale = ""
      content.activeMS = 0
      content.savedAt = savedAt
      content.tool = setup.tool
    } else {
      // Of an item that was stopped at nothing is kept.
      let kept = status == .stopped ? nil : item.presented
      content = LabelContent(
        batch: setup.batch.id, item: id, annotator: setup.annotator, session: setup.sessionID,
        status: status, answers: status == .answered ? answers(item) : [],
        rationale: status == .stopped ? "" : item.state.rationale,
        shownOrder: kept?.shownOrder ?? [], seed: setup.seed,
        advice: item.presented?.item.advice ?? [], rubric: setup.rubric.id,
        rubricVersion: setup.rubric.version, rubricSHA256: setup.rubric.sha256,
        termsSHA256: setup.terms.sha256,
        // Of what was on the screen, whatever became of the file since.
        inputSHA256: item.presented?.item.inputSHA256 ?? setup.inputSHA256(at: item.place),
        shownAt: Timestamp(milliseconds: (item.shownAt ?? now).wall), savedAt: savedAt,
        activeMS: Count(item.activeMS), idleCapMS: Count(setup.rubric.idleCapSeconds * 1000),
        input: kept?.item.input ?? Input(), metadata: kept?.item.metadata ?? "", tool: setup.tool)
    }
    // One higher than the current label; or, where a write of the item failed, than the label that
    // failed, which may be on the disk all the same.
    if let last = unsure[id] ?? item.revising.map({ ($0.id, $0.revision) }) {
      content.revision = last.revision + 1
      content.supersedes = last.id
    }
    return content
  }

  /// In rubric order; a question that was passed over, or is not asked, has none. Where one ask
  /// covers all responses, its rationale and confidence go with the value of each.
  func answers(_ item: OpenItem) -> [Answer] {
    item.asked.filter(\.isAnswered).flatMap { entry -> [Answer] in
      let (ask, suggested) = (entry.ask, entry.ask.suggestion?.values)
      return ask.values.map { value in
        var answer = value
        answer.question = ask.question.name
        answer.reason = entry.rationale
        answer.confidence = entry.confidence
        // What is suggested is in view: what is the same is accepted, however it was given.
        answer.assisted =
          suggested.map { $0.contains(value) ? .accepted : .changed } ?? Assisted.none
        return answer
      }
    }
  }

  // MARK: What came of it

  /// The label is on the disk, synced: now it counts.
  mutating func labelSaved(_ label: Label, _ now: Moment) {
    guard let done = pending else { preconditionFailure("a label came back that nobody sent") }
    let beside = textsBeside(label)
    let words = label.status == .answered ? answerInWords(label, at: done.place) : ""
    pending = nil
    unsure[label.item] = nil
    lastSaved = label
    savedCount += 1
    items.take(label, at: done.place)
    if done.status == .skipped, let open { items.setAside(open) }
    recordExposure(now)
    forgetUnsaved(of: label.item)
    guard phase != .left else { return }
    if let limit = setup.limit, savedCount >= limit {
      say(SessionWords.limitReached(savedCount), .good)
      return leave(code: 0, now)
    }
    comeBack(now)
    leftOut = done.status == .answered ? beside : []
    // After a skip the next key may be the one that takes it back, and must not become text.
    if done.status == .answered { beginWriting() }
    lookAfter(now)
    let undo = way(to: .undo)
    let confirmation =
      leftOut.isEmpty
      ? SessionWords.saved(
        label, words,
        back: done.status == .skipped && items.isSetAside(done.place) ? undo : nil)
      : SessionWords.saved(label, without: Set(leftOut.compactMap(\.field.word)), back: undo)
    sayBeforeNews(notice == nil ? confirmation : confirmation + ".", .good)
    if failure != nil { sayBlocked() }
  }

  /// What was begun for the item, or is for a question not asked, and is not in its label.
  private func textsBeside(_ label: Label) -> [UnsavedText] {
    unsaved.all.filter { text in
      guard text.item == label.item else { return false }
      switch text.field.kind {
      case .typedRationale, .note: return true
      case .rationale, .text, .choice: return open?.state.waiting.contains(text) == true
      case .later, .exposure: return false
      }
    }
  }

  /// Writing or syncing failed: the label stays on the screen, unsaved, and the journal is closed.
  mutating func labelFailed(_ message: String, id: ID?, revision: Count) {
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
      items.note(item)
      if unsaved.text(.note, of: item) == text { unsaved.keep("", .note, of: item, now) }
    }
    if let confirmation = entry.confirmation { say(confirmation.text, confirmation.tone) }
  }

  /// Writing or syncing an event failed: it waits with all that follow, and no labels are taken
  /// meanwhile, since people are paid by these events.
  mutating func eventFailed(_ message: String, _ now: Moment) {
    hadFailure = true
    outbox.isStopped = true
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

  mutating func sayBlocked() { notice = standingNotice }

  /// What stays said while something is not on the disk.
  package var standingNotice: Notice? {
    failure.map { Notice(SessionWords.notSaved($0), .error) }
  }

  mutating func changeResults(_ path: String) {
    if failure == nil { return warn(SessionWords.resultsWork) }
    want(.changeResults(path))
  }

  /// The session goes on in another directory: what was there counts, what waited is saved there.
  mutating func resultsChanged(_ found: ResultsFound, _ now: Moment) {
    let isLabel = if case .label = failure { true } else { false }
    failure = nil
    let newer = items.take(found.labels)
    care.past.add(found.past)
    for item in found.past.noted { items.note(item) }
    items.optOut(of: care.past.optouts)
    withhold(found.past.withheld, now)
    let arrived = unsaved.add(found.unsaved.filter { !found.past.withheld.contains($0.item) }, now)
    items.markLater(Set(arrived.filter { $0.field == .later }.map(\.item)))
    if let id = open?.id, newer.contains(id) { open?.revising = items.current[id] }
    if let open, items.standing(open.place).isDone, !open.isTouched, !open.isBegun {
      comeBack(now)
    } else {
      restoreUnsaved(arrived)
    }
    if let news = StartPrompts.news(found.past) { pages.put(news) }
    let goingOn = SessionWords.goingOn(in: found.path, hasLabel: isLabel)
    let said = ([goingOn] + found.remarks).joined(separator: " ")
    let beginning = Outbox.Entry(happening: sessionStarted, at: Timestamp(milliseconds: now.wall))
    for entry in outbox.start(with: beginning, thenSay: Notice(said, .good)) {
      want(.appendEvent(entry.happening, at: entry.at))
    }
    recordExposures(in: arrived, now)
  }
}

// MARK: Practice

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
    record(.practice(item: id, answers: answers(item), ms: Count(item.activeMS)), now)
    items.passOver(item.place, isPractised: true)
    let compared = compared(item, practice)
    score.take(compared, clauses: clauses(practice, compared))
    recordExposure(now)
    forgetUnsaved(of: id)
    wantsRationale = false
    comeBack(now)
    beginWriting()
    let isLast = !setup.practice.contains { items.standing($0) == .open }
    let clauses = setup.rubric.guideline.clauses
    pages.put(
      SessionWords.Practice.explanation(
        compared.flatMap(\.blocks), Citations.byTitle(practice.explanation, clauses),
        of: item.drawn))
    if isLast { pages.put(SessionWords.Practice.ended(score.blocks(clauses))) }
    account(now)
  }
}
