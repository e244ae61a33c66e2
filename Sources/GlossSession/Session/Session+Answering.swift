import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension Session {
  /// The face drew the open item, or the page before it: from now on it can be answered.
  package mutating func didShow(_ now: Moment) {
    guard visibleSince == nil, phase != .left else { return }
    visibleSince = now
    account(now)
    guard prompt == nil, open != nil, open?.shownAt == nil else { return }
    open?.shownAt = now
    _ = timekeeper.input(at: now)
  }

  /// Why answers are not taken now, if they are not: the item was not on the screen long enough
  /// to have been meant.
  func guardRefusal(_ now: Moment) -> String? {
    guard setup.guardMS > 0 else { return nil }
    let what = prompt == nil ? "item" : "page"
    guard let visibleSince else {
      return "That key came before this \(what) was on the screen; it answered nothing."
    }
    let ms = now.monotonic - visibleSince.monotonic
    guard ms < Int64(setup.guardMS) else { return nil }
    return
      "That key came \(ms) ms after this \(what); it answered nothing (guard \(setup.guardMS) ms)."
  }

  /// Hands a key to the focused question. False where the key means nothing to it.
  package mutating func press(
    _ key: Key, _ now: Moment, columns: Int, panel: Asked.Panel = Asked.Panel()
  ) -> Bool {
    guard takesAnswers, let item = open, !item.state.entries.isEmpty else { return false }
    if item.mask != nil { return pressMasked(key, item) }
    if item.state.asksConfidence { return pressConfidence(key, now) }
    return hand(now, explicit: key.code == .enter || key == .control("s")) {
      $0.press(key, columns: columns, panel: panel)
    }
  }

  /// An answering key on a masked item answers nothing, and is none of a command's either.
  private mutating func pressMasked(_ key: Key, _ item: OpenItem) -> Bool {
    let bindings = item.state.entries[item.state.focus].ask.question.kind.bindings
    guard let typed = key.typed, bindings.contains(where: { $0.key == typed }) else { return false }
    say(maskedSentence, .warning)
    return true
  }

  /// Hands a paste to the focused question. False where that takes none.
  package mutating func paste(_ text: String, _ now: Moment) -> Bool {
    guard takesAnswers, maskRefusal == nil, let item = open, !item.state.entries.isEmpty,
      !item.state.asksConfidence
    else {
      return false
    }
    return hand(now, explicit: false) { $0.writing?.paste(text) ?? .ignored }
  }

  /// Puts what `EDITOR` made of the focused question's text in its place.
  package mutating func replaceText(_ text: String, _ now: Moment) {
    guard takesAnswers, open?.editableText != nil else { return }
    _ = hand(now, explicit: false) {
      $0.writing?.replaceText(text)
      return .changed
    }
  }

  /// Does something to the focused question's draft, and what follows from it.
  private mutating func hand(
    _ now: Moment, explicit: Bool, _ act: (inout any Ask) -> Pressed
  ) -> Bool {
    guard var item = open else { return false }
    let focus = item.state.focus
    let before = item.state.entries[focus].ask
    var ask = before
    let pressed = act(&ask)
    if pressed == .ignored {
      item.state.entries[focus].ask = ask
      open = item
      return false
    }
    if case .refused = pressed, explicit, !ask.question.required,
      item.standing(focus) == .untouched
    {
      pass(now)
      return true
    }
    if case .refused(let why) = pressed {
      say(why, .warning)
      return true
    }
    let gives = ask.values != before.values || pressed == .answered
    if gives, let refusal = guardRefusal(now) {
      sayFirmly(refusal, now)
      return true
    }
    tick(now)
    change(to: ask, answered: pressed == .answered, now, explicit: explicit)
    return true
  }

  /// Hands a line of plain mode to the focused question; nil where it was taken.
  package mutating func enter(_ line: String, _ now: Moment) -> Entered {
    guard takesAnswers, let item = open, !item.state.entries.isEmpty else {
      return .refused("there is nothing to answer")
    }
    if item.mask != nil { return .refused(CareWords.maskedLine) }
    if let refusal = guardRefusal(now) { return .refused(refusal) }
    let focus = item.state.focus
    var ask = item.state.entries[focus].ask
    let entered = ask.enter(line)
    if case .refused = entered {
      // The lines of a text that was not ended are no part of the answer yet.
      if ask.values == item.state.entries[focus].ask.values {
        open?.state.entries[focus].ask = ask
        keepText(focus, now)
      }
      return entered
    }
    tick(now)
    // A line says it all, "none" as well.
    if entered == .answered { open?.state.entries[focus].misfit = nil }
    change(to: ask, answered: entered == .answered, now, explicit: true)
    return entered
  }

  /// Puts a changed ask in place, and goes on if it is an answer.
  mutating func change(to ask: any Ask, answered: Bool, _ now: Moment, explicit: Bool) {
    guard var item = open else { return }
    placeOfLeaving = nil
    let focus = item.state.focus
    let before = item.state
    let asked = item.askedIndexes
    let changesValue = ask.values != before.entries[focus].ask.values
    let wasWriting = item.editableText != nil
    if answered || changesValue && !wasWriting {
      var before = before
      // What is written is the draft's to take back: here only that it was given as the answer.
      if wasWriting { before.entries[focus].ask = ask }
      item.history.append(before)
    }
    if changesValue { item.state.entries[focus].misfit = nil }
    item.state.entries[focus].ask = ask
    if answered {
      item.state.entries[focus].isAnswered = true
      item.state.asksConfidence = setup.rubric.confidence(for: ask.question) != .off
    } else if item.standing(focus) != .complete {
      item.state.entries[focus].isAnswered = false
    }
    open = item
    keepText(focus, now)
    let lost = followBranches(from: asked)
    guard answered, open?.state.asksConfidence == false else { return }
    guard !lost.isEmpty, !explicit else { return moveOn(now, explicit: explicit) }
    // Without saving: a question that is still open comes next.
    if let item = open, !item.askedIndexes.allSatisfy({ item.state.entries[$0].isAnswered }) {
      moveOn(now, explicit: false)
    }
    say(SessionWords.noLongerAsked(lost, undo: way(to: .undo)), .warning)
  }

  /// From 1 (a guess) to 5 (sure); Enter passes where it is optional.
  private mutating func pressConfidence(_ key: Key, _ now: Moment) -> Bool {
    if let digit = key.typed?.wholeNumberValue, (1...5).contains(digit) {
      giveConfidence(digit, now, explicit: false)
      return true
    }
    guard key == Key(.enter), let item = open else { return false }
    guard
      setup.rubric.confidence(for: item.state.entries[item.state.focus].ask.question) == .optional
    else {
      say("How sure are you? 1 (a guess) to 5 (sure).", .warning)
      return true
    }
    giveConfidence(0, now)
    return true
  }

  /// Sets the confidence in the focused answer, 0 for none given, and goes on.
  ///
  /// - Parameter explicit: it was entered, and not pressed: then the last question's saves.
  package mutating func giveConfidence(_ value: Int, _ now: Moment, explicit: Bool = true) {
    guard var item = open, item.state.asksConfidence else { return }
    tick(now)
    item.history.append(item.state)
    item.state.entries[item.state.focus].confidence = value
    item.state.asksConfidence = false
    open = item
    moveOn(now, explicit: explicit)
  }

  /// Undoes the last change of the draft; an untouched draft goes back to the label before.
  package mutating func undo(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    if undoWithinText(now) { return say("Undone.") }
    guard var item = open, !item.history.isEmpty else { return goBack(now) }
    let asked = item.askedIndexes
    item.undo()
    open = item
    keepWritten(after: asked, now)
    say("Undone.")
  }

  /// Takes back what the focused question's draft remembers by itself.
  private mutating func undoWithinText(_ now: Moment) -> Bool {
    guard takesAnswers, var item = open, item.state.entries.indices.contains(item.state.focus),
      !item.state.asksConfidence
    else { return false }
    let focus = item.state.focus
    guard item.state.entries[focus].ask.takingBack?.undo() == true else { return false }
    if item.standing(focus) != .complete { item.state.entries[focus].isAnswered = false }
    open = item
    keepText(focus, now)
    return true
  }

  /// Notes that something was typed, for `active_ms` and for the hours.
  package mutating func tick(_ now: Moment) {
    let gap = timekeeper.input(at: now)
    let works = [.labeling, .practice].contains(timekeeper.activity)
    if works, prompt == nil, open?.shownAt != nil {
      open?.activeMS += min(gap, Int64(setup.rubric.idleCapSeconds) * 1000)
    }
    if prompt == nil, open?.isMaskedKind == true { maskedMS += gap }
    // What an offer's time counts as is known when it ends.
    if prompt?.kind != .offer { record(timekeeper.flushIfDue(at: now), now) }
  }

  /// The guideline was opened or closed: time with it open is reading.
  ///
  /// Over the offer of a break it is no part of that break, which ends before and begins again.
  package mutating func setReading(_ isReading: Bool, _ now: Moment) {
    if isReading { endOffer(now) }
    tick(now)
    self.isReading = isReading
    if !isReading, prompt?.kind == .offer { visibleSince = now }
    account(now)
  }
}
